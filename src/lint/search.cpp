#include "lint/search.h"

#include <algorithm>
#include <cmath>

namespace tk::lint {

using engine::Answer;
using engine::AnswerKind;
using engine::Between;
using engine::Chosen;
using engine::Number;
using engine::Question;
using engine::Rule;
using engine::Truth;

namespace {

constexpr int most_splits = 8;          // of a number: into at least 256 parts
constexpr std::size_t all_subsets = 6;  // options of `many` that rules name: up to so many every set is tried
constexpr int round = 200;              // tries in one order by chance

std::size_t index(std::int32_t place) { return static_cast<std::size_t>(place); }

// A number that a person would say.
double inside(const Between& range) {
    const double middle = range.low + (range.high - range.low) / 2, whole = std::round(middle);
    return whole >= range.low && whole <= range.high ? whole : middle;
}

}  // namespace

Search::Search(const engine::ContentPack& pack, const engine::Program& program, std::uint32_t seed, int tries)
    : pack_(pack), program_(program), bounds_(program), seed_(seed), tries_(tries) {}

Truth Search::truth(const Clause& clause) {
    Truth any = Truth::no;
    for (const Rule rule : clause.any) any = any || bounds_.truth(rule);
    return any;
}

Truth Search::truth() {
    Truth all = Truth::yes;
    for (const Clause& clause : goal_) {
        all = all && truth(clause);
        if (all == Truth::no) break;
    }
    return all;
}

bool Search::is_open(std::int32_t input) const {
    const Question& question = pack_.questions[index(input)];
    return question.kind != AnswerKind::text && state_[index(input)] != 2;
}

// Choices before numbers, and of numbers the one that was split least: one that cannot settle anything would else be
// split to the end at every turn.
std::int32_t Search::next() {
    const auto rank = [&](std::int32_t input) {
        return 2 * splits_[index(input)] + (pack_.questions[index(input)].kind == AnswerKind::number ? 1 : 0);
    };
    for (const Clause& clause : goal_) {
        if (truth(clause) != Truth::unknown) continue;
        for (const Rule rule : clause.any) {
            if (bounds_.truth(rule) != Truth::unknown) continue;
            std::vector<std::int32_t> open = bounds_.reasons(rule).waiting_on;
            std::erase_if(open, [&](std::int32_t input) { return !is_open(input); });
            if (!open.empty()) return shuffle_ ? open[random_() % open.size()] : *std::ranges::min_element(open, {}, rank);
        }
    }
    return -1;
}

void Search::add_numbers(std::size_t input, std::vector<Value>& found) {
    const Question& question = pack_.questions[input];
    double low = question.min, high = question.max;
    if (state_[input] == 1) {
        const Between& range = std::get<Between>(given_[input]);
        low = range.low;
        high = range.high;
    } else {
        for (const double limit : limits_[input])
            if (limit > low && limit < high) found.push_back({Number{limit}});
        found.push_back({Number{low}});
        if (high > low) found.push_back({Number{high}});
        for (const double part : {0.1, 0.01, 0.001})
            if (const Between some{low, low + (high - low) * part}; some.high > some.low)
                found.push_back({Number{inside({some.low + (some.high - some.low) / 2, some.high})}});
        // The limits themselves are tried: what is left lies between them.
        double from = low;
        for (const double limit : limits_[input])
            if (limit > low && limit < high) {
                found.push_back({Between{from, std::nextafter(limit, low)}, true});
                from = std::nextafter(limit, high);
            }
        if (from > low) {
            found.push_back({Between{from, high}, true});
            return;
        }
    }
    if (high <= low) return;
    const double middle = low > 0 && high > 16 * low     ? std::sqrt(low * high)
                          : low <= 0 && low > -high / 16 ? low + (high - low) / 16
                                                         : low + (high - low) / 2;
    if (splits_[input] >= most_splits) {
        cut_ = true;
        found.push_back({Number{inside({low, high})}});
    } else {
        found.push_back({Between{low, middle}, true});
        found.push_back({Between{middle, high}, true});
    }
}

std::vector<Search::Value> Search::values(std::int32_t input) {
    const Question& question = pack_.questions[index(input)];
    std::vector<Value> found;
    if (question.kind == AnswerKind::number) {
        add_numbers(index(input), found);
    } else {
        for (const engine::Option& option : question.options) found.push_back({Chosen{{option.id}}});
        // Of the options that no rule names one stands for all.
        Chosen all;
        bool unnamed = false;
        for (std::size_t i = 0; i < question.options.size(); ++i) {
            const bool named = (named_[index(input)] >> i & 1) != 0;
            if (question.options[i].exclusive || (!named && unnamed)) continue;
            unnamed = unnamed || !named;
            all.options.push_back(question.options[i].id);
        }
        const std::size_t count = all.options.size();
        const bool many = question.kind == AnswerKind::many && count > 1;
        if (many && count <= all_subsets) {
            for (std::size_t set = 1; set < std::size_t{1} << count; ++set) {
                Chosen some;
                for (std::size_t i = 0; i < count; ++i)
                    if ((set >> i & 1) != 0) some.options.push_back(all.options[i]);
                if (some.options.size() > 1) found.push_back({std::move(some)});
            }
        } else if (many) {
            cut_ = true;  // too many sets to try: bounds alone can rule this branch out
            for (std::size_t i = 0; i < count; ++i)
                for (std::size_t j = i + 1; j < count; ++j) found.push_back({Chosen{{all.options[i], all.options[j]}}});
            found.push_back({std::move(all)});
        }
    }
    if (shuffle_) std::ranges::shuffle(found, random_);
    // A rule with unknown(...) may hold where it is left open.
    if (state_[index(input)] == 0 && asks_known_[index(input)]) found.push_back({engine::Unsure{}});
    return found;
}

bool Search::take(std::int32_t input, const Value& value) {
    const std::size_t i = index(input);
    const Answer before = given_[i];
    const auto state_before = state_[i];
    const std::size_t clauses = goal_.size();
    given_[i] = value.answer;
    state_[i] = value.open ? 1 : 2;
    bounds_.put(input, &given_[i]);
    ++splits_[i];
    if (state_before == 0 && !pack_.questions[i].asked_if.empty()) goal_.push_back({{pack_.questions[i].asked_if}, false});
    const bool reached = visit();
    --splits_[i];
    goal_.resize(clauses);
    given_[i] = before;
    state_[i] = state_before;
    bounds_.put(input, state_before == 0 ? nullptr : &given_[i]);
    return reached;
}

void Search::keep() {
    found_.reached = true;
    for (std::size_t i = 0; i < given_.size(); ++i) {
        if (state_[i] == 0) continue;
        const auto* range = std::get_if<Between>(&given_[i]);
        found_.answers.set(pack_.questions[i].id, range != nullptr ? Answer{Number{inside(*range)}} : given_[i]);
    }
}

bool Search::visit() {
    if (left_ <= 0) {
        cut_ = true;
        return false;
    }
    --left_;
    ++found_.tried;
    const Truth now = truth();
    if (now == Truth::no) return false;
    if (now == Truth::unknown) {
        const std::int32_t input = next();
        if (input >= 0) {
            for (const Value& value : values(input)) {
                if (take(input, value)) return true;
                if (left_ <= 0) {  // what is left of the values was not looked at
                    cut_ = true;
                    return false;
                }
            }
            return false;
        }
        for (const Clause& clause : goal_)
            if (clause.surely && truth(clause) != Truth::yes) return false;
    }
    keep();
    return true;
}

// Which options the rules name, and the questions that decide whether one of theirs is asked.
void Search::find_named(std::vector<Rule> rules) {
    named_.assign(program_.inputs.size(), 0);
    std::vector<bool> seen(program_.nodes.size()), asked(program_.inputs.size());
    while (!rules.empty()) {
        const Rule rule = rules.back();
        rules.pop_back();
        if (rule.empty() || seen[index(rule.root)]) continue;
        seen[index(rule.root)] = true;
        const engine::Node& node = program_.nodes[index(rule.root)];
        for (std::uint32_t i = 0; i < node.count; ++i) rules.push_back({program_.argument(node, i)});
        if (node.op == engine::Op::quantity) rules.push_back({program_.quantities[index(node.slot)].value.root});
        if (node.op == engine::Op::chosen) named_[index(node.slot)] |= node.mask;
        const std::int32_t input = program_.input_of(node);
        if (input < 0 || asked[index(input)]) continue;
        asked[index(input)] = true;
        rules.push_back(pack_.questions[index(input)].asked_if);
    }
}

Found Search::find(const Goal& goal) {
    goal_ = goal;
    found_ = {};
    const std::size_t inputs = program_.inputs.size();
    limits_.assign(inputs, {});
    given_.assign(inputs, engine::Unsure{});
    state_.assign(inputs, 0);
    splits_.assign(inputs, 0);
    asks_known_.assign(inputs, false);
    bounds_.read({});
    std::vector<Rule> rules;
    for (const Clause& clause : goal) rules.insert(rules.end(), clause.any.begin(), clause.any.end());
    find_named(rules);
    for (const auto& limit : engine::reads_of(program_, rules).limits) limits_[index(limit.input)].push_back(limit.value);
    for (const engine::Node& node : program_.nodes)
        if (node.op == engine::Op::known) asks_known_[index(node.slot)] = true;
    for (auto& limits : limits_) {
        std::ranges::sort(limits);
        limits.erase(std::ranges::unique(limits).begin(), limits.end());
    }
    random_.seed(seed_);
    shuffle_ = cut_ = false;
    left_ = tries_ / 2;
    if (visit()) return found_;
    found_.proven = !cut_;
    shuffle_ = true;
    while (!found_.reached && !found_.proven && found_.tried < tries_) {
        left_ = std::min(round, tries_ - found_.tried);
        cut_ = false;
        if (!visit()) found_.proven = !cut_;
    }
    return found_;
}

}  // namespace tk::lint
