#include "present/css_value.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace tk::present {

namespace {

constexpr std::size_t longest_value = 100;

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

std::string lower_case(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return made;
}

// The number at the front, taken off the text. (libc++ 19 has no from_chars for it.)
std::optional<double> take_number(std::string_view& text) {
    double value = 0, unit = 1;
    bool any = false, behind_point = false, minus = false;
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) minus = text[at++] == '-';
    for (; at < text.size(); ++at) {
        if (text[at] == '.' && !behind_point) {
            behind_point = true;
            continue;
        }
        if (text[at] < '0' || text[at] > '9') break;
        any = true;
        value = value * 10 + (text[at] - '0');
        if (behind_point) unit *= 10;
    }
    if (!any) return {};
    text.remove_prefix(at);
    return (minus ? -value : value) / unit;
}

std::optional<Rgb> hex_colour(std::string_view digits) {
    std::array<unsigned, 8> read{};
    if (digits.size() != 3 && digits.size() != 4 && digits.size() != 6 && digits.size() != 8) return {};
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const char c = digits[i];
        if (c >= '0' && c <= '9') read[i] = static_cast<unsigned>(c - '0');
        else if (c >= 'a' && c <= 'f') read[i] = static_cast<unsigned>(c - 'a') + 10;
        else return {};
    }
    const bool is_short = digits.size() < 6;
    const auto part = [&](std::size_t i) { return is_short ? read[i] * 17 : read[2 * i] * 16 + read[2 * i + 1]; };
    if ((digits.size() == 4 || digits.size() == 8) && part(3) != 255) return {};
    return part(0) << 16 | part(1) << 8 | part(2);
}

Rgb packed(double red, double green, double blue) {
    const auto byte = [](double part) { return static_cast<Rgb>(std::lround(std::clamp(part, 0.0, 1.0) * 255)); };
    return byte(red) << 16 | byte(green) << 8 | byte(blue);
}

Rgb hsl_colour(double hue, double saturation, double lightness) {
    hue -= 360 * std::floor(hue / 360);
    const auto part = [&](double n) {
        const double k = std::fmod(n + hue / 30, 12), a = saturation * std::min(lightness, 1 - lightness);
        return lightness - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
    };
    return packed(part(0), part(8), part(4));
}

}  // namespace

std::optional<Rgb> colour_in(std::string_view given) {
    if (given.size() > longest_value) return {};
    const std::string whole = lower_case(trimmed(given));
    std::string_view text = whole;
    if (text == "white") return 0xFFFFFF;
    if (text == "black") return 0x000000;
    if (text.starts_with('#')) return hex_colour(text.substr(1));
    const bool hsl = text.starts_with("hsl");
    if ((!hsl && !text.starts_with("rgb")) || !text.ends_with(')')) return {};
    const auto open = text.find('(');
    if (open != 3 && !(open == 4 && text[3] == 'a')) return {};
    text = text.substr(open + 1, text.size() - open - 2);
    std::array<double, 4> value{0, 0, 0, 1};
    std::size_t count = 0;
    for (; count < value.size(); ++count) {
        text.remove_prefix(std::min(text.find_first_not_of(" ,/\t"), text.size()));
        if (text.empty()) break;
        const auto number = take_number(text);
        if (!number) return {};
        value[count] = *number;
        if (text.starts_with("deg")) text.remove_prefix(3);
        const bool share = text.starts_with('%');
        if (share) text.remove_prefix(1);
        if (share) value[count] /= 100;
        else if (count < 3 && !(hsl && count == 0)) value[count] /= hsl ? 100 : 255;
    }
    if (count < 3 || trimmed(text) != "" || value[3] < 1) return {};
    return hsl ? hsl_colour(value[0], std::clamp(value[1], 0.0, 1.0), std::clamp(value[2], 0.0, 1.0))
               : packed(value[0], value[1], value[2]);
}

std::optional<float> length_in(std::string_view given) {
    if (given.size() > longest_value) return {};
    std::string_view text = trimmed(given);
    const auto number = take_number(text);
    if (!number || *number < 0) return {};
    if (text == "rem" || text == "em") return static_cast<float>(*number * 16);
    if (text.empty() || text == "px") return static_cast<float>(*number);
    return {};
}

}  // namespace tk::present
