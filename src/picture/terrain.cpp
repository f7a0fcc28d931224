#include "picture/builder.h"
#include "picture/terrain_objects.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tk::picture {

namespace {

// A row that stands on the ground and the rows on it.
struct Thing {
    Footprint at{};
    std::span<const Row> rows{};
};

bool stands(Kind kind) { return kind >= Kind::box && kind <= Kind::lamp; }

Footprint footprint(const Row& row) {
    switch (row.kind) {
        case Kind::tree: return {row.a - 0.1F, row.b - 0.1F, row.a + 0.1F, row.b + 0.1F};
        case Kind::turbine:
        case Kind::lamp: return {row.a - 0.06F, row.b - 0.06F, row.a + 0.06F, row.b + 0.06F};
        default: return {row.a, row.b, row.a + row.da, row.b + row.db};
    }
}

// On the ground they lie apart, so one of the two is farther along a or along b.
bool behind(const Footprint& x, const Footprint& y) {
    constexpr float touch = 0.001F;
    return x.a1 <= y.a0 + touch || x.b1 <= y.b0 + touch;
}

bool must_precede(const Footprint& x, const Footprint& y) { return behind(x, y) && !behind(y, x); }

void place(std::vector<Thing>& things, std::vector<int>& state, std::vector<Thing>& order, std::size_t at) {
    if (state[at] != 0) return;
    state[at] = 1;
    for (std::size_t other = 0; other < things.size(); ++other)
        if (other != at && must_precede(things[other].at, things[at].at)) place(things, state, order, other);
    order.push_back(things[at]);
}

std::vector<Thing> back_to_front(std::vector<Thing> things) {
    std::vector<int> state(things.size(), 0);
    std::vector<Thing> order;
    for (std::size_t at = 0; at < things.size(); ++at) place(things, state, order, at);
    return order;
}

// Light comes from the left: shadows fall to the right.
void shadow(Builder& to, const Row& row) {
    const Footprint at = footprint(row);
    if (row.kind == Kind::tree) {
        to.ground_disc(Material::shadow, row.a + 0.22F * row.dh, row.b - 0.22F * row.dh, 0, 0.36F * row.dh);
    } else if (row.kind == Kind::box || row.kind == Kind::car || row.kind == Kind::truck) {
        const float fall = std::min(row.dh == 0 ? 0.14F : row.dh * 0.22F, 0.5F);
        to.add(
            Material::shadow, Side::top,
            {projected(at.a0, at.b0, 0), projected(at.a0 + fall, at.b0 - fall, 0), projected(at.a1 + fall, at.b0 - fall, 0),
             projected(at.a1 + fall, at.b1 - fall, 0), projected(at.a1, at.b1, 0), projected(at.a0, at.b1, 0)});
    }
}

void ground(Builder& to, std::span<const Row> rows) {
    const Point left = projected(0, ground_b, 0), front = projected(ground_a, ground_b, 0),
                right = projected(ground_a, 0, 0), back = projected(0, 0, 0);
    const float deep = 0.95F;
    const auto down = [&](Point p) { return Point{p.x, p.y + deep}; };
    to.add(Material::soil, Side::left, {back, right, down(right), down(front), down(left), left});
    to.add(Material::soil, Side::right, {front, right, down(right), down(front)});
    to.add(Material::grass, Side::top, {back, right, front, left});
    for (const Row& row : rows) {
        if (row.kind == Kind::round) to.ground_disc(row.material, row.a, row.b, 0, row.da);
        if (row.kind != Kind::flat) continue;
        for (int i = 0; i < row.n; ++i)
            for (int j = 0; j < row.m; ++j)
                to.flat(row.material, Side::top, row.a + static_cast<float>(i) * row.step_n,
                        row.b + static_cast<float>(j) * row.step_m, 0, row.da, row.db);
        // Where the canal ends, one looks at the water from its side.
        if (row.material == Material::water)
            to.on_right(Material::water, {row.a, row.b, -0.55F, row.da, row.db, 0.55F}, 0, 0, row.db, 0.55F);
    }
    for (const Row& row : rows)
        if (stands(row.kind)) shadow(to, row);
}

void tree(Builder& to, const Row& row) {
    const Point foot = projected(row.a, row.b, 0), crown{foot.x, foot.y - 1.25F * row.dh};
    to.bar(Material::trunk, Side::left, foot, {foot.x, foot.y - 0.9F * row.dh}, 0.15F);
    to.disc(Material::leaves, Side::left, crown, 0.62F * row.dh);
    to.disc(Material::leaves, Side::top, {crown.x - 0.09F * row.dh, crown.y - 0.07F * row.dh}, 0.49F * row.dh);
}

void car(Builder& to, const Row& row) {
    const bool along = row.da > row.db;
    const Box body{row.a, row.b, 0.08F, row.da, row.db, 0.22F};
    const float near = 0.2F, far = 0.16F;
    const Box cabin{
        along ? row.a + row.da * near : row.a + 0.07F,      along ? row.b + 0.07F : row.b + row.db * far,       0.3F,
        along ? row.da * (1 - near - far) : row.da - 0.14F, along ? row.db - 0.14F : row.db * (1 - near - far), 0.22F};
    to.box({row.a, row.b, 0, row.da, row.db, 0.1F}, Material::dark, Material::dark);
    to.box(body, row.material, row.material);
    to.box(cabin, Material::glass, Material::white);
}

void truck(Builder& to, const Row& row) {
    const bool along = row.da > row.db, near_end = row.h != 0;
    const float length = along ? row.da : row.db, cab = 0.52F, load = length - cab - 0.06F;
    const auto part = [&](float from, float long_as, float h, float high) {
        return along ? Box{row.a + from, row.b, h, long_as, row.db, high}
                     : Box{row.a, row.b + from, h, row.da, long_as, high};
    };
    const Box front = part(near_end ? 0 : length - cab, cab, 0.1F, 0.66F);
    const auto put_cab = [&] {
        to.box(front, row.material, row.material);
        if (near_end) return;
        if (along) to.on_right(Material::window, front, 0.1F, 0.3F, row.db - 0.2F, 0.24F);
        else to.on_left(Material::window, front, 0.1F, 0.3F, row.da - 0.2F, 0.24F);
        if (along) to.on_left(Material::window, front, 0.18F, 0.3F, 0.24F, 0.24F);
        else to.on_right(Material::window, front, 0.1F, 0.3F, 0.24F, 0.24F);
    };
    to.box(part(0, length, 0, 0.14F), Material::dark, Material::dark);
    if (near_end) put_cab();
    to.box(part(near_end ? cab + 0.06F : 0, load, 0.14F, row.dh - 0.04F), row.second, row.second);
    if (!near_end) put_cab();
}

void boat(Builder& to, const Row& row) {
    const float bow = 0.75F, deck = row.da - bow, b1 = row.b + row.db, high = 0.28F;
    const float tip_a = row.a + row.da, tip_b = row.b + row.db / 2;
    to.add(Material::shadow, Side::top,
           {projected(row.a, row.b, -0.06F), projected(row.a + deck, row.b, -0.06F), projected(tip_a, tip_b, -0.06F),
            projected(row.a + deck, b1 + 0.12F, -0.06F), projected(row.a, b1 + 0.12F, -0.06F)});
    to.box({row.a, row.b, 0, deck, row.db, high}, row.material, row.material);
    to.add(row.material, Side::right,
           {projected(row.a + deck, b1, high), projected(tip_a, tip_b, high), projected(tip_a, tip_b, 0),
            projected(row.a + deck, b1, 0)});
    to.add(row.material, Side::top,
           {projected(row.a + deck - 0.02F, row.b, high), projected(tip_a, tip_b, high),
            projected(row.a + deck - 0.02F, b1, high)});
    const Box hold{row.a + 1.3F, row.b + 0.1F, high, deck - 1.4F, row.db - 0.2F, 0.16F};
    const Box cabin{row.a + 0.2F, row.b + 0.08F, high, 0.85F, row.db - 0.16F, 0.5F};
    to.box(cabin, Material::white, Material::white);
    to.on_left(Material::window, cabin, 0.1F, 0.2F, 0.65F, 0.18F);
    to.on_right(Material::window, cabin, 0.08F, 0.2F, cabin.db - 0.16F, 0.18F);
    to.box(hold, Material::amber, Material::amber);
}

void turbine(Builder& to, const Row& row) {
    const Point foot = projected(row.a, row.b, 0), hub{foot.x, foot.y - row.dh};
    to.add(Material::steel, Side::left,
           {{foot.x - 0.15F, foot.y}, {hub.x - 0.09F, hub.y}, {hub.x, hub.y}, {foot.x, foot.y}});
    to.add(Material::steel, Side::right,
           {{foot.x, foot.y}, {hub.x, hub.y}, {hub.x + 0.09F, hub.y}, {foot.x + 0.15F, foot.y}});
    for (int i = 0; i < 3; ++i) {
        const float turn = row.da + 2 * std::numbers::pi_v<float> * static_cast<float>(i) / 3, c = std::cos(turn),
                    s = std::sin(turn);
        // Along the blade and across it, from the hub.
        const auto at = [&](float out, float aside) {
            return Point{hub.x + out * s + aside * c, hub.y - out * c + aside * s};
        };
        to.add(Material::blade, Side::top, {at(0.1F, -0.07F), at(0.7F, -0.1F), at(2.55F, 0), at(0.1F, 0.02F)});
        to.add(Material::blade, Side::right, {at(0.1F, -0.01F), at(2.55F, 0), at(0.75F, 0.14F)});
    }
    to.disc(Material::steel, Side::left, hub, 0.21F);
}

void lamp(Builder& to, const Row& row) {
    const Point foot = projected(row.a, row.b, 0), head{foot.x, foot.y - row.dh};
    to.bar(Material::steel, Side::right, foot, head, 0.07F);
    to.bar(Material::steel, Side::right, head, {head.x + 0.28F, head.y + 0.04F}, 0.07F);
    to.bar(Material::lamp, Side::top, {head.x + 0.16F, head.y + 0.1F}, {head.x + 0.42F, head.y + 0.13F}, 0.1F);
}

void detail(Builder& to, const Row& row, const Box& on, int i, int j) {
    const float x = row.a + static_cast<float>(i) * row.step_n, y = row.b + static_cast<float>(j) * row.step_m;
    // Not everybody works late.
    const bool dim = row.material == Material::window && row.n * row.m > 1 && (3 * i + 5 * j + row.n) % 7 == 1;
    const Material material = dim ? Material::glass : row.material;
    if (row.kind == Kind::left) to.on_left(material, on, x, y, row.da, row.db);
    if (row.kind == Kind::right) to.on_right(material, on, x, y, row.da, row.db);
    if (row.kind == Kind::top) to.flat(material, Side::top, on.a + x, on.b + y, on.h + on.dh, row.da, row.db);
}

// The roof rises along a, and falls straight down in glass.
void tooth(Builder& to, const Row& row, const Box& on) {
    const float a0 = on.a + row.a, a1 = a0 + row.da, b0 = on.b, b1 = on.b + on.db, h0 = on.h + on.dh, h1 = h0 + row.dh;
    to.add(row.material, Side::left,
           {projected(a0, b1, h0 - 0.2F), projected(a0, b1, h0), projected(a0, b0, h0), projected(a1, b0, h1),
            projected(a1, b0, h0 - 0.02F), projected(a1, b1, h0 - 0.2F)});
    to.add(Material::window, Side::right,
           {projected(a1, b1, h1), projected(a1, b0, h1), projected(a1, b0, h0), projected(a1, b1, h0)});
    for (int i = 1; i < 4; ++i)
        to.on_right(Material::white, {a1, b0, h0, 0, on.db, row.dh}, on.db * static_cast<float>(i) / 4, 0, 0.05F, row.dh);
    to.add(Material::white, Side::top,
           {projected(a0, b0, h0), projected(a1, b0, h1), projected(a1, b1, h1), projected(a0, b1, h0)});
}

void slope(Builder& to, const Row& row, const Row& on, const Box& base) {
    const float from = row.a, until = row.a + row.da, b0 = base.b + row.b, b1 = b0 + row.db;
    const auto at = [&](float along, float b) {
        return projected(base.a + on.a + along, b, base.h + base.dh + on.dh * along / on.da);
    };
    to.add(row.material, Side::top, {at(from, b0), at(until, b0), at(until, b1), at(from, b1)});
}

void building(Builder& to, std::span<const Row> rows) {
    Box on{};
    const Row* last_tooth = nullptr;
    for (const Row& row : rows) {
        switch (row.kind) {
            case Kind::box:
            case Kind::more:
                on = {row.a, row.b, row.h, row.da, row.db, row.dh};
                to.box(on, row.material, row.second);
                break;
            case Kind::disc: {
                const float wide = row.da * std::numbers::sqrt2_v<float>;
                to.ellipse(row.material, Side::left, projected(on.a + row.a, on.b + row.b, on.h + on.dh), wide, wide / 2);
                break;
            }
            case Kind::tooth:
                tooth(to, row, on);
                last_tooth = &row;
                break;
            case Kind::slope:
                if (last_tooth != nullptr) slope(to, row, *last_tooth, on);
                break;
            default:
                for (int i = 0; i < row.n; ++i)
                    for (int j = 0; j < row.m; ++j) detail(to, row, on, i, j);
        }
    }
}

void sign(Builder& to, const Row& row) {
    const Point foot = projected(row.a, row.b, row.h), centre{foot.x, foot.y - row.dh};
    const Side side = Side::top;
    to.bar(Material::sign_ink, side, foot, centre, 0.17F);
    to.disc(Material::sign_ink, side, foot, 0.25F);
    to.disc(Material::sign_ring, side, centre, 1.08F);
    to.disc(Material::sign_face, side, centre, 0.84F);
    to.picture.signs.push_back({row.icon, centre, 1.16F});
}

Picture made() {
    Picture picture;
    picture.from = {-ground_b, -6.7F};
    picture.to = {ground_a, (ground_a + ground_b) / 2 + 1};
    Builder to{picture};
    const auto rows = terrain_rows();
    ground(to, rows);
    std::vector<Thing> things;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!stands(rows[i].kind)) continue;
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end].kind > Kind::lamp && rows[end].kind != Kind::sign) ++end;
        things.push_back({footprint(rows[i]), rows.subspan(i, end - i)});
    }
    for (const Thing& thing : back_to_front(std::move(things))) {
        picture.things.push_back(thing.at);
        const Row& row = thing.rows.front();
        switch (row.kind) {
            case Kind::tree: tree(to, row); break;
            case Kind::car: car(to, row); break;
            case Kind::truck: truck(to, row); break;
            case Kind::boat: boat(to, row); break;
            case Kind::turbine: turbine(to, row); break;
            case Kind::lamp: lamp(to, row); break;
            default: building(to, thing.rows);
        }
    }
    for (const Row& row : rows)
        if (row.kind == Kind::sign) sign(to, row);
    return picture;
}

}  // namespace

const Picture& terrain() {
    static const Picture picture = made();
    return picture;
}

}  // namespace tk::picture
