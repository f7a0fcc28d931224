#include "engine/next_question.h"

#include "engine/possible_answers.h"
#include "engine/rank.h"
#include "engine/verdicts.h"

#include <algorithm>
#include <cmath>

namespace tk::engine {

namespace {

// What is not settled yet, by place in the pack.
struct Open {
    std::vector<bool> duties{}, schemes{}, measures{};
};

Open open_of(const ContentPack& pack, Bounds& bounds, const AssessOptions& options, const Assessment& assessment) {
    Open open{std::vector<bool>(pack.duties.size()), std::vector<bool>(pack.schemes.size()),
              std::vector<bool>(pack.measures.size())};
    // The states stand in the order of the pack.
    const auto mark = [](const auto& things, const auto& states, auto id, std::vector<bool>& marks, const auto& counts) {
        std::size_t place = 0;
        for (const auto& state : states) {
            while (place < things.size() && things[place].id != state.*id) ++place;
            if (place == things.size()) return;
            marks[place] = counts(things[place], state);
        }
    };
    mark(pack.duties, assessment.duties, &DutyState::duty, open.duties,
         [](const Duty&, const DutyState& state) { return state.applies == Truth::unknown; });
    mark(pack.measures, assessment.measures, &MeasureState::measure, open.measures,
         [](const Measure&, const MeasureState& state) {
             return state.applies == Truth::unknown && !state.done && !state.aside;
         });
    mark(pack.schemes, assessment.schemes, &SchemeState::scheme, open.schemes,
         [&](const Scheme& scheme, const SchemeState& state) {
             return state.fits == Truth::unknown && state.window != WindowState::ended &&
                    verdict_of(scheme, options, bounds) == Truth::unknown;
         });
    return open;
}

// Something to settle, and in which part of the possible answers it is.
struct Settling {
    std::uint32_t place = 0;
    double part = 0;
};

std::vector<Settling> still_open(const std::vector<std::uint32_t>& places, const std::vector<bool>& open) {
    std::vector<Settling> found;
    for (const std::uint32_t place : places)
        if (open[place]) found.push_back({place, 0});
    return found;
}

}  // namespace

std::vector<NextQuestion> next_questions(const ContentPack& pack, const Dependents& dependents, Bounds& bounds,
                                         const AssessOptions& options, const Assessment& assessment) {
    const Open open = open_of(pack, bounds, options, assessment);
    const Asking& asking = pack.ranking->asking;
    std::vector<NextQuestion> found;
    for (const QuestionState& state : assessment.questions) {
        if (state.asked == Truth::no || state.answered) continue;
        const std::int32_t input = pack.program.input(state.question.value);
        if (input < 0) continue;
        const Question& question = pack.questions[static_cast<std::size_t>(input)];
        const Dependent& dependent = dependents.of[static_cast<std::size_t>(input)];
        auto duties = still_open(dependent.duties, open.duties), schemes = still_open(dependent.schemes, open.schemes),
             measures = still_open(dependent.measures, open.measures);
        NextQuestion next{.question = state.question};
        const auto share = std::ranges::find(assessment.narrowing, state.question, &Narrowing::question);
        if (share != assessment.narrowing.end()) next.share = share->share;
        if (duties.empty() && schemes.empty() && measures.empty() && next.share == 0) continue;
        if (!duties.empty() || !schemes.empty() || !measures.empty()) {
            const auto possible = possible_answers(question, dependent.limits);
            double total = 0;
            for (const PossibleAnswer& one : possible) total += one.weight;
            for (const PossibleAnswer& one : possible) {
                bounds.put(input, &one.answer);
                const double part = one.weight / total;
                for (Settling& each : duties)
                    if (verdict_of(pack.duties[each.place], options, bounds) != Truth::unknown) each.part += part;
                for (Settling& each : schemes)
                    if (verdict_of(pack.schemes[each.place], options, bounds) != Truth::unknown) each.part += part;
                for (Settling& each : measures)
                    if (verdict_of(pack.measures[each.place], pack, options, bounds) != Truth::unknown) each.part += part;
            }
            bounds.put(input, nullptr);
        }
        double worth = asking.spread * next.share;
        const auto count = [&](const std::vector<Settling>& list, double weight, const auto& name) {
            for (const Settling& each : list) {
                if (each.part <= 0) continue;
                worth += weight * each.part;
                name(each.place);
            }
        };
        count(duties, asking.duty, [&](std::uint32_t place) { next.duties.push_back(pack.duties[place].id); });
        count(schemes, asking.scheme, [&](std::uint32_t place) { next.schemes.push_back(pack.schemes[place].id); });
        count(measures, asking.measure, [&](std::uint32_t place) { next.measures.push_back(pack.measures[place].id); });
        // Rounded, so that a tie stays a tie in every build.
        next.worth = std::floor(worth * 1e6 + 0.5) / 1e6;
        if (next.worth < asking.least && next.duties.empty()) continue;
        if (next.worth <= 0 && next.duties.empty()) continue;
        found.push_back(std::move(next));
    }
    std::ranges::stable_sort(found, [](const NextQuestion& a, const NextQuestion& b) { return a.worth > b.worth; });
    return found;
}

}  // namespace tk::engine
