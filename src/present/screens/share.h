// Sharing answers by a link and a QR code.
#pragma once

#include "present/screens/parts.h"
#include "present/sharing.h"

namespace tk::present {

// The link with its field and button, the code, and what is in it and what is not. Where the site has no public address
// it says so and gives the part of the link that works anywhere.
Block share_card(const State&);

}  // namespace tk::present
