// Reads the documents of a pack. Every mistake is reported with its place; nothing stops at the first.
#include "engine/content.h"
#include "engine/json_text.h"
#include "engine/rank.h"
#include "engine/suggest.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

namespace tk::engine {

namespace {

using nlohmann::json;

constexpr std::size_t largest_document = 8u * 1024 * 1024;

struct Place {
    std::string file{}, where{};
};

// An object being read: it remembers what was asked for, so that all else is unknown.
class Reader {
public:
    Reader(const json& value, Place place, std::vector<Issue>& issues)
        : value_(value.is_object() ? value : empty()), place_(std::move(place)), issues_(issues) {
        if (!value.is_object()) complain("", "an object is expected here");
    }

    const Place& place() const { return place_; }
    Place at(std::string_view name) const { return {place_.file, place_.where + "/" + std::string(name)}; }
    void complain(std::string_view name, std::string what, Severity severity = Severity::error) const {
        issues_.push_back(
            {severity, place_.file, name.empty() ? place_.where : place_.where + "/" + std::string(name), std::move(what)});
    }

    const json* get(std::string_view name) {
        asked_.emplace_back(name);
        const auto found = value_.find(name);
        return found == value_.end() || found->is_null() ? nullptr : &*found;
    }
    const json* need(std::string_view name) {
        const json* found = get(name);
        if (found == nullptr) complain("", "\"" + std::string(name) + "\" is missing");
        return found;
    }
    std::string text(std::string_view name, bool needed = false) {
        const json* found = needed ? need(name) : get(name);
        if (found == nullptr) return {};
        if (found->is_string()) return found->get<std::string>();
        complain(name, "a text is expected here");
        return {};
    }
    double number(std::string_view name, double otherwise = 0, bool needed = false) {
        const json* found = needed ? need(name) : get(name);
        if (found == nullptr) return otherwise;
        if (found->is_number() && std::isfinite(found->get<double>())) return found->get<double>();
        complain(name, "a number is expected here");
        return otherwise;
    }
    bool flag(std::string_view name, bool otherwise = false) {
        const json* found = get(name);
        if (found == nullptr) return otherwise;
        if (found->is_boolean()) return found->get<bool>();
        complain(name, "true or false is expected here");
        return otherwise;
    }
    std::optional<Date> date(std::string_view name) {
        const std::string written = text(name);
        if (written.empty()) return std::nullopt;
        const auto date = date_of(written);
        if (!date) complain(name, "\"" + written + "\" is not a day written as YYYY-MM-DD");
        return date;
    }
    const json& list(std::string_view name) {
        const json* found = get(name);
        if (found == nullptr) return none();
        if (found->is_array()) return *found;
        complain(name, "a list is expected here");
        return none();
    }
    std::vector<std::string> texts(std::string_view name) {
        std::vector<std::string> found;
        const json& items = list(name);
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].is_string()) found.push_back(items[i].get<std::string>());
            else complain(std::string(name) + "/" + std::to_string(i), "a text is expected here");
        }
        return found;
    }
    std::map<std::string, double> numbers(std::string_view name) {
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
    std::string one_of(std::string_view name, const std::vector<std::string_view>& allowed, bool needed = true) {
        const std::string found = text(name, needed);
        if (!found.empty() && std::ranges::find(allowed, found) == allowed.end())
            complain(name, "\"" + found + "\" is not known here" + suggestion(found, allowed));
        return found;
    }
    // Members that are for readers of the files alone.
    void skip(std::initializer_list<std::string_view> names) {
        for (const std::string_view name : names) asked_.emplace_back(name);
    }
    void done() {
        skip({"note"});
        for (const auto& [name, value] : value_.items()) {
            if (std::ranges::find(asked_, name) != asked_.end()) continue;
            complain(name, "there is no member \"" + name + "\" here" + suggestion(name, {asked_.begin(), asked_.end()}));
        }
    }

private:
    static const json& empty() {
        static const json value = json::object();
        return value;
    }
    static const json& none() {
        static const json value = json::array();
        return value;
    }

    const json& value_;
    Place place_;
    std::vector<Issue>& issues_;
    std::vector<std::string> asked_{};
};

const std::vector<std::string_view> confidences{"low", "medium", "high"};

const Unit none{}, euro = *unit_of("EUR"), kilogram = *unit_of("kg");
Unit yearly(const Unit& unit) { return quotient(unit, *unit_of("year")); }

// What saves, end uses and prices are counted in.
const std::map<std::string, Unit, std::less<>> units_of_carriers{
    {"electricity", *unit_of("kWh")}, {"gas", *unit_of("m3")}, {"heat", *unit_of("GJ")},
    {"oil", *unit_of("m3eq")},        {"fuel", *unit_of("l")}, {"water", *unit_of("m3")}};

template <class Kind>
std::vector<Id<Kind>> ids_of(std::vector<std::string> names) {
    std::vector<Id<Kind>> ids;
    for (std::string& name : names) ids.push_back({std::move(name)});
    return ids;
}

class Loader {
public:
    LoadedContent load(std::span<const Document> documents) {
        read_documents(documents);
        // Names first, so that rules may use what stands further on.
        each("questions", [&](Reader& reader, const json&) { read_question(reader); });
        each("coefficients", [&](Reader& reader, const json& value) { read_coefficient(reader, value); });
        each("quantities", [&](Reader& reader, const json&) { declare_quantity(reader); });
        each("sources", [&](Reader& reader, const json&) {
            declare("source", reader);
            pack_.sources.push_back(
                {{reader.text("id")}, reader.text("title", true), reader.text("url"), reader.date("as_of")});
            reader.done();
        });
        each("packages", [&](Reader& reader, const json&) {
            declare("package", reader);
            pack_.packages.push_back({{reader.text("id")}, reader.text("track")});
            reader.done();
        });
        each("checks", [&](Reader& reader, const json&) { declare("check", reader); });
        for (const std::string_view kind : {"end_uses", "measures", "duties", "schemes"}) {
            each(kind, [&](Reader& reader, const json&) {
                declare(kind == "end_uses" ? "end use"
                        : kind == "duties" ? "duty"
                                           : kind.substr(0, kind.size() - 1),
                        reader);
            });
        }
        compile_quantities();
        std::size_t index = 0;
        each("questions", [&](Reader& reader, const json&) { finish_question(reader, index++); });
        each("end_uses", [&](Reader& reader, const json&) { read_end_use(reader); });
        each("measures", [&](Reader& reader, const json&) { read_measure(reader); });
        each("duties", [&](Reader& reader, const json&) { read_duty(reader); });
        each("schemes", [&](Reader& reader, const json&) { read_scheme(reader); });
        each("checks", [&](Reader& reader, const json&) { read_check(reader); });
        each("migrations", [&](Reader& reader, const json&) { read_migration(reader); });
        check_migrations();
        read_ranking();
        check_conflicts();
        check_backgrounds();
        find_cycles();
        count_changes();
        std::ranges::stable_sort(issues_, {},
                                 [&](const Issue& issue) { return order_.contains(issue.file) ? order_[issue.file] : 0; });
        LoadedContent loaded;
        loaded.issues = std::move(issues_);
        if (!has_errors(loaded.issues)) loaded.pack = std::move(pack_);
        return loaded;
    }

private:
    ContentPack pack_{};
    std::vector<Issue> issues_{};
    std::vector<std::pair<std::string, json>> files_{};  // path and content, in pack order
    std::map<std::string, std::size_t> order_{};
    std::map<std::string, std::map<std::string, Place, std::less<>>, std::less<>> declared_{};  // by kind of thing
    std::vector<Place> quantity_places_{}, migration_places_{};
    std::vector<std::vector<std::int32_t>> wanted_inputs_{};   // by thing that counts for "changes"
    std::vector<std::vector<std::int32_t>> measure_inputs_{};  // the same, of the measures
    bool ranked_ = false;

    void complain(const Place& place, std::string what, Severity severity = Severity::error) {
        issues_.push_back({severity, place.file, place.where, std::move(what)});
    }

    void read_documents(std::span<const Document> documents) {
        std::uint64_t hash = 14695981039346656037ULL;
        const auto mix = [&](std::string_view text) {
            for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
            hash = (hash ^ 0xFF) * 1099511628211ULL;
        };
        if (documents.empty()) {
            complain({"pack.json", ""}, "the pack has no documents");
            return;
        }
        const std::string folder = documents[0].path.substr(0, documents[0].path.find_last_of('/') + 1);
        const auto parse = [&](const Document& document) -> json {
            order_.emplace(document.path, order_.size());
            mix(document.path.starts_with(folder) ? std::string_view(document.path).substr(folder.size())
                                                  : std::string_view(document.path));
            mix(document.text);
            if (document.text.size() > largest_document) {
                complain({document.path, ""}, "this document is larger than 8 MB");
                return json::object();
            }
            JsonText read = read_json(document.text);
            for (JsonMistake& mistake : read.mistakes) complain({document.path, mistake.where}, std::move(mistake.what));
            return read.value ? std::move(*read.value) : json::object();
        };
        const json head = parse(documents[0]);
        Reader reader(head, {documents[0].path, ""}, issues_);
        if (reader.number("format", 0, true) != 1) reader.complain("format", "this program reads packs of format 1");
        pack_.id = reader.text("id", true);
        pack_.version = reader.text("version", true);
        pack_.checked_on = reader.date("checked_on");
        pack_.languages = reader.texts("languages");
        const json& themes = reader.list("themes");
        for (std::size_t i = 0; i < themes.size(); ++i) {
            Reader theme(themes[i], reader.at("themes/" + std::to_string(i)), issues_);
            declare("theme", theme);
            pack_.themes.push_back({{theme.text("id")}, theme.text("icon")});
            theme.done();
        }
        if (const json* audiences = reader.get("audiences")) {
            Reader inner(*audiences, reader.at("audiences"), issues_);
            if (audiences->is_object())
                for (const auto& [audience, tracks] : audiences->items())
                    pack_.audiences[audience] = tracks_of(inner, audience);
            inner.done();
        }
        std::set<std::string> listed;
        const auto names = reader.texts("documents");
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!listed.insert(folder + names[i]).second) {
                reader.complain("documents/" + std::to_string(i), "this document is listed twice");
                continue;
            }
            const auto found = std::ranges::find_if(
                documents, [&](const Document& document) { return document.path == folder + names[i]; });
            if (found == documents.end()) {
                reader.complain("documents/" + std::to_string(i), "there is no document \"" + names[i] + "\"");
                continue;
            }
            files_.emplace_back(found->path, parse(*found));
        }
        for (const Document& document : documents.subspan(1))
            if (!listed.contains(document.path)) complain({document.path, ""}, "pack.json does not list this document");
        reader.done();
        static const std::vector<std::string_view> sections{
            "questions", "coefficients", "quantities", "end_uses",   "measures", "packages", "duties",
            "schemes",   "sources",      "checks",     "migrations", "ranking",  "note"};
        for (const auto& [path, value] : files_) {
            if (!value.is_object()) {
                complain({path, ""}, "an object is expected here");
                continue;
            }
            for (const auto& [name, section] : value.items()) {
                if (std::ranges::find(sections, name) == sections.end())
                    complain({path, "/" + name}, "there is no member \"" + name + "\" here" + suggestion(name, sections));
                else if (name != "ranking" && name != "note" && !section.is_array())
                    complain({path, "/" + name}, "a list is expected here");
            }
        }
        static constexpr std::string_view hex = "0123456789abcdef";
        for (int shift = 60; shift >= 0; shift -= 4) pack_.hash += hex[hash >> shift & 15];
    }

    template <class Function>
    void each(std::string_view section, Function function) {
        for (const auto& [path, value] : files_) {
            if (!value.is_object()) continue;
            const auto found = value.find(section);
            if (found == value.end() || !found->is_array()) continue;
            for (std::size_t i = 0; i < found->size(); ++i) {
                const json& item = (*found)[i];
                Place place{path, "/" + std::string(section) + "/" + std::to_string(i)};
                if (!item.is_object()) {
                    if (section != "questions" || pack_.questions.size() < 1000000) not_an_object(place);
                    continue;
                }
                Reader reader(item, std::move(place), issues_);
                function(reader, item);
            }
        }
    }

    std::set<std::pair<std::string, std::string>> complained_{};
    void not_an_object(const Place& place) {
        if (complained_.insert({place.file, place.where}).second) complain(place, "an object is expected here");
    }

    bool declare(std::string_view kind, Reader& reader) {
        const std::string id = reader.text("id", true);
        if (id.empty()) return false;
        const bool good = std::ranges::all_of(id, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        });
        if (!good) reader.complain("id", "an id is made of letters, digits, \"_\" and \"-\"");
        auto& known = declared_[std::string(kind)];
        const auto [place, fresh] = known.emplace(id, reader.place());
        if (!fresh)
            reader.complain("id", "there is already a " + std::string(kind) + " \"" + id + "\", at " + place->second.file +
                                      " " + place->second.where);
        return fresh;
    }

    void resolve(std::string_view kind, const std::string& id, const Place& place) {
        const auto known = declared_.find(kind);
        if (known != declared_.end() && known->second.contains(id)) return;
        std::vector<std::string_view> names;
        if (known != declared_.end())
            for (const auto& [name, at] : known->second) names.push_back(name);
        complain(place, "there is no " + std::string(kind) + " \"" + id + "\"" + suggestion(id, names));
    }

    std::vector<std::string> references(Reader& reader, std::string_view member, std::string_view kind) {
        auto names = reader.texts(member);
        for (std::size_t i = 0; i < names.size(); ++i)
            resolve(kind, names[i],
                    {reader.place().file, reader.place().where + "/" + std::string(member) + "/" + std::to_string(i)});
        return names;
    }

    // One track or a list of them.
    std::vector<std::string> tracks_of(Reader& reader, std::string_view member, bool needed = false) {
        const json* found = needed ? reader.need(member) : reader.get(member);
        if (found == nullptr) return {};
        std::vector<std::string> tracks;
        if (found->is_string()) tracks = {reader.text(member)};
        else tracks = reader.texts(member);
        if (needed && tracks.empty()) reader.complain(member, "at least one track is expected here");
        for (const std::string& track : tracks)
            if (std::ranges::find(track_names, track) == track_names.end())
                reader.complain(member, "there is no track \"" + track + "\"" +
                                            suggestion(track, {track_names.begin(), track_names.end()}));
        return tracks;
    }

    // What stands under "unit"; no unit when that can't be read, after saying so.
    Unit unit(Reader& reader, bool needed = false) {
        const std::string written = reader.text("unit", needed);
        const auto found = unit_of(written);
        if (!found) reader.complain("unit", "\"" + written + "\" is not a unit; write it like \"kWh/m2/year\"");
        for (std::string& name : names_of(written)) pack_.program.unit_names.insert(std::move(name));
        return found.value_or(Unit{});
    }

    // An expression or a plain number; -1 when absent or wrong.
    std::int32_t code(Reader& reader, std::string_view member, Type type, Scope scope, bool needed = false,
                      const std::optional<Unit>& unit = std::nullopt) {
        const json* found = needed ? reader.need(member) : reader.get(member);
        if (found == nullptr) return -1;
        if (type == Type::number && found->is_number())
            return pack_.program.add({Op::number, -1, 0, 0, found->get<double>(), 0}, {});
        if (type == Type::truth && found->is_boolean())
            return pack_.program.add({Op::truth, -1, 0, 0, found->get<bool>() ? 1.0 : 0.0, 0}, {});
        if (!found->is_string()) {
            reader.complain(member, type == Type::number ? "a number or an amount in words is expected here"
                                                         : "a rule is expected here");
            return -1;
        }
        const auto compiled = compile(pack_.program, found->get_ref<const std::string&>(), type, scope, unit);
        if (compiled) return *compiled;
        reader.complain(std::string(member) + ":" + std::to_string(compiled.error().column), compiled.error().what);
        return -1;
    }
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
        Reader inner(*found, reader.at(member), issues_);
        for (const std::string_view track : track_names)
            if (inner.get(track) != nullptr) values[track] = read(inner, track);
        inner.done();
        return values;
    }

    void name(const std::string& id, NameKind kind, std::size_t slot, Reader& reader) {
        if (!pack_.program.names.emplace(id, Name{kind, static_cast<std::int32_t>(slot)}).second && !id.empty())
            reader.complain("id", "the name \"" + id + "\" is taken");
    }

    void read_question(Reader& reader) {
        const bool fresh = declare("question", reader);
        Question question;
        question.id = {reader.text("id")};
        question.track = reader.one_of("track", {"sme", "terrain"});
        question.theme = {reader.text("theme", true)};
        if (!question.theme.empty()) resolve("theme", question.theme.value, reader.at("theme"));
        const std::string kind = reader.one_of("kind", {"number", "one", "many", "text"});
        question.kind = kind == "number" ? AnswerKind::number
                        : kind == "many" ? AnswerKind::many
                        : kind == "text" ? AnswerKind::text
                                         : AnswerKind::one;
        question.range = reader.flag("range");
        question.key = reader.flag("key");
        question.fixed = reader.flag("fixed");
        question.seconds = static_cast<int>(std::clamp(reader.number("seconds"), 0.0, 3600.0));
        Input input;
        if (question.kind == AnswerKind::number) {
            question.unit = reader.text("unit", true);
            input.unit = unit(reader);
            question.min = reader.number("min", 0, true);
            question.max = reader.number("max", 0, true);
            if (question.min > question.max) reader.complain("max", "the largest answer is below the smallest");
        }
        input.name = question.id.value;
        input.kind = static_cast<InputKind>(question.kind);
        input.min = question.min;
        input.max = question.max;
        if (question.kind == AnswerKind::one || question.kind == AnswerKind::many) {
            const json& options = reader.list("options");
            for (std::size_t i = 0; i < options.size(); ++i) {
                Reader option(options[i], reader.at("options/" + std::to_string(i)), issues_);
                Option made{{option.text("id", true)}, option.text("icon"), option.flag("exclusive")};
                option.done();
                if (input.option(made.id.value) >= 0)
                    option.complain("id", "there are two options \"" + made.id.value + "\"");
                if (!std::ranges::all_of(
                        made.id.value, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }))
                    option.complain("id", "an option is made of small letters, digits and \"_\"");
                if (made.exclusive && i < 64) input.exclusive |= std::uint64_t{1} << i;
                input.options.push_back(made.id.value);
                question.options.push_back(std::move(made));
            }
            if (options.empty()) reader.complain("", "a question to choose from needs options");
            if (options.size() > 64) reader.complain("options", "a question has at most 64 options");
        }
        reader.skip({"asked_if", "not_asked_value", "prior"});
        reader.done();
        if (fresh) name(question.id.value, NameKind::input, pack_.questions.size(), reader);
        pack_.program.inputs.push_back(std::move(input));
        pack_.questions.push_back(std::move(question));
    }

    // The parts of a question that may name other questions.
    void finish_question(Reader& reader, std::size_t index) {
        Question& question = pack_.questions[index];
        const auto keep = [&](auto member, auto value) { pack_.program.inputs[index].*member = value; };
        question.asked_if = rule(reader, "asked_if", Scope::answers);
        keep(&Input::asked_if, question.asked_if);
        if (const json* otherwise = reader.get("not_asked_value")) {
            question.not_asked = answer_of(*otherwise, pack_.program.inputs[index], reader);
            keep(&Input::not_asked, question.not_asked);
            if (question.asked_if.empty() && reader.get("asked_if") == nullptr)
                reader.complain("not_asked_value", "a question that is always asked needs no such answer");
        }
        const json* prior = reader.get("prior");
        if (prior == nullptr) return;
        Reader inner(*prior, reader.at("prior"), issues_);
        inner.one_of("confidence", confidences, false);
        if (question.kind == AnswerKind::number) {
            const Unit own = pack_.program.inputs[index].unit;
            question.prior.low = amount(inner, "low", own);
            question.prior.likely = amount(inner, "likely", own, true);
            question.prior.high = amount(inner, "high", own);
            if (question.prior.low.empty() != question.prior.high.empty())
                inner.complain("", "give both \"low\" and \"high\", or neither");
            question.prior.zero = amount(inner, "zero", none);
            if (const json* zero = inner.get("zero")) {
                if (zero->is_number() && (zero->get<double>() < 0 || zero->get<double>() > 1))
                    inner.complain("zero", "a chance lies from 0 to 1");
                if (question.min > 0 || question.max < 0) inner.complain("zero", "0 is no answer to this question");
            }
        } else {
            const bool one = question.kind == AnswerKind::one;
            question.prior.weights =
                weights_of(inner, inner.numbers(one ? "weights" : "chances"), one ? "weights" : "chances", index);
            if (inner.get(one ? "weights" : "chances") == nullptr)
                inner.complain("", one ? "\"weights\" is missing" : "\"chances\" is missing");
            const std::string by = inner.text("by");
            if (!by.empty()) {
                question.prior.by = pack_.program.input(by);
                if (question.prior.by < 0) {
                    resolve("question", by, inner.at("by"));
                } else if (pack_.program.inputs[static_cast<std::size_t>(question.prior.by)].kind != InputKind::one) {
                    inner.complain("by", "only a question with one choice can pick chances");
                    question.prior.by = -1;
                } else {
                    const auto& options = pack_.program.inputs[static_cast<std::size_t>(question.prior.by)].options;
                    question.prior.weights_by.resize(options.size());
                    const char* member = one ? "weights_by" : "chances_by";
                    if (const json* table = inner.need(member)) {
                        Reader rows(*table, inner.at(member), issues_);
                        for (std::size_t i = 0; i < options.size(); ++i)
                            if (rows.get(options[i]) != nullptr)
                                question.prior.weights_by[i] = weights_of(rows, rows.numbers(options[i]), options[i], index);
                        rows.done();
                    }
                }
            }
        }
        inner.done();
        keep(&Input::prior, question.prior);
    }

    std::vector<double> weights_of(Reader& reader, const std::map<std::string, double>& given, const std::string& member,
                                   std::size_t index) {
        const Input& input = pack_.program.inputs[index];
        std::vector<double> weights(input.options.size());
        double sum = 0;
        for (const auto& [option, weight] : given) {
            const int place = input.option(option);
            if (place < 0) {
                reader.complain(member + "/" + option, input.name + " has no option \"" + option + "\"" +
                                                           suggestion(option, {input.options.begin(), input.options.end()}));
                continue;
            }
            if (weight < 0 || (input.kind == InputKind::many && weight > 1))
                reader.complain(member + "/" + option,
                                input.kind == InputKind::many ? "a chance lies from 0 to 1" : "a weight is not below 0");
            weights[static_cast<std::size_t>(place)] = weight;
            sum += weight;
        }
        if (input.kind == InputKind::one && !given.empty()) {
            for (const std::string& option : input.options)
                if (!given.contains(option)) reader.complain(member, "the option \"" + option + "\" has no weight");
            if (sum <= 0) reader.complain(member, "the weights add up to nothing");
        }
        return weights;
    }

    std::optional<Answer> answer_of(const json& value, const Input& input, Reader& reader) {
        if (input.kind == InputKind::number) {
            if (value.is_number() && value.get<double>() >= input.min && value.get<double>() <= input.max)
                return Answer{Number{value.get<double>()}};
            reader.complain("not_asked_value", "a number from the smallest to the largest answer is expected here");
            return std::nullopt;
        }
        Chosen chosen;
        const auto add = [&](const json& item) {
            if (item.is_string() && input.option(item.get<std::string>()) >= 0)
                chosen.options.push_back({item.get<std::string>()});
            else reader.complain("not_asked_value", "an option of the question is expected here");
        };
        if (value.is_array() && input.kind == InputKind::many)
            for (const json& item : value) add(item);
        else add(value);
        if (chosen.options.empty()) return std::nullopt;
        return Answer{std::move(chosen)};
    }

    std::optional<Estimate> estimate_of(double low, double likely, double high, Reader& reader, std::string_view member) {
        if (!(low <= likely && likely <= high)) reader.complain(member, "low, likely and high must rise");
        return Estimate{low, likely, high};
    }

    void read_coefficient(Reader& reader, const json&) {
        const bool fresh = declare("coefficient", reader);
        Coefficient coefficient;
        coefficient.name = reader.text("id");
        coefficient.unit = unit(reader);
        reader.one_of("confidence", confidences, false);
        reader.skip({"sources"});
        const std::string by = reader.text("by");
        if (by.empty()) {
            coefficient.values = {*estimate_of(reader.number("low", 0, true), reader.number("likely", 0, true),
                                               reader.number("high", 0, true), reader, "likely")};
        } else {
            coefficient.by = pack_.program.input(by);
            if (coefficient.by < 0) {
                resolve("question", by, reader.at("by"));
                coefficient.values = {Estimate{}};
                reader.skip({"values"});
            } else if (pack_.program.inputs[static_cast<std::size_t>(coefficient.by)].kind != InputKind::one) {
                reader.complain("by", "a table goes by a question with one choice");
                coefficient.by = -1;
                coefficient.values = {Estimate{}};
                reader.skip({"values"});
            } else if (const json* table = reader.need("values")) {
                Reader rows(*table, reader.at("values"), issues_);
                for (const std::string& option : pack_.program.inputs[static_cast<std::size_t>(coefficient.by)].options) {
                    Estimate estimate;
                    const json* row = rows.need(option);
                    if (row != nullptr && row->is_array() && row->size() == 3 &&
                        std::ranges::all_of(*row, [](const json& one) { return one.is_number(); }))
                        estimate = *estimate_of((*row)[0].get<double>(), (*row)[1].get<double>(), (*row)[2].get<double>(),
                                                rows, option);
                    else if (row != nullptr) rows.complain(option, "[low, likely, high] is expected here");
                    coefficient.values.push_back(estimate);
                }
                rows.done();
            }
            if (coefficient.values.empty()) coefficient.values = {Estimate{}};
        }
        reader.done();
        if (fresh) name(coefficient.name, NameKind::coefficient, pack_.program.coefficients.size(), reader);
        pack_.program.coefficients.push_back(std::move(coefficient));
    }

    void declare_quantity(Reader& reader) {
        const bool fresh = declare("quantity", reader);
        Quantity quantity{reader.text("id"), reader.flag("raw"), {}, unit(reader)};
        reader.skip({"value"});
        reader.done();
        quantity_places_.push_back(reader.at("value"));
        if (fresh) name(quantity.name, NameKind::quantity, pack_.program.quantities.size(), reader);
        pack_.program.quantities.push_back(std::move(quantity));
    }

    void compile_quantities() {
        std::size_t index = 0;
        each("quantities", [&](Reader& reader, const json&) {
            Quantity& quantity = pack_.program.quantities[index++];
            const bool raw = quantity.raw;
            const Unit own = quantity.unit;
            const Amount value{code(reader, "value", Type::number, raw ? Scope::answers : Scope::everything, true, own)};
            pack_.program.quantities[index - 1].value = value.empty() ? Amount{pack_.program.add({}, {})} : value;
        });
    }

    void read_end_use(Reader& reader) {
        EndUse use;
        use.id = {reader.text("id")};
        use.carrier = reader.one_of("carrier", {"electricity", "gas", "oil", "heat_net", "heat", "fuel", "water"});
        if (use.carrier == "heat_net") use.carrier = "heat";
        use.unit = reader.text("unit", true);
        const Unit own = unit(reader);
        use.amount = amount(reader, "amount", own, true);
        if (const auto place = units_of_carriers.find(use.carrier);
            place != units_of_carriers.end() && own != yearly(place->second))
            reader.complain("unit", "an end use of " + use.carrier + " is in " + text_of(yearly(place->second)));
        use.building = reader.flag("building");
        use.track = "sme";
        for (const std::int32_t input : pack_.program.inputs_of(use.amount.root))
            use.track = pack_.questions[static_cast<std::size_t>(input)].track;
        reader.done();
        pack_.end_uses.push_back(std::move(use));
    }

    // low, likely, high times a quantity; the unit cost is an estimate of its own.
    Amount cost(Reader& reader, std::string_view member, const std::string& owner, const Unit& total) {
        const json* found = reader.get(member);
        if (found == nullptr) return {};
        Reader inner(*found, reader.at(member), issues_);
        const double low = inner.number("low", 0, true), likely = inner.number("likely", 0, true),
                     high = inner.number("high", 0, true);
        const auto estimate = estimate_of(low, likely, high, inner, "likely");
        const Unit each = unit(inner);
        inner.one_of("confidence", confidences, false);
        inner.skip({"sources"});
        const Amount quantity = amount(inner, "quantity", quotient(total, each)), plus = amount(inner, "plus", total);
        inner.done();
        Program& program = pack_.program;
        program.coefficients.push_back({owner + "." + std::string(member), -1, {*estimate}, each});
        std::int32_t root =
            program.add({Op::coefficient, static_cast<std::int32_t>(program.coefficients.size() - 1), 0, 0, 0, 0}, {});
        if (!quantity.empty()) root = program.add({Op::multiply, -1, 0, 0, 0, 0}, {root, quantity.root});
        if (!plus.empty()) root = program.add({Op::add, -1, 0, 0, 0, 0}, {root, plus.root});
        return {root};
    }

    void read_measure(Reader& reader) {
        Measure measure;
        measure.id = {reader.text("id")};
        measure.track = reader.one_of("track", {"sme", "terrain"});
        measure.theme = {reader.text("theme", true)};
        if (!measure.theme.empty()) resolve("theme", measure.theme.value, reader.at("theme"));
        measure.icon = reader.text("icon");
        measure.package = {reader.text("package")};
        if (!measure.package.empty()) resolve("package", measure.package.value, reader.at("package"));
        measure.ladder = reader.one_of("ladder", {"reduce", "reuse", "supply", "renew"}, false);
        measure.overlap_group = reader.text("overlap_group");
        measure.applies = rule(reader, "applies", Scope::everything, true);
        measure.blocked_if = rule(reader, "blocked_if", Scope::everything);
        if (const json* saves = reader.get("saves")) {
            Reader inner(*saves, reader.at("saves"), issues_);
            const auto saved = [&](std::string_view carrier) {
                return amount(inner, carrier, yearly(units_of_carriers.find(carrier)->second));
            };
            measure.electricity = saved("electricity");
            measure.gas = saved("gas");
            measure.heat = saved("heat");
            measure.oil = saved("oil");
            measure.fuel = saved("fuel");
            measure.water = saved("water");
            inner.done();
        }
        measure.gain = amount(reader, "gain", yearly(euro));
        measure.co2 = amount(reader, "co2", yearly(kilogram));
        measure.avoided_loss = amount(reader, "avoided_loss", yearly(euro));
        measure.capacity_value = amount(reader, "capacity_value", yearly(euro));
        measure.investment = cost(reader, "investment", measure.id.value, euro);
        measure.yearly_cost = cost(reader, "yearly_cost", measure.id.value, yearly(euro));
        measure.acts_on = ids_of<EndUseKind>(reader.texts("acts_on"));
        for (std::size_t i = 0; i < measure.acts_on.size(); ++i)
            if (measure.acts_on[i].value != "solar")
                resolve("end use", measure.acts_on[i].value, reader.at("acts_on/" + std::to_string(i)));
        measure.needs = ids_of<MeasureKind>(references(reader, "needs", "measure"));
        measure.conflicts = ids_of<MeasureKind>(references(reader, "conflicts", "measure"));
        measure.schemes = ids_of<SchemeKind>(references(reader, "schemes", "scheme"));
        measure.duties = ids_of<DutyKind>(references(reader, "duties", "duty"));
        measure.roles = reader.texts("roles");
        for (const auto& [benefit, worth] : reader.numbers("benefits")) measure.benefits[benefit] = worth;
        measure.lifetime_years = reader.number("lifetime_years");
        measure.lead_months = reader.number("lead_months");
        measure.effort = static_cast<int>(reader.number("effort", 1));
        if (measure.effort < 1 || measure.effort > 5) reader.complain("effort", "effort lies from 1 to 5");
        measure.compliance = reader.flag("compliance");
        measure.building_bound = reader.flag("building_bound");
        measure.confidence = reader.one_of("confidence", confidences);
        const json& timing = reader.list("timing");
        for (std::size_t i = 0; i < timing.size(); ++i) {
            Reader inner(timing[i], reader.at("timing/" + std::to_string(i)), issues_);
            Timing moment;
            moment.condition = rule(inner, "if", Scope::everything, true);
            moment.wait = inner.one_of("effect", {"wait", "combine"}) == "wait";
            moment.with = ids_of<MeasureKind>(references(inner, "with", "measure"));
            inner.skip({"id"});
            inner.done();
            measure.timing.push_back(std::move(moment));
        }
        references(reader, "sources", "source");
        reader.done();
        std::vector<std::int32_t> inputs;
        for (const std::int32_t root :
             {measure.applies.root, measure.blocked_if.root, measure.electricity.root, measure.gas.root, measure.heat.root,
              measure.oil.root, measure.fuel.root, measure.water.root, measure.gain.root, measure.co2.root,
              measure.investment.root, measure.yearly_cost.root}) {
            const auto more = pack_.program.inputs_of(root);
            inputs.insert(inputs.end(), more.begin(), more.end());
        }
        measure_inputs_.push_back(std::move(inputs));
        pack_.measures.push_back(std::move(measure));
    }

    void read_duty(Reader& reader) {
        Duty duty;
        duty.id = {reader.text("id")};
        duty.tracks = tracks_of(reader, "track", true);
        duty.kind = reader.one_of("kind", {"duty", "condition", "expected", "cost", "info", "change", "right"});
        if (reader.need("applies") != nullptr)
            duty.applies = per_track(reader, "applies", [&](Reader& from, std::string_view member) {
                return rule(from, member, Scope::answers);
            });
        for (const std::string& track : duty.tracks)
            if (const json* given = reader.get("applies"); given != nullptr && given->is_object() && !given->contains(track))
                reader.complain("applies", "the rule for " + track + " is missing");
        duty.likely = {code(reader, "likely", Type::truth, Scope::everything)};
        const json& boundary = reader.list("boundary");
        for (std::size_t i = 0; i < boundary.size(); ++i) {
            Reader inner(boundary[i], reader.at("boundary/" + std::to_string(i)), issues_);
            Limit limit;
            limit.of = inner.text("of", true);
            limit.unit = inner.text("unit");
            limit.value = {code(inner, "of", Type::number, Scope::answers, false, unit(inner))};
            const std::string op = inner.one_of("op", {"<", "<=", ">", ">="});
            limit.op = op == "<"    ? Comparison::less
                       : op == "<=" ? Comparison::at_most
                       : op == ">"  ? Comparison::more
                                    : Comparison::at_least;
            limit.limit = inner.number("limit", 0, true);
            inner.done();
            duty.limits.push_back(std::move(limit));
        }
        std::vector<std::int32_t> roots{duty.likely.root};
        for (const Rule& one : duty.applies.values) roots.push_back(one.root);
        const json& phases = reader.list("phases");
        for (std::size_t i = 0; i < phases.size(); ++i) {
            Reader inner(phases[i], reader.at("phases/" + std::to_string(i)), issues_);
            Phase phase;
            phase.id = inner.text("id", true);
            phase.from = inner.date("from");
            phase.until = inner.date("until");
            const std::string status = inner.one_of("status", {"in_force", "adopted", "announced", "expected"});
            phase.status = status == "adopted"     ? PhaseStatus::adopted
                           : status == "announced" ? PhaseStatus::announced
                           : status == "expected"  ? PhaseStatus::expected
                                                   : PhaseStatus::in_force;
            phase.condition = rule(inner, "if", Scope::answers);
            phase.article = inner.text("article");
            const std::string source = inner.text("source");
            if (!source.empty()) resolve("source", source, inner.at("source"));
            inner.one_of("confidence", confidences, false);
            inner.done();
            roots.push_back(phase.condition.root);
            duty.phases.push_back(std::move(phase));
        }
        duty.urgency = reader.number("urgency");
        duty.deadline = reader.date("deadline");
        duty.recurs = reader.text("recurs");
        duty.fulfilled_by = ids_of<MeasureKind>(references(reader, "fulfilled_by", "measure"));
        duty.open_conditions = static_cast<int>(reader.number("open_conditions", 0));
        references(reader, "sources", "source");
        reader.one_of("confidence", confidences, false);
        reader.done();
        count_inputs(roots);
        pack_.duties.push_back(std::move(duty));
    }

    // The tracks of an audience; a pack that says nothing about audiences shows all to all.
    PerTrack<bool> shown_to(const std::vector<std::string>& audience, Reader& reader) {
        PerTrack<bool> shown{{pack_.audiences.empty(), pack_.audiences.empty()}};
        if (pack_.audiences.empty()) return shown;
        std::vector<std::string_view> names;
        for (const auto& [name, tracks] : pack_.audiences) names.push_back(name);
        for (std::size_t i = 0; i < audience.size(); ++i) {
            const auto known = pack_.audiences.find(audience[i]);
            if (known == pack_.audiences.end()) {
                reader.complain("audience/" + std::to_string(i),
                                "pack.json knows no audience \"" + audience[i] + "\"" + suggestion(audience[i], names));
                continue;
            }
            for (const std::string& track : known->second) shown[track] = true;
        }
        return shown;
    }

    // A rule on a question of another track could never be settled.
    void check_track(Rule rule, std::string_view track, const Place& place) {
        if (std::ranges::none_of(pack_.questions, [&](const Question& one) { return one.track == track; })) return;
        for (const std::int32_t input : pack_.program.inputs_of(rule.root))
            if (const Question& one = pack_.questions[static_cast<std::size_t>(input)]; one.track != track) {
                complain(place, "this counts in the track " + std::string(track) + " too, where nobody is asked " +
                                    one.id.value + "; write \"rules\" with one for each track");
                return;
            }
    }

    void read_check(Reader& reader) {
        Check check;
        check.id = reader.text("id");
        check.track = reader.one_of("track", {"sme", "terrain"});
        check.rule = rule(reader, "rule", Scope::answers, true);
        check.questions = ids_of<QuestionKind>(references(reader, "questions", "question"));
        if (check.questions.empty()) reader.complain("questions", "name the questions whose answers contradict each other");
        reader.done();
        pack_.checks.push_back(std::move(check));
    }

    void read_migration(Reader& reader) {
        Migration migration;
        migration.question = {reader.text("question", true)};
        migration.option = {reader.text("option")};
        (migration.option.empty() ? migration.to.value : migration.option_to.value) = reader.text("to");
        migration.factor = reader.number("factor", 1);
        if (migration.factor <= 0) reader.complain("factor", "a factor between units is above 0");
        if (migration.factor != 1 && migration.to.empty())
            reader.complain("factor", "a question in another unit has a new id, which \"to\" names");
        reader.done();
        migration_places_.push_back(reader.place());
        pack_.migrations.push_back(std::move(migration));
    }

    // What is carried over is gone here, and where it goes to is here or is carried over in turn.
    void check_migrations() {
        for (std::size_t i = 0; i < pack_.migrations.size(); ++i) {
            const Migration& one = pack_.migrations[i];
            const auto complain_at = [&](const char* member, std::string what) {
                complain({migration_places_[i].file, migration_places_[i].where + "/" + member}, std::move(what));
            };
            const auto goes_on = [&](const QuestionId& id, const OptionId& option) {
                return std::ranges::any_of(pack_.migrations.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                           pack_.migrations.end(), [&](const Migration& later) {
                                               return later.question == id &&
                                                      (later.option.empty() || later.option == option);
                                           });
            };
            const Question* question = pack_.find(one.question);
            if (one.option.empty()) {
                if (question != nullptr)
                    complain_at("question", "\"" + one.question.value + "\" is a question of this pack");
                if (!one.to.empty() && pack_.find(one.to) == nullptr && !goes_on(one.to, {}))
                    complain_at("to", "there is no question \"" + one.to.value + "\"");
                continue;
            }
            if (question == nullptr) {
                if (!goes_on(one.question, {}))
                    complain_at("question", "there is no question \"" + one.question.value + "\"");
                continue;
            }
            if (pack_.find(*question, one.option) != nullptr)
                complain_at("option", "\"" + one.option.value + "\" is an option of this pack");
            if (!one.option_to.empty() && pack_.find(*question, one.option_to) == nullptr &&
                !goes_on(one.question, one.option_to))
                complain_at("to", one.question.value + " has no option \"" + one.option_to.value + "\"");
        }
    }

    void read_scheme(Reader& reader) {
        Scheme scheme;
        scheme.id = {reader.text("id")};
        scheme.kind = reader.text("kind", true);
        scheme.provider = reader.text("provider");
        scheme.level = reader.text("level");
        scheme.region = reader.text("region");
        scheme.url = reader.text("url");
        scheme.audience = reader.texts("audience");
        scheme.shown = shown_to(scheme.audience, reader);
        scheme.background = !reader.flag("show", true);
        scheme.themes = ids_of<ThemeKind>(reader.texts("themes"));
        std::vector<std::int32_t> roots;
        std::set<std::string> seen;
        const json& criteria = reader.list("criteria");
        for (std::size_t i = 0; i < criteria.size(); ++i) {
            Reader inner(criteria[i], reader.at("criteria/" + std::to_string(i)), issues_);
            Criterion criterion;
            criterion.id = {inner.text("id", true)};
            if (!seen.insert(criterion.id.value).second)
                inner.complain("id", "there are two criteria \"" + criterion.id.value + "\"");
            criterion.track = inner.one_of("track", {track_names.begin(), track_names.end()}, false);
            criterion.ask = inner.flag("ask");
            const std::string_view member = inner.get("rules") != nullptr ? "rules" : "rule";
            criterion.rules = per_track(
                inner, member, [&](Reader& from, std::string_view name) { return rule(from, name, Scope::answers); });
            if (!criterion.ask && inner.get(member) == nullptr)
                inner.complain("", "a criterion has a rule or is one to ask");
            for (const std::string_view track : track_names)
                if (scheme.shown[track] && (criterion.track.empty() || criterion.track == track))
                    check_track(criterion.rules[track], track, inner.at(member));
            inner.done();
            for (const Rule& one : criterion.rules.values) roots.push_back(one.root);
            scheme.criteria.push_back(std::move(criterion));
        }
        if (const json* window = reader.need("window")) {
            Reader inner(*window, reader.at("window"), issues_);
            scheme.window.opens = inner.date("opens");
            scheme.window.closes = inner.date("closes");
            scheme.window.as_of = inner.date("as_of");
            scheme.window.list_changes = inner.date("list_changes_on");
            inner.date("next_deadline");
            inner.skip({"opens_time", "closes_time"});
            scheme.window.status =
                inner.one_of("status", {"open", "runs_until", "closed", "announced", "adopted", "permanent", "unknown"});
            scheme.window.ends_by = inner.one_of(
                "ends_by", {"date", "budget", "budget_or_date", "list_change", "number", "none", "unknown"}, false);
            inner.done();
        }
        references(reader, "sources", "source");
        reader.one_of("confidence", confidences, false);
        scheme.checked_on = reader.date("checked_on");
        reader.done();
        count_inputs(roots);
        pack_.schemes.push_back(std::move(scheme));
    }

    void count_inputs(const std::vector<std::int32_t>& roots) {
        std::vector<std::int32_t> inputs;
        for (const std::int32_t root : roots) {
            const auto more = pack_.program.inputs_of(root);
            inputs.insert(inputs.end(), more.begin(), more.end());
        }
        wanted_inputs_.push_back(std::move(inputs));
    }

    static void take_weights(const std::map<std::string, double>& given, Weights& weights, Reader& reader,
                             std::string_view member) {
        for (const auto& [letter, weight] : given) {
            const auto place = std::ranges::find(criterion_letters, letter);
            if (place == criterion_letters.end())
                reader.complain(std::string(member) + "/" + letter, "there is no criterion \"" + letter + "\"");
            else weights[static_cast<std::size_t>(place - criterion_letters.begin())] = weight;
        }
    }

    std::vector<RankRule> rank_rules(Reader& reader, std::string_view member) {
        std::vector<RankRule> rules;
        const json& list = reader.list(member);
        for (std::size_t i = 0; i < list.size(); ++i) {
            Reader inner(list[i], reader.at(std::string(member) + "/" + std::to_string(i)), issues_);
            RankRule made;
            made.track = inner.one_of("track", {"sme", "terrain"});
            made.condition = rule(inner, "if", Scope::everything, true);
            made.measures = ids_of<MeasureKind>(references(inner, "measures", "measure"));
            made.min_benefit = inner.numbers("min_benefit");
            made.urgency = inner.number("urgency");
            made.floor = inner.number("floor");
            made.package = {inner.text("package")};
            if (!made.package.empty()) resolve("package", made.package.value, inner.at("package"));
            inner.skip({"id"});
            inner.done();
            rules.push_back(std::move(made));
        }
        return rules;
    }

    std::map<std::string, Rule> roles_of(Reader& reader, std::string_view member) {
        std::map<std::string, Rule> found;
        const json* roles = reader.get(member);
        if (roles == nullptr) return found;
        Reader inner(*roles, reader.at(member), issues_);
        if (roles->is_object())
            for (const auto& [role, condition] : roles->items()) found[role] = rule(inner, role, Scope::answers, true);
        inner.done();
        return found;
    }

    std::map<std::string, Worth> carriers_of(Reader& reader, std::string_view member) {
        std::map<std::string, Worth> found;
        const json* carriers = reader.get(member);
        if (carriers == nullptr) return found;
        Reader inner(*carriers, reader.at(member), issues_);
        for (const auto& [carrier, unit] : units_of_carriers) {
            const json* worth = inner.get(carrier);
            if (worth == nullptr) continue;
            Reader one(*worth, inner.at(carrier), issues_);
            found[carrier] = {amount(one, "price", quotient(euro, unit)), amount(one, "co2", quotient(kilogram, unit)),
                              one.number("kwh", 1, true)};
            if (found[carrier].kwh <= 0) one.complain("kwh", "a carrier holds energy, so above 0");
            one.done();
        }
        inner.done();
        return found;
    }

    void read_ranking() {
        auto ranking = std::make_shared<Ranking>();
        ranking->weights = {0.25, 0.15, 0.2, 0.12, 0.13, 0.15};
        ranking->confidence_factor = {{"high", 1.0}, {"medium", 0.92}, {"low", 0.7}};
        for (const auto& [path, value] : files_) {
            if (!value.is_object() || !value.contains("ranking")) continue;
            if (ranked_) complain({path, "/ranking"}, "there is a ranking already");
            ranked_ = true;
            Reader reader(value["ranking"], {path, "/ranking"}, issues_);
            take_weights(reader.numbers("weights"), ranking->weights, reader, "weights");
            ranking->benefit_weights = reader.numbers("benefit_weights");
            ranking->confidence_factor = reader.numbers("confidence_factor");
            const auto take = [&](std::string_view member, double& place) { place = reader.number(member, place); };
            take("benefit_norm", ranking->benefit_norm);
            take("payback_zero_years", ranking->payback_zero_years);
            take("materiality_share", ranking->materiality_share);
            take("money_full_share", ranking->money_full_share);
            take("co2_full_share", ranking->co2_full_share);
            take("soft_value_factor", ranking->soft_value_factor);
            take("no_cash_ceiling", ranking->no_cash_ceiling);
            take("no_cash_budget_share", ranking->no_cash_budget_share);
            take("enabler_factor", ranking->enabler_factor);
            take("diversity_factor", ranking->diversity_factor);
            take("duty_slot_min_urgency", ranking->duty_slot_min_urgency);
            take("likely_duty_factor", ranking->likely_duty_factor);
            take("unknown_duty_factor", ranking->unknown_duty_factor);
            take("wait_factor", ranking->wait_factor);
            take("expected_urgency_ceiling", ranking->expected_urgency_ceiling);
            take("ease_effort_share", ranking->ease_effort_share);
            take("ease_lead_months", ranking->ease_lead_months);
            take("least_energy_cost", ranking->least_energy_cost);
            take("least_co2", ranking->least_co2);
            take("now_months", ranking->now_months);
            take("now_effort", ranking->now_effort);
            take("now_cost_share", ranking->now_cost_share);
            take("year_months", ranking->year_months);
            take("year_months_costly", ranking->year_months_costly);
            take("first_places", ranking->first_places);
            take("duty_places", ranking->duty_places);
            take("pinned_places", ranking->pinned_places);
            take("package_steps", ranking->package_steps);
            take("package_share", ranking->package_share);
            take("package_from", ranking->package_from);
            take("big_cost_share", ranking->big_cost_share);
            take("big_months", ranking->big_months);
            take("longest_payback_years", ranking->longest_payback_years);
            take("evidence_days", ranking->evidence_days);
            take("soon_days", ranking->soon_days);
            if (const json* asking = reader.get("asking")) {
                Reader inner(*asking, reader.at("asking"), issues_);
                for (const auto& [member, place] : {std::pair{"duty", &ranking->asking.duty},
                                                    {"scheme", &ranking->asking.scheme},
                                                    {"measure", &ranking->asking.measure},
                                                    {"spread", &ranking->asking.spread},
                                                    {"least", &ranking->asking.least}}) {
                    *place = inner.number(member, *place);
                    if (*place < 0) inner.complain(member, "a weight is 0 or more");
                }
                inner.done();
            }
            for (const double* divisor :
                 {&ranking->benefit_norm, &ranking->payback_zero_years, &ranking->materiality_share,
                  &ranking->money_full_share, &ranking->co2_full_share, &ranking->no_cash_budget_share,
                  &ranking->ease_lead_months, &ranking->least_energy_cost, &ranking->least_co2})
                if (*divisor <= 0) reader.complain("", "the factors that others are divided by must be above 0");
            for (const double* places :
                 {&ranking->first_places, &ranking->duty_places, &ranking->pinned_places, &ranking->package_steps})
                if (*places < 0 || *places > 1000) reader.complain("", "a number of places or steps lies from 0 to 1000");
            double sum = 0;
            for (const double weight : ranking->weights) sum += weight;
            if (sum <= 0) reader.complain("weights", "the weights add up to nothing");
            if (const json* shifts = reader.get("goal_shifts")) {
                Reader tracks(*shifts, reader.at("goal_shifts"), issues_);
                for (const std::string_view track : {"sme", "terrain"}) {
                    const json* goals = tracks.get(track);
                    if (goals == nullptr || !goals->is_object()) continue;
                    for (const auto& [goal, shift] : goals->items()) {
                        Reader inner(shift, tracks.at(std::string(track) + "/" + goal), issues_);
                        GoalShift made;
                        take_weights(inner.numbers("weights"), made.weights, inner, "weights");
                        made.benefits = inner.numbers("benefits");
                        inner.done();
                        ranking->goal_shifts[std::string(track)][goal] = std::move(made);
                    }
                }
                tracks.done();
            }
            ranking->urgency_rules = rank_rules(reader, "urgency_rules");
            ranking->pins = rank_rules(reader, "pins");
            ranking->lift_rules = rank_rules(reader, "lift_rules");
            ranking->energy_cost = per_track(reader, "energy_cost", [&](Reader& from, std::string_view member) {
                return amount(from, member, yearly(euro));
            });
            ranking->co2_total = per_track(reader, "co2_total", [&](Reader& from, std::string_view member) {
                return amount(from, member, yearly(kilogram));
            });
            ranking->goals = per_track(reader, "goals", [&](Reader& from, std::string_view member) {
                std::string goals = from.text(member);
                if (!goals.empty()) resolve("question", goals, from.at(member));
                return goals;
            });
            ranking->roles =
                per_track(reader, "roles", [&](Reader& from, std::string_view member) { return roles_of(from, member); });
            ranking->carriers = per_track(reader, "carriers",
                                          [&](Reader& from, std::string_view member) { return carriers_of(from, member); });
            const json& caps = reader.list("caps");
            for (std::size_t i = 0; i < caps.size(); ++i) {
                Reader inner(caps[i], reader.at("caps/" + std::to_string(i)), issues_);
                ranking->caps.push_back({inner.text("overlap_group", true),
                                         ids_of<EndUseKind>(references(inner, "end_uses", "end use")),
                                         amount(inner, "share", none, true)});
                inner.done();
            }
            const json& extra = reader.list("extra_needs");
            for (std::size_t i = 0; i < extra.size(); ++i) {
                Reader inner(extra[i], reader.at("extra_needs/" + std::to_string(i)), issues_);
                ranking->extra_needs.push_back({rule(inner, "if", Scope::everything, true), inner.flag("building_bound"),
                                                ids_of<MeasureKind>(references(inner, "needs", "measure"))});
                inner.done();
            }
            reader.skip({"version"});
            reader.done();
        }
        check_roles(*ranking);
        pack_.ranking = std::move(ranking);
    }

    void check_roles(const Ranking& ranking) {
        for (std::size_t i = 0; i < pack_.measures.size(); ++i) {
            const Measure& measure = pack_.measures[i];
            const auto& roles = ranking.roles[measure.track];
            std::vector<std::string_view> names;
            for (const auto& [role, condition] : roles) names.push_back(role);
            for (const std::string& role : measure.roles)
                if (!roles.empty() && !roles.contains(role))
                    if (const auto place = declared_["measure"].find(measure.id.value); place != declared_["measure"].end())
                        complain({place->second.file, place->second.where + "/roles"},
                                 "the ranking knows no role \"" + role + "\"" + suggestion(role, names));
            if (measure.roles.empty() || measure.roles.size() >= roles.size()) continue;
            for (const std::string& role : measure.roles)
                if (const auto found = roles.find(role); found != roles.end()) {
                    const auto more = pack_.program.inputs_of(found->second.root);
                    measure_inputs_[i].insert(measure_inputs_[i].end(), more.begin(), more.end());
                }
        }
        for (auto& inputs : measure_inputs_) wanted_inputs_.push_back(std::move(inputs));
        measure_inputs_.clear();
    }

    // A programme behind the schemes pays for nothing by itself.
    void check_backgrounds() {
        for (const Measure& measure : pack_.measures)
            for (std::size_t i = 0; i < measure.schemes.size(); ++i) {
                const Scheme* scheme = pack_.find(measure.schemes[i]);
                if (scheme == nullptr || !scheme->background) continue;
                const Place& place = declared_["measure"].find(measure.id.value)->second;
                complain({place.file, place.where + "/schemes/" + std::to_string(i)},
                         "\"" + scheme->id.value + "\" is background (\"show\": false), so no measure leads to it");
            }
    }

    // Of two that exclude each other either may come first, so both must say it.
    void check_conflicts() {
        for (const Measure& measure : pack_.measures)
            for (std::size_t i = 0; i < measure.conflicts.size(); ++i) {
                const Measure* other = pack_.find(measure.conflicts[i]);
                if (other == nullptr || std::ranges::find(other->conflicts, measure.id) != other->conflicts.end()) continue;
                const Place& place = declared_["measure"].find(measure.id.value)->second;
                complain({place.file, place.where + "/conflicts/" + std::to_string(i)},
                         "\"" + other->id.value + "\" does not name \"" + measure.id.value + "\" in its conflicts");
            }
    }

    // Quantities and questions that would need themselves, and measures that would have to come before themselves.
    void find_cycles() {
        const Program& program = pack_.program;
        const auto quantities = program.quantities.size();
        const auto inputs = program.inputs.size();
        enum : std::uint8_t { fresh, open, done };
        std::vector<std::uint8_t> state(quantities + inputs, fresh);
        std::vector<std::size_t> path;
        const auto name_of_thing = [&](std::size_t thing) {
            return thing < quantities ? program.quantities[thing].name : program.inputs[thing - quantities].name;
        };
        const std::function<void(std::size_t)> visit = [&](std::size_t thing) {
            if (state[thing] == done) return;
            if (state[thing] == open) {
                std::string round;
                for (auto place = std::ranges::find(path, thing); place != path.end(); ++place)
                    round += name_of_thing(*place) + " -> ";
                round += name_of_thing(thing);
                Place place;
                if (thing < quantities) place = quantity_places_[thing];
                else place = declared_["question"].find(name_of_thing(thing))->second;
                complain(place, "this needs its own outcome: " + round);
                return;
            }
            state[thing] = open;
            path.push_back(thing);
            std::vector<std::int32_t> roots;
            if (thing < quantities) {
                roots = {program.quantities[thing].value.root};
            } else {
                const Input& input = program.inputs[thing - quantities];
                roots = {input.prior.low.root, input.prior.likely.root, input.prior.high.root, input.prior.zero.root,
                         input.asked_if.root};
                if (input.prior.by >= 0) visit(quantities + static_cast<std::size_t>(input.prior.by));
            }
            std::set<std::size_t> next;
            while (!roots.empty()) {
                const std::int32_t root = roots.back();
                roots.pop_back();
                if (root < 0) continue;
                const Node& node = program.nodes[static_cast<std::size_t>(root)];
                roots.insert(roots.end(), program.begin(node), program.begin(node) + node.count);
                if (node.op == Op::quantity) next.insert(static_cast<std::size_t>(node.slot));
                if (node.op == Op::input || node.op == Op::chosen || node.op == Op::known)
                    next.insert(quantities + static_cast<std::size_t>(node.slot));
                if (node.op == Op::table)
                    next.insert(quantities +
                                static_cast<std::size_t>(program.coefficients[static_cast<std::size_t>(node.slot)].by));
            }
            for (const std::size_t one : next) visit(one);
            path.pop_back();
            state[thing] = done;
        };
        for (std::size_t i = 0; i < state.size(); ++i) visit(i);

        std::map<std::string, std::uint8_t> seen;
        const std::function<void(const Measure&)> follow = [&](const Measure& measure) {
            seen[measure.id.value] = open;
            for (const MeasureId& need : measure.needs) {
                if (seen[need.value] == open)
                    complain(declared_["measure"].find(measure.id.value)->second,
                             "\"" + measure.id.value + "\" needs \"" + need.value + "\", which needs it in turn");
                else if (seen[need.value] == fresh)
                    if (const Measure* next = pack_.find(need)) follow(*next);
            }
            seen[measure.id.value] = done;
        };
        for (const Measure& measure : pack_.measures)
            if (!measure.id.empty() && seen[measure.id.value] == fresh) follow(measure);
    }

    void count_changes() {
        for (auto& inputs : wanted_inputs_) {
            std::ranges::sort(inputs);
            inputs.erase(std::ranges::unique(inputs).begin(), inputs.end());
            for (const std::int32_t input : inputs) ++pack_.questions[static_cast<std::size_t>(input)].changes;
        }
    }
};

}  // namespace

LoadedContent load_content(std::span<const Document> documents) {
    // Whoever reads a folder gets its files in another order.
    std::vector<Document> ordered(documents.begin(), documents.end());
    std::ranges::stable_partition(ordered, [](const Document& document) { return document.path == "pack.json"; });
    return Loader().load(ordered);
}

}  // namespace tk::engine
