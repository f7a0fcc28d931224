// Reads the documents of a pack. Every mistake is reported with its place; nothing stops at the first.
#include "engine/content.h"
#include "engine/hash.h"
#include "engine/json_text.h"
#include "engine/loading/kinds.h"
#include "engine/loading/overlay.h"
#include "engine/suggest.h"

namespace tk::engine {

namespace {

using loading::json;
using loading::Loading;
using loading::Reader;

constexpr std::size_t largest_document = 8u * 1024 * 1024;

// What a document may hold; lists, but for the ranking and the note.
const std::vector<std::string_view> sections{
    "questions", "coefficients", "quantities", "end_uses", "measures",   "packages", "duties",           "schemes",
    "sources",   "checks",       "migrations", "ranking",  "recognised", "note",     "recognised_lists", "link_order",
};

json parse(Loading& loading, const Document& document) {
    if (document.text.size() > largest_document) {
        loading.complain({document.path, ""}, "this document is larger than 8 MB");
        return json::object();
    }
    JsonText read = read_json(document.text);
    for (JsonMistake& mistake : read.mistakes) loading.complain({document.path, mistake.where}, std::move(mistake.what));
    return read.value ? std::move(*read.value) : json::object();
}

// What pack.json says of the pack, but for its documents.
void read_head(Loading& loading, Reader& reader) {
    ContentPack& pack = loading.pack;
    if (reader.number("format", 0, true) != 1) reader.complain("format", "this program reads packs of format 1");
    pack.id = reader.text("id", true);
    pack.version = reader.text("version", true);
    pack.checked_on = reader.date("checked_on");
    pack.languages = reader.texts("languages");
    reader.each("themes", [&](Reader& theme) {
        loading.declare("theme", theme);
        pack.themes.push_back({{theme.text("id")}, theme.text("icon")});
        theme.done();
    });
    if (const json* audiences = reader.get("audiences")) {
        Reader inner = reader.inside("audiences", *audiences);
        if (audiences->is_object())
            for (const auto& [audience, tracks] : audiences->items())
                pack.audiences[audience] = loading.tracks_of(inner, audience);
        inner.done();
    }
}

void check_sections(Loading& loading) {
    for (const auto& [path, value] : loading.files) {
        if (!value.is_object()) {
            loading.complain({path, ""}, "an object is expected here");
            continue;
        }
        for (const auto& [name, section] : value.items()) {
            if (std::ranges::find(sections, name) == sections.end())
                loading.complain({path, "/" + name},
                                 "there is no member \"" + name + "\" here" + suggestion(name, sections));
            else if (name != "ranking" && name != "note" && !section.is_array())
                loading.complain({path, "/" + name}, "a list is expected here");
        }
    }
}

struct Opened {
    std::map<std::string, std::size_t> order{};  // of each document in the pack; the overlay is the last
    std::vector<loading::Adapted> adapted{};     // by the overlay
};

// Fills `files` with what pack.json lists, and lays the overlay over it.
Opened read_documents(Loading& loading, std::span<const Document> documents, const std::optional<Document>& overlay) {
    Opened opened;
    std::map<std::string, std::size_t>& order = opened.order;
    if (documents.empty()) {
        loading.complain({"pack.json", ""}, "the pack has no documents");
        return opened;
    }
    const std::string folder = documents[0].path.substr(0, documents[0].path.find_last_of('/') + 1);
    std::uint64_t hash = hash_of_nothing;
    const auto take = [&](const Document& document, std::string_view name) {
        order.emplace(document.path, order.size());
        for (const std::string_view text : {name, std::string_view(document.text)})
            hash = hash_of("\xFF", hash_of(text, hash));  // a byte of no text, to tell the two apart
        return parse(loading, document);
    };
    const auto inside = [&](const Document& document) {
        const std::string_view path = document.path;
        return path.starts_with(folder) ? path.substr(folder.size()) : path;
    };
    const json head = take(documents[0], inside(documents[0]));
    Reader reader(head, {documents[0].path, ""}, loading.issues);
    read_head(loading, reader);
    std::set<std::string> listed;
    const auto names = reader.texts("documents");
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!listed.insert(folder + names[i]).second) {
            reader.complain("documents/" + std::to_string(i), "this document is listed twice");
            continue;
        }
        const auto found =
            std::ranges::find_if(documents, [&](const Document& document) { return document.path == folder + names[i]; });
        if (found == documents.end()) {
            reader.complain("documents/" + std::to_string(i), "there is no document \"" + names[i] + "\"");
            continue;
        }
        loading.files.emplace_back(found->path, take(*found, inside(*found)));
    }
    for (const Document& document : documents.subspan(1))
        if (!listed.contains(document.path)) loading.complain({document.path, ""}, "pack.json does not list this document");
    reader.skip({"lint"});
    reader.done();
    check_sections(loading);
    // Whoever lays it over may keep it anywhere, so its place is no part of the hash.
    if (overlay) opened.adapted = lay_over(loading, overlay->path, take(*overlay, "overlay"));
    static constexpr std::string_view hex = "0123456789abcdef";
    for (int shift = 60; shift >= 0; shift -= 4) loading.pack.hash += hex[hash >> shift & 15];
    return opened;
}

}  // namespace

LoadedContent load_content(std::span<const Document> documents, const std::optional<Document>& overlay) {
    // Whoever reads a folder gets its files in another order.
    std::vector<Document> ordered(documents.begin(), documents.end());
    std::ranges::stable_partition(ordered, [](const Document& document) { return document.path == "pack.json"; });
    Loading loading;
    const Opened opened = read_documents(loading, ordered, overlay);

    // Names first, so that rules may use what stands further on.
    declare_questions(loading);
    read_coefficients(loading);
    declare_quantities(loading);
    read_sources(loading);
    read_packages(loading);
    loading.declare_all("end_uses", "end use");
    loading.declare_all("measures", "measure");
    loading.declare_all("duties", "duty");
    loading.declare_all("schemes", "scheme");

    read_quantities(loading);
    read_questions(loading);
    read_end_uses(loading);
    read_measures(loading);
    read_duties(loading);
    read_schemes(loading);
    read_checks(loading);
    read_migrations(loading);
    read_link_order(loading);
    read_recognised(loading);
    read_ranking(loading);

    check_conflicts(loading);
    check_backgrounds(loading);
    check_cycles(loading);
    count_dependents(loading);

    if (!has_errors(loading.issues)) flatten(loading);

    point_at_overlay(loading.issues, opened.adapted);
    std::ranges::stable_sort(loading.issues, {}, [&](const Issue& issue) {
        const auto place = opened.order.find(issue.file);
        return place == opened.order.end() ? 0 : place->second;
    });
    LoadedContent loaded;
    loaded.issues = std::move(loading.issues);
    if (!has_errors(loaded.issues)) loaded.pack = std::move(loading.pack);
    return loaded;
}

}  // namespace tk::engine
