#include "engine/loading/overlay.h"

#include "engine/suggest.h"

namespace tk::engine::loading {

namespace {

struct Found {
    json* value = nullptr;
    Place place{};
};

// The objects of a section by their id; of equal ones the first. They stay where they are until a document is added.
std::map<std::string, Found, std::less<>> by_id(Loading& loading, std::string_view section) {
    std::map<std::string, Found, std::less<>> all;
    for (auto& [path, value] : loading.files) {
        if (!value.is_object()) continue;
        const auto items = value.find(section);
        if (items == value.end() || !items->is_array()) continue;
        for (std::size_t i = 0; i < items->size(); ++i) {
            json& item = (*items)[i];
            if (!item.is_object()) continue;
            const auto id = item.find("id");
            if (id == item.end() || !id->is_string()) continue;
            all.emplace(id->get<std::string>(), Found{&item, {path, "/" + std::string(section) + "/" + std::to_string(i)}});
        }
    }
    return all;
}

std::vector<std::string_view> names_of(const std::map<std::string, Found, std::less<>>& all) {
    std::vector<std::string_view> names;
    for (const auto& [id, found] : all) names.push_back(id);
    return names;
}

// A name that can stand in an address: ?overlay=noord-holland.
bool is_name(std::string_view id) {
    return std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

Desk read_desk(Reader& reader) {
    Desk desk{reader.text("name", true), reader.address("url", true), reader.text("phone"), reader.text("email")};
    reader.done();
    return desk;
}

class Over {
public:
    Over(Loading& loading, const std::string& path, const json& overlay)
        : loading_(loading),
          reader_(overlay, {path, ""}, loading.issues),
          path_(path),
          schemes_(by_id(loading, "schemes")),
          measures_(by_id(loading, "measures")) {}

    std::vector<Adapted> lay() {
        Overlay& head = loading_.pack.overlay;
        if (reader_.number("format", 0, true) != 1) reader_.complain("format", "this program reads overlays of format 1");
        head.id = reader_.text("id", true);
        if (!is_name(head.id)) reader_.complain("id", "the id of an overlay is made of small letters, digits and \"-\"");
        head.version = reader_.text("version", true);
        head.checked_on = reader_.date("checked_on");
        if (const json* desk = reader_.get("desk")) {
            Reader inner = reader_.inside("desk", *desk);
            head.desk = read_desk(inner);
        }
        check_words();
        adapt();
        json added = json::object();
        for (const char* section : {"schemes", "sources"}) added[section] = reader_.list(section);
        for (std::size_t i = 0; i < added["schemes"].size(); ++i) {
            json& scheme = added["schemes"][i];
            if (!scheme.is_object()) continue;
            const auto id = scheme.find("id");
            const std::string name = id != scheme.end() && id->is_string() ? id->get<std::string>() : "";
            pays_for(scheme, name, reader_.at("schemes/" + std::to_string(i) + "/measures"));
        }
        loading_.files.emplace_back(path_, std::move(added));
        reader_.done();
        return std::move(adapted_);
    }

private:
    // The words themselves are read with those of the pack.
    void check_words() {
        const json* words = reader_.get("words");
        if (words == nullptr) return;
        Reader inner = reader_.inside("words", *words);
        if (!words->is_object()) return;
        const auto& languages = loading_.pack.languages;
        for (const auto& [language, texts] : words->items()) {
            if (std::ranges::find(languages, language) == languages.end())
                inner.complain(language, "the pack has no language \"" + language + "\"" +
                                             suggestion(language, {languages.begin(), languages.end()}));
            else if (!texts.is_object()) inner.complain(language, "an object of words is expected here");
        }
    }

    void adapt() {
        const json* adapt = reader_.get("adapt");
        if (adapt == nullptr) return;
        Reader inner = reader_.inside("adapt", *adapt);
        if (const json* schemes = inner.get("schemes")) {
            Reader each = inner.inside("schemes", *schemes);
            if (schemes->is_object())
                for (const auto& [id, patch] : schemes->items()) adapt_scheme(each, id, patch);
        }
        inner.done();
    }

    void adapt_scheme(Reader& each, const std::string& id, json patch) {
        const auto found = schemes_.find(id);
        if (found == schemes_.end())
            return each.complain(id, "there is no scheme \"" + id + "\" to adapt" + suggestion(id, names_of(schemes_)));
        if (!patch.is_object()) return each.complain(id, "an object is expected here");
        if (patch.contains("id")) return each.complain(id + "/id", "the id of a scheme can't be adapted");
        pays_for(patch, id, each.at(id + "/measures"));
        Adapted adapted{found->second.place, each.at(id)};
        for (const auto& [member, value] : patch.items()) adapted.members.insert(member);
        found->second.value->merge_patch(patch);
        adapted_.push_back(std::move(adapted));
    }

    // Takes "measures" out of a scheme and names the scheme at each of them, as the documents of a pack do.
    void pays_for(json& scheme, const std::string& id, const Place& place) {
        const auto found = scheme.find("measures");
        if (found == scheme.end()) return;
        const json measures = std::move(*found);
        scheme.erase(found);
        if (!measures.is_array()) return loading_.complain(place, "a list is expected here");
        for (std::size_t i = 0; i < measures.size(); ++i) {
            const Place at{place.file, place.where + "/" + std::to_string(i)};
            if (!measures[i].is_string()) {
                loading_.complain(at, "a text is expected here");
                continue;
            }
            const std::string name = measures[i].get<std::string>();
            const auto measure = measures_.find(name);
            if (measure == measures_.end()) {
                loading_.complain(at, "there is no measure \"" + name + "\"" + suggestion(name, names_of(measures_)));
                continue;
            }
            json& schemes = (*measure->second.value)["schemes"];
            if (schemes.is_null()) schemes = json::array();
            if (!id.empty() && schemes.is_array() && std::ranges::find(schemes, json(id)) == schemes.end())
                schemes.push_back(id);
        }
    }

    Loading& loading_;
    Reader reader_;
    std::string path_;
    std::map<std::string, Found, std::less<>> schemes_, measures_;
    std::vector<Adapted> adapted_{};
};

}  // namespace

std::vector<Adapted> lay_over(Loading& loading, const std::string& path, const json& overlay) {
    return Over(loading, path, overlay).lay();
}

void point_at_overlay(std::vector<Issue>& issues, const std::vector<Adapted>& all) {
    for (Issue& issue : issues)
        for (const Adapted& adapted : all) {
            if (issue.file != adapted.was.file || !issue.where.starts_with(adapted.was.where)) continue;
            const std::string rest = issue.where.substr(adapted.was.where.size());
            // "" is the object as a whole, such as a member that the overlay took away.
            if (!rest.empty() &&
                (rest[0] != '/' || !adapted.members.contains(rest.substr(1, rest.find_first_of("/:", 1) - 1))))
                continue;
            issue.file = adapted.now.file;
            issue.where = adapted.now.where + rest;
            break;
        }
}

}  // namespace tk::engine::loading
