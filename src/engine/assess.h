// Content and answers in, conclusions with their reasons out. A pure function: no clock, no locale,
// no input or output, nothing kept between calls.
#pragma once

#include "engine/answers.h"
#include "engine/content.h"
#include "engine/truth.h"

#include <optional>
#include <string>
#include <vector>

namespace tk::engine {

// 10th, 50th and 90th percentile of the draws.
struct Spread {
    double p10 = 0, p50 = 0, p90 = 0;
    friend bool operator==(const Spread&, const Spread&) = default;
};

struct QuestionState {
    QuestionId question{};
    Truth asked = Truth::yes;  // asked unless certainly not
    bool answered = false;     // Unsure counts as answered
    // How many duties, measures and schemes have a rule or amount that depends on it.
    int changes = 0;
};

struct PhaseState {
    std::string id{};
    PhaseStatus status = PhaseStatus::in_force;
    Truth applies = Truth::unknown;  // duty and phase condition together
    bool on_date = false;            // the date lies within from and until
};

// How far a known value lies from a limit. Nothing known about it: low and high are the question's bounds.
struct LimitState {
    std::string of{}, unit{};
    Comparison op = Comparison::at_least;
    double limit = 0, low = 0, high = 0;
    Truth met = Truth::unknown;
};

enum class Group { must, will, can };
enum class Horizon { now, year, later };

struct DutyState {
    DutyId duty{};
    Truth applies = Truth::unknown;  // in force on the date and applying to this company
    std::optional<Group> group{};    // must: in force and yes; will: adopted, announced or expected and yes; none otherwise
    bool likely = false;             // unknown, but in more than half of the draws it applies
    std::vector<PhaseState> phases{};
    std::vector<LimitState> limits{};
    std::optional<Date> deadline{};
    std::vector<MeasureId> fulfilled_by{};
    std::vector<QuestionId> because{}, waiting_on{};
};

struct MeasureState {
    MeasureId measure{};
    Truth applies = Truth::unknown;
    Truth blocked = Truth::no;
    std::vector<QuestionId> because{}, waiting_on{};
    // Own effect per year, not yet shared with other measures.
    Spread gain{}, electricity{}, gas{}, co2{}, investment{}, yearly_cost{};
    std::optional<Spread> payback{};  // years; nothing when most draws never pay back
};

struct CriterionState {
    CriterionId criterion{};
    Truth met = Truth::unknown;
    bool ask = false;
    std::vector<QuestionId> because{}, waiting_on{};
};

enum class WindowState { runs, ends_soon, not_yet, ended, uncertain };  // `runs`: the evidence covers the date

struct SchemeState {
    SchemeId scheme{};
    Truth fits = Truth::unknown;  // the smallest of the criteria; a criterion to ask keeps it from yes
    WindowState window = WindowState::uncertain;
    std::vector<CriterionState> criteria{};
    std::vector<MeasureId> for_measures{};  // measures of the plan that name it
};

// One line of the plan, in order. Duties first, then announced duties, then chances.
struct Step {
    int place = 0;  // from 1, through all groups
    Group group = Group::can;
    Horizon horizon = Horizon::now;
    DutyId duty{};                         // for must and will
    MeasureId measure{};                   // for can
    bool maybe = false;                    // applies is not certain
    double score = 0;                      // 0 to 100
    int first = 0;                         // which of the first places it has, from 1, with others of its package; 0: none
    DutyId likely_duty{};                  // that gives it such a place: it is not certain, but probably holds
    double top_share = 0;                  // in which part of the draws it has one of the first places
    std::vector<std::string> strongest{};  // up to two criteria of the ranking, strongest first
    std::vector<MeasureId> needs{};        // open steps that come first
    bool blocked = false;
};

struct EndUseState {
    EndUseId end_use{};
    std::string carrier{}, unit{};
    Spread before{}, after{};  // after: with every step of the plan done
};

struct Totals {
    Spread gain{};                       // EUR per year, measures applied one after another: nothing counted twice
    Spread electricity{}, gas{}, co2{};  // saved per year: kWh, m3, kg
    Spread investment{};                 // EUR
    Spread investment_now{};             // EUR, of steps with horizon now
    double energy_cost = 0;              // EUR per year, median, for "about 40 % of your cost"; 0 when not known
    double co2_before = 0;               // kg per year, median
};

struct Plan {
    std::vector<Step> steps{};
    Totals totals{};
};

struct Receipt {
    std::string engine{}, pack{}, pack_version{}, pack_hash{}, date{};
};

// An unanswered or unsure question whose answer would narrow the plan's total gain most: the share of
// the variance of the total over the draws that it explains, 0 to 1.
struct Narrowing {
    QuestionId question{};
    double share = 0;
};

struct Assessment {
    std::vector<QuestionState> questions{};  // of the track, in pack order
    std::vector<DutyState> duties{};
    std::vector<MeasureState> measures{};
    std::vector<SchemeState> schemes{};
    std::vector<EndUseState> balance{};
    std::vector<Narrowing> narrowing{};  // largest first
    Plan plan{};
    Receipt receipt{};

    const QuestionState* find(const QuestionId&) const;
    const DutyState* find(const DutyId&) const;
    const MeasureState* find(const MeasureId&) const;
    const SchemeState* find(const SchemeId&) const;
};

struct AssessOptions {
    Date date{};
    std::string track = "sme";
    int draws = 512;  // a power of two
};

Assessment assess(const ContentPack&, const Answers&, const AssessOptions&);

}  // namespace tk::engine
