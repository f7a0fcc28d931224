#include "engine/recognised.h"

#include "engine/effects.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace tk::engine {

namespace {

// The states of measures by name, and which of them are steps of the plan.
struct Known {
    explicit Known(Assessment& assessment) {
        for (MeasureState& state : assessment.measures) states.emplace(state.measure.value, &state);
        for (const Step& step : assessment.plan.steps) steps.insert(step.measure.value);
    }
    MeasureState* find(const MeasureId& id) const {
        const auto place = states.find(id.value);
        return place == states.end() ? nullptr : place->second;
    }

    std::unordered_map<std::string_view, MeasureState*> states{};
    std::unordered_set<std::string_view> steps{};
};

RecognisedState state_of(const ContentPack& pack, const Recognised& content, Bounds& bounds, const Known& known) {
    RecognisedState state;
    state.recognised = content.id;
    state.present = bounds.truth(content.applies);
    explain(pack, bounds, content.applies, state.because, state.waiting_on);
    state.applies = state.present;
    state.conditions.reserve(content.conditions.size());
    for (const Criterion& condition : content.conditions) {
        CriterionState held;
        held.criterion = condition.id;
        held.ask = condition.ask;
        const Rule rule = condition.rules[track_names[0]];
        held.met = condition.ask ? Truth::unknown : bounds.truth(rule);
        explain(pack, bounds, rule, held.because, held.waiting_on);
        state.applies = state.applies && held.met;
        state.conditions.push_back(std::move(held));
    }
    state.done = !content.done.empty() && bounds.truth(content.done) == Truth::yes;
    for (const MeasureId& id : content.measures) {
        const MeasureState* measure = known.find(id);
        state.done = state.done || (measure != nullptr && measure->done);
    }
    const auto steps = [&](const std::vector<MeasureId>& measures) {
        std::vector<MeasureId> found;
        for (const MeasureId& id : measures)
            if (known.steps.contains(id.value)) found.push_back(id);
        return found;
    };
    state.planned = steps(content.measures);
    state.partly = steps(content.partly);
    return state;
}

}  // namespace

void find_recognised(const ContentPack& pack, Bounds& bounds, Assessment& assessment) {
    const RecognisedList& list = pack.recognised;
    const DutyState* duty = assessment.find(list.duty);
    if (duty == nullptr || duty->applies == Truth::no) return;
    const Truth owner = list.owner_acts.empty() ? Truth::no : bounds.truth(list.owner_acts);
    const Known known(assessment);
    assessment.recognised.reserve(list.measures.size());
    for (const Recognised& content : list.measures) {
        RecognisedState state = state_of(pack, content, bounds, known);
        const auto category = std::ranges::find(list.categories, content.category, &RecognisedCategory::id);
        if (category != list.categories.end() && category->part == "building") state.owner = owner;
        if (state.applies != Truth::no && !state.done)
            for (const MeasureId& id : content.measures)
                if (MeasureState* measure = known.find(id);
                    measure != nullptr && (measure->law.empty() || measure->law.back() != content.id))
                    measure->law.push_back(content.id);
        assessment.recognised.push_back(std::move(state));
    }
    for (Step& step : assessment.plan.steps)
        if (const MeasureState* measure = known.find(step.measure)) step.law = measure->law;
}

}  // namespace tk::engine
