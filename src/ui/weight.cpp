// How heavy a criterion weighs: five stops on a line, one of them chosen.
#include "ui/layout.h"

#include <algorithm>
#include <cstddef>

namespace tk::ui {

using present::Block;

namespace {

constexpr float target = 44, thumb_size = 26, dot_size = 14, track = 6;

}  // namespace

// The name above its stops, or beside them where there is room; where a hand could not tell the stops apart they stand
// under each other, with their words.
float Layout::weight(const Block& b, float x, float y, float w) {
    const Block &name = b.children[0], &group = b.children[1];
    const auto count = static_cast<float>(group.children.size());
    float h = 0;
    if (w < target * count) {
        h = weight_name(name, x, y, w, false);
        const float top = y + h, mid = x + px(target) / 2, left = x + px(target) + px(4);
        const std::size_t line = push_rect(mid - px(track) / 2, top + px(target) / 2, px(track), 0, colour::sunken,
                                           colour::control, 1, track / 2);
        for (const Block& stop : group.children) {
            const float at = y + h;
            ops[line].at.w = at - top;  // to the middle of the last
            weight_stop(stop, x, at, w, mid, colour::control);
            const float high =
                put_words(stop.key, stop.label, {16, 24, stop.chosen ? Weight::strong : Weight::regular, colour::ink}, left,
                          at + px(10), x + w - left);
            const float own = std::max(px(target), high + px(20));
            controls.back().at.w = boxes.back().h = own;
            h += own;
        }
        add_box(group.key, x, top, w, y + h - top);
    } else {
        const bool beside = w / s >= 480;
        const float wide_as = beside ? px(240) : w, from = x + w - wide_as, one = wide_as / count;
        const Mark first = mark();
        const float name_high = weight_name(name, x, y, beside ? w - wide_as - px(16) : w, true), high = px(target);
        h = beside ? std::max(name_high, high) : name_high + high;
        if (beside) move_down(first, mark(), (h - name_high) / 2);
        const float top = y + h - high, mid = top + high / 2;
        float here = 0;
        for (std::size_t i = 0; i < group.children.size(); ++i)
            if (group.children[i].chosen) here = one * static_cast<float>(i);
        const float begin = from + one / 2;
        push_rect(begin, mid - px(track) / 2, wide_as - one, px(track), colour::sunken, colour::control, 1, track / 2);
        push_rect(begin, mid - px(track) / 2, here, px(track), colour::primary, 0, 0, track / 2);
        for (std::size_t i = 0; i < group.children.size(); ++i) {
            const float left = from + one * static_cast<float>(i);
            weight_stop(group.children[i], left, top, one, left + one / 2,
                        one * static_cast<float>(i) < here ? colour::primary : colour::control);
        }
        add_box(group.key, from, top, wide_as, high);
    }
    add_box(b.key, x, y, w, h);
    return h;
}

// With the chosen stop in words at its right, or below it.
float Layout::weight_name(const Block& b, float x, float y, float w, bool value) {
    const Letters l{16, 24, Weight::regular, colour::ink}, small{14, 24, Weight::regular, colour::ink_soft};
    const float indent = px(30), said = text_width(b.help, small) + 1, room = w - indent - said - px(12);
    const bool beside = value && longest_word(b.label, l) <= room;
    put_icon(b.icon, x, y + px(2), px(20), colour::primary, b.key);
    float h = put_words(b.key, b.label, l, x + indent, y, beside ? room : w - indent);
    if (beside) put_words(b.key, b.help, small, x + w - said, y, said);
    else if (value) h += put_words(b.key, b.help, small, x + indent, y + h, w - indent);
    add_box(b.key, x, y, w, h);
    return h;
}

void Layout::weight_stop(const Block& b, float x, float y, float w, float dot_x, ImU32 ring) {
    const int c = begin_control(b);
    const float mid = y + px(target) / 2;
    const auto disc = [&](float size, ImU32 fill, ImU32 stroke, float thickness) {
        return push_rect(dot_x - px(size) / 2, mid - px(size) / 2, px(size), px(size), fill, stroke, thickness, size / 2);
    };
    if (b.chosen) {
        disc(thumb_size, colour::surface, colour::primary, 5);
    } else {
        const std::size_t made = disc(dot_size, colour::surface, ring, 2);
        ops[made].fill_hover = ops[made].fill_pressed = colour::primary_soft;
        ops[made].stroke_hover = colour::primary;
    }
    end_control(c, x, y, w, px(target));
    add_box(b.key, x, y, w, px(target));
}

}  // namespace tk::ui
