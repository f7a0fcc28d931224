// Words as they go into a file for another program.
#pragma once

#include <string>
#include <string_view>

namespace tk::present {

// Without what only a screen needs or what could make a line read otherwise than it is: soft hyphens, byte order
// marks, signs that turn the direction of writing, and control characters but for tab and line feed. Every end of a line
// becomes a line feed.
std::string plain(std::string_view text);

}  // namespace tk::present
