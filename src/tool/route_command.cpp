#include "engine/likely_answer.h"
#include "present/asking.h"
#include "present/format.h"
#include "tool/case.h"
#include "tool/commands.h"
#include "tool/say.h"

#include <cstdio>

namespace tk::tool {

namespace {

std::string words_of(const present::Texts& texts, const engine::Question& question, const engine::Answer& answer) {
    const std::string key = "question." + question.id.value;
    if (const auto* number = std::get_if<engine::Number>(&answer)) {
        const std::string unit = texts.has(key + ".unit") ? " " + texts(key + ".unit") : "";
        return present::number_text(texts, number->value, 1) + unit;
    }
    const auto* chosen = std::get_if<engine::Chosen>(&answer);
    if (chosen == nullptr) return texts("unsure");
    std::string list;
    for (const auto& option : chosen->options) list += (list.empty() ? "" : "; ") + texts(key + ".option." + option.value);
    return list;
}

}  // namespace

int route(const Arguments& arguments) {
    const auto content = content_of(arguments.option("--content"), arguments.option("--overlay"));
    if (!content) {
        say(stderr, content.error());
        return findings;
    }
    const auto file = answer_file(*content, arguments.file, arguments.option("--date"));
    if (!file) {
        say(stderr, file.error());
        return findings;
    }
    const auto texts = texts_for(arguments, *content);
    if (!texts) return findings;
    const bool likely = arguments.option("--rest", "likely") == "likely";
    const engine::AssessOptions options{
        .date = file->date, .track = arguments.option("--track", file->loaded.track), .choices = file->choices};
    engine::Answers answers = file->loaded.answers;
    // Each turn answers one question of the pack, so there are at most as many turns.
    for (std::size_t turn = 1; turn <= content->pack.questions.size(); ++turn) {
        const auto assessment = engine::assess(content->pack, answers, options);
        if (assessment.next_questions.empty()) break;
        const auto& next = assessment.next_questions.front();
        const auto& question = *content->pack.find(next.question);
        std::string text = std::to_string(turn) + ". " + (*texts)("question." + next.question.value + ".text") + "\n";
        for (const auto& line : reasons_of(*texts, next)) text += "      " + line + "\n";
        const engine::Answer answer =
            likely ? engine::likely_answer(content->pack, answers, question) : engine::Answer{engine::Unsure{}};
        text += "      " + (*texts)("asking.answer", {{"answer", words_of(*texts, question, answer)}}) + "\n";
        say(stdout, text);
        answers.set(next.question, answer);
    }
    say(stdout, (*texts)("asking.none") + "\n");
    return good;
}

}  // namespace tk::tool
