#include "present/screens/step_parts.h"
#include "present/steps_shown.h"

#include <algorithm>

namespace tk::present {

namespace {

using engine::Group;
using engine::Step;
using engine::Truth;

const Step* step_in_view(const State& state) {
    const auto& steps = state.assessment.plan.steps;
    const auto found = std::ranges::find_if(steps, [&](const Step& step) {
        return (step.duty.empty() ? step.measure.value : step.duty.value) == state.place.id;
    });
    return found == steps.end() ? nullptr : &*found;
}

Block chip(const std::string& name, Look look, std::string label, std::string icon) {
    return with_icon(words("step/" + name, look, std::move(label)), std::move(icon));
}

Block duty_status(const State& state) {
    const auto* duty = state.assessment.find(engine::DutyId{state.place.id});
    const Texts& texts = state.texts();
    if (duty->group == Group::must) return chip("status", Look::chip_must, texts("step.status.must"), "scale");
    if (duty->group == Group::will) return chip("status", Look::chip_will, texts("step.status.will"), "hourglass");
    return chip("status", Look::chip_info,
                texts(duty->applies == Truth::unknown ? "step.status.unknown" : "step.status.not"), "circle-dashed");
}

void add_measure_chips(const State& state, const engine::MeasureId& id, const Step* step, std::vector<Block>& chips) {
    const Texts& texts = state.texts();
    if (state.assessment.find(id)->applies == Truth::no)
        chips.push_back(chip("status", Look::chip_off, texts("step.status.not"), "circle-x"));
    else if (step != nullptr)
        chips.push_back(step->maybe ? chip("status", Look::chip_info, texts("plan.maybe"), "circle-dashed")
                                    : chip("status", Look::chip_can, texts("group.can"), "circle-check"));
    const engine::ThemeId& theme = state.pack->find(id)->theme;
    const auto content = std::ranges::find(state.pack->themes, theme, &engine::Theme::id);
    if (content != state.pack->themes.end())
        chips.push_back(chip("theme", Look::chip_plain, texts("theme." + theme.value), content->icon));
    if (step == nullptr) return;
    const std::string when(name_of(step->horizon));
    chips.push_back(chip("when", Look::chip_plain, texts("horizon." + when),
                         when == "now"    ? "flag"
                         : when == "year" ? "calendar"
                                          : "hourglass"));
    if (step->blocked) chips.push_back(chip("blocked", Look::chip_will, texts("plan.blocked"), "hourglass"));
    if (!step->in_budget && !step->blocked)
        chips.push_back(chip("budget", Look::chip_off, texts("plan.not_in_budget"), "wallet"));
}

}  // namespace

Block step_head(const State& state) {
    const Texts& texts = state.texts();
    const Step* step = step_in_view(state);
    std::vector<Block> parts, chips;
    if (step != nullptr) {
        const auto& steps = state.assessment.plan.steps;
        Block place = block("step/place", Role::paragraph,
                            step->group == Group::must   ? Look::node_must
                            : step->group == Group::will ? Look::node_will
                                                         : Look::node_can,
                            texts("step.of_all", {{"total", std::to_string(steps.size())}}));
        place.value = std::to_string(step->place);
        parts.push_back(std::move(place));
    }
    parts.push_back(heading("title", 1, Look::h1, title_of(state)));
    if (state.pack->find(engine::DutyId{state.place.id}) != nullptr) chips.push_back(duty_status(state));
    else add_measure_chips(state, {state.place.id}, step, chips);
    if (!chips.empty()) parts.push_back(box("step/signs", Look::wrap_line, std::move(chips)));
    return box("step/head", Look::step_head, std::move(parts));
}

}  // namespace tk::present
