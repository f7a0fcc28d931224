// Choosing within a budget is a knapsack problem in which some things come only with others. The law goes first; for
// the rest branch and bound: each chance by score per euro, with all it needs or not at all, and no further where even
// parts of what is left (Dantzig's bound, which forgets the needs) would not beat the best set so far. It is exact
// unless the tries run out; then the best set so far counts. No clock, so the same everywhere.
#include "engine/planning.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

namespace tk::engine {

namespace {

constexpr int most_tries = 20000;
constexpr std::size_t most_stops = 200;

struct Item {
    std::string id{};
    double cost = 0, worth = 0;
    std::vector<std::size_t> needs{};
};

class Purse {
public:
    Purse(std::vector<Item> items, double budget)
        : items_(std::move(items)), left_(budget), state_(items_.size(), State::open) {}

    bool has(std::size_t item) const { return state_[item] == State::in; }

    // What it takes to have it too, as things are.
    double more_for(std::size_t item, std::vector<std::size_t>& whole) const {
        closure(item, whole);
        return cost_of(whole);
    }

    double spent() const {
        double sum = 0;
        for (std::size_t i = 0; i < items_.size(); ++i) sum += has(i) ? items_[i].cost : 0;
        return sum;
    }

    // All of them with what they need, or nothing.
    bool take(const std::vector<std::size_t>& wanted) {
        std::vector<std::size_t> whole;
        for (const std::size_t item : wanted)
            if (!closure(item, whole)) return false;
        if (cost_of(whole) > left_) return false;
        put(whole, State::in);
        return true;
    }

    // Of what is not in yet, the set that is worth most. What a search left out is open again.
    void take_best() {
        for (std::size_t i = 0; i < items_.size(); ++i)
            if (state_[i] == State::open) order_.push_back(i);
        std::ranges::sort(order_, [&](std::size_t a, std::size_t b) {
            const Item &one = items_[a], &two = items_[b];
            // Worth per euro without dividing by what may cost nothing.
            const double left = one.worth * two.cost, right = two.worth * one.cost;
            if ((one.cost == 0) != (two.cost == 0)) return one.cost == 0;
            return left != right ? left > right : one.id < two.id;
        });
        best_ = state_;
        search(0, 0);
        for (std::size_t i = 0; i < items_.size(); ++i)
            if (best_[i] == State::in && state_[i] != State::in) put({i}, State::in);
        // What is worth nothing, and what a search cut short left lying.
        for (const std::size_t i : order_) take({i});
    }

private:
    enum class State : char { open, in, out };

    // Adds the item and what it needs, as far as not in yet; false when it needs what was left out.
    bool closure(std::size_t item, std::vector<std::size_t>& whole) const {
        if (state_[item] == State::in || std::ranges::find(whole, item) != whole.end()) return true;
        if (state_[item] == State::out) return false;
        whole.push_back(item);
        return std::ranges::all_of(items_[item].needs, [&](std::size_t need) { return closure(need, whole); });
    }

    double cost_of(const std::vector<std::size_t>& list) const {
        double sum = 0;
        for (const std::size_t item : list) sum += items_[item].cost;
        return sum;
    }

    void put(const std::vector<std::size_t>& list, State state) {
        for (const std::size_t item : list) {
            if (state == State::in) left_ -= items_[item].cost;
            if (state_[item] == State::in) left_ += items_[item].cost;
            state_[item] = state;
        }
    }

    double bound(std::size_t from) const {
        double left = left_, worth = 0;
        for (std::size_t k = from; k < order_.size(); ++k) {
            if (state_[order_[k]] != State::open) continue;
            const Item& item = items_[order_[k]];
            if (item.cost > left) return worth + item.worth * left / item.cost;
            left -= item.cost;
            worth += item.worth;
        }
        return worth;
    }

    void search(std::size_t from, double worth) {
        if (worth > best_worth_ + 1e-9) {
            best_worth_ = worth;
            best_ = state_;
        }
        while (from < order_.size() && state_[order_[from]] != State::open) ++from;
        if (from == order_.size() || ++tries_ > most_tries || worth + bound(from) <= best_worth_ + 1e-9) return;
        const std::size_t item = order_[from];
        const double before = left_;
        std::vector<std::size_t> whole;
        if (closure(item, whole) && cost_of(whole) <= left_) {
            double more = 0;
            for (const std::size_t one : whole) more += items_[one].worth;
            put(whole, State::in);
            search(from + 1, worth + more);
            put(whole, State::open);
            left_ = before;  // to the last bit
        }
        put({item}, State::out);
        search(from + 1, worth);
        put({item}, State::open);
    }

    std::vector<Item> items_;
    double left_;
    std::vector<State> state_, best_{};
    std::vector<std::size_t> order_{};  // best per euro first
    double best_worth_ = 0;
    int tries_ = 0;
};

// What a budget can pay: the measures of the plan, with those that a duty asks in their order.
struct Wanted {
    std::vector<Item> items{};
    std::unordered_map<std::string, std::size_t> place{};
    std::vector<std::vector<std::size_t>> duties{};  // by step of the plan; empty for other steps
};

Wanted wanted_of(Planning& p) {
    Wanted wanted;
    std::vector<std::vector<MeasureId>> needs;
    const auto add = [&](const MeasureId& id, double worth, std::vector<MeasureId> first) {
        if (!wanted.place.emplace(id.value, wanted.items.size()).second) return;
        wanted.items.push_back({id.value, std::max(0.0, p.out.find(id)->investment.p50), worth, {}});
        needs.push_back(std::move(first));
    };
    for (const Step& step : p.out.plan.steps)
        if (step.group == Group::must)
            for (const MeasureId& id : p.out.find(step.duty)->fulfilled_by)
                if (p.by_duty.contains(id.value)) add(id, 0, needs_of(p, *p.s.pack.find(id)));
    std::size_t chance = 0;
    for (const Step& step : p.out.plan.steps) {
        if (step.group != Group::can) continue;
        std::vector<MeasureId> first = step.needs;
        const std::vector<MeasureId>& others = p.chances[chance++].needs_of_duties;
        first.insert(first.end(), others.begin(), others.end());
        if (!step.blocked) add(step.measure, step.score, std::move(first));
    }
    for (std::size_t i = 0; i < wanted.items.size(); ++i)
        for (const MeasureId& need : needs[i])
            if (const auto found = wanted.place.find(need.value); found != wanted.place.end())
                wanted.items[i].needs.push_back(found->second);
    for (const Step& step : p.out.plan.steps) {
        std::vector<std::size_t>& list = wanted.duties.emplace_back();
        if (step.group == Group::must)
            for (const MeasureId& id : p.out.find(step.duty)->fulfilled_by)
                if (p.by_duty.contains(id.value)) list.push_back(wanted.place.at(id.value));
    }
    return wanted;
}

// The law first, in order; then the cheapest of what does not fit whole; then what is worth most.
Purse filled(const Wanted& wanted, double budget) {
    Purse purse(wanted.items, std::max(0.0, budget));
    std::vector<std::size_t> unpaid;
    for (const auto& list : wanted.duties)
        if (!purse.take(list)) unpaid.insert(unpaid.end(), list.begin(), list.end());
    std::ranges::stable_sort(unpaid, {}, [&](std::size_t i) { return std::pair(wanted.items[i].cost, wanted.items[i].id); });
    for (const std::size_t i : unpaid) purse.take({i});
    purse.take_best();
    return purse;
}

// Up to two digits, so that what is shown is enough.
double rounded_up(double euro) {
    double unit = 1;
    while (euro >= 100 * unit) unit *= 10;
    return std::ceil(euro / unit) * unit;
}

// The cheapest thing that is still out, with what it needs: then the least budget that has it too.
std::optional<double> next_budget(const Wanted& wanted, const Purse& purse, std::vector<MeasureId>& adds) {
    std::optional<double> least;
    for (std::size_t i = 0; i < wanted.items.size(); ++i) {
        if (purse.has(i)) continue;
        std::vector<std::size_t> whole;
        const double more = purse.more_for(i, whole);
        if (least && more >= *least) continue;
        least = more;
        adds.clear();
        for (const std::size_t one : whole) adds.push_back({wanted.items[one].id});
    }
    if (!least) return std::nullopt;
    return rounded_up(purse.spent() + *least);
}

}  // namespace

void find_budgets(Planning& p) {
    const Wanted wanted = wanted_of(p);
    std::vector<double>& stops = p.out.plan.spending.stops;
    std::vector<MeasureId> adds;
    // A larger budget may give up two for one that is worth more, so there can be more of them than measures.
    for (double budget = 0; stops.size() < most_stops;) {
        const auto next = next_budget(wanted, filled(wanted, budget), adds);
        if (!next || *next <= budget) break;
        stops.push_back(budget = *next);
    }
}

void fit_budget(Planning& p, double budget) {
    if (std::isnan(budget)) return;
    const Wanted wanted = wanted_of(p);
    const Purse purse = filled(wanted, budget);
    for (std::size_t i = 0; i < p.out.plan.steps.size(); ++i) {
        Step& step = p.out.plan.steps[i];
        if (step.group == Group::can) step.in_budget = !step.blocked && purse.has(wanted.place.at(step.measure.value));
        if (step.group == Group::must)
            step.in_budget = std::ranges::all_of(wanted.duties[i], [&](std::size_t one) { return purse.has(one); });
    }
    for (std::size_t i = 0; i < wanted.items.size(); ++i)
        if (!purse.has(i)) p.unpaid.insert(wanted.items[i].id);
    Spending& spending = p.out.plan.spending;
    spending.spent = purse.spent();
    spending.next = next_budget(wanted, purse, spending.adds);
}

}  // namespace tk::engine
