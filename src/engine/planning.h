// What the parts of making a plan hand to each other: chances.cpp gathers and orders, first_places.cpp gives away
// the first places, totals.cpp adds up, narrowing.cpp says what would narrow the total, plan.cpp calls them.
#pragma once

#include "engine/plan.h"
#include "engine/rank.h"
#include "engine/spread.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
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
    std::size_t package = 0;  // number of its package; a measure without one is a package of its own
    double duty_urgency = 0;  // of the duty that it fulfils and that probably holds
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
    std::map<std::string, std::size_t> packages{};  // to its number
    std::size_t package_places = 0;                 // of the first places, what duties leave to packages
    Column total_gain{};

    bool likely(Rule rule) { return !rule.empty() && s.draws.share(rule) >= 0.5; }
    bool is_main(const Duty& duty) const { return duty.kind == "duty" && duty.urgency >= ranking.duty_slot_min_urgency; }
    const Measure& measure_of(const Chance& chance) const { return s.pack.measures[chance.measure]; }
};

double score_of(const Planning&, const Chance&, const Merits&);
// What is the same in every draw; the amounts are filled by the caller.
ScoreInput input_of(const Chance&);

void gather(Planning&);
// Best first; one more of a kind counts a little less; of two that exclude each other the best stays.
void order(Planning&);
// Needs come before what needs them; what is no chance is no need any more.
void needs_first(Planning&);
// Who has the first places: what fulfils a duty that probably holds, then packages. The rest keeps its order.
void first_places(Planning&);
// In which part of the draws each step has one of the first places.
void shares(Planning&);
// Measures one after another, in the order of the ladder, each on what the ones before it left; also the balance.
void totals(Planning&);
void narrow(Planning&);

}  // namespace tk::engine
