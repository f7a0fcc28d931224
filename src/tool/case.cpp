#include "tool/case.h"

#include <chrono>
#include <cstdio>

namespace tk::tool {

namespace {

void complain(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace

std::expected<Case, int> case_of(const Arguments& arguments) {
    std::optional<engine::Date> date;
    if (const auto given = arguments.option("--date")) {
        date = engine::date_of(*given);
        if (!date) {
            complain("terreinkompas: --date takes a day of the calendar written as YYYY-MM-DD, not " + *given + "\n");
            return std::unexpected(misuse);
        }
    }
    auto content = content_of(arguments.option("--content"));
    if (!content) {
        complain(content.error());
        return std::unexpected(findings);
    }
    const auto text = read_text(arguments.file, engine::largest_answer_file);
    if (!text) {
        complain("terreinkompas: " + text.error() + "\n");
        return std::unexpected(findings);
    }
    auto answers = engine::load_answers(content->pack, *text, arguments.file == "-" ? "standard input" : arguments.file);
    if (!answers.issues.empty()) complain(text_of(answers.issues));
    if (engine::has_errors(answers.issues)) return std::unexpected(findings);
    if (!date) date = answers.date;
    // The one place that looks at the clock: the engine never does.
    if (!date) date = engine::Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    return Case{std::move(*content), std::move(answers.answers), *date, arguments.option("--track", answers.track)};
}

std::optional<present::Texts> texts_for(const Arguments& arguments, const Content& content) {
    std::vector<engine::Issue> issues;
    auto texts = texts_of(content.folders, arguments.option("--language", "nl"), issues);
    if (!engine::has_errors(issues)) return texts;
    complain(text_of(issues));
    return std::nullopt;
}

}  // namespace tk::tool
