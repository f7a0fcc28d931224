#include "mirror/patch.h"

#include "present/update.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cassert>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace tk::mirror {

using present::Block;
using present::Look;
using present::Progress;
using present::Role;
using present::Screen;

namespace {

// Where a block stands. `index` counts the siblings that the page gets.
struct Spot {
    const Block* block = nullptr;
    std::string_view parent{}, after{};
    std::size_t index = 0;
};

// Every block that the page gets, in reading order, and by key.
struct Tree {
    std::vector<Spot> order{};
    std::unordered_map<std::string_view, std::size_t> by_key{};

    const Spot* find(std::string_view key) const {
        const auto found = by_key.find(key);
        return found == by_key.end() ? nullptr : &order[found->second];
    }
};

void add(Tree& tree, const std::vector<Block>& blocks, std::string_view parent) {
    std::string_view after{};
    std::size_t index = 0;
    for (const auto& block : blocks) {
        if (block.painted_only) continue;
        const bool is_new = tree.by_key.emplace(block.key, tree.order.size()).second;
        assert(is_new && "two blocks of a screen have the same key");
        if (!is_new) continue;
        tree.order.push_back({&block, parent, after, index++});
        after = block.key;
        add(tree, block.children, block.key);
    }
}

Tree tree_of(const Screen& screen) {
    Tree tree;
    add(tree, screen.blocks, {});
    return tree;
}

// Where a link goes: out of the application, or to a place in it, which the browser can open in another tab.
std::string address_of(const Block& block) {
    if (!block.href.empty() || block.role != Role::link || !block.intent) return block.href;
    const auto* go = std::get_if<present::GoTo>(&*block.intent);
    return go ? "#" + present::fragment_of(go->place) : std::string{};
}

// What the page is told about a block itself. Which intent it has is ours; the page knows only that it has one.
auto said(const Block& b) {
    return std::tuple{
        std::tie(b.key, b.role, b.look, b.level, b.label, b.help, b.value, b.unit, b.error, b.icon, b.icon_after, b.lang),
        std::tie(b.chosen, b.current, b.pressed, b.toggles, b.unfolded, b.invalid, b.read_only, b.personal, b.fixed,
                 b.mirror_only, b.progress, b.bar, b.limits, b.slider, b.qr),
        b.intent.has_value(), address_of(b)};
}

// Another role or level is another HTML element: the old one goes, with all that is in it.
bool same_element(const Block& a, const Block& b) {
    return a.role == b.role && (a.role != Role::heading || a.level == b.level);
}

Block without_children(const Block& b) {
    return {.key = b.key,
            .role = b.role,
            .look = b.look,
            .level = b.level,
            .label = b.label,
            .help = b.help,
            .value = b.value,
            .unit = b.unit,
            .error = b.error,
            .icon = b.icon,
            .icon_after = b.icon_after,
            .lang = b.lang,
            .href = b.href,
            .chosen = b.chosen,
            .current = b.current,
            .pressed = b.pressed,
            .toggles = b.toggles,
            .unfolded = b.unfolded,
            .invalid = b.invalid,
            .read_only = b.read_only,
            .personal = b.personal,
            .fixed = b.fixed,
            .painted_only = b.painted_only,
            .mirror_only = b.mirror_only,
            .progress = b.progress,
            .bar = b.bar,
            .limits = b.limits,
            .compass = b.compass,
            .point = b.point,
            .axis = b.axis,
            .time_axis = b.time_axis,
            .span = b.span,
            .running = b.running,
            .swing = b.swing,
            .slider = b.slider,
            .qr = b.qr,
            .intent = b.intent,
            .children = {}};
}

// Which of the numbers stay where they are when the fewest are moved: a longest rising subsequence.
std::vector<bool> staying(const std::vector<std::size_t>& numbers) {
    std::vector<std::size_t> ends{};  // ends[n]: place of the smallest last number of a rising row of n + 1
    std::vector<std::size_t> before(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto place = std::ranges::lower_bound(ends, numbers[i], {}, [&](std::size_t at) { return numbers[at]; });
        before[i] = place == ends.begin() ? i : *(place - 1);
        if (place == ends.end()) ends.push_back(i);
        else *place = i;
    }
    std::vector<bool> stays(numbers.size(), false);
    if (!ends.empty())
        for (auto i = ends.back();; i = before[i]) {
            stays[i] = true;
            if (before[i] == i) break;
        }
    return stays;
}

constexpr std::string_view name(Role role) {
    switch (role) {
        case Role::banner: return "banner";
        case Role::navigation: return "navigation";
        case Role::main: return "main";
        case Role::complementary: return "complementary";
        case Role::contentinfo: return "contentinfo";
        case Role::group: return "group";
        case Role::region: return "region";
        case Role::list: return "list";
        case Role::item: return "item";
        case Role::heading: return "heading";
        case Role::paragraph: return "paragraph";
        case Role::table: return "table";
        case Role::row: return "row";
        case Role::column_header: return "column_header";
        case Role::cell: return "cell";
        case Role::button: return "button";
        case Role::link: return "link";
        case Role::radio_group: return "radio_group";
        case Role::radio: return "radio";
        case Role::checkbox_group: return "checkbox_group";
        case Role::checkbox: return "checkbox";
        case Role::number_field: return "number_field";
        case Role::text_field: return "text_field";
        case Role::slider: return "slider";
        case Role::figure: return "figure";
        case Role::status: return "status";
        case Role::alert: return "alert";
        case Role::dialog: return "dialog";
    }
    return "group";
}

constexpr std::string_view name(Look look) {
    switch (look) {
        case Look::plain: return "plain";
        case Look::page_header: return "page_header";
        case Look::header_nav: return "header_nav";
        case Look::header_tools: return "header_tools";
        case Look::columns: return "columns";
        case Look::column_side: return "column_side";
        case Look::column_main: return "column_main";
        case Look::column_panel: return "column_panel";
        case Look::stack: return "stack";
        case Look::line: return "line";
        case Look::wrap_line: return "wrap_line";
        case Look::grid_two: return "grid_two";
        case Look::card: return "card";
        case Look::card_soft: return "card_soft";
        case Look::card_dashed: return "card_dashed";
        case Look::card_head: return "card_head";
        case Look::hero: return "hero";
        case Look::hero_copy: return "hero_copy";
        case Look::divider: return "divider";
        case Look::plan_bar: return "plan_bar";
        case Look::tab_bar: return "tab_bar";
        case Look::tab: return "tab";
        case Look::tight: return "tight";
        case Look::plan_facts: return "plan_facts";
        case Look::skip: return "skip";
        case Look::dialog_card: return "dialog_card";
        case Look::menu_card: return "menu_card";
        case Look::display: return "display";
        case Look::h1: return "h1";
        case Look::h2: return "h2";
        case Look::h3: return "h3";
        case Look::lead: return "lead";
        case Look::body: return "body";
        case Look::body_strong: return "body_strong";
        case Look::small: return "small";
        case Look::small_soft: return "small_soft";
        case Look::small_strong: return "small_strong";
        case Look::caption: return "caption";
        case Look::caption_soft: return "caption_soft";
        case Look::figure_xl: return "figure_xl";
        case Look::figure_big: return "figure_big";
        case Look::positive: return "positive";
        case Look::error_text: return "error_text";
        case Look::label_strong: return "label_strong";
        case Look::brand: return "brand";
        case Look::nav_link: return "nav_link";
        case Look::tool: return "tool";
        case Look::back_link: return "back_link";
        case Look::text_link: return "text_link";
        case Look::primary: return "primary";
        case Look::secondary: return "secondary";
        case Look::text_button: return "text_button";
        case Look::danger: return "danger";
        case Look::icon_button: return "icon_button";
        case Look::option: return "option";
        case Look::option_unsure: return "option_unsure";
        case Look::number: return "number";
        case Look::segment: return "segment";
        case Look::toggle: return "toggle";
        case Look::choice_card: return "choice_card";
        case Look::row_link: return "row_link";
        case Look::disclosure: return "disclosure";
        case Look::route: return "route";
        case Look::route_step: return "route_step";
        case Look::node_must: return "node_must";
        case Look::node_will: return "node_will";
        case Look::node_can: return "node_can";
        case Look::chip_must: return "chip_must";
        case Look::chip_will: return "chip_will";
        case Look::chip_can: return "chip_can";
        case Look::chip_info: return "chip_info";
        case Look::chip_off: return "chip_off";
        case Look::chip_plain: return "chip_plain";
        case Look::bar: return "bar";
        case Look::bar_line: return "bar_line";
        case Look::slider: return "slider";
        case Look::roadmap: return "roadmap";
        case Look::roadmap_row: return "roadmap_row";
        case Look::running_total: return "running_total";
        case Look::swing: return "swing";
        case Look::swing_line: return "swing_line";
        case Look::legend: return "legend";
        case Look::bench: return "bench";
        case Look::icon_line: return "icon_line";
        case Look::limits: return "limits";
        case Look::picture: return "picture";
        case Look::qr: return "qr";
        case Look::compass: return "compass";
        case Look::compass_arm: return "compass_arm";
        case Look::effort: return "effort";
        case Look::effort_point: return "effort_point";
        case Look::chart_tick: return "chart_tick";
        case Look::chart_column: return "chart_column";
        case Look::chart_zone: return "chart_zone";
        case Look::chart_axis: return "chart_axis";
        case Look::chart_legend: return "chart_legend";
        case Look::plan_top: return "plan_top";
        case Look::plan_charts: return "plan_charts";
        case Look::group_must: return "group_must";
        case Look::group_will: return "group_will";
        case Look::group_can: return "group_can";
        case Look::group_info: return "group_info";
        case Look::group_head: return "group_head";
        case Look::plan_row: return "plan_row";
        case Look::plan_head: return "plan_head";
        case Look::key_figure: return "key_figure";
    }
    return "plain";
}

constexpr std::string_view name(Progress progress) {
    switch (progress) {
        case Progress::none: return "";
        case Progress::done: return "done";
        case Progress::now: return "now";
        case Progress::next: return "next";
    }
    return "";
}

using Json = nlohmann::ordered_json;

Json json_of(const present::Bar& bar) {
    Json json{{"end", bar.end}, {"low", bar.low}, {"likely", bar.likely}, {"high", bar.high}};
    if (bar.before_low) json["before_low"] = *bar.before_low;
    if (bar.before_high) json["before_high"] = *bar.before_high;
    return json;
}

Json json_of(const present::LimitMark& mark) {
    return {{"at", mark.at}, {"announced", mark.announced}, {"name", mark.name}, {"amount", mark.amount}};
}

Json json_of(const present::Slider& slider) {
    return {{"min", slider.min}, {"max", slider.max}, {"at", slider.at}, {"step", slider.step}, {"ticks", slider.ticks}};
}

Json json_of(const Node& node) {
    const auto& b = node.block;
    Json json{
        {"key", b.key}, {"parent", node.parent}, {"after", node.after}, {"role", name(b.role)}, {"look", name(b.look)}};
    const auto words = [&](const char* member, std::string_view text) {
        if (!text.empty()) json[member] = text;
    };
    const auto flag = [&](const char* member, bool is_set) {
        if (is_set) json[member] = true;
    };
    if (b.level != 0) json["level"] = b.level;
    words("label", b.label);
    words("help", b.help);
    words("value", b.value);
    words("unit", b.unit);
    words("error", b.error);
    words("icon", b.icon);
    words("icon_after", b.icon_after);
    words("lang", b.lang);
    words("href", address_of(b));
    flag("chosen", b.chosen);
    flag("current", b.current);
    if (b.toggles) json["pressed"] = b.pressed;
    if (b.unfolded) json["unfolded"] = *b.unfolded;
    flag("invalid", b.invalid);
    flag("fixed", b.fixed);
    flag("read_only", b.read_only);
    flag("personal", b.personal);
    flag("mirror_only", b.mirror_only);
    words("progress", name(b.progress));
    if (b.bar) json["bar"] = json_of(*b.bar);
    for (const auto& mark : b.limits) json["limits"].push_back(json_of(mark));
    if (b.slider) json["slider"] = json_of(*b.slider);
    if (b.qr) json["qr"] = {{"size", b.qr->size}, {"modules", b.qr->modules}};
    flag("act", b.intent.has_value());
    return json;
}

}  // namespace

bool Patch::empty() const {
    return !title && !language && !fragment && removed.empty() && written.empty() && focus.empty() && announcement.empty();
}

Patch difference(const Screen& before, const Screen& after) {
    Patch patch{};
    if (before.title != after.title) patch.title = after.title;
    if (before.language != after.language) patch.language = after.language;
    if (before.fragment != after.fragment) patch.fragment = after.fragment;
    patch.focus = after.focus;
    patch.announcement = after.announcement;
    patch.urgent = after.urgent && !after.announcement.empty();

    const auto old_tree = tree_of(before);
    const auto new_tree = tree_of(after);

    // Gone with their parent, or removed by name. What is gone and still wanted is written anew.
    std::unordered_set<std::string_view> gone{};
    for (const auto& spot : old_tree.order) {
        const auto* wanted = new_tree.find(spot.block->key);
        const bool with_parent = gone.contains(spot.parent);
        if (!with_parent && wanted && same_element(*spot.block, *wanted->block)) continue;
        gone.insert(spot.block->key);
        if (!with_parent) patch.removed.push_back(spot.block->key);
    }

    // Of the siblings that stay under their parent, as few as possible move.
    std::unordered_map<std::string_view, std::vector<const Spot*>> kept{};  // parent to its children, in the new order
    for (const auto& spot : new_tree.order) {
        const auto* old = old_tree.find(spot.block->key);
        if (old && !gone.contains(spot.block->key) && old->parent == spot.parent) kept[spot.parent].push_back(&spot);
    }
    std::unordered_set<std::string_view> in_place{};
    for (const auto& [parent, children] : kept) {
        std::vector<std::size_t> old_places{};
        for (const auto* spot : children) old_places.push_back(old_tree.find(spot->block->key)->index);
        const auto stays = staying(old_places);
        for (std::size_t i = 0; i < children.size(); ++i)
            if (stays[i]) in_place.insert(children[i]->block->key);
    }

    for (const auto& spot : new_tree.order) {
        const auto& block = *spot.block;
        if (in_place.contains(block.key) && said(*old_tree.find(block.key)->block) == said(block)) continue;
        patch.written.push_back({std::string{spot.parent}, std::string{spot.after}, without_children(block)});
    }
    return patch;
}

std::string patch_json(const Patch& patch) {
    auto json = Json::object();
    if (patch.title) json["title"] = *patch.title;
    if (patch.language) json["lang"] = *patch.language;
    if (patch.fragment) json["fragment"] = *patch.fragment;
    if (!patch.removed.empty()) json["removed"] = patch.removed;
    for (const auto& node : patch.written) json["written"].push_back(json_of(node));
    if (!patch.focus.empty()) json["focus"] = patch.focus;
    if (!patch.announcement.empty()) json["announce"] = patch.announcement;
    if (patch.urgent) json["urgent"] = true;
    // a broken letter becomes a replacement sign: what was typed elsewhere must not stop the page
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace tk::mirror
