#include "present/export/agenda.h"
#include "present/export/take_away.h"
#include "present/keeping.h"
#include "present/update.h"
#include "tool/case.h"
#include "tool/commands.h"
#include "tool/say.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <utility>

namespace tk::tool {

namespace {

constexpr std::array<std::pair<std::string_view, present::FileKind>, 3> kinds{
    {{"csv", present::FileKind::csv}, {"ics", present::FileKind::ics}, {"json", present::FileKind::json}}};

int refuse(const std::string& what, int code) {
    say(stderr, "terreinkompas: " + what + "\n");
    return code;
}

}  // namespace

int export_plan(const Arguments& arguments) {
    const auto kind = std::ranges::find(kinds, arguments.file, &std::pair<std::string_view, present::FileKind>::first);
    if (kind == kinds.end()) {
        std::vector<std::string_view> names;
        for (const auto& [name, one] : kinds) names.push_back(name);
        return refuse(unknown("export", arguments.file, names) + " (csv, ics or json)", misuse);
    }
    if (arguments.second.empty()) return refuse("export needs a file after " + arguments.file, misuse);
    Arguments of_answers = arguments;
    of_answers.file = arguments.second;
    auto given = case_of(of_answers);
    if (!given) return given.error();
    auto made = state_of(arguments, std::move(*given));
    if (!made) return findings;
    present::State& state = *made;
    const auto file = present::file_of(state, kind->second, present::calendar_of(state));
    if (!file) return refuse("this plan has no dates to put in a calendar", findings);
    const std::string path = arguments.option("--output", "");
    if (path.empty()) {
        say(stdout, file->text);
        return good;
    }
    const auto written = write_bytes(path, file->text);
    return written ? good : refuse(written.error(), findings);
}

}  // namespace tk::tool
