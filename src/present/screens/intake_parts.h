// What stands beside the questions of the intake.
#pragma once

#include "present/screens/parts.h"

namespace tk::present {

// The plan so far, what is best asked next and why, what was agreed, and the keys.
std::vector<Block> intake_side(const State&);

}  // namespace tk::present
