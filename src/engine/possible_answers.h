// Answers to try: enough of them that each outcome of a rule that some answer gives is met.
#pragma once

#include "engine/answers.h"
#include "engine/content.h"

#include <vector>

namespace tk::engine {

struct PossibleAnswer {
    Answer answer{};
    double weight = 1;  // how likely against the others, by the prior of one choice; else the same for all
};

// For a number: one on each limit and one between each two. For choices: each option by itself, also where many may
// be chosen. None for free words.
std::vector<PossibleAnswer> possible_answers(const Question&, const std::vector<double>& limits);

// What a person could have answered instead, nearest first: numbers at and next to the limits, another option, or one
// more or one less of many. Without the present answer.
std::vector<Answer> other_answers(const Question&, const std::vector<double>& limits, const Answer& present);

}  // namespace tk::engine
