// Which questions a person gets, and in which order: the key questions first, then theme by theme.
#pragma once

#include "engine/assess.h"

#include <vector>

namespace tk::engine {

// Of the questions of the track that are not certainly out of place.
struct Questionnaire {
    std::vector<QuestionId> all{};       // in order
    std::vector<QuestionId> shown{};     // in order: with an answer, or open
    std::vector<QuestionId> open{};      // in order: key questions, and what can still change something worth knowing
    std::vector<QuestionId> needless{};  // in order: without an answer, which would change nothing that is worth asking for
    int seconds = 0;                     // that the open ones take, about
    bool first_plan = false;             // each key question has an answer
};

// The assessment has its next questions, and is of these answers.
Questionnaire questionnaire_of(const ContentPack&, const Answers&, const Assessment&);

// Who answers question after question in that order: what he or she knows, and "I don't know" to the rest.
struct Walk {
    std::vector<QuestionId> asked{};  // in order
    int key = 0;                      // of them before the first plan
    int seconds = 0;                  // for all of them, about
    Answers answers{};                // to what was asked
    Assessment end{};
};
Walk walk(Workspace&, const Answers& known, const AssessOptions&);

}  // namespace tk::engine
