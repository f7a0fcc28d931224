#include "dossier/aggregate.h"
#include "tool/asked.h"
#include "tool/commands.h"
#include "tool/files.h"
#include "tool/say.h"

#include <algorithm>
#include <expected>
#include <filesystem>
#include <set>
#include <system_error>

namespace tk::tool {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 2 * dossier::most_companies;

// Of a folder the .json files that stand in it.
std::expected<std::vector<std::string>, std::string> paths_of(const Arguments& arguments) {
    std::vector<std::string> given{arguments.file};
    given.insert(given.end(), arguments.more.begin(), arguments.more.end());
    std::set<std::string> paths;
    for (const std::string& path : given) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            paths.insert(path);
            continue;
        }
        fs::directory_iterator place(path, error);
        for (; !error && place != fs::directory_iterator(); place.increment(error))
            if (place->path().extension() == ".json") paths.insert(place->path().generic_string());
        if (error) return std::unexpected(path + " can't be read: " + error.message());
    }
    if (paths.size() > most_files)
        return std::unexpected("at most " + std::to_string(most_files) + " files are read at once");
    return std::vector<std::string>(paths.begin(), paths.end());
}

}  // namespace

int aggregate(const Arguments& arguments) {
    const auto wrong = [](const std::string& what, int code) {
        say(stderr, "terreinkompas: " + what + "\n");
        return code;
    };
    const auto asked = asked_of(arguments);
    if (!asked) return wrong(asked.error(), misuse);
    const auto content = content_of(arguments.option("--content"), arguments.option("--overlay"));
    if (!content) {
        say(stderr, content.error());
        return findings;
    }
    const auto paths = paths_of(arguments);
    if (!paths) return wrong(paths.error(), findings);
    const engine::Date date = asked->date.value_or(today());
    engine::Workspace workspace(content->pack);
    std::vector<dossier::Company> companies;
    dossier::Wanted wanted;
    for (const std::string& path : *paths) {
        const auto text = read_text(path, dossier::largest_file);
        if (!text) return wrong(text.error(), findings);
        companies.push_back(
            dossier::company_of(workspace, *text, path, date, {.name = fs::path(path).stem().string(), .date = date}));
    }
    for (const std::string& path : arguments.all("--leave-out")) {
        if (std::ranges::find(*paths, path) == paths->end()) return wrong(path + " is not among the files", misuse);
        wanted[path] = false;
    }
    const auto all = dossier::aggregate(content->pack, companies, date, wanted);
    say(stdout, dossier::aggregate_json(all, arguments.has("--with-files")) + "\n");
    bool unusable = false;
    for (const auto& member : all.members)
        if (member.standing == dossier::Standing::unusable) {
            say(stderr, text_of(dossier::plain(member.issues)));
            unusable = true;
        }
    return unusable ? findings : good;
}

}  // namespace tk::tool
