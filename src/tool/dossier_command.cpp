#include "dossier/since.h"
#include "tool/asked.h"
#include "tool/commands.h"
#include "tool/files.h"
#include "tool/say.h"

#include <nlohmann/json.hpp>

#include <expected>
#include <filesystem>
#include <optional>
#include <system_error>

namespace tk::tool {

namespace {

using nlohmann::ordered_json;

struct Checked {
    std::string file{};
    std::vector<engine::Issue> issues{};
    std::optional<dossier::Dossier> dossier{};
    std::optional<dossier::Since> since{};  // where it was looked at before
};

Checked checked(const engine::ContentPack& pack, const std::string& path, engine::Date date, bool look) {
    Checked made{.file = path == "-" ? "standard input" : path};
    const auto text = read_text(path, dossier::largest_file);
    if (!text) {
        made.issues.push_back({engine::Severity::error, made.file, "", text.error()});
        return made;
    }
    auto loaded =
        dossier::load_dossier(pack, *text, made.file, {.name = std::filesystem::path(path).stem().string(), .date = date});
    made.issues = dossier::plain(loaded.issues);
    if (loaded.dossier && (loaded.dossier->seen || look)) {
        auto& found = *loaded.dossier;
        const auto assessment = engine::assess(
            pack, found.answers,
            {.date = date, .track = found.track, .choices = dossier::plan_choices(pack, found.choices), .what_if = false});
        if (found.seen) made.since = dossier::since(pack, loaded, assessment, date);
        if (look) found.seen = dossier::seen_of(assessment, date);
    }
    made.dossier = std::move(loaded.dossier);
    return made;
}

ordered_json as_json(const Checked& one) {
    ordered_json issues = ordered_json::array();
    for (const auto& issue : one.issues)
        issues.push_back({{"severity", issue.severity == engine::Severity::error ? "error" : "warning"},
                          {"where", issue.where},
                          {"what", issue.what}});
    return {{"file", one.file},
            {"usable", one.dossier.has_value()},
            {"id", one.dossier ? ordered_json(one.dossier->id) : ordered_json()},
            {"name", one.dossier ? ordered_json(one.dossier->name) : ordered_json()},
            {"issues", std::move(issues)},
            {"since", one.since ? ordered_json::parse(dossier::since_json(*one.since)) : ordered_json()}};
}

template <class List>
std::string names(const List& list) {
    std::string text;
    for (const auto& one : list) text += " " + one.value;
    return text;
}

// The name of its file in another folder, never over what stands there.
std::expected<void, std::string> written(const engine::ContentPack& pack, const Checked& one, const std::string& folder) {
    namespace fs = std::filesystem;
    fs::path name = fs::path(one.file == "standard input" ? one.dossier->id : one.file).filename();
    name.replace_extension(".json");
    const fs::path path = fs::path(folder) / name;
    std::error_code error;
    fs::create_directories(folder, error);
    if (fs::exists(path, error)) return std::unexpected(path.generic_string() + " is there already");
    return write_bytes(path.string(), dossier::dossier_json(pack, *one.dossier));
}

// For who looks after the files: the names are the ids of the content.
std::string as_text(const Checked& one) {
    std::string text = text_of(one.issues);
    if (!one.dossier) return text + one.file + ": can't be used\n";
    text += one.file + ": " + (one.dossier->name.empty() ? one.dossier->id : one.dossier->name) + ", " +
            std::to_string(one.dossier->answers.size()) + " answers\n";
    if (!one.since) return text;
    const auto since = ordered_json::parse(dossier::since_json(*one.since));
    const auto word = [](const ordered_json& change, const char* name) { return change[name].get<std::string>(); };
    text += "  since " + word(since, "then") + (one.since->other_content ? ", of other content" : "") + ":" +
            (one.since->empty() ? " nothing\n" : "\n");
    for (const auto& change : since["duties"]) text += "  duty " + word(change, "news") + "  " + word(change, "duty") + "\n";
    for (const auto& change : since["schemes"])
        text += "  scheme " + word(change, "news") + "  " + word(change, "scheme") + "\n";
    const auto list = [&](const char* what, const auto& ids) {
        if (!ids.empty()) text += "  " + std::string(what) + " " + names(ids) + "\n";
    };
    list("steps came", one.since->steps_came);
    list("steps went", one.since->steps_went);
    list("steps done", one.since->steps_done);
    list("questions came", one.since->questions_came);
    list("questions went", one.since->questions_went);
    return text;
}

}  // namespace

int check_dossiers(const Arguments& arguments) {
    const auto asked = asked_of(arguments);
    if (!asked) {
        say(stderr, "terreinkompas: " + asked.error() + "\n");
        return misuse;
    }
    const auto content = content_of(arguments.option("--content"), arguments.option("--overlay"));
    if (!content) {
        say(stderr, content.error());
        return findings;
    }
    std::vector<std::string> paths{arguments.file};
    paths.insert(paths.end(), arguments.more.begin(), arguments.more.end());
    const bool json = arguments.option("--format", "text") == "json";
    ordered_json all = ordered_json::array();
    bool bad = false;
    const auto folder = arguments.option("--output");
    if (arguments.has("--look") && !folder) {
        say(stderr, "terreinkompas: --look goes with --output\n");
        return misuse;
    }
    for (const std::string& path : paths) {
        const Checked one = checked(content->pack, path, asked->date.value_or(today()), arguments.has("--look"));
        bad = bad || !one.dossier;
        if (folder && one.dossier)
            if (const auto done = written(content->pack, one, *folder); !done) {
                say(stderr, "terreinkompas: " + done.error() + "\n");
                bad = true;
            }
        if (json) all.push_back(as_json(one));
        else say(stdout, as_text(one));
    }
    if (json) say(stdout, all.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n");
    return bad ? findings : good;
}

}  // namespace tk::tool
