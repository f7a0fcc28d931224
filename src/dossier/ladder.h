// From older forms of a dossier to that of now, one version at a time. A new version of the file adds one rung here, and
// the older rungs stay as they are.
#pragma once

#include <nlohmann/json.hpp>

#include <span>

namespace tk::dossier {

inline constexpr int present_version = 1;

// From the version at whose place it stands to the next. It may rely on nothing: the file is read and checked after it.
using Rung = void (*)(nlohmann::json& root);

// Version 0 is what the page stored before there were dossiers: language, track, view, answers and choices, with
// "format": 1. `from` is at most the number of rungs.
std::span<const Rung> rungs();
void climb(nlohmann::json& root, int from, std::span<const Rung> rungs);

}  // namespace tk::dossier
