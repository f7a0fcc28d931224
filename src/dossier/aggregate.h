// What many companies are together: totals, what they answered, which steps they share, what that says of the terrain.
// The same whatever the order of the files. Of a group smaller than five nothing is shown, unless each company in it may be
// shown by name; what is not shown is not in the value either.
#pragma once

#include "dossier/dossier_json.h"
#include "engine/assess.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tk::dossier {

inline constexpr std::size_t most_companies = 500, smallest_group = 5;

// One file, read and reckoned.
struct Company {
    std::string file{};  // names it among the others
    LoadedDossier loaded{};
    engine::Assessment assessment{};  // empty when it can't be used, or is of a terrain
};

// Reckons without what-if. The workspace makes the next one faster and changes nothing.
Company company_of(engine::Workspace&, std::string_view text, std::string file, engine::Date, const Fresh& = {});

enum class Standing {
    counted,
    unusable,  // it has errors
    terrain,   // it is no company
    same_id,   // another file of the same dossier counts: the one that was changed last
    left_out,  // by the person
    too_many,  // after `most_companies`
};

struct Member {
    std::string file{}, id{}, name{};  // id and name empty when unusable
    Standing standing = Standing::counted;
    std::vector<Issue> issues{};
};

enum class Likeness { same_id, same_answers, same_name };

struct Doubt {
    Likeness likeness = Likeness::same_id;
    std::vector<std::string> files{};  // two or more, sorted
};

// Answers of one company that cannot all be right.
struct Contradiction {
    std::string file{}, check{};
    std::vector<engine::QuestionId> questions{};
};

// How many companies; nothing: a group that is too small, of at least one.
using Count = std::optional<std::size_t>;

// A sum over companies. `apart`: each company is as likely high as low whatever the others are, so that much evens out.
// `together`: all are high or low at once, as they are for what they share, such as prices. The truth lies between.
struct Range {
    engine::Spread apart{}, together{};
};

struct ParkTotals {
    Range gain{}, electricity{}, gas{}, co2{};  // per year: EUR, kWh, m3, kg
    Range investment{};                         // EUR
};

struct OptionCount {
    engine::OptionId option{};
    Count count{};
};

struct Quartiles {
    double first = 0, middle = 0, third = 0, sum = 0;  // of a range its middle counts
};

// What the companies that count answered. Answered, unsure and open are all of them.
struct QuestionFigures {
    engine::QuestionId question{};
    Count answered{}, unsure{}, open{};
    std::vector<OptionCount> options{};  // empty for numbers, and where `answered` is not shown
    std::optional<Quartiles> numbers{};
};

// A measure that is in the plan of some companies. Its effect is by itself, not shared with other measures, so these don't
// add up to the totals. 10th, 50th and 90th percentile of each company added up: all high or low at once.
struct MeasureFigures {
    engine::MeasureId measure{};
    Count companies{};
    std::optional<engine::Spread> gain{}, investment{};  // EUR per year, EUR
};

struct LimitFigures {
    std::string of{}, unit{};
    engine::Comparison op = engine::Comparison::at_least;
    double limit = 0;
    Count met{}, unknown{}, not_met{};
};

struct DutyFigures {
    engine::DutyId duty{};
    Count must{}, will{}, unknown{}, no{};
    std::vector<LimitFigures> limits{};
};

struct SchemeFigures {
    engine::SchemeId scheme{};
    Count fits{}, may_fit{}, no_fit{};
    engine::WindowState window = engine::WindowState::uncertain;
};

// For a question of the terrain track, of the companies that count together. Who does not say is taken to lie between the
// first and third quartile of who does. A number of companies is not estimated when it would tell of a small group.
struct Estimate {
    engine::QuestionId question{};
    std::vector<engine::QuestionId> out_of{};  // questions of companies
    double low = 0, high = 0;                  // in the unit of the question, within its limits
    std::size_t from = 0;                      // companies that say
};

// A scheme or duty for the terrain as a whole, when the estimates are its answers and nothing else is known.
struct CollectiveScheme {
    engine::SchemeId scheme{};
    engine::Truth fits = engine::Truth::unknown;
    engine::WindowState window = engine::WindowState::uncertain;
    std::vector<engine::QuestionId> because{}, waiting_on{};  // because: estimates that it reads
};
struct CollectiveDuty {
    engine::DutyId duty{};
    DutyFate fate = DutyFate::unknown;
    std::vector<engine::LimitState> limits{};  // the combined use beside each limit
    std::vector<engine::QuestionId> because{}, waiting_on{};
};

struct Aggregate {
    engine::Date date{};
    engine::Receipt receipt{};                    // of the content; empty when no company counts
    std::vector<Member> members{};                // by id and file
    std::vector<Doubt> doubts{};                  // also among those that do not count
    std::vector<Contradiction> contradictions{};  // of those that count
    std::size_t counted = 0;
    std::optional<ParkTotals> totals{};                  // nothing: too few companies. Then all of what follows is empty
    std::vector<QuestionFigures> questions{};            // in the order of the pack, of those that somebody answered
    std::vector<MeasureFigures> measures{};              // most shared first; those of small groups last
    std::vector<DutyFigures> duties{};                   // in the order of the pack, of those that may apply to somebody
    std::vector<SchemeFigures> schemes{};                // likewise
    std::vector<Estimate> estimates{};                   // in the order of the pack
    std::vector<CollectiveScheme> collective_schemes{};  // those that do not certainly not fit
    std::vector<CollectiveDuty> collective_duties{};     // likewise
};

// By file: whether it counts. Who is not here counts when usable, of a company, and not an older file of the same dossier.
using Wanted = std::map<std::string, bool>;

// The companies are of one date and pack. Files have different names.
Aggregate aggregate(const engine::ContentPack&, const std::vector<Company>&, engine::Date, const Wanted& = {});

// For programs; assets/schema/aggregate.schema.json says what each member means. A list of members, doubts and
// contradictions names files, so it is left out unless asked for: what is exported may go further than who holds the files.
std::string aggregate_json(const Aggregate&, bool with_files);

}  // namespace tk::dossier
