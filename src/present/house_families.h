// Where the families of NL Design System keep what a theme needs: one table each, from a role to the tokens that their
// packages publish for it.
#pragma once

#include "present/palette.h"

#include <span>
#include <string_view>

namespace tk::present {

// Of rows for one role the first is what the house means; the next ones are its own, for when that can't be read.
struct ColourSource {
    Tone tone{};
    std::string_view token{};
};
struct CornerSource {
    float Radii::* corner{};
    std::string_view token{};
};
struct HouseFamily {
    std::string_view name{};
    std::string_view group{};  // a file with tokens in this group is of this family
    std::span<const ColourSource> colours{};
    std::span<const CornerSource> corners{};
    std::span<const ColourSource> on_dark{};  // shades for a dark ground, which the packages have no theme for
};

// In the order of trying: the other packages hold tokens of Utrecht too.
std::span<const HouseFamily> house_families();

}  // namespace tk::present
