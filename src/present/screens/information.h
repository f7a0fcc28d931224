// What the pages about the program share: help, about, the accessibility statement, the sources.
#pragma once

#include "present/screens/parts.h"

namespace tk::present {

// The way back to where the person was, and the title with the lead below it.
std::vector<Block> information_head(const State&, const std::string& page, const std::string& title,
                                    const std::string& lead);

// The texts "<key>.1", "<key>.2" and on, as a list of lines with this icon; nothing when there is no first.
// `key` is also that of the words, the key of the block has slashes for its dots.
std::optional<Block> numbered_lines(const Texts&, const std::string& key, const std::string& icon);

// A card: the heading "<key>.title", the paragraph "<key>.text" where there is one, the lines where there are any.
Block text_card(const Texts&, const std::string& key, const std::string& icon);

// Links to the other pages about the program.
Block information_links(const State&, const std::string& page);

}  // namespace tk::present
