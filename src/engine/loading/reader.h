// An object of a document being read. It remembers what was asked for, so that all else is unknown, and reports
// every mistake with its place.
#pragma once

#include "engine/date.h"
#include "engine/issue.h"

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tk::engine::loading {

using nlohmann::json;

struct Place {
    std::string file{}, where{};  // path of the document, JSON pointer in it
};

// Absent members and members of another kind read as empty, the latter after saying so.
class Reader {
public:
    // The value and the issues must outlive it.
    Reader(const json& value, Place place, std::vector<Issue>& issues);

    const Place& place() const { return place_; }
    Place at(std::string_view name) const { return {place_.file, place_.where + "/" + std::string(name)}; }
    // A reader of what stands under the name, or under a path such as "phases/2".
    Reader inside(std::string_view name, const json& value) const { return {value, at(name), issues_}; }
    // No name: about the object itself.
    void complain(std::string_view name, std::string what, Severity severity = Severity::error) const;

    const json* get(std::string_view name);   // nothing when absent or null
    const json* need(std::string_view name);  // the same, but its absence is a mistake
    std::string text(std::string_view name, bool needed = false);
    std::string address(std::string_view name, bool needed = false);  // of the web: nothing else may be followed
    double number(std::string_view name, double otherwise = 0, bool needed = false);
    bool flag(std::string_view name, bool otherwise = false);
    std::optional<Date> date(std::string_view name);
    const json& list(std::string_view name);
    std::vector<std::string> texts(std::string_view name);
    std::map<std::string, double> numbers(std::string_view name);
    std::string one_of(std::string_view name, const std::vector<std::string_view>& allowed, bool needed = true);
    // Gives a reader of each item of a list to `read`.
    template <class Read>
    void each(std::string_view name, Read read) {
        const json& items = list(name);
        for (std::size_t i = 0; i < items.size(); ++i) {
            Reader item = inside(std::string(name) + "/" + std::to_string(i), items[i]);
            read(item);
        }
    }

    // Members that are for readers of the files alone, or that are read elsewhere.
    void skip(std::initializer_list<std::string_view> names);
    // Reports the members that nobody asked for.
    void done();

private:
    const json& value_;
    Place place_;
    std::vector<Issue>& issues_;
    std::vector<std::string> asked_{};
};

}  // namespace tk::engine::loading
