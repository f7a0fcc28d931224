#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;
using present::Look;

namespace {

// Columns of the plan in look.md: effect, money, time; a duty has no time of its own.
float fact_width(const Block& cell, bool chance) {
    if (cell.key.ends_with("/effect")) return chance ? 232.F : 252.F;
    return cell.key.ends_with("/time") ? 108.F : chance ? 190.F : 250.F;
}

}  // namespace

// The whole row is one target; its facts stand beside the words, or under them where there is no room.
float Layout::plan_item(const Block& b, float x, float y, float w) {
    push_rect(x, y, w, hair(), colour::line);
    const Block &row = b.children.front(), &facts = b.children.back();
    const bool beside = w / s >= 800;
    const float chevron = px(40), indent = px(54);
    const bool chance = row.look == Look::node_can;
    const float right = beside ? px(chance ? 232 + 190 + 108 + 72 : 252 + 250 + 48) + chevron : 0;
    const std::size_t first_op = ops.size();
    float h = px(6) + node(row, x, y + px(6), w, true, right);
    const std::size_t last_op = ops.size(), control_at = controls.size() - 1, box_at = boxes.size() - 1;
    if (b.children.size() > 2) {
        const Block& signs = b.children[1];
        const float inner = w - indent - (beside ? right : 0);
        const float high = wrap(signs.children, x + indent, y + h - px(4), inner, px(8));
        add_box(signs.key, x + indent, y + h - px(4), inner, high);
        h += high + px(4);
    }
    if (beside) {
        float at = x + w - right + px(24), tallest = 0;
        const float left = at;
        for (const Block& cell : facts.children) {
            const float wide_as = px(fact_width(cell, chance));
            tallest = std::max(tallest, place(cell, at, y + px(16), wide_as));
            at += wide_as + px(24);
        }
        add_box(facts.key, left, y + px(16), at - left - px(24), tallest);
        h = std::max(h, tallest + px(24)) + px(6);
    } else {
        const float high = stack(facts.children, x + indent, y + h, w - indent, px(4));
        add_box(facts.key, x + indent, y + h, w - indent, high);
        h += high + px(14);
    }
    // The target grows to the whole row; the arrow keeps to its middle where the facts lie beside it.
    ops[first_op].at.w = controls[control_at].at.w = boxes[box_at].h = h - px(12);
    if (beside) ops[last_op - 1].at.y = y + px(6) + (h - px(12) - px(22)) / 2;
    add_box(b.key, x, y, w, h);
    return h;
}

// The same without a sign and without a target.
float Layout::facts_row(const Block& b, float x, float y, float w) {
    push_rect(x, y, w, hair(), colour::line);
    const Block& about = b.children.front();
    const Block* facts = b.children.size() > 1 ? &b.children.back() : nullptr;
    const float pad = px(12), top = y + pad;
    float h = 0;
    if (facts == nullptr) {
        h = place(about, x, top, w);
    } else if (w / s >= 800) {
        const float right = px(fact_width(facts->children.front(), true) + 190 + 24), left = x + w - right;
        h = place(about, x, top, w - right - px(24));
        float at = left, tallest = 0;
        for (const Block& cell : facts->children) {
            const float wide_as = px(fact_width(cell, true));
            tallest = std::max(tallest, place(cell, at, top, wide_as));
            at += wide_as + px(24);
        }
        add_box(facts->key, left, top, right, tallest);
        h = std::max(h, tallest);
    } else {
        h = place(about, x, top, w) + px(4);
        const float high = stack(facts->children, x, top + h, w, px(4));
        add_box(facts->key, x, top + h, w, high);
        h += high;
    }
    h += 2 * pad;
    add_box(b.key, x, y, w, h);
    return h;
}

// A number in the sign of a step: square for a duty, dashed for an announced one, round for a chance.
float Layout::node(const Block& b, float x, float y, float w, bool link_row, float reserved) {
    const int c = link_row ? begin_control(b) : -1;
    const float size = px(link_row ? 40 : 32), indent = size + px(14);
    std::size_t frame = 0;
    if (link_row) {
        frame = push_rect(x - px(8), y, w + px(16), 0, 0, 0, 0, 8);
        ops[frame].fill_hover = ops[frame].fill_pressed = colour::primary_soft;
    }
    Op n;
    n.shape = Shape::node;
    n.at = {x, y + px(link_row ? 8 : 0), size, size};
    n.block = nullptr;
    n.radius = b.look == Look::node_can ? size / 2 : px(9);
    n.stroke = b.look == Look::node_must ? colour::must : b.look == Look::node_will ? colour::will_mark : colour::primary;
    n.dashed = b.look == Look::node_will;
    push(std::move(n));
    const Letters number{16, 22, Weight::bold, colour::ink};
    const float number_width = text_width(b.value, number);
    put_words(b.key, b.value, number, x + (size - number_width) / 2, y + px(link_row ? 8 : 0) + (size - px(22)) / 2,
              number_width + 2);
    const float after = reserved > 0 ? reserved : b.icon_after.empty() ? 0 : px(32);
    float high = px(link_row ? 8 : 3);
    high += put_words(b.key, b.label, link_row ? Letters{narrow() ? 17.F : 18.F, 26, Weight::strong} : Letters{16, 24},
                      x + indent, y + high, w - indent - after);
    if (!b.help.empty())
        high +=
            put_words(b.key, b.help, {16, 24, Weight::regular, colour::ink_soft}, x + indent, y + high, w - indent - after);
    high += px(link_row ? 8 : 3);
    const float h = std::max(high, size + px(link_row ? 16 : 4));
    if (!b.icon_after.empty()) put_icon(b.icon_after, x + w - px(24), y + (h - px(22)) / 2, px(22), colour::primary, b.key);
    if (link_row) {
        ops[frame].at.w = h;
        end_control(c, x - px(8), y, w + px(16), h);
        add_box(b.key, x - px(8), y, w + px(16), h);
    } else {
        add_box(b.key, x, y, w, h);
    }
    return h;
}

float Layout::chip(const Block& b, float x, float y, float w) {
    const ImU32 ink = b.look == Look::chip_must   ? colour::must
                      : b.look == Look::chip_will ? colour::will
                      : b.look == Look::chip_can  ? colour::can
                      : b.look == Look::chip_info ? colour::info
                      : b.look == Look::chip_off  ? colour::off_ink
                                                  : colour::ink_soft;
    const ImU32 soft = b.look == Look::chip_must   ? colour::must_soft
                       : b.look == Look::chip_will ? colour::will_soft
                       : b.look == Look::chip_can  ? colour::can_soft
                       : b.look == Look::chip_info ? colour::info_soft
                       : b.look == Look::chip_off  ? colour::off_bg
                                                   : colour::surface;
    const Letters l{14, 20, Weight::strong, ink};
    const float icon = b.icon.empty() ? 0 : px(22), wide_as = std::min(natural_width(b), w);
    const bool plain = b.look == Look::chip_plain;
    const ImU32 edge = colour::high_contrast() ? ink : plain ? ImU32(colour::line) : colour::none;
    const std::size_t frame = push_rect(x, y, wide_as, 0, soft, edge, plain ? 1.F : 2.F, 13);
    if (!b.icon.empty()) put_icon(b.icon, x + px(9), y + px(5), px(16), ink, b.key);
    const float h = put_words(b.key, b.label, l, x + px(9) + icon, y + px(3), wide_as - px(18) - icon) + px(6);
    ops[frame].at.w = h;
    add_box(b.key, x, y, wide_as, h);
    return h;
}

float Layout::icon_line(const Block& b, float x, float y, float w) {
    const Letters l = letters(b);
    ImU32 ink = colour::primary;
    if (b.icon == "circle-x" || b.icon == "scale" || b.icon == "triangle-alert") ink = colour::must;
    if (b.icon == "circle-dashed" || b.icon == "phone" || b.icon == "info") ink = colour::info;
    if (b.icon == "history" || b.icon == "timer" || b.icon == "calendar" || b.icon == "hourglass" || b.icon == "flag" ||
        b.icon == "cloud" || b.icon == "wallet")
        ink = colour::ink_soft;
    if (!b.icon.empty()) put_icon(b.icon, x, y + px(2), px(20), ink, b.key);
    const float indent = b.icon.empty() ? 0 : px(30);
    const float h = put_words(b.key, b.label, l, x + indent, y, std::min(w - indent, px(680)));
    add_box(b.key, x, y, w, h);
    return h;
}

float Layout::bar(const Block& b, float x, float y, float w) {
    const float h = px(28);
    Op op;
    op.shape = Shape::bar;
    op.at = {x, y, w, h};
    op.block = &b;
    push(std::move(op));
    add_box(b.key, x, y, w, h);
    return h;
}

}  // namespace tk::ui
