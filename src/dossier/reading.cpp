#include "dossier/reading.h"

#include "dossier/dossier_json.h"

#include <algorithm>
#include <cmath>

namespace tk::dossier {

namespace {

using nlohmann::json;

constexpr std::size_t longest_told = 500;

// As a JSON pointer has it, and short enough to be shown.
std::string in_pointer(std::string_view name) {
    std::string made;
    for (const char c : name.substr(0, longest_id)) {
        if (c == '~') made += "~0";
        else if (c == '/') made += "~1";
        else made += c;
    }
    return plain(made, longest_id, Lines::one);
}

}  // namespace

bool is_content_id(std::string_view text) {
    return !text.empty() && text.size() <= longest_id && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
               c == '.';
    });
}

void Reading::tell(engine::Severity severity, Problem problem, const std::string& where, const std::string& what) {
    if (issues_.size() >= most_issues && severity == engine::Severity::warning) return;
    if (issues_.size() >= most_issues) issues_.pop_back();  // an error counts, so that the file is refused all the same
    // Both may repeat words of the file.
    issues_.push_back({severity, problem, std::string(file_), plain(where, longest_told, Lines::one),
                       plain(what, longest_told, Lines::one)});
}

Place Reading::member(const Place& object, std::string_view name, bool needed) {
    if (!object) return {};
    std::string pointer = object.pointer + "/" + in_pointer(name);
    const auto found = object.value->find(name);
    if (found != object.value->end() && !found->is_null()) return {&*found, std::move(pointer)};
    if (needed) complain(Problem::missing, pointer, "\"" + std::string(name) + "\" is missing");
    return {};
}

bool Reading::is_object(const Place& place) {
    if (place.value->is_object()) return true;
    complain(Problem::wrong_kind, place.pointer, "an object is expected here");
    return false;
}

void Reading::only(const Place& object, std::initializer_list<std::string_view> names) {
    for (const auto& [name, value] : object.value->items())
        if (std::ranges::find(names, name) == names.end())
            complain(Problem::unknown_member, object.pointer + "/" + in_pointer(name),
                     "this member is not known here; the file may be of a later program");
}

Place Reading::object(const Place& parent, std::string_view name, std::initializer_list<std::string_view> names) {
    Place found = member(parent, name);
    if (!found || !is_object(found)) return {};
    only(found, names);
    return found;
}

std::vector<std::pair<std::string, Place>> Reading::table(const Place& found, std::size_t most) {
    std::vector<std::pair<std::string, Place>> made;
    if (!found || !is_object(found)) return made;
    if (found.value->size() > most) {
        complain(Problem::too_many, found.pointer, "at most " + std::to_string(most) + " stand here");
        return made;
    }
    for (const auto& [key, value] : found.value->items()) {
        Place one{&value, found.pointer + "/" + in_pointer(key)};
        if (is_content_id(key)) made.emplace_back(key, std::move(one));
        else complain(Problem::not_an_id, one.pointer, "an id has letters, digits and - _ . alone, at most 100");
    }
    return made;
}

std::vector<Place> Reading::list(const Place& parent, std::string_view name, std::size_t most) {
    std::vector<Place> made;
    const Place found = member(parent, name);
    if (!found) return made;
    if (!found.value->is_array()) {
        complain(Problem::wrong_kind, found.pointer, "a list is expected here");
        return made;
    }
    if (found.value->size() > most) {
        complain(Problem::too_many, found.pointer, "at most " + std::to_string(most) + " stand here");
        return made;
    }
    for (std::size_t i = 0; i < found.value->size(); ++i)
        made.push_back({&(*found.value)[i], found.pointer + "/" + std::to_string(i)});
    return made;
}

std::string Reading::text(const Place& place, std::size_t longest, Lines lines) {
    if (!place) return {};
    const auto* found = place.value->get_ptr<const std::string*>();
    if (found == nullptr) {
        complain(Problem::wrong_kind, place.pointer, "text is expected here");
        return {};
    }
    if (is_plain(*found, longest, lines)) return *found;
    complain(Problem::not_plain, place.pointer,
             "text here has at most " + std::to_string(longest) + " characters, and no control characters");
    return {};
}

std::string Reading::id(const Place& place) {
    if (!place) return {};
    const auto* found = place.value->get_ptr<const std::string*>();
    if (found != nullptr && is_content_id(*found)) return *found;
    complain(Problem::not_an_id, place.pointer, "an id of letters, digits and - _ . alone is expected here, at most 100");
    return {};
}

std::optional<engine::Date> Reading::date(const Place& place) {
    if (!place) return std::nullopt;
    if (const auto* found = place.value->get_ptr<const std::string*>())
        if (const auto day = engine::date_of(*found)) return day;
    complain(Problem::not_a_day, place.pointer, "a day of the calendar written as YYYY-MM-DD is expected here");
    return std::nullopt;
}

bool Reading::truth(const Place& place) {
    if (!place) return false;
    if (place.value->is_boolean()) return place.value->get<bool>();
    complain(Problem::wrong_kind, place.pointer, "true or false is expected here");
    return false;
}

std::optional<double> Reading::number(const Place& place, double least, double most) {
    if (!place) return std::nullopt;
    if (!place.value->is_number()) {
        complain(Problem::wrong_kind, place.pointer, "a number is expected here");
        return std::nullopt;
    }
    const double value = place.value->get<double>();
    if (value >= least && value <= most) return value;
    complain(Problem::out_of_bounds, place.pointer,
             "the number must lie from " + json(least).dump() + " to " + json(most).dump());
    return std::nullopt;
}

std::optional<std::size_t> Reading::whole(const Place& place, std::size_t most) {
    if (!place) return std::nullopt;
    if (!place.value->is_number_unsigned()) {
        complain(Problem::wrong_kind, place.pointer, "a whole number is expected here");
        return std::nullopt;
    }
    const auto value = place.value->get<std::uint64_t>();
    if (value <= most) return static_cast<std::size_t>(value);
    complain(Problem::out_of_bounds, place.pointer, "the number must be at most " + std::to_string(most));
    return std::nullopt;
}

}  // namespace tk::dossier
