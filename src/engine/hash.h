// FNV-1a: the same number for the same text on every machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace tk::engine {

inline constexpr std::uint64_t hash_of_nothing = 14695981039346656037ULL;

// Of the text, or of all that led to `before` and then the text.
constexpr std::uint64_t hash_of(std::string_view text, std::uint64_t before = hash_of_nothing) {
    for (const char c : text) before = (before ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return before;
}

}  // namespace tk::engine
