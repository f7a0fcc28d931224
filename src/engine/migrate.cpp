#include "engine/migrate.h"

#include <algorithm>
#include <utility>

namespace tk::engine {

namespace {

using nlohmann::json;

json scaled(json value, double factor) {
    if (factor == 1) return value;
    if (value.is_number()) return value.get<double>() * factor;
    if (value.is_object())
        for (auto& [name, part] : value.items())
            if (part.is_number()) part = part.get<double>() * factor;
    return value;
}

class Mover {
public:
    Mover(const json& given, Migrated& out) : given_(given), out_(out) {}

    void question(const Migration& migration) {
        const std::string& id = migration.question.value;
        const auto found = out_.answers.find(id);
        if (found == out_.answers.end()) return;
        const json value = *found;
        out_.answers.erase(found);
        const std::string from = name_in_file(id);
        out_.given_as.erase(id);
        const std::string& to = migration.to.value;
        if (to.empty()) {
            leave(from, "\"" + from + "\" is asked no more");
        } else if (out_.answers.contains(to)) {
            leave(from, "\"" + from + "\" is \"" + to + "\" now, and that is answered as well");
        } else {
            out_.answers[to] = scaled(value, migration.factor);
            out_.given_as[to] = from;
        }
    }

    void option(const Migration& migration) {
        const std::string& id = migration.question.value;
        const auto found = out_.answers.find(id);
        if (found == out_.answers.end()) return;
        const std::string &old = migration.option.value, &to = migration.option_to.value;
        const std::string from = name_in_file(id), gone = "\"" + old + "\" of " + from + " is no option any more";
        if (found->is_string() && *found == old) {
            if (!to.empty()) {
                *found = to;
                return;
            }
            out_.answers.erase(found);
            out_.given_as.erase(id);
            leave(from, gone);
            return;
        }
        if (!found->is_array()) return;
        const auto place = std::ranges::find(*found, json(old));
        if (place == found->end()) return;
        if (!to.empty() && std::ranges::find(*found, json(to)) == found->end()) {
            *place = to;
            return;
        }
        found->erase(place);
        if (to.empty()) {
            json& kept = out_.unplaced[from];
            if (!kept.is_array()) kept = json::array();
            kept.push_back(old);
            out_.notes.push_back({from, gone});
        }
        if (found->empty()) out_.answers.erase(found);
    }

private:
    const json& given_;
    Migrated& out_;

    std::string name_in_file(const std::string& id) const {
        const auto found = out_.given_as.find(id);
        return found == out_.given_as.end() ? id : found->second;
    }

    void leave(const std::string& id, std::string why) {
        out_.unplaced[id] = given_[id];
        out_.notes.push_back({id, std::move(why)});
    }
};

}  // namespace

Migrated migrate(const ContentPack& pack, json answers) {
    Migrated out;
    const json given = answers;
    out.answers = std::move(answers);
    Mover mover(given, out);
    for (const Migration& migration : pack.migrations) {
        if (migration.option.empty()) mover.question(migration);
        else mover.option(migration);
    }
    return out;
}

json with_unplaced(json answers, const json& unplaced) {
    if (!unplaced.is_object()) return answers;
    for (const auto& [id, value] : unplaced.items()) {
        json& place = answers[id];
        if (place.is_null()) place = value;
        else if (place.is_array() && value.is_array())
            for (const json& one : value)
                if (std::ranges::find(place, one) == place.end()) place.push_back(one);
    }
    return answers;
}

}  // namespace tk::engine
