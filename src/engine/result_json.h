// An assessment as JSON, for other programs and for comparing: members and lists in a fixed order, numbers
// rounded to two decimals, no words of any language.
#pragma once

#include "engine/assess.h"

#include <string>

namespace tk::engine {

std::string result_json(const ContentPack&, const Assessment&);

}  // namespace tk::engine
