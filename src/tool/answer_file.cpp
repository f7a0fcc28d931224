#include "tool/answer_file.h"

#include "tool/asked.h"

#include <cstdio>

namespace tk::tool {

std::expected<AnswerFile, std::string> answer_file(const Content& content, const std::string& path,
                                                   const std::optional<std::string>& date) {
    const auto text = read_text(path, engine::largest_answer_file);
    if (!text) return std::unexpected("terreinkompas: " + text.error() + "\n");
    AnswerFile file{engine::load_answers(content.pack, *text, path == "-" ? "standard input" : path), {}};
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
