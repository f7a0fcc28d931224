#include "picture/terrain_objects.h"

namespace tk::picture {

// The names of materials stay in here: the files of a folder are compiled together.
namespace table {

using enum Material;

struct Repeat {
    int n = 1, m = 1;
    float step_n = 0, step_m = 0;
};

constexpr Row flat(Material material, float a, float b, float da, float db, Repeat r = {}) {
    return {Kind::flat, material, material, a, b, 0, da, db, 0, r.n, r.m, r.step_n, r.step_m};
}
constexpr Row round(Material material, float a, float b, float radius) {
    return {.kind = Kind::round, .material = material, .a = a, .b = b, .da = radius};
}
constexpr Row box(Material sides, Material top, float a, float b, float da, float db, float dh) {
    return {Kind::box, sides, top, a, b, 0, da, db, dh};
}
constexpr Row more(Material sides, Material top, float a, float b, float h, float da, float db, float dh) {
    return {Kind::more, sides, top, a, b, h, da, db, dh};
}
constexpr Row face(Kind kind, Material material, float along, float up, float wide, float high, Repeat r = {}) {
    return {kind, material, material, along, up, 0, wide, high, 0, r.n, r.m, r.step_n, r.step_m};
}
constexpr Row left(Material material, float along, float up, float wide, float high, Repeat r = {}) {
    return face(Kind::left, material, along, up, wide, high, r);
}
constexpr Row right(Material material, float along, float up, float wide, float high, Repeat r = {}) {
    return face(Kind::right, material, along, up, wide, high, r);
}
constexpr Row top(Material material, float a, float b, float da, float db, Repeat r = {}) {
    return face(Kind::top, material, a, b, da, db, r);
}
constexpr Row disc(Material material, float a, float b, float radius) {
    return {.kind = Kind::disc, .material = material, .a = a, .b = b, .da = radius};
}
constexpr Row tooth(Material sides, float a, float da, float dh) {
    return {.kind = Kind::tooth, .material = sides, .a = a, .da = da, .dh = dh};
}
constexpr Row slope(Material material, float a, float b, float da, float db) {
    return {.kind = Kind::slope, .material = material, .a = a, .b = b, .da = da, .db = db};
}
constexpr Row tree(float a, float b, float size = 1) { return {.kind = Kind::tree, .a = a, .b = b, .dh = size}; }
constexpr Row street_lamp(float a, float b) { return {.kind = Kind::lamp, .a = a, .b = b, .dh = 1.45F}; }
constexpr Row car(Material material, float a, float b, float da, float db) {
    return {.kind = Kind::car, .material = material, .a = a, .b = b, .da = da, .db = db};
}
constexpr Row truck(Material cab, Material load, float a, float b, float da, float db, bool near_end = false) {
    return {Kind::truck, cab, load, a, b, near_end ? 1.F : 0.F, da, db, 0.9F};
}
constexpr Row turbine(float a, float b, float hub, float turned) {
    return {.kind = Kind::turbine, .a = a, .b = b, .da = turned, .dh = hub};
}
constexpr Row sign(std::string_view icon, float a, float b, float h, float stem) {
    return {.kind = Kind::sign, .a = a, .b = b, .h = h, .dh = stem, .icon = icon};
}

inline constexpr Row rows[] = {
    // fields along the canal
    flat(meadow, 0.25F, 17.05F, 2.6F, 0.8F, {2, 1, 5.9F}),
    flat(hay, 3.2F, 17.05F, 2.6F, 0.8F, {2, 1, 5.9F}),
    flat(meadow, 13.6F, 17.05F, 2.3F, 0.8F, {2, 1, 5.1F}),
    flat(hay, 16.15F, 17.05F, 2.3F, 0.8F, {2, 1, 5.1F}),
    // canal, with the shadow of its quay, and ripples
    flat(water, 0, 14.6F, 24, 2.3F),
    flat(shadow, 0, 14.6F, 24, 0.24F),
    flat(hay, 0, 14.5F, 24, 0.1F),
    flat(shadow, 2.4F, 15.5F, 1.4F, 0.07F),
    flat(shadow, 7.2F, 16.1F, 1.5F, 0.07F),
    flat(shadow, 9.0F, 15.3F, 1.1F, 0.07F),
    flat(shadow, 13.6F, 16.4F, 1.3F, 0.07F),
    flat(shadow, 20.3F, 16.0F, 1.6F, 0.07F),
    flat(shadow, 21.9F, 15.3F, 1.2F, 0.07F),
    // pavements, roads, the sides of the bridge
    flat(paving, 10.7F, 0, 2.8F, 14.4F),
    flat(paving, 0, 6.3F, 24, 2.8F),
    flat(asphalt, 11.1F, 0, 2.0F, 18),
    flat(asphalt, 0, 6.7F, 24, 2.0F),
    flat(paving, 10.85F, 14.4F, 0.25F, 2.6F, {2, 1, 2.25F}),
    // marks on the roads, zebras
    flat(paint, 0.5F, 7.67F, 0.8F, 0.07F, {6, 1, 1.6F}),
    flat(paint, 14.9F, 7.67F, 0.8F, 0.07F, {6, 1, 1.6F}),
    flat(paint, 12.07F, 0.4F, 0.07F, 0.8F, {1, 4, 0, 1.6F}),
    flat(paint, 12.07F, 10.3F, 0.07F, 0.8F, {1, 5, 0, 1.6F}),
    flat(paint, 11.22F, 9.25F, 0.2F, 0.7F, {5, 1, 0.39F}),
    flat(paint, 13.65F, 6.82F, 0.7F, 0.2F, {1, 5, 0, 0.39F}),
    // yards and the car park
    flat(paving, 0.9F, 4.3F, 9.4F, 1.75F),
    flat(paving, 6.6F, 6.0F, 1.7F, 0.4F),
    flat(paving, 0.9F, 12.0F, 9.6F, 2.0F),
    flat(paving, 3.7F, 9.0F, 1.0F, 0.7F),
    flat(paving, 13.9F, 9.45F, 4.6F, 4.55F),
    flat(paving, 17.4F, 9.0F, 1.1F, 0.6F),
    flat(paving, 13.9F, 4.75F, 6.3F, 1.3F),
    flat(paving, 17.9F, 6.0F, 1.1F, 0.4F),
    flat(paving, 16.3F, 4.5F, 0.8F, 0.4F),
    flat(paving, 20.9F, 4.6F, 0.8F, 1.8F),
    flat(paving, 22.2F, 4.6F, 0.8F, 1.8F),
    flat(paint, 14.0F, 4.85F, 0.06F, 1.1F, {7, 1, 1.0F}),
    flat(hay, 0.5F, 0.5F, 0.9F, 3.4F),
    flat(meadow, 14.0F, 0.4F, 9.6F, 0.35F),
    // pond
    round(meadow, 21.3F, 11.75F, 2.15F),
    round(water, 21.25F, 11.75F, 1.5F),
    round(shadow, 21.05F, 11.65F, 0.95F),

    // distribution centre
    box(white, white, 1.8F, 0.9F, 8.4F, 3.4F, 2.4F),
    left(dark, 0.6F, 0, 0.95F, 1.3F, {5, 1, 1.56F}),
    left(teal, 0.6F, 0.42F, 0.95F, 0.05F, {5, 2, 1.56F, 0.42F}),
    right(window, 0.45F, 1.0F, 2.5F, 0.5F),
    right(white, 1.24F, 1.0F, 0.07F, 0.5F, {2, 1, 0.83F}),
    more(teal, white, 1.8F, 0.9F, 2.4F, 8.4F, 3.4F, 0.6F),
    top(panel, 0.5F, 0.32F, 0.92F, 0.82F, {7, 3, 1.08F, 0.97F}),
    top(panel_line, 0.94F, 0.32F, 0.04F, 0.82F, {7, 3, 1.08F, 0.97F}),
    top(panel_line, 0.5F, 0.71F, 0.92F, 0.04F, {7, 3, 1.08F, 0.97F}),
    truck(brick, white, 2.55F, 4.35F, 0.8F, 1.7F),
    truck(teal, teal, 7.2F, 4.35F, 0.8F, 1.6F),
    box(green, green, 0.95F, 4.5F, 0.6F, 1.2F, 0.7F),
    left(amber, 0.12F, 0.4F, 0.14F, 0.16F),
    turbine(3.6F, 0.45F, 5.95F, -0.1F),
    turbine(8.75F, 0.45F, 4.95F, 0.12F),

    // office with a roof of plants
    box(brick, white, 14.6F, 0.9F, 4.7F, 3.6F, 4.0F),
    left(window, 0.38F, 2.9F, 0.56F, 0.72F, {5, 1, 0.85F}),
    left(window, 0.38F, 1.75F, 0.56F, 0.72F, {5, 1, 0.85F}),
    left(window, 0.38F, 0.6F, 0.56F, 0.72F, {2, 1, 0.85F}),
    left(window, 2.93F, 0.6F, 0.56F, 0.72F, {2, 1, 0.85F}),
    left(dark, 1.95F, 0, 0.8F, 1.2F),
    left(window, 2.05F, 0.1F, 0.26F, 0.95F, {2, 1, 0.34F}),
    right(window, 0.32F, 0.6F, 0.62F, 0.72F, {4, 3, 0.8F, 1.15F}),
    more(white, white, 14.6F, 0.9F, 4.0F, 4.7F, 3.6F, 0.2F),
    top(green, 0.28F, 0.28F, 4.14F, 3.04F),
    top(meadow, 0.28F, 2.3F, 1.3F, 1.02F),
    disc(green, 3.5F, 2.6F, 0.2F),
    disc(green, 2.1F, 2.9F, 0.16F),
    disc(green, 0.8F, 1.5F, 0.2F),
    disc(green, 3.1F, 0.7F, 0.15F),
    more(white, white, 17.75F, 1.5F, 4.2F, 1.0F, 0.8F, 0.5F),
    left(steel, 0.15F, 0.14F, 0.7F, 0.06F, {1, 3, 0, 0.12F}),

    // hall with panels
    box(teal, teal, 20.3F, 1.1F, 3.1F, 3.4F, 1.9F),
    left(white, 0.45F, 0, 0.95F, 1.25F, {2, 1, 1.3F}),
    left(steel, 0.45F, 0.4F, 0.95F, 0.04F, {2, 2, 1.3F, 0.42F}),
    right(window, 0.4F, 0.95F, 2.6F, 0.45F),
    top(panel, 0.4F, 0.4F, 1.08F, 1.2F, {2, 2, 1.24F, 1.4F}),
    top(panel_line, 0.92F, 0.4F, 0.04F, 1.2F, {2, 2, 1.24F, 1.4F}),
    top(panel_line, 0.4F, 0.98F, 1.08F, 0.04F, {2, 2, 1.24F, 1.4F}),

    // works with a saw-tooth roof
    box(brick, brick, 1.3F, 9.6F, 8.2F, 2.3F, 1.35F),
    left(window, 0.45F, 0.45F, 0.55F, 0.55F, {3, 1, 0.95F}),
    left(dark, 3.45F, 0, 1.0F, 1.05F),
    left(window, 4.95F, 0.45F, 0.55F, 0.55F, {3, 1, 0.95F}),
    right(window, 0.35F, 0.5F, 1.6F, 0.5F),
    tooth(brick, 0, 2.05F, 1.03F),
    slope(steel, 0.5F, 0.35F, 1.0F, 1.6F),
    tooth(brick, 2.05F, 2.05F, 1.03F),
    slope(panel, 0.45F, 0.35F, 1.1F, 1.6F),
    slope(panel_line, 0.98F, 0.35F, 0.04F, 1.6F),
    tooth(brick, 4.1F, 2.05F, 1.03F),
    slope(steel, 0.5F, 0.35F, 1.0F, 1.6F),
    tooth(brick, 6.15F, 2.05F, 1.03F),
    slope(panel, 0.45F, 0.35F, 1.1F, 1.6F),
    slope(panel_line, 0.98F, 0.35F, 0.04F, 1.6F),
    box(teal, teal, 1.5F, 12.55F, 1.9F, 0.8F, 0.8F),
    left(dark, 0.2F, 0.08F, 0.05F, 0.62F, {6, 1, 0.29F}),
    box(brick, amber, 3.7F, 12.6F, 1.8F, 0.85F, 0.65F),
    box(green, green, 5.8F, 12.6F, 1.6F, 0.85F, 0.75F),
    left(leaves, 0.2F, 0.08F, 0.05F, 0.58F, {5, 1, 0.29F}),
    truck(brick, white, 8.1F, 12.65F, 1.9F, 0.8F),

    // three small firms under one roof
    box(brick, brick, 14.2F, 9.6F, 3.0F, 1.35F, 1.6F),
    top(green, 0.25F, 0.25F, 2.5F, 0.85F),
    right(white, 0.25F, 0, 0.85F, 1.0F),
    right(window, 0.25F, 1.12F, 0.85F, 0.24F),
    box(white, white, 14.2F, 10.95F, 3.0F, 1.4F, 1.95F),
    top(panel, 0.3F, 0.25F, 2.4F, 0.9F),
    top(panel_line, 0.87F, 0.25F, 0.04F, 0.9F, {3, 1, 0.61F}),
    top(panel_line, 0.3F, 0.68F, 2.4F, 0.04F),
    right(dark, 0.25F, 0, 0.9F, 1.05F),
    right(window, 0.25F, 1.25F, 0.9F, 0.28F),
    box(brick, brick, 14.2F, 12.35F, 3.0F, 1.45F, 1.35F),
    left(window, 0.35F, 0.42F, 0.42F, 0.55F, {4, 1, 0.66F}),
    right(white, 0.28F, 0, 0.9F, 0.9F),
    right(window, 0.28F, 0.98F, 0.9F, 0.2F),

    // on wheels
    car(brick, 14.22F, 4.9F, 0.62F, 1.02F),
    car(white, 16.22F, 4.95F, 0.62F, 1.02F),
    car(teal, 17.22F, 4.87F, 0.62F, 1.02F),
    car(white, 19.22F, 4.92F, 0.62F, 1.02F),
    truck(white, white, 8.2F, 7.85F, 1.7F, 0.75F),
    car(amber, 3.2F, 6.95F, 1.05F, 0.6F),
    car(green, 18.7F, 7.9F, 1.1F, 0.62F),
    truck(teal, teal, 12.25F, 12.2F, 0.72F, 1.5F),
    car(brick, 17.6F, 9.8F, 1.0F, 0.6F),
    car(teal, 17.5F, 13.0F, 1.0F, 0.6F),
    // goods in the yard
    box(brick, amber, 4.5F, 4.75F, 0.45F, 0.45F, 0.4F),
    box(brick, amber, 5.15F, 4.75F, 0.45F, 0.45F, 0.25F),
    box(brick, brick, 4.5F, 5.35F, 0.45F, 0.35F, 0.3F),
    // hedges
    box(green, green, 0.9F, 6.08F, 5.5F, 0.16F, 0.26F),
    box(green, green, 13.9F, 6.1F, 3.8F, 0.14F, 0.24F),
    box(green, green, 19.3F, 6.1F, 1.4F, 0.14F, 0.24F),
    // posts to charge cars
    box(green, amber, 15.55F, 4.62F, 0.16F, 0.16F, 0.62F),
    box(green, amber, 18.55F, 4.62F, 0.16F, 0.16F, 0.62F),

    // on the water
    {.kind = Kind::boat, .material = brick, .a = 15.4F, .b = 15.35F, .da = 3.6F, .db = 0.75F},
    // rails of the bridge
    box(white, white, 10.85F, 14.45F, 0.12F, 2.55F, 0.3F),
    box(white, white, 13.23F, 14.45F, 0.12F, 2.55F, 0.3F),

    // along roads, water and walls
    tree(0.7F, 11.0F, 1.15F),
    tree(0.75F, 9.6F, 1.1F),
    tree(0.65F, 14.2F),
    tree(2.6F, 14.2F, 0.95F),
    tree(4.6F, 14.2F, 0.9F),
    tree(7.3F, 14.2F, 0.95F),
    tree(9.3F, 14.25F, 1.1F),
    tree(10.2F, 11.3F, 1.05F),
    tree(10.25F, 9.6F),
    tree(13.85F, 2.2F),
    tree(13.85F, 4.2F, 0.95F),
    tree(19.85F, 1.3F, 1.1F),
    tree(19.9F, 3.2F, 1.05F),
    tree(23.2F, 5.5F, 0.95F),
    tree(20.5F, 6.0F, 0.9F),
    tree(22.0F, 5.7F, 0.95F),
    tree(13.95F, 14.25F, 0.9F),
    tree(15.8F, 14.25F, 0.9F),
    tree(18.4F, 14.2F, 1.0F),
    tree(20.0F, 14.1F, 0.95F),
    tree(21.9F, 14.1F, 1.0F),
    tree(18.9F, 9.5F, 0.95F),
    tree(20.3F, 9.45F),
    tree(21.4F, 9.45F, 0.95F),
    tree(22.6F, 10.0F, 1.05F),
    tree(23.1F, 11.9F, 0.95F),
    tree(0.55F, 5.2F, 0.9F),
    tree(10.45F, 2.6F, 0.9F),
    tree(10.5F, 0.8F),
    tree(19.2F, 12.9F, 0.85F),
    tree(18.95F, 11.2F, 0.9F),
    street_lamp(10.88F, 5.9F),
    street_lamp(13.32F, 9.3F),
    street_lamp(5.2F, 8.9F),
    street_lamp(8.6F, 6.5F),
    street_lamp(17.2F, 8.9F),
    street_lamp(21.6F, 6.5F),
    street_lamp(13.3F, 13.0F),

    sign("zap", 5.6F, 2.7F, 3.0F, 2.2F),
    sign("leaf", 16.6F, 2.8F, 4.2F, 1.75F),
    sign("recycle", 6.6F, 13.0F, 0.75F, 2.1F),
    sign("handshake", 12.1F, 7.7F, 0, 2.5F),
    sign("truck", 21.9F, 7.7F, 0, 1.8F),
    sign("cloud-rain", 21.1F, 11.7F, 0, 2.05F),
};

}  // namespace table

std::span<const Row> terrain_rows() { return table::rows; }

}  // namespace tk::picture
