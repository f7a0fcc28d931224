#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;

// A question, how far its answer moves the outcome, and by how much.
float Layout::swing_line(const Block& b, float x, float y, float w) {
    const Block &question = b.children[0], &band = b.children[1], &amount = b.children[2];
    const float gap = px(16);
    float h = px(44);
    if (w / s >= 560) {
        const float left = w * 0.45F, right = px(96);
        const Mark first = mark();
        const float question_high = place(question, x, y, left);
        const Mark second = mark();
        swing(band, x + left + gap, y, w - left - right - 2 * gap);
        const Mark third = mark();
        const float amount_high = place(amount, x + w - right, y, right);
        h = std::max({h, question_high, amount_high});
        move_down(first, second, (h - question_high) / 2);
        move_down(second, third, (h - px(28)) / 2);
        move_down(third, mark(), (h - amount_high) / 2);
    } else {
        h = place(question, x, y, w);
        const float right = natural_width(amount) + 1;
        swing(band, x, y + h, w - right - gap);
        place(amount, x + w - right, y + h + px(2), right);
        h += px(32);
    }
    add_box(b.key, x, y, w, h);
    return h;
}

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
