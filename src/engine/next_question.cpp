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

std::size_t place_of(const ContentPack& pack, const MeasureId& measure) {
    return static_cast<std::size_t>(std::ranges::find(pack.measures, measure, &Measure::id) - pack.measures.begin());
}

// What the verdict of each measure weighs, by place in the pack: in full outside the plan, where it may come to stand
// anywhere, and among its first places; below them less and less.
std::vector<double> sizes_of(const ContentPack& pack, const Assessment& assessment) {
    std::vector<double> sizes(pack.measures.size(), 1), scores;
    const auto& steps = assessment.plan.steps;
    for (const Step& step : steps)
        if (!step.measure.empty()) scores.push_back(step.score);
    std::ranges::sort(scores, std::ranges::greater{});
    const auto first = static_cast<std::size_t>(std::max(1.0, pack.ranking->first_places));
    if (scores.size() <= first || scores[first - 1] <= 0) return sizes;
    for (const Step& step : steps) {
        if (step.measure.empty()) continue;
        const double part = std::clamp(step.score / scores[first - 1], 0.0, 1.0);
        double& size = sizes[place_of(pack, step.measure)];
        for (double fall = pack.ranking->asking.fall; fall >= 1; --fall) size *= part;
    }
    return sizes;
}

// What the order of the plan hangs on beside the verdicts.
struct InPlan {
    double worth = 0;
    std::vector<MeasureId> measures{};
};

InPlan in_plan(const Asking& asking, const Assessment& assessment, const QuestionId& question,
               const std::vector<double>& sizes, const ContentPack& pack) {
    InPlan found;
    for (const Step& step : assessment.plan.steps) {
        if (step.measure.empty()) continue;
        double worth = 0;
        // Most at an even chance of one of the first places.
        if (step.changes_most == question) worth += asking.place * 4 * step.top_share * (1 - step.top_share);
        if (step.blocked && std::ranges::find(step.blocked_by, question) != step.blocked_by.end())
            worth += asking.blocked * sizes[place_of(pack, step.measure)];
        if (worth <= 0) continue;
        found.worth += worth;
        found.measures.push_back(step.measure);
    }
    return found;
}

}  // namespace

std::vector<NextQuestion> next_questions(const ContentPack& pack, const Dependents& dependents, Bounds& bounds,
                                         const AssessOptions& options, const Assessment& assessment) {
    const Open open = open_of(pack, bounds, options, assessment);
    const Asking& asking = pack.ranking->asking;
    const std::vector<double> sizes = sizes_of(pack, assessment);
    const std::string& goals = pack.ranking->goals[options.track];
    const double least = asking.least_for(options.track);
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
        InPlan steps = in_plan(asking, assessment, state.question, sizes, pack);
        next.places = std::move(steps.measures);
        next.goals = asking.goals > 0 && state.question.value == goals;
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
        double worth = asking.spread * next.share + steps.worth + (next.goals ? asking.goals : 0);
        const auto count = [&](const std::vector<Settling>& list, const auto& weight, const auto& name) {
            for (const Settling& each : list) {
                if (each.part <= 0) continue;
                worth += weight(each.place) * each.part;
                name(each.place);
            }
        };
        const auto same = [](double weight) { return [weight](std::uint32_t) { return weight; }; };
        count(duties, same(asking.duty), [&](std::uint32_t place) { next.duties.push_back(pack.duties[place].id); });
        count(schemes, same(asking.scheme), [&](std::uint32_t place) { next.schemes.push_back(pack.schemes[place].id); });
        count(
            measures, [&](std::uint32_t place) { return asking.measure * sizes[place]; },
            [&](std::uint32_t place) { next.measures.push_back(pack.measures[place].id); });
        // Rounded, so that a tie stays a tie in every build.
        next.worth = std::floor(worth * 1e6 + 0.5) / 1e6;
        if (next.worth < least && next.duties.empty()) continue;
        if (next.worth <= 0 && next.duties.empty()) continue;
        found.push_back(std::move(next));
    }
    std::ranges::stable_sort(found, [](const NextQuestion& a, const NextQuestion& b) { return a.worth > b.worth; });
    return found;
}

}  // namespace tk::engine
