// From what holds for each measure and duty to one list in order, and to what the list brings together.
#pragma once

#include "engine/assess.h"
#include "engine/bounds.h"
#include "engine/content.h"
#include "engine/draws.h"
#include "engine/effects.h"
#include "engine/groups.h"

#include <vector>

namespace tk::engine {

struct Situation {
    const ContentPack& pack;
    const AssessOptions& options;
    Bounds& bounds;
    Draws& draws;
    KeptGroups& groups;                  // by input, for `narrow`
    const std::vector<Effect>& effects;  // by measure of the pack
};

// Fills the plan, the balance and the narrowing; duties and measures are there already.
void make_plan(Situation, Assessment&);

}  // namespace tk::engine
