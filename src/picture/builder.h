// Makes flat shapes of boxes and circles in the 2:1 projection: x = a - b, y = (a + b) / 2 - h.
#pragma once

#include "picture/picture.h"

#include <initializer_list>
#include <span>

namespace tk::picture {

inline Point projected(float a, float b, float h) { return {a - b, (a + b) / 2 - h}; }

struct Box {
    float a = 0, b = 0, h = 0, da = 0, db = 0, dh = 0;
};

struct Builder {
    Picture& picture;

    void add(Material, Side, std::span<const Point>);
    void add(Material, Side, std::initializer_list<Point>);

    // The outline of the box comes first, in the shade of its left face, so that no seam between its faces shows what
    // is behind it.
    void box(const Box&, Material sides, Material top);

    void flat(Material, Side, float a, float b, float h, float da, float db);            // lies
    void on_left(Material, const Box&, float along, float up, float wide, float high);   // along from its left edge
    void on_right(Material, const Box&, float along, float up, float wide, float high);  // along from the corner in front

    void ellipse(Material, Side, Point centre, float wide, float high);   // half its width and height
    void disc(Material, Side, Point centre, float radius);                // seen straight
    void ground_disc(Material, float a, float b, float h, float radius);  // lies
    void bar(Material, Side, Point from, Point to, float thick);          // upright or slanting
};

}  // namespace tk::picture
