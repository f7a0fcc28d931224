#include "dossier/figures.h"

#include "dossier/estimates.h"
#include "dossier/small_groups.h"
#include "dossier/sums.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace tk::dossier {

namespace {

using engine::Truth;

bool by_name(const Company& one) { return one.loaded.dossier->shareable_by_name; }

void add(engine::Spread& sum, const engine::Spread& one) {
    sum.p10 += one.p10;
    sum.p50 += one.p50;
    sum.p90 += one.p90;
}

QuestionFigures figures_of(const engine::Question& question, const Companies& companies) {
    QuestionFigures made{.question = question.id};
    Cell answered, unsure, open;
    std::vector<Cell> options(question.options.size());
    std::vector<double> numbers;
    for (const Company* one : companies) {
        const engine::Answer* answer = one->loaded.dossier->answers.find(question.id);
        (answer == nullptr ? open : engine::is_known(answer) ? answered : unsure).add(by_name(*one));
        if (const auto number = number_of(answer)) numbers.push_back(*number);
        const auto* chosen = answer == nullptr ? nullptr : std::get_if<engine::Chosen>(answer);
        if (chosen == nullptr) continue;
        for (std::size_t i = 0; i < options.size(); ++i)
            if (std::ranges::find(chosen->options, question.options[i].id) != chosen->options.end())
                options[i].add(by_name(*one));
    }
    const auto parts = shown(std::vector{answered, unsure, open});
    made.answered = parts[0];
    made.unsure = parts[1];
    made.open = parts[2];
    if (!shown(answered) || !made.answered) return made;
    if (!numbers.empty()) made.numbers = quartiles_of(std::move(numbers));
    std::vector<Count> counts;
    if (question.kind == engine::AnswerKind::one) counts = shown(options);
    else
        for (const Cell& cell : options) counts.push_back(shown(cell));
    for (std::size_t i = 0; i < options.size(); ++i) made.options.push_back({question.options[i].id, counts[i]});
    return made;
}

// Measures of the plan: its own steps, and those by which it meets a duty.
std::set<std::string> plan_of(const Company& one) {
    std::set<std::string> ids;
    for (const auto& step : one.assessment.plan.steps)
        if (!step.measure.empty()) ids.insert(step.measure.value);
    for (const auto& measure : one.assessment.measures)
        if (measure.in_totals && !measure.done) ids.insert(measure.measure.value);
    return ids;
}

// By what the verdict is: no, unknown, yes.
using Verdicts = std::array<Cell, 3>;
std::vector<Count> shown(const Verdicts& verdicts) {
    return dossier::shown(std::vector<Cell>(verdicts.begin(), verdicts.end()));
}

}  // namespace

ParkTotals totals_of(const Companies& companies) {
    std::array<Summing, 5> sums;
    for (const Company* one : companies) {
        const engine::Totals& totals = one->assessment.plan.totals;
        const std::string& id = one->loaded.dossier->id;
        const std::array<const engine::Spread*, 5> amounts{&totals.gain, &totals.electricity, &totals.gas, &totals.co2,
                                                           &totals.investment};
        for (std::size_t i = 0; i < amounts.size(); ++i) sums[i].add(id, *amounts[i]);
    }
    return {sums[0].range(), sums[1].range(), sums[2].range(), sums[3].range(), sums[4].range()};
}

std::vector<QuestionFigures> questions_of(const engine::ContentPack& pack, const Companies& companies) {
    std::vector<QuestionFigures> made;
    for (const engine::Question& question : pack.questions) {
        if (question.track != engine::track_names[0] || question.kind == engine::AnswerKind::text) continue;
        if (std::ranges::any_of(
                companies, [&](const Company* one) { return one->loaded.dossier->answers.find(question.id) != nullptr; }))
            made.push_back(figures_of(question, companies));
    }
    return made;
}

std::vector<MeasureFigures> measures_of(const engine::ContentPack& pack, const Companies& companies) {
    std::map<std::string, Cell> cells;
    std::map<std::string, std::pair<engine::Spread, engine::Spread>> sums;
    for (const Company* one : companies)
        for (const std::string& id : plan_of(*one)) {
            const auto* state = one->assessment.find(engine::MeasureId{id});
            if (state == nullptr) continue;
            cells[id].add(by_name(*one));
            add(sums[id].first, state->gain);
            add(sums[id].second, state->investment);
        }
    std::vector<MeasureFigures> made;
    for (const engine::Measure& measure : pack.measures) {
        const auto found = cells.find(measure.id.value);
        if (found == cells.end()) continue;
        MeasureFigures figures{.measure = measure.id, .companies = shown(found->second)};
        if (figures.companies) {
            figures.gain = sums[measure.id.value].first;
            figures.investment = sums[measure.id.value].second;
        }
        made.push_back(std::move(figures));
    }
    std::ranges::stable_sort(made, [](const MeasureFigures& a, const MeasureFigures& b) {
        return a.companies.value_or(0) > b.companies.value_or(0);
    });
    return made;
}

std::vector<DutyFigures> duties_of(const engine::ContentPack& pack, const Companies& companies) {
    std::vector<DutyFigures> made;
    for (const engine::Duty& duty : pack.duties) {
        std::vector<Cell> fates(4);
        std::vector<std::pair<engine::LimitState, Verdicts>> limits;
        for (const Company* one : companies) {
            const auto* state = one->assessment.find(duty.id);
            if (state == nullptr) continue;
            fates[static_cast<std::size_t>(fate_of(*state))].add(by_name(*one));
            limits.resize(std::max(limits.size(), state->limits.size()));
            for (std::size_t i = 0; i < state->limits.size(); ++i) {
                limits[i].first = state->limits[i];
                limits[i].second[static_cast<std::size_t>(state->limits[i].met)].add(by_name(*one));
            }
        }
        const auto of = [&](DutyFate fate) { return static_cast<std::size_t>(fate); };
        if (fates[of(DutyFate::must)].count + fates[of(DutyFate::will)].count + fates[of(DutyFate::unknown)].count == 0)
            continue;
        const auto counts = dossier::shown(fates);
        DutyFigures figures{.duty = duty.id,
                            .must = counts[of(DutyFate::must)],
                            .will = counts[of(DutyFate::will)],
                            .unknown = counts[of(DutyFate::unknown)],
                            .no = counts[of(DutyFate::no)]};
        for (const auto& [limit, verdicts] : limits) {
            const auto met = shown(verdicts);
            figures.limits.push_back({limit.of, limit.unit, limit.op, limit.limit, met[2], met[1], met[0]});
        }
        made.push_back(std::move(figures));
    }
    return made;
}

std::vector<SchemeFigures> schemes_of(const engine::ContentPack& pack, const Companies& companies) {
    std::vector<SchemeFigures> made;
    for (const engine::Scheme& scheme : pack.schemes) {
        Verdicts verdicts;
        SchemeFigures figures{.scheme = scheme.id};
        for (const Company* one : companies)
            if (const auto* state = one->assessment.find(scheme.id)) {
                verdicts[static_cast<std::size_t>(state->fits)].add(by_name(*one));
                figures.window = state->window;
            }
        if (verdicts[1].count + verdicts[2].count == 0) continue;
        const auto counts = shown(verdicts);
        figures.fits = counts[2];
        figures.may_fit = counts[1];
        figures.no_fit = counts[0];
        made.push_back(std::move(figures));
    }
    return made;
}

}  // namespace tk::dossier
