// All that the benchmark of rules asks of the evaluator of the product's rules: the one place to change when that does.
#pragma once

#include "engine/bounds.h"

namespace tk::bench {

class Evaluator {
public:
    explicit Evaluator(const engine::Program& program) : bounds_(program) {}

    void read(const engine::Answers& answers) { bounds_.read(answers); }

    engine::Truth truth(engine::Rule rule) { return bounds_.truth(rule); }
    engine::Interval number(engine::Amount amount) { return bounds_.interval(amount); }

private:
    engine::Bounds bounds_;
};

}  // namespace tk::bench
