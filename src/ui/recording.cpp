#include "ui/recording.h"
#include "present/hyphens.h"

#include "icons.gen.h"

#include <algorithm>
#include <cmath>

namespace tk::ui {

using present::Block;
using present::Progress;

namespace {

std::string utf8(char32_t code) {
    std::string text;
    if (code < 0x80) text += static_cast<char>(code);
    else if (code < 0x800) text += {static_cast<char>(0xC0 | (code >> 6)), static_cast<char>(0x80 | (code & 63))};
    else
        text += {static_cast<char>(0xE0 | (code >> 12)), static_cast<char>(0x80 | ((code >> 6) & 63)),
                 static_cast<char>(0x80 | (code & 63))};
    return text;
}

constexpr char broken_here = '\x1F';  // and a space behind it, where the line ends

}  // namespace

std::string Recording::broken_words(const std::string& text, const Letters& l, float w) const {
    if (text.find(present::soft_hyphen) == std::string::npos) return text;
    std::string made;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find(' ', from), text.size());
        std::string word = text.substr(from, to - from);
        if (text_width(word, l) <= w) {
            made += present::without_soft_hyphens(std::move(word));
        } else {
            std::string line;
            for (std::size_t at = 0; at < word.size();) {
                const std::size_t end = std::min(word.find(present::soft_hyphen, at), word.size());
                const std::string part = word.substr(at, end - at);
                if (!line.empty() && text_width(line + part + (end < word.size() ? "-" : ""), l) > w) {
                    made += line + broken_here + " ";
                    line.clear();
                }
                line += part;
                at = end + present::soft_hyphen.size();
            }
            made += line;
        }
        if (to < text.size()) made += ' ';
        from = to + 1;
    }
    return made;
}

float Recording::put_words(const std::string& key, const std::string& given, Letters l, float x, float y, float w,
                           bool underline) {
    if (given.empty()) return 0;
    const std::string text = broken_words(given, l, w);
    // A word that has no room on a line of its own is painted smaller where it may not break.
    if (const float longest = longest_word(text, l); longest > w && w > 0) l.size *= w / longest;
    ImFont* font = fonts.of(l.weight);
    const float size = l.size * s * fonts.em, line = l.line * s;
    const char *at = text.data(), *end = at + text.size();
    float used = 0;
    while (at < end) {
        const char* stop = font->CalcWordWrapPosition(size, at, end, std::max(w, size) + 0.5F);
        // ImGui also breaks behind a full stop, and not behind a hyphen; "18.000" is one word.
        if (stop < end && stop > at && *stop != ' ' && stop[-1] != ' ' && stop[-1] != '-') {
            const char* space = stop;
            while (space > at && *space != ' ' && space[-1] != '-') --space;
            if (space > at) stop = space;
        }
        if (stop == at) ++stop;
        std::string run(at, stop);
        while (!run.empty() && run.back() == ' ') run.pop_back();
        Op op;
        op.shape = Shape::words;
        op.hyphen = !run.empty() && run.back() == broken_here;
        if (op.hyphen) run.back() = '-';
        // Where more of the word came onto the line after all, it is whole.
        for (std::size_t mark = run.find(broken_here); mark != std::string::npos; mark = run.find(broken_here, mark))
            run.erase(mark, 2);
        const float run_width = font->CalcTextSizeA(size, 1e9F, 0, run.data(), run.data() + run.size()).x;
        if (op.hyphen) run.pop_back();
        op.at = {x, y + used, run_width, line};
        op.fill = l.ink;
        op.size = size;
        op.weight = l.weight;
        op.underline = underline;
        op.text = run;
        op.key = key;
        push(std::move(op));
        used += line;
        at = stop;
        while (at < end && *at == ' ') ++at;
    }
    return used;
}

std::vector<std::string> Recording::lines_of(const std::string& text, const Letters& l, float w) const {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find(' ', from), text.size());
        const std::string word = text.substr(from, to - from);
        if (!lines.empty() && text_width(lines.back() + " " + word, l) <= w) lines.back() += " " + word;
        else lines.push_back(word);
        from = to + 1;
    }
    return lines;
}

float Recording::put_lines(const std::string& key, const std::vector<std::string>& lines, Letters l, float x, float y,
                           float w, float align) {
    float used = 0;
    for (const std::string& line : lines) {
        const Letters own = fitted(l, line, w);
        const float wide = text_width(line, own);
        used += put_words(key, line, own, x + (w - wide) * align, y + used, wide + 1);
    }
    return used;
}

std::string Recording::icon_letter(std::string_view name) {
    const char32_t code = icon_of(name);
    return code == 0 ? std::string{} : utf8(code);
}

void Recording::put_icon(std::string_view name, float x, float y, float size, ImU32 ink, const std::string& key) {
    std::string letter = icon_letter(name);
    if (letter.empty()) return;
    Op op;
    op.shape = Shape::icon;
    op.at = {x, y, size, size};
    op.size = size;
    op.fill = ink;
    op.text = std::move(letter);
    op.key = key;
    push(std::move(op));
}

std::size_t Recording::push(Op op) {
    op.fixed = fixed;
    if (op.control < 0) op.control = control;
    ops.push_back(std::move(op));
    return ops.size() - 1;
}

std::size_t Recording::push_rect(float x, float y, float w, float h, ImU32 fill, ImU32 stroke, float thickness,
                                 float radius) {
    Op op;
    op.at = {x, y, w, h};
    op.fill = op.fill_hover = op.fill_pressed = fill;
    op.stroke = op.stroke_hover = stroke;
    op.thickness = px(stroke != 0 && colour::high_contrast() ? std::max(thickness, 2.F) : thickness);
    op.radius = px(corner(radius));
    return push(std::move(op));
}

void Recording::add_box(const std::string& key, float x, float y, float w, float h) {
    boxes.push_back({key, x, y, w, h, fixed});
}

void Recording::move_down(const Mark& from, const Mark& to, float by) {
    for (std::size_t i = from.ops; i < to.ops; ++i) ops[i].at.y += by;
    for (std::size_t i = from.controls; i < to.controls; ++i) controls[i].at.y += by;
    for (std::size_t i = from.boxes; i < to.boxes; ++i) boxes[i].y += by;
}

int Recording::begin_control(const Block& b) {
    controls.push_back({b.key, {}, fixed, b.slider.has_value()});
    control = static_cast<int>(controls.size()) - 1;
    return control;
}

void Recording::end_control(int index, float x, float y, float w, float h) {
    controls[static_cast<std::size_t>(index)].at = {x, y, w, h};
    control = -1;
}

std::vector<TextRun> Recording::recorded_texts() const {
    std::vector<TextRun> found;
    for (const Op& op : ops)
        if (op.shape == Shape::words) found.push_back({{op.key, op.at.x, op.at.y, op.at.z, op.at.w, op.fixed}, op.text});
    return found;
}

// ---- painting

void Recording::paint(ImDrawList& list, int hovered, int pressed, int focused) const {
    list.AddRectFilled({0, 0}, {window.width, window.height}, colour::page);
    for (const Op& op : ops) {
        if (op.of_focus && op.control != focused) continue;
        const float dy = op.fixed ? 0 : -window.scroll;
        const ImVec2 a{op.at.x, op.at.y + dy}, z{op.at.x + op.at.z, op.at.y + dy + op.at.w};
        if (z.y < -60 || a.y > window.height + 60) continue;
        const bool hover = op.control >= 0 && op.control == hovered, press = op.control >= 0 && op.control == pressed;
        switch (op.shape) {
            case Shape::rect: {
                const ImU32 fill = press ? op.fill_pressed : hover ? op.fill_hover : op.fill;
                const ImU32 stroke = hover ? op.stroke_hover : op.stroke;
                if (fill != 0) list.AddRectFilled(a, z, fill, op.radius);
                // Where a soft fill does not show, an outline does.
                if (colour::high_contrast() && hover && stroke == 0 && op.fill_hover != op.fill)
                    list.AddRect({a.x + px(1), a.y + px(1)}, {z.x - px(1), z.y - px(1)}, colour::primary, op.radius, 0,
                                 px(2));
                if (stroke != 0) {
                    const bool thicker = hover && (op.stroke_hover != op.stroke || colour::high_contrast());
                    const float t = thicker ? std::max(op.thickness, px(colour::high_contrast() ? 3 : 2)) : op.thickness,
                                half = t / 2;
                    if (op.dashed) dashes(list, {a.x + half, a.y + half}, {z.x - half, z.y - half}, op.radius, stroke, t);
                    else list.AddRect({a.x + half, a.y + half}, {z.x - half, z.y - half}, stroke, op.radius, 0, t);
                }
                break;
            }
            case Shape::words: {
                const float top = a.y + (op.at.w - op.size) / 2;
                const std::string shown = op.hyphen ? op.text + '-' : op.text;
                list.AddText(fonts.of(op.weight), op.size, {std::round(a.x), std::round(top)}, op.fill, shown.data(),
                             shown.data() + shown.size());
                if (op.underline) {
                    const float under = std::round(top + op.size * 0.86F);
                    list.AddRectFilled({a.x, under}, {z.x, under + (hover ? px(2) : px(1))}, op.fill);
                }
                break;
            }
            case Shape::icon:
                list.AddText(fonts.icons, op.size, {std::round(a.x), std::round(a.y)}, op.fill, op.text.data(),
                             op.text.data() + op.text.size());
                break;
            case Shape::radio: {
                const ImVec2 c{(a.x + z.x) / 2, (a.y + z.y) / 2};
                list.AddCircleFilled(c, op.at.z / 2, colour::surface);
                list.AddCircle(c, op.at.z / 2 - px(1), op.chosen ? colour::primary : colour::control, 0, px(2));
                if (op.chosen) list.AddCircleFilled(c, px(7), colour::primary);
                break;
            }
            case Shape::check: {
                list.AddRectFilled(a, z, op.chosen ? colour::primary : colour::surface, px(5));
                list.AddRect({a.x + px(1), a.y + px(1)}, {z.x - px(1), z.y - px(1)},
                             op.chosen ? colour::primary : colour::control, px(5), 0, px(2));
                if (op.chosen) {
                    const ImVec2 points[] = {
                        {a.x + px(6), a.y + px(13)}, {a.x + px(11), a.y + px(18)}, {a.x + px(20), a.y + px(8)}};
                    list.AddPolyline(points, 3, colour::on_primary, 0, px(3));
                }
                break;
            }
            case Shape::node:
                list.AddRectFilled(a, z, colour::surface, op.radius);
                if (op.dashed)
                    dashes(list, {a.x + px(1.5F), a.y + px(1.5F)}, {z.x - px(1.5F), z.y - px(1.5F)}, op.radius, op.stroke,
                           px(3));
                else
                    list.AddRect({a.x + px(1.5F), a.y + px(1.5F)}, {z.x - px(1.5F), z.y - px(1.5F)}, op.stroke, op.radius, 0,
                                 px(3));
                break;
            case Shape::route_dot: {
                const ImVec2 c{(a.x + z.x) / 2, (a.y + z.y) / 2};
                const float r = op.at.z / 2;
                if (op.block->progress == Progress::done) list.AddCircleFilled(c, r, colour::primary);
                else if (op.block->progress == Progress::now) {
                    list.AddCircleFilled(c, r + px(4), colour::primary_soft);
                    list.AddCircleFilled(c, r, colour::surface);
                    list.AddCircle(c, r - px(2), colour::primary, 0, px(4));
                } else {
                    list.AddCircleFilled(c, r, colour::surface);
                    const float ring = px(op.chosen ? 4 : 2);
                    list.AddCircle(c, r - ring / 2, hover || op.chosen ? colour::primary : colour::control, 0, ring);
                }
                break;
            }
            case Shape::bar: honest_bar(list, *op.block->bar, a, z); break;
            case Shape::compass: {
                const ImVec2 c{(a.x + z.x) / 2, (a.y + z.y) / 2};
                const float r = op.at.z / 2;
                list.AddCircleFilled(c, r, colour::surface);
                list.AddCircle(c, r - px(2), colour::primary, 0, px(4));
                const float d = r * 0.42F, n = r * 0.16F;
                list.AddTriangleFilled({c.x + d, c.y - d}, {c.x - n, c.y - n}, {c.x + n, c.y + n}, colour::needle);
                list.AddTriangleFilled({c.x - d, c.y + d}, {c.x - n, c.y - n}, {c.x + n, c.y + n}, colour::ink);
                break;
            }
            case Shape::picture: terrain(list, a, z, op.size); break;
            case Shape::rose: rose(list, *op.block->compass, a, z); break;
            case Shape::needle: list.AddTriangleFilled({(a.x + z.x) / 2, a.y}, {z.x, z.y}, {a.x, z.y}, op.fill); break;
            case Shape::path: {
                std::vector<ImVec2> points;
                for (const ImVec2& point : op.points) points.emplace_back(a.x + point.x, a.y + point.y);
                const int count = static_cast<int>(points.size());
                if (op.fill != 0) list.AddConcavePolyFilled(points.data(), count, op.fill);
                if (op.stroke != 0) list.AddPolyline(points.data(), count, op.stroke, 0, op.thickness);
                break;
            }
            case Shape::line: break;
        }
    }
}

void Recording::dashes(ImDrawList& list, ImVec2 a, ImVec2 z, float radius, ImU32 ink, float thickness) const {
    list.PathRect(a, z, radius);
    std::vector<ImVec2> points(list._Path.Data, list._Path.Data + list._Path.Size);
    list.PathClear();
    dash_along(list, std::move(points), ink, thickness);
}

void Recording::dash_along(ImDrawList& list, std::vector<ImVec2> points, ImU32 ink, float thickness) const {
    if (points.empty()) return;
    points.push_back(points.front());
    const float on = px(4), off = px(4);
    float left = on;
    bool ink_on = true;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        ImVec2 from = points[i];
        const ImVec2 to = points[i + 1];
        float length = std::hypot(to.x - from.x, to.y - from.y);
        while (length > 0.01F) {
            const float step = std::min(left, length), part = step / length;
            const ImVec2 next{from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
            if (ink_on) list.AddLine(from, next, ink, thickness);
            from = next;
            length -= step;
            left -= step;
            if (left <= 0.01F) {
                ink_on = !ink_on;
                left = ink_on ? on : off;
            }
        }
    }
}

void Recording::honest_bar(ImDrawList& list, const present::Bar& bar, ImVec2 a, ImVec2 z) const {
    const float track = px(14), mid = (a.y + z.y) / 2, w = z.x - a.x;
    const auto at = [&](double value) { return a.x + w * static_cast<float>(std::clamp(value / bar.end, 0.0, 1.0)); };
    list.AddRectFilled({a.x, mid - track / 2}, {z.x, mid + track / 2}, colour::sunken, px(corner(4)));
    list.AddRect({a.x, mid - track / 2}, {z.x, mid + track / 2}, colour::line, px(corner(4)), 0, hair());
    // Never so small that the needle hides it.
    const auto band = [&](double from, double to) {
        const float least = track * 2.2F, low = at(from), high = at(to);
        if (high - low >= least) return ImVec2(low, high);
        const float centre = std::clamp((low + high) / 2, a.x + least / 2, z.x - least / 2);
        return ImVec2(centre - least / 2, centre + least / 2);
    };
    const auto [low, high] = band(bar.low, bar.high);
    list.AddRectFilled({low, mid - track / 2}, {high, mid + track / 2}, colour::primary_mid, px(corner(4)));
    if (bar.before_low && bar.before_high) {
        const auto [from, to] = band(*bar.before_low, *bar.before_high);
        dashes(list, {from - px(2), mid - track / 2 - px(3)}, {to + px(2), mid + track / 2 + px(3)}, px(6), colour::control,
               px(2));
    }
    const float needle = std::clamp(at(bar.likely), a.x + px(8), z.x - px(8)), half = track * 0.95F, wide_as = px(8);
    const auto diamond = [&](float grow, ImU32 ink) {
        list.AddQuadFilled({needle, mid - half - grow}, {needle + wide_as + grow, mid}, {needle, mid + half + grow},
                           {needle - wide_as - grow, mid}, ink);
    };
    diamond(px(2), colour::surface);
    diamond(0, colour::needle);
}

}  // namespace tk::ui
