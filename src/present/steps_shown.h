// Which steps the plan shows, and in which order those stand that a company can do.
#pragma once

#include "present/state.h"

#include <array>
#include <string_view>
#include <vector>

namespace tk::present {

inline constexpr std::array step_orders{StepOrder::suggested, StepOrder::gain, StepOrder::cost, StepOrder::effort,
                                        StepOrder::payback};

std::string_view name_of(StepOrder);        // in the keys of its words: "gain"
std::string_view name_of(engine::Horizon);  // "now", "year", "later"

// The theme of a measure. A duty has those of the measures that meet it and of the answers on which it rests; none:
// it belongs to no theme, and no choice of a theme hides it. In the order of the pack.
std::vector<engine::ThemeId> themes_of(const State&, const engine::Step&);

bool passes(const State&, const Filter&, const engine::Step&);
int count_of(const State&, const Filter&);  // steps that pass

// What a company can do, in the chosen order; what has no such amount comes last, and of equals the first in the plan.
std::vector<const engine::Step*> chances_in_order(const State&);

// "U ziet 7 van de 24 stappen." and, after another order, "Dit kan: hoogste opbrengst eerst. ...". Empty: all steps in
// the order of the plan.
std::string shown_text(const State&);

// Change what is shown, and say what came of it. Nothing is stored.
std::vector<Effect> show_steps(State&, const Filter&);
std::vector<Effect> sort_steps(State&, StepOrder);

}  // namespace tk::present
