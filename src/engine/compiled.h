// A pack as one block of bytes, to load without reading JSON and compiling rules again: `terreinkompas compile`
// makes it, the page loads it. The same pack gives the same bytes on every machine.
//
// Shape: the mark "TKPACK", the version of this form (1 byte), the layout of the content's types and a check of all
// that follows (8 bytes each), the texts, each once, then the members of the pack one after another (compiled/walk.h).
#pragma once

#include "engine/content.h"

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

namespace tk::engine {

inline constexpr std::size_t largest_compiled = 16u * 1024 * 1024;  // bytes

std::string compiled_content(const ContentPack&);

// The error is one plain English sentence: no compiled content, of another version of the program, damaged, or what
// no loader of ours would have let through. What loads is as safe to work with as a pack that was read from JSON.
std::expected<ContentPack, std::string> load_compiled(std::string_view bytes);

}  // namespace tk::engine
