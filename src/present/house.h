// The colours and corners of an organisation, laid over our light theme. What can't be read on it falls back, pair by
// pair, and is named; dark and high contrast stay ours.
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
    std::string family{};  // whose tokens they are; empty: only roles by their own names
    Palette palette{};
    std::size_t colours = 0, corners = 0;  // how many of the house were taken
    std::vector<Tone> ours{};              // roles that kept our colour
    std::vector<HouseFinding> findings{};
};

// Reads design tokens (see house_families.h) or roles by name ("primary", "terreinkompas.primary"), which go first.
// The error is a sentence: no JSON, or nothing in it that we know.
std::expected<House, std::string> house_of(std::string_view json);

// As in CSS: "#00614d".
std::string hex_of(Rgb);

}  // namespace tk::present
