#include "engine/over_time.h"

#include "engine/planning.h"

#include <cmath>

namespace tk::engine {

namespace {

struct Span {
    double from = 0, until = 0;
};

double start_of(const Planning& p, Horizon horizon) {
    return horizon == Horizon::now ? 0 : horizon == Horizon::year ? p.ranking.now_months : p.ranking.year_months;
}

// Of each measure that is counted the step that it belongs to, and when it is done.
class Schedule {
public:
    explicit Schedule(Planning& p) : p_(p), at_(p.flows.size()), step_(p.flows.size(), none) {
        for (std::size_t i = 0; i < p.out.plan.steps.size(); ++i) {
            const Step& step = p.out.plan.steps[i];
            if (!step.measure.empty()) put(step.measure, i);
            else if (step.group == Group::must)
                for (const MeasureId& id : p.out.find(step.duty)->fulfilled_by)
                    if (p.by_duty.contains(id.value)) put(id, i);
        }
        // A need of a need comes first too; three deep is as far as content goes, and a ring ends.
        for (int round = 0; round < 3; ++round)
            for (std::size_t f = 0; f < at_.size(); ++f) wait(f);
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t step(std::size_t flow) const { return step_[flow]; }
    Span at(std::size_t flow) const { return at_[flow]; }

private:
    std::size_t find(const MeasureId& id) const {
        const auto found = std::ranges::find(p_.flows, id, [](const Planning::Flow& flow) { return flow.measure->id; });
        return found == p_.flows.end() ? none : static_cast<std::size_t>(found - p_.flows.begin());
    }

    void put(const MeasureId& id, std::size_t step) {
        const std::size_t flow = find(id);
        if (flow == none || step_[flow] != none) return;
        step_[flow] = step;
        const double lead = std::max(0.0, p_.flows[flow].measure->lead_months);
        double from = start_of(p_, p_.out.plan.steps[step].horizon);
        if (p_.when[step]) from = std::clamp(months_between(p_.s.options.date, *p_.when[step]) - lead, 0.0, from);
        at_[flow] = {from, from + lead};
    }

    void wait(std::size_t flow) {
        if (step_[flow] == none) return;
        for (const MeasureId& need : needs_of(p_, *p_.flows[flow].measure)) {
            const std::size_t other = find(need);
            if (other == none || other == flow) continue;
            const double later = std::max(0.0, at_[other].until - at_[flow].from);
            at_[flow].from += later;
            at_[flow].until += later;
        }
    }

    Planning& p_;
    std::vector<Span> at_;
    std::vector<std::size_t> step_;
};

std::vector<StepTime> steps_of(const Planning& p, const Schedule& schedule) {
    std::vector<StepTime> steps;
    for (std::size_t i = 0; i < p.out.plan.steps.size(); ++i) {
        const Step& step = p.out.plan.steps[i];
        StepTime time;
        if (p.when[i]) time.due = months_between(p.s.options.date, *p.when[i]);
        Column gain(p.draws), investment(p.draws);
        for (std::size_t f = 0; f < p.flows.size(); ++f) {
            if (schedule.step(f) != i) continue;
            const Span span = schedule.at(f);
            time.from = time.counted ? std::min(time.from, span.from) : span.from;
            time.until = std::max(time.until, span.until);
            time.counted = true;
            for (std::size_t n = 0; n < p.draws; ++n) {
                gain[n] += p.flows[f].gain[n];
                investment[n] += p.flows[f].investment[n];
            }
        }
        if (time.counted) {
            time.gain = spread_of(gain);
            time.investment = spread_of(investment);
        } else if (step.group == Group::must) {
            time.until = time.due && *time.due > 0 ? *time.due : p.ranking.now_months;
        } else {
            time.from = time.until = time.due.value_or(start_of(p, step.horizon));
        }
        steps.push_back(time);
    }
    return steps;
}

std::vector<Spread> running_total(const Planning& p, const Schedule& schedule, double months) {
    std::vector<Spread> running;
    Column total(p.draws);
    for (int point = 0;; ++point) {
        const double month = std::min(static_cast<double>(point), months);
        std::ranges::fill(total, 0.0);
        for (std::size_t f = 0; f < p.flows.size(); ++f) {
            const auto [from, until] = schedule.at(f);
            const double saved = std::max(0.0, month - until) / 12, spent = month >= until ? 1
                                                                            : month > from ? (month - from) / (until - from)
                                                                                           : 0;
            if (saved == 0 && spent == 0) continue;
            const Planning::Flow& flow = p.flows[f];
            for (std::size_t n = 0; n < p.draws; ++n) total[n] += flow.gain[n] * saved - flow.investment[n] * spent;
        }
        running.push_back(spread_of(total));
        if (static_cast<double>(point) >= months) return running;
    }
}

// When the line comes above 0 to stay.
std::optional<double> turn_of(const OverTime& over, double Spread::* line) {
    std::size_t last = over.running.size();
    while (last > 0 && over.running[last - 1].*line >= 0) --last;
    if (last == 0) return 0;
    if (last == over.running.size()) return std::nullopt;
    const double below = over.running[last - 1].*line, above = over.running[last].*line;
    const double from = static_cast<double>(last - 1), to = std::min(static_cast<double>(last), over.months);
    return from + (to - from) * below / (below - above);
}

std::optional<Spread> payback_of(const Planning& p) {
    if (p.flows.empty()) return std::nullopt;
    Column gain(p.draws), years(p.draws);
    for (const Planning::Flow& flow : p.flows)
        for (std::size_t n = 0; n < p.draws; ++n) {
            gain[n] += flow.gain[n];
            years[n] += flow.investment[n];
        }
    const double longest = p.ranking.longest_payback_years;
    for (std::size_t n = 0; n < p.draws; ++n)
        years[n] = gain[n] > 0 ? std::min(longest, std::max(0.0, years[n]) / gain[n]) : longest;
    const Spread spread = spread_of(years);
    return spread.p50 < longest ? std::optional(spread) : std::nullopt;
}

}  // namespace

void over_time(Planning& p) {
    const Schedule schedule(p);
    OverTime over;
    over.last_year = last_year_of(p.s.options.date);
    over.months = months_ahead(p.s.options.date);
    over.steps = steps_of(p, schedule);
    over.running = running_total(p, schedule, over.months);
    over.early = turn_of(over, &Spread::p90);
    over.likely = turn_of(over, &Spread::p50);
    over.late = turn_of(over, &Spread::p10);
    over.payback = payback_of(p);
    p.out.plan.over_time = std::move(over);
}

}  // namespace tk::engine
