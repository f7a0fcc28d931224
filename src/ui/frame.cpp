#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;
using present::Look;

float Layout::header(const Block& b, float y) {
    const float h = px(narrow() ? 60 : 72);
    const std::size_t frame = push_rect(0, y, width, h, colour::surface);
    const float content = std::min(px(1200), width - 2 * margin()), x = (width - content) / 2;
    float at = x, right = x + content, extra = 0;
    for (const Block& child : b.children) {
        if (child.look == Look::brand) {
            const int c = begin_control(child);
            Op mark;
            mark.shape = Shape::compass;
            mark.at = {at, y + (h - px(36)) / 2, px(36), px(36)};
            push(std::move(mark));
            const Letters l = fitted(letters(child), child.label, right - at - px(100));
            // Large letters in a small window: the mark says it alone, rather than with a name that nobody can read.
            const bool named = l.size >= 0.6F * letters(child).size;
            const float tw = named ? text_width(child.label, l) : 0;
            if (named) put_words(child.key, child.label, l, at + px(48), y + (h - px(28)) / 2, tw + 2);
            end_control(c, at, y + (h - px(44)) / 2, px(48) + tw, px(44));
            add_box(child.key, at, y + (h - px(44)) / 2, px(48) + tw, px(44));
            at += px(48) + tw + px(28);
        } else if (child.look == Look::header_nav) {
            for (const Block& item : child.children) at += nav_item(item, at, y, h) + px(4);
        } else if (child.look == Look::header_tools) {
            float total = 0;
            for (const Block& item : child.children) total += natural_width(item);
            float place_at = right - total;
            for (const Block& item : child.children) place_at += nav_item(item, place_at, y, h);
        } else if (child.look == Look::icon_button) {
            const int c = begin_control(child);
            put_icon(child.icon, right - px(34), y + (h - px(26)) / 2, px(26), colour::ink, child.key);
            end_control(c, right - px(44), y + (h - px(44)) / 2, px(44), px(44));
            add_box(child.key, right - px(44), y + (h - px(44)) / 2, px(44), px(44));
        } else if (child.look == Look::menu_card) {
            float row = y + h;
            push_rect(0, row, width, hair(), colour::line);
            for (const Block& part : child.children)
                for (const Block& item : part.children) {
                    nav_item(item, x, row, px(52));
                    row += px(52);
                }
            extra = row - y - h;
        }
    }
    ops[frame].at.w = h + extra;
    push_rect(0, y + h + extra - hair(), width, hair(), colour::line);
    add_box(b.key, 0, y, width, h + extra);
    return h + extra;
}

float Layout::nav_item(const Block& b, float x, float y, float h) {
    const int c = begin_control(b);
    const Letters l = letters(b);
    const float icon = b.icon.empty() ? 0 : px(30), w = natural_width(b);
    const std::size_t frame = push_rect(x, y + (h - px(44)) / 2, w, px(44), 0, 0, 0, 8);
    ops[frame].fill_hover = ops[frame].fill_pressed = colour::primary_soft;
    if (!b.icon.empty()) put_icon(b.icon, x + px(10), y + (h - px(20)) / 2, px(20), colour::ink, b.key);
    put_words(b.key, b.label, l, x + px(10) + icon, y + (h - px(24)) / 2, w);
    if (b.current) push_rect(x, y + h - px(4), w, px(4), colour::primary);
    end_control(c, x, y + (h - px(44)) / 2, w, px(44));
    add_box(b.key, x, y + (h - px(44)) / 2, w, px(44));
    return w;
}

float Layout::columns(const Block& b, float x, float y, float w) {
    const Block &side = b.children[0], &main = b.children[1], &panel = b.children[2];
    if (wide()) {
        const float left = px(212), right = px(328), gap = px(40);
        const float a = stack(side.children, x, y, left, px(24));
        const float m = stack(main.children, x + left + gap, y, w - left - right - 2 * gap, px(16));
        add_box(main.key, x + left + gap, y, w - left - right - 2 * gap, m);
        const float p = stack(panel.children, x + w - right, y, right, px(16));
        return std::max({a, m, p});
    }
    float used = stack(side.children, x, y, w, px(16)) + px(20);
    const float m = stack(main.children, x, y + used, w, px(16));
    add_box(main.key, x, y + used, w, m);
    used += m + px(28);
    used += stack(panel.children, x, y + used, w, px(16));
    return used;
}

}  // namespace tk::ui
