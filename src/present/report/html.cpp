#include "present/report/html.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace tk::present {

namespace {

// After these a line break would be seen as a space.
constexpr std::array<std::string_view, 5> within_a_line{"a", "b", "bdi", "small", "span"};

// How many bytes the character at the front takes, 0 when it is none: cut off, too long, a surrogate or beyond the last.
std::size_t character_at(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    const std::size_t size = first < 0x80   ? 1
                             : first < 0xC2 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
    if (size == 0 || size > text.size()) return 0;
    for (std::size_t i = 1; i < size; ++i)
        if ((byte(i) & 0xC0U) != 0x80) return 0;
    if (size < 3) return size;
    const unsigned second = byte(1);
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
        (first == 0xF4 && second > 0x8F))
        return 0;
    return size;
}

unsigned number_of(std::string_view character) {
    if (character.size() == 1) return static_cast<unsigned char>(character[0]);
    unsigned number = static_cast<unsigned char>(character[0]) & (0x7FU >> character.size());
    for (const char c : character.substr(1)) number = (number << 6) | (static_cast<unsigned char>(c) & 0x3FU);
    return number;
}

template <class Take>
void each_character(std::string_view text, Take take) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = character_at(text.substr(at));
        take(size == 0 ? std::string_view("\uFFFD") : text.substr(at, size));
        at += size == 0 ? 1 : size;
    }
}

bool is_control(unsigned number) {
    return (number < 0x20 && number != '\t' && number != '\n') || (number >= 0x7F && number < 0xA0) ||
           (number & 0xFFFEU) == 0xFFFE;
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string made;
    made.reserve(text.size());
    each_character(text, [&](std::string_view one) {
        if (one == "&") made += "&amp;";
        else if (one == "<") made += "&lt;";
        else if (one == ">") made += "&gt;";
        else if (one == "\"") made += "&quot;";
        else if (one == "'") made += "&#39;";
        else if (!is_control(number_of(one))) made += one;
    });
    return made;
}

std::string css_string(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string made = "\"";
    each_character(text, [&](std::string_view one) {
        const unsigned number = number_of(one);
        const bool plain = (number >= 'a' && number <= 'z') || (number >= 'A' && number <= 'Z') ||
                           (number >= '0' && number <= '9') || number == ' ';
        if (is_control(number)) return;
        if (plain) {
            made += one;
            return;
        }
        made += '\\';
        for (int shift = 20; shift >= 0; shift -= 4) made += digits[(number >> shift) & 0xFU];
    });
    return made + "\"";
}

void Html::start(std::string_view tag, Attributes attributes) {
    text_ += '<';
    text_ += tag;
    for (const Attribute& one : attributes) {
        if (one.name.empty()) continue;
        text_ += ' ';
        text_ += one.name;
        text_ += "=\"" + escaped(one.value) + "\"";
    }
}

Html& Html::open(std::string_view tag, Attributes attributes) {
    start(tag, attributes);
    text_ += '>';
    open_.emplace_back(tag);
    return *this;
}

Html& Html::close() {
    assert(!open_.empty());
    text_ += "</" + open_.back() + ">";
    if (std::ranges::find(within_a_line, open_.back()) == within_a_line.end()) text_ += '\n';
    open_.pop_back();
    return *this;
}

Html& Html::text(std::string_view words) {
    text_ += escaped(words);
    return *this;
}

Html& Html::element(std::string_view tag, std::string_view words, Attributes attributes) {
    if (words.empty()) return *this;
    return open(tag, attributes).text(words).close();
}

Html& Html::single(std::string_view tag, Attributes attributes) {
    start(tag, attributes);
    text_ += "/>";
    return *this;
}

Html& Html::link(std::string_view words, const std::string& address) {
    if (!address.starts_with("https://") && !address.starts_with("http://")) return text(words);
    return element("a", words, {{"href", address}, {"rel", "noreferrer"}});
}

Html& Html::raw(std::string_view own) {
    text_ += own;
    return *this;
}

std::string Html::take() {
    assert(open_.empty());
    return std::exchange(text_, {});
}

}  // namespace tk::present
