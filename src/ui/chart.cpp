#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;

// A label, a bar and its amount beside each other; where there is no room the bar lies under the words.
float Layout::bar_line(const Block& b, float x, float y, float w) {
    const Block &label = b.children[0], &band = b.children[1], &amount = b.children[2];
    const float gap = px(12);
    float h = px(28);
    if (w / s >= 620) {
        const float left = px(120), right = px(270);
        const Mark first = mark();
        const float label_height = place(label, x, y, left);
        const Mark second = mark();
        bar(band, x + left + gap, y, w - left - right - 2 * gap);
        const Mark third = mark();
        const float amount_height = place(amount, x + w - right, y, right);
        h = std::max({h, label_height, amount_height});
        move_down(first, second, (h - label_height) / 2);
        move_down(second, third, (h - px(28)) / 2);
        move_down(third, mark(), (h - amount_height) / 2);
    } else {
        const float left = natural_width(label) + 1;
        if (left + gap + natural_width(amount) <= w) {
            h = std::max(place(label, x, y, left), place(amount, x + left + gap, y, w - left - gap));
        } else {
            h = place(label, x, y, w);
            h += place(amount, x, y + h, w);
        }
        h += px(2);
        h += bar(band, x, y + h, w);
    }
    add_box(b.key, x, y, w, h);
    return h;
}

// Columns of words, the first one wider; where they have no room the first of each row stands above the others.
float Layout::table(const Block& b, float x, float y, float w) {
    const bool above = w / s < 480;
    const float gap = px(12);
    float used = 0;
    for (const Block& row : b.children) {
        const std::size_t n = row.children.size() - (above ? 1 : 0);
        const float first = above ? 0 : w * 0.34F;
        const float one = (w - first - gap * static_cast<float>(n - 1)) / static_cast<float>(above ? n : n - 1);
        const float top = used + px(8);
        float high = 0, down = 0;
        for (std::size_t i = 0; i < row.children.size(); ++i) {
            const Block& cell = row.children[i];
            if (i == 0) {
                const float h = place(cell, x, y + top, above ? w : first);
                if (above) down = h + px(2);
                else high = h;
                continue;
            }
            const float at =
                above ? (one + gap) * static_cast<float>(i - 1) : first + gap + (one + gap) * static_cast<float>(i - 1);
            high = std::max(high, place(cell, x + at, y + top + down, one));
        }
        const float h = down + high + px(16);
        add_box(row.key, x, y + used, w, h);
        push_rect(x, y + used + h - 1, w, 1, colour::line);
        used += h;
    }
    add_box(b.key, x, y, w, used);
    return used;
}

}  // namespace tk::ui
