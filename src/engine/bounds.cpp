#include "engine/bounds.h"

#include "engine/curves.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace tk::engine {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

double product(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }

Interval hull(double a, double b, double c, double d) {
    return {std::min(std::min(a, b), std::min(c, d)), std::max(std::max(a, b), std::max(c, d))};
}

Interval sane(Interval range) {
    if (std::isnan(range.low)) range.low = -infinite;
    if (std::isnan(range.high)) range.high = infinite;
    return range;
}

std::uint64_t mask_of(const Input& input, const Chosen& chosen) {
    std::uint64_t mask = 0;
    for (const OptionId& id : chosen.options)
        if (const int place = input.option(id.value); place >= 0) mask |= std::uint64_t{1} << place;
    return mask;
}

}  // namespace

Bounds::Bounds(const Program& program) : program_(program), flow_(&program.flow) {
    if (!program.nodes.empty() && program.flow.places.size() != program.nodes.size()) {
        own_ = std::make_unique<const Flow>(flow_of(program));
        flow_ = own_.get();
    }
    const std::size_t inputs = program.inputs.size(), places = flow_->code.size();
    by_name_.resize(inputs);
    std::iota(by_name_.begin(), by_name_.end(), 0);
    std::ranges::sort(by_name_, {}, [&](std::int32_t i) -> const std::string& { return program.inputs[index(i)].name; });
    given_.resize(inputs);
    settled_.resize(inputs);
    ranges_.resize(places);
    truths_.resize(places, Truth::unknown);
    std::uint32_t most = 0;
    for (const Instruction& one : flow_->code) most = std::max(most, one.count);
    low_.resize(most);
    high_.resize(most);
    reasons_.resize(places);
    known_reasons_.resize(places);
    put_in_order();
}

// Equal instructions one after another, where what they read allows it: the processor then guesses the next one right.
// What is the same whatever the answers are runs here, once.
void Bounds::put_in_order() {
    struct Key {
        bool late = false;  // not needed by truths
        std::int32_t level = 0;
        Op op = Op::number;
        std::int32_t place = -1;
        auto operator<=>(const Key&) const = default;
    };
    std::vector<Key> keys;
    std::vector<std::int32_t> levels(flow_->code.size()), settled(program_.inputs.size());
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const Instruction& one = flow_->code[i];
        std::int32_t level = 0;
        flow_->each_read(one, [&](std::int32_t place) { level = std::max(level, levels[index(place)] + 1); });
        if (one.op == Op::settle) settled[index(one.slot)] = level;
        std::int32_t input = -1;
        if (one.op == Op::table) input = program_.coefficients[index(one.slot)].by;
        else if (one.op == Op::input || one.op == Op::chosen || one.op == Op::known) input = one.slot;
        if (input >= 0) level = std::max(level, settled[index(input)] + 1);
        levels[i] = level;
        order_.assign(1, static_cast<std::int32_t>(i));
        if (one.op == Op::number || one.op == Op::truth || one.op == Op::coefficient) run(1);
        else keys.push_back({i >= flow_->truths, level, one.op, static_cast<std::int32_t>(i)});
        done_ = 0;
    }
    std::ranges::sort(keys);
    order_.clear();
    for (const Key& key : keys) {
        order_.push_back(key.place);
        if (!key.late) ++truths_end_;
    }
}

Bounds::Bounds(const Program& program, const Answers& answers) : Bounds(program) { read(answers); }

void Bounds::read(const Answers& answers) {
    std::ranges::fill(given_, nullptr);
    auto answer = answers.begin();
    for (const std::int32_t input : by_name_) {
        const std::string& name = program_.inputs[index(input)].name;
        int apart = -1;  // how the answer's name compares to this one
        while (answer != answers.end() && (apart = answer->first.value.compare(name)) < 0) ++answer;
        if (answer == answers.end()) break;
        if (apart == 0 && is_known(&answer->second)) given_[index(input)] = &answer->second;
    }
    begin_again();
}

void Bounds::begin_again() {
    done_ = 0;
    for (const std::size_t place : explained_) known_reasons_[place] = false;
    explained_.clear();
}

void Bounds::put(std::int32_t input, const Answer* answer) {
    given_[index(input)] = is_known(answer) ? answer : nullptr;
    begin_again();
}

const Settled& Bounds::settled(std::int32_t input) {
    run(truths_end_);
    return settled_[index(input)];
}

Truth Bounds::truth(Rule rule) {
    if (rule.empty()) return Truth::yes;
    const std::size_t place = index(flow_->place(rule.root));
    run(place < flow_->truths ? truths_end_ : order_.size());
    return truths_[place];
}

Interval Bounds::interval(Amount amount) {
    if (amount.empty()) return {};
    const std::size_t place = index(flow_->place(amount.root));
    run(place < flow_->truths ? truths_end_ : order_.size());
    return ranges_[place];
}

void Bounds::settle(const Instruction& one) {
    const Input& input = program_.inputs[index(one.slot)];
    Settled& found = settled_[index(one.slot)];
    found.answer = given_[index(one.slot)];
    found.not_asked = one.a >= 0 && truths_[index(one.a)] == Truth::no;
    if (found.not_asked) found.answer = &*input.not_asked;
    found.range = {input.min, input.max};
    found.options = input.all();
    if (found.answer == nullptr) return;
    if (const auto* point = std::get_if<Number>(found.answer)) found.range = {point->value, point->value};
    else if (const auto* range = std::get_if<Between>(found.answer)) found.range = {range->low, range->high};
    else if (const auto* chosen = std::get_if<Chosen>(found.answer)) found.options = mask_of(input, *chosen);
}

void Bounds::run(std::size_t until) {
    for (; done_ < until; ++done_) {
        const std::size_t own = index(order_[done_]);
        const Instruction& one = flow_->code[own];
        Interval& range = ranges_[own];
        Truth& truth = truths_[own];
        const auto number = [&](std::int32_t place) -> const Interval& { return ranges_[index(place)]; };
        const auto condition = [&](std::int32_t place) { return truths_[index(place)]; };
        switch (one.op) {
            case Op::number: range = {one.value, one.value}; break;
            case Op::truth: truth = truth_of(one.value != 0); break;
            case Op::settle: settle(one); break;
            case Op::input: range = sane(settled_[index(one.slot)].range); break;
            case Op::coefficient: {
                const Estimate& estimate = program_.coefficients[index(one.slot)].values.front();
                range = {estimate.low, estimate.high};
                break;
            }
            case Op::table: {
                const Coefficient& table = program_.coefficients[index(one.slot)];
                const std::uint64_t possible = settled_[index(table.by)].options;
                range = {infinite, -infinite};
                for (std::size_t i = 0; i < table.values.size(); ++i) {
                    if ((possible >> i & 1) == 0) continue;
                    range.low = std::min(range.low, table.values[i].low);
                    range.high = std::max(range.high, table.values[i].high);
                }
                break;
            }
            case Op::quantity: break;  // not in a flow
            case Op::add: {
                const Interval &a = number(one.a), &b = number(one.b);
                range = sane({a.low + b.low, a.high + b.high});
                break;
            }
            case Op::subtract: {
                const Interval &a = number(one.a), &b = number(one.b);
                range = sane({a.low - b.high, a.high - b.low});
                break;
            }
            case Op::multiply: {
                const Interval &a = number(one.a), &b = number(one.b);
                range = sane(
                    hull(product(a.low, b.low), product(a.low, b.high), product(a.high, b.low), product(a.high, b.high)));
                break;
            }
            case Op::divide: {
                const Interval &a = number(one.a), &b = number(one.b);
                if (b.low <= 0 && b.high >= 0) {
                    range = {-infinite, infinite};
                    break;
                }
                const double low = 1 / b.low, high = 1 / b.high;
                range = sane(hull(product(a.low, low), product(a.low, high), product(a.high, low), product(a.high, high)));
                break;
            }
            case Op::negate: range = {-number(one.a).high, -number(one.a).low}; break;
            case Op::less: {
                const Interval &a = number(one.a), &b = number(one.b);
                truth = a.high < b.low ? Truth::yes : a.low >= b.high ? Truth::no : Truth::unknown;
                break;
            }
            case Op::at_most: {
                const Interval &a = number(one.a), &b = number(one.b);
                truth = a.high <= b.low ? Truth::yes : a.low > b.high ? Truth::no : Truth::unknown;
                break;
            }
            case Op::both: truth = condition(one.a) && condition(one.b); break;
            case Op::either: truth = condition(one.a) || condition(one.b); break;
            case Op::negation: truth = !condition(one.a); break;
            case Op::chosen: {
                const Settled& found = settled_[index(one.slot)];
                if (program_.inputs[index(one.slot)].kind == InputKind::many)
                    truth = found.answer == nullptr ? Truth::unknown : truth_of((found.options & one.mask) != 0);
                else if ((found.options & one.mask) == 0) truth = Truth::no;
                else truth = (found.options & ~one.mask) == 0 ? Truth::yes : Truth::unknown;
                break;
            }
            case Op::conditional: {
                const Truth choice = condition(one.a);
                const std::int32_t taken = choice == Truth::no ? one.c : one.b;
                range = number(taken);
                truth = condition(taken);
                if (choice != Truth::unknown) break;
                const Interval& other = number(one.c);
                range = {std::min(range.low, other.low), std::max(range.high, other.high)};
                if (condition(one.c) != truth) truth = Truth::unknown;
                break;
            }
            case Op::minimum: {
                const Interval &a = number(one.a), &b = number(one.b);
                range = {std::min(a.low, b.low), std::min(a.high, b.high)};
                break;
            }
            case Op::maximum: {
                const Interval &a = number(one.a), &b = number(one.b);
                range = {std::max(a.low, b.low), std::max(a.high, b.high)};
                break;
            }
            case Op::clamp: {
                const Interval &x = number(one.a), &low = number(one.b), &high = number(one.c);
                range = {std::min(std::max(x.low, low.low), high.low), std::min(std::max(x.high, low.high), high.high)};
                break;
            }
            case Op::root:
                range = {std::sqrt(std::max(0.0, number(one.a).low)), std::sqrt(std::max(0.0, number(one.a).high))};
                break;
            case Op::interpolate:
            case Op::band: {
                // The points with every y at its lowest, and at its highest.
                const Interval& x = number(one.a);
                const auto points = flow_->points_of(one);
                for (std::size_t i = 0; i < points.size(); ++i) {
                    low_[i] = number(points[i]).low;
                    high_[i] = i % 2 == 0 ? low_[i] : number(points[i]).high;
                }
                const std::span<const double> low(low_.data(), points.size()), high(high_.data(), points.size());
                if (one.op == Op::band) {
                    range = sane({band(x.low, low), band(x.high, high)});
                    break;
                }
                range = {std::min(interpolate(x.low, low), interpolate(x.high, low)),
                         std::max(interpolate(x.low, high), interpolate(x.high, high))};
                for (std::size_t i = 0; i < low.size(); i += 2) {
                    if (low[i] <= x.low || low[i] >= x.high) continue;
                    range.low = std::min(range.low, low[i + 1]);
                    range.high = std::max(range.high, high[i + 1]);
                }
                range = sane(range);
                break;
            }
            case Op::known: truth = settled_[index(one.slot)].answer != nullptr ? Truth::yes : Truth::unknown; break;
            case Op::maybe: truth = condition(one.a) && Truth::unknown; break;
        }
    }
}

Bounds::Trail& Bounds::trail(std::size_t depth) {
    while (trails_.size() <= depth) {
        Trail& fresh = *trails_.emplace_back(std::make_unique<Trail>());
        fresh.marks.resize(program_.inputs.size());
        fresh.seen.resize(flow_->code.size());
    }
    return *trails_[depth];
}

void Bounds::wipe(Trail& trail) {
    for (const std::int32_t input : trail.marked) trail.marks[index(input)] = 0;
    for (const std::int32_t place : trail.visited) trail.seen[index(place)] = false;
    trail.marked.clear();
    trail.visited.clear();
}

// 1: it is a reason; 2: the outcome waits on it; bits add up.
void Bounds::mark(std::int32_t which, Trail& trail, std::size_t depth) {
    // A range that settled one branch may be waited for by another, so bits are added.
    auto& own = trail.marks[index(which)];
    const bool fresh = own == 0;
    if (fresh) trail.marked.push_back(which);
    const Settled& found = settled(which);
    const auto* range = found.answer == nullptr ? nullptr : std::get_if<Between>(found.answer);
    if (found.answer == nullptr) own |= 2;
    else if (range != nullptr && range->low < range->high) own |= 3;
    else if (!found.not_asked) own |= 1;
    if (found.not_asked && fresh) {
        own = 4;  // not answered itself: what made it not asked is the reason
        explain(flow_->place(program_.inputs[index(which)].asked_if.root), trail, depth);
    }
}

void Bounds::explain(std::int32_t place, Trail& trail, std::size_t depth) {
    const Instruction& one = flow_->code[index(place)];
    if (trail.seen[index(place)]) return;
    trail.seen[index(place)] = true;
    trail.visited.push_back(place);
    switch (one.op) {
        case Op::input:
        case Op::chosen:
        case Op::known: mark(one.slot, trail, depth); return;
        case Op::table: mark(program_.coefficients[index(one.slot)].by, trail, depth); return;
        case Op::both:
        case Op::either: {
            // One certain no decides an "and", one certain yes an "or": then only that branch is a reason.
            const Truth deciding = one.op == Op::both ? Truth::no : Truth::yes;
            for (const std::int32_t part : {one.a, one.b})
                if (truths_[index(part)] == deciding) return explain(part, trail, depth);
            // A branch that is settled the other way decides nothing more: it is a reason, but waits on nothing.
            for (const std::int32_t part : {one.a, one.b}) {
                if (truths_[index(part)] == Truth::unknown) {
                    explain(part, trail, depth);
                    continue;
                }
                Trail& inner = this->trail(depth + 1);
                explain(part, inner, depth + 1);
                for (const std::int32_t input : inner.marked)
                    if ((inner.marks[index(input)] & 1) != 0 && trail.marks[index(input)] == 0) {
                        trail.marks[index(input)] = 1;
                        trail.marked.push_back(input);
                    }
                wipe(inner);
            }
            return;
        }
        case Op::conditional: {
            const Truth choice = truths_[index(one.a)];
            explain(one.a, trail, depth);
            if (choice != Truth::no) explain(one.b, trail, depth);
            if (choice != Truth::yes) explain(one.c, trail, depth);
            return;
        }
        default: flow_->each_read(one, [&](std::int32_t read) { explain(read, trail, depth); });
    }
}

const Bounds::Reasons& Bounds::reasons(Rule rule) {
    if (rule.empty()) return none_;
    const bool open = truth(rule) == Truth::unknown;
    const std::int32_t place = flow_->place(rule.root);
    Reasons& found = reasons_[index(place)];
    if (known_reasons_[index(place)]) return found;
    known_reasons_[index(place)] = true;
    found.because.clear();
    found.waiting_on.clear();
    explained_.push_back(index(place));
    Trail& own = trail(0);
    explain(place, own, 0);
    std::ranges::sort(own.marked);
    for (const std::int32_t input : own.marked) {
        const std::int8_t mark = own.marks[index(input)];
        if ((mark & 1) != 0) found.because.push_back(input);
        if ((mark & 2) != 0 && open) found.waiting_on.push_back(input);
    }
    wipe(own);
    return found;
}

}  // namespace tk::engine
