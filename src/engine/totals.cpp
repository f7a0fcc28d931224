#include "engine/planning.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace tk::engine {

void totals(Planning& p) {
    struct Part {
        const Measure* measure;
        const Effect* effect;
        bool done, now;
        std::array<const ColumnView*, 6> saves;
        std::array<std::vector<std::size_t>, 6> uses;
    };
    static constexpr std::array<std::string_view, 6> carriers{"electricity", "gas", "heat", "oil", "fuel", "water"};
    std::vector<std::size_t> uses;  // places in the pack
    for (std::size_t i = 0; i < p.s.pack.end_uses.size(); ++i)
        if (p.s.pack.end_uses[i].track == p.s.options.track) uses.push_back(i);
    std::vector<ColumnView> before;
    std::vector<Column> after(uses.size(), Column(p.draws));
    for (const std::size_t use : uses) before.push_back(p.s.draws.amount(p.s.pack.end_uses[use].amount));

    std::vector<Part> parts;
    const auto take = [&](const MeasureId& id, bool done, bool now) {
        const Measure* measure = p.s.pack.find(id);
        if (measure == nullptr || std::ranges::any_of(parts, [&](const Part& part) { return part.measure == measure; }))
            return;
        const Effect& effect = p.s.effects[static_cast<std::size_t>(measure - p.s.pack.measures.data())];
        if (!effect.counted) return;
        Part part{measure,
                  &effect,
                  done,
                  now,
                  {&effect.electricity, &effect.gas, &effect.heat, &effect.oil, &effect.fuel, &effect.water},
                  {}};
        for (const EndUseId& acted : measure->acts_on)
            for (std::size_t u = 0; u < uses.size(); ++u)
                if (p.s.pack.end_uses[uses[u]].id == acted)
                    for (std::size_t c = 0; c < carriers.size(); ++c)
                        if (p.s.pack.end_uses[uses[u]].carrier == carriers[c]) part.uses[c].push_back(u);
        for (auto& list : part.uses) {
            std::ranges::sort(list);
            list.erase(std::ranges::unique(list).begin(), list.end());
        }
        parts.push_back(std::move(part));
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
    const auto rung = [](const Measure& measure) {
        return measure.ladder == "reduce" ? 0 : measure.ladder == "reuse" ? 1 : measure.ladder == "renew" ? 3 : 2;
    };
    std::ranges::sort(parts, [&](const Part& a, const Part& b) {
        return std::tuple(!a.done, rung(*a.measure), a.measure->id.value) <
               std::tuple(!b.done, rung(*b.measure), b.measure->id.value);
    });

    // What a unit of each carrier is worth, for what measures lose to each other.
    std::array<ColumnView, 6> prices, emissions;
    std::array<double, 6> content{};
    const auto& carriers_worth = p.ranking.carriers[p.s.options.track];
    for (std::size_t c = 0; c < carriers.size(); ++c) {
        const auto given = carriers_worth.find(std::string(carriers[c]));
        const Worth worth = given == carriers_worth.end() ? Worth{} : given->second;
        prices[c] = p.s.draws.amount(worth.price);
        emissions[c] = p.s.draws.amount(worth.co2);
        content[c] = worth.kwh;
    }
    // For each cap: which end uses it holds for, and how much of them may go.
    std::vector<std::vector<bool>> capped(p.ranking.caps.size(), std::vector<bool>(uses.size()));
    std::vector<ColumnView> shares_of_caps;
    for (std::size_t k = 0; k < p.ranking.caps.size(); ++k) {
        for (std::size_t u = 0; u < uses.size(); ++u)
            capped[k][u] = std::ranges::find(p.ranking.caps[k].end_uses, p.s.pack.end_uses[uses[u]].id) !=
                           p.ranking.caps[k].end_uses.end();
        shares_of_caps.push_back(p.s.draws.amount(p.ranking.caps[k].share));
    }
    const auto cap_of = [&](const Measure& measure) {
        std::size_t k = 0;
        while (k < p.ranking.caps.size() && p.ranking.caps[k].overlap_group != measure.overlap_group) ++k;
        return k;
    };

    Column gain(p.draws), electricity(p.draws), gas(p.draws), co2(p.draws), avoided_loss(p.draws), capacity_value(p.draws),
        investment(p.draws), investment_now(p.draws);
    std::vector<double> original(uses.size()), left(uses.size());
    std::vector<std::vector<double>> under(p.ranking.caps.size(),
                                           std::vector<double>(uses.size()));  // what a capped group leaves
    for (std::size_t i = 0; i < p.draws; ++i) {
        for (std::size_t u = 0; u < uses.size(); ++u) left[u] = original[u] = std::max(0.0, at(before[u], i));
        for (auto& one : under) std::ranges::fill(one, 1.0);
        for (const Part& part : parts) {
            if (at(part.effect->applies, i) == 0) continue;
            const std::size_t k = cap_of(*part.measure);
            double wanted = 0, reached = 0;  // in kWh content, over the carriers that it saves on end uses
            std::array<double, 6> realised{};
            for (std::size_t c = 0; c < carriers.size(); ++c) {
                const double saved = at(*part.saves[c], i);
                realised[c] = saved;
                if (saved <= 0) continue;
                double base = 0;
                for (const std::size_t u : part.uses[c]) base += original[u];
                if (part.uses[c].empty()) continue;
                double here = 0;
                if (base > 0) {
                    const double fraction = std::min(1.0, saved / base);
                    for (const std::size_t u : part.uses[c]) {
                        double own = fraction;
                        if (k < under.size() && capped[k][u]) {
                            double& rest = under[k][u];
                            const double next =
                                std::max(1 - std::clamp(at(shares_of_caps[k], i), 0.0, 1.0), rest * (1 - fraction));
                            own = rest > 0 ? std::max(0.0, 1 - next / rest) : 0;
                            rest = std::min(rest, next);
                        }
                        here += left[u] * own;
                        left[u] *= 1 - own;
                    }
                }
                realised[c] = here;
                wanted += saved * content[c];
                reached += here * content[c];
            }
            const double ratio = wanted > 0 ? reached / wanted : 1;
            for (std::size_t c = 0; c < carriers.size(); ++c)
                if (realised[c] < 0) {
                    // It takes from this carrier what it saves on another.
                    realised[c] *= ratio;
                    if (!part.uses[c].empty()) left[part.uses[c].front()] -= realised[c];
                }
            if (part.done) continue;
            double lost_gain = 0, lost_co2 = 0;
            for (std::size_t c = 0; c < carriers.size(); ++c) {
                const double lost = at(*part.saves[c], i) - realised[c];
                lost_gain += lost * at(prices[c], i);
                lost_co2 += lost * at(emissions[c], i);
            }
            const bool priced = !carriers_worth.empty();
            gain[i] += (priced ? at(part.effect->gain, i) - lost_gain : at(part.effect->gain, i) * ratio) -
                       at(part.effect->yearly_cost, i);
            co2[i] += priced ? at(part.effect->co2, i) - lost_co2 : at(part.effect->co2, i) * ratio;
            electricity[i] += realised[0];
            gas[i] += realised[1];
            avoided_loss[i] += at(part.effect->avoided_loss, i);
            capacity_value[i] += at(part.effect->capacity_value, i);
            const double spent = std::max(0.0, at(part.effect->investment, i));
            investment[i] += spent;
            if (part.now) investment_now[i] += spent;
        }
        for (std::size_t u = 0; u < uses.size(); ++u) after[u][i] = left[u];
    }
    for (std::size_t u = 0; u < uses.size(); ++u) {
        const EndUse& use = p.s.pack.end_uses[uses[u]];
        Column positive = before[u];
        for (double& value : positive) value = std::max(0.0, value);
        p.out.balance.push_back({use.id, use.carrier, use.unit, spread_of(std::move(positive)), spread_of(after[u])});
    }
    Totals& totals = p.out.plan.totals;
    totals.gain = spread_of(gain);
    totals.electricity = spread_of(std::move(electricity));
    totals.gas = spread_of(std::move(gas));
    totals.co2 = spread_of(std::move(co2));
    totals.avoided_loss = spread_of(std::move(avoided_loss));
    totals.capacity_value = spread_of(std::move(capacity_value));
    totals.investment = spread_of(std::move(investment));
    totals.investment_now = spread_of(std::move(investment_now));
    p.total_gain = std::move(gain);
}

}  // namespace tk::engine
