#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;

float Layout::swing(const Block& b, float x, float y, float w) {
    const present::Swing& swing = *b.swing;
    const float mid = y + px(14), middle = x + w / 2;
    const auto at = [&](double value) {
        return middle + w / 2 * static_cast<float>(std::clamp(value / swing.end, -1.0, 1.0));
    };
    push_rect(x, mid - px(5), w, px(10), colour::sunken, colour::line, 1, 4);
    push_rect(at(swing.low), mid - px(7), std::max(px(4), at(swing.high) - at(swing.low)), px(14), colour::primary_mid, 0, 0,
              3);
    push_rect(middle - px(1), mid - px(11), px(2), px(22), colour::ink);
    add_box(b.key, x, y, w, px(28));
    return px(28);
}

}  // namespace tk::ui
