// What is kept of one company or terrain, from one visit to the next. A value: who keeps it, gives it its id and the day.
// Free words are plain text everywhere: whoever shows them must not read them as markup.
#pragma once

#include "engine/answers.h"
#include "engine/assess.h"
#include "engine/date.h"
#include "engine/id.h"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tk::dossier {

// Characters of Unicode, not bytes.
inline constexpr std::size_t longest_name = 100, longest_note = 2000, longest_place = 100, longest_follow_up = 500,
                             longest_id = 100;
inline constexpr std::size_t most_notes = 1000, most_follow_ups = 200, most_marks = 1000;
inline constexpr int weight_stops = 5, usual_stop = 2;  // 0 "not at all" to 4 "very much"; the factor is stop / 2
inline constexpr double largest_budget = 1e9;           // EUR
inline constexpr std::size_t most_others = 2;           // variants beside the one in view

enum class Status { open, archived };

// What a plan may cost and is ordered by.
struct Wishes {
    std::optional<double> budget{};        // EUR; nothing: no limit
    std::map<std::string, int> weights{};  // a stop by criterion of the ranking; one that is not here is as usual
    friend bool operator==(const Wishes&, const Wishes&) = default;
};

// Which steps are done or put aside, and the wishes. Ids that the pack does not have any more stay.
struct Choices {
    std::vector<engine::MeasureId> done{}, aside{};  // in the order of choosing, each once and in one list
    Wishes plan{};                                   // the plan follows these
    Wishes tried{};                                  // the bench shows these
    std::vector<Wishes> others{};                    // other variants of the bench, in their order
    std::size_t place = 0;                           // where the one in view stands among them
    friend bool operator==(const Choices&, const Choices&) = default;
};

// About one question or step, by who knows it. Either may be empty, not both.
struct Note {
    std::string said{};  // the owner said it
    std::string seen{};  // the adviser saw it
    bool empty() const { return said.empty() && seen.empty(); }
    friend bool operator==(const Note&, const Note&) = default;
};

struct Notes {
    std::map<engine::QuestionId, Note> questions{};
    std::map<engine::MeasureId, Note> measures{};
    std::map<engine::DutyId, Note> duties{};
    bool empty() const { return questions.empty() && measures.empty() && duties.empty(); }
    std::size_t size() const { return questions.size() + measures.size() + duties.size(); }
    friend bool operator==(const Notes&, const Notes&) = default;
};

struct Intake {
    std::optional<engine::Date> date{};
    std::string place{};
    bool empty() const { return !date && place.empty(); }
    friend bool operator==(const Intake&, const Intake&) = default;
};

struct FollowUp {
    std::string id{};  // unique in the dossier and never used again: a calendar knows it by this
    engine::Date date{};
    std::string text{};
    friend bool operator==(const FollowUp&, const FollowUp&) = default;
};

// How a duty stood: must is in force and applies, will applies but is not in force yet, unknown hangs on open answers.
enum class DutyFate { no, unknown, will, must };

struct SeenScheme {
    engine::Truth fits = engine::Truth::unknown;
    engine::WindowState window = engine::WindowState::uncertain;
    friend bool operator==(const SeenScheme&, const SeenScheme&) = default;
};

// What an assessment held when the dossier was last looked at, to tell later what is new.
struct Seen {
    std::string pack{}, pack_version{}, pack_hash{};  // of the receipt
    engine::Date date{};                              // the day that the assessment was for
    std::vector<engine::QuestionId> asked{};          // answered or not, in the order of the pack
    std::map<engine::DutyId, DutyFate> duties{};      // all of the track
    std::vector<engine::MeasureId> steps{};           // of the plan, in its order; duties are above
    std::map<engine::SchemeId, SeenScheme> schemes{};
    friend bool operator==(const Seen&, const Seen&) = default;
};

struct Dossier {
    std::string id{};  // 32 lower case hex digits
    std::string name{};
    std::string track = "sme";  // or "terrain"
    engine::Date created{}, changed{};
    Status status = Status::open;
    engine::Answers answers{};
    std::string unplaced{};  // as LoadedAnswers::unplaced: answers without a place in the pack, written again
    Choices choices{};
    std::vector<engine::QuestionId> postponed{};  // questions kept for later, in the order of postponing
    Notes notes{};
    Intake intake{};
    std::vector<FollowUp> follow_ups{};
    bool shareable_by_name = false;  // the owner agrees that figures of a small group show
    std::string overlay{};           // id of the regional version that it was made with; empty: none
    std::optional<Seen> seen{};      // nothing: never looked at
    // Members of a file that a later program wrote and this one does not know: a JSON object, written again. Empty: none.
    std::string unknown{};
    friend bool operator==(const Dossier&, const Dossier&) = default;
};

// What is taken for `id`: the same text gives the same id. For a source that has none of its own.
std::string id_of_text(std::string_view text);
bool is_id(std::string_view text);  // 32 lower case hex digits

enum class Lines { one, many };
// At most `longest` characters of valid UTF-8 without control characters and without those that turn the direction of
// what follows; a line break only where there may be many lines.
bool is_plain(std::string_view text, std::size_t longest, Lines);
// The same made so: what may not be there is taken out, and the rest is cut at `longest` characters.
std::string plain(std::string_view text, std::size_t longest, Lines);

// For the engine. A weight that the person moved is that share of the pack's own.
engine::Choices plan_choices(const engine::ContentPack&, const Choices&);

// What the assessment of the dossier holds, to keep in it.
Seen seen_of(const engine::Assessment&, engine::Date);
DutyFate fate_of(const engine::DutyState&);

}  // namespace tk::dossier
