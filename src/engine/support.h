// What the schemes that fit, or may, take off what the plan costs; apart from the totals and from every payback.
#pragma once

#include "engine/assess.h"
#include "engine/plan.h"

namespace tk::engine {

// Fills the support of the schemes; the plan is there already. Schemes are not added up: many exclude each other.
void find_support(const Situation&, Assessment&);

}  // namespace tk::engine
