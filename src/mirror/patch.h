// What must change in the page so that it says what the screen shows. Pure values: tests need no browser.
#pragma once

#include "present/screen.h"

#include <string>
#include <vector>

namespace tk::mirror {

// One element of the page. A written node replaces every attribute of the element with that key.
struct Node {
    std::string parent{};    // key; empty for the root
    std::string after{};     // key of the sibling before it; empty for the first
    present::Block block{};  // without its children
    friend bool operator==(const Node&, const Node&) = default;
};

// Apply in order: removed, then written; parents come before children, siblings in their order. Removing an
// element removes what is in it. Members without a value did not change.
struct Patch {
    std::optional<std::string> title{}, language{}, fragment{};
    std::vector<std::string> removed{};
    std::vector<Node> written{};
    std::string focus{}, announcement{};
    bool urgent = false;

    bool empty() const;
};

Patch difference(const present::Screen& before, const present::Screen& after);

// The form that web/mirror.js reads.
std::string patch_json(const Patch&);

}  // namespace tk::mirror
