// What is checked of the parts of an expression: whether each is a condition, a number or a choice, and its unit.
#pragma once

#include "engine/language/lexer.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tk::engine::language {

enum class Kind { number, truth, one, many, any };
struct Part {
    std::int32_t node = -1;
    Kind kind = Kind::any;
    std::int32_t input = -1;
    std::size_t place = 0;
    int unit = -1;  // place in units_; -1: a plain literal, which is a factor to "*" and goes with everything else
};

class Checker : protected Lexer {
protected:
    Checker(Program& program, std::string_view text) : Lexer(text), program_(program) {}

    Part fail(std::size_t place, std::string what) {
        mistake(place, std::move(what));
        return {};
    }
    void need(const Part&, Kind wanted);
    // A new node of the program; none after a mistake.
    Part make(Op, Kind, std::size_t place, const std::vector<std::int32_t>& arguments, std::int32_t slot = -1,
              double value = 0, std::uint64_t mask = 0);

    const Unit& of(int unit) const { return units_[static_cast<std::size_t>(unit)]; }
    int place_of(Unit unit) {
        units_.push_back(std::move(unit));
        return static_cast<int>(units_.size() - 1);
    }
    static Part with(Part part, int unit) {
        part.unit = unit;
        return part;
    }

    // The unit of numbers that must have the same; a plain literal takes that of the others.
    int same(int known, const Part& part);
    int same(const Part& left, const Part& right) { return same(left.unit, right); }
    int combined(int a, int b, Unit (*how)(const Unit&, const Unit&));

    Program& program_;
    std::vector<Unit> units_{};  // beside the parts, which are many at once while brackets are open
};

}  // namespace tk::engine::language
