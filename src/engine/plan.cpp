#include "engine/planning.h"

#include <algorithm>
#include <array>

namespace tk::engine {

namespace {

int days_between(Date from, Date to) {
    return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

std::vector<std::string> goals(Planning& p, std::string_view question) {
    std::vector<std::string> found;
    const std::int32_t slot = p.s.pack.program.input(question);
    const Answer* answer = slot < 0 ? nullptr : p.s.bounds.answer(slot);
    if (const auto* chosen = answer == nullptr ? nullptr : std::get_if<Chosen>(answer))
        for (const OptionId& option : chosen->options) found.push_back(option.value);
    return found;
}

std::optional<Date> starts(const Planning& p, const Duty& duty, const DutyState& state) {
    std::optional<Date> first;
    for (std::size_t i = 0; i < duty.phases.size(); ++i)
        if (state.phases[i].applies == Truth::yes && duty.phases[i].from && *duty.phases[i].from > p.s.options.date &&
            (!first || *duty.phases[i].from < *first))
            first = duty.phases[i].from;
    return first;
}

void add(Planning& p, Step step, std::optional<Date> when = std::nullopt) {
    step.place = static_cast<int>(p.out.plan.steps.size()) + 1;
    p.when.push_back(when);
    p.out.plan.steps.push_back(std::move(step));
}

void duty_steps(Planning& p) {
    struct Line {
        const Duty* duty;
        const DutyState* state;
        std::optional<Date> when;
    };
    for (const Group group : {Group::must, Group::will}) {
        std::vector<Line> lines;
        for (const DutyState& state : p.out.duties) {
            if (state.group != group) continue;
            const Duty* duty = p.s.pack.find(state.duty);
            lines.push_back({duty, &state, group == Group::must ? state.deadline : starts(p, *duty, state)});
        }
        std::ranges::stable_sort(lines, [](const Line& a, const Line& b) {
            if (a.when != b.when) return a.when && (!b.when || *a.when < *b.when);
            return a.duty->urgency > b.duty->urgency;
        });
        for (const Line& line : lines) {
            Step step;
            step.group = group;
            step.duty = line.state->duty;
            const int days = line.when ? days_between(p.s.options.date, *line.when) : group == Group::must ? 0 : 1000;
            step.horizon = group == Group::must ? (days <= 366 ? Horizon::now : Horizon::year)
                           : days <= 366        ? Horizon::year
                                                : Horizon::later;
            add(p, std::move(step), line.when);
            if (group == Group::must)
                for (const MeasureId& id : line.state->fulfilled_by)
                    if (const Measure* measure = p.s.pack.find(id);
                        measure != nullptr && measure->compliance && p.to_do(*p.out.find(id))) {
                        p.by_duty.insert(id.value);
                        if (p.is_main(*line.duty)) p.by_main_duty.insert(id.value);
                    }
        }
    }
}

Horizon horizon_of(const Planning& p, const Measure& measure, const Chance& chance, double yardstick) {
    const bool small = chance.investment <= p.ranking.now_cost_share * yardstick;
    if (chance.blocked || chance.wait || measure.lead_months > p.ranking.year_months) return Horizon::later;
    if (measure.lead_months <= p.ranking.now_months && measure.effort <= p.ranking.now_effort && small) return Horizon::now;
    if (measure.lead_months > p.ranking.year_months_costly && chance.investment > yardstick) return Horizon::later;
    return Horizon::year;
}

// The answers that make a rule hold, then those that may; without what is certainly not asked.
std::vector<QuestionId> reasons_of(Planning& p, Rule rule) {
    std::vector<QuestionId> because, waiting_on;
    explain(p.s.pack, p.s.bounds, rule, because, waiting_on);
    for (const QuestionId& id : waiting_on)
        if (std::ranges::find(because, id) == because.end()) because.push_back(id);
    std::erase_if(because, [&](const QuestionId& id) {
        const std::int32_t input = p.s.pack.program.input(id.value);
        return p.s.bounds.truth(p.s.pack.program.inputs[static_cast<std::size_t>(input)].asked_if) == Truth::no;
    });
    return because;
}

void chance_steps(Planning& p) {
    const double yardstick = std::max(p.ranking.least_energy_cost, p.out.plan.totals.energy_cost);
    for (const Chance& chance : p.chances) {
        const Measure& measure = p.s.pack.measures[chance.measure];
        Step step;
        step.group = Group::can;
        step.measure = measure.id;
        step.maybe = p.out.measures[chance.state].applies != Truth::yes;
        step.score = chance.final_score;
        step.first = chance.first;
        step.likely_duty = chance.likely_duty;
        step.needs = chance.needs;
        step.blocked = chance.blocked;
        step.horizon = horizon_of(p, measure, chance, yardstick);
        std::array<std::size_t, merits> rank{0, 1, 2, 3, 4, 5};
        std::ranges::stable_sort(rank, [&](std::size_t a, std::size_t b) {
            return p.weighting.weights[a] * chance.merits[a] > p.weighting.weights[b] * chance.merits[b];
        });
        for (std::size_t i = 0; i < 2; ++i)
            if (chance.merits[rank[i]] > 0.1) step.strongest.emplace_back(criterion_names[rank[i]]);
        // Of equals the one that weighs most.
        std::optional<std::size_t> weakest;
        for (std::size_t i = 0; i < merits; ++i) {
            const double weight = p.weighting.weights[i], merit = chance.merits[i];
            if (weight <= 0 || std::ranges::find(step.strongest, criterion_names[i]) != step.strongest.end()) continue;
            if (!weakest || merit < chance.merits[*weakest] ||
                (merit == chance.merits[*weakest] && weight > p.weighting.weights[*weakest]))
                weakest = i;
        }
        if (weakest) step.weakest = criterion_names[*weakest];
        if (step.blocked) step.blocked_by = reasons_of(p, measure.blocked_if);
        add(p, std::move(step));
    }
    // What must come first is not planned later than what waits for it.
    for (auto step = p.out.plan.steps.rbegin(); step != p.out.plan.steps.rend(); ++step)
        for (const MeasureId& need : step->needs)
            for (Step& other : p.out.plan.steps)
                if (other.measure == need && !other.blocked) other.horizon = std::min(other.horizon, step->horizon);
}

void mark_in_totals(Planning& p) {
    std::set<std::string> counted;
    for (const Step& step : p.out.plan.steps) {
        if (step.group == Group::can && !step.blocked && step.in_budget) counted.insert(step.measure.value);
        if (step.group != Group::must) continue;
        for (const MeasureId& id : p.out.find(step.duty)->fulfilled_by)
            if (p.by_duty.contains(id.value) && !p.unpaid.contains(id.value)) counted.insert(id.value);
    }
    for (MeasureState& state : p.out.measures) state.in_totals = counted.contains(state.measure.value);
}

}  // namespace

void make_plan(Situation situation, Assessment& out) {
    Planning p{situation, out, *situation.pack.ranking, situation.draws.count()};
    const std::string& track = situation.options.track;
    p.cost = situation.draws.amount(p.ranking.energy_cost[track]);
    p.footprint = situation.draws.amount(p.ranking.co2_total[track]);
    out.plan.totals.energy_cost = spread_of(p.cost).p50;
    out.plan.totals.co2_before = spread_of(p.footprint).p50;
    p.weighting = weighting_of(p.ranking, track, goals(p, p.ranking.goals[track]), situation.options.choices.weights);
    duty_steps(p);
    gather(p);
    order(p);
    first_places(p);
    needs_first(p);
    chance_steps(p);
    shares(p);
    if (situation.options.budgets) find_budgets(p);
    if (situation.options.choices.budget) fit_budget(p, *situation.options.choices.budget);
    mark_in_totals(p);
    totals(p);
    find_compass(p);
    if (situation.options.over_time) over_time(p);
    narrow(p);
}

}  // namespace tk::engine
