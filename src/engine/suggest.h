// "Did you mean ...?" for names that do not exist.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tk::engine {

// Number of letters to insert, delete, replace or swap with their neighbour to turn one into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

// "; did you mean \"gas_old\"?" for the nearest of the names, or nothing when none is near.
std::string suggestion(std::string_view wrong, const std::vector<std::string_view>& names);

}  // namespace tk::engine
