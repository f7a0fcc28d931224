// What chooses the steps in view: how soon, which theme, and in which order those stand that a company can do.
#include "present/screens/plan_parts.h"
#include "present/steps_shown.h"

#include <algorithm>

namespace tk::present {

namespace {

Block horizons(const State& state) {
    const Texts& texts = state.texts();
    Block group = block("filter", Role::group, Look::wrap_line, texts("filter.name"));
    for (const std::string name : {"", "now", "year", "later"}) {
        const Filter to{name, state.filter.theme};
        const int count = count_of(state, to);
        // What would show nothing stays away, save what is chosen: that can be left.
        if (count == 0 && !name.empty() && state.filter.horizon != name) continue;
        const std::string id = name.empty() ? "all" : name;
        Block button = action("filter/" + id, Role::button, Look::segment,
                              texts("filter." + id, {{"count", std::to_string(count)}}), to);
        button.toggles = true;
        button.pressed = state.filter.horizon == name;
        group.children.push_back(std::move(button));
    }
    return group;
}

bool is_in_plan(const State& state, const engine::ThemeId& theme) {
    return std::ranges::any_of(state.assessment.plan.steps, [&](const auto& step) {
        const auto themes = themes_of(state, step);
        return std::ranges::find(themes, theme) != themes.end();
    });
}

Block themes(const State& state) {
    const Texts& texts = state.texts();
    Block group = block("filter/themes", Role::group, Look::wrap_line, texts("filter.theme"));
    const auto chip = [&](const std::string& key, const std::string& theme, std::string label, const std::string& icon) {
        const bool on = state.filter.theme == theme;
        Block button = action(key, Role::button, Look::filter_chip, std::move(label), Filter{state.filter.horizon, theme},
                              on ? "check" : icon);
        button.toggles = true;
        button.pressed = on;
        group.children.push_back(std::move(button));
    };
    chip("filter/theme", {}, texts("filter.all_themes"), {});
    for (const auto& theme : state.pack->themes)
        if (theme.id.value == state.filter.theme || is_in_plan(state, theme.id))
            chip("filter/theme/" + theme.id.value, theme.id.value, texts("theme." + theme.id.value), theme.icon);
    return group;
}

Block opens(const State& state, std::string key, std::string label, const std::string& part, std::string icon) {
    const bool open = state.unfolded.contains(part);
    Block button = action(std::move(key), Role::button, Look::segment, std::move(label), Unfold{part}, std::move(icon),
                          open ? "chevron-up" : "chevron-down");
    button.unfolded = open;
    return button;
}

Block orders(const State& state) {
    const Texts& texts = state.texts();
    Block group = block("order/options", Role::radio_group, Look::wrap_line, texts("order.name"));
    for (const StepOrder by : step_orders) {
        const std::string name(name_of(by));
        Block option = action("order/" + name, Role::radio, Look::segment, texts("order." + name), Sort{by});
        option.chosen = state.order == by;
        group.children.push_back(std::move(option));
    }
    return group;
}

}  // namespace

std::optional<Block> steps_bar(const State& state) {
    const Texts& texts = state.texts();
    if (state.assessment.plan.steps.empty()) return std::nullopt;
    const bool phone = width_of(state) == Width::narrow;
    Block bar = box("steps", Look::steps_bar, {horizons(state)});
    // On a phone the themes would be a screen full of chips.
    if (phone) {
        const std::string& theme = state.filter.theme;
        bar.children.push_back(box(
            "steps/theme", Look::wrap_line,
            {opens(state, "filter/open",
                   theme.empty() ? texts("filter.themes") : texts("filter.one_theme", {{"theme", texts("theme." + theme)}}),
                   "themes", {})}));
        if (state.unfolded.contains("themes")) bar.children.push_back(themes(state));
    }
    bar.children.push_back(box("steps/order", Look::wrap_line,
                               {opens(state, "order/open", texts("order.button." + std::string(name_of(state.order))),
                                      "order", "arrow-down-wide-narrow")}));
    if (state.unfolded.contains("order")) bar.children.push_back(orders(state));
    if (!phone) bar.children.push_back(themes(state));
    if (std::string said = shown_text(state); !said.empty())
        bar.children.push_back(words("steps/shown", Look::small_soft, std::move(said)));
    return bar;
}

Block no_steps_card(const State& state) {
    const Texts& texts = state.texts();
    return box("steps/none", Look::card,
               {with_icon(words("steps/none/what", Look::icon_line, texts("filter.none")), "info"),
                box("steps/none/actions", Look::wrap_line,
                    {action("steps/none/all", Role::button, Look::secondary, texts("filter.everything"), Filter{})})});
}

}  // namespace tk::present
