#include "ui/layout.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tk::ui {

using present::Block;
using present::Look;
using present::Role;

namespace {

bool is_card(Look look) {
    return look == Look::card || look == Look::card_soft || look == Look::card_dashed || look == Look::option ||
           look == Look::option_unsure;
}

}  // namespace

float Layout::place(const Block& b, float x, float y, float w) {
    if (b.mirror_only) return 0;
    if (b.look == Look::variants) return variants(b, x, y, w);
    if (b.role == Role::table) return table(b, x, y, w);
    switch (b.look) {
        case Look::divider: push_rect(x, y, w, hair(), colour::line); return hair();
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
        case Look::segment:
        case Look::filter_chip: return button(b, x, y, w);
        case Look::text_link:
        case Look::back_link: return link(b, x, y, w);
        case Look::option:
        case Look::option_unsure: return option(b, x, y, w);
        case Look::number: return field(b, x, y, w);
        case Look::dense: return dense_field(b, x, y, w);
        case Look::intake_row: return intake_row(b, x, y, w);
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
        case Look::toggle: return toggle(b, x, y, w);
        case Look::choice_card: return choice_card(b, x, y, w);
        case Look::bar:
            return bar(b, x, y,
                       std::min(w, b.key == "result/bar" || b.key == "companies/totals/bar" || b.key == "effect/bar" ||
                                           b.key.starts_with("so-far")
                                       ? w
                                       : px(360)));
        case Look::bar_line:
        case Look::swing_line: return bar_line(b, x, y, w);
        case Look::bench: return bench(b, x, y, w);
        case Look::bench_head: return bench_head(b, x, y, w);
        case Look::weight: return weight(b, x, y, w);
        case Look::roadmap: return roadmap(b, x, y, w);
        case Look::legend: return legend(b, x, y, w);
        case Look::running_total: return running_total(b, x, y, w);
        case Look::slider: return slider(b, x, y, w);
        case Look::swing: return swing(b, x, y, w);
        case Look::route: return route(b, x, y, w);
        case Look::hero: return hero(b, x, y, w);
        case Look::picture: return picture(x, y, w);
        case Look::qr: return qr(b, x, y, w);
        case Look::columns: return columns(b, x, y, w);
        case Look::plan_row: return plan_item(b, x, y, w);
        case Look::facts_row: return facts_row(b, x, y, w);
        case Look::plan_top:
        case Look::plan_charts: return beside(b, x, y, w);
        case Look::steps_bar: return steps_bar(b, x, y, w);
        case Look::step_head: return step_head(b, x, y, w);
        case Look::step_columns: return step_columns(b, x, y, w);
        case Look::chain: return chain(b, x, y, w);
        case Look::chain_card:
        case Look::chain_here:
        case Look::chain_later: return chain_card(b, x, y, w);
        case Look::compass: return compass(b, x, y, w);
        case Look::effort: return effort(b, x, y, w);
        default: break;
    }
    if (!b.children.empty()) {
        float h = 0;
        if (b.look == Look::tight) h = stack(b.children, x, y, w, px(4));
        else if (b.look == Look::wrap_line)
            h = wrap(b.children, x, y, w, px(b.role == Role::list ? 32 : b.role == Role::radio_group ? 8 : 12));
        else if (b.key == "kiosk/take/row" || b.key == "kiosk/actions") h = kiosk_row(b.children, x, y, w);
        else if (b.look == Look::line) h = ends(b.children, x, y, w);
        else if (b.look == Look::grid_two) h = grid(b.children, x, y, w, b.children.front().look == Look::key_figure);
        else if (b.look == Look::hero_copy) h = stack(b.children, x, y, w, px(16));
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
    if (b.personal) {  // the page shows it
        const float h = px(l.line) * static_cast<float>(std::max<std::size_t>(1, lines_of(b.label, l, limit).size()));
        add_box(b.key, x, y, w, h);
        return h;
    }
    const float h = put_words(b.key, b.label, l, x + indent, y, limit);
    add_box(b.key, x, y, w, h);
    return h;
}

float Layout::stack(const std::vector<Block>& children, float x, float y, float w, float gap) {
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

float Layout::wrap(const std::vector<Block>& children, float x, float y, float w, float gap) {
    struct Item {
        Mark from{};
        float h = 0;
    };
    std::vector<Item> items;  // of the row
    float at = 0, row = 0, used = 0;
    // What is lower than its row stands in the middle: words beside a link, which is as high as a finger.
    const auto centre = [&] {
        for (std::size_t i = 0; i < items.size(); ++i)
            move_down(items[i].from, i + 1 < items.size() ? items[i + 1].from : mark(), (row - items[i].h) / 2);
        items.clear();
    };
    for (const Block& child : children) {
        if (child.mirror_only) continue;
        const bool full =
            narrow() && (child.look == Look::primary || child.look == Look::secondary || child.look == Look::danger);
        const float wide_as = full ? w : std::min(natural_width(child) + 1, w);
        if (at > 0 && at + wide_as > w) {
            centre();
            used += row + px(10);
            at = row = 0;
        }
        items.push_back({mark(), 0});
        items.back().h = place(child, x + at, y + used, wide_as);
        row = std::max(row, items.back().h);
        at += wide_as + gap;
    }
    centre();
    return used + row;
}

float Layout::grid(const std::vector<Block>& children, float x, float y, float w, bool key_figures) {
    const float gap = px(12);
    std::size_t columns = w / s >= 500 ? 2 : 1;
    if ((key_figures || children.front().look == Look::node_can) && w / s >= 660) columns = 3;
    const float room = w - gap * static_cast<float>(columns - 1), one = room / static_cast<float>(columns);
    // One row of figures shares the room by what each of them needs, so that none breaks for want of a little.
    std::vector<float> wide_as(columns, one);
    if (key_figures && columns > 1 && children.size() == columns) {
        float asked = 0;
        for (std::size_t k = 0; k < columns; ++k) {
            wide_as[k] = 0;
            for (const Block& part : children[k].children) wide_as[k] = std::max(wide_as[k], natural_width(part) + px(1));
            asked += wide_as[k];
        }
        for (float& own : wide_as) own = asked <= room ? own + (room - asked) / static_cast<float>(columns) : one;
    }
    float used = 0;
    for (std::size_t i = 0; i < children.size();) {
        const bool full = children[i].look == Look::option_unsure;
        const std::size_t n = full ? 1 : std::min(columns, children.size() - i);
        float row = 0, left = x;
        std::vector<std::size_t> frames;
        std::size_t placed = 0;
        for (std::size_t k = 0; k < n; ++k) {
            const Block& child = children[i + k];
            if (k > 0 && child.look == Look::option_unsure) break;
            frames.push_back(ops.size());
            row = std::max(row, place(child, left, y + used, full ? w : wide_as[k]));
            left += wide_as[k] + gap;
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

float Layout::ends(const std::vector<Block>& children, float x, float y, float w) {
    struct Placed {
        Mark from{};
        float h = 0;
    };
    std::vector<Placed> placed;
    float h = 0, all = 0;
    for (const Block& child : children) all += natural_width(child) + px(12);
    if (all - px(12) > w) return stack(children, x, y, w, 0);
    for (std::size_t i = 0; i < children.size(); ++i) {
        const float tw = natural_width(children[i]);
        placed.push_back({mark(), 0});
        placed.back().h = place(children[i], i == 0 ? x : x + w - tw - 1, y, tw + 2);
        h = std::max(h, placed.back().h);
    }
    for (std::size_t i = 0; i < placed.size(); ++i)
        move_down(placed[i].from, i + 1 < placed.size() ? placed[i + 1].from : mark(), (h - placed[i].h) / 2);
    return h;
}

void Layout::lay_out(const present::Screen& screen) {
    ops.clear();
    controls.clear();
    boxes.clear();
    width = window.width;
    s = window.text_size;
    control = -1;
    fixed = modal = false;
    float y = 0, bottom = 0;
    Mark foot{}, below_foot{};
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
            y += px(16);
            foot = mark();
            push_rect(0, y, width, hair(), colour::line);
            const float h = stack(b.children, x, y + px(16), content, px(4));
            add_box(b.key, x, y, content, h + px(16));
            y += h + px(32);
            below_foot = mark();
        } else {
            const float pad = px(narrow() ? 20 : 28);
            const float w = b.look == Look::reading ? std::min(content, px(840)) : content;
            main_top = y + pad;
            const float h = b.look == Look::columns ? columns(b, x, y + pad, w) : stack(b.children, x, y + pad, w, px(24));
            if (b.look != Look::columns) add_box(b.key, x, y + pad, w, h);
            y += h + 2 * pad;
        }
    }
    // On a page that leaves room the footer lies at the bottom of the window.
    if (const float room = std::floor(window.height - y - bottom); room > 0) {
        move_down(foot, below_foot, room);
        y += room;
    }
    height = std::ceil(y + bottom);
}

}  // namespace tk::ui
