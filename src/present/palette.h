// The colours of a theme by role, and which of them must differ enough to be read. The table is that of the design;
// web/style.css, web/dark.css and web/contrast.css have the same values for the page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tk::present {

using Rgb = std::uint32_t;  // 0xRRGGBB

enum class Tone : unsigned char {
    page,
    surface,
    sunken,
    sky,
    ink,
    ink_soft,
    line,
    grid,
    control,
    primary,
    primary_hover,
    primary_pressed,
    on_primary,
    primary_soft,
    primary_mid,
    needle,
    must,
    must_soft,
    will,
    will_mark,
    will_soft,
    can,
    can_soft,
    info,
    info_soft,
    focus,
    focus_halo,
    off_ink,
    off_bg
};
inline constexpr std::size_t tones = 29;

// As in CSS, without the two hyphens: "primary-soft".
std::string_view name_of(Tone);

// Corners, in pixels of the design.
struct Radii {
    float bar = 4, control = 8, panel = 10, card = 12, dialog = 16;
    friend bool operator==(const Radii&, const Radii&) = default;
};

enum class Theme : unsigned char { light, dark, contrast };
std::string_view name_of(Theme);  // "light"

struct Palette {
    Theme theme = Theme::light;  // contrast: borders of 2, no soft fills, nothing raised
    std::array<Rgb, tones> colours{};
    Radii radii{};

    constexpr Rgb operator[](Tone tone) const { return colours[static_cast<std::size_t>(tone)]; }
    constexpr Rgb& operator[](Tone tone) { return colours[static_cast<std::size_t>(tone)]; }
    friend bool operator==(const Palette&, const Palette&) = default;
};

const Palette& palette_of(Theme);

// Two roles that stand on each other. `back_yields`: of the two the ground is the one that may be changed.
struct Pair {
    Tone front{}, back{};
    bool text = true;  // else a line or a sign
    bool back_yields = false;
    double least() const { return text ? 4.5 : 3; }
    // High contrast is more than readable, whoever the colours are of.
    double least(Theme theme) const { return theme == Theme::contrast ? 7 : least(); }
};
std::span<const Pair> pairs();
// And on a dark ground, where the halo alone is the ring of the focus.
std::span<const Pair> dark_pairs();

// From 1 to 21, as WCAG 2 defines it.
double contrast(Rgb, Rgb);

}  // namespace tk::present
