#include "ui/layout.h"

#include <algorithm>
#include <cmath>

namespace tk::ui {

// Dark on white whatever the colours of the page, for a camera; in whole pixels, so that its edges are sharp.
float Layout::qr(const Block& b, float x, float y, float w) {
    const share::QrCode& code = *b.qr;
    const float side = static_cast<float>(code.size + 2 * share::quiet_zone);
    const float module = std::clamp(std::floor(std::min(w, px(320)) / side), std::min(3.F, std::floor(w / side)), 8.F);
    const float left = std::round(x), top = std::round(y);
    push_rect(left, top, side * module, side * module, IM_COL32_WHITE);
    for (int row = 0; row < code.size; ++row)
        for (int from = 0; from < code.size; ++from) {
            int run = 0;
            while (from + run < code.size && code.dark(from + run, row)) ++run;
            if (run == 0) continue;
            push_rect(left + static_cast<float>(from + share::quiet_zone) * module,
                      top + static_cast<float>(row + share::quiet_zone) * module, static_cast<float>(run) * module, module,
                      IM_COL32_BLACK);
            from += run;
        }
    add_box(b.key, x, y, w, side * module);
    return side * module;
}

}  // namespace tk::ui
