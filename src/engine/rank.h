// The scoring model of the plan: its weights, factors and rules, as the pack gives them.
#pragma once

#include "engine/columns.h"
#include "engine/content.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tk::engine {

// payback, yearly money, CO2, side benefits, ease, urgency: the letters of the files and the names of the result.
inline constexpr std::array<std::string_view, 6> criterion_letters{"F", "E", "C", "B", "Z", "U"};
inline constexpr std::array<std::string_view, 6> criterion_names{"payback", "money", "co2", "benefits", "ease", "urgency"};

inline constexpr std::size_t merits = 6;
using Weights = std::array<double, merits>;
using Merits = std::array<double, merits>;  // 0 to 1 each

struct GoalShift {
    Weights weights{};
    std::map<std::string, double> benefits{};
};

// When its condition holds, the measures it means get at least this urgency, or at least this score.
struct RankRule {
    std::string track{};
    Rule condition{};
    std::vector<MeasureId> measures{};  // empty: all with the benefits
    std::map<std::string, double> min_benefit{};
    double urgency = 0, floor = 0;
    PackageId package{};
};

// Measures of a group together take at most a part of the end uses.
struct Cap {
    std::string overlap_group{};
    std::vector<EndUseId> end_uses{};
    Amount share{};
};

// What one unit of a carrier is worth.
struct Worth {
    Amount price{}, co2{};
    double kwh = 1;  // roughly, to weigh the carriers of one measure against each other
};

// What comes first for measures under a condition, beside what they need by themselves.
struct ExtraNeed {
    Rule condition{};
    bool building_bound = false;  // only measures that are bound to the building
    std::vector<MeasureId> needs{};
};

// What the best next question is weighed by.
struct Asking {
    double duty = 10, scheme = 3, measure = 1;  // a verdict that every possible answer settles
    double spread = 30;                         // all of the spread of the total's gain
    double fall = 0;  // 0 to 10, whole: how often the verdict of a measure below the first places is multiplied by its score
                      // in parts of theirs
    double place = 0;    // a step that may come to stand in or out of the first places, at an even chance
    double blocked = 0;  // a step of the first places that waits for the answer
    double goals = 0;    // the goals of the owner, which set the order of the plan
    double least = 0.5;  // a question that is worth less is not asked; one that can settle a duty always is
    std::map<std::string, double> least_of{};  // by track, instead of least

    double least_for(const std::string& track) const {
        const auto own = least_of.find(track);
        return own == least_of.end() ? least : own->second;
    }
};

struct Ranking {
    PerTrack<Amount> energy_cost{}, co2_total{};    // EUR and kg per year of the whole: the yardsticks
    PerTrack<std::string> goals{};                  // the question whose options shift the weights
    PerTrack<std::map<std::string, Rule>> roles{};  // who the company is; none: every measure is for it
    PerTrack<std::map<std::string, Worth>> carriers{};
    std::vector<Cap> caps{};
    std::vector<ExtraNeed> extra_needs{};
    Weights weights{};
    std::map<std::string, double> benefit_weights{};
    std::map<std::string, double> confidence_factor{};
    double benefit_norm = 6, payback_zero_years = 15, materiality_share = 0.01, money_full_share = 0.1,
           co2_full_share = 0.08;
    double soft_value_factor = 0.5, no_cash_ceiling = 0.3, no_cash_budget_share = 0.15, enabler_factor = 0.95,
           diversity_factor = 0.93;
    double duty_slot_min_urgency = 0.8, likely_duty_factor = 0.9, unknown_duty_factor = 0.35, wait_factor = 0.75;
    double expected_urgency_ceiling = 0.4;                         // of duties that are not in force
    double ease_effort_share = 0.6, ease_lead_months = 9;          // the rest of the ease falls off with the lead time
    double least_energy_cost = 2000, least_co2 = 2000;             // EUR and kg per year: the yardsticks are not smaller
    double now_months = 3, now_effort = 3, now_cost_share = 0.15;  // at most; the cost in parts of the energy cost
    double year_months = 12, year_months_costly = 6;               // at most; what costs more than the energy of a year
    double first_places = 5, duty_places = 2, pinned_places = 2;   // of the plan, and how many of them at most
    double package_steps = 3;                                      // of a package in one place
    double package_share = 0.12, package_from = 30;                // what its further steps add: of their score above
    double big_cost_share = 0.15, big_months = 6;  // a big step costs more, in parts of the energy cost, or takes longer
    double longest_payback_years = 100;            // beyond it there is none
    double evidence_days = 365, soon_days = 90;    // of the windows of schemes
    Asking asking{};
    std::map<std::string, std::map<std::string, GoalShift>> goal_shifts{};  // by track, by goal
    std::vector<RankRule> urgency_rules{}, pins{}, lift_rules{};
};

// What is wrong with its factors, one sentence each; empty: it can be reckoned with.
std::vector<std::string_view> faults_of(const Ranking&);

// The weights with the owner's goals in them; they add up to 1, or are all 0. Chosen weights, by name of the criterion,
// stand in for those of the pack; what is no name, below 0 or no number counts for nothing.
struct Weighting {
    Weights weights{};
    std::map<std::string, double> benefits{};
};
Weighting weighting_of(const Ranking&, const std::string& track, const std::vector<std::string>& goals,
                       const std::map<std::string, double>& chosen = {});

struct ScoreInput {
    double gain = 0, investment = 0, soft = 0, co2 = 0;  // of the measure; soft: avoided loss and room on the grid
    double energy_cost = 0, co2_total = 0;               // of the company: the yardsticks
    double confidence = 1, benefits = 0, ease = 0, urgency = 0;
};
Merits merits_of(const Ranking&, const ScoreInput&);

// The same over draws, each column with as many numbers.
struct ScoreColumns {
    Column gain{}, investment{}, soft{}, co2{}, energy_cost{}, co2_total{};
};
// The first three of the merits in every draw, at full confidence.
void merits_of(const Ranking&, const ScoreColumns&, std::array<Column, 3>& found);
double ease_of(const Ranking&, const Measure&);
double benefits_of(const Ranking&, const Weighting&, const Measure&);

// The same to the last bit on every machine, which the mathematics of the platform does not promise.
double natural_logarithm(double);
double exponential(double);

}  // namespace tk::engine
