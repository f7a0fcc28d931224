// All that the benchmark of rules asks of the evaluator of the product's rules: the one place to change when that does.
#pragma once

#include "engine/bounds.h"

namespace tk::bench {

// For one set of answers.
class Evaluator {
public:
    Evaluator(const engine::Program& program, const engine::Answers& answers) : bounds_(program, answers) {}

    engine::Truth truth(engine::Rule rule) { return bounds_.truth(rule); }
    engine::Interval number(engine::Amount amount) { return bounds_.interval(amount); }

private:
    engine::Bounds bounds_;
};

}  // namespace tk::bench
