#include "ui/draw.h"

#include "icons.gen.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace tk::ui {

using present::Block;
using present::Look;
using present::Progress;
using present::Role;

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

enum class Shape : unsigned char { rect, words, icon, bar, radio, check, node, route_dot, line, compass };

// One thing to paint. Colours with a hover or pressed variant belong to the control with that index.
struct Op {
    Shape shape = Shape::rect;
    ImVec4 at{};  // x, y, w, h
    ImU32 fill = 0, fill_hover = 0, fill_pressed = 0, stroke = 0, stroke_hover = 0;
    float radius = 0, thickness = 0, size = 0;
    bool dashed = false, fixed = false, chosen = false, underline = false;
    int control = -1;
    Weight weight = Weight::regular;
    std::string text{};
    std::string key{};
    const Block* block = nullptr;
};

struct Control {
    std::string key{};
    ImVec4 at{};
    bool fixed = false;
};

}  // namespace

struct Painter::Page {
    present::Screen screen{};
    Window window{};
    Fonts fonts{};
    bool laid_out = false;
    std::vector<Op> ops{};
    std::vector<Control> controls{};
    std::vector<Box> boxes{};
    std::vector<TextRun> texts{};
    float height = 0, s = 1, width = 0;
    bool fixed = false, modal = false;  // of what is being placed; a dialog is open
    int control = -1;
    std::size_t first_of_dialog = 0;  // among the controls

    bool narrow() const { return width / s < 600; }
    bool wide() const { return width / s >= 1200; }
    float px(float dp) const { return dp * s; }
    float margin() const { return px(width / s < 360 ? 12.F : narrow() ? 16.F : wide() ? 24.F : 40.F); }

    // ---- words

    Letters letters(const Block& b) const {
        const bool phone = narrow();
        switch (b.look) {
            case Look::display: return phone ? Letters{32, 38, Weight::bold} : Letters{46, 53, Weight::bold};
            case Look::figure_xl: return phone ? Letters{30, 38, Weight::bold} : Letters{48, 58, Weight::bold};
            case Look::figure_big: return phone ? Letters{20, 26, Weight::bold} : Letters{24, 32, Weight::bold};
            case Look::h1:
                return width / s < 360 ? Letters{24, 30, Weight::bold}
                       : phone         ? Letters{28, 34, Weight::bold}
                                       : Letters{32, 38, Weight::bold};
            case Look::h2: return phone ? Letters{21, 28, Weight::bold} : Letters{24, 30, Weight::bold};
            case Look::h3: return phone ? Letters{18, 26, Weight::bold} : Letters{20, 28, Weight::bold};
            case Look::lead:
                return phone ? Letters{17, 26, Weight::regular, colour::ink_soft}
                             : Letters{18, 28, Weight::regular, colour::ink_soft};
            case Look::body_strong:
            case Look::label_strong: return phone ? Letters{17, 26, Weight::strong} : Letters{18, 26, Weight::strong};
            case Look::small: return {16, 24, Weight::regular, colour::ink};
            case Look::icon_line: return {16, 24, Weight::regular, colour::ink};
            case Look::small_soft: return {16, 24, Weight::regular, colour::ink_soft};
            case Look::small_strong: return {16, 24, Weight::strong, colour::ink};
            case Look::caption: return {14, 20, Weight::regular, colour::ink};
            case Look::caption_soft: return {14, 20, Weight::regular, colour::ink_soft};
            case Look::positive: return {16, 24, Weight::strong, colour::primary};
            case Look::error_text: return {16, 24, Weight::strong, colour::must};
            case Look::primary: return {18, 24, Weight::strong, colour::on_primary};
            case Look::danger: return {18, 24, Weight::strong, colour::on_primary};
            case Look::secondary:
            case Look::text_button: return {18, 24, Weight::strong, colour::primary};
            case Look::segment:
                return {16, 24, b.pressed ? Weight::strong : Weight::regular, b.pressed ? colour::on_primary : colour::ink};
            case Look::text_link:
            case Look::back_link: return {16, 24, Weight::regular, colour::primary};
            case Look::brand: return {22, 28, Weight::bold, colour::ink};
            case Look::nav_link:
                return {17, 24, b.current ? Weight::strong : Weight::regular, b.current ? colour::primary : colour::ink};
            case Look::tool: return {16, 24, Weight::regular, colour::ink};
            case Look::option:
            case Look::option_unsure:
                return {phone ? 17.F : 18.F, 24, b.chosen ? Weight::strong : Weight::regular, colour::ink};
            default: return phone ? Letters{17, 26} : Letters{18, 28};
        }
    }

    float text_width(const std::string& text, const Letters& l) const {
        return fonts.of(l.weight)->CalcTextSizeA(l.size * s * fonts.em, 1e9F, 0, text.data(), text.data() + text.size()).x;
    }

    float longest_word(const std::string& text, const Letters& l) const {
        float longest = 0;
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t to = std::min(text.find_first_of(" -", from), text.size());
            longest = std::max(longest, text_width(text.substr(from, to - from), l));
            from = to + 1;
        }
        return longest;
    }

    // In one line of width w, smaller when it must.
    Letters fitted(Letters l, const std::string& text, float w) const {
        if (const float own = text_width(text, l); own > w && w > 0) l.size *= w / own;
        return l;
    }

    // Paints words in lines that fit; gives the height used.
    float put_words(const std::string& key, const std::string& text, Letters l, float x, float y, float w,
                    bool underline = false) {
        if (text.empty()) return 0;
        // A word that has no room on a line of its own is painted smaller, never broken.
        if (const float longest = longest_word(text, l); longest > w && w > 0) l.size *= w / longest;
        ImFont* font = fonts.of(l.weight);
        const float size = l.size * s * fonts.em, line = l.line * s;
        const char *at = text.data(), *end = at + text.size();
        float used = 0;
        while (at < end) {
            const char* stop = font->CalcWordWrapPosition(size, at, end, std::max(w, size) + 0.5F);
            // ImGui also breaks behind a full stop; "18.000" is one word.
            if (stop < end && stop > at && *stop != ' ' && stop[-1] != ' ' && stop[-1] != '-') {
                const char* space = stop;
                while (space > at && *space != ' ') --space;
                if (space > at) stop = space;
            }
            if (stop == at) ++stop;
            std::string run(at, stop);
            while (!run.empty() && run.back() == ' ') run.pop_back();
            Op op;
            op.shape = Shape::words;
            const float run_width = font->CalcTextSizeA(size, 1e9F, 0, run.data(), run.data() + run.size()).x;
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

    void put_icon(std::string_view name, float x, float y, float size, ImU32 ink, const std::string& key) {
        const char32_t code = icon_of(name);
        if (code == 0) return;
        Op op;
        op.shape = Shape::icon;
        op.at = {x, y, size, size};
        op.size = size;
        op.fill = ink;
        op.text = utf8(code);
        op.key = key;
        push(std::move(op));
    }

    std::size_t push(Op op) {
        op.fixed = fixed;
        if (op.control < 0) op.control = control;
        ops.push_back(std::move(op));
        return ops.size() - 1;
    }

    std::size_t push_rect(float x, float y, float w, float h, ImU32 fill, ImU32 stroke = 0, float thickness = 1,
                          float radius = 0) {
        Op op;
        op.at = {x, y, w, h};
        op.fill = op.fill_hover = op.fill_pressed = fill;
        op.stroke = op.stroke_hover = stroke;
        op.thickness = px(thickness);
        op.radius = px(radius);
        return push(std::move(op));
    }

    void add_box(const std::string& key, float x, float y, float w, float h) { boxes.push_back({key, x, y, w, h, fixed}); }

    // Begins a thing that can be pressed; what is pushed until end_control follows its hover.
    int begin_control(const Block& b) {
        controls.push_back({b.key, {}, fixed});
        control = static_cast<int>(controls.size()) - 1;
        return control;
    }
    void end_control(int index, float x, float y, float w, float h) {
        controls[static_cast<std::size_t>(index)].at = {x, y, w, h};
        control = -1;
    }

    // ---- layout: each function paints at x, y in width w and gives the height

    float natural_width(const Block& b) const {
        const Letters l = letters(b);
        const float icon = b.icon.empty() ? 0 : px(30), after = b.icon_after.empty() ? 0 : px(30);
        switch (b.look) {
            case Look::primary:
            case Look::secondary:
            case Look::danger: return text_width(b.label, l) + px(40) + icon + after;
            case Look::text_button: return text_width(b.label, l) + px(24) + icon + after;
            case Look::segment: return text_width(b.label, l) + px(32);
            case Look::tool:
            case Look::nav_link: return text_width(b.label, l) + px(20) + icon + after;
            case Look::text_link:
            case Look::back_link: return text_width(b.label, l) + icon + after;
            case Look::icon_line: return text_width(b.label, l) + icon;
            case Look::chip_must:
            case Look::chip_will:
            case Look::chip_can:
            case Look::chip_info:
            case Look::chip_off:
            case Look::chip_plain:
                return text_width(b.label, {14, 20, Weight::strong}) + px(20) + (b.icon.empty() ? 0 : px(22));
            case Look::bar: return px(232);
            case Look::brand: return text_width(b.label, l) + px(48);
            case Look::icon_button: return px(44);
            default: return b.children.empty() ? text_width(b.label, l) : 1e6F;
        }
    }

    float stack(const std::vector<Block>& children, float x, float y, float w, float gap) {
        float used = 0;
        bool first = true;
        for (const Block& child : children) {
            if (child.mirror_only) continue;
            if (!first) used += gap;
            used += place(child, x, y + used, w);
            first = false;
        }
        return used;
    }

    float wrap(const std::vector<Block>& children, float x, float y, float w, float gap) {
        float at = 0, row = 0, used = 0;
        for (const Block& child : children) {
            if (child.mirror_only) continue;
            const bool full =
                narrow() && (child.look == Look::primary || child.look == Look::secondary || child.look == Look::danger);
            const float wide_as = full ? w : std::min(natural_width(child) + 1, w);
            if (at > 0 && at + wide_as > w) {
                used += row + px(10);
                at = row = 0;
            }
            row = std::max(row, place(child, x + at, y + used, wide_as));
            at += wide_as + gap;
        }
        return used + row;
    }

    float grid(const std::vector<Block>& children, float x, float y, float w, bool key_figures) {
        const float gap = px(12);
        std::size_t columns = w / s >= 500 ? 2 : 1;
        if (key_figures && w / s >= 700) columns = 3;
        const float one = (w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        float used = 0;
        for (std::size_t i = 0; i < children.size();) {
            const bool full = children[i].look == Look::option_unsure;
            const std::size_t n = full ? 1 : std::min(columns, children.size() - i);
            float row = 0;
            std::vector<std::size_t> frames;
            std::size_t placed = 0;
            for (std::size_t k = 0; k < n; ++k) {
                const Block& child = children[i + k];
                if (k > 0 && child.look == Look::option_unsure) break;
                frames.push_back(ops.size());
                row = std::max(row, place(child, x + static_cast<float>(k) * (one + gap), y + used, full ? w : one));
                ++placed;
            }
            // Cards in one row are equally high.
            for (std::size_t k = 0; k < placed; ++k) {
                const Block& child = children[i + k];
                if (!is_card(child.look)) continue;
                ops[frames[k]].at.w = row;
                for (Box& box : boxes)
                    if (box.key == child.key) box.h = row;
                for (Control& c : controls)
                    if (c.key == child.key) c.at.w = row;
            }
            used += row + gap;
            i += placed;
        }
        return std::max(0.F, used - gap);
    }

    static bool is_card(Look look) {
        return look == Look::card || look == Look::card_soft || look == Look::card_dashed || look == Look::option ||
               look == Look::option_unsure;
    }

    float card(const Block& b, float x, float y, float w) {
        const ImU32 fill = b.look == Look::card_soft ? colour::info_soft : colour::surface;
        const std::size_t frame =
            push_rect(x, y, w, 0, fill, b.look == Look::card_dashed ? colour::control : colour::line, 1, 12);
        ops[frame].dashed = b.look == Look::card_dashed;
        const float pad = px(narrow() ? 16 : 24);
        float used = 0;
        bool band = false;
        for (const Block& child : b.children) {
            if (child.mirror_only) continue;
            if (child.look == Look::card_head || child.look == Look::group_must || child.look == Look::group_will ||
                child.look == Look::group_can) {
                used += place(child, x, y, w);
                band = true;
                continue;
            }
            used += used == 0 ? pad : band ? px(16) : px(12);
            band = false;
            used += place(child, x + pad, y + used, w - 2 * pad);
        }
        used += pad;
        ops[frame].at.w = used;
        add_box(b.key, x, y, w, used);
        return used;
    }

    // A soft band at the head of a card.
    float band(const Block& b, float x, float y, float w) {
        const ImU32 soft = b.look == Look::group_must   ? colour::must_soft
                           : b.look == Look::group_will ? colour::will_soft
                                                        : colour::primary_soft;
        const ImU32 strong = b.look == Look::group_must   ? colour::must
                             : b.look == Look::group_will ? colour::will
                                                          : colour::primary;
        const std::size_t frame = push_rect(x + 1, y + 1, w - 2, 0, soft, 0, 0, 11);
        const float pad = px(narrow() ? 16 : 24);
        float at = x + pad, used = px(14);
        const Block& title = b.children.front();
        float indent = 0;
        if (b.look == Look::card_head) {
            Op mark;
            mark.shape = Shape::compass;
            mark.at = {at, y + used, px(30), px(30)};
            push(std::move(mark));
            indent = px(42);
        } else {
            push_rect(at, y + used, px(36), px(36), strong, 0, 0, 18);
            put_icon(title.icon, at + px(8), y + used + px(8), px(20), colour::on_primary, title.key);
            indent = px(48);
        }
        const float h =
            put_words(title.key, title.label, letters(title), at + indent, y + used + px(2), w - 2 * pad - indent);
        add_box(title.key, at + indent, y + used, w - 2 * pad - indent, h + px(4));
        used += std::max(h, px(32)) + px(2);
        for (std::size_t i = 1; i < b.children.size(); ++i)
            used += place(b.children[i], at + indent, y + used, w - 2 * pad - indent) + px(2);
        used += px(12);
        ops[frame].at.w = used;
        add_box(b.key, x, y, w, used);
        return used;
    }

    float button(const Block& b, float x, float y, float w) {
        const Letters l = letters(b);
        const int c = begin_control(b);
        const float pad = px(b.look == Look::text_button ? 12 : b.look == Look::segment ? 16 : 20);
        const float icon = b.icon.empty() ? 0 : px(30), after = b.icon_after.empty() ? 0 : px(30);
        const float natural = natural_width(b);
        const bool full = narrow() && (b.look == Look::primary || b.look == Look::secondary || b.look == Look::danger);
        const float wide_as = full ? w : std::min(natural, w);
        const float inner = std::min(text_width(b.label, l), wide_as - 2 * pad - icon - after);
        const std::size_t frame = push_rect(x, y, wide_as, 0, 0, 0, 2, 8);
        Op& op = ops[frame];
        if (b.look == Look::primary)
            op.fill = colour::primary, op.fill_hover = colour::primary_hover, op.fill_pressed = colour::primary_pressed;
        if (b.look == Look::danger) op.fill = op.fill_hover = op.fill_pressed = colour::must;
        if (b.look == Look::secondary) {
            op.fill = b.pressed ? colour::primary_soft : colour::surface;
            op.fill_hover = op.fill_pressed = colour::primary_soft;
            op.stroke = op.stroke_hover = colour::primary;
        }
        if (b.look == Look::text_button) op.fill_hover = op.fill_pressed = colour::primary_soft;
        if (b.look == Look::segment) {
            op.fill = b.pressed ? colour::primary : colour::surface;
            op.fill_hover = b.pressed ? colour::primary_hover : colour::primary_soft;
            op.fill_pressed = op.fill_hover;
            op.stroke = op.stroke_hover = b.pressed ? colour::primary : colour::control;
            op.thickness = px(1);
        }
        const float content = inner + icon + after;
        float at = full ? x + (wide_as - content) / 2 : x + pad;
        const std::size_t first = ops.size();
        const float high = put_words(b.key, b.label, l, at + icon, y, inner + 1);
        const float h = std::max(px(b.look == Look::segment ? 44 : 48), high + px(20));
        for (std::size_t i = first; i < ops.size(); ++i) ops[i].at.y += (h - high) / 2;
        if (!b.icon.empty()) put_icon(b.icon, at, y + (h - px(20)) / 2, px(20), l.ink, b.key);
        if (!b.icon_after.empty())
            put_icon(b.icon_after, at + icon + inner + px(10), y + (h - px(20)) / 2, px(20), l.ink, b.key);
        ops[frame].at.w = h;
        end_control(c, x, y, wide_as, h);
        add_box(b.key, x, y, wide_as, h);
        return h;
    }

    float link(const Block& b, float x, float y, float w) {
        const Letters l = letters(b);
        const int c = b.intent || !b.href.empty() ? begin_control(b) : -1;
        const float icon = b.icon.empty() ? 0 : px(28), after = b.icon_after.empty() ? 0 : px(26);
        const std::size_t first = ops.size();
        const float inner = std::min(text_width(b.label, l) + 1, w - icon - after);
        const float high = put_words(b.key, b.label, l, x + icon, y, inner, true);
        const float h = std::max(px(44), high + px(8));
        for (std::size_t i = first; i < ops.size(); ++i) ops[i].at.y += (h - high) / 2;
        if (!b.icon.empty()) put_icon(b.icon, x, y + (h - px(20)) / 2, px(20), l.ink, b.key);
        if (!b.icon_after.empty())
            put_icon(b.icon_after, x + icon + inner + px(6), y + (h - px(18)) / 2, px(18), l.ink, b.key);
        const float wide_as = inner + icon + after;
        if (c >= 0) end_control(c, x, y, wide_as, h);
        add_box(b.key, x, y, wide_as, h);
        return h;
    }

    float option(const Block& b, float x, float y, float w) {
        const int c = begin_control(b);
        const Letters l = letters(b);
        const std::size_t frame = push_rect(x, y, w, 0, b.chosen ? colour::primary_soft : colour::surface,
                                            b.chosen ? colour::primary : colour::control, b.chosen ? 3.F : 1.F, 10);
        ops[frame].fill_hover = b.chosen ? colour::primary_soft : colour::surface;
        ops[frame].fill_pressed = colour::primary_soft;
        ops[frame].stroke_hover = colour::primary;
        ops[frame].dashed = b.look == Look::option_unsure && !b.chosen;
        const float pad = px(16), mark = px(26), after = b.icon_after.empty() ? 0 : px(40);
        const float left = x + pad + mark + px(14), inner = w - (left - x) - pad - after;
        const std::size_t first = ops.size();
        float high = put_words(b.key, b.label, l, left, y, inner);
        if (!b.help.empty())
            high += put_words(b.key, b.help, {14, 20, Weight::regular, colour::ink_soft}, left, y + high, inner);
        const float h = std::max(px(narrow() ? 60 : 72), high + px(24));
        for (std::size_t i = first; i < ops.size(); ++i) ops[i].at.y += (h - high) / 2;
        Op m;
        m.shape = b.role == Role::checkbox ? Shape::check : Shape::radio;
        m.at = {x + pad, y + (h - mark) / 2, mark, mark};
        m.chosen = b.chosen;
        push(std::move(m));
        if (!b.icon_after.empty())
            put_icon(b.icon_after, x + w - pad - px(24), y + (h - px(24)) / 2, px(24),
                     b.chosen ? colour::primary : colour::ink_soft, b.key);
        ops[frame].at.w = h;
        end_control(c, x, y, w, h);
        add_box(b.key, x, y, w, h);
        return h;
    }

    float field(const Block& b, float x, float y, float w) {
        const float wide_as = std::min(w, px(460));
        float used = put_words(b.key, b.label, {16, 24, Weight::strong, colour::ink}, x, y, wide_as) + px(4);
        if (!b.error.empty()) {
            put_icon("triangle-alert", x, y + used + px(2), px(20), colour::must, b.key);
            used +=
                put_words(b.key, b.error, {16, 24, Weight::strong, colour::must}, x + px(28), y + used, wide_as - px(28)) +
                px(4);
        }
        const float h = px(56);
        push_rect(x, y + used, wide_as, h, colour::surface, b.invalid ? colour::must : colour::control,
                  b.invalid ? 3.F : 2.F, 8);
        float unit = 0;
        if (!b.unit.empty()) {
            Letters l{16, 24, Weight::regular, colour::ink};
            unit = std::min(text_width(b.unit, l) + px(32), wide_as * 0.55F);
            l = fitted(l, b.unit, unit - px(26));
            push_rect(x + wide_as - unit, y + used + px(2), unit - px(2), h - px(4), colour::sunken, 0, 0, 6);
            put_words(b.key, b.unit, l, x + wide_as - unit + px(16), y + used + (h - px(24)) / 2, unit - px(24));
        }
        add_box(b.key + "#field", x + px(3), y + used + px(3), wide_as - unit - px(6), h - px(6));
        used += h;
        if (!b.help.empty())
            used +=
                px(4) + put_words(b.key, b.help, {16, 24, Weight::regular, colour::ink_soft}, x, y + used + px(4), wide_as);
        add_box(b.key, x, y, wide_as, used);
        return used;
    }

    float chip(const Block& b, float x, float y, float w) {
        const ImU32 ink = b.look == Look::chip_must   ? colour::must
                          : b.look == Look::chip_will ? colour::will
                          : b.look == Look::chip_can  ? colour::primary
                          : b.look == Look::chip_info ? colour::info
                                                      : colour::ink_soft;
        const ImU32 soft = b.look == Look::chip_must   ? colour::must_soft
                           : b.look == Look::chip_will ? colour::will_soft
                           : b.look == Look::chip_can  ? colour::primary_soft
                           : b.look == Look::chip_info ? colour::info_soft
                                                       : colour::sunken;
        const Letters l{14, 20, Weight::strong, ink};
        const float icon = b.icon.empty() ? 0 : px(22), wide_as = std::min(natural_width(b), w);
        const std::size_t frame = push_rect(x, y, wide_as, 0, soft, 0, 0, 13);
        if (!b.icon.empty()) put_icon(b.icon, x + px(9), y + px(5), px(16), ink, b.key);
        const float h = put_words(b.key, b.label, l, x + px(9) + icon, y + px(3), wide_as - px(18) - icon) + px(6);
        ops[frame].at.w = h;
        add_box(b.key, x, y, wide_as, h);
        return h;
    }

    float icon_line(const Block& b, float x, float y, float w) {
        const Letters l = letters(b);
        ImU32 ink = colour::primary;
        if (b.icon == "circle-x" || b.icon == "scale" || b.icon == "triangle-alert") ink = colour::must;
        if (b.icon == "circle-dashed" || b.icon == "phone" || b.icon == "info") ink = colour::info;
        if (b.icon == "history" || b.icon == "timer" || b.icon == "calendar" || b.icon == "hourglass" || b.icon == "flag" ||
            b.icon == "cloud" || b.icon == "wallet")
            ink = colour::ink_soft;
        if (!b.icon.empty()) put_icon(b.icon, x, y + px(2), px(20), ink, b.key);
        const float indent = b.icon.empty() ? 0 : px(30);
        const float h = put_words(b.key, b.label, l, x + indent, y, w - indent);
        add_box(b.key, x, y, w, h);
        return h;
    }

    // A number in the sign of a step: square for a duty, dashed for an announced one, round for a chance.
    float node(const Block& b, float x, float y, float w, bool link_row, float reserved = 0) {
        const int c = link_row ? begin_control(b) : -1;
        const float size = px(link_row ? 40 : 32), indent = size + px(14);
        std::size_t frame = 0;
        if (link_row) {
            frame = push_rect(x - px(8), y, w + px(16), 0, 0, 0, 0, 8);
            ops[frame].fill_hover = ops[frame].fill_pressed = colour::primary_soft;
        }
        Op n;
        n.shape = Shape::node;
        n.at = {x, y + px(link_row ? 8 : 0), size, size};
        n.block = nullptr;
        n.radius = b.look == Look::node_can ? size / 2 : px(9);
        n.stroke = b.look == Look::node_must   ? colour::must
                   : b.look == Look::node_will ? colour::will_mark
                                               : colour::primary;
        n.dashed = b.look == Look::node_will;
        push(std::move(n));
        const Letters number{16, 22, Weight::bold, colour::ink};
        const float number_width = text_width(b.value, number);
        put_words(b.key, b.value, number, x + (size - number_width) / 2, y + px(link_row ? 8 : 0) + (size - px(22)) / 2,
                  number_width + 2);
        const float after = reserved > 0 ? reserved : b.icon_after.empty() ? 0 : px(32);
        float high = px(link_row ? 8 : 3);
        high += put_words(b.key, b.label, link_row ? Letters{narrow() ? 17.F : 18.F, 26, Weight::strong} : Letters{16, 24},
                          x + indent, y + high, w - indent - after);
        if (!b.help.empty())
            high += put_words(b.key, b.help, {16, 24, Weight::regular, colour::ink_soft}, x + indent, y + high,
                              w - indent - after);
        high += px(link_row ? 8 : 3);
        const float h = std::max(high, size + px(link_row ? 16 : 4));
        if (!b.icon_after.empty())
            put_icon(b.icon_after, x + w - px(24), y + (h - px(22)) / 2, px(22), colour::primary, b.key);
        if (link_row) {
            ops[frame].at.w = h;
            end_control(c, x - px(8), y, w + px(16), h);
            add_box(b.key, x - px(8), y, w + px(16), h);
        } else {
            add_box(b.key, x, y, w, h);
        }
        return h;
    }

    float row_link(const Block& b, float x, float y, float w) {
        const int c = begin_control(b);
        const std::size_t frame = push_rect(x - px(8), y, w + px(16), 0, 0, 0, 0, 8);
        ops[frame].fill_hover = ops[frame].fill_pressed = colour::primary_soft;
        const float icon = b.icon.empty() ? 0 : px(32), after = b.icon_after.empty() ? 0 : px(32);
        float high = px(8);
        high += put_words(b.key, b.label, {16, 24, Weight::strong, colour::ink}, x + icon, y + high, w - icon - after);
        if (!b.help.empty() && !b.personal)
            high +=
                put_words(b.key, b.help, {16, 24, Weight::regular, colour::ink_soft}, x + icon, y + high, w - icon - after);
        if (b.personal) high += px(24);
        high += px(8);
        const ImU32 ink = b.icon == "circle-x" ? colour::must : b.icon == "circle-check" ? colour::primary : colour::info;
        if (!b.icon.empty()) put_icon(b.icon, x, y + px(10), px(20), ink, b.key);
        if (!b.icon_after.empty())
            put_icon(b.icon_after, x + w - px(22), y + (high - px(20)) / 2, px(20), colour::primary, b.key);
        ops[frame].at.w = high;
        end_control(c, x - px(8), y, w + px(16), high);
        add_box(b.key, x - px(8), y, w + px(16), high);
        return high;
    }

    float choice_card(const Block& b, float x, float y, float w) {
        const int c = begin_control(b);
        const float wide_as = std::min(w, px(460)), h0 = px(96);
        for (int i = 3; i >= 1; --i) {
            const auto f = static_cast<float>(i);
            push_rect(x - px(f), y - px(f) + px(f + 1), wide_as + px(2 * f), h0 + px(2 * f),
                      IM_COL32(0x10, 0x28, 0x2C,
                               i == 1   ? 13
                               : i == 2 ? 8
                                        : 5),
                      0, 0, 12 + f);
        }
        const std::size_t frame = push_rect(x, y, wide_as, h0, colour::surface, colour::primary, 2, 12);
        ops[frame].fill_hover = ops[frame].fill_pressed = colour::primary_soft;
        push_rect(x + px(20), y + px(20), px(56), px(56), colour::primary_soft, 0, 0, 10);
        put_icon(b.icon, x + px(34), y + px(34), px(28), colour::primary, b.key);
        float at = px(18);
        at += put_words(b.key, b.label, {22, 30, Weight::bold}, x + px(94), y + at, wide_as - px(150));
        at += put_words(b.key, b.help, {16, 24, Weight::regular, colour::ink_soft}, x + px(94), y + at, wide_as - px(150));
        const float h = std::max(h0, at + px(18));
        put_icon(b.icon_after, x + wide_as - px(46), y + (h - px(24)) / 2, px(24), colour::primary, b.key);
        ops[frame].at.w = h;
        end_control(c, x, y, wide_as, h);
        add_box(b.key, x, y, wide_as, h);
        return h;
    }

    float bar(const Block& b, float x, float y, float w) {
        const float h = px(28);
        Op op;
        op.shape = Shape::bar;
        op.at = {x, y, w, h};
        op.block = &b;
        push(std::move(op));
        add_box(b.key, x, y, w, h);
        return h;
    }

    // The themes: a column with names, rows with names, or, beside a question without room, a row of signs of
    // which only the one in view has its name.
    float route(const Block& b, float x, float y, float w) {
        const auto& items = b.children.front().children;
        const bool column = wide() && w / s < 400;
        const float size = px(40), n = static_cast<float>(std::max<std::size_t>(1, items.size())), least = px(104);
        const bool here =
            std::ranges::any_of(items, [](const Block& item) { return item.children.front().progress == Progress::now; });
        float used = 0;
        if (column) {
            for (std::size_t i = 0; i < items.size(); ++i) {
                const Block& step = items[i].children.front();
                const int c = begin_control(step);
                const bool now = step.progress == Progress::now;
                float high = put_words(step.key, step.label,
                                       {17, 24, now ? Weight::strong : Weight::regular,
                                        step.progress == Progress::next ? colour::ink_soft : colour::ink},
                                       x + size + px(12), y + used + px(7), w - size - px(12));
                if (!step.help.empty())
                    high += put_words(step.key, step.help, {14, 20, Weight::regular, colour::ink_soft}, x + size + px(12),
                                      y + used + px(7) + high, w - size - px(12));
                const float h = std::max(px(48), high + px(12));
                if (i + 1 < items.size()) {
                    push_rect(x + size / 2 - px(2), y + used + size, px(4), h + px(16) - size,
                              step.progress == Progress::done ? colour::primary : colour::line);
                }
                dot(step, x, y + used, size);
                end_control(c, x, y + used, w, h);
                add_box(step.key, x, y + used, w, h);
                used += h + px(12);
            }
            used -= px(12);
        } else if (here && n * least > w) {
            const float cell = w / n, small = std::min(size, cell - px(8));
            float words = 0;
            for (std::size_t i = 0; i < items.size(); ++i) {
                const Block& step = items[i].children.front();
                const float cx = x + cell * static_cast<float>(i), h = px(44);
                if (i + 1 < items.size())
                    push_rect(cx + (cell + small) / 2, y + h / 2 - px(2), cell - small, px(4),
                              step.progress == Progress::done ? colour::primary : colour::line);
                const bool now = step.progress == Progress::now;
                const int c = begin_control(step);
                dot(step, cx + (cell - small) / 2, y + (h - small) / 2, small);
                if (now) {
                    const Letters name{16, 24, Weight::strong, colour::ink},
                        count{14, 24, Weight::regular, colour::ink_soft};
                    const float side = std::min(text_width(step.help, count) + 1, w / 2);
                    words = std::max(put_words(step.key, step.label, name, x, y + h + px(4), w - side - px(8)),
                                     put_words(step.key, step.help, count, x + w - side, y + h + px(4), side)) +
                            px(4);
                }
                end_control(c, cx, y, cell, h);
                // Its name lies under the whole row.
                if (now) add_box(step.key, x, y, w, h + words);
                else add_box(step.key, cx, y, cell, h);
            }
            used = px(44) + words;
        } else {
            const std::size_t per_row =
                std::clamp(static_cast<std::size_t>(w / least), std::size_t{1}, std::max<std::size_t>(1, items.size()));
            const float cell = w / static_cast<float>(per_row);
            for (std::size_t begin = 0; begin < items.size(); begin += per_row) {
                float tallest = 0;
                for (std::size_t i = begin; i < std::min(begin + per_row, items.size()); ++i) {
                    const Block& step = items[i].children.front();
                    const float cx = x + cell * static_cast<float>(i - begin);
                    if (i + 1 < std::min(begin + per_row, items.size()))
                        push_rect(cx + cell / 2 + size / 2, y + used + size / 2 - px(2), cell - size, px(4),
                                  step.progress == Progress::done ? colour::primary : colour::line);
                    const int c = begin_control(step);
                    dot(step, cx + (cell - size) / 2, y + used, size);
                    const float inner = cell - px(8), from = y + used + size + px(6);
                    const Letters l{16, 22, step.progress == Progress::now ? Weight::strong : Weight::regular, colour::ink};
                    float tw = std::min(text_width(step.label, l) + 1, inner);
                    float high = put_words(step.key, step.label, l, cx + (cell - tw) / 2, from, tw);
                    if (!step.help.empty()) {
                        const Letters small{14, 20, Weight::regular, colour::ink_soft};
                        tw = std::min(text_width(step.help, small) + 1, inner);
                        high += put_words(step.key, step.help, small, cx + (cell - tw) / 2, from + high, tw);
                    }
                    end_control(c, cx, y + used, cell, size + px(6) + high);
                    add_box(step.key, cx, y + used, cell, size + px(6) + high);
                    tallest = std::max(tallest, size + px(6) + high);
                }
                used += tallest + px(16);
            }
            used -= px(16);
        }
        add_box(b.key, x, y, w, used);
        return used;
    }

    void dot(const Block& step, float x, float y, float size) {
        Op op;
        op.shape = Shape::route_dot;
        op.at = {x, y, size, size};
        op.block = &step;
        push(std::move(op));
        const bool done = step.progress == Progress::done;
        put_icon(done ? "check" : step.icon, x + size / 2 - px(10), y + size / 2 - px(10), px(20),
                 done ? colour::on_primary : colour::ink, step.key);
    }

    float header(const Block& b, float y) {
        const float h = px(narrow() ? 60 : 72);
        const std::size_t frame = push_rect(0, y, width, h, colour::surface);
        const float content = std::min(px(1200), width - 2 * margin()), x = (width - content) / 2;
        float at = x, right = x + content, extra = 0;
        for (const Block& child : b.children) {
            if (child.look == Look::brand) {
                const int c = begin_control(child);
                Op mark;
                mark.shape = Shape::compass;
                mark.at = {at, y + (h - px(36)) / 2, px(36), px(36)};
                push(std::move(mark));
                const Letters l = fitted(letters(child), child.label, right - at - px(100));
                const float tw = text_width(child.label, l);
                put_words(child.key, child.label, l, at + px(48), y + (h - px(28)) / 2, tw + 2);
                end_control(c, at, y + (h - px(44)) / 2, px(48) + tw, px(44));
                add_box(child.key, at, y + (h - px(44)) / 2, px(48) + tw, px(44));
                at += px(48) + tw + px(28);
            } else if (child.look == Look::header_nav) {
                for (const Block& item : child.children) at += nav_item(item, at, y, h) + px(4);
            } else if (child.look == Look::header_tools) {
                float total = 0;
                for (const Block& item : child.children) total += natural_width(item);
                float place_at = right - total;
                for (const Block& item : child.children) place_at += nav_item(item, place_at, y, h);
            } else if (child.look == Look::icon_button) {
                const int c = begin_control(child);
                put_icon(child.icon, right - px(34), y + (h - px(26)) / 2, px(26), colour::ink, child.key);
                end_control(c, right - px(44), y + (h - px(44)) / 2, px(44), px(44));
                add_box(child.key, right - px(44), y + (h - px(44)) / 2, px(44), px(44));
            } else if (child.look == Look::menu_card) {
                float row = y + h;
                push_rect(0, row, width, 1, colour::line);
                for (const Block& part : child.children)
                    for (const Block& item : part.children) {
                        nav_item(item, x, row, px(52));
                        row += px(52);
                    }
                extra = row - y - h;
            }
        }
        ops[frame].at.w = h + extra;
        push_rect(0, y + h + extra - 1, width, 1, colour::line);
        add_box(b.key, 0, y, width, h + extra);
        return h + extra;
    }

    float nav_item(const Block& b, float x, float y, float h) {
        const int c = begin_control(b);
        const Letters l = letters(b);
        const float icon = b.icon.empty() ? 0 : px(30), w = natural_width(b);
        const std::size_t frame = push_rect(x, y + (h - px(44)) / 2, w, px(44), 0, 0, 0, 8);
        ops[frame].fill_hover = ops[frame].fill_pressed = colour::primary_soft;
        if (!b.icon.empty()) put_icon(b.icon, x + px(10), y + (h - px(20)) / 2, px(20), colour::ink, b.key);
        put_words(b.key, b.label, l, x + px(10) + icon, y + (h - px(24)) / 2, w);
        if (b.current) push_rect(x, y + h - px(4), w, px(4), colour::primary);
        end_control(c, x, y + (h - px(44)) / 2, w, px(44));
        add_box(b.key, x, y + (h - px(44)) / 2, w, px(44));
        return w;
    }

    float hero(const Block& b, float x, float y, float w) {
        const std::size_t frame = push_rect(0, y - px(narrow() ? 20 : 28), width, 0, colour::sky);
        const float pad = px(narrow() ? 4 : 20);
        float used = pad;
        if (wide()) {
            const float right = px(400);
            const float left_high = stack(b.children[0].children, x, y + used, w - right - px(60), px(20));
            float right_high = 0;
            if (b.children.size() > 1) right_high = place(b.children[1], x + w - right, y + used, right);
            used += std::max(left_high, right_high);
        } else {
            used += stack(b.children[0].children, x, y + used, w, px(16));
            for (std::size_t i = 1; i < b.children.size(); ++i)
                used += px(20) + place(b.children[i], x, y + used + px(20), w);
        }
        used += px(28);
        ops[frame].at.w = used + px(narrow() ? 20 : 28);
        push_rect(0, y + used - 1, width, 1, colour::line);
        add_box(b.key, x, y, w, used);
        return used;
    }

    float columns(const Block& b, float x, float y, float w) {
        const Block &side = b.children[0], &main = b.children[1], &panel = b.children[2];
        if (wide()) {
            const float left = px(212), right = px(328), gap = px(40);
            const float a = stack(side.children, x, y, left, px(24));
            const float m = stack(main.children, x + left + gap, y, w - left - right - 2 * gap, px(16));
            add_box(main.key, x + left + gap, y, w - left - right - 2 * gap, m);
            const float p = stack(panel.children, x + w - right, y, right, px(16));
            return std::max({a, m, p});
        }
        float used = stack(side.children, x, y, w, px(16)) + px(20);
        const float m = stack(main.children, x, y + used, w, px(16));
        add_box(main.key, x, y + used, w, m);
        used += m + px(28);
        used += stack(panel.children, x, y + used, w, px(16));
        return used;
    }

    // The whole row is one target; its facts stand beside the words, or under them where there is no room.
    float plan_item(const Block& b, float x, float y, float w) {
        push_rect(x, y, w, 1, colour::line);
        const Block &row = b.children.front(), &facts = b.children.back();
        const bool beside = w / s >= 800;
        const float chevron = px(40), indent = px(54);
        const bool chance = row.look == Look::node_can;
        const float right = beside ? px(chance ? 232 + 190 + 108 + 72 : 252 + 250 + 48) + chevron : 0;
        const std::size_t first_op = ops.size();
        float h = px(6) + node(row, x, y + px(6), w, true, right);
        const std::size_t last_op = ops.size(), control_at = controls.size() - 1, box_at = boxes.size() - 1;
        if (b.children.size() > 2) {
            const Block& signs = b.children[1];
            const float inner = w - indent - (beside ? right : 0);
            const float high = wrap(signs.children, x + indent, y + h - px(4), inner, px(8));
            add_box(signs.key, x + indent, y + h - px(4), inner, high);
            h += high + px(4);
        }
        if (beside) {
            float at = x + w - right + px(24), tallest = 0;
            const float left = at;
            for (const Block& cell : facts.children) {
                const float wide_as = px(fact_width(cell, chance));
                tallest = std::max(tallest, place(cell, at, y + px(16), wide_as));
                at += wide_as + px(24);
            }
            add_box(facts.key, left, y + px(16), at - left - px(24), tallest);
            h = std::max(h, tallest + px(24)) + px(6);
        } else {
            const float high = stack(facts.children, x + indent, y + h, w - indent, px(4));
            add_box(facts.key, x + indent, y + h, w - indent, high);
            h += high + px(14);
        }
        // The target grows to the whole row; the arrow keeps to its middle where the facts lie beside it.
        ops[first_op].at.w = controls[control_at].at.w = boxes[box_at].h = h - px(12);
        if (beside) ops[last_op - 1].at.y = y + px(6) + (h - px(12) - px(22)) / 2;
        add_box(b.key, x, y, w, h);
        return h;
    }

    // Columns of the plan in look.md: effect, money, time; a duty has no time of its own.
    static float fact_width(const Block& cell, bool chance) {
        if (cell.key.ends_with("/effect")) return chance ? 232.F : 252.F;
        return cell.key.ends_with("/time") ? 108.F : chance ? 190.F : 250.F;
    }

    // Over the bottom of the window: the pages side by side, or one way to the plan.
    float bottom_bar(const Block& b) {
        fixed = true;
        const bool tabs = b.children.front().look == Look::tab;
        const std::size_t first = ops.size(), first_box = boxes.size(), first_control = controls.size();
        push_rect(0, 0, width, 0, colour::surface);
        push_rect(0, 0, width, 1, colour::line);
        float h = px(tabs ? 68 : 64);
        const float one = width / static_cast<float>(b.children.size());
        float x = 0;
        for (const Block& child : b.children) {
            const int c = begin_control(child);
            const std::size_t frame = push_rect(x, 1, one, 0, 0);
            ops[frame].fill_hover = ops[frame].fill_pressed = colour::primary_soft;
            h = std::max(h, tabs ? tab(child, x, one) : plan_bar(child, x + margin(), one - 2 * margin()));
            end_control(c, x, 0, one, 0);
            add_box(child.key, x, 0, one, 0);
            x += one;
        }
        add_box(b.key, 0, 0, width, 0);
        // Now that its height is known it moves down to the edge.
        const float down = window.height - h;
        for (std::size_t i = first; i < ops.size(); ++i) {
            if (ops[i].shape == Shape::rect && ops[i].at.w == 0) ops[i].at.w = h;
            ops[i].at.y += down;
        }
        for (std::size_t i = first_box; i < boxes.size(); ++i) boxes[i].y = down, boxes[i].h = h;
        for (std::size_t i = first_control; i < controls.size(); ++i) controls[i].at.y = down, controls[i].at.w = h;
        fixed = false;
        return h;
    }

    float tab(const Block& b, float x, float w) {
        const Letters l{14, 20, b.current ? Weight::strong : Weight::regular, b.current ? colour::primary : colour::ink};
        if (b.current) push_rect(x + px(12), 0, w - px(24), px(4), colour::primary);
        put_icon(b.icon, x + (w - px(22)) / 2, px(11), px(22), l.ink, b.key);
        const float inner = w - px(4), words = std::min(text_width(b.label, l) + 1, inner);
        return px(38) + put_words(b.key, b.label, l, x + (w - words) / 2, px(38), words) + px(10);
    }

    float plan_bar(const Block& b, float x, float w) {
        const float text = x + px(44), inner = w - px(80);
        float y = px(9);
        y += put_words(b.key, b.label, {14, 20, Weight::regular, colour::ink_soft}, text, y, inner);
        y += put_words(b.key, b.help, {18, 26, Weight::strong, colour::ink}, text, y, inner) + px(9);
        Op mark;
        mark.shape = Shape::compass;
        mark.at = {x, (y - px(30)) / 2, px(30), px(30)};
        push(std::move(mark));
        put_icon(b.icon_after, x + w - px(24), (y - px(22)) / 2, px(22), colour::primary, b.key);
        return y;
    }

    float place(const Block& b, float x, float y, float w) {
        if (b.mirror_only) return 0;
        switch (b.look) {
            case Look::divider: push_rect(x, y, w, 1, colour::line); return 1;
            case Look::card:
            case Look::card_soft:
            case Look::card_dashed: return card(b, x, y, w);
            case Look::card_head:
            case Look::group_must:
            case Look::group_will:
            case Look::group_can: return band(b, x, y, w);
            case Look::primary:
            case Look::secondary:
            case Look::text_button:
            case Look::danger:
            case Look::segment: return button(b, x, y, w);
            case Look::text_link:
            case Look::back_link: return link(b, x, y, w);
            case Look::option:
            case Look::option_unsure: return option(b, x, y, w);
            case Look::number: return field(b, x, y, w);
            case Look::chip_must:
            case Look::chip_will:
            case Look::chip_can:
            case Look::chip_info:
            case Look::chip_off:
            case Look::chip_plain: return chip(b, x, y, w);
            case Look::icon_line: return icon_line(b, x, y, w);
            case Look::node_must:
            case Look::node_will:
            case Look::node_can: return node(b, x, y, w, b.role == Role::link);
            case Look::row_link: return row_link(b, x, y, w);
            case Look::choice_card: return choice_card(b, x, y, w);
            case Look::bar:
                return bar(b, x, y, std::min(w, b.key == "result/bar" || b.key.starts_with("so-far") ? w : px(360)));
            case Look::route: return route(b, x, y, w);
            case Look::hero: return hero(b, x, y, w);
            case Look::columns: return columns(b, x, y, w);
            case Look::plan_row: return plan_item(b, x, y, w);
            default: break;
        }
        if (!b.children.empty()) {
            float h = 0;
            if (b.look == Look::tight) h = stack(b.children, x, y, w, px(4));
            else if (b.look == Look::wrap_line) h = wrap(b.children, x, y, w, px(12));
            else if (b.look == Look::line) h = ends(b.children, x, y, w);
            else if (b.look == Look::grid_two) h = grid(b.children, x, y, w, b.children.front().look == Look::key_figure);
            else if (b.look == Look::hero_copy)
                h = w / s >= 1000 && b.children.size() == 2 ? top(b, x, y, w) : stack(b.children, x, y, w, px(16));
            else h = stack(b.children, x, y, w, px(b.look == Look::key_figure ? 4 : b.look == Look::stack ? 12 : 12));
            add_box(b.key, x, y, w, h);
            return h;
        }
        // The label of a box is a name for those who hear the page.
        const bool box = b.role == Role::list || b.role == Role::group || b.role == Role::region;
        if (b.label.empty() || box) return 0;
        float indent = 0;
        const Letters l = letters(b);
        if (!b.icon.empty()) {
            put_icon(b.icon, x, y + (px(l.line) - px(24)) / 2, px(24),
                     b.role == Role::heading ? colour::primary : colour::ink_soft, b.key);
            indent = px(34);
        }
        const float limit = std::min(w - indent, b.role == Role::paragraph ? px(680) : w - indent);
        const float h = put_words(b.key, b.label, l, x + indent, y, limit);
        add_box(b.key, x, y, w, h);
        return h;
    }

    // The result beside what sharpens it.
    float top(const Block& b, float x, float y, float w) {
        const float right = px(360), gap = px(24);
        const std::size_t first = ops.size();
        const float a = place(b.children[0], x, y, w - right - gap);
        const std::size_t second = ops.size();
        const float c = place(b.children[1], x + w - right, y, right);
        (void)first;
        (void)second;
        return std::max(a, c);
    }

    float ends(const std::vector<Block>& children, float x, float y, float w) {
        float h = 0;
        for (std::size_t i = 0; i < children.size(); ++i) {
            const float tw = natural_width(children[i]);
            h = std::max(h, place(children[i], i == 0 ? x : x + w - tw - 1, y, tw + 2));
        }
        return h;
    }

    void dialog(const Block& b) {
        fixed = modal = true;
        first_of_dialog = controls.size();
        push_rect(0, 0, width, window.height, colour::scrim);
        const float w = std::min(px(600), width - px(32)), pad = px(24), x = (width - w) / 2;
        const std::size_t first = ops.size(), first_box = boxes.size(), first_control = controls.size();
        const std::size_t frame = push_rect(x, 0, w, 0, colour::surface, colour::line, 1, 16);
        const float h = stack(b.children, x + pad, pad, w - 2 * pad, px(16)) + 2 * pad;
        ops[frame].at.w = h;
        add_box(b.key, x, 0, w, h);
        const float down = std::max(0.F, (window.height - h) / 2);
        for (std::size_t i = first; i < ops.size(); ++i) ops[i].at.y += down;
        for (std::size_t i = first_box; i < boxes.size(); ++i) boxes[i].y += down;
        for (std::size_t i = first_control; i < controls.size(); ++i) controls[i].at.y += down;
        fixed = false;
    }

    void lay_out() {
        ops.clear();
        controls.clear();
        boxes.clear();
        texts.clear();
        width = window.width;
        s = window.text_size;
        control = -1;
        fixed = modal = false;
        float y = 0, bottom = 0;
        for (const Block& b : screen.blocks) {
            if (b.mirror_only) continue;
            const float content = std::min(px(1200), width - 2 * margin()), x = (width - content) / 2;
            if (b.look == Look::page_header) {
                y += header(b, y);
            } else if (b.role == Role::dialog) {
                dialog(b);
            } else if (b.fixed) {
                bottom = bottom_bar(b) + px(8);
            } else if (b.role == Role::contentinfo) {
                y = std::max(y + px(16), window.height - px(120));
                push_rect(0, y, width, 1, colour::line);
                const float h = stack(b.children, x, y + px(16), content, px(4));
                add_box(b.key, x, y, content, h + px(16));
                y += h + px(48);
            } else {
                const float pad = px(narrow() ? 20 : 28);
                const float h = b.look == Look::columns ? columns(b, x, y + pad, content)
                                                        : stack(b.children, x, y + pad, content, px(24));
                if (b.look != Look::columns) add_box(b.key, x, y + pad, content, h);
                y += h + 2 * pad;
            }
        }
        height = std::ceil(y + bottom);
        for (const Op& op : ops)
            if (op.shape == Shape::words) texts.push_back({{op.key, op.at.x, op.at.y, op.at.z, op.at.w, op.fixed}, op.text});
        laid_out = true;
    }

    // ---- painting

    void paint(ImDrawList& list, int hovered, int pressed) const {
        for (const Op& op : ops) {
            const float dy = op.fixed ? 0 : -window.scroll;
            const ImVec2 a{op.at.x, op.at.y + dy}, z{op.at.x + op.at.z, op.at.y + dy + op.at.w};
            if (z.y < -60 || a.y > window.height + 60) continue;
            const bool hover = op.control >= 0 && op.control == hovered, press = op.control >= 0 && op.control == pressed;
            switch (op.shape) {
                case Shape::rect: {
                    const ImU32 fill = press ? op.fill_pressed : hover ? op.fill_hover : op.fill;
                    const ImU32 stroke = hover ? op.stroke_hover : op.stroke;
                    if (fill != 0) list.AddRectFilled(a, z, fill, op.radius);
                    if (stroke != 0) {
                        const float t = hover && op.stroke_hover != op.stroke ? std::max(op.thickness, px(2)) : op.thickness,
                                    half = t / 2;
                        if (op.dashed)
                            dashes(list, {a.x + half, a.y + half}, {z.x - half, z.y - half}, op.radius, stroke, t);
                        else list.AddRect({a.x + half, a.y + half}, {z.x - half, z.y - half}, stroke, op.radius, 0, t);
                    }
                    break;
                }
                case Shape::words: {
                    const float top = a.y + (op.at.w - op.size) / 2;
                    list.AddText(fonts.of(op.weight), op.size, {std::round(a.x), std::round(top)}, op.fill, op.text.data(),
                                 op.text.data() + op.text.size());
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
                        dashes(list, {a.x + px(1.5F), a.y + px(1.5F)}, {z.x - px(1.5F), z.y - px(1.5F)}, op.radius,
                               op.stroke, px(3));
                    else
                        list.AddRect({a.x + px(1.5F), a.y + px(1.5F)}, {z.x - px(1.5F), z.y - px(1.5F)}, op.stroke,
                                     op.radius, 0, px(3));
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
                        list.AddCircle(c, r - px(1), hover ? colour::primary : colour::control, 0, px(2));
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
                case Shape::line: break;
            }
        }
    }

    void dashes(ImDrawList& list, ImVec2 a, ImVec2 z, float radius, ImU32 ink, float thickness) const {
        list.PathRect(a, z, radius);
        std::vector<ImVec2> points(list._Path.Data, list._Path.Data + list._Path.Size);
        list.PathClear();
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

    void honest_bar(ImDrawList& list, const present::Bar& bar, ImVec2 a, ImVec2 z) const {
        const float track = px(14), mid = (a.y + z.y) / 2, w = z.x - a.x;
        const auto at = [&](double value) { return a.x + w * static_cast<float>(std::clamp(value / bar.end, 0.0, 1.0)); };
        list.AddRectFilled({a.x, mid - track / 2}, {z.x, mid + track / 2}, colour::sunken, px(4));
        list.AddRect({a.x, mid - track / 2}, {z.x, mid + track / 2}, colour::line, px(4), 0, 1);
        float low = at(bar.low), high = at(bar.high);
        const float least = track * 2.2F;
        if (high - low < least) {
            const float centre = std::clamp((low + high) / 2, a.x + least / 2, z.x - least / 2);
            low = centre - least / 2;
            high = centre + least / 2;
        }
        list.AddRectFilled({low, mid - track / 2}, {high, mid + track / 2}, colour::primary_mid, px(4));
        if (bar.before_low && bar.before_high)
            dashes(list, {at(*bar.before_low) - px(2), mid - track / 2 - px(3)},
                   {at(*bar.before_high) + px(2), mid + track / 2 + px(3)}, px(6), colour::control, px(2));
        const float needle = std::clamp(at(bar.likely), a.x + px(8), z.x - px(8)), half = track * 0.95F, wide_as = px(8);
        const auto diamond = [&](float grow, ImU32 ink) {
            list.AddQuadFilled({needle, mid - half - grow}, {needle + wide_as + grow, mid}, {needle, mid + half + grow},
                               {needle - wide_as - grow, mid}, ink);
        };
        diamond(px(2), colour::surface);
        diamond(0, colour::needle);
    }
};

Painter::Painter() : page_(std::make_unique<Page>()) {}
Painter::~Painter() = default;

const std::vector<Box>& Painter::boxes() const { return page_->boxes; }
const std::vector<TextRun>& Painter::texts() const { return page_->texts; }

Drawn Painter::draw(const present::Screen& screen, const Fonts& fonts, const Window& window) {
    Page& page = *page_;
    const bool same_window = page.window.width == window.width && page.window.height == window.height &&
                             page.window.text_size == window.text_size;
    if (!page.laid_out || !same_window || page.fonts.regular != fonts.regular || !(page.screen == screen)) {
        page.screen = screen;
        page.fonts = fonts;
        page.window = window;
        page.lay_out();
    }
    page.window = window;

    Drawn drawn;
    drawn.height = page.height;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({window.width, window.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::Begin("##screen", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({0, 0}, {window.width, window.height}, colour::page);
    int hovered = -1, pressed = -1;
    // From the top layer down: of two that overlap ImGui gives the pointer to the first.
    for (std::size_t i = page.controls.size(); i-- > (page.modal ? page.first_of_dialog : 0);) {
        const Control& c = page.controls[i];
        const float y = c.at.y - (c.fixed ? 0 : window.scroll);
        if (y + c.at.w < 0 || y > window.height || c.at.z <= 0 || c.at.w <= 0) continue;
        ImGui::PushID(c.key.c_str());
        ImGui::SetCursorScreenPos({c.at.x, y});
        if (ImGui::InvisibleButton("##press", {c.at.z, c.at.w}))
            drawn.action = present::Action{present::Action::Kind::activate, c.key, {}};
        if (ImGui::IsItemHovered()) hovered = static_cast<int>(i);
        if (ImGui::IsItemActive()) pressed = static_cast<int>(i);
        ImGui::PopID();
    }
    drawn.hand = hovered >= 0;
    page.paint(list, hovered, pressed);
    ImGui::End();
    ImGui::PopStyleVar(2);
    return drawn;
}

namespace {

// (ascender - descender) / units per em, from the tables head and hhea of a TrueType file.
float em_of(const FontData& data) {
    const auto* bytes = static_cast<const unsigned char*>(data.bytes);
    const auto two = [&](int at) { return at >= 0 && at + 1 < data.size ? bytes[at] * 256 + bytes[at + 1] : 0; };
    const auto table = [&](std::string_view name) {
        for (int i = 0; i < two(4); ++i) {
            const int at = 12 + 16 * i;
            if (at + 16 <= data.size && std::string_view(reinterpret_cast<const char*>(bytes) + at, 4) == name)
                return two(at + 8) * 65536 + two(at + 10);
        }
        return -100;
    };
    const int head = table("head"), hhea = table("hhea");
    const int units = two(head + 18), ascender = two(hhea + 4), descender = static_cast<short>(two(hhea + 6));
    return units > 0 ? static_cast<float>(ascender - descender) / static_cast<float>(units) : 1.F;
}

}  // namespace

Fonts load_fonts(const FontData (&data)[4]) {
    ImGuiIO& io = ImGui::GetIO();
    Fonts fonts;
    ImFont** places[] = {&fonts.regular, &fonts.strong, &fonts.bold, &fonts.icons};
    for (int i = 0; i < 4; ++i) {
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.OversampleH = 2;
        *places[i] = io.Fonts->AddFontFromMemoryTTF(data[i].bytes, data[i].size, 18, &config);
    }
    fonts.em = em_of(data[0]);
    return fonts;
}

}  // namespace tk::ui
