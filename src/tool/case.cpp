#include "tool/case.h"

#include "present/keeping.h"
#include "present/update.h"
#include "tool/say.h"

#include <cstdio>
#include <memory>
#include <utility>

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

std::optional<present::State> state_of(const Arguments& arguments, Case given) {
    auto texts = texts_for(arguments, given.content);
    if (!texts) return std::nullopt;
    present::State state;
    state.pack = std::make_shared<const engine::ContentPack>(std::move(given.content.pack));
    state.language = arguments.option("--language", "nl");
    state.words.emplace(state.language, std::move(*texts));
    state.date = given.options.date;
    if (given.dossier) present::take(state, std::move(*given.dossier));
    state.track = given.options.track;
    state.answers = std::move(given.loaded.answers);
    state.choices.plan.budget = given.options.choices.budget;
    state.choices.done = given.options.choices.done;
    state.choices.aside = given.options.choices.aside;
    present::reassess(state);
    return state;
}

std::optional<present::Texts> texts_for(const Arguments& arguments, const Content& content) {
    std::vector<engine::Issue> issues;
    auto texts = texts_of(content.folders, arguments.option("--language", "nl"), issues);
    if (!engine::has_errors(issues)) return texts;
    say(stderr, text_of(issues));
    return std::nullopt;
}

}  // namespace tk::tool
