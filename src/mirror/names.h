// What the parts of a block are called in a patch; web/element.js and the style sheets go by these words.
#pragma once

#include "present/screen.h"

#include <string>
#include <string_view>

namespace tk::mirror {

std::string_view name_of(present::Role);
std::string_view name_of(present::Look);
std::string_view name_of(present::Progress);  // empty for none
// Where a link goes: out of the application, or to a place in it, which the browser can open in another tab; else empty.
std::string address_of(const present::Block&);

}  // namespace tk::mirror
