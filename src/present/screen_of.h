// The screen of a state: what is on it, in reading order.
#pragma once

#include "present/screen.h"
#include "present/state.h"

namespace tk::present {

Screen screen_of(const State&);

// Of the page that the state shows: look.md section 5, by width / text size.
Width width_of(const State&);

}  // namespace tk::present
