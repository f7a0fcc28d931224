// What authors wrote, checked and compiled once when loaded, never changed after.
// The files are described in assets/README.md.
#pragma once

#include "engine/answers.h"
#include "engine/date.h"
#include "engine/expression.h"
#include "engine/id.h"
#include "engine/issue.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tk::engine {

// Who the answers are of: a company, or a park as a whole.
inline constexpr std::array<std::string_view, 2> track_names{"sme", "terrain"};

// A value for each track; authors write it once for both or apart.
template <class Value>
struct PerTrack {
    std::array<Value, 2> values{};

    Value& operator[](std::string_view track) { return values[track == track_names[1] ? 1 : 0]; }
    const Value& operator[](std::string_view track) const { return values[track == track_names[1] ? 1 : 0]; }
};

struct Theme {
    ThemeId id{};
    std::string icon{};  // Lucide name
};

struct Option {
    OptionId id{};
    std::string icon{};      // may be empty
    bool exclusive = false;  // stands alone among the options of a `many` question
};

enum class AnswerKind { number, one, many, text };

struct Question {
    QuestionId id{};
    ThemeId theme{};
    std::string track{};  // "sme" or "terrain"
    AnswerKind kind = AnswerKind::one;
    std::string unit{};       // numbers only; a key of the words: "unit.<unit>"
    double min = 0, max = 0;  // numbers only, both allowed
    bool range = false;       // may be answered as lowest to highest
    bool key = false;         // one of the first few, after which a first plan is worth showing
    bool fixed = false;       // an owner cannot well change what it asks about
    bool personal = false;    // its answer never goes into a link; free words never do, whatever this says
    int seconds = 0;          // estimated time to answer
    std::vector<Option> options{};
    int changes = 0;                    // how many duties, measures and schemes depend on its answer
    Rule asked_if{};                    // empty rule: always
    std::optional<Answer> not_asked{};  // what holds when the question is certainly not asked
    Prior prior{};
};

// Another moment: a measure that waits for, or is best done together with, others.
struct Timing {
    Rule condition{};
    bool wait = false;  // else: combine
    std::vector<MeasureId> with{};
};

struct Measure {
    MeasureId id{};
    ThemeId theme{};
    PackageId package{};
    std::string track{}, icon{}, ladder{}, overlap_group{};
    Rule applies{}, blocked_if{};
    // Own effect per year, before other measures; absent formulas are empty and count as zero.
    Amount electricity{}, gas{}, heat{}, oil{};              // kWh, m3, GJ, m3 gas equivalent
    Amount fuel{}, water{};                                  // litres, m3
    Amount gain{}, co2{}, avoided_loss{}, capacity_value{};  // EUR, kg, EUR, EUR
    Amount investment{};   // EUR, once; the unit cost is a triangular input of this measure alone
    Amount yearly_cost{};  // EUR per year
    std::vector<EndUseId> acts_on{};
    std::vector<MeasureId> needs{}, conflicts{};
    std::vector<Timing> timing{};
    std::vector<SchemeId> schemes{};
    std::vector<DutyId> duties{};
    std::vector<std::string> roles{};
    std::unordered_map<std::string, double> benefits{};
    double lifetime_years = 0, lead_months = 0;
    int effort = 0;  // 1 easy to 5 hard
    bool compliance = false, building_bound = false;
    std::string confidence{};
    std::vector<SourceId> sources{};
};

enum class PhaseStatus { in_force, adopted, announced, expected };

struct Phase {
    std::string id{};
    std::optional<Date> from{}, until{};  // both included; no `from` in force means: since before we know
    PhaseStatus status = PhaseStatus::in_force;
    Rule condition{};  // empty: whenever the duty applies
    std::string article{};
};

enum class Comparison { less, at_most, more, at_least };

struct Limit {
    std::string of{};  // id of a number question or raw quantity
    Amount value{};
    Comparison op = Comparison::at_least;
    double limit = 0;
    std::string unit{};
};

struct Duty {
    DutyId id{};
    std::vector<std::string> tracks{};
    std::string kind{};  // duty, condition, expected, ...
    PerTrack<Rule> applies{};
    Amount likely{};  // a condition, evaluated over the draws: 1 or 0 each
    std::vector<Limit> limits{};
    std::vector<Phase> phases{};
    std::optional<Date> deadline{};
    std::string recurs{};  // ISO 8601 duration, "P4Y"; empty: once
    std::vector<MeasureId> fulfilled_by{};
    int open_conditions = 0;  // words duty.<id>.open.1 and on: what no form can test
    double urgency = 0;
    std::vector<SourceId> sources{};
};

struct Criterion {
    CriterionId id{};
    std::string track{};     // only in this one; empty: in each
    bool ask = false;        // no form can test this: ask the desk
    PerTrack<Rule> rules{};  // a track without its rule: ask the desk
};

struct Window {
    std::optional<Date> opens{}, closes{}, as_of{}, list_changes{};
    std::string status{};   // as the facts name it: runs_until, ended, unknown, ...
    std::string ends_by{};  // date, budget, budget_or_date, list_change, number, none, unknown
};

// What a scheme takes off the measures that name it, once; only where that is known for certain. Of a share and an
// amount one is empty.
struct SupportRule {
    Amount share{};                // part of the investment of each measure
    Amount amount{};               // EUR for each measure
    double investment_from = 0;    // EUR: a measure that costs less gets nothing
    double least = 0;              // EUR, of all measures together: below it nothing is paid
    std::optional<double> most{};  // EUR, of all measures together
};

struct Scheme {
    SchemeId id{};
    std::string kind{}, provider{}, level{}, region{}, url{};
    std::vector<ThemeId> themes{};
    std::vector<std::string> audience{};
    PerTrack<bool> shown{};   // whether it is for somebody of the track
    bool background = false;  // a programme behind the schemes: to name apart, no advice to anybody
    std::vector<Criterion> criteria{};
    Window window{};
    std::optional<SupportRule> support{};
    std::optional<Date> checked_on{};
};

struct EndUse {
    EndUseId id{};
    std::string carrier{}, unit{};  // carrier: electricity, gas, oil, heat_net, fuel or water
    Amount amount{};
    bool building = false;
    std::string track{};  // of the questions that it depends on
};

struct Package {
    PackageId id{};
    std::string track{};
};

// Answers that cannot all be right when the rule certainly holds.
struct Check {
    std::string id{};  // words: check.<id>
    std::string track{};
    Rule rule{};
    std::vector<QuestionId> questions{};  // where one of the answers may have to be another
};

// What became of a question or option that older answers may have. Of an option when it has one, else of the question.
// An empty `to` or `option_to`: it is gone, and answers with it are listed.
struct Migration {
    QuestionId question{}, to{};
    OptionId option{}, option_to{};
    double factor = 1;  // from the old unit to that of `to`
};

// A question as links carry it. Its kind, and its options in their order, stay as they are for good.
struct LinkEntry {
    QuestionId question{};  // of the pack, or gone with a migration
    AnswerKind kind = AnswerKind::one;
    std::vector<OptionId> options{};
};

// What came to be carried at one time: new questions, and new options of those that earlier editions have.
struct LinkEdition {
    PerTrack<std::vector<LinkEntry>> entries{};
};

// When a recognised measure is due: now and when the thing is replaced, now (no limit is named for replacing), either
// with a limit of its own, only when replacing, or the list does not say.
enum class Moment { any, now, apart, replacement, unstated };

// One of the measures that the law recognises: whoever takes all that apply meets the duty to save energy.
struct Recognised {
    RecognisedId id{};  // the code of the law, "GC1"
    std::string category{};
    Moment moment = Moment::unstated;
    Rule applies{};  // what it is about may be at the company; empty: at any
    std::vector<Criterion> conditions{};
    Rule done{};                                  // answers show that it is there already; empty: none can
    std::vector<MeasureId> measures{}, partly{};  // that realise it, or a part of it
    RecognisedId same_as{};                       // the same measure under another article of the law
};

struct RecognisedCategory {
    std::string id{}, part{};  // part: building, facility or process
};

struct RecognisedList {
    DutyId duty{};      // where it certainly does not hold, nothing of the list counts
    Rule owner_acts{};  // the measures on the building are the owner's to take, not the company's
    std::vector<RecognisedCategory> categories{};
    std::vector<Recognised> measures{};  // by category
};

struct Source {
    SourceId id{};
    std::string title{}, url{};
    std::optional<Date> as_of{};
};

// Who gives advice in the region.
struct Desk {
    std::string name{}, url{};     // without a name there is none
    std::string phone{}, email{};  // may be empty
};

// What a province, municipality or park laid over the pack; without an id nothing did.
struct Overlay {
    std::string id{}, version{};
    std::optional<Date> checked_on{};
    Desk desk{};
};

struct Ranking;  // weights and rules of the scoring model, in rank.h

struct ContentPack {
    std::string id{}, version{}, hash{};  // hash: 16 hex digits over all documents and the overlay, for the receipt
    Overlay overlay{};
    std::optional<Date> checked_on{};
    std::vector<std::string> languages{};
    std::vector<Theme> themes{};
    std::map<std::string, std::vector<std::string>> audiences{};  // to the tracks in which it is found
    std::vector<Question> questions{};
    std::vector<Measure> measures{};
    std::vector<Duty> duties{};
    std::vector<Scheme> schemes{};
    std::vector<EndUse> end_uses{};
    std::vector<Package> packages{};
    std::vector<Check> checks{};
    std::vector<Migration> migrations{};    // oldest first: one may go on from another
    std::vector<LinkEdition> link_order{};  // oldest first; empty: answers can't be put in a link
    RecognisedList recognised{};            // without duty and measures: the pack has none
    std::vector<Source> sources{};
    Program program{};  // every rule and amount of the pack, compiled
    std::shared_ptr<const Ranking> ranking{};

    const Question* find(const QuestionId&) const;
    const Measure* find(const MeasureId&) const;
    const Duty* find(const DutyId&) const;
    const Scheme* find(const SchemeId&) const;
    const Recognised* find(const RecognisedId&) const;
    const Source* find(const SourceId&) const;
    const Option* find(const Question&, const OptionId&) const;
};

struct Document {
    std::string path{};  // relative to the pack's folder: "pack.json", "questions/energy.json"
    std::string text{};
};

struct LoadedContent {
    std::optional<ContentPack> pack{};  // nothing when there are errors
    std::vector<Issue> issues{};        // all of them, in the order of the documents
};

// One document is pack.json; the others may come in any order and are taken in the order that
// pack.json lists them. The overlay is not one of them; its path is for the issues alone.
LoadedContent load_content(std::span<const Document> documents, const std::optional<Document>& overlay = std::nullopt);

}  // namespace tk::engine
