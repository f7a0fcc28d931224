#include "ui/measure.h"
#include "present/hyphens.h"

#include <algorithm>

namespace tk::ui {

using present::Block;
using present::Look;

Letters Measure::letters(const Block& b) const {
    const bool phone = narrow();
    switch (b.look) {
        case Look::display:
            return phone     ? Letters{32, 38, Weight::bold}
                   : large() ? Letters{54, 62, Weight::bold}
                             : Letters{46, 53, Weight::bold};
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
            return {16, 24, b.pressed || b.chosen || b.current ? Weight::strong : Weight::regular,
                    b.pressed || b.chosen || b.current ? colour::on_primary : colour::ink};
        case Look::filter_chip:
            return {16, 24, b.pressed ? Weight::strong : Weight::regular, b.pressed ? colour::primary : colour::ink};
        case Look::text_link:
        case Look::back_link: return {16, 24, Weight::regular, colour::primary};
        case Look::brand: return {22, 28, Weight::bold, colour::ink};
        case Look::nav_link:
            return {17, 24, b.current ? Weight::strong : Weight::regular, b.current ? colour::primary : colour::ink};
        case Look::tool: return {16, 24, Weight::regular, colour::ink};
        case Look::option:
        case Look::option_unsure: return {phone ? 17.F : 18.F, 24, b.chosen ? Weight::strong : Weight::regular, colour::ink};
        case Look::compass_arm:
        case Look::effort_point: return {14, 20, Weight::strong, colour::ink};
        case Look::chart_tick:
        case Look::chart_column: return {14, 20, Weight::regular, colour::ink_soft};
        case Look::chart_axis: return {14, 20, Weight::strong, colour::ink};
        case Look::chart_zone: return {14, 20, Weight::strong, colour::primary};
        case Look::chart_legend: return {14, 20, Weight::regular, colour::ink};
        default: return phone ? Letters{17, 26} : Letters{18, 28};
    }
}

float Measure::corner(float design) const {
    const present::Radii ours, &now = window.palette.radii;
    if (design == ours.bar) return now.bar;
    if (design == ours.control) return now.control;
    if (design == ours.panel) return now.panel;
    if (design == ours.card) return now.card;
    if (design == ours.dialog) return now.dialog;
    if (design == ours.card - 1) return std::max(0.F, now.card - 1);        // within its border
    if (design == ours.control - 2) return std::max(0.F, now.control - 2);  // likewise
    return design;
}

float Measure::text_width(const std::string& text, const Letters& l) const {
    if (text.find(present::soft_hyphen) != std::string::npos) return text_width(present::without_soft_hyphens(text), l);
    return fonts.of(l.weight)->CalcTextSizeA(l.size * s * fonts.em, 1e9F, 0, text.data(), text.data() + text.size()).x;
}

float Measure::longest_word(const std::string& text, const Letters& l) const {
    float longest = 0;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find_first_of(" -", from), text.size());
        longest = std::max(longest, text_width(text.substr(from, to - from), l));
        from = to + 1;
    }
    return longest;
}

Letters Measure::fitted(Letters l, const std::string& text, float w) const {
    if (const float own = text_width(text, l); own > w && w > 0) l.size *= w / own;
    return l;
}

float Measure::natural_width(const Block& b) const {
    const Letters l = letters(b);
    const float icon = b.icon.empty() ? 0 : px(30), after = b.icon_after.empty() ? 0 : px(30);
    switch (b.look) {
        case Look::primary:
        case Look::secondary:
        case Look::danger: return text_width(b.label, l) + px(40) + icon + after;
        case Look::text_button: return text_width(b.label, l) + px(24) + icon + after;
        case Look::segment:
        case Look::filter_chip: return text_width(b.label, l) + px(32) + icon + after;
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
        case Look::chip_plain: return text_width(b.label, {14, 20, Weight::strong}) + px(20) + (b.icon.empty() ? 0 : px(22));
        case Look::bar: return px(232);
        case Look::brand: return text_width(b.label, l) + px(48);
        case Look::icon_button: return px(44);
        default: return b.children.empty() ? text_width(b.label, l) : 1e6F;
    }
}

}  // namespace tk::ui
