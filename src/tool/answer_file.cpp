#include "tool/answer_file.h"

#include "present/format.h"
#include "tool/asked.h"

#include <cstdio>
#include <utility>

namespace tk::tool {

ReadAnswers read_answers(const engine::ContentPack& pack, std::string_view text, std::string_view file) {
    if (!dossier::claims_to_be_dossier(text)) return {engine::load_answers(pack, text, file), {}};
    ReadAnswers read;
    dossier::LoadedDossier loaded = dossier::load_dossier(pack, text, file);
    read.loaded.issues = dossier::plain(loaded.issues);
    if (!loaded.dossier) return read;
    read.choices = dossier::plan_choices(pack, loaded.dossier->choices);
    read.loaded.answers = std::move(loaded.dossier->answers);
    read.loaded.track = std::move(loaded.dossier->track);
    read.loaded.unplaced = std::move(loaded.dossier->unplaced);
    return read;
}

std::expected<AnswerFile, std::string> answer_file(const Content& content, const std::string& path,
                                                   const std::optional<std::string>& date) {
    const auto text = read_text(path, largest_answers);
    if (!text) return std::unexpected("terreinkompas: " + text.error() + "\n");
    ReadAnswers read = read_answers(content.pack, *text, path == "-" ? "standard input" : path);
    AnswerFile file{std::move(read.loaded), std::move(read.choices), {}};
    const std::string issues = text_of(file.loaded.issues);
    if (engine::has_errors(file.loaded.issues)) return std::unexpected(issues);
    std::fwrite(issues.data(), 1, issues.size(), stderr);
    if (date) file.loaded.date = engine::date_of(*date);
    if (date && !file.loaded.date)
        return std::unexpected("terreinkompas: a day of the calendar is written as YYYY-MM-DD, not " + *date + "\n");
    file.date = file.loaded.date.value_or(today());
    return file;
}

namespace {

// The first few by name, and how many more.
template <class Id>
std::string names(const present::Texts& texts, const std::string& kind, const std::vector<Id>& ids) {
    constexpr std::size_t shown = 3;
    std::string list;
    for (std::size_t i = 0; i < ids.size() && i < shown; ++i)
        list += (i == 0 ? "" : "; ") + texts(kind + "." + ids[i].value + ".name");
    if (ids.size() > shown) list += "; " + texts("asking.more", {{"count", std::to_string(ids.size() - shown)}});
    return list;
}

}  // namespace

std::vector<std::string> reasons_of(const present::Texts& texts, const engine::NextQuestion& next) {
    std::vector<std::string> lines;
    const auto add = [&](const char* key, const char* kind, const auto& ids) {
        if (!ids.empty()) lines.push_back(texts(key, {{"names", names(texts, kind, ids)}}));
    };
    add("asking.duties", "duty", next.duties);
    add("asking.schemes", "scheme", next.schemes);
    add("asking.measures", "measure", next.measures);
    add("asking.places", "measure", next.places);
    if (next.goals) lines.push_back(texts("asking.goals"));
    if (next.share >= 0.01)
        lines.push_back(
            texts("asking.share", {{"percent", present::number_text(texts, present::rounded(next.share * 100))}}));
    return lines;
}

}  // namespace tk::tool
