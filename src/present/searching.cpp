#include "present/searching.h"

#include <cstddef>

namespace tk::present {

namespace {

// From U+00C0 to U+017F.
constexpr std::string_view latin =
    "aaaaaaaceeeeiiiidnoooooxouuuuyts"
    "aaaaaaaceeeeiiiidnoooooxouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"
    "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin.size() == 0x180 - 0xC0);

}  // namespace

std::string bare_letters(std::string_view text) {
    std::string bare;
    bare.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool two = byte >= 0xC2 && byte < 0xE0 && i + 1 < text.size();
        if (!two) {
            bare += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : text[i];
            continue;
        }
        const unsigned letter = (byte & 0x1FU) << 6U | (static_cast<unsigned char>(text[i + 1]) & 0x3FU);
        if (letter >= 0xC0 && letter < 0x180) bare += latin[letter - 0xC0];
        else if (letter == 0xB2 || letter == 0xB3) bare += letter == 0xB2 ? '2' : '3';
        else if (letter < 0x300 || letter >= 0x370) bare.append(text.substr(i, 2));  // else a sign on the letter before
        ++i;
    }
    return bare;
}

bool has_words(std::string_view typed, std::string_view text) {
    const std::string wanted = bare_letters(typed), there = bare_letters(text);
    for (std::size_t from = 0; from < wanted.size();) {
        const std::size_t to = wanted.find(' ', from);
        const std::string word = wanted.substr(from, to - from);
        if (!there.contains(word)) return false;
        if (to == std::string::npos) break;
        from = to + 1;
    }
    return true;
}

}  // namespace tk::present
