// Where long words may break: words of more than 18 letters get soft hyphens (U+00AD), which show only where a line ends.
#pragma once

#include "present/screen.h"

#include <string>
#include <string_view>

namespace tk::present {

inline constexpr std::string_view soft_hyphen = "\u00AD";
inline constexpr std::size_t longest_whole_word = 18;  // letters

std::string softened(const std::string& text, std::string_view language);
std::string without_soft_hyphens(std::string text);

// In all that is painted and written of a screen; its title, address and announcement stay as they are.
void soften(Screen&);

}  // namespace tk::present
