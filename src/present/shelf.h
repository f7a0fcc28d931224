// The dossiers that are kept on this device. One of them is open: its answers are those of the state. The others are known
// by their heads, and fetched when something is done with them.
#pragma once

#include "dossier/dossier.h"
#include "dossier/since.h"
#include "engine/assess.h"
#include "present/importing.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tk::present {

struct State;
struct Park;

// What the list says of a dossier without reading it.
// What the plan of a dossier said when it was kept.
struct Outcome {
    int duties = 0;         // that hold
    engine::Spread gain{};  // EUR per year, of the whole plan
    std::string content{};  // its version
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

struct Head {
    std::string id{};
    std::string name{};  // empty: without a name
    std::string track = "sme";
    dossier::Status status = dossier::Status::open;
    engine::Date created{}, changed{};
    int answered = 0, left = 0;               // questions
    std::optional<engine::Date> follow_up{};  // the first that is to come when it was kept
    std::optional<Outcome> outcome{};         // nothing: no answers yet, or not known
    friend bool operator==(const Head&, const Head&) = default;
};

std::string head_json(const Head&);
// A list of them, the one that was changed last first. What can't be read there is left out.
std::vector<Head> heads_of(std::string_view json);

// What is done with a dossier that was fetched.
enum class Purpose { open, go_on, duplicate, archive, reopen, remove, save_file, save_sealed };
std::string_view name_of(Purpose);
std::optional<Purpose> purpose_named(std::string_view);

// Shows it: its plan, or with `go_on` its next open question.
struct OpenDossier {
    std::string id{};
    bool go_on = false;
    friend bool operator==(const OpenDossier&, const OpenDossier&) = default;
};
// An empty one, which is kept from its first answer on.
struct NewDossier {
    std::string track = "sme";
    bool intake = false;  // begins with the page of the intake, as of today; else with the first question
    friend bool operator==(const NewDossier&, const NewDossier&) = default;
};
// Duplicates, archives, takes back from the archive, removes or hands over as a file. Removing can be taken back.
struct DoWith {
    std::string id{};
    Purpose purpose = Purpose::duplicate;
    friend bool operator==(const DoWith&, const DoWith&) = default;
};
struct BringBack {
    friend bool operator==(const BringBack&, const BringBack&) = default;
};
// What stands in a field of the open dossier, or in that of the search on the list.
// `question` is looked for in the intake.
enum class Entry { name, intake_place, intake_date, search, question, follow_up_date, follow_up_text };
struct Write {
    Entry entry = Entry::name;
    std::string text{};
    friend bool operator==(const Write&, const Write&) = default;
};
// What is said beside an answer or a step of the open dossier; an empty text takes it away.
enum class NoteOn : unsigned char { question, measure, duty };
enum class NoteBy : unsigned char { said, seen };  // as in dossier::Note
struct WriteNote {
    NoteOn on = NoteOn::question;
    std::string id{};
    NoteBy by = NoteBy::said;
    std::string text{};
    friend bool operator==(const WriteNote&, const WriteNote&) = default;
};
struct SortShelf {
    bool by_name = false;  // else by the day of the last change
    friend bool operator==(const SortShelf&, const SortShelf&) = default;
};
struct ShowArchive {
    bool shown = false;
    friend bool operator==(const ShowArchive&, const ShowArchive&) = default;
};
// Whether figures of a small group may show this dossier by name.
struct ShareByName {
    bool by_name = false;
    friend bool operator==(const ShareByName&, const ShareByName&) = default;
};
struct Persist {
    friend bool operator==(const Persist&, const Persist&) = default;
};
// Another tab's words are known: the notice goes.
struct Understood {
    friend bool operator==(const Understood&, const Understood&) = default;
};
// A file from this device becomes a dossier.
struct OpenFile {
    friend bool operator==(const OpenFile&, const OpenFile&) = default;
};
// What became of several files was read.
struct CloseArrivals {
    friend bool operator==(const CloseArrivals&, const CloseArrivals&) = default;
};
// Of the follow-ups of the open dossier. Keeping takes the form: a new one, or the one that is being changed. The id says
// which one is changed or removed.
struct FollowUpDeed {
    enum class What { keep, change, leave, remove, bring_back };
    What what = What::keep;
    std::string id{};
    friend bool operator==(const FollowUpDeed&, const FollowUpDeed&) = default;
};
// What is new since last time was read.
struct NewsRead {
    friend bool operator==(const NewsRead&, const NewsRead&) = default;
};
using Shelving = std::variant<OpenFile, CloseArrivals, OpenDossier, NewDossier, DoWith, BringBack, Write, WriteNote,
                              SortShelf, ShowArchive, ShareByName, Persist, Understood, FollowUpDeed, NewsRead>;

// What another tab did to the open dossier, for as long as the page says it.
enum class OtherTab { nothing, changed, removed, newer };

struct Shelf {
    std::vector<Head> heads{};
    std::string spare_id{};  // for the next new dossier; the application fills it
    std::string search{};
    std::string question_search{};  // of the intake
    bool by_name = false;
    bool archive = false;  // the archived are shown
    // Removed just now, with what brings it back.
    struct Removed {
        std::string id{}, name{}, text{}, head{};
    };
    std::optional<Removed> removed{};
    // Of the file that was chosen last, when it could not be used: its name, and why as key of the words.
    struct Refused {
        std::string name{}, why{};
    };
    std::optional<Refused> refused{};
    std::optional<Arrivals> arrivals{};
    std::shared_ptr<Park> park{};             // companies of one business park; nothing: none came
    std::optional<bool> seals{};              // whether a file can be made with a passphrase; nothing: it isn't offered here
    std::optional<std::string> wrong_date{};  // as typed, when it is no day
    // The form of a follow-up, as typed. `tried`: it could not be kept, and the page says why.
    struct Planned {
        std::string id{};  // of the one that is being changed; empty: a new one
        std::string date{}, text{};
        bool tried = false;
    };
    Planned planned{};
    int planned_before = 0;  // follow-ups made in this visit: no id comes twice
    std::optional<dossier::FollowUp> follow_up_removed{};
    // What was new when the open dossier was opened; nothing: nothing was, or it was read. As long as it stands, a save
    // keeps `seen` of then; without it each save stores the assessment as seen. What a person answers meanwhile is not in
    // it.
    std::optional<dossier::Since> since{};
    OtherTab other_tab = OtherTab::nothing;
    std::string wanted_track{};  // a company or terrain was asked for while another dossier was open
};

// Those that the list shows now, in its order.
std::vector<Head> shown_heads(const State&);

}  // namespace tk::present
