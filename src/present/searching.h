// Words that a person types to find something, held against words that are there.
#pragma once

#include <string>
#include <string_view>

namespace tk::present {

// Without capitals, without the signs on letters of Latin, and with a small 2 or 3 as a digit: "CO₂" stays, "m²" is "m2".
std::string bare_letters(std::string_view text);

// Each of the words that were typed stands somewhere in the text; nothing typed stands in all.
bool has_words(std::string_view typed, std::string_view text);

}  // namespace tk::present
