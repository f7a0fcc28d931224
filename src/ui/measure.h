// How large things are in one window: a pixel of the design, the letters of a look, the width of words.
#pragma once

#include "present/screen.h"
#include "ui/draw.h"
#include "ui/theme.h"

#include <string>

namespace tk::ui {

// In CSS pixels, save for Letters, which are in pixels of the design.
struct Measure {
    Window window{};
    Fonts fonts{};
    float s = 1, width = 0;  // CSS pixels in a pixel of the design; of the window

    bool narrow() const { return width / s < 600; }
    bool wide() const { return width / s >= 1200; }
    bool large() const { return width / s >= 1920; }
    float px(float dp) const { return dp * s; }
    float hair() const { return colour::high_contrast() ? px(2) : 1; }  // a line that parts things
    // The corner of the theme in the place of one of the design.
    float corner(float design) const;
    float margin() const { return px(width / s < 360 ? 12.F : narrow() ? 16.F : wide() ? 24.F : 40.F); }

    Letters letters(const present::Block&) const;
    float text_width(const std::string&, const Letters&) const;
    float longest_word(const std::string&, const Letters&) const;
    Letters fitted(Letters, const std::string&, float w) const;  // for one line of width w, smaller when it must
    // Of a block in one line; very wide when it has children.
    float natural_width(const present::Block&) const;
};

}  // namespace tk::ui
