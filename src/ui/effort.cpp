// Effort and gain: each step as a disc, as high as what it probably brings, with a line over what is possible.
#include "ui/layout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tk::ui {

using present::Block;
using present::Look;
using present::Point;

namespace {

constexpr std::size_t column_count = 3;

// A step on the chart; `y`, `top` and `bottom` are where its amounts lie.
struct Disc {
    const Block* link = nullptr;
    float x = 0, y = 0, top = 0, bottom = 0, radius = 0;
};

// A disc covers no other, and no line of another crosses it.
bool apart(const Disc& one, const Disc& other, float gap, bool lines) {
    const float dx = std::abs(one.x - other.x), dy = std::abs(one.y - other.y);
    if (std::hypot(dx, dy) < one.radius + other.radius + gap) return false;
    const auto crossed = [&](const Disc& disc, const Disc& line) {
        return dx < disc.radius + gap && line.top < disc.y + disc.radius && line.bottom > disc.y - disc.radius;
    };
    return !lines || (!crossed(one, other) && !crossed(other, one));
}

// How discs stand in their column: free of each other's lines too; as near to the middle as there is room, or against
// each other from the left, which takes the least room.
struct Manner {
    float words = 1;  // which part of the room that its words ask for a column gets before the discs
    bool lines = true, from_left = false;
};
constexpr Manner manners[] = {{1, true, false}, {1, false, false}, {0.4F, true, false}, {0.4F, false, false}};
constexpr Manner crowded[] = {{0, false, false}, {0, false, true}};  // where even the tallest chart has no room for these

// Sideways only: the gain stays true.
bool find_room(Disc& disc, const std::vector<Disc>& placed, float left, float right, float gap, const Manner& manner) {
    const auto fits = [&](float x) {
        disc.x = x;
        return std::ranges::all_of(placed, [&](const Disc& other) { return apart(disc, other, gap, manner.lines); });
    };
    const float first = left + disc.radius + gap, last = right - disc.radius - gap, middle = (left + right) / 2;
    if (manner.from_left) {
        for (float x = first; x <= last; x += 0.5F)
            if (fits(x)) return true;
    } else {
        for (float away = 0; away <= last - middle; away += 2)
            if (fits(middle - away) || fits(middle + away)) return true;
    }
    disc.x = middle;
    return false;
}

}  // namespace

float Layout::effort(const Block& b, float x, float y, float w) {
    const Block& figure = b.children[0];
    const Blocks& items = b.children[1].children;
    const bool small = w / s < 480;
    const float head = px(36), pad = px(8);
    const float plot = px(small ? 220 : 300);
    float gutter = 0;
    std::array<float, column_count> least_wide{};  // what its words ask for
    for (const Block& word : figure.children) {
        const float wide_as = text_width(word.label, letters(word));
        if (word.look == Look::chart_tick) gutter = std::max(gutter, wide_as);
        const bool of_column = word.look == Look::chart_column, of_zone = word.look == Look::chart_zone;
        const std::size_t column = of_column ? static_cast<std::size_t>(word.point->column) : 0;
        if (of_column || of_zone) least_wide[column] = std::max(least_wide[column], wide_as + px(of_zone ? 18 : 12));
    }
    gutter += px(10);
    const float left = x + gutter, right = x + w, top = y + head;
    float foot = top + plot;
    const auto height_of = [&](double value) {
        const double part = (value - figure.axis->from) / (figure.axis->to - figure.axis->from);
        return foot - (foot - top) * static_cast<float>(std::clamp(part, 0.0, 1.0));
    };
    // A column is as wide as it has steps; first its words get their room, unless that leaves too little for the discs.
    std::array<float, column_count + 1> edge{};
    const auto divide = [&](float words) {
        std::array<float, column_count> part{1, 1, 1};
        for (const Block& item : items) part[static_cast<std::size_t>(item.children.front().point->column)] += 1;
        const float asked = words * (least_wide[0] + least_wide[1] + least_wide[2]),
                    rest = std::max(0.F, right - left - asked) / (part[0] + part[1] + part[2]);
        edge[0] = left;
        for (std::size_t i = 0; i < column_count; ++i) edge[i + 1] = edge[i] + words * least_wide[i] + rest * part[i];
        edge[column_count] = right;
    };

    std::vector<Disc> discs;
    const auto arrange = [&](float scale, const Manner& manner) {
        discs.clear();
        for (const Block& item : items) {
            const Block& link = item.children.front();
            const Point& point = *link.point;
            const float least = small ? 12 : 15, most = small ? 24 : 38;
            Disc disc{&link, 0, height_of(point.at), height_of(point.high), height_of(point.low), 0};
            const float area = least * least + (most * most - least * least) * static_cast<float>(point.size);
            disc.radius = px(std::max(std::sqrt(area) * scale, least * 0.9F));
            const auto column = static_cast<std::size_t>(point.column);
            const bool found = find_room(disc, discs, edge[column], edge[column + 1], px(3), manner);
            if (!found && scale > 0) return false;
            discs.push_back(disc);
        }
        return true;
    };
    bool fits = false;
    const auto attempt = [&](const Manner& manner) {
        if (fits) return;
        divide(manner.words);
        for (float scale = 1; scale > 0.3F && !fits; scale *= 0.85F) fits = arrange(scale, manner);
    };
    // Where equal gains leave no room beside each other, a taller chart tells them apart.
    for (const float taller : {1.F, 1.5F, 2.F, 3.F}) {
        foot = top + plot * taller;
        for (const Manner& manner : manners) attempt(manner);
        if (fits) break;
    }
    for (const Manner& manner : crowded) attempt(manner);
    if (!fits) arrange(0, crowded[0]);  // as small as a number can be read, over each other

    // The scale.
    float below = foot;
    for (const Disc& disc : discs) below = std::max(below, disc.y + disc.radius);
    const bool zone = std::ranges::any_of(items, [](const Block& item) { return item.children.front().point->column == 0; });
    if (zone) {
        const std::size_t soft =
            push_rect(edge[0], y, edge[1] - edge[0], foot - y, colour::primary_soft, colour::primary, 1.5F, 4);
        ops[soft].dashed = true;
    }
    for (const Block& word : figure.children) {
        const Letters l = letters(word);
        const float wide_as = text_width(word.label, l);
        if (word.look == Look::chart_tick) {
            const float at = height_of(word.point->at);
            push_rect(left, at - px(0.5F), right - left, px(1), word.point->at == 0 ? colour::control : colour::line);
            put_words(word.key, word.label, l, left - px(8) - wide_as, at - px(10), wide_as + 1);
            add_box(word.key, left - px(8) - wide_as, at - px(10), wide_as + 1, px(20));
        } else if (word.look == Look::chart_zone) {
            const float room = edge[1] - edge[0] - px(16);
            const float h = put_words(word.key, word.label, fitted(l, word.label, room), edge[0] + px(8), y + px(6), room);
            add_box(word.key, edge[0] + px(8), y + px(6), room, h);
        } else if (word.look == Look::chart_column) {
            const auto column = static_cast<std::size_t>(word.point->column);
            const float room = edge[column + 1] - edge[column];
            put_lines(word.key, {word.label}, l, edge[column], below + pad, room, 0.5F);
            add_box(word.key, edge[column], below + pad, room, px(20));
        } else {
            put_lines(word.key, {word.label}, l, left, below + pad + px(22), right - left, 0.5F);
            add_box(word.key, left, below + pad + px(22), right - left, px(20));
        }
    }
    // Lines first, so that none lies over a number.
    for (const Disc& disc : discs) {
        push_rect(disc.x - px(1), disc.top, px(2), disc.bottom - disc.top, colour::primary);
        for (const float end : {disc.top, disc.bottom})
            push_rect(disc.x - px(5), end - px(1), px(10), px(2), colour::primary);
    }
    const float h = below + pad + px(44) - y;
    std::size_t i = 0;
    for (const Disc& disc : discs) {
        const Block& link = *disc.link;
        const float r = disc.radius, size = 2 * r;
        const int c = begin_control(link);
        const std::size_t round = push_rect(disc.x - r, disc.y - r, size, size, colour::surface, colour::primary, 3, r / s);
        ops[round].fill_hover = ops[round].fill_pressed = colour::sunken;
        ops[round].dashed = link.point->maybe;
        const Letters l = fitted({15, 20, Weight::bold, colour::ink}, link.label, size - px(8));
        const float wide_as = text_width(link.label, l);
        put_words(link.key, link.label, l, disc.x - wide_as / 2, disc.y - px(10), wide_as + 1);
        end_control(c, disc.x - r, disc.y - r, size, size);
        add_box(link.key, disc.x - r, disc.y - r, size, size);
        add_box(items[i++].key, disc.x - r, disc.y - r, size, size);
    }
    add_box(b.children[1].key, x, y, w, h);
    add_box(figure.key, x, y, w, h);
    add_box(b.key, x, y, w, h);
    return h;
}

}  // namespace tk::ui
