// What the parts of making a plan hand to each other: chances.cpp gathers and orders, first_places.cpp gives away
// the first places, budget.cpp chooses within a budget, totals.cpp adds up, compass.cpp says how far each theme is,
// narrowing.cpp says what would narrow the total, plan.cpp calls them.
#pragma once

#include "engine/plan.h"
#include "engine/rank.h"
#include "engine/spread.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tk::engine {

struct Chance {
    std::size_t measure = 0;  // place in the pack
    std::size_t state = 0;    // place in Assessment::measures
    double score = 0, final_score = 0, urgency = 0, floor = 0, ease = 0, benefits = 0, confidence = 1;
    double investment = 0;
    bool wait = false, blocked = false;
    Merits merits{};
    std::vector<MeasureId> needs{};
    std::vector<MeasureId> needs_of_duties{};  // what it needs that stands under a duty, and is no chance
    std::size_t kind = 0;                      // number of its kind; one without a kind is a kind of its own
    std::size_t package = 0;                   // number of its package; a measure without one is a package of its own
    double duty_urgency = 0;                   // of the duty that it fulfils and that probably holds
    DutyId likely_duty{};
    int first = 0;
};

struct Planning {
    Situation s;
    Assessment& out;
    const Ranking& ranking;
    std::size_t draws;
    ColumnView cost{}, footprint{};  // the yardsticks: energy cost and CO2 of the whole
    Weighting weighting{};
    std::vector<Chance> chances{};
    std::set<std::string> by_duty{};       // measures listed through a duty
    std::set<std::string> by_main_duty{};  // and of these the ones of a duty that is urgent enough for a first place
    std::map<std::string, std::size_t> packages{};                     // to its number
    std::size_t package_places = 0;                                    // of the first places, what duties leave to packages
    std::vector<std::pair<const RankRule*, bool>> urgent{}, lifted{};  // rules of the track, and whether each probably holds
    std::vector<const ExtraNeed*> extra_needs{};                       // those whose condition probably holds
    std::set<std::string> unpaid{};                                    // measures of the plan that a budget leaves out
    std::vector<double> scores{};  // of every chance in the first draw, then the next; 0: not a step
    Column total_gain{};
    std::vector<std::optional<Date>> when{};  // by step: the deadline of a duty, or the day from which it holds
    // What each measure adds to the totals, draw by draw; filled when the plan over time is asked for.
    struct Flow {
        const Measure* measure = nullptr;
        Column gain{}, investment{};
    };
    std::vector<Flow> flows{};

    bool likely(Rule rule) { return !rule.empty() && s.draws.share(rule) >= 0.5; }
    bool is_main(const Duty& duty) const { return duty.kind == "duty" && duty.urgency >= ranking.duty_slot_min_urgency; }
    // Not done or put aside by the person.
    static bool to_do(const MeasureState& state) { return !state.done && !state.aside; }
    const Measure& measure_of(const Chance& chance) const { return s.pack.measures[chance.measure]; }
};

double score_of(const Planning&, const Chance&, const Merits&);
// What is the same in every draw; the amounts are filled by the caller.
ScoreInput input_of(const Chance&);
// A measure of the pack with its state, rated, whether it becomes a step or not; without needs and package.
Chance rate(Planning&, std::size_t measure, std::size_t state);
// Its score in every draw in which it applies, before what others make of it; as many numbers as there are, or one.
void scores_of(const Planning&, const Chance&, Column& scores);

// Whether only one of the two can be taken.
bool exclude(const Measure&, const Measure&);
// What comes first for a measure: its own needs, those of what the company is, and what it is best done together with.
std::vector<MeasureId> needs_of(Planning&, const Measure&);

void gather(Planning&);
// Best first; one more of a kind counts a little less; of two that exclude each other the best stays.
void order(Planning&);
// Needs come before what needs them; what is no chance is no need any more.
void needs_first(Planning&);
// Who has the first places: what fulfils a duty that probably holds, then packages. The rest keeps its order.
void first_places(Planning&);
// In which part of the draws each step has one of the first places; fills the scores.
void shares(Planning&);
// The best set of steps within the budget: marks the steps outside it, and keeps their measures out of the totals.
void fit_budget(Planning&, double budget);
// The budgets at which one more step fits.
void find_budgets(Planning&);
// Measures one after another: what is done, then the plan in the order of the ladder, each on what the ones before it
// left. What is done counts for the balance and for what others find, not for the totals. Also makes the balance.
void totals(Planning&);
// How far each theme is, now and after the plan.
void find_compass(Planning&);
// When each step is done, and what the plan has cost and brought by then; reads the flows.
void over_time(Planning&);
// What answers would narrow the total, and which one moves each step most.
void narrow(Planning&);

}  // namespace tk::engine
