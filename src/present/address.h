// A place as it stands in the address behind the #, and back.
#pragma once

#include "present/state.h"

#include <string>
#include <string_view>

namespace tk::present {

std::string fragment_of(const Place&);  // empty: the welcome page

// What does not exist, or not on this track, gives the welcome page.
Place place_of(const State&, std::string_view fragment);

}  // namespace tk::present
