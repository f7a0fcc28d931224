// Which of the measures that the law recognises apply to a company, must be checked, or do not apply.
#pragma once

#include "engine/assess.h"
#include "engine/bounds.h"

namespace tk::engine {

// Fills Assessment::recognised, and `law` of measures and steps. Needs the duties and the plan of the assessment.
void find_recognised(const ContentPack&, Bounds&, Assessment&);

}  // namespace tk::engine
