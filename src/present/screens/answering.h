// What a question is answered with, wherever it is asked; the keys are the same there.
#pragma once

#include "present/screens/parts.h"

namespace tk::present {

// A number or text; of a range one for the lowest and one for the highest.
Block answer_field(const State&, const engine::Question&, Field, const std::string& label);
bool shows_range(const State&, const engine::Question&);
// One or many of its options, and "I don't know".
Block answer_options(const State&, const engine::Question&);

}  // namespace tk::present
