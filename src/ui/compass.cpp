// The compass of the themes: how far each is now and after the first steps, with the needle to where most is to gain.
#include "ui/layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tk::ui {

using present::Arm;
using present::Block;

namespace {

// Of an arm, clockwise from the top.
ImVec2 direction(std::size_t arm, std::size_t arms) {
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(arm) / static_cast<float>(arms);
    return {std::sin(angle), -std::cos(angle)};
}

// Words at the side of the ring, measured from its middle.
struct Beside {
    std::vector<std::string> name{};
    float x = 0, y = 0, w = 0, h = 0, align = 0;
};

ImU32 faint(ImU32 ink, unsigned alpha) { return (ink & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT); }

}  // namespace

float Layout::compass(const Block& b, float x, float y, float w) {
    const Block& figure = b.children[0];
    const Blocks& items = b.children[1].children;
    const std::size_t count = items.size();
    const float gap = px(14);
    // As large as lets every word beside it keep its size, within reason.
    float radius = px(92);
    for (std::size_t i = 0; i < count; ++i) {
        const Block& link = items[i].children.front();
        const float away = std::abs(direction(i, count).x), word = longest_word(link.label, letters(link));
        if (away > 0.3F) radius = std::min(radius, (w / 2 - px(6) - word) / away - gap);
    }
    radius = std::max(radius, px(52));
    const Letters value{14, 20, Weight::regular, colour::ink_soft};
    std::vector<Beside> places;
    float top = -radius - px(6), bottom = radius + px(6);
    for (std::size_t i = 0; i < count; ++i) {
        const Block& link = items[i].children.front();
        const Letters l = letters(link);
        const ImVec2 to = direction(i, count);
        const bool side = std::abs(to.x) > 0.3F;
        Beside one;
        const float room = side ? w / 2 - (radius + gap) * std::abs(to.x) - px(4) : w * 0.6F;
        one.name = lines_of(link.label, l, room);
        one.w = std::min(room, text_width(link.help, value));
        for (const std::string& line : one.name) one.w = std::max(one.w, std::min(room, text_width(line, l)));
        one.h = std::max(px(44), px(20) * static_cast<float>(one.name.size() + 1) + px(4));
        one.align = side ? (to.x > 0 ? 0.F : 1.F) : 0.5F;
        one.x = (radius + gap) * to.x - one.w * one.align;
        one.y = (radius + gap) * to.y - one.h * (to.y < -0.8F ? 1.F : to.y > 0.8F ? 0.F : 0.5F);
        places.push_back(std::move(one));
    }
    // From top to bottom on each side, so that none lies over the one above it.
    const auto below = [](const Beside& above, Beside& one) {
        if (above.align == one.align) one.y = std::max(one.y, above.y + above.h);
    };
    for (std::size_t i = 1; i < count; ++i) {
        if (places[i].align == 0) below(places[i - 1], places[i]);
        if (places[count - i].align == 1 && i > 1) below(places[count - i + 1], places[count - i]);
    }
    for (const Beside& one : places) {
        top = std::min(top, one.y);
        bottom = std::max(bottom, one.y + one.h);
    }
    const float cx = x + w / 2, cy = y - top;
    Op ring;
    ring.shape = Shape::rose;
    ring.at = {cx - radius, cy - radius, 2 * radius, 2 * radius};
    ring.block = &figure;
    push(std::move(ring));
    for (std::size_t i = 0; i < count; ++i) {
        const Block& link = items[i].children.front();
        const Beside& one = places[i];
        const float left = cx + one.x - px(4), at = cy + one.y, wide_as = one.w + px(8);
        const int c = begin_control(link);
        const std::size_t frame = push_rect(left, at, wide_as, one.h, 0, 0, 0, 8);
        ops[frame].fill_hover = ops[frame].fill_pressed = colour::primary_soft;
        const float lines = px(20) * static_cast<float>(one.name.size() + 1), down = at + (one.h - lines) / 2;
        const float used = put_lines(link.key, one.name, letters(link), cx + one.x, down, one.w, one.align);
        put_lines(link.key, {link.help}, value, cx + one.x, down + used, one.w, one.align);
        end_control(c, left, at, wide_as, one.h);
        add_box(link.key, left, at, wide_as, one.h);
        add_box(items[i].key, left, at, wide_as, one.h);
    }
    const float drawn = bottom - top;
    add_box(b.children[1].key, x, y, w, drawn);
    const float h = drawn + px(8) + compass_legend(figure, x, y + drawn + px(8), w);
    add_box(figure.key, x, y, w, h);
    add_box(b.key, x, y, w, h);
    return h;
}

// Signs with their words, in the middle, in rows that fit.
float Layout::compass_legend(const Block& figure, float x, float y, float w) {
    const float sign = px(30), between = px(18), line = px(24);
    const auto width_of = [&](const Block& word) { return sign + text_width(word.label, letters(word)) + px(1); };
    float used = 0;
    for (std::size_t from = 0; from < figure.children.size();) {
        std::size_t to = from;
        float row = 0, high = line;
        while (to < figure.children.size()) {
            const float next = row + (to > from ? between : 0) + width_of(figure.children[to]);
            if (to > from && next > w) break;
            row = next;
            ++to;
        }
        float at = x + std::max(0.F, (w - row) / 2);
        for (; from < to; ++from) {
            const Block& word = figure.children[from];
            const float mid = y + used + line / 2;
            const int kind = word.point ? word.point->column : 0;
            if (kind == 0) {
                push_rect(at, mid - px(1.5F), px(22), px(3), colour::primary);
                push_rect(at + px(7), mid - px(4), px(8), px(8), colour::primary, 0, 0, 4);
            } else if (kind == 1) {
                for (const float dash : {0.F, 18.F}) push_rect(at + px(dash), mid - px(1), px(4), px(2), colour::primary);
                push_rect(at + px(7), mid - px(4), px(8), px(8), colour::surface, colour::primary, 2);
            } else {
                Op needle;
                needle.shape = Shape::needle;
                needle.at = {at + px(7), mid - px(8), px(9), px(16)};
                needle.fill = colour::needle;
                push(std::move(needle));
            }
            const float wide_as = std::min(width_of(word) - sign, w - sign);
            const float h = put_words(word.key, word.label, letters(word), at + sign, y + used + px(2), wide_as);
            add_box(word.key, at + sign, y + used + px(2), wide_as, h);
            high = std::max(high, h + px(4));
            at += sign + wide_as + between;
        }
        used += high;
    }
    return used;
}

void Recording::rose(ImDrawList& list, const present::Compass& compass, ImVec2 a, ImVec2 z) const {
    const ImVec2 centre{(a.x + z.x) / 2, (a.y + z.y) / 2};
    const float radius = (z.x - a.x) / 2;
    const std::size_t count = compass.arms.size();
    const auto at = [&](std::size_t arm, double score) {
        const ImVec2 to = direction(arm, count);
        const float far = radius * static_cast<float>(std::clamp(score / 100, 0.0, 1.0));
        return ImVec2{centre.x + to.x * far, centre.y + to.y * far};
    };
    const auto outline = [&](double Arm::* score) {
        std::vector<ImVec2> corners;
        for (std::size_t i = 0; i < count; ++i) corners.push_back(at(i, compass.arms[i].*score));
        return corners;
    };
    list.AddCircleFilled(centre, radius, colour::surface);
    // What is possible now lies between these two.
    const std::vector<ImVec2> low = outline(&Arm::low), high = outline(&Arm::high);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t next = (i + 1) % count;
        list.AddQuadFilled(low[i], high[i], high[next], low[next], faint(colour::primary_mid, 60));
    }
    for (int ring = 1; ring <= 4; ++ring)
        list.AddCircle(centre, radius * 0.2F * static_cast<float>(ring), colour::line, 0, px(1));
    for (std::size_t i = 0; i < count; ++i) list.AddLine(centre, at(i, 100), colour::line, px(1));
    const std::vector<ImVec2> now = outline(&Arm::now), then = outline(&Arm::then);
    const int corners = static_cast<int>(count);
    if (count > 2) list.AddConcavePolyFilled(now.data(), corners, faint(colour::primary_mid, 89));
    if (compass.needle >= 0 && static_cast<std::size_t>(compass.needle) < count) {
        const ImVec2 to = direction(static_cast<std::size_t>(compass.needle), count);
        const float tip = radius * 0.6F, wide_as = radius * 0.075F;
        const ImVec2 left{centre.x - to.y * wide_as, centre.y + to.x * wide_as},
            right{centre.x + to.y * wide_as, centre.y - to.x * wide_as};
        list.AddTriangleFilled({centre.x + to.x * tip, centre.y + to.y * tip}, left, right, colour::needle);
        list.AddTriangleFilled({centre.x - to.x * tip * 0.6F, centre.y - to.y * tip * 0.6F}, right, left, colour::ink);
    }
    dash_along(list, then, colour::primary, px(2));
    list.AddPolyline(now.data(), corners, colour::primary, ImDrawFlags_Closed, px(3));
    for (const ImVec2& corner : then) {
        const float half = px(4.5F);
        list.AddRectFilled({corner.x - half, corner.y - half}, {corner.x + half, corner.y + half}, colour::surface);
        list.AddRect({corner.x - half, corner.y - half}, {corner.x + half, corner.y + half}, colour::primary, 0, 0, px(2));
    }
    for (const ImVec2& corner : now) list.AddCircleFilled(corner, px(4.5F), colour::primary);
    list.AddCircle(centre, radius, colour::primary, 0, px(4));
    for (std::size_t i = 0; i < count; ++i) {
        list.AddCircleFilled(at(i, 100), px(6), colour::primary);
        list.AddCircleFilled(at(i, 100), px(3.5F), colour::surface);
    }
}

}  // namespace tk::ui
