#include "present/export/take_away.h"

#include "engine/result_json.h"
#include "present/choices.h"
#include "present/export/plan_csv.h"

namespace tk::present {

namespace {

// Reckoned anew: the assessment of the page leaves out what would make a scheme fit.
std::string whole_result(const State& state) {
    const engine::AssessOptions options{.date = state.date, .track = state.track, .choices = plan_choices(state)};
    const auto assessment = engine::assess(*state.pack, state.answers, options);
    return engine::result_json(*state.pack, state.answers, options, assessment) + "\n";
}

}  // namespace

std::optional<Download> file_of(const State& state, FileKind kind, const OfDossier& dossier) {
    const auto named = [&](const char* key) { return state.texts()(key, {{"date", engine::text_of(state.date)}}); };
    switch (kind) {
        case FileKind::csv: return Download{named("take_away.csv.file"), "text/csv;charset=utf-8", plan_csv(state)};
        case FileKind::ics: {
            std::string text = ics_text(agenda_of(state, dossier));
            if (text.empty()) return std::nullopt;
            return Download{named("take_away.ics.file"), "text/calendar;charset=utf-8", std::move(text)};
        }
        case FileKind::json: break;
    }
    return Download{named("take_away.json.file"), "application/json", whole_result(state)};
}

}  // namespace tk::present
