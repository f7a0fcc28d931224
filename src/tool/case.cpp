#include "tool/case.h"

#include <cstdio>

namespace tk::tool {

namespace {

void complain(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

}  // namespace

std::expected<Case, int> case_of(const Arguments& arguments) {
    const auto misused = [](const std::string& what) {
        complain("terreinkompas: " + what + "\n");
        return std::unexpected(misuse);
    };
    const auto asked = asked_of(arguments);
    if (!asked) return misused(asked.error());
    auto content = content_of(arguments.option("--content"), arguments.option("--overlay"));
    if (!content) {
        complain(content.error());
        return std::unexpected(findings);
    }
    if (const auto wrong = unknown_measure(content->pack, asked->choices)) return misused(*wrong);
    auto file = answer_file(*content, arguments.file, std::nullopt);
    if (!file) {
        complain(file.error());
        return std::unexpected(findings);
    }
    auto options = asked->options_for(file->loaded);
    return Case{std::move(*content), std::move(file->loaded), std::move(options)};
}

std::optional<present::Texts> texts_for(const Arguments& arguments, const Content& content) {
    std::vector<engine::Issue> issues;
    auto texts = texts_of(content.folders, arguments.option("--language", "nl"), issues);
    if (!engine::has_errors(issues)) return texts;
    complain(text_of(issues));
    return std::nullopt;
}

}  // namespace tk::tool
