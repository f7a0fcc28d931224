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

    // All of them with what they need, or nothing.
    bool take(const std::vector<std::size_t>& wanted) {
        std::vector<std::size_t> whole;
        for (const std::size_t item : wanted)
            if (!closure(item, whole)) return false;
        if (cost_of(whole) > left_) return false;
        put(whole, State::in);
        return true;
    }

    // Of what is not in yet, the set that is worth most.
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

}  // namespace

void fit_budget(Planning& p, double budget) {
    if (std::isnan(budget)) return;
    std::vector<Item> items;
    std::unordered_map<std::string, std::size_t> place;
    std::vector<std::vector<MeasureId>> needs;
    const auto add = [&](const MeasureId& id, double worth, std::vector<MeasureId> first) {
        if (!place.emplace(id.value, items.size()).second) return;
        items.push_back({id.value, std::max(0.0, p.out.find(id)->investment.p50), worth, {}});
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
    for (std::size_t i = 0; i < items.size(); ++i)
        for (const MeasureId& need : needs[i])
            if (const auto found = place.find(need.value); found != place.end()) items[i].needs.push_back(found->second);

    const auto of_duty = [&](const Step& step) {
        std::vector<std::size_t> list;
        for (const MeasureId& id : p.out.find(step.duty)->fulfilled_by)
            if (p.by_duty.contains(id.value)) list.push_back(place.at(id.value));
        return list;
    };
    Purse purse(items, std::max(0.0, budget));
    std::vector<std::size_t> unpaid;
    for (Step& step : p.out.plan.steps) {
        if (step.group != Group::must) continue;
        const auto list = of_duty(step);
        step.in_budget = purse.take(list);
        if (!step.in_budget) unpaid.insert(unpaid.end(), list.begin(), list.end());
    }
    std::ranges::stable_sort(unpaid, {}, [&](std::size_t i) { return std::pair(items[i].cost, items[i].id); });
    for (const std::size_t i : unpaid) purse.take({i});
    purse.take_best();
    for (Step& step : p.out.plan.steps) {
        if (step.group == Group::can) step.in_budget = !step.blocked && purse.has(place.at(step.measure.value));
        if (step.group == Group::must)
            step.in_budget = std::ranges::all_of(of_duty(step), [&](std::size_t i) { return purse.has(i); });
    }
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!purse.has(i)) p.unpaid.insert(items[i].id);
}

}  // namespace tk::engine
