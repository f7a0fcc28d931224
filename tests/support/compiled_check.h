// The check of a compiled pack as it should be: whoever changes its bytes on purpose can set that right, too.
#pragma once

#include "engine/hash.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tk::tests {

inline constexpr std::size_t check_at = 15, body_at = 23;  // mark, form and layout come before

// Bytes as long as their head, at least.
inline std::string checked(std::string bytes) {
    const std::uint64_t hash = engine::hash_of(std::string_view(bytes).substr(body_at));
    for (std::size_t i = 0; i < 8; ++i) bytes[check_at + i] = static_cast<char>(hash >> 8 * i & 255);
    return bytes;
}

}  // namespace tk::tests
