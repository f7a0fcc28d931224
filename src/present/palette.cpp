#include "present/palette.h"

#include <algorithm>
#include <cmath>

namespace tk::present {

namespace {

struct RoleRow {
    std::string_view name{};
    std::array<Rgb, 3> in{};  // light, dark, contrast
};

// In the order of Tone.
constexpr std::array<RoleRow, tones> role_table{
    {{"page", {0xF2F5F4, 0x0E1B1D, 0x000000}},          {"surface", {0xFFFFFF, 0x16272A, 0x000000}},
     {"sunken", {0xE8EEEC, 0x0A1416, 0x000000}},        {"sky", {0xDDEBEE, 0x14303A, 0x000000}},
     {"ink", {0x10282C, 0xEDF4F2, 0xFFFFFF}},           {"ink-soft", {0x42585B, 0xB3C5C2, 0xFFFFFF}},
     {"line", {0xCCD8D5, 0x33484B, 0xFFFFFF}},          {"grid", {0xD5DFDC, 0x2C4043, 0x5C5C5C}},
     {"control", {0x5F7775, 0x859E9B, 0xFFFFFF}},       {"primary", {0x00614D, 0x62CBA5, 0xFFE14D}},
     {"primary-hover", {0x004E3E, 0x86DDBD, 0xFFFFFF}}, {"primary-pressed", {0x003A2E, 0xA9EBD2, 0xFFFFFF}},
     {"on-primary", {0xFFFFFF, 0x06231B, 0x000000}},    {"primary-soft", {0xDDEFE7, 0x153A31, 0x000000}},
     {"primary-mid", {0x458F77, 0x3E9479, 0xFFE14D}},   {"needle", {0xD4470C, 0xFF8A4C, 0xFFB070}},
     {"must", {0xA1291B, 0xFF9D8C, 0xFFB3A7}},          {"must-soft", {0xFBE7E3, 0x3D1D19, 0x000000}},
     {"will", {0x7A4B00, 0xFFC861, 0xFFD98A}},          {"will-mark", {0xB06E00, 0xE5A83A, 0xFFD98A}},
     {"will-soft", {0xFCEFD3, 0x36290F, 0x000000}},     {"can", {0x00614D, 0x62CBA5, 0x9BF5D0}},
     {"can-soft", {0xDDEFE7, 0x153A31, 0x000000}},      {"info", {0x17578F, 0x8CC4F5, 0xA8D8FF}},
     {"info-soft", {0xE3EEF7, 0x152F45, 0x000000}},     {"focus", {0x10282C, 0x0A1416, 0x000000}},
     {"focus-halo", {0xFFC82E, 0xFFD24A, 0x00E5FF}},    {"off-ink", {0x54686A, 0x8DA09F, 0xC8C8C8}},
     {"off-bg", {0xE4EAE8, 0x22363A, 0x000000}}}};

constexpr Palette palette_made(Theme theme) {
    Palette palette;
    palette.theme = theme;
    for (std::size_t i = 0; i < tones; ++i) palette.colours[i] = role_table[i].in[static_cast<std::size_t>(theme)];
    return palette;
}

constexpr std::array theme_palettes{palette_made(Theme::light), palette_made(Theme::dark), palette_made(Theme::contrast)};

// The pairs of the table in the design first, then what else stands on each other on the pages.
constexpr std::array all_pairs{Pair{Tone::ink, Tone::page},
                               Pair{Tone::ink_soft, Tone::sunken},
                               Pair{Tone::control, Tone::sunken, false},
                               Pair{Tone::primary, Tone::primary_soft, true, true},
                               Pair{Tone::on_primary, Tone::primary},
                               Pair{Tone::on_primary, Tone::primary_hover, true, true},
                               Pair{Tone::on_primary, Tone::primary_pressed, true, true},
                               Pair{Tone::primary_mid, Tone::sunken, false},
                               Pair{Tone::needle, Tone::sunken, false, true},
                               Pair{Tone::must, Tone::must_soft, true, true},
                               Pair{Tone::will, Tone::will_soft, true, true},
                               Pair{Tone::will_mark, Tone::surface, false},
                               Pair{Tone::can, Tone::can_soft, true, true},
                               Pair{Tone::info, Tone::info_soft, true, true},
                               Pair{Tone::focus, Tone::focus_halo, false},
                               Pair{Tone::off_ink, Tone::off_bg},
                               Pair{Tone::ink, Tone::surface},
                               Pair{Tone::ink, Tone::sunken, true, true},
                               Pair{Tone::ink, Tone::sky, true, true},
                               Pair{Tone::ink, Tone::primary_soft, true, true},
                               Pair{Tone::ink, Tone::must_soft, true, true},
                               Pair{Tone::ink, Tone::will_soft, true, true},
                               Pair{Tone::ink, Tone::can_soft, true, true},
                               Pair{Tone::ink, Tone::info_soft, true, true},
                               Pair{Tone::ink_soft, Tone::page},
                               Pair{Tone::ink_soft, Tone::surface},
                               Pair{Tone::ink_soft, Tone::sky, true, true},
                               Pair{Tone::ink_soft, Tone::primary_soft, true, true},
                               Pair{Tone::ink_soft, Tone::must_soft, true, true},
                               Pair{Tone::ink_soft, Tone::will_soft, true, true},
                               Pair{Tone::ink_soft, Tone::can_soft, true, true},
                               Pair{Tone::ink_soft, Tone::info_soft, true, true},
                               Pair{Tone::control, Tone::page, false},
                               Pair{Tone::control, Tone::surface, false},
                               Pair{Tone::primary, Tone::page},
                               Pair{Tone::primary, Tone::surface},
                               Pair{Tone::primary, Tone::sky, true, true},
                               Pair{Tone::primary, Tone::info_soft, true, true},
                               Pair{Tone::needle, Tone::surface, false, true},
                               Pair{Tone::must, Tone::page},
                               Pair{Tone::must, Tone::surface},
                               Pair{Tone::will, Tone::surface},
                               Pair{Tone::can, Tone::surface},
                               Pair{Tone::info, Tone::page},
                               Pair{Tone::info, Tone::surface},
                               Pair{Tone::on_primary, Tone::must},
                               Pair{Tone::on_primary, Tone::will, false},
                               Pair{Tone::on_primary, Tone::can, false}};

constexpr std::array ring_pairs{Pair{Tone::focus_halo, Tone::page, false}, Pair{Tone::focus_halo, Tone::surface, false},
                                Pair{Tone::focus_halo, Tone::sunken, false}, Pair{Tone::focus_halo, Tone::sky, false},
                                Pair{Tone::focus_halo, Tone::primary_soft, false, true}};

double light_of(double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); }

double luminance(Rgb colour) {
    const auto part = [&](unsigned shift) { return light_of(static_cast<double>((colour >> shift) & 255U) / 255); };
    return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0);
}

}  // namespace

std::string_view name_of(Tone tone) { return role_table[static_cast<std::size_t>(tone)].name; }

std::string_view name_of(Theme theme) {
    return theme == Theme::light ? "light" : theme == Theme::dark ? "dark" : "contrast";
}

const Palette& palette_of(Theme theme) { return theme_palettes[static_cast<std::size_t>(theme)]; }

std::span<const Pair> pairs() { return all_pairs; }

std::span<const Pair> dark_pairs() { return ring_pairs; }

double contrast(Rgb a, Rgb b) {
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

}  // namespace tk::present
