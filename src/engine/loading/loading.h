// What is shared while a pack is read: the pack as far as it goes, the mistakes, the documents, the names.
//
// A new kind of section takes three places:
//   1. content.h: the type, and its list in ContentPack;
//   2. loading/<section>.cpp, declared in loading/kinds.h: a function that goes through the section with
//      Loading::each, reads each object with the Reader, ends with Reader::done and fills the list;
//   3. content_json.cpp: the name in `sections`, and the call among the steps of `load_content`. When others may
//      refer to its ids, a step `declare_all` among the names comes first; the others use `references`.
// When its things depend on answers, count them in loading/dependents.cpp too.
#pragma once

#include "engine/content.h"
#include "engine/loading/reader.h"

#include <algorithm>
#include <functional>
#include <set>
#include <span>
#include <utility>

namespace tk::engine::loading {

extern const std::vector<std::string_view> confidences;
extern const Unit no_unit, euro, kilogram;
Unit yearly(const Unit&);

// What saves, end uses and prices are counted in.
extern const std::map<std::string, Unit, std::less<>> units_of_carriers;

// Low, likely and high must rise; else the reader complains about the member.
Estimate estimate_of(double low, double likely, double high, Reader&, std::string_view member);
Estimate read_estimate(Reader&);  // of the members of these names

template <class Kind>
std::vector<Id<Kind>> ids_of(std::vector<std::string> names) {
    std::vector<Id<Kind>> ids;
    for (std::string& name : names) ids.push_back({std::move(name)});
    return ids;
}

class Loading {
public:
    ContentPack pack{};
    std::vector<Issue> issues{};
    std::vector<std::pair<std::string, json>> files{};  // path and content, in pack order
    // Names by kind of thing ("measure", "end use"), with the place of their object.
    std::map<std::string, std::map<std::string, Place, std::less<>>, std::less<>> declared{};

    std::vector<Place> quantity_places{};  // of their values, by place in the program

    void complain(const Place&, std::string what, Severity = Severity::error);

    // Gives a reader of each object of a section to `read`, in pack order.
    void each(std::string_view section, const std::function<void(Reader&)>& read);

    // Takes the object's "id" as a name of the kind; false when it is missing or taken.
    bool declare(std::string_view kind, Reader&);
    void declare_all(std::string_view section, std::string_view kind);
    // Complains when there is no such name.
    void resolve(std::string_view kind, const std::string& id, const Place&);
    // Names under a member, each of which must exist; all are given back.
    std::vector<std::string> references(Reader&, std::string_view member, std::string_view kind);
    // Makes an id known to rules and amounts.
    void name(const std::string& id, NameKind, std::size_t slot, Reader&);

    // One track or a list of them.
    std::vector<std::string> tracks_of(Reader&, std::string_view member, bool needed = false);
    // What stands under "unit"; no unit when that can't be read, after saying so.
    Unit unit(Reader&, bool needed = false);

    // An expression or a plain number; -1 when absent or wrong.
    std::int32_t code(Reader&, std::string_view member, Type, Scope, bool needed = false,
                      const std::optional<Unit>& = std::nullopt);
    Rule rule(Reader& reader, std::string_view member, Scope scope, bool needed = false) {
        return {code(reader, member, Type::truth, scope, needed)};
    }
    Amount amount(Reader& reader, std::string_view member, const Unit& unit, bool needed = false) {
        return {code(reader, member, Type::number, Scope::everything, needed, unit)};
    }

    // A member that is written once for both tracks, or as an object with one for each. `read` takes a reader and
    // the name of the member in it.
    template <class Read>
    auto per_track(Reader& reader, std::string_view member, Read read) {
        PerTrack<decltype(read(reader, member))> values;
        const json* found = reader.get(member);
        const bool apart = found != nullptr && found->is_object() &&
                           std::ranges::any_of(track_names, [&](auto track) { return found->contains(track); });
        if (!apart) {
            values.values.fill(read(reader, member));
            return values;
        }
        Reader inner = reader.inside(member, *found);
        for (const std::string_view track : track_names)
            if (inner.get(track) != nullptr) values[track] = read(inner, track);
        inner.done();
        return values;
    }

private:
    std::set<std::pair<std::string, std::string>> no_objects_{};  // complained about already, by file and place
};

}  // namespace tk::engine::loading
