#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;
using present::Look;

// Over the bottom of the window: the pages side by side, or one way to the plan.
float Layout::bottom_bar(const Block& b) {
    fixed = true;
    const bool tabs = b.children.front().look == Look::tab;
    const std::size_t first = ops.size(), first_box = boxes.size(), first_control = controls.size();
    push_rect(0, 0, width, 0, colour::surface);
    push_rect(0, 0, width, hair(), colour::line);
    float h = px(tabs ? 68 : 64);
    const float one = width / static_cast<float>(b.children.size());
    float x = 0;
    for (const Block& child : b.children) {
        const int c = begin_control(child);
        const std::size_t frame = push_rect(x, 1, one, 0, 0);
        ops[frame].fill_hover = ops[frame].fill_pressed = colour::primary_soft;
        h = std::max(h, tabs ? tab(child, x, one) : plan_bar(child, x + margin(), one - 2 * margin()));
        end_control(c, x, 0, one, 0);
        add_box(child.key, x, 0, one, 0);
        x += one;
    }
    add_box(b.key, 0, 0, width, 0);
    // Now that its height is known it moves down to the edge.
    const float down = window.height - h;
    for (std::size_t i = first; i < ops.size(); ++i) {
        if (ops[i].shape == Shape::rect && ops[i].at.w == 0) ops[i].at.w = h;
        ops[i].at.y += down;
    }
    for (std::size_t i = first_box; i < boxes.size(); ++i) boxes[i].y = down, boxes[i].h = h;
    for (std::size_t i = first_control; i < controls.size(); ++i) controls[i].at.y = down, controls[i].at.w = h;
    fixed = false;
    return h;
}

float Layout::tab(const Block& b, float x, float w) {
    const Letters l{14, 20, b.current ? Weight::strong : Weight::regular, b.current ? colour::primary : colour::ink};
    if (b.current) push_rect(x + px(12), 0, w - px(24), px(4), colour::primary);
    put_icon(b.icon, x + (w - px(22)) / 2, px(11), px(22), l.ink, b.key);
    const float inner = w - px(4), words = std::min(text_width(b.label, l) + 1, inner);
    return px(38) + put_words(b.key, b.label, l, x + (w - words) / 2, px(38), words) + px(10);
}

float Layout::plan_bar(const Block& b, float x, float w) {
    const float text = x + px(44), inner = w - px(80);
    float y = px(9);
    y += put_words(b.key, b.label, {14, 20, Weight::regular, colour::ink_soft}, text, y, inner);
    y += put_words(b.key, b.help, {18, 26, Weight::strong, colour::ink}, text, y, inner) + px(9);
    Op mark;
    mark.shape = Shape::compass;
    mark.at = {x, (y - px(30)) / 2, px(30), px(30)};
    push(std::move(mark));
    put_icon(b.icon_after, x + w - px(24), (y - px(22)) / 2, px(22), colour::primary, b.key);
    return y;
}

void Layout::dialog(const Block& b) {
    fixed = modal = true;
    first_of_dialog = controls.size();
    push_rect(0, 0, width, window.height, colour::scrim);
    const float w = std::min(px(600), width - px(32)), pad = px(24), x = (width - w) / 2;
    const std::size_t first = ops.size(), first_box = boxes.size(), first_control = controls.size();
    const std::size_t frame = push_rect(x, 0, w, 0, colour::surface, colour::line, 1, 16);
    const float h = stack(b.children, x + pad, pad, w - 2 * pad, px(16)) + 2 * pad;
    ops[frame].at.w = h;
    add_box(b.key, x, 0, w, h);
    const float down = std::max(0.F, (window.height - h) / 2);
    for (std::size_t i = first; i < ops.size(); ++i) ops[i].at.y += down;
    for (std::size_t i = first_box; i < boxes.size(); ++i) boxes[i].y += down;
    for (std::size_t i = first_control; i < controls.size(); ++i) controls[i].at.y += down;
    fixed = false;
}

}  // namespace tk::ui
