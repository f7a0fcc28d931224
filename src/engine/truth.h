// Three-valued truth after Kleene (strong logic of indeterminacy). The order is the logic:
// "and" is the smaller, "or" the larger, "not" mirrors around unknown.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace tk::engine {

enum class Truth : std::uint8_t { no, unknown, yes };

constexpr Truth operator&&(Truth a, Truth b) { return std::min(a, b); }
constexpr Truth operator||(Truth a, Truth b) { return std::max(a, b); }
constexpr Truth operator!(Truth a) { return static_cast<Truth>(2 - static_cast<int>(a)); }
constexpr Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }

// The spelling in files and in the result: "no", "unknown", "yes".
constexpr std::string_view name_of(Truth truth) {
    switch (truth) {
        case Truth::no: return "no";
        case Truth::yes: return "yes";
        case Truth::unknown: break;
    }
    return "unknown";
}

}  // namespace tk::engine
