#include "dossier/dossier_json.h"
#include "dossier/ladder.h"
#include "dossier/spelling.h"
#include "engine/answers_json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace tk::dossier {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

ordered_json plain_number(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
    return value;
}

template <class Id>
ordered_json list(const std::vector<Id>& ids) {
    ordered_json made = ordered_json::array();
    for (const Id& id : ids) made.push_back(id.value);
    return made;
}

// A range without a place is written as one with a place: the low end first.
ordered_json answers(const engine::ContentPack& pack, const Dossier& dossier) {
    ordered_json made = ordered_json::parse(engine::answers_json(pack, dossier.answers, dossier.unplaced), nullptr, false);
    for (auto& [id, answer] : made.items())
        if (answer.is_object() && answer.size() == 2 && answer.contains("low") && answer.contains("high"))
            answer = ordered_json{{"low", answer["low"]}, {"high", answer["high"]}};
    return made;
}

ordered_json written(const Wishes& wishes) {
    ordered_json made = ordered_json::object();
    if (wishes.budget) made["budget"] = plain_number(*wishes.budget);
    if (!wishes.weights.empty()) {
        ordered_json& weights = made["weights"] = ordered_json::object();
        for (const auto& [criterion, stop] : wishes.weights) weights[criterion] = stop;
    }
    return made;
}

ordered_json written(const Choices& choices) {
    ordered_json made{{"done", list(choices.done)},
                      {"aside", list(choices.aside)},
                      {"plan", written(choices.plan)},
                      {"tried", written(choices.tried)}};
    if (!choices.others.empty()) {
        ordered_json& others = made["others"] = ordered_json::array();
        for (const Wishes& other : choices.others) others.push_back(written(other));
        made["place"] = choices.place;
    }
    return made;
}

template <class Id>
void add_notes(ordered_json& made, const char* name, const std::map<Id, Note>& notes) {
    for (const auto& [id, note] : notes) {
        if (note.empty()) continue;
        ordered_json& one = made[name][id.value] = ordered_json::object();
        if (!note.said.empty()) one["said"] = note.said;
        if (!note.seen.empty()) one["seen"] = note.seen;
    }
}

ordered_json written(const Notes& notes) {
    ordered_json made = ordered_json::object();
    add_notes(made, "questions", notes.questions);
    add_notes(made, "measures", notes.measures);
    add_notes(made, "duties", notes.duties);
    return made;
}

ordered_json written(const Intake& intake) {
    ordered_json made = ordered_json::object();
    if (intake.date) made["date"] = engine::text_of(*intake.date);
    if (!intake.place.empty()) made["place"] = intake.place;
    return made;
}

ordered_json written(const Seen& seen) {
    ordered_json made{{"pack", seen.pack},           {"pack_version", seen.pack_version},
                      {"pack_hash", seen.pack_hash}, {"date", engine::text_of(seen.date)},
                      {"asked", list(seen.asked)},   {"duties", ordered_json::object()},
                      {"steps", list(seen.steps)},   {"schemes", ordered_json::object()}};
    for (const auto& [duty, fate] : seen.duties) made["duties"][duty.value] = spelled(fate_names, fate);
    for (const auto& [scheme, one] : seen.schemes)
        made["schemes"][scheme.value] = {{"fits", spelled(truth_names, one.fits)},
                                         {"window", spelled(window_names, one.window)}};
    return made;
}

}  // namespace

std::string dossier_json(const engine::ContentPack& pack, const Dossier& dossier) {
    ordered_json root{{"format", format_name},
                      {"version", present_version},
                      {"id", dossier.id},
                      {"name", dossier.name},
                      {"track", dossier.track},
                      {"status", spelled(status_names, dossier.status)},
                      {"created", engine::text_of(dossier.created)},
                      {"changed", engine::text_of(dossier.changed)}};
    root["answers"] = answers(pack, dossier);
    if (dossier.choices != Choices{}) root["choices"] = written(dossier.choices);
    if (!dossier.postponed.empty()) root["postponed"] = list(dossier.postponed);
    if (ordered_json notes = written(dossier.notes); !notes.empty()) root["notes"] = std::move(notes);
    if (!dossier.intake.empty()) root["intake"] = written(dossier.intake);
    for (const FollowUp& one : dossier.follow_ups)
        root["follow_ups"].push_back({{"id", one.id}, {"date", engine::text_of(one.date)}, {"text", one.text}});
    if (dossier.shareable_by_name) root["shareable_by_name"] = true;
    if (!dossier.overlay.empty()) root["overlay"] = dossier.overlay;
    if (dossier.seen) root["seen"] = written(*dossier.seen);
    if (!dossier.unknown.empty())
        if (const json rest = json::parse(dossier.unknown, nullptr, false); rest.is_object())
            for (const auto& [name, value] : rest.items())
                if (!root.contains(name)) root[name] = value;
    return root.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace tk::dossier
