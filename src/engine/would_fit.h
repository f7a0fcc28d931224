// What would make a scheme fit: the fewest answers that would have to be others.
#pragma once

#include "engine/assess.h"
#include "engine/bounds.h"

#include <vector>

namespace tk::engine {

// The most answers that a change has. Beyond it nobody changes a company for a scheme.
inline constexpr std::size_t largest_change = 3;

// For a scheme that does not fit. Only answers that were given, by questions that are not fixed; of changes with as
// many answers the first by the order of the pack, each as near as it can be. Empty: none was found.
// The bounds have read the answers, and have them again afterwards.
std::vector<Change> would_fit(const ContentPack&, const Scheme&, Bounds&, const Answers&, const AssessOptions&);

}  // namespace tk::engine
