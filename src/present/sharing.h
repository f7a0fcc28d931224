// Answers in a link: the one of the answers of now, and what happens when one is opened.
#pragma once

#include "present/state.h"
#include "share/link.h"

#include <string>
#include <string_view>
#include <vector>

namespace tk::present {

// The public address as the settings of the site have it, when links and codes can point at it; else empty. It has no
// "#" and is on the web.
std::string public_address(std::string_view given);

// Of the answers of the track in view.
struct OwnLink {
    share::Written written{};
    std::string fragment{};  // "#share/..."; empty: there is no link
    std::string url{};       // empty without a public address
};
OwnLink own_link(const State&);

// How many answers of a track the state holds.
std::size_t answers_of(const State&, std::string_view track);

// Whether a link was taken over and nothing has changed since: then it can be undone.
bool can_undo_link(const State&);

std::vector<Effect> share(State&, const ShareDeed&);

}  // namespace tk::present
