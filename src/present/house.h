// The colours and corners of an organisation, laid over our themes. What can't be read falls back, pair by pair. In the
// light theme that is named; the dark ones keep our grounds and take the signs of the house that stand out on these.
#pragma once

#include "present/palette.h"

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace tk::present {

struct HouseFinding {
    std::string where{};  // a token, or two roles: "on-primary on primary"
    std::string what{};   // one plain English sentence
    friend bool operator==(const HouseFinding&, const HouseFinding&) = default;
};

struct House {
    std::string family{};                  // whose tokens they are; empty: only roles by their own names
    Palette palette{};                     // of the light theme
    Palette dark{}, contrast{};            // ours, with what of the house can be read in them
    std::size_t colours = 0, corners = 0;  // how many of the house were taken
    std::vector<Tone> ours{};              // roles that kept our colour in the light theme
    std::vector<HouseFinding> findings{};  // about the light theme, and about tokens that can't be read

    const Palette& in(Theme theme) const { return theme == Theme::light ? palette : theme == Theme::dark ? dark : contrast; }
};

// Reads design tokens (see house_families.h) or roles by name ("primary", "terreinkompas.primary"), which go first. A
// role of the dark themes is named "dark.primary" or "terreinkompas.dark.primary", "contrast.primary" and so on.
// The error is a sentence: no JSON, or nothing in it that we know.
std::expected<House, std::string> house_of(std::string_view json);

// As in CSS: "#00614d".
std::string hex_of(Rgb);

}  // namespace tk::present
