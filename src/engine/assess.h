// Content and answers in, conclusions with their reasons out. A pure function: no clock, no locale,
// no input or output, nothing kept between calls but what a Workspace may.
#pragma once

#include "engine/answers.h"
#include "engine/content.h"
#include "engine/truth.h"

#include <map>
#include <memory>
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
    Spread avoided_loss{}, capacity_value{};  // EUR per year, apart from the cash of `gain`
    std::optional<Spread> payback{};          // years; nothing when most draws never pay back
    bool done = false, aside = false;         // by the person's choice
    bool in_totals = false;                   // the totals of the plan count it
    // Recognised measures that it realises, without those that certainly do not apply or are there already.
    std::vector<RecognisedId> law{};
};

struct CriterionState {
    CriterionId criterion{};
    Truth met = Truth::unknown;
    bool ask = false;
    std::vector<QuestionId> because{}, waiting_on{};
};

// A measure that the law recognises, for this company.
struct RecognisedState {
    RecognisedId recognised{};
    // Yes: each condition certainly holds, at the moment that the list names. No: one certainly does not. Unknown: check.
    Truth applies = Truth::unknown;
    Truth present = Truth::unknown;  // whether the company has what it is about, apart from the conditions
    std::vector<CriterionState> conditions{};
    bool done = false;                                // an answer or the person says that it is there already
    Truth owner = Truth::no;                          // it is the owner of the building who must take it
    std::vector<MeasureId> planned{}, partly{};       // steps of the plan that realise it, or a part of it
    std::vector<QuestionId> because{}, waiting_on{};  // of `present`
};

enum class WindowState { runs, ends_soon, not_yet, ended, uncertain };  // `runs`: the evidence covers the date

// One answer that would have to be another.
struct Change {
    QuestionId question{};
    Answer to{};
};

// What a scheme takes off the investment of the measures of the plan that it is for, of those that are in the totals.
// It is no part of a payback or of the totals.
struct Support {
    Spread amount{};    // EUR, once
    bool sure = false;  // the scheme fits and its window runs; else: at most this, if it does
};

struct SchemeState {
    SchemeId scheme{};
    Truth fits = Truth::unknown;  // the smallest of the criteria; a criterion to ask keeps it from yes
    WindowState window = WindowState::uncertain;
    std::vector<CriterionState> criteria{};
    std::vector<MeasureId> for_measures{};  // measures of the plan that name it
    // Where it does not fit: the fewest answers that would make it fit or may fit, without what an owner cannot change.
    // Empty: none is known, or it fits already.
    std::vector<Change> would_fit{};
    // Nothing where the content has no certain number, where the scheme does not fit or has ended, and without draws.
    std::optional<Support> support{};
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
    // The criterion of the ranking with a weight that it does worst on, beside the strongest; of equals the heaviest.
    std::string weakest{};
    // The open question that explains most of how its score varies over the draws; nothing: none explains enough.
    std::optional<QuestionId> changes_most{};
    std::vector<MeasureId> needs{};  // open steps that come first
    bool blocked = false;
    std::vector<RecognisedId> law{};  // as of its measure
    // Whose answers block it, then the open ones that may; empty when it is not blocked.
    std::vector<QuestionId> blocked_by{};
    // With a budget: whether the best set within it has this step. What the law asks comes first, in order; of a duty
    // that does not fit whole the cheapest measures are paid, and it is not in. Then the chances with the highest sum of
    // scores, each with what it needs. A step costs its median investment. A blocked step is in no set.
    bool in_budget = true;
};

struct EndUseState {
    EndUseId end_use{};
    std::string carrier{}, unit{};
    Spread before{}, after{};  // after: with what is done, and every step that is in the totals
};

// How far a theme is, 0 to 100: 100 less the mean score of the three heaviest measures that are still open in it, where
// fewer are open the rest counts as 0. 100: nothing that the pack knows is open. Over the draws, so what is not known
// makes it wide. What stands in the way of the plan, is put aside or is not paid stays open.
struct ThemeState {
    ThemeId theme{};
    Spread now{}, first{}, after{};  // first: after the steps of the plan with horizon now; after: after all of them
    Spread gain{};                   // after less now
    double most = 0;                 // in which part of the draws its score now is the lowest of all
};

// Of the steps that are not blocked; with a budget, of what it pays.
struct Totals {
    Spread gain{};                       // EUR per year, measures applied one after another: nothing counted twice
    Spread electricity{}, gas{}, co2{};  // saved per year: kWh, m3, kg
    Spread investment{};                 // EUR
    Spread investment_now{};             // EUR, of steps with horizon now
    // EUR per year, what each step brings by itself, added up; apart from the cash of `gain`.
    Spread avoided_loss{}, capacity_value{};
    double energy_cost = 0;  // EUR per year, median, for "about 40 % of your cost"; 0 when not known
    double co2_before = 0;   // kg per year, median
};

// When a step of the plan is done, in months from the date; see over_time.h.
struct StepTime {
    double from = 0, until = 0;
    std::optional<double> due{};  // of a duty: its deadline, or the day from which it holds; below 0: that day is over
    bool counted = false;         // something of it is in the totals
    // What it adds to the totals: EUR per year after what others take, and EUR once. In each draw all steps together are
    // the totals.
    Spread gain{}, investment{};
};

// The plan until the end of a year: what it has saved less what it has cost.
struct OverTime {
    int last_year = 0;
    double months = 0;              // from the date to the end of that year
    std::vector<StepTime> steps{};  // as Plan::steps
    std::vector<Spread> running{};  // EUR after 0, 1, 2 ... months; the last one at `months`
    // After how many months the running total of p90, p50 and p10 comes above 0 and stays there; 0: it is never below.
    // Nothing: not within these years.
    std::optional<double> early{}, likely{}, late{};
    std::optional<Spread> payback{};  // years, of the whole: as MeasureState::payback
};

// What the money pays, each measure at its median investment.
struct Spending {
    double spent = 0;               // EUR, of what is in the plan
    std::optional<double> next{};   // EUR, rounded up: the least budget with which one more fits; nothing: all does
    std::vector<MeasureId> adds{};  // what fits then, with what it needs
    // With AssessOptions::budgets: the budgets at which one more fits beside what the one before pays, from nothing on.
    // In between the plan may change for another.
    std::vector<double> stops{};
};

struct Plan {
    std::vector<Step> steps{};
    Totals totals{};
    OverTime over_time{};  // with AssessOptions::over_time; else empty
    Spending spending{};   // with a budget, or with AssessOptions::budgets; else empty
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

// An open question, with what a known answer can settle. Largest worth first.
struct NextQuestion {
    QuestionId question{};
    std::vector<DutyId> duties{};       // whose verdict some answer would settle
    std::vector<SchemeId> schemes{};    // likewise
    std::vector<MeasureId> measures{};  // likewise, whether it applies
    std::vector<MeasureId> places{};    // steps whose place in the plan hangs on it, or that wait for it
    bool goals = false;                 // it says what the owner wants: the order of the plan
    double share = 0;                   // of the spread of the total's gain that it explains, 0 to 1
    double worth = 0;                   // what they weigh together: ranking.json, "asking"
};

// What an open question makes of the gain of one measure: how far the gain moves with the answer, others as they may be.
struct Swing {
    QuestionId question{};
    double low = 0, high = 0;  // EUR per year: p10 and p90 over the draws of the mean gain at what is drawn for it
    double share = 0;          // of the variance of the gain that it explains, 0 to 1
};

// Answers that contradict each other, or cannot all be right.
struct Warning {
    std::string check{};  // id of the check; words: check.<id>
    std::vector<QuestionId> questions{};
};

struct Assessment {
    std::vector<QuestionState> questions{};  // of the track, in pack order
    std::vector<DutyState> duties{};
    std::vector<MeasureState> measures{};
    std::vector<SchemeState> schemes{};
    std::vector<RecognisedState> recognised{};  // in pack order; empty where the duty of the list certainly does not hold
    std::vector<EndUseState> balance{};
    std::vector<ThemeState> compass{};           // themes with a measure of the track, in pack order; empty without draws
    std::vector<Narrowing> narrowing{};          // largest first
    std::vector<NextQuestion> next_questions{};  // empty: no answer can change anything worth knowing any more
    std::vector<Swing> swings{};  // of AssessOptions::swings_of, widest first; empty: no question explains enough
    double swings_middle = 0;     // EUR per year: the mean gain that they go round
    std::vector<Warning> warnings{};
    Plan plan{};
    Receipt receipt{};

    const QuestionState* find(const QuestionId&) const;
    const DutyState* find(const DutyId&) const;
    const MeasureState* find(const MeasureId&) const;
    const SchemeState* find(const SchemeId&) const;
    const RecognisedState* find(const RecognisedId&) const;
};

// What the person decided, beside the answers. Ids that the pack does not have count for nothing.
struct Choices {
    std::optional<double> budget{};  // EUR; nothing, or no number: no limit; see Step::in_budget
    // No step any more. The answers are of before, so what they save is taken off the use first: it is in
    // EndUseState::after and no longer there for others, but not in the totals, which are of what is still to do.
    // What excludes one of them is no step either.
    std::vector<MeasureId> done{};
    std::vector<MeasureId> aside{};           // no step, no effect, and nothing waits for it; done counts first
    std::map<std::string, double> weights{};  // by name of a criterion of the ranking: replaces its weight, 0 or more
};

struct AssessOptions {
    Date date{};
    std::string track = "sme";
    int draws = 512;  // a power of two; 0: none, amounts and the order of chances stay empty
    Choices choices{};
    bool what_if = true;     // next_questions and would_fit, which cost the most
    bool would_fit = true;   // with what_if; false: next_questions alone
    bool over_time = false;  // Plan::over_time
    bool budgets = false;    // Spending::stops
    MeasureId swings_of{};   // Assessment::swings
};

// For who assesses again and again: what did not change since the last time is not reckoned again. The outcome is
// that of `assess` to the last bit. For one thread at a time; the pack must stay where it is.
class Workspace {
public:
    explicit Workspace(const ContentPack&);
    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;
    ~Workspace();

    const ContentPack& pack() const { return *pack_; }
    Assessment assess(const Answers&, const AssessOptions&);

private:
    struct Kept;
    const ContentPack* pack_;
    std::unique_ptr<Kept> kept_{};
};

Assessment assess(const ContentPack&, const Answers&, const AssessOptions&);

}  // namespace tk::engine
