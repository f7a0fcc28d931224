// Steps that belong together: a stage beside the next with an arrow between, or under each other where there is no room.
#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;
using present::Look;

namespace {

constexpr float chain_beside = 56, chain_under = 44, chain_card_least = 196;

bool is_later(const Block& stage) {
    const Block* at = &stage;
    while (!at->children.empty()) at = &at->children.front();
    return at->look == Look::chain_later;
}

}  // namespace

// Along a row or down a column.
void Layout::arrow(ImVec2 from, ImVec2 to, bool dashed) {
    const bool down = to.x == from.x;
    const float thick = px(4), head = px(10), end = (down ? to.y : to.x) - head;
    const ImU32 ink = dashed ? colour::control : colour::primary;
    const float dash = dashed ? px(7) : 1e6F, off = px(5);
    for (float at = down ? from.y : from.x; at < end; at += dash + off) {
        const float length = std::min(dash, end - at);
        if (down) push_rect(from.x - thick / 2, at, thick, length, ink);
        else push_rect(at, from.y - thick / 2, length, thick, ink);
    }
    if (down) polyline({{to.x - head * 0.8F, end}, {to.x + head * 0.8F, end}, {to.x, to.y}}, ink, 0, 0);
    else polyline({{end, to.y - head * 0.8F}, {to.x, to.y}, {end, to.y + head * 0.8F}}, ink, 0, 0);
}

float Layout::chain(const Block& b, float x, float y, float w) {
    const auto n = static_cast<float>(b.children.size());
    const float gap = px(chain_beside), column = (w - gap * (n - 1)) / n, least = px(chain_card_least);
    float h = 0;
    if (column >= least) {
        const float one = std::min(column, px(300));
        std::vector<Mark> from;
        std::vector<float> high;
        float at = x;
        for (const Block& stage : b.children) {
            from.push_back(mark());
            high.push_back(place(stage, at, y, one));
            h = std::max(h, high.back());
            at += one + gap;
        }
        from.push_back(mark());
        for (std::size_t i = 0; i < high.size(); ++i) move_down(from[i], from[i + 1], (h - high[i]) / 2);
        for (std::size_t i = 1; i < b.children.size(); ++i) {
            const float left = x + (one + gap) * static_cast<float>(i) - gap;
            arrow({left + px(6), y + h / 2}, {left + gap - px(6), y + h / 2}, is_later(b.children[i]));
        }
    } else {
        const float one = std::min(w, px(440)), between = px(chain_under);
        for (std::size_t i = 0; i < b.children.size(); ++i) {
            if (i > 0) {
                const float middle = x + px(36);
                arrow({middle, y + h + px(6)}, {middle, y + h + between - px(6)}, is_later(b.children[i]));
                h += between;
            }
            h += place(b.children[i], x, y + h, one);
        }
    }
    add_box(b.key, x, y, w, h);
    return h;
}

float Layout::chain_card(const Block& b, float x, float y, float w) {
    const bool here = b.look == Look::chain_here, later = b.look == Look::chain_later;
    const int c = here ? -1 : begin_control(b);
    const ImU32 edge = here ? colour::primary : later ? colour::control : colour::line;
    const std::size_t frame =
        push_rect(x, y, w, 0, here ? colour::primary_soft : colour::surface, edge, here ? 3.F : 1.F, 10);
    ops[frame].dashed = later;
    if (!here) {
        ops[frame].fill_hover = ops[frame].fill_pressed = colour::primary_soft;
        ops[frame].stroke_hover = colour::primary;
    }
    const float pad = px(16), size = px(40), indent = b.value.empty() ? 0 : size + px(12);
    if (!b.value.empty()) {
        const Letters number =
            fitted({16, 22, Weight::bold, here ? colour::on_primary : colour::ink}, b.value, size - px(10));
        if (here) {
            push_rect(x + pad, y + pad, size, size, colour::primary, 0, 0, 20);
        } else {
            Op sign;
            sign.shape = Shape::node;
            sign.at = {x + pad, y + pad, size, size};
            sign.radius = size / 2;
            sign.stroke = later ? colour::control : colour::primary;
            push(std::move(sign));
        }
        const float wide_as = text_width(b.value, number);
        put_words(b.key, b.value, number, x + pad + (size - wide_as) / 2, y + pad + (size - px(22)) / 2, wide_as + 2);
    }
    float high =
        put_words(b.key, b.label, {16, 22, Weight::strong, colour::ink}, x + pad + indent, y + pad, w - 2 * pad - indent);
    high = std::max(high, indent > 0 ? size : 0) + px(8);
    const ImU32 ink = here ? colour::ink : later ? colour::ink_soft : colour::will;
    put_icon(b.icon, x + pad, y + pad + high + px(1), px(18), ink, b.key);
    high += put_words(b.key, b.help, {14, 20, Weight::regular, ink}, x + pad + px(26), y + pad + high, w - 2 * pad - px(26));
    const float h = high + 2 * pad;
    ops[frame].at.w = h;
    if (c >= 0) end_control(c, x, y, w, h);
    add_box(b.key, x, y, w, h);
    return h;
}

}  // namespace tk::ui
