#include "dossier/merge.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace tk::dossier {

namespace {

template <class T>
const T& chosen(const T& base, const T& mine, const T& theirs) {
    return mine == base ? theirs : mine;
}

// Of maps: one entry after the other; an entry that is not there counts as a value of its own.
template <class Map>
Map by_key(const Map& base, const Map& mine, const Map& theirs) {
    Map merged = theirs;
    const auto at = [](const Map& map, const auto& key) {
        const auto place = map.find(key);
        return place == map.end() ? nullptr : &place->second;
    };
    const auto same = [](const auto* a, const auto* b) { return a == nullptr || b == nullptr ? a == b : *a == *b; };
    for (const auto& [key, value] : mine)
        if (!same(at(base, key), &value)) merged.insert_or_assign(key, value);
    for (const auto& [key, value] : base)
        if (!mine.contains(key)) merged.erase(key);
    return merged;
}

engine::Answers answers(const engine::Answers& base, const engine::Answers& mine, const engine::Answers& theirs) {
    engine::Answers merged = theirs;
    for (const auto& [question, answer] : mine) {
        const auto* before = base.find(question);
        if (before == nullptr || !(*before == answer)) merged.set(question, answer);
    }
    for (const auto& [question, answer] : base)
        if (mine.find(question) == nullptr) merged.withdraw(question);
    return merged;
}

// Of lists in which each thing stands once: in the order of `theirs`, what `mine` added behind it.
template <class Item>
std::vector<Item> items(const std::vector<Item>& base, const std::vector<Item>& mine, const std::vector<Item>& theirs) {
    const auto has = [](const std::vector<Item>& list, const Item& item) {
        return std::ranges::find(list, item) != list.end();
    };
    std::vector<Item> merged;
    for (const Item& item : theirs)
        if (has(mine, item) || !has(base, item)) merged.push_back(item);
    for (const Item& item : mine)
        if (!has(base, item) && !has(merged, item)) merged.push_back(item);
    return merged;
}

// A step stands in one list: where both say something of it, `mine` holds.
void marks(Choices& merged, const Choices& base, const Choices& mine, const Choices& theirs) {
    merged.done = items(base.done, mine.done, theirs.done);
    merged.aside = items(base.aside, mine.aside, theirs.aside);
    for (const auto& id : std::vector(merged.done)) {
        if (std::ranges::find(merged.aside, id) == merged.aside.end()) continue;
        const bool done = std::ranges::find(mine.done, id) != mine.done.end();
        std::erase(done ? merged.aside : merged.done, id);
    }
}

std::vector<FollowUp> follow_ups(const std::vector<FollowUp>& base, const std::vector<FollowUp>& mine,
                                 const std::vector<FollowUp>& theirs) {
    const auto map_of = [](const std::vector<FollowUp>& list) {
        std::map<std::string, FollowUp> map;
        for (const FollowUp& one : list) map.insert_or_assign(one.id, one);
        return map;
    };
    auto left = by_key(map_of(base), map_of(mine), map_of(theirs));
    std::vector<FollowUp> merged;
    for (const auto* list : {&theirs, &mine})
        for (const FollowUp& one : *list)
            if (auto entry = left.extract(one.id); !entry.empty()) merged.push_back(std::move(entry.mapped()));
    return merged;
}

}  // namespace

Dossier merge(const Dossier& base, const Dossier& mine, const Dossier& theirs) {
    Dossier merged = theirs;
    const auto take = [&](auto member) { merged.*member = chosen(base.*member, mine.*member, theirs.*member); };
    take(&Dossier::name);
    take(&Dossier::track);
    take(&Dossier::status);
    take(&Dossier::unplaced);
    take(&Dossier::intake);
    take(&Dossier::shareable_by_name);
    take(&Dossier::overlay);
    take(&Dossier::seen);
    take(&Dossier::unknown);
    merged.changed = std::max(mine.changed, theirs.changed);
    merged.answers = answers(base.answers, mine.answers, theirs.answers);
    merged.postponed = items(base.postponed, mine.postponed, theirs.postponed);
    merged.notes.questions = by_key(base.notes.questions, mine.notes.questions, theirs.notes.questions);
    merged.notes.measures = by_key(base.notes.measures, mine.notes.measures, theirs.notes.measures);
    merged.notes.duties = by_key(base.notes.duties, mine.notes.duties, theirs.notes.duties);
    merged.follow_ups = follow_ups(base.follow_ups, mine.follow_ups, theirs.follow_ups);
    marks(merged.choices, base.choices, mine.choices, theirs.choices);
    merged.choices.plan = chosen(base.choices.plan, mine.choices.plan, theirs.choices.plan);
    const auto bench = [](const Choices& choices) { return std::tie(choices.tried, choices.others, choices.place); };
    const Choices& of = bench(mine.choices) == bench(base.choices) ? theirs.choices : mine.choices;
    std::tie(merged.choices.tried, merged.choices.others, merged.choices.place) = bench(of);
    return merged;
}

}  // namespace tk::dossier
