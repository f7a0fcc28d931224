#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;

// A track with a thumb; under it a dot where something changes, and its ends in words. What a hand and the
// keys do is in draw.cpp.
float Layout::slider(const Block& b, float x, float y, float w) {
    const present::Slider& slider = *b.slider;
    const float thumb = px(slider_thumb), high = px(44), mid = y + high / 2, from = x + thumb / 2, span = w - thumb;
    const auto at = [&](double value) {
        const double part = slider.max > slider.min ? (value - slider.min) / (slider.max - slider.min) : 0;
        return from + span * static_cast<float>(std::clamp(part, 0.0, 1.0));
    };
    const float here = at(slider.at);
    const int c = begin_control(b);
    push_rect(from, mid - px(4), span, px(8), colour::sunken, colour::control, 1, 4);
    push_rect(from, mid - px(4), here - from, px(8), colour::primary, 0, 0, 4);
    // The ring of the focus, as the page draws it; from the outside in.
    const bool light = colour::in_use.theme == present::Theme::light;
    const auto around = [&](float grow, ImU32 ink) {
        const float size = thumb + 2 * px(grow);
        ops[push_rect(here - size / 2, mid - size / 2, size, size, ink, 0, 0, slider_thumb / 2 + grow)].of_focus = true;
    };
    if (light) around(8, colour::focus_halo), around(5, colour::focus), around(2, colour::focus_halo);
    else around(6, colour::focus_halo), around(2, colour::focus);
    const std::size_t ring =
        push_rect(here - thumb / 2, mid - thumb / 2, thumb, thumb, colour::surface, colour::primary, 5, slider_thumb / 2);
    ops[ring].fill_hover = ops[ring].fill_pressed = colour::primary_soft;
    end_control(c, x, y, w, high);
    // Dots that would touch are one dot.
    float last = -1e6F;
    for (const double tick : slider.ticks) {
        const float dot = at(tick);
        if (dot - last < px(7)) continue;
        last = dot;
        push_rect(dot - px(2.5F), y + high - px(4), px(5), px(5), tick <= slider.at ? colour::primary : colour::control, 0,
                  0, 2.5F);
    }
    const Letters l{14, 20, Weight::regular, colour::ink_soft};
    const Block &first = b.children[0], &end = b.children[1];
    const float first_width = text_width(first.label, l) + 1, below = y + high + px(4);
    const Letters end_letters = fitted(l, end.label, w - first_width - px(12));
    const float end_width = text_width(end.label, end_letters) + 1;
    put_words(first.key, first.label, l, x, below, first_width);
    add_box(first.key, x, below, first_width, px(20));
    put_words(end.key, end.label, end_letters, x + w - end_width, below, end_width);
    add_box(end.key, x + w - end_width, below, end_width, px(20));
    const float used = high + px(24);
    add_box(b.key, x, y, w, used);
    return used;
}

}  // namespace tk::ui
