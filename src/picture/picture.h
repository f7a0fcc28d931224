// Pictures of flat shapes, painted one after another. Knows no canvas: who paints one scales its points.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace tk::picture {

// In units of the grid that a picture is built on; y goes down.
struct Point {
    float x = 0, y = 0;
};

enum class Material : unsigned char {
    grass,
    meadow,
    hay,
    soil,
    water,
    asphalt,
    paving,
    paint,  // on a road
    white,
    brick,
    teal,
    green,
    amber,
    dark,  // doors, wheels
    glass,
    window,  // glass that is lit at night
    panel,
    panel_line,
    trunk,
    leaves,
    steel,
    blade,
    lamp,
    shadow,
    // signs of the themes; a canvas with a theme of its own has these roles itself
    sign_ring,
    sign_face,
    sign_ink,
};

// Which way a shape faces: its shade.
enum class Side : unsigned char { top, left, right };

enum class Light : unsigned char { day, night };

struct Colour {
    unsigned rgb = 0;  // 0xRRGGBB
    float opacity = 1;
};
Colour colour(Material, Side, Light);

// A convex polygon, clockwise on the screen.
struct Shape {
    std::size_t first = 0, count = 0;  // of Picture::points
    Material material = Material::grass;
    Side side = Side::top;
};

// An icon over the shapes.
struct Sign {
    std::string_view icon{};  // Lucide name
    Point centre{};
    float size = 0;
};

// Where a thing stands on the ground.
struct Footprint {
    float a0 = 0, b0 = 0, a1 = 0, b1 = 0;
};

struct Picture {
    Point from{}, to{};  // the corners of what it covers
    std::vector<Point> points{};
    std::vector<Shape> shapes{};  // back to front
    std::vector<Sign> signs{};
    std::vector<Footprint> things{};  // what stands on the ground, in the order in which it is painted

    std::span<const Point> points_of(const Shape& shape) const {
        return std::span(points).subspan(shape.first, shape.count);
    }
};

// The business park of the welcome screen, seen from the south. Made once.
const Picture& terrain();

}  // namespace tk::picture
