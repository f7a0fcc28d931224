// Answers that contradict each other, as the checks of the pack say.
#pragma once

#include "engine/assess.h"
#include "engine/bounds.h"

#include <vector>

namespace tk::engine {

// The checks of the track whose rule certainly holds, in the order of the pack. Open answers never give a warning.
std::vector<Warning> warnings_of(const ContentPack&, const AssessOptions&, Bounds&);

}  // namespace tk::engine
