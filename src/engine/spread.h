// From draws to the three numbers that a person sees.
#pragma once

#include "engine/assess.h"
#include "engine/draws.h"

namespace tk::engine {

// All zero for an empty column.
Spread spread_of(ColumnView);

}  // namespace tk::engine
