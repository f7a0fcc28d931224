// The order that measures ask for among themselves: what each needs first.
#pragma once

#include "engine/content.h"

#include <vector>

namespace tk::engine {

struct NeedsFault {
    const Measure* measure = nullptr;
    const Measure* need = nullptr;  // that needs the measure in turn; none: more than `longest_chain` wait for each other
};

// Empty: every measure can be reached by doing first what it needs. Needs that the pack does not have are left out.
std::vector<NeedsFault> faults_of_needs(const ContentPack&);

}  // namespace tk::engine
