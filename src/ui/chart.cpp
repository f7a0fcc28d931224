#include "ui/layout.h"

#include <algorithm>
#include <numeric>

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

// Columns of words, the first one wider; where they have no room the first of each row stands above the others, which
// are as wide as their words ask for.
float Layout::table(const Block& b, float x, float y, float w) {
    const bool above = w / s < 480;
    const std::size_t columns = b.children.front().children.size();
    std::vector<float> wide(columns, 1), left(columns, 0);
    wide[0] = above ? 0 : 1.5F;
    if (above)
        for (std::size_t i = 1; i < columns; ++i)
            for (const Block& row : b.children)
                if (&row != &b.children.front()) wide[i] = std::max(wide[i], natural_width(row.children[i]));
    const float gap = px(12), room = w - gap * static_cast<float>(columns - (above ? 2 : 1));
    const float all = std::accumulate(wide.begin(), wide.end(), 0.F);
    float at = 0;
    for (std::size_t i = 0; i < columns; ++i) {
        wide[i] *= room / all;
        left[i] = at;
        at += wide[i] > 0 ? wide[i] + gap : 0;
    }
    float used = 0;
    for (const Block& row : b.children) {
        float high = px(8), down = 0;
        for (std::size_t i = 0; i < row.children.size(); ++i) {
            const bool alone = above && i == 0;
            const float h = place(row.children[i], x + left[i], y + used + px(8) + down, alone ? w : wide[i]);
            if (alone) down = h + px(2);
            else high = std::max(high, h);
        }
        const float h = down + high + px(16);
        add_box(row.key, x, y + used, w, h);
        push_rect(x, y + used + h - hair(), w, hair(), colour::line);
        used += h;
    }
    add_box(b.key, x, y, w, used);
    return used;
}

}  // namespace tk::ui
