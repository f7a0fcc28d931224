// The bench: its head, wishes beside what comes of them, and the variants beside each other.
#include "ui/layout.h"

#include <algorithm>
#include <cstddef>

namespace tk::ui {

using present::Block;
using present::Look;

// Under each other where there is no room.
float Layout::bench(const Block& b, float x, float y, float w) {
    float h = 0;
    if (wide()) {
        const float left = px(356), gap = px(24);
        h = std::max(place(b.children[0], x, y, left), place(b.children[1], x + left + gap, y, w - left - gap));
    } else {
        h = stack(b.children, x, y, w, px(16));
    }
    add_box(b.key, x, y, w, h);
    return h;
}

// Words, and at their right what can be done with all of the page.
float Layout::bench_head(const Block& b, float x, float y, float w) {
    const Block &said = b.children[0], &deeds = b.children[1];
    float asked = 0;
    for (const Block& deed : deeds.children) asked += natural_width(deed) + px(12) + 1;
    const float right = asked - px(12), left = w - right - px(24);
    float h = 0;
    if (left < px(320)) {
        h = stack(b.children, x, y, w, px(16));
    } else {
        h = place(said, x, y, left);
        h = std::max(h, place(deeds, x + w - right, y, right));
    }
    add_box(b.key, x, y, w, h);
    return h;
}

// The table of the variants: the one in view on a ground of its own. Where there is no room what a row says stands above it.
float Layout::variants(const Block& b, float x, float y, float w) {
    const Blocks& heads = b.children.front().children;
    const std::size_t columns = heads.size() - 1;
    const bool above = w / s < 560;
    const float pad = px(above ? 12 : 20), name = above ? 0 : px(172), one = (w - name) / static_cast<float>(columns);
    const auto left_of = [&](std::size_t column) { return x + name + one * static_cast<float>(column); };
    const std::size_t frame = push_rect(x, y, w, 0, colour::surface, colour::line, 1, 12);
    // Under the words, and as high as they are when that is known.
    const std::size_t first = ops.size();
    for (std::size_t i = 0; i < columns; ++i) {
        const float left = left_of(i), top = y + hair();
        if (heads[i + 1].chosen) {
            const bool last = i + 1 == columns;
            push_rect(left, top, one - (last ? hair() : 0), 0, colour::primary_soft, 0, 0, last ? 11.F : 0.F);
            push_rect(left, top, one / 2, 0, colour::primary_soft);  // only the corners of the frame are round
            push_rect(left, top, px(3), 0, colour::primary);
        } else if (i > 0 || !above) {
            push_rect(left, top, hair(), 0, colour::line);
        }
    }
    const std::size_t last = ops.size();

    float used = px(above ? 12 : 18);
    for (const Block& row : b.children) {
        const bool head = &row == &b.children.front();
        const float top = y + used;
        float high = 0, down = 0;
        // On the line of what it names, which may have larger letters.
        const Block& cell = head || row.children[1].children.empty() ? row.children[1] : row.children[1].children.front();
        const float lower = px((letters(cell).line - letters(row.children[0]).line) / 2);
        if (!above) high = lower + place(row.children[0], x + pad, top + lower, name - pad - px(8));
        else down = place(row.children[0], x + pad, top, w - 2 * pad) + px(2);
        for (std::size_t i = 0; i < columns; ++i) {
            const float left = left_of(i) + pad, room = one - pad - px(above ? 8 : 16);
            const Block& here = row.children[i + 1];
            high = std::max(
                high, down + (head ? variant_name(here, left, top + down, room) : place(here, left, top + down, room)));
        }
        add_box(row.key, x, top, w, high);
        used += high + px(above ? 12 : 10);
    }
    used += px(above ? 0 : 8);
    ops[frame].at.w = used;
    for (std::size_t i = first; i < last; ++i) ops[i].at.w = used - 2 * hair();
    add_box(b.key, x, y, w, used);
    return used;
}

// The name of a variant, and the sign of the one in view beside or below it.
float Layout::variant_name(const Block& b, float x, float y, float w) {
    float h = put_words(b.key, b.label, letters(b), x, y, w);
    for (const Block& sign : b.children) {
        const float beside = std::min(text_width(b.label, letters(b)), w) + px(10);
        if (beside + natural_width(sign) <= w) h = std::max(h, place(sign, x + beside, y, w - beside));
        else h += px(4) + place(sign, x, y + h + px(4), w);
    }
    add_box(b.key, x, y, w, h);
    return h;
}

}  // namespace tk::ui
