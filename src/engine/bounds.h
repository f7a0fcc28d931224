// What is certain: every number an interval, every truth one of three values. An open question can be
// anything that it allows, so more answers only ever narrow the outcome.
#pragma once

#include "engine/answers.h"
#include "engine/expression.h"
#include "engine/truth.h"

#include <optional>
#include <vector>

namespace tk::engine {

struct Interval {
    double low = 0, high = 0;
    friend bool operator==(const Interval&, const Interval&) = default;
};

class Bounds {
public:
    Bounds(const Program&, const Answers&);

    // An absent rule holds; an absent amount is zero.
    Truth truth(Rule);
    Interval interval(Amount);

    // The answer that counts: what was given, or what holds when the question is certainly not asked. Null: open.
    const Answer* answer(std::int32_t input);
    Interval number(std::int32_t input);
    std::uint64_t options(std::int32_t input);  // all that may be chosen (kind one) or are (kind many)

    // The inputs that made the outcome of a rule, and the open ones that keep it unknown.
    struct Reasons {
        std::vector<std::int32_t> because{}, waiting_on{};  // in the order of the pack, each once
    };
    Reasons reasons(Rule);

private:
    struct Value {
        Interval range{};
        Truth truth = Truth::unknown;
    };
    struct Effective {
        bool ready = false, not_asked = false;
        const Answer* answer = nullptr;
    };

    Value value(std::int32_t node);
    void explain(std::int32_t node, std::vector<std::int8_t>& marks, std::vector<bool>& seen);
    void mark(std::int32_t input, std::vector<std::int8_t>& marks, std::vector<bool>& seen);

    const Program& program_;
    const Answers& answers_;
    std::vector<Effective> effective_;
    std::vector<std::optional<Interval>> quantities_;
};

}  // namespace tk::engine
