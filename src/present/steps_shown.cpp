#include "present/steps_shown.h"

#include "present/format.h"

#include <algorithm>
#include <optional>
#include <set>

namespace tk::present {

namespace {

using engine::Group;
using engine::Step;

// What the order goes by, lowest first; nothing: the step has no such amount.
std::optional<double> amount_of(const State& state, const Step& step) {
    const engine::MeasureState& measure = *state.assessment.find(step.measure);
    const int effort = state.pack->find(step.measure)->effort;
    switch (state.order) {
        case StepOrder::suggested: break;
        case StepOrder::gain:
            if (rounded(measure.gain.p90) > 0) return -measure.gain.p50;
            break;
        case StepOrder::cost: return measure.investment.p50;
        case StepOrder::effort:
            if (effort > 0) return effort;
            break;
        case StepOrder::payback:
            if (measure.payback) return measure.payback->p50;
            break;
    }
    return std::nullopt;
}

// Whether the order puts steps last that lack its amount.
bool some_lack_it(const State& state) {
    if (state.order == StepOrder::suggested) return false;
    return std::ranges::any_of(state.assessment.plan.steps, [&](const Step& step) {
        return step.group == Group::can && passes(state, state.filter, step) && !amount_of(state, step);
    });
}

std::string order_text(const State& state) {
    const std::string key = "order.say." + std::string(name_of(state.order));
    std::string text = state.texts()(key);
    if (some_lack_it(state)) text += " " + state.texts()(key + "_last");
    return text;
}

std::string count_text(const State& state) {
    const int all = static_cast<int>(state.assessment.plan.steps.size()), shown = count_of(state, state.filter);
    return state.texts()("filter.shown", {{"count", std::to_string(shown)}, {"total", std::to_string(all)}});
}

}  // namespace

std::string_view name_of(StepOrder order) {
    switch (order) {
        case StepOrder::suggested: return "suggested";
        case StepOrder::gain: return "gain";
        case StepOrder::cost: return "cost";
        case StepOrder::effort: return "effort";
        case StepOrder::payback: return "payback";
    }
    return "suggested";
}

std::string_view name_of(engine::Horizon horizon) {
    return horizon == engine::Horizon::now ? "now" : horizon == engine::Horizon::year ? "year" : "later";
}

std::vector<engine::ThemeId> themes_of(const State& state, const Step& step) {
    std::set<engine::ThemeId> found;
    if (step.duty.empty()) {
        found.insert(state.pack->find(step.measure)->theme);
    } else {
        for (const engine::MeasureId& id : state.pack->find(step.duty)->fulfilled_by)
            if (const auto* measure = state.pack->find(id)) found.insert(measure->theme);
        for (const engine::QuestionId& id : state.assessment.find(step.duty)->because)
            // Answers about the company as a whole are of a theme without measures.
            if (const auto* question = state.pack->find(id);
                question != nullptr && std::ranges::find(state.assessment.compass, question->theme,
                                                         &engine::ThemeState::theme) != state.assessment.compass.end())
                found.insert(question->theme);
    }
    std::vector<engine::ThemeId> themes;
    for (const auto& theme : state.pack->themes)
        if (found.contains(theme.id)) themes.push_back(theme.id);
    return themes;
}

bool passes(const State& state, const Filter& filter, const Step& step) {
    if (!filter.horizon.empty() && name_of(step.horizon) != filter.horizon) return false;
    if (filter.theme.empty()) return true;
    const auto themes = themes_of(state, step);
    return themes.empty() || std::ranges::find(themes, engine::ThemeId{filter.theme}) != themes.end();
}

int count_of(const State& state, const Filter& filter) {
    return static_cast<int>(
        std::ranges::count_if(state.assessment.plan.steps, [&](const Step& step) { return passes(state, filter, step); }));
}

std::vector<const Step*> chances_in_order(const State& state) {
    std::vector<const Step*> steps;
    for (const Step& step : state.assessment.plan.steps)
        if (step.group == Group::can) steps.push_back(&step);
    if (state.order != StepOrder::suggested)
        std::ranges::stable_sort(steps, [&](const Step* a, const Step* b) {
            const auto one = amount_of(state, *a), other = amount_of(state, *b);
            return one.has_value() != other.has_value() ? one.has_value() : one && *one < *other;
        });
    return steps;
}

std::string shown_text(const State& state) {
    const Texts& texts = state.texts();
    std::string text;
    if (state.filter != Filter{}) {
        text = count_text(state);
        if (!state.filter.horizon.empty())
            text += " " + texts("filter.when", {{"horizon", texts("horizon." + state.filter.horizon)}});
        if (!state.filter.theme.empty())
            text += " " + texts("filter.about", {{"theme", texts("theme." + state.filter.theme)}});
    }
    if (state.order != StepOrder::suggested)
        text += (text.empty() ? "" : " ") + order_text(state) + " " + texts("order.number");
    return text;
}

std::vector<Effect> show_steps(State& state, const Filter& filter) {
    // The button that brings all steps back goes with the empty list.
    if (filter == Filter{} && count_of(state, state.filter) == 0) state.focus = "filter/all";
    state.filter = filter;
    state.announcement = count_text(state);
    if (count_of(state, filter) == 0) state.announcement += " " + state.texts()("filter.none");
    return {};
}

std::vector<Effect> sort_steps(State& state, StepOrder by) {
    state.order = by;
    state.announcement = order_text(state);
    return {};
}

}  // namespace tk::present
