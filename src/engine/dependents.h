// Which rules read which question: so that a new answer is tried on these alone.
#pragma once

#include "engine/content.h"

#include <cstdint>
#include <vector>

namespace tk::engine {

// What a rule reads: also through quantities, and through the questions that decide whether one is asked.
struct Reads {
    struct Limit {
        std::int32_t input = -1;
        double value = 0;  // that the number is compared with
    };
    std::vector<std::int32_t> inputs{};  // sorted, each once
    std::vector<Limit> limits{};         // of comparisons of a question with a plain number; in no order
};
Reads reads_of(const Program&, const std::vector<Rule>&);

// Of one question: places in the lists of the pack, in its order, and the limits, sorted and each once.
struct Dependent {
    std::vector<std::uint32_t> duties{}, schemes{}, measures{};
    std::vector<double> limits{};
};

// By question of the pack. Holds for every track: the questions of one are not those of the other.
struct Dependents {
    std::vector<Dependent> of{};
};
Dependents dependents_of(const ContentPack&);

}  // namespace tk::engine
