// Units of numbers as powers of their parts, so that a rule can be checked: kWh/year times EUR/kWh is EUR/year.
// Nothing is converted; an author who needs that writes the factor with its unit, 277.78 kWh/GJ.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tk::engine {

struct Unit {
    std::map<std::string, double, std::less<>> powers{};  // none: a share, a factor, a count; never 0
    friend bool operator==(const Unit&, const Unit&) = default;
};

// "kWh/m2/year"; a power stands behind its part. Nothing when it can't be read.
std::optional<Unit> unit_of(std::string_view text);

// The names in such a text without their powers: kWh, m, year.
std::vector<std::string> names_of(std::string_view text);

Unit product(const Unit&, const Unit&);
Unit quotient(const Unit&, const Unit&);
Unit root(const Unit&);

// As an author would write it; "no unit" when there is none.
std::string text_of(const Unit&);

}  // namespace tk::engine
