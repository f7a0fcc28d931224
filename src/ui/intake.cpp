// A question of the intake with what is answered and noted: on one line where there is room, else below each other.
#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;
using present::Look;

namespace {

// In pixels of the design.
constexpr float least_room = 600, name_room = 232, field_room = 240, note_room = 124;

}  // namespace

// Its name stands at the left where there is room, what is wrong below it.
float Layout::dense_field(const Block& b, float x, float y, float w) {
    const bool beside = w / s >= least_room - note_room;
    const float left = beside ? x + px(name_room) : x, wide_as = beside ? px(field_room) : std::min(w, px(460)), h = px(48);
    const float name = put_words(b.key, b.label, {16, 24, Weight::strong, colour::ink}, x, y + (beside ? px(12) : 0),
                                 beside ? px(name_room - 16) : wide_as);
    const float top = beside ? y : y + name + px(4);
    push_rect(left, top, wide_as, h, colour::surface, b.invalid ? colour::must : colour::control, b.invalid ? 3.F : 2.F, 8);
    float unit = 0;
    if (!b.unit.empty()) {
        Letters l{16, 24, Weight::regular, colour::ink};
        unit = std::min(text_width(b.unit, l) + px(32), wide_as * 0.55F);
        l = fitted(l, b.unit, unit - px(26));
        push_rect(left + wide_as - unit, top + px(2), unit - px(2), h - px(4), colour::sunken, 0, 0, 6);
        push_rect(left + wide_as - unit, top + px(2), hair(), h - px(4), colour::line);
        put_words(b.key, b.unit, l, left + wide_as - unit + px(16), top + (h - px(24)) / 2, unit - px(24));
    }
    add_box(b.key + "#field", left + px(3), top + px(3), wide_as - unit - px(6), h - px(6));
    float bottom = top + h;
    if (!b.error.empty()) {
        const float room = x + w - left;
        put_icon("triangle-alert", left, bottom + px(4), px(20), colour::must, b.key);
        bottom += px(4) + put_words(b.key, b.error, {16, 24, Weight::strong, colour::must}, left + px(28), bottom + px(4),
                                    room - px(28));
    }
    const float used = std::max(bottom - y, beside ? px(12) + name : 0);
    add_box(b.key, x, y, b.error.empty() ? left + wide_as - x : w, used);
    return used;
}

// Its name or field; what stands beside that; and last the note, whose button is at the right and the rest below all.
float Layout::intake_row(const Block& b, float x, float y, float w) {
    push_rect(x, y, w, hair(), colour::line);
    const float top = y + px(10);
    float used = 0;
    if (w / s < least_room) {
        used = stack(b.children, x, top, w, px(8));
    } else {
        const float left = x + px(name_room), answer = w - px(name_room + note_room);
        const Block &first = b.children.front(), &note = b.children.back();
        if (first.look == Look::dense) {
            used = dense_field(first, x, top, w - px(note_room));
            const float beside = px(field_room + 12);
            for (std::size_t i = 1; i + 1 < b.children.size(); ++i)
                used = std::max(used, px(2) + place(b.children[i], left + beside, top + px(2), answer - beside));
        } else {
            const Block& given = b.children[1];
            float asked = 0;
            for (const Block& option : given.children) asked += natural_width(option) + px(12) + 1;
            const bool beside = asked <= answer || given.look != Look::wrap_line;
            const float name = beside ? px(name_room - 16) : w - px(note_room + 16);
            used = px(10) + place(first, x, top + px(10), name);
            if (beside) used = std::max(used, place(given, left, top, answer));
            else {
                used = std::max(used, px(44)) + px(4);
                used += place(given, x, top + used, w);
            }
        }
        used = std::max(used, place(note.children.front(), x + w - px(note_room), top, px(note_room)));
        for (std::size_t i = 1; i < note.children.size(); ++i)
            used += px(8) + place(note.children[i], left, top + used + px(8), w - px(name_room));
        add_box(note.key, x, top, w, used);
    }
    used += px(20);
    add_box(b.key, x, y, w, used);
    return used;
}

}  // namespace tk::ui
