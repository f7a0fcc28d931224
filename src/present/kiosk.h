// The page in a public place: one visitor after the other, nothing is kept, and there is no way out of it.
#pragma once

#include "present/intent.h"
#include "present/screen.h"

#include <vector>

namespace tk::present {

struct State;

struct Kiosk {
    bool print = false;  // a printer stands beside it
    friend bool operator==(const Kiosk&, const Kiosk&) = default;
};

// The pages that a visitor may see.
bool is_open_in_kiosk(Page);
// What the visitor wanted, or in its place what is allowed; nothing: nothing is.
std::optional<Intent> allowed_in_kiosk(const Kiosk&, const Intent&);
// Without files, other pages of the web, and what would be kept.
void leave_allowed(const Kiosk&, std::vector<Effect>&);
// Takes what a visitor may not do off the screen. Addresses elsewhere become words.
void close_ways_out(const State&, Screen&);

// kiosk.cpp among the screens: what takes the place of the welcome, and of the offer of a first plan.
std::vector<Block> kiosk_welcome(const State&);
std::vector<Block> kiosk_result(const State&);

}  // namespace tk::present
