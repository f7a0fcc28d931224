#include "present/export/plain.h"

#include <algorithm>
#include <array>

namespace tk::present {

namespace {

constexpr std::array<std::string_view, 13> unseen_signs{"\u00AD", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D",
                                                        "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\uFEFF"};

}  // namespace

std::string plain(std::string_view text) {
    std::string made;
    for (std::size_t i = 0; i < text.size();) {
        const auto rest = text.substr(i);
        const auto* found =
            std::ranges::find_if(unseen_signs, [&](std::string_view sign) { return rest.starts_with(sign); });
        if (found != unseen_signs.end()) {
            i += found->size();
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[i++]);
        if (byte == '\r' && !text.substr(i).starts_with('\n')) made += '\n';
        if ((byte >= 0x20 && byte != 0x7F) || byte == '\t' || byte == '\n') made += static_cast<char>(byte);
    }
    return made;
}

}  // namespace tk::present
