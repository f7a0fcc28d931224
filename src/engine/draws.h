// What is likely: every open answer and every coefficient drawn many times, each from its own stream of
// numbers that depends on its name alone, so that the outcome is the same everywhere and every time.
#pragma once

#include "engine/bounds.h"
#include "engine/expression.h"

#include <optional>
#include <string_view>
#include <vector>

namespace tk::engine {

// One number per draw, or a single one when all are equal.
using Column = std::vector<double>;

inline double at(const Column& column, std::size_t draw) { return column.size() == 1 ? column[0] : column[draw]; }

// One number per draw from here on. By value: the number to repeat lies in the column that is made anew.
inline void widen(Column& column, std::size_t count) {
    if (const double same = column[0]; column.size() == 1) column.assign(count, same);
}

class Draws {
public:
    Draws(const Program&, Bounds&, std::size_t count);

    std::size_t count() const { return count_; }
    Column amount(Amount);   // an absent amount is zero
    Column condition(Rule);  // 1 or 0; an absent rule holds
    double share(Rule);      // part of the draws in which it holds
    const Column& number(std::int32_t input);
    const std::vector<std::uint64_t>& chosen(std::int32_t input);  // masks; one or `count` of them

    // Evenly spread over 0 to 1, in an order of its own for each name.
    std::vector<double> uniform(std::string_view name) const;

private:
    Column value(std::int32_t node);
    void draw(std::int32_t input);
    const Column& coefficient(std::int32_t slot, std::size_t option);
    Column triangular(std::string_view name, const Column& low, const Column& likely, const Column& high) const;

    const Program& program_;
    Bounds& bounds_;
    std::size_t count_;
    std::vector<Column> numbers_;
    std::vector<std::vector<std::uint64_t>> chosen_;
    std::vector<std::optional<Column>> quantities_;
    std::vector<std::vector<Column>> coefficients_;
};

}  // namespace tk::engine
