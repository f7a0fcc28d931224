#include "tool/case.h"
#include "tool/say.h"

#include <cstdio>

namespace tk::tool {

std::expected<Case, int> case_of(const Arguments& arguments) {
    const auto misused = [](const std::string& what) {
        say(stderr, "terreinkompas: " + what + "\n");
        return std::unexpected(misuse);
    };
    const auto asked = asked_of(arguments);
    if (!asked) return misused(asked.error());
    auto content = content_of(arguments.option("--content"), arguments.option("--overlay"));
    if (!content) {
        say(stderr, content.error());
        return std::unexpected(findings);
    }
    if (const auto wrong = unknown_measure(content->pack, asked->choices)) return misused(*wrong);
    auto file = answer_file(*content, arguments.file, std::nullopt);
    if (!file) {
        say(stderr, file.error());
        return std::unexpected(findings);
    }
    auto options = asked->options_for(file->loaded, file->choices);
    return Case{std::move(*content), std::move(file->loaded), std::move(options), std::move(file->dossier)};
}

std::optional<present::Texts> texts_for(const Arguments& arguments, const Content& content) {
    std::vector<engine::Issue> issues;
    auto texts = texts_of(content.folders, arguments.option("--language", "nl"), issues);
    if (!engine::has_errors(issues)) return texts;
    say(stderr, text_of(issues));
    return std::nullopt;
}

}  // namespace tk::tool
