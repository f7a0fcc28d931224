// The benchmark of generic rules: RULES.json, PROFILES.json and EXPECTED.json in, differences or the time per rule out.
#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace tk::bench {

inline constexpr int rounds = 15;

struct RulesOutcome {
    std::size_t questions = 0, rules = 0, profiles = 0;
    std::size_t wrong = 0;                   // results that are not as expected
    std::vector<std::string> differences{};  // the first of them, one sentence each
    std::vector<double> nanoseconds{};  // per rule, by round, sorted; with the reading of the answers. Empty: not measured

    double median() const { return nanoseconds.empty() ? 0 : nanoseconds[nanoseconds.size() / 2]; }
};

// The three texts as JSON; EXPECTED is one list per profile with the results in the order of the rules. Every result
// is checked first; time is taken only when all are right, and when asked. The error is one sentence with its place.
std::expected<RulesOutcome, std::string> run_rules(std::string_view rules, std::string_view profiles,
                                                   std::string_view expected, bool measure = true);

std::string text_of(const RulesOutcome&);
std::string json_of(const RulesOutcome&);

}  // namespace tk::bench
