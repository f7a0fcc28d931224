// Cases at random: few in the usual run, many in the full one (TK_FULL). TK_SEED repeats a run.
#pragma once

#include "engine/answers.h"
#include "engine/content.h"

#include <random>
#include <string>

namespace tk::tests {

bool full();
int cases(int full, int usual);

// Seeded from TK_SEED or by chance; the seed is printed, so that what failed can be run again.
class Random : public std::mt19937 {
public:
    explicit Random(const char* what);
    unsigned seed() const { return seed_; }
    std::size_t pick(std::size_t count) { return (*this)() % count; }  // 0 to count - 1
    bool chance(unsigned of_100) { return (*this)() % 100 < of_100; }

private:
    Random(const char* what, unsigned seed);
    unsigned seed_;
};

// A known answer that the question takes; never Unsure. Not for a question of kind text.
engine::Answer value_for(const engine::Question&, std::mt19937&);

// Some of the answers to some of the questions, also to what is not asked.
engine::Answers random_answers(const engine::ContentPack&, std::mt19937&, unsigned known_of_100);

// An answer to every question but to those that are then certainly not asked.
engine::Answers complete(const engine::ContentPack&, std::mt19937&);

// Some of them taken away, some turned into "I don't know", some numbers into a range that has them.
engine::Answers fewer(const engine::ContentPack&, const engine::Answers&, std::mt19937&);

}  // namespace tk::tests
