// Colours by role and sizes of letters: look.md made into values. The text view has the same in web/style.css.
#pragma once

#include "imgui.h"

namespace tk::ui {

// Packed as ImGui packs colours.
constexpr ImU32 rgb(unsigned hex) { return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, 255); }

// The light theme. Contrast of each pair: at least 4.5 for text, 3 for what must be seen.
namespace colour {
inline constexpr ImU32 page = rgb(0xF2F5F4), surface = rgb(0xFFFFFF), sunken = rgb(0xE8EEEC), sky = rgb(0xDDEBEE),
                       ink = rgb(0x10282C), ink_soft = rgb(0x42585B), line = rgb(0xCCD8D5), control = rgb(0x5F7775),
                       primary = rgb(0x00614D), primary_hover = rgb(0x004E3E), primary_pressed = rgb(0x003A2E),
                       on_primary = rgb(0xFFFFFF), primary_soft = rgb(0xDDEFE7), primary_mid = rgb(0x458F77),
                       needle = rgb(0xD4470C), must = rgb(0xA1291B), must_soft = rgb(0xFBE7E3), will = rgb(0x7A4B00),
                       will_mark = rgb(0xB06E00), will_soft = rgb(0xFCEFD3), info = rgb(0x17578F), info_soft = rgb(0xE3EEF7),
                       none = 0, scrim = IM_COL32(0x10, 0x28, 0x2C, 140);
}

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
