// Which open question is best asked next: tried with every answer that makes a difference.
#pragma once

#include "engine/assess.h"
#include "engine/bounds.h"
#include "engine/dependents.h"

#include <vector>

namespace tk::engine {

// Of the questions that may be asked and have no answer yet. The duties, schemes, measures and narrowing of the
// assessment are there already. The bounds have read the answers, and have them again afterwards. A scheme that has ended,
// and a measure that is done or put aside, count for nothing.
std::vector<NextQuestion> next_questions(const ContentPack&, const Dependents&, Bounds&, const AssessOptions&,
                                         const Assessment&);

}  // namespace tk::engine
