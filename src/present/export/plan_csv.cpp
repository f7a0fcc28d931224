#include "present/export/plan_csv.h"

#include "engine/names.h"
#include "present/export/csv.h"
#include "present/export/step_facts.h"
#include "present/screens/parts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tk::present {

namespace {

using engine::Group;

std::string csv_list(const std::vector<std::string>& parts, std::string_view between = " | ") {
    std::string text;
    for (const std::string& part : parts)
        if (!part.empty()) text += (text.empty() ? "" : std::string(between)) + part;
    return text;
}

std::string csv_themes(const State& state, const engine::Step& step) {
    std::vector<std::string> names;
    const auto add = [&](const engine::MeasureId& id) {
        const engine::Measure* measure = state.pack->find(id);
        if (measure == nullptr) return;
        std::string name = state.texts()("theme." + measure->theme.value);
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    };
    if (step.duty.empty()) add(step.measure);
    else
        for (const auto& measure : state.pack->find(step.duty)->fulfilled_by) add(measure);
    return csv_list(names, ", ");
}

// Why it stands in the plan, and what stands in its way.
std::string csv_reason(const State& state, const engine::Step& step) {
    const Texts& texts = state.texts();
    if (!step.duty.empty()) {
        const auto because = because_texts(state, state.assessment.find(step.duty)->because);
        return because.empty() ? texts("duty." + step.duty.value + ".why") : csv_list(because, " ");
    }
    const auto* measure = state.assessment.find(step.measure);
    std::vector<std::string> parts = because_texts(state, measure->because);
    if (parts.empty()) parts.push_back(texts("measure." + step.measure.value + ".what"));
    if (step.maybe && !measure->waiting_on.empty())
        parts.push_back(
            texts("plan.depends_on", {{"question", texts("question." + measure->waiting_on.front().value + ".text")}}));
    if (step.blocked) parts.push_back(texts("take_away.csv.note_line", {{"note", texts("plan.blocked")}}));
    else if (!step.in_budget) parts.push_back(texts("take_away.csv.note_line", {{"note", texts("plan.not_in_budget")}}));
    for (const auto& need : step.needs)
        parts.push_back(texts("take_away.csv.note_line",
                              {{"note", texts("plan.first", {{"measure", texts("measure." + need.value + ".name")}})}}));
    return csv_list(parts, " ");
}

std::string csv_schemes(const State& state, const engine::Step& step) {
    const Texts& texts = state.texts();
    std::vector<std::string> lines;
    if (!step.measure.empty())
        for (const auto& id : state.pack->find(step.measure)->schemes) {
            const auto* held = state.assessment.find(id);
            if (held == nullptr) continue;
            const char* verdict = held->fits == engine::Truth::yes  ? "verdict.fits"
                                  : held->fits == engine::Truth::no ? "verdict.fits_not"
                                                                    : "verdict.fits_maybe";
            lines.push_back(texts("take_away.csv.scheme",
                                  {{"name", texts("scheme." + id.value + ".name")},
                                   {"verdict", texts(verdict)},
                                   {"window", texts("compare.window." + std::string(engine::name_of(held->window)))},
                                   {"checked", checked_text(state, id)}}));
        }
    return csv_list(lines);
}

std::string csv_sources(const State& state, const engine::Step& step) {
    std::vector<std::string> lines;
    const auto& sources = step.duty.empty() ? state.pack->find(step.measure)->sources : state.pack->find(step.duty)->sources;
    for (const auto& id : sources)
        if (const auto* source = state.pack->find(id))
            lines.push_back(source->url.empty()
                                ? source->title
                                : state.texts()("take_away.csv.source", {{"title", source->title}, {"url", source->url}}));
    return csv_list(lines);
}

std::string rounded_cell(double value) { return number_cell(rounded(value)); }

}  // namespace

std::string plan_csv(const State& state) {
    const Texts& texts = state.texts();
    constexpr std::array columns{"place",    "group",       "step",      "theme",      "horizon", "reason",
                                 "gain_low", "gain_likely", "gain_high", "investment", "payback", "co2",
                                 "date",     "article",     "schemes",   "source"};
    Csv csv;
    std::vector<std::string> heads;
    for (const char* column : columns) heads.push_back(text_cell(texts(std::string("take_away.csv.column.") + column)));
    csv.row(heads);
    for (const engine::Step& step : state.assessment.plan.steps) {
        std::vector<std::string> row{number_cell(step.place),
                                     text_cell(texts("group." + std::string(engine::name_of(step.group)))),
                                     text_cell(step_name(state, step)),
                                     text_cell(csv_themes(state, step)),
                                     text_cell(texts("horizon." + std::string(engine::name_of(step.horizon)))),
                                     text_cell(csv_reason(state, step))};
        if (step.duty.empty()) {
            const auto& measure = *state.assessment.find(step.measure);
            for (const double value : {measure.gain.p10, measure.gain.p50, measure.gain.p90, measure.investment.p50})
                row.push_back(rounded_cell(value));
            row.push_back(measure.payback ? number_cell(measure.payback->p50, 1) : "");
            row.push_back(rounded_cell(measure.co2.p50));
        } else {
            row.resize(row.size() + 6);
        }
        const auto duty = step.duty.empty() ? DutyDate{} : date_of_duty(state, step.duty);
        row.push_back(duty.day ? date_cell(*duty.day) : "");
        row.push_back(duty.article.empty() ? "" : text_cell(duty.article));
        row.push_back(text_cell(csv_schemes(state, step)));
        row.push_back(text_cell(csv_sources(state, step)));
        csv.row(row);
    }
    return csv.text();
}

}  // namespace tk::present
