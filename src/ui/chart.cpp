#include "ui/layout.h"

#include <algorithm>
#include <numeric>

namespace tk::ui {

using present::Block;
using present::Look;

namespace {

// What a drawing leaves beside it, in pixels of the design: for its label, and for its amount.
struct Sides {
    float least = 0;  // of the whole line, to have room for three beside each other
    float label = 0, amount = 0;
    bool amount_beside = false;  // the drawing also without that room
};

Sides sides_of(const Block& b, float w) {
    return b.look == Look::swing_line ? Sides{560, w * 0.45F, 96, true} : Sides{620, 120, 270, false};
}

}  // namespace

// A label, a drawing and its amount beside each other. Without that room the drawing lies under its label.
float Layout::bar_line(const Block& b, float x, float y, float w) {
    const Block &label = b.children[0], &drawing = b.children[1], &amount = b.children[2];
    const Sides sides = sides_of(b, w / s);
    const float gap = px(12), bar_high = px(28), amount_wide = natural_width(amount) + 1;
    const auto draw = [&](float left, float top, float wide_as) {
        return drawing.swing ? swing(drawing, left, top, wide_as) : bar(drawing, left, top, wide_as);
    };
    float h = bar_high;
    if (w / s >= sides.least) {
        const float left = px(sides.label), right = px(sides.amount);
        const Mark first = mark();
        const float label_high = place(label, x, y, left);
        const Mark second = mark();
        draw(x + left + gap, y, w - left - right - 2 * gap);
        const Mark third = mark();
        const float amount_high = place(amount, x + w - right, y, right);
        h = std::max({h, label_high, amount_high});
        move_down(first, second, (h - label_high) / 2);
        move_down(second, third, (h - bar_high) / 2);
        move_down(third, mark(), (h - amount_high) / 2);
    } else if (sides.amount_beside) {
        h = place(label, x, y, w);
        draw(x, y + h, w - amount_wide - gap);
        place(amount, x + w - amount_wide, y + h + px(2), amount_wide);
        h += px(32);
    } else {
        const float left = natural_width(label) + 1;
        if (left + gap + amount_wide <= w) {
            h = std::max(place(label, x, y, left), place(amount, x + left + gap, y, w - left - gap));
        } else {
            h = place(label, x, y, w);
            h += place(amount, x, y + h, w);
        }
        h += px(2);
        h += draw(x, y + h, w);
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
