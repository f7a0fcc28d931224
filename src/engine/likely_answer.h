// The answer that amounts reckon with most while a question is open.
#pragma once

#include "engine/answers.h"
#include "engine/content.h"

namespace tk::engine {

// Of a number the median of the draws, in whole ones where it is large; of choices what is drawn most often, the first
// of the pack among equals. Unsure where nothing is drawn: free words, or none of many.
Answer likely_answer(const ContentPack&, const Answers&, const Question&);

}  // namespace tk::engine
