// Steps over the years: for each a row with when it is prepared and done, and what it saves from then on.
#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;
using present::Look;

namespace {

constexpr float bar_high = 18, row_least = 52;

}  // namespace

float Layout::chart_left(float w) const { return w / s < 560 ? 0 : std::min(px(290), w * 0.4F); }

void Layout::years(const present::TimeAxis& axis, float x, float y, float w, float h) {
    const auto at = [&](double month) { return x + w * static_cast<float>(std::clamp(month / axis.months, 0.0, 1.0)); };
    for (std::size_t i = 0; i < axis.years.size(); i += 2) {
        const float from = at(axis.years[i]), to = i + 1 < axis.years.size() ? at(axis.years[i + 1]) : x + w;
        push_rect(from, y, to - from, h, colour::sunken);
    }
}

void Layout::polyline(const std::vector<ImVec2>& points, ImU32 fill, ImU32 stroke, float thickness) {
    if (points.size() < 2) return;
    ImVec2 low = points.front(), high = low;
    for (const ImVec2& point : points) {
        low = {std::min(low.x, point.x), std::min(low.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    Op op;
    op.shape = Shape::path;
    op.at = {low.x, low.y, high.x - low.x, high.y - low.y};
    op.fill = fill;
    op.stroke = stroke;
    op.thickness = thickness;
    for (const ImVec2& point : points) op.points.emplace_back(point.x - low.x, point.y - low.y);
    push(std::move(op));
}

float Layout::roadmap(const Block& b, float x, float y, float w) {
    const present::TimeAxis& axis = *b.time_axis;
    const Block &labels = b.children[0], &rows = b.children[1];
    const float left = chart_left(w), from = x + left, span = w - left, head = px(48);
    const auto at = [&](double month) { return from + span * static_cast<float>(month / axis.months); };
    const Letters l{14, 20, Weight::strong, colour::ink};
    const std::size_t first = ops.size();
    years(axis, from, y + px(24), span, 0);
    const std::size_t last = ops.size();

    // Today above the years.
    const Block& today = labels.children[0];
    const float today_width = text_width(today.label, l) + 1,
                today_at = std::max(x, from - (left > 0 ? today_width / 2 : 0));
    put_words(today.key, today.label, l, today_at, y, today_width);
    add_box(today.key, today_at, y, today_width, px(20));
    for (std::size_t i = 0; i < axis.years.size() && i + 1 < labels.children.size(); ++i) {
        const Block& year = labels.children[i + 1];
        const float begin = at(axis.years[i]), end = i + 1 < axis.years.size() ? at(axis.years[i + 1]) : from + span,
                    wide_as = std::min(text_width(year.label, l) + 1, end - begin);
        put_words(year.key, year.label, l, (begin + end - wide_as) / 2, y + px(26), wide_as);
        add_box(year.key, (begin + end - wide_as) / 2, y + px(26), wide_as, px(20));
    }
    add_box(labels.key, x, y, w, head);
    float used = head;
    for (const Block& item : rows.children) used += roadmap_row(item, axis, x, y + used, w);
    for (std::size_t i = first; i < last; ++i) ops[i].at.w = used - px(24);
    // Over everything, so that it can be followed down.
    const float needle = px(3);
    push_rect(from - needle / 2, y + px(24), needle, used - px(24), colour::needle);
    polyline({{from - px(7), y + px(20)}, {from + px(7), y + px(20)}, {from, y + px(30)}}, colour::needle, 0, 0);
    add_box(rows.key, x, y + head, w, used - head);
    add_box(b.key, x, y, w, used);
    return used;
}

float Layout::roadmap_row(const Block& item, const present::TimeAxis& axis, float x, float y, float w) {
    const Block& link = item.children[0];
    const present::Span& span = *item.span;
    const float left = chart_left(w), words_width = left > 0 ? left - px(12) : w, node = px(32), indent = node + px(12);
    push_rect(x, y, w, 1, colour::line);

    const int control_at = begin_control(link);
    const std::size_t frame = push_rect(x, y + 2, words_width, 0, 0, 0, 0, 8);
    ops[frame].fill_hover = ops[frame].fill_pressed = colour::primary_soft;
    Op sign;
    sign.shape = Shape::node;
    sign.at = {x + px(2), y + px(10), node, node};
    sign.radius = link.look == Look::node_can ? node / 2 : px(8);
    sign.stroke = link.look == Look::node_must   ? colour::must
                  : link.look == Look::node_will ? colour::will_mark
                                                 : colour::primary;
    sign.dashed = link.look == Look::node_will;
    push(std::move(sign));
    const Letters number{14, 20, Weight::bold, colour::ink};
    const float number_width = text_width(link.value, number);
    put_words(link.key, link.value, number, x + px(2) + (node - number_width) / 2, y + px(16), number_width + 2);
    float high = px(6);
    high +=
        put_words(link.key, link.label, {16, 22, Weight::regular, colour::ink}, x + indent, y + high, words_width - indent);
    const ImU32 ink = link.look == Look::node_must   ? colour::must
                      : link.look == Look::node_will ? colour::will
                                                     : colour::ink_soft;
    high += put_words(link.key, link.help, {14, 20, Weight::regular, ink}, x + indent, y + high, words_width - indent);
    const float words_high = std::max(high + px(6), px(row_least));
    ops[frame].at.w = words_high - 3;
    end_control(control_at, x, y + 2, words_width, words_high - 3);
    add_box(link.key, x, y + 2, words_width, words_high - 3);

    // The drawing beside the words, or under them.
    const float strip = left > 0 ? words_high : px(34), top = left > 0 ? y : y + words_high, mid = top + strip / 2;
    const float from = x + left, wide_as = w - left;
    const auto at = [&](double month) {
        return from + wide_as * static_cast<float>(std::clamp(month / axis.months, 0.0, 1.0));
    };
    const float begin = at(span.from), end = std::max(at(span.until), begin + px(8)), half = px(bar_high) / 2;
    if (span.saves && span.until < axis.months)
        push_rect(end, mid - px(1.5F), from + wide_as - end, px(3), colour::primary_mid);
    if (span.announced) {
        const std::size_t mark =
            push_rect(begin - px(5), mid - half, px(10), 2 * half, colour::surface, colour::will_mark, 2, 2);
        ops[mark].dashed = true;
    } else if (span.duty) {
        push_rect(begin, mid - half, end - begin, 2 * half, colour::must);
        for (float line = begin + px(6); line + px(8) < end; line += px(10))
            polyline({{line, mid + half}, {line + px(8), mid - half}}, 0, colour::surface, px(2));
    } else if (span.from < axis.months) {
        push_rect(begin, mid - half, end - begin, 2 * half, colour::primary, 0, 0, 5);
    }
    if (span.duty && !span.announced && span.due && *span.due >= 0 && *span.due <= axis.months)
        push_rect(at(*span.due) - px(1.5F), mid - half - px(5), px(3), 2 * half + px(10), colour::must);
    if (item.children.size() > 1) {
        const Block& amount = item.children[1];
        const Letters l{14, 20, Weight::regular, colour::ink};
        const float text = text_width(amount.label, l) + 1, pad = px(8), box = text + 2 * pad;
        // Before the work where it stands until the end.
        const float last = from + wide_as - box - px(4), before = begin - box - px(4),
                    box_left = end > last && before > from ? before : last;
        push_rect(box_left, mid - px(13), box, px(26), colour::surface, colour::line, 1, 6);
        put_words(amount.key, amount.label, l, box_left + pad, mid - px(10), text);
        add_box(amount.key, box_left, mid - px(13), box, px(26));
    }
    const float used = left > 0 ? words_high : words_high + strip;
    add_box(item.key, x, y, w, used);
    return used;
}

// What the signs of the roadmap mean.
float Layout::legend(const Block& b, float x, float y, float w) {
    const Letters l{14, 20, Weight::regular, colour::ink_soft};
    const float sign = px(24), indent = sign + px(8);
    float at = x, row = y, high = 0;
    for (const Block& one : b.children) {
        const float text = std::min(text_width(one.label, l) + 1, w - indent);
        if (at > x && at + indent + text > x + w) at = x, row += high + px(6), high = 0;
        if (one.key.ends_with("/do")) {
            push_rect(at, row + px(3), sign, px(14), colour::primary, 0, 0, 4);
        } else if (one.key.ends_with("/saves")) {
            push_rect(at, row + px(8.5F), sign, px(3), colour::primary_mid);
        } else {
            push_rect(at, row + px(3), sign, px(14), colour::must);
            for (const float line : {4.F, 12.F})
                polyline({{at + px(line), row + px(17)}, {at + px(line + 7), row + px(3)}}, 0, colour::surface, px(2));
        }
        const float used = put_words(one.key, one.label, l, at + indent, row, text);
        add_box(one.key, at, row, indent + text, used);
        high = std::max(high, used);
        at += indent + text + px(20);
    }
    const float used = row - y + high;
    add_box(b.key, x, y, w, used);
    return used;
}

}  // namespace tk::ui
