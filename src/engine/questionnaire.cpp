#include "engine/questionnaire.h"

#include <algorithm>

namespace tk::engine {

Questionnaire questionnaire_of(const ContentPack& pack, const Answers& answers, const Assessment& assessment) {
    Questionnaire made{.first_plan = true};
    const auto take = [&](const Question& question) {
        const QuestionState* state = assessment.find(question.id);
        if (state == nullptr || state->asked == Truth::no) return;
        made.all.push_back(question.id);
        if (answers.find(question.id) != nullptr) {
            made.shown.push_back(question.id);
            return;
        }
        if (question.key) made.first_plan = false;
        if (question.key || std::ranges::find(assessment.next_questions, question.id, &NextQuestion::question) !=
                                assessment.next_questions.end()) {
            made.shown.push_back(question.id);
            made.open.push_back(question.id);
            made.seconds += question.seconds;
        } else {
            made.needless.push_back(question.id);
        }
    };
    for (const bool key : {true, false})
        for (const Theme& theme : pack.themes)
            for (const Question& question : pack.questions)
                if (question.key == key && question.theme == theme.id) take(question);
    return made;
}

Walk walk(Workspace& workspace, const Answers& known, const AssessOptions& options) {
    const ContentPack& pack = workspace.pack();
    Walk made;
    made.end = workspace.assess(made.answers, options);
    // Each turn answers one question of the pack, so there are at most as many turns.
    for (std::size_t turn = 0; turn < pack.questions.size(); ++turn) {
        const Questionnaire now = questionnaire_of(pack, made.answers, made.end);
        if (now.open.empty()) break;
        const Question& question = *pack.find(now.open.front());
        const Answer* answer = known.find(question.id);
        made.answers.set(question.id, answer == nullptr ? Answer{Unsure{}} : *answer);
        made.asked.push_back(question.id);
        made.key += question.key ? 1 : 0;
        made.seconds += question.seconds;
        made.end = workspace.assess(made.answers, options);
    }
    return made;
}

}  // namespace tk::engine
