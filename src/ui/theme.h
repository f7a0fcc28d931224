// Colours by role and sizes of letters: the palette of present/palette.h as ImGui packs colours.
#pragma once

#include "present/palette.h"

#include "imgui.h"

namespace tk::ui {

constexpr ImU32 rgb(unsigned hex) { return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, 255); }

// Roles. Each is the colour that it has in the theme in use, so it is read when something is laid out or painted, and
// never kept from one theme to the next.
namespace colour {

// What Painter::draw was given last.
inline present::Palette in_use = present::palette_of(present::Theme::light);

struct Role {
    present::Tone tone{};
    operator ImU32() const { return rgb(in_use[tone]); }
};
struct Scrim {
    operator ImU32() const {
        if (in_use.theme == present::Theme::light) return (rgb(in_use[present::Tone::ink]) & ~IM_COL32_A_MASK) | 140U << 24;
        return IM_COL32(0, 0, 0, in_use.theme == present::Theme::dark ? 166 : 217);
    }
};

inline constexpr Role page{present::Tone::page}, surface{present::Tone::surface}, sunken{present::Tone::sunken},
    sky{present::Tone::sky}, ink{present::Tone::ink}, ink_soft{present::Tone::ink_soft}, line{present::Tone::line},
    grid{present::Tone::grid}, control{present::Tone::control}, primary{present::Tone::primary},
    primary_hover{present::Tone::primary_hover}, primary_pressed{present::Tone::primary_pressed},
    on_primary{present::Tone::on_primary}, primary_soft{present::Tone::primary_soft},
    primary_mid{present::Tone::primary_mid}, needle{present::Tone::needle}, must{present::Tone::must},
    must_soft{present::Tone::must_soft}, will{present::Tone::will}, will_mark{present::Tone::will_mark},
    will_soft{present::Tone::will_soft}, can{present::Tone::can}, can_soft{present::Tone::can_soft},
    info{present::Tone::info}, info_soft{present::Tone::info_soft}, off_ink{present::Tone::off_ink},
    off_bg{present::Tone::off_bg}, focus{present::Tone::focus}, focus_halo{present::Tone::focus_halo};
inline constexpr ImU32 none = 0;
inline constexpr Scrim scrim{};

// Borders of 2, an outline where another theme has a soft fill, and nothing raised.
inline bool high_contrast() { return in_use.theme == present::Theme::contrast; }

}  // namespace colour

enum class Weight { regular, strong, bold };

struct Letters {
    float size = 18, line = 28;
    Weight weight = Weight::regular;
    ImU32 ink = colour::ink;
};

struct Fonts {
    ImFont *regular = nullptr, *strong = nullptr, *bold = nullptr, *icons = nullptr;
    // ImGui measures a font from ascender to descender, CSS by its em: what the sizes of CSS are multiplied by.
    float em = 1;
    ImFont* of(Weight weight) const {
        return weight == Weight::regular ? regular : weight == Weight::strong ? strong : bold;
    }
};

}  // namespace tk::ui
