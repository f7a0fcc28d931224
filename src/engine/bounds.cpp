#include "engine/bounds.h"

#include "engine/curves.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tk::engine {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

double product(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }

Interval hull(double a, double b, double c, double d) { return {std::min({a, b, c, d}), std::max({a, b, c, d})}; }

Interval sane(Interval range) {
    if (std::isnan(range.low)) range.low = -infinite;
    if (std::isnan(range.high)) range.high = infinite;
    return range;
}

}  // namespace

Bounds::Bounds(const Program& program, const Answers& answers)
    : program_(program), answers_(answers), effective_(program.inputs.size()), quantities_(program.quantities.size()) {}

const Answer* Bounds::answer(std::int32_t which) {
    Effective& effective = effective_[static_cast<std::size_t>(which)];
    if (effective.ready) return effective.answer;
    effective.ready = true;
    const Input& input = program_.inputs[static_cast<std::size_t>(which)];
    const Answer* given = answers_.find({input.name});
    if (!is_known(given)) given = nullptr;
    if (input.not_asked && truth(input.asked_if) == Truth::no) {
        given = &*input.not_asked;
        effective_[static_cast<std::size_t>(which)].not_asked = true;
    }
    effective_[static_cast<std::size_t>(which)].answer = given;
    return given;
}

Interval Bounds::number(std::int32_t which) {
    const Input& input = program_.inputs[static_cast<std::size_t>(which)];
    const Answer* given = answer(which);
    if (given != nullptr) {
        if (const auto* point = std::get_if<Number>(given)) return {point->value, point->value};
        if (const auto* range = std::get_if<Between>(given)) return {range->low, range->high};
    }
    return {input.min, input.max};
}

std::uint64_t Bounds::options(std::int32_t which) {
    const Input& input = program_.inputs[static_cast<std::size_t>(which)];
    const Answer* given = answer(which);
    const auto* chosen = given == nullptr ? nullptr : std::get_if<Chosen>(given);
    if (chosen == nullptr) return input.all();
    std::uint64_t mask = 0;
    for (const OptionId& id : chosen->options)
        if (const int place = input.option(id.value); place >= 0) mask |= std::uint64_t{1} << place;
    return mask;
}

Truth Bounds::truth(Rule rule) { return rule.empty() ? Truth::yes : value(rule.root).truth; }

Interval Bounds::interval(Amount amount) { return amount.empty() ? Interval{} : value(amount.root).range; }

Bounds::Value Bounds::value(std::int32_t place) {
    const Node node = program_.nodes[static_cast<std::size_t>(place)];
    const auto range = [&](std::uint32_t which) { return value(program_.argument(node, which)).range; };
    const auto condition = [&](std::uint32_t which) { return value(program_.argument(node, which)).truth; };
    const auto number_of = [](Interval interval) { return Value{sane(interval), Truth::unknown}; };
    const auto truth_value = [](Truth truth) { return Value{{}, truth}; };
    switch (node.op) {
        case Op::number: return number_of({node.value, node.value});
        case Op::truth: return truth_value(truth_of(node.value != 0));
        case Op::input: return number_of(number(node.slot));
        case Op::coefficient: {
            const Estimate& estimate = program_.coefficients[static_cast<std::size_t>(node.slot)].values.front();
            return number_of({estimate.low, estimate.high});
        }
        case Op::table: {
            const Coefficient& table = program_.coefficients[static_cast<std::size_t>(node.slot)];
            const std::uint64_t possible = options(table.by);
            Interval all{infinite, -infinite};
            for (std::size_t i = 0; i < table.values.size(); ++i) {
                if ((possible >> i & 1) == 0) continue;
                all.low = std::min(all.low, table.values[i].low);
                all.high = std::max(all.high, table.values[i].high);
            }
            return number_of(all);
        }
        case Op::quantity: {
            const auto slot = static_cast<std::size_t>(node.slot);
            if (!quantities_[slot]) {
                const Interval found = interval(program_.quantities[slot].value);
                quantities_[slot] = found;
            }
            return number_of(*quantities_[slot]);
        }
        case Op::add: {
            const Interval a = range(0), b = range(1);
            return number_of({a.low + b.low, a.high + b.high});
        }
        case Op::subtract: {
            const Interval a = range(0), b = range(1);
            return number_of({a.low - b.high, a.high - b.low});
        }
        case Op::multiply: {
            const Interval a = range(0), b = range(1);
            return number_of(
                hull(product(a.low, b.low), product(a.low, b.high), product(a.high, b.low), product(a.high, b.high)));
        }
        case Op::divide: {
            const Interval a = range(0), b = range(1);
            if (b.low <= 0 && b.high >= 0) return number_of({-infinite, infinite});
            const double low = 1 / b.low, high = 1 / b.high;
            return number_of(hull(product(a.low, low), product(a.low, high), product(a.high, low), product(a.high, high)));
        }
        case Op::negate: {
            const Interval a = range(0);
            return number_of({-a.high, -a.low});
        }
        case Op::less: {
            const Interval a = range(0), b = range(1);
            return truth_value(a.high < b.low ? Truth::yes : a.low >= b.high ? Truth::no : Truth::unknown);
        }
        case Op::at_most: {
            const Interval a = range(0), b = range(1);
            return truth_value(a.high <= b.low ? Truth::yes : a.low > b.high ? Truth::no : Truth::unknown);
        }
        case Op::both: {
            const Truth first = condition(0);
            return truth_value(first == Truth::no ? first : first && condition(1));
        }
        case Op::either: {
            const Truth first = condition(0);
            return truth_value(first == Truth::yes ? first : first || condition(1));
        }
        case Op::negation: return truth_value(!condition(0));
        case Op::chosen: {
            const Input& input = program_.inputs[static_cast<std::size_t>(node.slot)];
            const bool open = answer(node.slot) == nullptr;
            const std::uint64_t possible = options(node.slot);
            if (input.kind == InputKind::many)
                return truth_value(open ? Truth::unknown : truth_of((possible & node.mask) != 0));
            if ((possible & node.mask) == 0) return truth_value(Truth::no);
            return truth_value((possible & ~node.mask) == 0 ? Truth::yes : Truth::unknown);
        }
        case Op::conditional: {
            const Truth choice = condition(0);
            if (choice != Truth::unknown) return value(program_.argument(node, choice == Truth::yes ? 1 : 2));
            const Value a = value(program_.argument(node, 1)), b = value(program_.argument(node, 2));
            return {{std::min(a.range.low, b.range.low), std::max(a.range.high, b.range.high)},
                    a.truth == b.truth ? a.truth : Truth::unknown};
        }
        case Op::minimum:
        case Op::maximum: {
            Interval all = range(0);
            for (std::uint32_t i = 1; i < node.count; ++i) {
                const Interval one = range(i);
                if (node.op == Op::minimum) all = {std::min(all.low, one.low), std::min(all.high, one.high)};
                else all = {std::max(all.low, one.low), std::max(all.high, one.high)};
            }
            return number_of(all);
        }
        case Op::clamp: {
            const Interval x = range(0), low = range(1), high = range(2);
            return number_of(
                {std::min(std::max(x.low, low.low), high.low), std::min(std::max(x.high, low.high), high.high)});
        }
        case Op::root: {
            const Interval a = range(0);
            return number_of({std::sqrt(std::max(0.0, a.low)), std::sqrt(std::max(0.0, a.high))});
        }
        case Op::interpolate:
        case Op::band: {
            const Interval x = range(0);
            std::vector<double> low, high;  // the points with every y at its lowest, and at its highest
            for (std::uint32_t i = 1; i < node.count; ++i) {
                const Interval point = range(i);
                low.push_back(point.low);
                high.push_back(i % 2 == 1 ? point.low : point.high);
            }
            if (node.op == Op::band) return number_of({band(x.low, low), band(x.high, high)});
            Interval all{std::min(interpolate(x.low, low), interpolate(x.high, low)),
                         std::max(interpolate(x.low, high), interpolate(x.high, high))};
            for (std::size_t i = 0; i < low.size(); i += 2) {
                if (low[i] <= x.low || low[i] >= x.high) continue;
                all.low = std::min(all.low, low[i + 1]);
                all.high = std::max(all.high, high[i + 1]);
            }
            return number_of(all);
        }
        case Op::known: return truth_value(answer(node.slot) != nullptr ? Truth::yes : Truth::unknown);
        case Op::maybe: return truth_value(condition(0) && Truth::unknown);
    }
    return {};
}

// 1: it is a reason; 2: the outcome waits on it; bits add up.
void Bounds::mark(std::int32_t which, std::vector<std::int8_t>& marks, std::vector<bool>& seen) {
    auto& own = marks[static_cast<std::size_t>(which)];
    if (own != 0) return;
    const Answer* given = answer(which);
    own = given == nullptr ? 2 : 1;
    if (given == nullptr) return;
    if (const auto* range = std::get_if<Between>(given); range != nullptr && range->low < range->high) own = 3;
    if (effective_[static_cast<std::size_t>(which)].not_asked) {
        own = 4;  // not answered itself: what made it not asked is the reason
        explain(program_.inputs[static_cast<std::size_t>(which)].asked_if.root, marks, seen);
    }
}

void Bounds::explain(std::int32_t place, std::vector<std::int8_t>& marks, std::vector<bool>& seen) {
    const Node node = program_.nodes[static_cast<std::size_t>(place)];
    switch (node.op) {
        case Op::input:
        case Op::chosen:
        case Op::known: mark(node.slot, marks, seen); return;
        case Op::table: mark(program_.coefficients[static_cast<std::size_t>(node.slot)].by, marks, seen); return;
        case Op::quantity: {
            const auto slot = static_cast<std::size_t>(node.slot);
            if (seen[slot]) return;
            seen[slot] = true;
            explain(program_.quantities[slot].value.root, marks, seen);
            return;
        }
        case Op::both:
        case Op::either: {
            // One certain no decides an "and", one certain yes an "or": then only that branch is a reason.
            const Truth deciding = node.op == Op::both ? Truth::no : Truth::yes;
            for (std::uint32_t i = 0; i < node.count; ++i)
                if (value(program_.argument(node, i)).truth == deciding)
                    return explain(program_.argument(node, i), marks, seen);
            // A branch that is settled the other way decides nothing more: it is a reason, but waits on nothing.
            for (std::uint32_t i = 0; i < node.count; ++i) {
                const bool settled = value(program_.argument(node, i)).truth != Truth::unknown;
                if (!settled) {
                    explain(program_.argument(node, i), marks, seen);
                    continue;
                }
                std::vector<std::int8_t> inner(marks.size());
                std::vector<bool> inner_seen(seen.size());
                explain(program_.argument(node, i), inner, inner_seen);
                for (std::size_t j = 0; j < marks.size(); ++j)
                    if ((inner[j] & 1) != 0 && marks[j] == 0) marks[j] = 1;
            }
            return;
        }
        case Op::conditional: {
            const Truth choice = value(program_.argument(node, 0)).truth;
            explain(program_.argument(node, 0), marks, seen);
            if (choice != Truth::no) explain(program_.argument(node, 1), marks, seen);
            if (choice != Truth::yes) explain(program_.argument(node, 2), marks, seen);
            return;
        }
        default:
            for (std::uint32_t i = 0; i < node.count; ++i) explain(program_.argument(node, i), marks, seen);
    }
}

Bounds::Reasons Bounds::reasons(Rule rule) {
    Reasons found;
    if (rule.empty()) return found;
    const bool open = truth(rule) == Truth::unknown;
    std::vector<std::int8_t> marks(program_.inputs.size());
    std::vector<bool> seen(program_.quantities.size());
    explain(rule.root, marks, seen);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if ((marks[i] & 1) != 0) found.because.push_back(static_cast<std::int32_t>(i));
        if ((marks[i] & 2) != 0 && open) found.waiting_on.push_back(static_cast<std::int32_t>(i));
    }
    return found;
}

}  // namespace tk::engine
