#include "dossier/ladder.h"

#include "dossier/dossier_json.h"
#include "dossier/reading.h"
#include "engine/rank.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace tk::dossier {

namespace {

using nlohmann::json;

// The page read these leniently, and so do we: a person must not lose answers because of a wish.
json ids_of(const json& stored, const char* name, const json& others = json::array()) {
    json made = json::array();
    const auto list = stored.find(name);
    if (list == stored.end() || !list->is_array()) return made;
    const auto has = [](const json& ids, const json& one) { return std::ranges::find(ids, one) != ids.end(); };
    for (const json& one : *list)
        if (one.is_string() && is_content_id(one.get_ref<const std::string&>()) && made.size() < most_marks &&
            !has(made, one) && !has(others, one))
            made.push_back(one);
    return made;
}

json wishes_of(const json& stored) {
    json made = json::object();
    if (!stored.is_object()) return made;
    if (const auto budget = stored.find("budget"); budget != stored.end() && budget->is_number())
        if (const double euro = budget->get<double>(); euro >= 0 && euro <= largest_budget) made["budget"] = *budget;
    if (const auto weights = stored.find("weights"); weights != stored.end() && weights->is_object())
        for (const auto& [name, stop] : weights->items())
            if (std::ranges::find(engine::criterion_names, name) != engine::criterion_names.end() &&
                stop.is_number_unsigned() && stop.get<std::uint64_t>() < weight_stops && stop != usual_stop)
                made["weights"][name] = stop;
    return made;
}

json choices_of(const json& stored) {
    json made{{"done", ids_of(stored, "done")}};
    made["aside"] = ids_of(stored, "aside", made["done"]);
    for (const char* name : {"plan", "tried"})
        if (const auto found = stored.find(name); found != stored.end()) made[name] = wishes_of(*found);
    if (const auto others = stored.find("others"); others != stored.end() && others->is_array())
        for (const json& other : *others)
            if (made["others"].size() < most_others) made["others"].push_back(wishes_of(other));
    if (const auto place = stored.find("place"); place != stored.end() && place->is_number_unsigned())
        made["place"] = std::min<std::uint64_t>(place->get<std::uint64_t>(), made["others"].size());
    return made;
}

// Which page was open and how it looked is of the device, not of the dossier.
void from_stored(json& root) {
    json made{{"format", format_name}, {"version", 1}};
    for (const char* name : {"track", "answers"})
        if (const auto found = root.find(name); found != root.end() && !found->is_null()) made[name] = std::move(*found);
    if (const auto found = root.find("choices"); found != root.end() && found->is_object())
        made["choices"] = choices_of(*found);
    root = std::move(made);
}

constexpr std::array<Rung, present_version> ladder{from_stored};

}  // namespace

std::span<const Rung> rungs() { return ladder; }

void climb(json& root, int from, std::span<const Rung> steps) {
    for (std::size_t at = static_cast<std::size_t>(from); at < steps.size(); ++at) {
        steps[at](root);
        if (root.is_object()) root["version"] = at + 1;
    }
}

}  // namespace tk::dossier
