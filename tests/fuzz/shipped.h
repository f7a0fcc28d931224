// The shipped pack, for fuzzers that need one to work with.
#pragma once

#include "tool/files.h"

#include <cstdio>
#include <cstdlib>

namespace tk::fuzz {

inline engine::ContentPack& shipped_pack() {
    static auto content = tool::content_of(std::nullopt);
    if (!content) {
        std::fputs(content.error().c_str(), stderr);
        std::abort();
    }
    return content->pack;
}

}  // namespace tk::fuzz
