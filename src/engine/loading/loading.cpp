#include "engine/loading/loading.h"

#include "engine/suggest.h"

namespace tk::engine::loading {

const std::vector<std::string_view> confidences{"low", "medium", "high"};

const Unit no_unit{}, euro = *unit_of("EUR"), kilogram = *unit_of("kg");

Unit yearly(const Unit& unit) { return quotient(unit, *unit_of("year")); }

const std::map<std::string, Unit, std::less<>> units_of_carriers{
    {"electricity", *unit_of("kWh")}, {"gas", *unit_of("m3")}, {"heat", *unit_of("GJ")},
    {"oil", *unit_of("m3eq")},        {"fuel", *unit_of("l")}, {"water", *unit_of("m3")}};

Estimate estimate_of(double low, double likely, double high, Reader& reader, std::string_view member) {
    if (!(low <= likely && likely <= high)) reader.complain(member, "low, likely and high must rise");
    return {low, likely, high};
}

Estimate read_estimate(Reader& reader) {
    const double low = reader.number("low", 0, true), likely = reader.number("likely", 0, true),
                 high = reader.number("high", 0, true);
    return estimate_of(low, likely, high, reader, "likely");
}

void Loading::complain(const Place& place, std::string what, Severity severity) {
    issues.push_back({severity, place.file, place.where, std::move(what)});
}

void Loading::each(std::string_view section, const std::function<void(Reader&)>& read) {
    for (const auto& [path, value] : files) {
        if (!value.is_object()) continue;
        const auto found = value.find(section);
        if (found == value.end() || !found->is_array()) continue;
        for (std::size_t i = 0; i < found->size(); ++i) {
            const json& item = (*found)[i];
            Place place{path, "/" + std::string(section) + "/" + std::to_string(i)};
            if (!item.is_object()) {
                // A section is gone through more than once.
                if (no_objects_.insert({place.file, place.where}).second) complain(place, "an object is expected here");
                continue;
            }
            Reader reader(item, std::move(place), issues);
            read(reader);
        }
    }
}

bool Loading::declare(std::string_view kind, Reader& reader) {
    const std::string id = reader.text("id", true);
    if (id.empty()) return false;
    const bool good = std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
    if (!good) reader.complain("id", "an id is made of letters, digits, \"_\" and \"-\"");
    auto& known = declared[std::string(kind)];
    const auto [place, fresh] = known.emplace(id, reader.place());
    if (!fresh)
        reader.complain("id", "there is already a " + std::string(kind) + " \"" + id + "\", at " + place->second.file + " " +
                                  place->second.where);
    return fresh;
}

void Loading::declare_all(std::string_view section, std::string_view kind) {
    each(section, [&](Reader& reader) { declare(kind, reader); });
}

void Loading::resolve(std::string_view kind, const std::string& id, const Place& place) {
    const auto known = declared.find(kind);
    if (known != declared.end() && known->second.contains(id)) return;
    std::vector<std::string_view> names;
    if (known != declared.end())
        for (const auto& [name, at] : known->second) names.push_back(name);
    complain(place, "there is no " + std::string(kind) + " \"" + id + "\"" + suggestion(id, names));
}

std::vector<std::string> Loading::references(Reader& reader, std::string_view member, std::string_view kind) {
    auto names = reader.texts(member);
    for (std::size_t i = 0; i < names.size(); ++i)
        resolve(kind, names[i], reader.at(std::string(member) + "/" + std::to_string(i)));
    return names;
}

void Loading::name(const std::string& id, NameKind kind, std::size_t slot, Reader& reader) {
    if (!pack.program.names.emplace(id, Name{kind, static_cast<std::int32_t>(slot)}).second && !id.empty())
        reader.complain("id", "the name \"" + id + "\" is taken");
}

std::vector<std::string> Loading::tracks_of(Reader& reader, std::string_view member, bool needed) {
    const json* found = needed ? reader.need(member) : reader.get(member);
    if (found == nullptr) return {};
    std::vector<std::string> tracks;
    if (found->is_string()) tracks = {reader.text(member)};
    else tracks = reader.texts(member);
    if (needed && tracks.empty()) reader.complain(member, "at least one track is expected here");
    for (const std::string& track : tracks)
        if (std::ranges::find(track_names, track) == track_names.end())
            reader.complain(
                member, "there is no track \"" + track + "\"" + suggestion(track, {track_names.begin(), track_names.end()}));
    return tracks;
}

Unit Loading::unit(Reader& reader, bool needed) {
    const std::string written = reader.text("unit", needed);
    const auto found = unit_of(written);
    if (!found) reader.complain("unit", "\"" + written + "\" is not a unit; write it like \"kWh/m2/year\"");
    for (std::string& part : names_of(written)) pack.program.unit_names.insert(std::move(part));
    return found.value_or(Unit{});
}

std::int32_t Loading::code(Reader& reader, std::string_view member, Type type, Scope scope, bool needed,
                           const std::optional<Unit>& unit) {
    const json* found = needed ? reader.need(member) : reader.get(member);
    if (found == nullptr) return -1;
    if (type == Type::number && found->is_number())
        return pack.program.add({Op::number, -1, 0, 0, found->get<double>(), 0}, {});
    if (type == Type::truth && found->is_boolean())
        return pack.program.add({Op::truth, -1, 0, 0, found->get<bool>() ? 1.0 : 0.0, 0}, {});
    if (!found->is_string()) {
        reader.complain(
            member, type == Type::number ? "a number or an amount in words is expected here" : "a rule is expected here");
        return -1;
    }
    const auto compiled = compile(pack.program, found->get_ref<const std::string&>(), type, scope, unit);
    if (compiled) return *compiled;
    reader.complain(std::string(member) + ":" + std::to_string(compiled.error().column), compiled.error().what);
    return -1;
}

}  // namespace tk::engine::loading
