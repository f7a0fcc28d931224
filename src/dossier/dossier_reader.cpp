#include "dossier/dossier_json.h"
#include "dossier/ladder.h"
#include "dossier/reading.h"
#include "dossier/spelling.h"
#include "engine/answers_json.h"
#include "engine/json_text.h"
#include "engine/migrate.h"
#include "engine/rank.h"

#include <algorithm>
#include <utility>

namespace tk::dossier {

namespace {

using engine::Severity;
using nlohmann::json;

constexpr std::array<std::string_view, 17> members{"format",    "version", "id",      "name",       "track",
                                                   "status",    "created", "changed", "answers",    "choices",
                                                   "postponed", "notes",   "intake",  "follow_ups", "shareable_by_name",
                                                   "overlay",   "seen"};
constexpr std::size_t most_seen = 2000;  // of each kind; the pack has fewer

class Reader {
public:
    Reader(const engine::ContentPack& pack, std::string_view file, LoadedDossier& out)
        : pack_(pack), file_(file), out_(out), in_(file, out.issues) {}

    Reading& in() { return in_; }

    void whole(const json& root, const Fresh& fresh) {
        const Place top{&root, ""};
        const bool own = out_.form == SourceForm::dossier;
        Dossier made;
        if (own) head(top, made);
        else begin(fresh, made);
        if (const Place track = in_.member(top, "track", own))
            made.track = std::string(engine::track_names[in_.word(track, engine::track_names)]);
        answers(in_.member(top, "answers", own), made, own || root.contains("track"));
        made.choices = choices(in_.object(top, "choices", {"done", "aside", "plan", "tried", "others", "place"}));
        made.postponed = in_.ids<engine::QuestionId>(top, "postponed", most_marks);
        made.notes = notes(in_.object(top, "notes", {"questions", "measures", "duties"}));
        const Place intake = in_.object(top, "intake", {"date", "place"});
        made.intake = {in_.date(in_.member(intake, "date")),
                       in_.text(in_.member(intake, "place"), longest_place, Lines::one)};
        follow_ups(top, made);
        made.shareable_by_name = in_.truth(in_.member(top, "shareable_by_name"));
        if (const Place overlay = in_.member(top, "overlay")) made.overlay = in_.id(overlay);
        seen(in_.object(top, "seen", {"pack", "pack_version", "pack_hash", "date", "asked", "duties", "steps", "schemes"}),
             made);
        if (own) rest(root, made);
        carry_over(made);
        if (!has_errors(out_.issues)) out_.dossier = std::move(made);
    }

    // A list of answers, as load_answers takes it.
    void plain_answers(std::string_view text, const Fresh& fresh) {
        out_.form = SourceForm::answers;
        engine::LoadedAnswers loaded = engine::load_answers(pack_, text, file_);
        for (const engine::Issue& issue : loaded.issues) {
            const bool gone = issue.severity == Severity::warning;
            in_.tell(issue.severity, gone ? Problem::answer_unplaced : Problem::answers_of_a_list, issue.where, issue.what);
        }
        if (has_errors(out_.issues)) return;
        Dossier made;
        begin(fresh, made);
        made.track = std::move(loaded.track);
        made.answers = std::move(loaded.answers);
        made.unplaced = std::move(loaded.unplaced);
        out_.dossier = std::move(made);
    }

private:
    const engine::ContentPack& pack_;
    std::string_view file_;
    LoadedDossier& out_;
    Reading in_;

    static void begin(const Fresh& fresh, Dossier& made) {
        made.id = fresh.id;
        made.name = plain(fresh.name, longest_name, Lines::one);
        made.created = made.changed = fresh.date;
    }

    void head(const Place& top, Dossier& made) {
        if (const Place id = in_.member(top, "id", true)) {
            const auto* text = id.value->get_ptr<const std::string*>();
            if (text != nullptr && is_id(*text)) made.id = *text;
            else in_.complain(Problem::not_an_id, id.pointer, "an id of 32 hex digits is expected here");
        }
        made.name = in_.text(in_.member(top, "name", true), longest_name, Lines::one);
        made.status = static_cast<Status>(in_.word(in_.member(top, "status", true), status_names));
        made.created = in_.date(in_.member(top, "created", true)).value_or(engine::Date{});
        made.changed = in_.date(in_.member(top, "changed", true)).value_or(engine::Date{});
    }

    void answers(const Place& place, Dossier& made, bool has_track) {
        if (!place || !in_.is_object(place)) return;
        json given = json::object();
        for (const auto& [name, one] : in_.table(place, most_seen)) given[name] = *one.value;
        const std::string text = json{{"answers", given}}.dump(-1, ' ', false, json::error_handler_t::replace);
        engine::LoadedAnswers loaded = engine::load_answers(pack_, text, file_);
        for (const auto& [to, from] : engine::migrate(pack_, given).given_as)
            if (loaded.answers.find({to}) != nullptr) {
                out_.moved.push_back({{from}, {to}});
                in_.tell(Severity::warning, Problem::answer_moved, place.pointer + "/" + from, "this is \"" + to + "\" now");
            }
        options_moved(given, loaded.answers, place.pointer);
        for (const engine::Issue& issue : loaded.issues) {
            if (!issue.where.starts_with("/answers/")) {  // of the whole: it is too large
                in_.complain(Problem::too_large, place.pointer, issue.what);
                continue;
            }
            constexpr std::string_view kept = "; this answer is kept, and counts for nothing";
            in_.tell(Severity::warning, Problem::answer_unplaced, issue.where,
                     issue.what.ends_with(kept) ? issue.what : issue.what + std::string(kept));
        }
        if (!loaded.unplaced.empty()) {
            const json unplaced = json::parse(loaded.unplaced, nullptr, false);
            for (const auto& [name, value] : unplaced.items()) out_.unplaced.push_back({name});
        }
        for (const auto& [id, answer] : loaded.answers)
            if (const auto* words = std::get_if<engine::Words>(&answer);
                words != nullptr && !is_plain(words->value, words->value.size(), Lines::many))
                in_.complain(Problem::not_plain, place.pointer + "/" + id.value, "words here have no control characters");
        made.answers = std::move(loaded.answers);
        made.unplaced = std::move(loaded.unplaced);
        if (!has_track) made.track = std::move(loaded.track);
    }

    // Of questions under their own name: an option that has another one.
    void options_moved(const json& given, const engine::Answers& placed, const std::string& pointer) {
        for (const engine::Migration& migration : pack_.migrations) {
            if (migration.option.empty() || migration.option_to.empty() || placed.find(migration.question) == nullptr)
                continue;
            const auto found = given.find(migration.question.value);
            if (found == given.end()) continue;
            const bool was = (found->is_string() && *found == migration.option.value) ||
                             (found->is_array() && std::ranges::find(*found, json(migration.option.value)) != found->end());
            if (!was) continue;
            out_.moved.push_back({migration.question, migration.question});
            in_.tell(Severity::warning, Problem::answer_moved, pointer + "/" + migration.question.value,
                     "\"" + migration.option.value + "\" is \"" + migration.option_to.value + "\" now");
        }
    }

    Wishes wishes(const Place& place) {
        Wishes made;
        if (!place || !in_.is_object(place)) return made;
        in_.only(place, {"budget", "weights"});
        made.budget = in_.number(in_.member(place, "budget"), 0, largest_budget);
        for (const auto& [name, value] : in_.table(place, "weights", engine::criterion_names.size())) {
            if (std::ranges::find(engine::criterion_names, name) == engine::criterion_names.end()) {
                in_.complain(Problem::unknown_member, value.pointer, "there is no weight of this name");
                continue;
            }
            if (const auto stop = in_.whole(value, weight_stops - 1)) made.weights.emplace(name, static_cast<int>(*stop));
        }
        return made;
    }

    Choices choices(const Place& place) {
        Choices made;
        if (!place) return made;
        made.done = in_.ids<engine::MeasureId>(place, "done", most_marks);
        made.aside = in_.ids<engine::MeasureId>(place, "aside", most_marks);
        for (const engine::MeasureId& id : made.aside)
            if (std::ranges::find(made.done, id) != made.done.end())
                in_.complain(Problem::twice, place.pointer + "/aside", "\"" + id.value + "\" is done as well");
        made.plan = wishes(in_.member(place, "plan"));
        made.tried = wishes(in_.member(place, "tried"));
        for (const Place& other : in_.list(place, "others", most_others)) made.others.push_back(wishes(other));
        made.place = in_.whole(in_.member(place, "place"), made.others.size()).value_or(0);
        return made;
    }

    template <class Id>
    std::map<Id, Note> notes_of(const Place& place, std::string_view name) {
        std::map<Id, Note> made;
        for (const auto& [id, one] : in_.table(place, name, most_notes)) {
            if (!in_.is_object(one)) continue;
            in_.only(one, {"said", "seen"});
            Note note{in_.text(in_.member(one, "said"), longest_note, Lines::many),
                      in_.text(in_.member(one, "seen"), longest_note, Lines::many)};
            if (!note.empty()) made.emplace(Id{id}, std::move(note));
        }
        return made;
    }

    Notes notes(const Place& place) {
        Notes made{notes_of<engine::QuestionId>(place, "questions"), notes_of<engine::MeasureId>(place, "measures"),
                   notes_of<engine::DutyId>(place, "duties")};
        if (made.size() > most_notes)
            in_.complain(Problem::too_many, place.pointer, "at most " + std::to_string(most_notes) + " notes stand here");
        return made;
    }

    void follow_ups(const Place& top, Dossier& made) {
        for (const Place& one : in_.list(top, "follow_ups", most_follow_ups)) {
            if (!in_.is_object(one)) continue;
            in_.only(one, {"id", "date", "text"});
            FollowUp found{in_.id(in_.member(one, "id", true)),
                           in_.date(in_.member(one, "date", true)).value_or(engine::Date{}),
                           in_.text(in_.member(one, "text"), longest_follow_up, Lines::many)};
            if (std::ranges::find(made.follow_ups, found.id, &FollowUp::id) != made.follow_ups.end())
                in_.complain(Problem::twice, one.pointer + "/id", "\"" + found.id + "\" stands here twice");
            made.follow_ups.push_back(std::move(found));
        }
    }

    void seen(const Place& place, Dossier& made) {
        if (!place) return;
        Seen found;
        found.pack = in_.id(in_.member(place, "pack", true));
        found.pack_version = in_.id(in_.member(place, "pack_version", true));
        found.pack_hash = in_.id(in_.member(place, "pack_hash", true));
        found.date = in_.date(in_.member(place, "date", true)).value_or(engine::Date{});
        found.asked = in_.ids<engine::QuestionId>(place, "asked", most_seen);
        for (const auto& [id, fate] : in_.table(place, "duties", most_seen))
            found.duties.emplace(engine::DutyId{id}, static_cast<DutyFate>(in_.word(fate, fate_names)));
        found.steps = in_.ids<engine::MeasureId>(place, "steps", most_seen);
        for (const auto& [id, one] : in_.table(place, "schemes", most_seen)) {
            if (!in_.is_object(one)) continue;
            in_.only(one, {"fits", "window"});
            const auto fits = in_.word(in_.member(one, "fits", true), truth_names);
            const auto window = in_.word(in_.member(one, "window", true), window_names);
            found.schemes.emplace(engine::SchemeId{id},
                                  SeenScheme{static_cast<engine::Truth>(fits), static_cast<engine::WindowState>(window)});
        }
        made.seen = std::move(found);
    }

    // What is said of a question goes with it to its new name.
    void carry_over(Dossier& made) const {
        const auto rename = [](std::vector<engine::QuestionId>& list, const engine::Migration& migration) {
            const auto old = std::ranges::find(list, migration.question);
            if (old == list.end()) return;
            if (std::ranges::find(list, migration.to) == list.end()) *old = migration.to;
            else list.erase(old);
        };
        for (const engine::Migration& migration : pack_.migrations) {
            if (!migration.option.empty() || migration.to.empty()) continue;
            rename(made.postponed, migration);
            if (made.seen) rename(made.seen->asked, migration);
            auto& notes = made.notes.questions;
            if (notes.contains(migration.to)) continue;
            if (auto note = notes.extract(migration.question)) {
                note.key() = migration.to;
                notes.insert(std::move(note));
            }
        }
    }

    void rest(const json& root, Dossier& made) {
        json kept = json::object();
        for (const auto& [name, value] : root.items()) {
            if (std::ranges::find(members, name) != members.end()) continue;
            kept[name] = value;
            in_.tell(Severity::warning, Problem::unknown_member, "/" + plain(name, longest_id, Lines::one),
                     "this member is not known here; it is kept as it is");
        }
        if (!kept.empty()) made.unknown = kept.dump(-1, ' ', false, json::error_handler_t::replace);
    }
};

}  // namespace

bool claims_to_be_dossier(std::string_view text) { return text.find(format_name) != text.npos; }

LoadedDossier load_dossier(const engine::ContentPack& pack, std::string_view text, std::string_view file,
                           const Fresh& given) {
    LoadedDossier out;
    Reader reader(pack, file, out);
    const auto refuse = [&](Problem problem, const std::string& where, const std::string& what) {
        reader.in().complain(problem, where, what);
    };
    if (text.size() > largest_file) {
        refuse(Problem::too_large, "", "a dossier has at most " + std::to_string(largest_file / 1024) + " kB");
        return out;
    }
    if (engine::is_deeper(text, deepest)) {
        refuse(Problem::too_deep, "", "lists and objects stand at most " + std::to_string(deepest) + " deep in one another");
        return out;
    }
    engine::JsonText read = engine::read_json(text);
    for (const engine::JsonMistake& mistake : read.mistakes)
        refuse(read.value ? Problem::twice : Problem::not_json, mistake.where, mistake.what);
    if (!read.value || !out.issues.empty()) return out;
    json root = std::move(*read.value);
    if (!root.is_object()) {
        refuse(Problem::wrong_kind, "", "an object is expected here");
        return out;
    }
    Fresh fresh = given;
    if (fresh.id.empty()) fresh.id = id_of_text(text);
    const auto format = root.find("format");
    if (format == root.end()) {
        reader.plain_answers(text, fresh);
        return out;
    }
    int version = 0;
    if (*format == 1) {
        out.form = SourceForm::stored;
    } else if (*format == format_name) {
        const Place stated = reader.in().member({&root, ""}, "version", true);
        if (!stated) return out;
        if (!stated.value->is_number_unsigned()) {
            refuse(Problem::wrong_kind, "/version", "a whole number is expected here");
            return out;
        }
        const auto number = stated.value->get<std::uint64_t>();
        if (number > present_version) {
            refuse(Problem::newer_version, "/version",
                   "this dossier has version " + std::to_string(number) + ", of a later program; this one reads up to " +
                       std::to_string(present_version));
            return out;
        }
        if (number == 0) {
            refuse(Problem::no_such_version, "/version", "there is no version 0 of a dossier");
            return out;
        }
        version = static_cast<int>(number);
    } else {
        refuse(Problem::other_format, "/format", "this is no dossier of Terreinkompas");
        return out;
    }
    climb(root, version, rungs());
    reader.whole(root, fresh);
    return out;
}

}  // namespace tk::dossier
