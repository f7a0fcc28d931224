#include "engine/effects.h"

#include "engine/rank.h"
#include "engine/spread.h"

#include <algorithm>

namespace tk::engine {

void explain(const ContentPack& pack, Bounds& bounds, Rule rule, std::vector<QuestionId>& because,
             std::vector<QuestionId>& waiting_on) {
    const auto& reasons = bounds.reasons(rule);
    const auto add = [&](const std::vector<std::int32_t>& inputs, std::vector<QuestionId>& list) {
        list.reserve(list.size() + inputs.size());
        for (const std::int32_t input : inputs) {
            const QuestionId& id = pack.questions[static_cast<std::size_t>(input)].id;
            if (std::ranges::find(list, id) == list.end()) list.push_back(id);
        }
    };
    add(reasons.because, because);
    add(reasons.waiting_on, waiting_on);
}

Effects::Effects(const ContentPack& pack, const std::string& track, Bounds& bounds, Draws* draws)
    : pack_(pack),
      track_(track),
      bounds_(bounds),
      draws_(draws),
      effects_(pack.measures.size()),
      states_(pack.measures.size()),
      ready_(pack.measures.size()) {
    if (draws_ == nullptr) return;
    yardsticks_ = draws_->depends_on(pack.ranking->energy_cost[track_].root);
    yardsticks_ |= draws_->depends_on(pack.ranking->co2_total[track_].root);
    for (const Measure& measure : pack.measures) {
        InputSet set(pack.program.inputs.size());
        for (const std::int32_t root :
             {measure.applies.root, measure.blocked_if.root, measure.electricity.root, measure.gas.root, measure.heat.root,
              measure.oil.root, measure.fuel.root, measure.water.root, measure.gain.root, measure.co2.root,
              measure.avoided_loss.root, measure.capacity_value.root, measure.investment.root, measure.yearly_cost.root})
            set |= draws_->depends_on(root);
        for (const auto& [role, condition] : pack.ranking->roles[track_]) set |= draws_->depends_on(condition.root);
        depends_.push_back(std::move(set));
    }
}

void Effects::read(const InputSet& changed, std::vector<MeasureState>& states) {
    states.reserve(states_.size());
    const bool measured_anew = yardsticks_.meets(changed);
    for (std::size_t i = 0; i < pack_.measures.size(); ++i) {
        if (pack_.measures[i].track != track_) continue;
        const bool anew = !ready_[i] || draws_ == nullptr || depends_[i].meets(changed);
        if (anew) measure(i);
        if (effects_[i].counted && (anew || measured_anew)) rate(effects_[i]);
        ready_[i] = true;
        states.push_back(states_[i]);
    }
}

// Whether the company is one that the measure is for; `share` says in which draws.
Truth Effects::role_fits(const Measure& measure, Column& share, MeasureState& state) {
    share = {1.0};
    const auto& roles = pack_.ranking->roles[track_];
    if (measure.roles.empty() || measure.roles.size() >= roles.size()) return Truth::yes;
    Truth fits = Truth::no;
    Column any{0.0};
    for (const std::string& role : measure.roles) {
        const auto found = roles.find(role);
        if (found == roles.end()) continue;
        fits = fits || bounds_.truth(found->second);
        explain(pack_, bounds_, found->second, state.because, state.waiting_on);
        if (draws_ == nullptr) continue;
        const ColumnView one = draws_->condition(found->second);
        widen(any, one.size());
        for (std::size_t i = 0; i < any.size(); ++i) any[i] = std::max(any[i], at(one, i));
    }
    if (fits == Truth::unknown) share = std::move(any);
    return fits;
}

void Effects::measure(std::size_t place) {
    const Measure& measure = pack_.measures[place];
    MeasureState& state = states_[place] = {};
    effects_[place] = {};
    state.measure = measure.id;
    Column role_share;
    explain(pack_, bounds_, measure.applies, state.because, state.waiting_on);
    const Truth rule = bounds_.truth(measure.applies), role = role_fits(measure, role_share, state);
    state.applies = rule && role;
    state.blocked = measure.blocked_if.empty() ? Truth::no : bounds_.truth(measure.blocked_if);
    if (state.applies != Truth::unknown) state.waiting_on.clear();
    if (state.applies != Truth::no && draws_ != nullptr) effect(measure, state, role_share, effects_[place]);
}

void Effects::rate(Effect& effect) {
    const Ranking& ranking = *pack_.ranking;
    const ColumnView cost = draws_->amount(ranking.energy_cost[track_]), co2 = draws_->amount(ranking.co2_total[track_]);
    const std::size_t size =
        std::max({cost.size(), co2.size(), effect.gain.size(), effect.yearly_cost.size(), effect.investment.size(),
                  effect.avoided_loss.size(), effect.capacity_value.size(), effect.co2.size()});
    const auto fill = [&](Column& column, ColumnView a, ColumnView b, auto function) {
        column.resize(size);
        each(column.data(), size, a, b, function);
    };
    const double nothing = 0, least_cost = ranking.least_energy_cost, least_co2 = ranking.least_co2;
    const auto larger = [](double a, double b) { return std::max(a, b); };
    const auto sum = [](double a, double b) { return a + b; };
    fill(rated_.gain, effect.gain, effect.yearly_cost, [](double a, double b) { return a - b; });
    fill(rated_.investment, {&nothing, 1}, effect.investment, larger);
    fill(rated_.soft, effect.avoided_loss, effect.capacity_value, sum);
    fill(rated_.co2, effect.co2, {&nothing, 1}, sum);
    fill(rated_.energy_cost, {&least_cost, 1}, cost, larger);
    fill(rated_.co2_total, {&least_co2, 1}, co2, larger);
    merits_of(ranking, rated_, effect.merits);
}

void Effects::effect(const Measure& measure, MeasureState& state, const Column& role_share, Effect& effect) {
    effect.counted = true;
    if (state.applies == Truth::yes) effect.applies = {1.0};
    else effect.applies = draws_->condition(measure.applies);
    if (role_share.size() > 1) {
        widen(effect.applies, role_share.size());
        for (std::size_t i = 0; i < role_share.size(); ++i) effect.applies[i] *= role_share[i];
    }
    effect.electricity = draws_->amount(measure.electricity);
    effect.gas = draws_->amount(measure.gas);
    effect.heat = draws_->amount(measure.heat);
    effect.oil = draws_->amount(measure.oil);
    effect.fuel = draws_->amount(measure.fuel);
    effect.water = draws_->amount(measure.water);
    effect.gain = draws_->amount(measure.gain);
    effect.co2 = draws_->amount(measure.co2);
    effect.investment = draws_->amount(measure.investment);
    effect.yearly_cost = draws_->amount(measure.yearly_cost);
    effect.avoided_loss = draws_->amount(measure.avoided_loss);
    effect.capacity_value = draws_->amount(measure.capacity_value);

    // What it brings where it applies; where it never does in the draws, what it would bring.
    std::vector<std::size_t> where;
    if (effect.applies.size() > 1)
        for (std::size_t i = 0; i < effect.applies.size(); ++i)
            if (effect.applies[i] != 0) where.push_back(i);
    Column part;
    const auto own = [&](ColumnView column) {
        if (where.empty() || column.size() == 1) return spread_of(column);
        part.clear();
        for (const std::size_t i : where) part.push_back(column[i]);
        return spread_of(part);
    };
    state.gain = own(effect.gain);
    state.electricity = own(effect.electricity);
    state.gas = own(effect.gas);
    state.co2 = own(effect.co2);
    state.investment = own(effect.investment);
    state.yearly_cost = own(effect.yearly_cost);
    state.avoided_loss = own(effect.avoided_loss);
    state.capacity_value = own(effect.capacity_value);
    Column soft(std::max(effect.avoided_loss.size(), effect.capacity_value.size()));
    each(soft.data(), soft.size(), effect.avoided_loss, effect.capacity_value, [](double a, double b) { return a + b; });
    effect.soft = spread_of(soft).p50;
    const double longest = pack_.ranking->longest_payback_years;
    Column payback(std::max({effect.gain.size(), effect.investment.size(), effect.yearly_cost.size()}));
    for (std::size_t i = 0; i < payback.size(); ++i) {
        const double yearly = at(effect.gain, i) - at(effect.yearly_cost, i),
                     spent = std::max(0.0, at(effect.investment, i));
        payback[i] = yearly > 0 ? std::min(longest, spent / yearly) : longest;
    }
    const Spread years = own(payback);
    if (years.p50 < longest) state.payback = years;
}

}  // namespace tk::engine
