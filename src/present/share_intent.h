// What a person can do with a link that holds answers (share/link.h), and what the page must do for it.
#pragma once

#include <string>
#include <variant>

namespace tk::present {

// The answers of the link take the place of those of its track.
struct UseLink {
    std::string text{};
    friend bool operator==(const UseLink&, const UseLink&) = default;
};
// Everything as it was before that.
struct UndoLink {
    friend bool operator==(const UndoLink&, const UndoLink&) = default;
};
// The link of the answers of now to the clipboard; what came of it is told by `Copied`.
struct CopyLink {
    friend bool operator==(const CopyLink&, const CopyLink&) = default;
};
struct Copied {
    bool worked = false;
    friend bool operator==(const Copied&, const Copied&) = default;
};
using ShareDeed = std::variant<UseLink, UndoLink, CopyLink, Copied>;

// Put the text on the clipboard; App::copied says whether that went well.
struct Copy {
    std::string text{};
    friend bool operator==(const Copy&, const Copy&) = default;
};

}  // namespace tk::present
