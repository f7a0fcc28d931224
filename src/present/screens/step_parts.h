// The parts of the page of a step that have a file of their own.
#pragma once

#include "present/screens/bench.h"

namespace tk::present {

// chain.cpp: nothing when the step waits for no other and none waits for it.
std::optional<Block> chain_card(const State&, const engine::MeasureId&);

// step_head.cpp: its number in the plan, its name, and signs of what it is.
Block step_head(const State&);

}  // namespace tk::present
