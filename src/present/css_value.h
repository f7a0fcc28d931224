// What a design token says as text, as a value: "#00614d", "hsl(211 60% 35%)", "0.25rem".
#pragma once

#include "present/palette.h"

#include <optional>
#include <string_view>

namespace tk::present {

// Hexadecimal, rgb() or hsl(), with commas or spaces. Nothing for what is no colour, and for one that can be seen through.
std::optional<Rgb> colour_in(std::string_view);

// px, rem (16 px) or a plain number, at least 0. Nothing for others.
std::optional<float> length_in(std::string_view);

}  // namespace tk::present
