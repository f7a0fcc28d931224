// What stands on the terrain, as rows of numbers; terrain.cpp makes shapes of them.
#pragma once

#include "picture/picture.h"

#include <span>
#include <string_view>

namespace tk::picture {

// The ground is 24 by 18: a goes down to the right, b down to the left, h up.
inline constexpr float ground_a = 24, ground_b = 18;

enum class Kind : unsigned char {
    // on the ground, painted in the order of the rows
    flat,   // a, b, da, db; n by m of them, step_n along a, step_m along b
    round,  // middle a, b; radius da
    // standing: painted back to front
    box,      // a, b, h, da, db, dh
    tree,     // a, b; size dh
    car,      // a, b, da, db; longer along the way it goes
    truck,    // as a car; its cab at the far end, or at the near end when h is not 0
    boat,     // a, b, da, db; its bow at the far end
    turbine,  // a, b; the hub at dh, blades turned by da
    lamp,     // a, b; height dh
    // on the standing thing before them, in the order of the rows
    more,   // another box
    left,   // on the left face of the last box: along, up, width, height; n by m of them
    right,  // on the right face, counted from the corner in front
    top,    // on its top: a, b, da, db
    disc,   // on its top: middle a, b; radius da
    tooth,  // of a saw-tooth roof on it: begins at a, is da long and dh high
    slope,  // on the last tooth: from the edges a, b; da, db
    // over everything
    sign,  // a, b, h: where its stem stands; dh: length of the stem
};

struct Row {
    Kind kind = Kind::box;
    Material material = Material::white, second = Material::white;  // of a box: its sides and its top
    float a = 0, b = 0, h = 0, da = 0, db = 0, dh = 0;
    int n = 1, m = 1;
    float step_n = 0, step_m = 0;
    std::string_view icon{};
};

std::span<const Row> terrain_rows();

}  // namespace tk::picture
