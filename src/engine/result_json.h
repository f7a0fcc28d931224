// An assessment as JSON, for other programs and for comparing: members and lists in a fixed order, numbers rounded,
// no words of any language. assets/schema/result.schema.json says what each member means.
#pragma once

#include "engine/assess.h"

#include <string>

namespace tk::engine {

enum class Layout { spread_out, one_line };

// The answers and options are those that the assessment was made with; the receipt repeats them. Without draws all
// amounts are null.
std::string result_json(const ContentPack&, const Answers&, const AssessOptions&, const Assessment&,
                        Layout = Layout::spread_out);

}  // namespace tk::engine
