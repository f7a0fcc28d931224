// Rules of a generic notation, translated to the text of our own rule language and compiled by its compiler.
//
// A rule set is {"questions": [{"id", "type": "bool" | "enum" | "int" | "number"}], "rules": [{"id", "expr"}]}.
// An expression is a literal or a list: ["a", question], ["r", earlier rule], ["and" | "or", e...], ["not", e],
// ["==" | "!=" | "<" | "<=" | ">" | ">=", e, e], ["in", e, [literals]], ["+" | "*", e...], ["-", e, e],
// ["min" | "max", e...], ["if", condition, then, else].
// A truth counts as 1 or 0 where a number is wanted; nothing else changes its kind.
#pragma once

#include "engine/answers.h"
#include "engine/expression.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <expected>
#include <string>
#include <unordered_map>
#include <vector>

namespace tk::bench {

enum class Gives : std::uint8_t { truth, number, choice };

struct Question {
    enum class Kind : std::uint8_t { truth, number, choice, numbered } kind = Kind::number;
    std::string id{};
    std::vector<std::string> options{};  // of a choice, in the order of its options a, b, c, ...
};

// A rule that later ones refer to is a named quantity, worked out once; its truth is 1 or 0, its choice a number.
struct CompiledRule {
    std::string id{};
    Gives gives = Gives::truth;
    engine::Rule rule{};      // of a truth that no other rule refers to
    engine::Amount amount{};  // of everything else
};

struct RuleSet {
    engine::Program program{};
    std::vector<Question> questions{};  // question i is the input a<i>
    std::unordered_map<std::string, std::int32_t> question_places{};
    std::vector<CompiledRule> rules{};
    std::vector<std::string> choices{};  // the choice that a number stands for
    std::unordered_map<std::string, std::int32_t> choice_numbers{};

    std::int32_t number_of(const std::string& choice);  // gives it one when it has none
};

// The profiles tell which options an enum has; they may be empty. The error is one sentence with the place.
std::expected<RuleSet, std::string> compile_rules(const nlohmann::json& rules, const nlohmann::json& profiles);

// One for each profile. Every question must have an answer of its type.
std::expected<std::vector<engine::Answers>, std::string> answers_of(const RuleSet&, const nlohmann::json& profiles);

}  // namespace tk::bench
