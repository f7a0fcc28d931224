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

// Measures one after another, each on what the ones before it left. All columns have a number per draw. Both sides of a
// choice are reckoned before it, and "&" stands for "and": a loop with a branch in it is not made wide.
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
        for (Column* column : {&base_, &here_, &fraction_, &own_, &ratio_}) column->resize(n_);
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
        const Effect& effect = *part.effect;
        if (effect.applies.size() == 1 && effect.applies[0] == 0) return;
        const double* const applies = per_draw(effect.applies, n_, applies_);
        for (Column* column : {&wanted_, &reached_, &lost_gain_, &lost_co2_}) std::ranges::fill(*column, 0.0);
        for (std::size_t c = 0; c < carriers.size(); ++c)
            if (touches(part, c)) save(part, c, applies);
        const double *const wanted = wanted_.data(), *const reached = reached_.data();
        double* const ratio = ratio_.data();
        for (std::size_t i = 0; i < n_; ++i) {
            const double part_of_it = reached[i] / wanted[i];
            ratio[i] = wanted[i] > 0 ? part_of_it : 1;
        }
        for (std::size_t c = 0; c < carriers.size(); ++c)
            if (touches(part, c)) lose(part, c, applies);
        if (part.done) return;
        const double *const lost_gain = lost_gain_.data(), *const lost_co2 = lost_co2_.data();
        const double* own = per_draw(effect.gain, n_, room_);
        // An amount that shares the room of the one before it comes after that one has been added.
        const auto add_up = [&](Column& sum, auto amount) {
            double* const total = sum.data();
            for (std::size_t i = 0; i < n_; ++i) {
                const double own_amount = amount(i);
                total[i] += applies[i] != 0 ? own_amount : 0;
            }
        };
        const double* const cost = per_draw(effect.yearly_cost, n_, cost_);
        if (priced_) add_up(gain, [&](std::size_t i) { return own[i] - lost_gain[i] - cost[i]; });
        else add_up(gain, [&](std::size_t i) { return own[i] * ratio[i] - cost[i]; });
        own = per_draw(effect.co2, n_, room_);
        if (priced_) add_up(co2, [&](std::size_t i) { return own[i] - lost_co2[i]; });
        else add_up(co2, [&](std::size_t i) { return own[i] * ratio[i]; });
        for (auto [sum, amount] :
             {std::pair(&avoided_loss, effect.avoided_loss), std::pair(&capacity_value, effect.capacity_value)}) {
            if (amount.size() == 1 && amount[0] == 0) continue;
            own = per_draw(amount, n_, room_);
            add_up(*sum, [&](std::size_t i) { return own[i]; });
        }
        own = per_draw(effect.investment, n_, room_);
        const auto spent = [&](std::size_t i) { return own[i] > 0 ? own[i] : 0; };
        add_up(investment, spent);
        if (part.now) add_up(investment_now, spent);
        for (auto [sum, c] : {std::pair(&electricity, std::size_t{0}), std::pair(&gas, std::size_t{1})})
            if (touches(part, c)) add_up(*sum, [realised = realised_[c].data()](std::size_t i) { return realised[i]; });
    }

    std::vector<EndUseState> balance() const {
        std::vector<EndUseState> states;
        for (std::size_t u = 0; u < uses_.size(); ++u) {
            const Spread before = spread_of(before_[u]);
            states.push_back({uses_[u]->id, uses_[u]->carrier, uses_[u]->unit, before,
                              left_[u] == before_[u] ? before : spread_of(left_[u])});
        }
        return states;
    }

    Column gain{}, electricity{}, gas{}, co2{}, avoided_loss{}, capacity_value{}, investment{}, investment_now{};

private:
    // A carrier of which it saves nothing in any draw is passed over.
    static bool touches(const Part& part, std::size_t c) { return part.saves[c].size() > 1 || part.saves[c][0] != 0; }

    // What it takes off the end uses of a carrier, in the draws in which it applies.
    void save(const Part& part, std::size_t c, const double* applies) {
        const double* const saves = per_draw(part.saves[c], n_, room_);
        const std::vector<std::size_t>& uses = part.uses[c];
        std::copy_n(saves, n_, realised_[c].begin());
        if (uses.empty()) return;
        double *const base = base_.data(), *const here = here_.data(), *const fraction = fraction_.data();
        std::ranges::fill(base_, 0.0);
        for (const std::size_t u : uses)
            for (std::size_t i = 0; const double before : before_[u]) base[i++] += before;
        // Below 0: it takes nothing here.
        for (std::size_t i = 0; i < n_; ++i) {
            const double share = saves[i] / base[i];
            const bool takes = (applies[i] != 0) & (saves[i] > 0) & (base[i] > 0);
            fraction[i] = takes ? (share < 1 ? share : 1) : -1;
        }
        std::ranges::fill(here_, 0.0);
        for (const std::size_t u : uses) {
            const bool capped = part.cap < caps_.size() && capped_[part.cap][u];
            if (capped) within_cap(part.cap, u);
            const double* const own = capped ? own_.data() : fraction;
            double* const left = left_[u].data();
            for (std::size_t i = 0; i < n_; ++i) {
                const double taken = left[i] * own[i];
                here[i] += fraction[i] >= 0 ? taken : 0;
            }
            for (std::size_t i = 0; i < n_; ++i) left[i] *= fraction[i] >= 0 ? 1 - own[i] : 1;
        }
        double *const realised = realised_[c].data(), *const wanted = wanted_.data(), *const reached = reached_.data();
        const double content = content_[c];
        const auto takes = [&](std::size_t i) { return (applies[i] != 0) & (saves[i] > 0); };
        for (std::size_t i = 0; i < n_; ++i) {
            const double before = realised[i], now = here[i];
            realised[i] = takes(i) ? now : before;
        }
        for (std::size_t i = 0; i < n_; ++i) {
            const double own = saves[i] * content;
            wanted[i] += takes(i) ? own : 0;
        }
        for (std::size_t i = 0; i < n_; ++i) {
            const double own = here[i] * content;
            reached[i] += takes(i) ? own : 0;
        }
    }

    // What it takes from a carrier instead, and the worth of what it saves less than it would by itself.
    void lose(const Part& part, std::size_t c, const double* applies) {
        const double* const saves = per_draw(part.saves[c], n_, room_);
        const double* const ratio = ratio_.data();
        double* const realised = realised_[c].data();
        for (std::size_t i = 0; i < n_; ++i) {
            const double part_of_it = ratio[i];
            realised[i] *= realised[i] < 0 ? part_of_it : 1;
        }
        if (!part.uses[c].empty()) {
            double* const left = left_[part.uses[c].front()].data();
            for (std::size_t i = 0; i < n_; ++i) {
                const double own = realised[i];
                left[i] -= ((applies[i] != 0) & (own < 0)) ? own : 0;
            }
        }
        for (auto [sum, worth] : {std::pair(&lost_gain_, prices_[c]), std::pair(&lost_co2_, emissions_[c])}) {
            double* const lost = sum->data();
            const double* const each_unit = per_draw(worth, n_, worth_);
            for (std::size_t i = 0; i < n_; ++i) lost[i] += (saves[i] - realised[i]) * each_unit[i];
        }
    }

    // Into `own_`: the part of what is left of an end use that may still go, as a group of measures takes no more than
    // its cap.
    void within_cap(std::size_t cap, std::size_t u) {
        Column& under = under_[cap * uses_.size() + u];
        if (under.empty()) under.assign(n_, 1.0);
        double *const rest = under.data(), *const own = own_.data();
        const double *const most = per_draw(caps_[cap], n_, worth_), *const fraction = fraction_.data();
        for (std::size_t i = 0; i < n_; ++i) {
            const double allowed = most[i] < 0 ? 1 : 1 < most[i] ? 0 : 1 - most[i], had = rest[i];
            const double next = std::max(allowed, had * (1 - fraction[i]));
            const double taken = std::max(0.0, 1 - next / had);
            own[i] = had > 0 ? taken : 0;
            rest[i] = ((fraction[i] >= 0) & (next < had)) ? next : had;
        }
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
    Column base_{}, here_{}, fraction_{}, own_{}, wanted_{}, reached_{}, ratio_{}, lost_gain_{}, lost_co2_{};
    Column applies_{}, room_{}, cost_{}, worth_{};  // for what is one number in all draws
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
    for (const Part& part : parts) {
        if (!p.s.options.over_time || part.done) {
            sums.add(part);
            continue;
        }
        Planning::Flow flow{part.measure, sums.gain, sums.investment};
        sums.add(part);
        for (std::size_t i = 0; i < p.draws; ++i) {
            flow.gain[i] = sums.gain[i] - flow.gain[i];
            flow.investment[i] = sums.investment[i] - flow.investment[i];
        }
        p.flows.push_back(std::move(flow));
    }
    p.out.balance = sums.balance();
    Totals& totals = p.out.plan.totals;
    totals.gain = spread_of(sums.gain);
    totals.electricity = spread_of(sums.electricity);
    totals.gas = spread_of(sums.gas);
    totals.co2 = spread_of(sums.co2);
    totals.avoided_loss = spread_of(sums.avoided_loss);
    totals.capacity_value = spread_of(sums.capacity_value);
    totals.investment = spread_of(sums.investment);
    totals.investment_now = spread_of(sums.investment_now);
    p.total_gain = std::move(sums.gain);
}

}  // namespace tk::engine
