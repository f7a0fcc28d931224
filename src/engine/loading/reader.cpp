#include "engine/loading/reader.h"

#include "engine/suggest.h"

#include <algorithm>
#include <cmath>

namespace tk::engine::loading {

namespace {

const json& empty() {
    static const json value = json::object();
    return value;
}

const json& none() {
    static const json value = json::array();
    return value;
}

}  // namespace

Reader::Reader(const json& value, Place place, std::vector<Issue>& issues)
    : value_(value.is_object() ? value : empty()), place_(std::move(place)), issues_(issues) {
    if (!value.is_object()) complain("", "an object is expected here");
}

void Reader::complain(std::string_view name, std::string what, Severity severity) const {
    issues_.push_back(
        {severity, place_.file, name.empty() ? place_.where : place_.where + "/" + std::string(name), std::move(what)});
}

const json* Reader::get(std::string_view name) {
    asked_.emplace_back(name);
    const auto found = value_.find(name);
    return found == value_.end() || found->is_null() ? nullptr : &*found;
}

const json* Reader::need(std::string_view name) {
    const json* found = get(name);
    if (found == nullptr) complain("", "\"" + std::string(name) + "\" is missing");
    return found;
}

std::string Reader::text(std::string_view name, bool needed) {
    const json* found = needed ? need(name) : get(name);
    if (found == nullptr) return {};
    if (found->is_string()) return found->get<std::string>();
    complain(name, "a text is expected here");
    return {};
}

std::string Reader::address(std::string_view name, bool needed) {
    std::string address = text(name, needed);
    if (!address.empty() && !address.starts_with("https://") && !address.starts_with("http://")) {
        complain(name, "an address that begins with https:// is expected here");
        return {};
    }
    return address;
}

double Reader::number(std::string_view name, double otherwise, bool needed) {
    const json* found = needed ? need(name) : get(name);
    if (found == nullptr) return otherwise;
    if (found->is_number() && std::isfinite(found->get<double>())) return found->get<double>();
    complain(name, "a number is expected here");
    return otherwise;
}

bool Reader::flag(std::string_view name, bool otherwise) {
    const json* found = get(name);
    if (found == nullptr) return otherwise;
    if (found->is_boolean()) return found->get<bool>();
    complain(name, "true or false is expected here");
    return otherwise;
}

std::optional<Date> Reader::date(std::string_view name) {
    const std::string written = text(name);
    if (written.empty()) return std::nullopt;
    const auto date = date_of(written);
    if (!date) complain(name, "\"" + written + "\" is not a day written as YYYY-MM-DD");
    return date;
}

const json& Reader::list(std::string_view name) {
    const json* found = get(name);
    if (found == nullptr) return none();
    if (found->is_array()) return *found;
    complain(name, "a list is expected here");
    return none();
}

std::vector<std::string> Reader::texts(std::string_view name) {
    std::vector<std::string> found;
    const json& items = list(name);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].is_string()) found.push_back(items[i].get<std::string>());
        else complain(std::string(name) + "/" + std::to_string(i), "a text is expected here");
    }
    return found;
}

std::map<std::string, double> Reader::numbers(std::string_view name) {
    std::map<std::string, double> found;
    const json* object = get(name);
    if (object == nullptr) return found;
    if (!object->is_object()) {
        complain(name, "an object of numbers is expected here");
        return found;
    }
    for (const auto& [key, value] : object->items()) {
        if (value.is_number()) found[key] = value.get<double>();
        else complain(std::string(name) + "/" + key, "a number is expected here");
    }
    return found;
}

std::string Reader::one_of(std::string_view name, const std::vector<std::string_view>& allowed, bool needed) {
    const std::string found = text(name, needed);
    if (!found.empty() && std::ranges::find(allowed, found) == allowed.end())
        complain(name, "\"" + found + "\" is not known here" + suggestion(found, allowed));
    return found;
}

void Reader::skip(std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) asked_.emplace_back(name);
}

void Reader::done() {
    skip({"note"});
    for (const auto& [name, value] : value_.items()) {
        if (std::ranges::find(asked_, name) != asked_.end()) continue;
        complain(name, "there is no member \"" + name + "\" here" + suggestion(name, {asked_.begin(), asked_.end()}));
    }
}

}  // namespace tk::engine::loading
