// What a province, municipality or park lays over the documents of a pack, before they are read.
#pragma once

#include "engine/loading/loading.h"

namespace tk::engine::loading {

// Where an object stands that the overlay adapts, and where in the overlay that is written.
struct Adapted {
    Place was{}, now{};
    std::set<std::string> members{};  // that the overlay names
};

// The head of the overlay goes into the pack; what it adds becomes one more document, at the same places; what it
// adapts changes in the documents. Mistakes have their place in the overlay.
std::vector<Adapted> lay_over(Loading&, const std::string& path, const json& overlay);

// Mistakes in what was adapted are the overlay's: gives them their place there.
void point_at_overlay(std::vector<Issue>&, const std::vector<Adapted>&);

}  // namespace tk::engine::loading
