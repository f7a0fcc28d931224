// A total over time: the band of what is possible, the line of what is likely, and where it comes above nothing.
#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;

float Layout::running_total(const Block& b, float x, float y, float w) {
    const present::Running& running = *b.running;
    const Letters l{14, 20, Weight::regular, colour::ink_soft}, strong{14, 20, Weight::strong, colour::ink};
    const std::size_t lines = running.lines.size();
    // Beside the chart, as wide as the words of the roadmap; on a phone as wide as they are.
    float left = chart_left(w);
    if (left == 0)
        for (std::size_t i = 0; i < lines; ++i) left = std::max(left, text_width(b.children[i].label, l) + px(10));
    const float from = x + left, span = w - left, top = y + px(10), high = px(narrow() ? 220 : 240);
    const auto at = [&](double month) {
        return from + span * static_cast<float>(std::clamp(month / running.axis.months, 0.0, 1.0));
    };
    const auto level = [&](double euro) {
        return top + high * static_cast<float>((running.top - euro) / (running.top - running.bottom));
    };
    years(running.axis, from, y, span, high + px(20));
    for (std::size_t i = 0; i < lines; ++i) {
        const Block& name = b.children[i];
        const float here = level(running.lines[i]), text = text_width(name.label, l) + 1;
        push_rect(from, here, span, 1, colour::line);
        put_words(name.key, name.label, l, from - text - px(8), here - px(10), text);
        add_box(name.key, from - text - px(8), here - px(10), text, px(20));
    }
    std::vector<ImVec2> band, line;
    for (const auto& point : running.points) {
        band.emplace_back(at(point.month), level(point.high));
        line.emplace_back(at(point.month), level(point.likely));
    }
    for (std::size_t i = running.points.size(); i-- > 0;)
        band.emplace_back(at(running.points[i].month), level(running.points[i].low));
    // What is given away in a wide band is no shape when it is a line.
    const ImU32 see_through = (colour::primary_mid & ~IM_COL32_A_MASK) | (90U << IM_COL32_A_SHIFT);
    if (std::ranges::any_of(running.points, [](const auto& point) { return point.high > point.low; }))
        polyline(band, see_through, 0, 0);
    push_rect(from, level(0) - px(1), span, px(2), colour::ink);
    polyline(line, 0, colour::primary, px(4));
    push_rect(from - px(1.5F), y, px(3), high + px(20), colour::needle);

    if (running.turn) {
        const Block& name = b.children[lines];
        const float here = at(*running.turn), zero = level(0), pad = px(10),
                    box = std::min(text_width(name.label, strong) + 1 + 2 * pad, span),
                    middle = std::clamp(here - box + px(20), from, from + span - box);
        const std::size_t frame = push_rect(middle, 0, box, 0, colour::surface, colour::control, 1, 6);
        const Mark before = mark();
        const float tall = put_words(name.key, name.label, strong, middle + pad, px(5), box - 2 * pad) + px(10);
        add_box(name.key, middle, 0, box, tall);
        // Above the line where there is room, for the total comes from below.
        const float above = zero - px(18) - tall >= y ? zero - px(18) - tall : zero + px(18);
        ops[frame].at.w = tall;
        ops[frame].at.y = above;
        move_down(before, mark(), above);
        const auto diamond = [&](float grow, ImU32 ink) {
            const float half = px(13 + grow), wide_as = px(9 + grow);
            polyline({{here, zero - half}, {here + wide_as, zero}, {here, zero + half}, {here - wide_as, zero}}, ink, 0, 0);
        };
        diamond(2, colour::surface);
        diamond(0, colour::needle);
    }
    const std::size_t first = lines + (running.turn ? 1 : 0);
    for (std::size_t i = 0; i < running.axis.years.size() && first + i < b.children.size(); ++i) {
        const Block& year = b.children[first + i];
        const float begin = at(running.axis.years[i]),
                    end = i + 1 < running.axis.years.size() ? at(running.axis.years[i + 1]) : from + span,
                    wide_as = std::min(text_width(year.label, strong) + 1, end - begin);
        put_words(year.key, year.label, strong, (begin + end - wide_as) / 2, y + high + px(22), wide_as);
        add_box(year.key, (begin + end - wide_as) / 2, y + high + px(22), wide_as, px(20));
    }
    const float used = high + px(44);
    add_box(b.key, x, y, w, used);
    return used;
}

}  // namespace tk::ui
