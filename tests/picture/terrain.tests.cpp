#include "picture/picture.h"
#include "picture/svg.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

using namespace tk::picture;

namespace {

// Left of the line from a to b, on a screen whose y goes down, is negative.
float turn(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x); }

bool is_behind(const Footprint& x, const Footprint& y) { return x.a1 <= y.a0 + 0.001F || x.b1 <= y.b0 + 0.001F; }

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

}  // namespace

TEST_CASE("the terrain is made of some hundreds of convex shapes, each clockwise and inside its frame") {
    const Picture& picture = terrain();
    CHECK(picture.shapes.size() >= 450);
    CHECK(picture.shapes.size() <= 900);
    CHECK(&terrain() == &picture);
    for (const Shape& shape : picture.shapes) {
        const auto points = picture.points_of(shape);
        REQUIRE(points.size() >= 3);
        for (std::size_t i = 0; i < points.size(); ++i) {
            const Point p = points[i];
            CHECK(p.x >= picture.from.x - 0.001F);
            CHECK(p.x <= picture.to.x + 0.001F);
            CHECK(p.y >= picture.from.y - 0.001F);
            CHECK(p.y <= picture.to.y + 0.001F);
            INFO("shape " << &shape - picture.shapes.data() << " at " << p.x << " " << p.y);
            CHECK(turn(p, points[(i + 1) % points.size()], points[(i + 2) % points.size()]) >= -0.001F);
        }
    }
}

TEST_CASE("what stands on the terrain stands apart, on the ground, and is painted back to front") {
    const auto& things = terrain().things;
    REQUIRE(things.size() > 50);
    for (std::size_t i = 0; i < things.size(); ++i) {
        const Footprint& x = things[i];
        INFO(i << " at " << x.a0 << " " << x.b0);
        CHECK(x.a0 >= 0.F);
        CHECK(x.b0 >= 0.F);
        CHECK(x.a1 <= 24.F);
        CHECK(x.b1 <= 18.F);
        for (std::size_t j = i + 1; j < things.size(); ++j) {
            const Footprint& y = things[j];
            INFO(j << " at " << y.a0 << " " << y.b0);
            CHECK((is_behind(x, y) || is_behind(y, x)));  // they do not overlap
            CHECK_FALSE((is_behind(y, x) && !is_behind(x, y)));
        }
    }
}

TEST_CASE("each theme has its sign over the terrain") {
    std::set<std::string> icons;
    for (const Sign& sign : terrain().signs) icons.emplace(sign.icon);
    CHECK(icons == std::set<std::string>{"zap", "leaf", "cloud-rain", "truck", "recycle", "handshake"});
}

TEST_CASE("by night the terrain has shades of its own and its windows are lit") {
    const auto brightness = [](Colour c) { return (c.rgb >> 16 & 255) + (c.rgb >> 8 & 255) + (c.rgb & 255); };
    for (const Material material : {Material::grass, Material::soil, Material::water, Material::asphalt, Material::paving,
                                    Material::white, Material::brick, Material::teal, Material::green, Material::panel}) {
        unsigned last = 1000;
        for (const Side side : {Side::top, Side::left, Side::right}) {
            const auto day = brightness(colour(material, side, Light::day));
            CHECK(brightness(colour(material, side, Light::night)) < day);
            CHECK(day < last);  // from the top over the left to the right it gets darker
            last = day;
        }
    }
    CHECK(brightness(colour(Material::window, Side::left, Light::night)) >
          2 * brightness(colour(Material::brick, Side::left, Light::night)));
    CHECK(colour(Material::window, Side::left, Light::day).rgb == colour(Material::glass, Side::left, Light::day).rgb);
}

TEST_CASE("as SVG the terrain has a path for each shape and a place for each sign") {
    const Picture& picture = terrain();
    const std::string day = svg(picture, Light::day), night = svg(picture, Light::night);
    CHECK(day.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-18 -6.7 42 28.7\">"));
    CHECK(count(day, "<path ") == picture.shapes.size());
    CHECK(count(day, "<use href=\"#") == picture.signs.size());
    CHECK(day != night);
    CHECK(day.find("nan") == std::string::npos);
}
