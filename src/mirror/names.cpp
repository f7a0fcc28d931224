#include "mirror/names.h"

#include "present/address.h"

namespace tk::mirror {

using present::Look;
using present::Progress;
using present::Role;

std::string_view name_of(Role role) {
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

std::string_view name_of(Look look) {
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
        case Look::reading: return "reading";
        case Look::line: return "line";
        case Look::wrap_line: return "wrap_line";
        case Look::qr: return "qr";
        case Look::filter_chip: return "filter_chip";
        case Look::steps_bar: return "steps_bar";
        case Look::step_head: return "step_head";
        case Look::step_columns: return "step_columns";
        case Look::chain: return "chain";
        case Look::chain_stage: return "chain_stage";
        case Look::chain_card: return "chain_card";
        case Look::chain_here: return "chain_here";
        case Look::chain_later: return "chain_later";
        case Look::intake_row: return "intake_row";
        case Look::dense: return "dense";
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
        case Look::facts_row: return "facts_row";
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
        case Look::weight: return "weight";
        case Look::weight_line: return "weight_line";
        case Look::weight_stop: return "weight_stop";
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
        case Look::bench_head: return "bench_head";
        case Look::variants: return "variants";
        case Look::icon_line: return "icon_line";
        case Look::limits: return "limits";
        case Look::picture: return "picture";
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

std::string_view name_of(Progress progress) {
    switch (progress) {
        case Progress::none: return "";
        case Progress::done: return "done";
        case Progress::now: return "now";
        case Progress::next: return "next";
    }
    return "";
}

std::string address_of(const present::Block& block) {
    if (!block.href.empty() || block.role != Role::link || !block.intent) return block.href;
    const auto* go = std::get_if<present::GoTo>(&*block.intent);
    return go ? "#" + present::fragment_of(go->place) : std::string{};
}

}  // namespace tk::mirror
