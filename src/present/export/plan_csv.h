// The plan for a spreadsheet: a row with the names of the columns, and one for each step in the order of the plan.
#pragma once

#include "present/state.h"

#include <string>

namespace tk::present {

// Amounts are rounded as on the page; a duty has none of its own. See csv.h for the notation.
std::string plan_csv(const State&);

}  // namespace tk::present
