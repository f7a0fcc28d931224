// Dossiers at random, with something of everything that one can hold.
#pragma once

#include "dossier/dossier.h"
#include "engine/content.h"
#include "support/random.h"

#include <algorithm>
#include <string>
#include <vector>

namespace tk::tests {

inline std::string random_id(Random& random) {
    std::string id;
    for (int i = 0; i < 32; ++i) id += "0123456789abcdef"[random.pick(16)];
    return id;
}

inline engine::Date random_date(Random& random) {
    return engine::Date(std::chrono::sys_days(std::chrono::year{2020} / 1 / 1) +
                        std::chrono::days(static_cast<int>(random.pick(5000))));
}

// Letters of many scripts, quotes, markup and everything else that may stand in a text.
inline std::string random_text(Random& random, std::size_t longest, bool lines) {
    static const std::vector<std::string> letters{"a",  "Z", "7", " ", "\"", "\\", "<b>", "&amp;", "é", "ß",  "中",
                                                  "😀", "/", "'", ";", "=",  "ij", "{",   "]",     ",", "%00"};
    std::string text;
    const std::size_t count = random.pick(longest / 5 + 1);  // no letter has more than five characters
    for (std::size_t i = 0; i < count; ++i) text += lines && random.chance(5) ? "\n" : letters[random.pick(letters.size())];
    return text;
}

template <class Thing>
auto& any_of(const std::vector<Thing>& list, Random& random) {
    return list[random.pick(list.size())];
}

template <class Id>
void add_once(std::vector<Id>& list, const Id& id) {
    if (std::ranges::find(list, id) == list.end()) list.push_back(id);
}

inline dossier::Wishes random_wishes(Random& random) {
    dossier::Wishes wishes;
    if (random.chance(50)) wishes.budget = random.chance(50) ? 25000 : static_cast<double>(random.pick(100000)) / 7;
    for (const char* name : {"payback", "money", "co2", "benefits", "ease", "urgency"})
        if (random.chance(30)) wishes.weights.emplace(name, static_cast<int>(random.pick(dossier::weight_stops)));
    return wishes;
}

inline dossier::Note random_note(Random& random) {
    dossier::Note note{random_text(random, 60, true), random_text(random, 60, true)};
    if (note.empty()) note.said = "x";
    return note;
}

inline dossier::Dossier random_dossier(const engine::ContentPack& pack, Random& random) {
    dossier::Dossier made;
    made.id = random_id(random);
    made.name = random_text(random, dossier::longest_name, false);
    made.track = std::string(engine::track_names[random.pick(2)]);
    made.created = random_date(random);
    made.changed = random_date(random);
    made.status = random.chance(30) ? dossier::Status::archived : dossier::Status::open;
    made.answers = random_answers(pack, random, static_cast<unsigned>(random.pick(101)));
    if (random.chance(30)) made.unplaced = R"({"gone_for_good":["a","b"],"of_a_region":{"high":2.5,"low":1}})";
    for (std::size_t i = random.pick(6); i > 0; --i) add_once(made.choices.done, any_of(pack.measures, random).id);
    for (std::size_t i = random.pick(6); i > 0; --i)
        if (const auto& id = any_of(pack.measures, random).id;
            std::ranges::find(made.choices.done, id) == made.choices.done.end())
            add_once(made.choices.aside, id);
    made.choices.plan = random_wishes(random);
    made.choices.tried = random_wishes(random);
    for (std::size_t i = random.pick(dossier::most_others + 1); i > 0; --i)
        made.choices.others.push_back(random_wishes(random));
    made.choices.place = random.pick(made.choices.others.size() + 1);
    for (std::size_t i = random.pick(4); i > 0; --i) add_once(made.postponed, any_of(pack.questions, random).id);
    for (std::size_t i = random.pick(4); i > 0; --i) {
        made.notes.questions[any_of(pack.questions, random).id] = random_note(random);
        made.notes.measures[any_of(pack.measures, random).id] = random_note(random);
        if (!pack.duties.empty()) made.notes.duties[any_of(pack.duties, random).id] = random_note(random);
    }
    if (random.chance(50)) made.intake.date = random_date(random);
    made.intake.place = random_text(random, dossier::longest_place, false);
    for (std::size_t i = random.pick(4); i > 0; --i)
        made.follow_ups.push_back(
            {"f" + std::to_string(i), random_date(random), random_text(random, dossier::longest_follow_up, true)});
    made.shareable_by_name = random.chance(50);
    if (random.chance(30)) made.overlay = "noord-holland";
    if (random.chance(50)) {
        dossier::Seen seen{
            .pack = pack.id, .pack_version = pack.version, .pack_hash = pack.hash, .date = random_date(random)};
        for (const auto& question : pack.questions)
            if (random.chance(50)) seen.asked.push_back(question.id);
        for (const auto& duty : pack.duties) seen.duties.emplace(duty.id, static_cast<dossier::DutyFate>(random.pick(4)));
        for (const auto& measure : pack.measures)
            if (random.chance(30)) seen.steps.push_back(measure.id);
        for (const auto& scheme : pack.schemes)
            seen.schemes.emplace(scheme.id, dossier::SeenScheme{static_cast<engine::Truth>(random.pick(3)),
                                                                static_cast<engine::WindowState>(random.pick(5))});
        made.seen = std::move(seen);
    }
    if (random.chance(20)) made.unknown = R"({"a_later_member":{"b":[1,2.5,null]},"zz":"text"})";
    return made;
}

}  // namespace tk::tests
