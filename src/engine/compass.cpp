// How far each theme is. The facts name no score for a theme; this one is ours, see src/README.md, "Decisions". It is
// built on the score of a measure (facts, prioritisation.md, 2.2), which the order of the plan follows as well.
#include "engine/planning.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace tk::engine {

namespace {

constexpr std::size_t heaviest = 3;

// The highest scores of what is open in a theme, by draw.
struct Open {
    std::array<Column, heaviest> scores{};

    explicit Open(std::size_t draws) {
        for (Column& column : scores) column.assign(draws, 0);
    }

    // Each place keeps the larger one and hands the other on.
    void add(const Column& score) {
        for (std::size_t i = 0; double next : score) {
            for (Column& column : scores) {
                const double held = column[i];
                column[i] = std::max(held, next);
                next = std::min(held, next);
            }
            ++i;
        }
    }

    Column theme_score() const {
        Column found(scores[0].size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            double sum = 0;
            for (const Column& column : scores) sum += column[i];
            found[i] = 100 - std::clamp(sum / static_cast<double>(heaviest), 0.0, 100.0);
        }
        return found;
    }
};

struct ThemeScores {
    ThemeId theme{};
    Open now, first, after;
    explicit ThemeScores(ThemeId id, std::size_t draws) : theme(std::move(id)), now(draws), first(draws), after(draws) {}
};

// Measures that a plan takes: those of a step, or of a duty.
struct Choice {
    std::set<std::string> first{};         // with horizon now, of those in the totals
    std::vector<const Measure*> chosen{};  // also what is not in the totals, and what is done
};

Choice choice_of(const Planning& p) {
    Choice taken;
    const auto add = [&](const MeasureId& id, bool now) {
        const MeasureState* state = p.out.find(id);
        if (state == nullptr) return;
        taken.chosen.push_back(p.s.pack.find(id));
        if (now && state->in_totals) taken.first.insert(id.value);
    };
    for (const MeasureState& state : p.out.measures)
        if (state.done) add(state.measure, false);
    for (const Step& step : p.out.plan.steps) {
        const bool now = step.horizon == Horizon::now;
        if (step.group == Group::can) add(step.measure, now);
        else if (step.group == Group::must)
            for (const MeasureId& id : p.out.find(step.duty)->fulfilled_by)
                if (p.by_duty.contains(id.value)) add(id, now);
    }
    return taken;
}

}  // namespace

void find_compass(Planning& p) {
    std::vector<ThemeScores> themes;
    for (const Theme& theme : p.s.pack.themes)
        if (std::ranges::any_of(p.s.pack.measures, [&](const Measure& measure) {
                return measure.theme == theme.id && measure.track == p.s.options.track;
            }))
            themes.emplace_back(theme.id, p.draws);
    const Choice taken = choice_of(p);
    Column own, score(p.draws);
    std::size_t place = 0;  // of the measure in the pack: the states stand in its order
    for (std::size_t state = 0; state < p.out.measures.size(); ++state) {
        const MeasureState& held = p.out.measures[state];
        while (p.s.pack.measures[place].id != held.measure) ++place;
        const Measure& measure = p.s.pack.measures[place];
        const auto theme = std::ranges::find(themes, measure.theme, &ThemeScores::theme);
        if (held.applies == Truth::no || held.done || theme == themes.end()) continue;
        // Of two that exclude each other the one that the plan has counts.
        const bool chosen = std::ranges::find(taken.chosen, &measure) != taken.chosen.end();
        if (!chosen && std::ranges::any_of(taken.chosen, [&](const Measure* one) { return exclude(*one, measure); }))
            continue;
        scores_of(p, rate(p, place, state), own);
        const ColumnView applies = p.s.effects[place].applies, scores = own;
        for (std::size_t i = 0; i < p.draws; ++i) score[i] = at(applies, i) != 0 ? at(scores, i) : 0;
        theme->now.add(score);
        if (!taken.first.contains(held.measure.value)) theme->first.add(score);
        if (!held.in_totals) theme->after.add(score);
    }
    std::vector<Column> scores;
    for (const ThemeScores& theme : themes) {
        const Column& now = scores.emplace_back(theme.now.theme_score());
        const Column after = theme.after.theme_score();
        Column gain(p.draws);
        for (std::size_t i = 0; i < p.draws; ++i) gain[i] = after[i] - now[i];
        p.out.compass.push_back(
            {theme.theme, spread_of(now), spread_of(theme.first.theme_score()), spread_of(after), spread_of(gain), 0});
    }
    for (std::size_t i = 0; i < p.draws; ++i) {
        std::size_t most = scores.size();
        double lowest = 100;
        for (std::size_t t = 0; t < scores.size(); ++t)
            if (scores[t][i] < lowest) lowest = scores[t][i], most = t;
        if (most < scores.size()) p.out.compass[most].most += 1 / static_cast<double>(p.draws);
    }
}

}  // namespace tk::engine
