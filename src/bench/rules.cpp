#include "bench/rules.h"

#include "bench/evaluator.h"
#include "bench/rule_set.h"
#include "engine/json_text.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace tk::bench {

using nlohmann::json;

namespace {

constexpr std::size_t deepest_rule = 100'000;  // a set of rules is of the person who asks

using Failure = std::unexpected<std::string>;
using Clock = std::chrono::steady_clock;

constexpr std::size_t most_shown = 10;
constexpr double shortest_round = 20e6;  // nanoseconds: long enough for the clock of a browser

// What a rule gives, as the notation writes it; null: the evaluator could not tell.
json result_of(const RuleSet& set, const CompiledRule& rule, Evaluator& evaluator) {
    if (!rule.rule.empty()) {
        const engine::Truth truth = evaluator.truth(rule.rule);
        return truth == engine::Truth::unknown ? json() : json(truth == engine::Truth::yes);
    }
    const engine::Interval range = evaluator.number(rule.amount);
    if (range.low != range.high) return {};
    if (rule.gives == Gives::truth) return range.low > 0;
    if (rule.gives == Gives::number) return range.low;
    const auto place = static_cast<std::size_t>(range.low);
    return place < set.choices.size() ? json(set.choices[place]) : json();
}

// Numbers may differ by what another order of adding gives.
bool same(const json& found, const json& expected) {
    if (!found.is_number() || !expected.is_number()) return found == expected;
    const double a = found.get<double>(), b = expected.get<double>();
    return std::abs(a - b) <= 1e-12 * std::max({1.0, std::abs(a), std::abs(b)});
}

std::string compare(const RuleSet& set, const std::vector<engine::Answers>& profiles, const json& expected,
                    RulesOutcome& out) {
    if (!expected.is_array() || expected.size() != profiles.size())
        return "a list of " + std::to_string(profiles.size()) + " lists is expected, one per profile";
    Evaluator evaluator(set.program);
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        if (!expected[i].is_array() || expected[i].size() != set.rules.size())
            return "/" + std::to_string(i) + ": a list of " + std::to_string(set.rules.size()) + " results is expected";
        evaluator.read(profiles[i]);
        for (std::size_t j = 0; j < set.rules.size(); ++j) {
            const json found = result_of(set, set.rules[j], evaluator);
            if (same(found, expected[i][j])) continue;
            if (++out.wrong <= most_shown)
                out.differences.push_back("profile " + std::to_string(i) + ", rule " + set.rules[j].id + ": gives " +
                                          found.dump() + ", expected " + expected[i][j].dump());
        }
    }
    return {};
}

// Every rule for every profile, once. The sum keeps the compiler from leaving the work out.
double evaluate(const RuleSet& set, Evaluator& evaluator, const std::vector<engine::Answers>& profiles) {
    double sum = 0;
    for (const engine::Answers& answers : profiles) {
        evaluator.read(answers);
        for (const CompiledRule& rule : set.rules)
            sum += rule.rule.empty()                                  ? evaluator.number(rule.amount).low
                   : evaluator.truth(rule.rule) == engine::Truth::yes ? 1
                                                                      : 0;
    }
    return sum;
}

double nanoseconds_since(Clock::time_point from) {
    return std::chrono::duration<double, std::nano>(Clock::now() - from).count();
}

void measure_into(const RuleSet& set, const std::vector<engine::Answers>& profiles, RulesOutcome& out) {
    Evaluator evaluator(set.program);
    volatile double sink = 0;
    int passes = 1;
    for (;; passes *= 2) {  // also warms up
        const auto from = Clock::now();
        for (int i = 0; i < passes; ++i) sink = sink + evaluate(set, evaluator, profiles);
        if (nanoseconds_since(from) >= shortest_round) break;
    }
    const double results = static_cast<double>(passes) * static_cast<double>(profiles.size() * set.rules.size());
    for (int round = 0; round < rounds; ++round) {
        const auto from = Clock::now();
        for (int i = 0; i < passes; ++i) sink = sink + evaluate(set, evaluator, profiles);
        out.nanoseconds.push_back(nanoseconds_since(from) / results);
    }
    std::ranges::sort(out.nanoseconds);
}

std::expected<json, std::string> read(std::string_view text, const char* name) {
    auto read = engine::read_json(text, deepest_rule);
    if (!read.value) return Failure(std::string(name) + " " + read.mistakes[0].where + ": " + read.mistakes[0].what);
    return std::move(*read.value);
}

std::string decimal(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

}  // namespace

std::expected<RulesOutcome, std::string> run_rules(std::string_view rules, std::string_view profiles,
                                                   std::string_view expected, bool measure) {
    const auto rules_json = read(rules, "RULES"), profiles_json = read(profiles, "PROFILES"),
               results = read(expected, "EXPECTED");
    for (const auto* one : {&rules_json, &profiles_json, &results})
        if (!*one) return Failure(one->error());
    const auto set = compile_rules(*rules_json, *profiles_json);
    if (!set) return Failure("RULES " + set.error());
    const auto answers = answers_of(*set, *profiles_json);
    if (!answers) return Failure("PROFILES " + answers.error());
    RulesOutcome out{.questions = set->questions.size(), .rules = set->rules.size(), .profiles = answers->size()};
    if (std::string wrong = compare(*set, *answers, *results, out); !wrong.empty()) return Failure("EXPECTED " + wrong);
    if (measure && out.wrong == 0 && out.rules * out.profiles > 0) measure_into(*set, *answers, out);
    return out;
}

std::string text_of(const RulesOutcome& outcome) {
    const std::string what = std::to_string(outcome.rules) + " rules, " + std::to_string(outcome.questions) +
                             " questions, " + std::to_string(outcome.profiles) + " profiles";
    const std::size_t all = outcome.rules * outcome.profiles;
    if (outcome.wrong > 0) {
        std::string text =
            what + ": " + std::to_string(outcome.wrong) + " of " + std::to_string(all) + " results are not as expected\n";
        for (const std::string& one : outcome.differences) text += "  " + one + "\n";
        return text;
    }
    std::string text = what + ": all " + std::to_string(all) + " results are as expected\n";
    if (outcome.nanoseconds.empty()) return text;
    return text + "median " + decimal(outcome.median()) + " ns per rule over " + std::to_string(outcome.nanoseconds.size()) +
           " rounds (lowest " + decimal(outcome.nanoseconds.front()) + ", highest " + decimal(outcome.nanoseconds.back()) +
           ")\n";
}

std::string json_of(const RulesOutcome& outcome) {
    nlohmann::ordered_json object{{"questions", outcome.questions},
                                  {"rules", outcome.rules},
                                  {"profiles", outcome.profiles},
                                  {"wrong", outcome.wrong},
                                  {"differences", outcome.differences}};
    if (!outcome.nanoseconds.empty()) {
        object["rounds"] = outcome.nanoseconds.size();
        object["median_ns_per_rule"] = outcome.median();
        object["lowest_ns_per_rule"] = outcome.nanoseconds.front();
        object["highest_ns_per_rule"] = outcome.nanoseconds.back();
    }
    return object.dump() + "\n";
}

}  // namespace tk::bench
