#include "present/intake.h"

#include "present/searching.h"
#include "present/state.h"

#include <algorithm>

namespace tk::present {

namespace {

using engine::QuestionId;

bool is_among(const std::vector<QuestionId>& list, const QuestionId& id) {
    return std::ranges::find(list, id) != list.end();
}

}  // namespace

std::vector<IntakeTheme> intake_themes(const State& state) {
    const auto& questions = state.questionnaire;
    std::vector<IntakeTheme> themes;
    for (const auto& theme : state.pack->themes) {
        IntakeTheme made{.theme = theme.id};
        QuestionId open;
        for (const QuestionId& id : questions.all) {
            if (state.pack->find(id)->theme != theme.id) continue;
            made.questions.push_back(id);
            if (is_among(questions.shown, id)) ++made.asked;
            if (state.answers.find(id) != nullptr) ++made.answered;
            if (open.empty() && is_among(questions.open, id)) open = id;
        }
        if (made.questions.empty()) continue;
        made.next = open.empty() ? made.questions.front() : open;
        themes.push_back(std::move(made));
    }
    return themes;
}

engine::ThemeId intake_theme(const State& state) {
    if (const auto* here = state.pack->find(QuestionId{state.place.id})) return here->theme;
    const auto themes = intake_themes(state);
    return themes.empty() ? engine::ThemeId{} : themes.front().theme;
}

std::string intake_focus(const State& state, const Place& place) {
    const auto* question = state.pack->find(QuestionId{place.id});
    if (question == nullptr) return "title";
    const std::string key = "question/" + place.id;
    if (question->kind == engine::AnswerKind::one || question->kind == engine::AnswerKind::many) return key + "/options";
    const auto* answer = state.answers.find(question->id);
    const bool range =
        state.ranges.contains(question->id) || (answer != nullptr && std::holds_alternative<engine::Between>(*answer));
    return key + (range ? "/low" : "/value");
}

std::vector<QuestionId> questions_with(const State& state, std::string_view typed) {
    std::vector<QuestionId> found;
    if (typed.find_first_not_of(' ') == std::string_view::npos) return found;
    const Texts& texts = state.texts();
    std::size_t number = 0;
    for (const QuestionId& id : state.questionnaire.all) {
        const std::string key = "question." + id.value;
        std::string all = std::to_string(++number) + " " + texts(key + ".text");
        for (const char* part : {".label", ".help", ".unit"})
            if (texts.has(key + part)) all += " " + texts(key + part);
        if (has_words(typed, all)) found.push_back(id);
    }
    return found;
}

std::size_t intake_number(const State& state, const QuestionId& id) {
    const auto& all = state.questionnaire.all;
    const auto place = std::ranges::find(all, id);
    return place == all.end() ? 0 : static_cast<std::size_t>(place - all.begin()) + 1;
}

}  // namespace tk::present
