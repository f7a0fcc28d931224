// The grammar of rules and amounts, from what binds least to what binds most. Each function reads its part, checks
// it and adds its nodes to the program.
#pragma once

#include "engine/language/checker.h"

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string_view>

namespace tk::engine::language {

inline constexpr std::array<std::string_view, 7> keywords{"and", "or", "not", "in", "has", "true", "false"};
inline constexpr std::array<std::string_view, 10> functions{"if",     "min",  "max",   "clamp",   "sqrt",
                                                            "interp", "band", "known", "unknown", "maybe"};

class Parser : Checker {
public:
    Parser(Program& program, std::string_view text, Scope scope) : Checker(program, text), scope_(scope) {}

    std::expected<std::int32_t, Mistake> parse(Type wanted, const std::optional<Unit>& unit);

private:
    Part either();
    Part both();
    Part negation();
    Part comparison();
    Part sum();
    Part product();
    Part factor();
    Part primary();
    Part call(const Token& name);  // functions.cpp
    Part unknown_name(const Token&);
    std::uint64_t option(std::int32_t input);
    int unit();

    Scope scope_;
    int depth_ = 0;
};

}  // namespace tk::engine::language
