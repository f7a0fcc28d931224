// What the program says, on standard output or as a complaint.
#pragma once

#include <cstdio>
#include <string_view>

namespace tk::tool {

inline void say(std::FILE* to, std::string_view text) { std::fwrite(text.data(), 1, text.size(), to); }

}  // namespace tk::tool
