#include "engine/planning.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace tk::engine {

namespace {

constexpr std::array<std::string_view, 6> carriers{"electricity", "gas", "heat", "oil", "fuel", "water"};

// A measure that counts, with what it acts on.
struct Part {
    const Measure* measure = nullptr;
    const Effect* effect = nullptr;
    bool done = false, now = false;
    std::size_t cap = 0;  // place among the caps; past the end: none
    std::array<ColumnView, carriers.size()> saves{};
    std::array<std::vector<std::size_t>, carriers.size()> uses{};  // places among the end uses
};

// Measures one after another, each on what the ones before it left. All columns have a number per draw.
class Sums {
public:
    explicit Sums(Planning& p) : p_(p), n_(p.draws) {
        const auto& track = p.s.options.track;
        for (const EndUse& use : p.s.pack.end_uses) {
            if (use.track != track) continue;
            uses_.push_back(&use);
            const ColumnView amount = p.s.draws.amount(use.amount);
            Column before(n_);
            for (std::size_t i = 0; i < n_; ++i) before[i] = std::max(0.0, at(amount, i));
            before_.push_back(std::move(before));
        }
        left_ = before_;
        // What a unit of each carrier is worth, for what measures lose to each other.
        const auto& worth = p.ranking.carriers[track];
        priced_ = !worth.empty();
        for (std::size_t c = 0; c < carriers.size(); ++c) {
            const auto given = worth.find(std::string(carriers[c]));
            const Worth own = given == worth.end() ? Worth{} : given->second;
            prices_[c] = p.s.draws.amount(own.price);
            emissions_[c] = p.s.draws.amount(own.co2);
            content_[c] = own.kwh;
        }
        for (const Cap& cap : p.ranking.caps) {
            caps_.push_back(p.s.draws.amount(cap.share));
            auto& mine = capped_.emplace_back(uses_.size());
            for (std::size_t u = 0; u < uses_.size(); ++u)
                mine[u] = std::ranges::find(cap.end_uses, uses_[u]->id) != cap.end_uses.end();
        }
        under_.resize(caps_.size() * uses_.size());
        for (Column* sum : {&gain, &electricity, &gas, &co2, &avoided_loss, &capacity_value, &investment, &investment_now,
                            &wanted_, &reached_, &lost_gain_, &lost_co2_})
            sum->assign(n_, 0);
        for (Column& column : realised_) column.resize(n_);
        base_.resize(n_);
    }

    Part part_of(const Measure& measure, const Effect& effect, bool done, bool now) const {
        Part part{&measure, &effect, done, now};
        part.saves = {effect.electricity, effect.gas, effect.heat, effect.oil, effect.fuel, effect.water};
        for (std::size_t u = 0; u < uses_.size(); ++u)
            if (std::ranges::find(measure.acts_on, uses_[u]->id) != measure.acts_on.end())
                for (std::size_t c = 0; c < carriers.size(); ++c)
                    if (uses_[u]->carrier == carriers[c]) part.uses[c].push_back(u);
        while (part.cap < p_.ranking.caps.size() && p_.ranking.caps[part.cap].overlap_group != measure.overlap_group)
            ++part.cap;
        return part;
    }

    void add(const Part& part) {
        const ColumnView applies = part.effect->applies;
        const auto each_draw = [&](auto function) {
            for (std::size_t i = 0; i < n_; ++i)
                if (at(applies, i) != 0) function(i);
        };
        for (Column* column : {&wanted_, &reached_, &lost_gain_, &lost_co2_}) std::ranges::fill(*column, 0.0);
        for (std::size_t c = 0; c < carriers.size(); ++c)
            if (touches(part, c)) save(part, c, each_draw);
        const auto ratio = [&](std::size_t i) { return wanted_[i] > 0 ? reached_[i] / wanted_[i] : 1; };
        for (std::size_t c = 0; c < carriers.size(); ++c) {
            if (!touches(part, c)) continue;
            const ColumnView saves = part.saves[c];
            double* const left = part.uses[c].empty() ? nullptr : left_[part.uses[c].front()].data();
            each_draw([&](std::size_t i) {
                double& realised = realised_[c][i];
                if (realised < 0) {
                    // It takes from this carrier what it saves on another.
                    realised *= ratio(i);
                    if (left != nullptr) left[i] -= realised;
                }
                const double lost = at(saves, i) - realised;
                lost_gain_[i] += lost * at(prices_[c], i);
                lost_co2_[i] += lost * at(emissions_[c], i);
            });
        }
        if (part.done) return;
        const Effect& effect = *part.effect;
        each_draw([&](std::size_t i) {
            gain[i] +=
                (priced_ ? at(effect.gain, i) - lost_gain_[i] : at(effect.gain, i) * ratio(i)) - at(effect.yearly_cost, i);
            co2[i] += priced_ ? at(effect.co2, i) - lost_co2_[i] : at(effect.co2, i) * ratio(i);
            avoided_loss[i] += at(effect.avoided_loss, i);
            capacity_value[i] += at(effect.capacity_value, i);
            const double spent = std::max(0.0, at(effect.investment, i));
            investment[i] += spent;
            if (part.now) investment_now[i] += spent;
        });
        for (auto [sum, c] : {std::pair(&electricity, std::size_t{0}), std::pair(&gas, std::size_t{1})})
            if (touches(part, c)) each_draw([&, total = sum->data()](std::size_t i) { total[i] += realised_[c][i]; });
    }

    std::vector<EndUseState> balance() const {
        std::vector<EndUseState> states;
        for (std::size_t u = 0; u < uses_.size(); ++u)
            states.push_back({uses_[u]->id, uses_[u]->carrier, uses_[u]->unit, spread_of(before_[u]), spread_of(left_[u])});
        return states;
    }

    Column gain{}, electricity{}, gas{}, co2{}, avoided_loss{}, capacity_value{}, investment{}, investment_now{};

private:
    // A carrier of which it saves nothing in any draw is passed over.
    static bool touches(const Part& part, std::size_t c) { return part.saves[c].size() > 1 || part.saves[c][0] != 0; }

    template <class Each>
    void save(const Part& part, std::size_t c, Each each_draw) {
        const ColumnView saves = part.saves[c];
        const std::vector<std::size_t>& uses = part.uses[c];
        double* const realised = realised_[c].data();
        each_draw([&](std::size_t i) { realised[i] = at(saves, i); });
        if (uses.empty()) return;
        std::ranges::fill(base_, 0.0);
        for (const std::size_t u : uses)
            for (std::size_t i = 0; i < n_; ++i) base_[i] += before_[u][i];
        each_draw([&](std::size_t i) {
            const double saved = at(saves, i);
            if (saved <= 0) return;
            double here = 0;
            if (base_[i] > 0) {
                const double fraction = std::min(1.0, saved / base_[i]);
                for (const std::size_t u : uses) {
                    double& left = left_[u][i];
                    const double own =
                        part.cap < caps_.size() && capped_[part.cap][u] ? within_cap(part.cap, u, i, fraction) : fraction;
                    here += left * own;
                    left *= 1 - own;
                }
            }
            realised[i] = here;
            wanted_[i] += saved * content_[c];
            reached_[i] += here * content_[c];
        });
    }

    // The part of what is left of an end use that may still go: a group of measures takes no more than its cap.
    double within_cap(std::size_t cap, std::size_t u, std::size_t i, double fraction) {
        Column& under = under_[cap * uses_.size() + u];
        if (under.empty()) under.assign(n_, 1.0);
        double& rest = under[i];
        const double next = std::max(1 - std::clamp(at(caps_[cap], i), 0.0, 1.0), rest * (1 - fraction));
        const double own = rest > 0 ? std::max(0.0, 1 - next / rest) : 0;
        rest = std::min(rest, next);
        return own;
    }

    Planning& p_;
    std::size_t n_;
    bool priced_ = false;
    std::vector<const EndUse*> uses_{};
    std::vector<Column> before_{}, left_{};  // by end use
    std::array<ColumnView, carriers.size()> prices_{}, emissions_{};
    std::array<double, carriers.size()> content_{};  // kWh in a unit
    std::vector<ColumnView> caps_{};                 // which part of an end use a group may take
    std::vector<std::vector<bool>> capped_{};        // by cap, by end use
    std::vector<Column> under_{};                    // by cap and end use: what the group leaves; empty: all
    // Of the measure at hand; wanted and reached in kWh content, over the carriers that it saves on end uses.
    std::array<Column, carriers.size()> realised_{};
    Column base_{}, wanted_{}, reached_{}, lost_gain_{}, lost_co2_{};
};

int rung(const Measure& measure) {
    return measure.ladder == "reduce" ? 0 : measure.ladder == "reuse" ? 1 : measure.ladder == "renew" ? 3 : 2;
}

}  // namespace

void totals(Planning& p) {
    Sums sums(p);
    std::vector<Part> parts;
    const auto take = [&](const MeasureId& id, bool done, bool now) {
        const Measure* measure = p.s.pack.find(id);
        if (measure == nullptr || std::ranges::any_of(parts, [&](const Part& part) { return part.measure == measure; }))
            return;
        const Effect& effect = p.s.effects[static_cast<std::size_t>(measure - p.s.pack.measures.data())];
        if (effect.counted) parts.push_back(sums.part_of(*measure, effect, done, now));
    };
    for (const MeasureState& state : p.out.measures)
        if (state.done) take(state.measure, true, false);
    for (const Step& step : p.out.plan.steps) {
        if (step.group == Group::must) {
            for (const MeasureId& id : p.out.find(step.duty)->fulfilled_by)
                if (p.by_duty.contains(id.value) && !p.unpaid.contains(id.value))
                    take(id, false, step.horizon == Horizon::now);
        } else if (step.group == Group::can && !step.blocked && step.in_budget) {
            take(step.measure, false, step.horizon == Horizon::now);
        }
    }
    std::ranges::sort(parts, [](const Part& a, const Part& b) {
        return std::tuple(!a.done, rung(*a.measure), a.measure->id.value) <
               std::tuple(!b.done, rung(*b.measure), b.measure->id.value);
    });
    for (const Part& part : parts) sums.add(part);
    p.out.balance = sums.balance();
    Totals& totals = p.out.plan.totals;
    totals.gain = spread_of(sums.gain);
    totals.electricity = spread_of(std::move(sums.electricity));
    totals.gas = spread_of(std::move(sums.gas));
    totals.co2 = spread_of(std::move(sums.co2));
    totals.avoided_loss = spread_of(std::move(sums.avoided_loss));
    totals.capacity_value = spread_of(std::move(sums.capacity_value));
    totals.investment = spread_of(std::move(sums.investment));
    totals.investment_now = spread_of(std::move(sums.investment_now));
    p.total_gain = std::move(sums.gain);
}

}  // namespace tk::engine
