// Bytes as text that can stand in an address, and a check on them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tk::share {

// Letters, digits, "-" and "_", six bits each (RFC 4648, section 5, without padding).
std::string base64_of(std::string_view bytes);
// Capitals and the digits 2 to 7, five bits each (section 6, without padding): what a QR code packs best.
std::string base32_of(std::string_view bytes);

// Nothing when a sign is none of the alphabet, or when these bytes are not written so.
std::optional<std::string> bytes_of_base64(std::string_view text);
std::optional<std::string> bytes_of_base32(std::string_view text);

// CRC-24 of RFC 4880 from a start of one's own. It finds each change that stays within 24 bits in a row, so each
// change of one sign.
std::uint32_t crc24(std::string_view bytes, std::uint32_t start);

}  // namespace tk::share
