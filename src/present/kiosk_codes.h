// Addresses elsewhere on the page in a public place: words, and a code for the visitor's own phone when it is asked for.
#pragma once

#include "present/intent.h"
#include "present/screen.h"

namespace tk::present {

struct State;

// The block with a link becomes a button with its address; when that is pressed the code stands below it. An address
// that no phone can open (a file of this page) becomes words.
Block without_link(const State&, Block linked);
// One code at a time, and none on the next page. After the intent is carried out.
void close_codes(State&, const Intent&);

}  // namespace tk::present
