// The picture of the terrain on the canvas: decoration, so it has no box and no words.
#include "picture/picture.h"
#include "ui/layout.h"

#include <algorithm>
#include <cmath>

namespace tk::ui {

namespace {

// Of ground and sky in the picture, in units of its grid.
constexpr float picture_wide = 42, picture_high = 28.7F;

picture::Light light_of_page() {
    // By night where the page is darker than a middle grey.
    const ImVec4 page = ImGui::ColorConvertU32ToFloat4(colour::page);
    return 0.2126F * page.x + 0.7152F * page.y + 0.0722F * page.z < 0.4F ? picture::Light::night : picture::Light::day;
}

// Its signs are those of the themes, in the colours that these have elsewhere on the page.
ImU32 ink_of(const picture::Shape& shape, picture::Light light) {
    if (shape.material == picture::Material::sign_ring) return colour::primary;
    if (shape.material == picture::Material::sign_face) return colour::surface;
    if (shape.material == picture::Material::sign_ink) return colour::ink;
    const picture::Colour found = picture::colour(shape.material, shape.side, light);
    return (rgb(found.rgb) & ~IM_COL32_A_MASK) | (static_cast<ImU32>(found.opacity * 255 + 0.5F) << IM_COL32_A_SHIFT);
}

}  // namespace

void Recording::put_picture(float x, float y, float w, float h, float unit) {
    Op op;
    op.shape = Shape::picture;
    op.at = {x, y, w, h};
    op.size = unit;
    push(std::move(op));
}

void Recording::terrain(ImDrawList& list, ImVec2 a, ImVec2 z, float unit) const {
    const picture::Picture& all = picture::terrain();
    const picture::Light light = light_of_page();
    const ImVec2 middle{(all.from.x + all.to.x) / 2, (all.from.y + all.to.y) / 2};
    const auto at = [&](picture::Point p) {
        return ImVec2{(a.x + z.x) / 2 + (p.x - middle.x) * unit, (a.y + z.y) / 2 + (p.y - middle.y) * unit};
    };
    list.PushClipRect(a, z, true);
    std::vector<ImVec2> points;
    for (const picture::Shape& shape : all.shapes) {
        points.clear();
        for (const picture::Point p : all.points_of(shape)) points.push_back(at(p));
        list.AddConvexPolyFilled(points.data(), static_cast<int>(points.size()), ink_of(shape, light));
    }
    for (const picture::Sign& sign : all.signs) {
        const ImVec2 centre = at(sign.centre);
        const float size = sign.size * unit;
        const std::string letter = icon_letter(sign.icon);
        list.AddText(fonts.icons, size, {centre.x - size / 2, centre.y - size / 2}, colour::ink, letter.data(),
                     letter.data() + letter.size());
    }
    list.PopClipRect();
}

// Under each other; two cards beside each other where there is room.
float Layout::hero_words(const Blocks& words, float x, float y, float w) {
    const float one = px(460), gap = px(16);
    float used = 0, at = 0, row = 0;
    for (const Block& child : words) {
        const bool card = child.look == present::Look::choice_card && w >= 2 * one + gap;
        if (row > 0 && !(card && at > 0)) {
            used += row + gap;
            at = row = 0;
        }
        row = std::max(row, place(child, x + at, y + used, w));
        at = card ? at + one + gap : 0;
    }
    return used + row;
}

// The words beside the picture; where that has no room, the picture above them, and on the smallest none.
float Layout::hero(const Block& b, float x, float y, float w) {
    const bool picture =
        std::ranges::any_of(b.children, [](const Block& child) { return child.look == present::Look::picture; });
    // Up to the header, but not over a notice above it.
    const float rise = y > main_top + 1 ? 0 : px(narrow() ? 20 : 28);
    const std::size_t frame = push_rect(0, y - rise, width, 0, colour::sky);
    const Blocks& words = b.children.front().children;
    float used = 0;
    if (picture && w / s >= 820 && (wide() || window.height < width * 1.1F)) {
        const float left = px(wide() ? 492 : 400), from = x + left + px(wide() ? 50 : 28);
        // On a large screen it grows, as long as the words below it stay in sight.
        const float room = std::max(px(965), window.height * 0.6F * picture_wide / picture_high);
        const float until = std::min(width - px(24), from + room), unit = (until - from) / picture_wide;
        const std::size_t place_of_picture = ops.size();
        put_picture(from, y - rise, until - from, 0, unit);
        const Mark start = mark();
        const float high = stack(words, x, y, left, px(16));
        const float whole = std::round(std::max(high + px(72), picture_high * unit + px(16)));
        // A little above the middle.
        move_down(start, mark(), (whole - high) * 0.42F - rise);
        ops[place_of_picture].at.w = whole - 1;
        used = whole - rise;
        ops[frame].at.w = whole;
        push_rect(0, y - rise + whole - 1, width, 1, colour::line);
    } else if (picture && width / s >= 360) {
        const float unit =
            narrow() ? width / 37.2F : std::min((width - 2 * margin()) / picture_wide, window.height * 0.4F / picture_high);
        const float high = std::round(unit * (narrow() ? 23.2F : picture_high) + px(narrow() ? 0 : 12));
        put_picture(0, y - rise, width, high - 1, unit);
        ops[frame].at.w = high;
        push_rect(0, y - rise + high - 1, width, 1, colour::line);
        used = high - rise + px(24);
        used += hero_words(words, x, y + used, w);
    } else {
        used = px(4);
        used += hero_words(words, x, y + used, w) + px(28);
        ops[frame].at.w = used + rise;
        push_rect(0, y + used - 1, width, 1, colour::line);
    }
    add_box(b.key, x, y, w, used);
    return used;
}

float Layout::picture(float x, float y, float w) {
    const float unit = std::min(w, px(460)) / picture_wide, high = picture_high * unit;
    put_picture(x, y, unit * picture_wide, high, unit);
    return high;
}

}  // namespace tk::ui
