#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;
using present::Look;
using present::Role;

float Layout::button(const Block& b, float x, float y, float w) {
    const Letters l = letters(b);
    const int c = begin_control(b);
    const bool chip = b.look == Look::filter_chip, small = chip || b.look == Look::segment;
    const float pad = px(b.look == Look::text_button ? 12 : small ? 16 : 20);
    const float icon = b.icon.empty() ? 0 : px(30), after = b.icon_after.empty() ? 0 : px(30);
    const float natural = natural_width(b);
    const bool full = narrow() && (b.look == Look::primary || b.look == Look::secondary || b.look == Look::danger);
    const float wide_as = full ? w : std::min(natural, w);
    const float inner = std::min(text_width(b.label, l), wide_as - 2 * pad - icon - after);
    const std::size_t frame = push_rect(x, y, wide_as, 0, 0, 0, 2, chip ? 22.F : 8.F);
    Op& op = ops[frame];
    if (b.look == Look::primary)
        op.fill = colour::primary, op.fill_hover = colour::primary_hover, op.fill_pressed = colour::primary_pressed;
    if (b.look == Look::danger) op.fill = op.fill_hover = op.fill_pressed = colour::must;
    if (b.look == Look::secondary) {
        op.fill = b.pressed ? colour::primary_soft : colour::surface;
        op.fill_hover = op.fill_pressed = colour::primary_soft;
        op.stroke = op.stroke_hover = colour::primary;
    }
    if (b.look == Look::text_button) op.fill_hover = op.fill_pressed = colour::primary_soft;
    if (b.look == Look::segment) {
        const bool on = b.pressed || b.chosen || b.current;
        op.fill = on ? colour::primary : colour::surface;
        op.fill_hover = on ? colour::primary_hover : colour::primary_soft;
        op.fill_pressed = op.fill_hover;
        op.stroke = op.stroke_hover = on ? colour::primary : colour::control;
        op.thickness = px(colour::high_contrast() ? 2 : 1);
    }
    if (chip) {
        op.fill = b.pressed ? colour::primary_soft : colour::surface;
        op.fill_hover = op.fill_pressed = colour::primary_soft;
        op.stroke = b.pressed ? colour::primary : colour::control;
        op.stroke_hover = colour::primary;
        op.thickness = px(b.pressed || colour::high_contrast() ? 2 : 1);
    }
    const float content = inner + icon + after;
    float at = full ? x + (wide_as - content) / 2 : x + pad;
    const std::size_t first = ops.size();
    const float high = put_words(b.key, b.label, l, at + icon, y, inner + 1);
    const float h = std::max(px(small ? 44 : 48), high + px(20));
    for (std::size_t i = first; i < ops.size(); ++i) ops[i].at.y += (h - high) / 2;
    if (!b.icon.empty()) put_icon(b.icon, at, y + (h - px(20)) / 2, px(20), l.ink, b.key);
    if (!b.icon_after.empty())
        put_icon(b.icon_after, at + icon + inner + px(10), y + (h - px(20)) / 2, px(20), l.ink, b.key);
    ops[frame].at.w = h;
    end_control(c, x, y, wide_as, h);
    add_box(b.key, x, y, wide_as, h);
    return h;
}

float Layout::link(const Block& b, float x, float y, float w) {
    const Letters l = letters(b);
    const int c = b.intent || !b.href.empty() ? begin_control(b) : -1;
    const float icon = b.icon.empty() ? 0 : px(28), after = b.icon_after.empty() ? 0 : px(26);
    const std::size_t first = ops.size();
    const float inner = std::min(text_width(b.label, l) + 1, w - icon - after);
    const float high = put_words(b.key, b.label, l, x + icon, y, inner, true);
    const float h = std::max(px(44), high + px(8));
    for (std::size_t i = first; i < ops.size(); ++i) ops[i].at.y += (h - high) / 2;
    if (!b.icon.empty()) put_icon(b.icon, x, y + (h - px(20)) / 2, px(20), l.ink, b.key);
    if (!b.icon_after.empty()) put_icon(b.icon_after, x + icon + inner + px(6), y + (h - px(18)) / 2, px(18), l.ink, b.key);
    const float wide_as = inner + icon + after;
    if (c >= 0) end_control(c, x, y, wide_as, h);
    add_box(b.key, x, y, wide_as, h);
    return h;
}

float Layout::option(const Block& b, float x, float y, float w) {
    const int c = begin_control(b);
    const Letters l = letters(b);
    const std::size_t frame = push_rect(x, y, w, 0, b.chosen ? colour::primary_soft : colour::surface,
                                        b.chosen ? colour::primary : colour::control, b.chosen ? 3.F : 1.F, 10);
    ops[frame].fill_hover = b.chosen ? colour::primary_soft : colour::surface;
    ops[frame].fill_pressed = colour::primary_soft;
    ops[frame].stroke_hover = colour::primary;
    ops[frame].dashed = b.look == Look::option_unsure && !b.chosen;
    const float pad = px(16), mark = px(26), after = b.icon_after.empty() ? 0 : px(40);
    const float left = x + pad + mark + px(14), inner = w - (left - x) - pad - after;
    const std::size_t first = ops.size();
    float high = put_words(b.key, b.label, l, left, y, inner);
    if (!b.help.empty())
        high += put_words(b.key, b.help, {14, 20, Weight::regular, colour::ink_soft}, left, y + high, inner);
    const float h = std::max(px(narrow() ? 60 : 72), high + px(24));
    for (std::size_t i = first; i < ops.size(); ++i) ops[i].at.y += (h - high) / 2;
    Op m;
    m.shape = b.role == Role::checkbox ? Shape::check : Shape::radio;
    m.at = {x + pad, y + (h - mark) / 2, mark, mark};
    m.chosen = b.chosen;
    push(std::move(m));
    if (!b.icon_after.empty())
        put_icon(b.icon_after, x + w - pad - px(24), y + (h - px(24)) / 2, px(24),
                 b.chosen ? colour::primary : colour::ink_soft, b.key);
    ops[frame].at.w = h;
    end_control(c, x, y, w, h);
    add_box(b.key, x, y, w, h);
    return h;
}

float Layout::field(const Block& b, float x, float y, float w) {
    const float wide_as = std::min(w, px(460));
    float used = put_words(b.key, b.label, {16, 24, Weight::strong, colour::ink}, x, y, wide_as) + px(4);
    if (!b.error.empty()) {
        put_icon("triangle-alert", x, y + used + px(2), px(20), colour::must, b.key);
        used += put_words(b.key, b.error, {16, 24, Weight::strong, colour::must}, x + px(28), y + used, wide_as - px(28)) +
                px(4);
    }
    const float h = px(56);
    push_rect(x, y + used, wide_as, h, colour::surface, b.invalid ? colour::must : colour::control, b.invalid ? 3.F : 2.F,
              8);
    float unit = 0;
    if (!b.unit.empty()) {
        Letters l{16, 24, Weight::regular, colour::ink};
        unit = std::min(text_width(b.unit, l) + px(32), wide_as * 0.55F);
        l = fitted(l, b.unit, unit - px(26));
        push_rect(x + wide_as - unit, y + used + px(2), unit - px(2), h - px(4), colour::sunken, 0, 0, 6);
        push_rect(x + wide_as - unit, y + used + px(2), hair(), h - px(4), colour::line);
        put_words(b.key, b.unit, l, x + wide_as - unit + px(16), y + used + (h - px(24)) / 2, unit - px(24));
    }
    add_box(b.key + "#field", x + px(3), y + used + px(3), wide_as - unit - px(6), h - px(6));
    used += h;
    if (!b.help.empty())
        used += px(4) + put_words(b.key, b.help, {16, 24, Weight::regular, colour::ink_soft}, x, y + used + px(4), wide_as);
    add_box(b.key, x, y, wide_as, used);
    return used;
}

float Layout::row_link(const Block& b, float x, float y, float w) {
    const int c = begin_control(b);
    const std::size_t frame = push_rect(x - px(8), y, w + px(16), 0, 0, 0, 0, 8);
    ops[frame].fill_hover = ops[frame].fill_pressed = colour::primary_soft;
    const float icon = b.icon.empty() ? 0 : px(32), after = b.icon_after.empty() ? 0 : px(32);
    float high = px(8);
    high += put_words(b.key, b.label, {16, 24, Weight::strong, colour::ink}, x + icon, y + high, w - icon - after);
    if (!b.help.empty() && !b.personal)
        high += put_words(b.key, b.help, {16, 24, Weight::regular, colour::ink_soft}, x + icon, y + high, w - icon - after);
    if (b.personal) high += px(24);
    high += px(8);
    const ImU32 ink = b.icon == "circle-x"                            ? colour::must
                      : b.icon == "circle-check" || b.icon == "check" ? colour::primary
                                                                      : colour::info;
    if (!b.icon.empty()) put_icon(b.icon, x, y + px(10), px(20), ink, b.key);
    if (!b.icon_after.empty())
        put_icon(b.icon_after, x + w - px(22), y + (high - px(20)) / 2, px(20), colour::primary, b.key);
    ops[frame].at.w = high;
    end_control(c, x - px(8), y, w + px(16), high);
    add_box(b.key, x - px(8), y, w + px(16), high);
    return high;
}

// A switch at the right of its words; the whole row is the target.
float Layout::toggle(const Block& b, float x, float y, float w) {
    const int c = begin_control(b);
    const float wide_as = std::min(w, px(560)), inner = wide_as - px(48 + 16);
    const std::size_t frame = push_rect(x - px(8), y, wide_as + px(16), 0, 0, 0, 0, 8);
    ops[frame].fill_hover = ops[frame].fill_pressed = colour::primary_soft;
    float high = put_words(b.key, b.label, {16, 24, Weight::strong, colour::ink}, x, y + px(10), inner);
    if (!b.help.empty())
        high += put_words(b.key, b.help, {16, 24, Weight::regular, colour::ink_soft}, x, y + px(10) + high, inner);
    const float h = std::max(px(48), high + px(20)), left = x + wide_as - px(48), top = y + (h - px(28)) / 2;
    push_rect(left, top, px(48), px(28), b.chosen ? colour::primary : colour::surface,
              b.chosen ? colour::primary : colour::control, 2, 14);
    push_rect(left + px(b.chosen ? 24 : 6), top + px(b.chosen ? 4 : 6), px(b.chosen ? 20 : 16), px(b.chosen ? 20 : 16),
              b.chosen ? colour::on_primary : colour::control, 0, 0, b.chosen ? 10.5F : 8.5F);
    ops[frame].at.w = h;
    end_control(c, x - px(8), y, wide_as + px(16), h);
    add_box(b.key, x - px(8), y, wide_as + px(16), h);
    return h;
}

float Layout::choice_card(const Block& b, float x, float y, float w) {
    const int c = begin_control(b);
    const float wide_as = std::min(w, px(460)), h0 = px(96);
    for (int i = colour::high_contrast() ? 0 : 3; i >= 1; --i) {
        const auto f = static_cast<float>(i);
        push_rect(x - px(f), y - px(f) + px(f + 1), wide_as + px(2 * f), h0 + px(2 * f),
                  IM_COL32(0x10, 0x28, 0x2C,
                           i == 1   ? 13
                           : i == 2 ? 8
                                    : 5),
                  0, 0, 12 + f);
    }
    const std::size_t frame = push_rect(x, y, wide_as, h0, colour::surface, colour::primary, 2, 12);
    ops[frame].fill_hover = ops[frame].fill_pressed = colour::primary_soft;
    push_rect(x + px(20), y + px(20), px(56), px(56), colour::primary_soft, 0, 0, 10);
    put_icon(b.icon, x + px(34), y + px(34), px(28), colour::primary, b.key);
    float at = px(18);
    at += put_words(b.key, b.label, {22, 30, Weight::bold}, x + px(94), y + at, wide_as - px(150));
    at += put_words(b.key, b.help, {16, 24, Weight::regular, colour::ink_soft}, x + px(94), y + at, wide_as - px(150));
    const float h = std::max(h0, at + px(18));
    put_icon(b.icon_after, x + wide_as - px(46), y + (h - px(24)) / 2, px(24), colour::primary, b.key);
    ops[frame].at.w = h;
    end_control(c, x, y, wide_as, h);
    add_box(b.key, x, y, wide_as, h);
    return h;
}

}  // namespace tk::ui
