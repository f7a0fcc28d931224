// Members of a JSON object, each checked as it is read. What is wrong becomes an issue with its place; what comes back
// then is empty, and the dossier is not used.
#pragma once

#include "dossier/dossier.h"
#include "dossier/issue.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tk::dossier {

// An object of the file, or a list that stands for one, with where it stands.
struct Place {
    const nlohmann::json* value = nullptr;  // null: it is not there
    std::string pointer{};
    explicit operator bool() const { return value != nullptr; }
};

class Reading {
public:
    Reading(std::string_view file, std::vector<Issue>& issues) : file_(file), issues_(issues) {}

    void tell(engine::Severity, Problem, const std::string& where, const std::string& what);
    void complain(Problem problem, const std::string& where, const std::string& what) {
        tell(engine::Severity::error, problem, where, what);
    }

    // Nothing when it is not there or null, which is the same; `needed`: then it is missing.
    Place member(const Place& object, std::string_view name, bool needed = false);
    // Nothing when it is not there or no object. Members that are not among the names are complaints.
    Place object(const Place& parent, std::string_view name, std::initializer_list<std::string_view> names);
    // Any members, at most `most`, each named by an id; also those that are null. Nothing when it is not there or no object.
    std::vector<std::pair<std::string, Place>> table(const Place&, std::size_t most);
    std::vector<std::pair<std::string, Place>> table(const Place& parent, std::string_view name, std::size_t most) {
        return table(member(parent, name), most);
    }
    std::vector<Place> list(const Place& parent, std::string_view name, std::size_t most);
    void only(const Place& object, std::initializer_list<std::string_view> names);

    std::string text(const Place&, std::size_t longest, Lines);
    std::string id(const Place&);  // of something in the content, or of a follow-up
    std::optional<engine::Date> date(const Place&);
    bool truth(const Place&);
    std::optional<double> number(const Place&, double least, double most);
    std::optional<std::size_t> whole(const Place&, std::size_t most);
    bool is_object(const Place&);  // complains when not

    // The place of the word among the names; 0 when it is none of them.
    template <std::size_t count>
    std::size_t word(const Place& place, const std::array<std::string_view, count>& names) {
        if (!place) return 0;
        if (place.value->is_string())
            for (std::size_t i = 0; i < count; ++i)
                if (place.value->get_ref<const std::string&>() == names[i]) return i;
        std::string all;
        for (const std::string_view one : names) all += (all.empty() ? "" : ", ") + std::string(one);
        complain(Problem::wrong_kind, place.pointer, "one of " + all + " is expected here");
        return 0;
    }

    // Each once.
    template <class Id>
    std::vector<Id> ids(const Place& parent, std::string_view name, std::size_t most) {
        std::vector<Id> found;
        std::map<std::string, std::size_t> seen;
        for (const Place& one : list(parent, name, most)) {
            std::string value = id(one);
            if (value.empty()) continue;
            if (!seen.emplace(value, found.size()).second)
                complain(Problem::twice, one.pointer, "\"" + value + "\" stands here twice");
            else found.push_back({std::move(value)});
        }
        return found;
    }

private:
    std::string_view file_;
    std::vector<Issue>& issues_;
};

// Letters, digits and - _ . as ids of content are, at most `longest_id` of them.
bool is_content_id(std::string_view text);

}  // namespace tk::dossier
