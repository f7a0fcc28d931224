#include "picture/builder.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tk::picture {

void Builder::add(Material material, Side side, std::span<const Point> points) {
    const std::size_t first = picture.points.size();
    picture.points.insert(picture.points.end(), points.begin(), points.end());
    float area = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point a = points[i], b = points[(i + 1) % points.size()];
        area += a.x * b.y - b.x * a.y;
    }
    if (area < 0) std::reverse(picture.points.begin() + static_cast<std::ptrdiff_t>(first), picture.points.end());
    picture.shapes.push_back({first, points.size(), material, side});
}

void Builder::add(Material material, Side side, std::initializer_list<Point> points) {
    add(material, side, std::span(points.begin(), points.size()));
}

void Builder::box(const Box& b, Material sides, Material top) {
    const float a1 = b.a + b.da, b1 = b.b + b.db, h1 = b.h + b.dh;
    const Point back = projected(b.a, b.b, h1), left = projected(b.a, b1, h1), front = projected(a1, b1, h1),
                right = projected(a1, b.b, h1), left_foot = projected(b.a, b1, b.h), front_foot = projected(a1, b1, b.h),
                right_foot = projected(a1, b.b, b.h);
    add(sides, Side::left, {back, right, right_foot, front_foot, left_foot, left});
    add(sides, Side::right, {front, right, right_foot, front_foot});
    add(top, Side::top, {back, right, front, left});
}

void Builder::flat(Material material, Side side, float a, float b, float h, float da, float db) {
    add(material, side,
        {projected(a, b, h), projected(a + da, b, h), projected(a + da, b + db, h), projected(a, b + db, h)});
}

void Builder::on_left(Material material, const Box& on, float along, float up, float wide, float high) {
    const float a = on.a + along, b = on.b + on.db, h = on.h + up;
    add(material, Side::left,
        {projected(a, b, h + high), projected(a + wide, b, h + high), projected(a + wide, b, h), projected(a, b, h)});
}

void Builder::on_right(Material material, const Box& on, float along, float up, float wide, float high) {
    const float a = on.a + on.da, b = on.b + on.db - along, h = on.h + up;
    add(material, Side::right,
        {projected(a, b, h + high), projected(a, b - wide, h + high), projected(a, b - wide, h), projected(a, b, h)});
}

void Builder::ellipse(Material material, Side side, Point centre, float wide, float high) {
    constexpr int most = 48;
    const int count = std::clamp(static_cast<int>(std::lround(16 + 8 * std::max(wide, high))), 16, most);
    Point points[most];
    for (int i = 0; i < count; ++i) {
        const float turn = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(count);
        points[i] = {centre.x + wide * std::cos(turn), centre.y + high * std::sin(turn)};
    }
    add(material, side, std::span(points, static_cast<std::size_t>(count)));
}

void Builder::disc(Material material, Side side, Point centre, float radius) {
    ellipse(material, side, centre, radius, radius);
}

void Builder::ground_disc(Material material, float a, float b, float h, float radius) {
    const float wide = radius * std::numbers::sqrt2_v<float>;
    ellipse(material, Side::top, projected(a, b, h), wide, wide / 2);
}

void Builder::bar(Material material, Side side, Point from, Point to, float thick) {
    const float dx = to.x - from.x, dy = to.y - from.y, length = std::max(0.001F, std::hypot(dx, dy));
    const float x = -dy / length * thick / 2, y = dx / length * thick / 2;
    add(material, side, {{from.x + x, from.y + y}, {to.x + x, to.y + y}, {to.x - x, to.y - y}, {from.x - x, from.y - y}});
}

}  // namespace tk::picture
