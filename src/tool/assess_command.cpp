#include "engine/answers_json.h"
#include "engine/assess.h"
#include "engine/result_json.h"
#include "tool/asked.h"
#include "tool/commands.h"
#include "tool/files.h"
#include "tool/text_report.h"

#include <cstdio>

namespace tk::tool {

namespace {

void say(std::FILE* to, const std::string& text) { std::fwrite(text.data(), 1, text.size(), to); }

}  // namespace

int assess(const Arguments& arguments) {
    if (arguments.has("--jsonl")) return assess_lines(arguments);
    const auto asked = asked_of(arguments);
    if (!asked) {
        say(stderr, "terreinkompas: " + asked.error() + "\n");
        return misuse;
    }
    const bool as_json = arguments.option("--format", "text") == "json";
    if (asked->draws == 0 && !as_json) {
        say(stderr, "terreinkompas: with --draws 0 there are no amounts to tell in words; add --format json\n");
        return misuse;
    }
    const auto content = content_of(arguments.option("--content"));
    if (!content) {
        say(stderr, content.error());
        return findings;
    }
    if (const auto wrong = unknown_measure(content->pack, asked->choices)) {
        say(stderr, "terreinkompas: " + *wrong + "\n");
        return misuse;
    }
    const auto text = read_text(arguments.file, engine::largest_answer_file);
    if (!text) {
        say(stderr, "terreinkompas: " + text.error() + "\n");
        return findings;
    }
    const auto answers =
        engine::load_answers(content->pack, *text, arguments.file == "-" ? "standard input" : arguments.file);
    if (!answers.issues.empty()) say(stderr, text_of(answers.issues));
    if (engine::has_errors(answers.issues)) return findings;
    const auto options = asked->options_for(answers);
    const auto assessment = engine::assess(content->pack, answers.answers, options);
    if (as_json) {
        say(stdout, engine::result_json(content->pack, answers.answers, options, assessment) + "\n");
        return good;
    }
    std::vector<engine::Issue> word_issues;
    const auto texts = texts_of(content->folders, arguments.option("--language", "nl"), word_issues);
    if (engine::has_errors(word_issues)) {
        say(stderr, text_of(word_issues));
        return findings;
    }
    say(stdout, text_report(texts, assessment, options));
    return good;
}

}  // namespace tk::tool
