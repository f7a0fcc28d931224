#include "tool/answer_file.h"

#include "tool/asked.h"

#include <cstdio>
#include <utility>

namespace tk::tool {

ReadAnswers read_answers(const engine::ContentPack& pack, std::string_view text, std::string_view file) {
    if (!dossier::claims_to_be_dossier(text)) return {engine::load_answers(pack, text, file), {}, {}};
    ReadAnswers read;
    dossier::LoadedDossier loaded = dossier::load_dossier(pack, text, file);
    read.loaded.issues = dossier::plain(loaded.issues);
    if (!loaded.dossier) return read;
    read.choices = dossier::plan_choices(pack, loaded.dossier->choices);
    read.loaded.answers = loaded.dossier->answers;
    read.loaded.track = loaded.dossier->track;
    read.loaded.unplaced = loaded.dossier->unplaced;
    read.dossier = std::move(loaded.dossier);
    return read;
}

std::expected<AnswerFile, std::string> answer_file(const Content& content, const std::string& path,
                                                   const std::optional<std::string>& date) {
    const auto text = read_text(path, largest_answers);
    if (!text) return std::unexpected("terreinkompas: " + text.error() + "\n");
    ReadAnswers read = read_answers(content.pack, *text, path == "-" ? "standard input" : path);
    AnswerFile file{std::move(read.loaded), std::move(read.choices), std::move(read.dossier), {}};
    const std::string issues = text_of(file.loaded.issues);
    if (engine::has_errors(file.loaded.issues)) return std::unexpected(issues);
    std::fwrite(issues.data(), 1, issues.size(), stderr);
    if (date) file.loaded.date = engine::date_of(*date);
    if (date && !file.loaded.date)
        return std::unexpected("terreinkompas: a day of the calendar is written as YYYY-MM-DD, not " + *date + "\n");
    file.date = file.loaded.date.value_or(today());
    return file;
}

}  // namespace tk::tool
