#include "present/export/step_facts.h"

#include "present/format.h"

#include <algorithm>

namespace tk::present {

DutyDate date_of_duty(const State& state, const engine::DutyId& id) {
    const auto* held = state.assessment.find(id);
    const auto& phases = state.pack->find(id)->phases;
    const auto cited = std::ranges::find_if(phases, [](const auto& phase) { return !phase.article.empty(); });
    DutyDate made;
    if (cited != phases.end()) made.article = cited->article;
    if (held->group != engine::Group::will) {
        made.day = held->deadline;
        return made;
    }
    for (const auto& phase : phases) {
        const auto found = std::ranges::find(held->phases, phase.id, &engine::PhaseState::id);
        if (found == held->phases.end() || found->applies != engine::Truth::yes) continue;
        if (phase.status == engine::PhaseStatus::in_force || !phase.from || *phase.from <= state.date) continue;
        if (made.day && *made.day <= *phase.from) continue;
        made.day = phase.from;
        made.phase = &phase;
    }
    if (made.phase != nullptr && !made.phase->article.empty()) made.article = made.phase->article;
    return made;
}

std::string checked_text(const State& state, const engine::SchemeId& id) {
    const Texts& texts = state.texts();
    const auto& checked = state.pack->find(id)->checked_on;
    return checked ? texts("scheme_page.checked", {{"date", date_text(texts, *checked)}}) : texts("scheme_page.not_checked");
}

}  // namespace tk::present
