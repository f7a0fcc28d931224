#include "share/text_form.h"

#include "share/bits.h"

namespace tk::share {

namespace {

constexpr std::string_view letters64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view letters32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::string text_of(std::string_view bytes, std::string_view letters, int width) {
    BitReader bits(bytes);
    std::string text;
    for (std::size_t used = 0; used < bytes.size() * 8; used += static_cast<std::size_t>(width))
        text += letters[static_cast<std::size_t>(bits.take(width))];
    return text;
}

std::optional<std::string> bytes_of(std::string_view text, std::string_view letters, int width) {
    BitWriter bits;
    for (const char c : text) {
        const auto place = letters.find(c);
        if (place == letters.npos) return std::nullopt;
        bits.put(place, width);
    }
    std::string bytes = bits.bytes();
    bytes.resize(text.size() * static_cast<std::size_t>(width) / 8);
    // What is left over must be as it is written: else two texts would mean the same.
    return text_of(bytes, letters, width) == text ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace

std::string base64_of(std::string_view bytes) { return text_of(bytes, letters64, 6); }
std::string base32_of(std::string_view bytes) { return text_of(bytes, letters32, 5); }
std::optional<std::string> bytes_of_base64(std::string_view text) { return bytes_of(text, letters64, 6); }
std::optional<std::string> bytes_of_base32(std::string_view text) { return bytes_of(text, letters32, 5); }

std::uint32_t crc24(std::string_view bytes, std::uint32_t start) {
    std::uint32_t crc = start & 0xffffff;
    for (const char c : bytes) {
        crc ^= static_cast<std::uint32_t>(static_cast<unsigned char>(c)) << 16;
        for (int bit = 0; bit < 8; ++bit) {
            crc <<= 1;
            if (crc & 0x1000000) crc ^= 0x1864cfb;
        }
    }
    return crc & 0xffffff;
}

}  // namespace tk::share
