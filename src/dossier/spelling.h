// The words of a dossier file for what is a kind in the program.
#pragma once

#include "dossier/dossier.h"

#include <array>
#include <string_view>

namespace tk::dossier {

inline constexpr std::array<std::string_view, 2> status_names{"open", "archived"};
inline constexpr std::array<std::string_view, 4> fate_names{"no", "unknown", "will", "must"};
inline constexpr std::array<std::string_view, 3> truth_names{"no", "unknown", "yes"};
inline constexpr std::array<std::string_view, 5> window_names{"runs", "ends_soon", "not_yet", "ended", "uncertain"};

template <class Kind, std::size_t count>
constexpr std::string_view spelled(const std::array<std::string_view, count>& names, Kind kind) {
    return names[static_cast<std::size_t>(kind)];
}

}  // namespace tk::dossier
