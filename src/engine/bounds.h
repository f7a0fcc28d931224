// What is certain: every number an interval, every truth one of three values. An open question can be
// anything that it allows, so more answers only ever narrow the outcome.
#pragma once

#include "engine/answers.h"
#include "engine/expression.h"
#include "engine/truth.h"

#include <memory>
#include <vector>

namespace tk::engine {

struct Interval {
    double low = 0, high = 0;
    friend bool operator==(const Interval&, const Interval&) = default;
};

// What counts as the answer of an input: what was given, or what holds when the question is certainly not asked.
struct Settled {
    const Answer* answer = nullptr;  // null: open
    Interval range{};                // of a number
    std::uint64_t options = 0;       // all that may be chosen (kind one) or are (kind many)
    bool not_asked = false;
};

// Runs the program's flow once, when something is first asked after the answers came; nothing is allocated then.
class Bounds {
public:
    // With answers: as if they were read. The program and the answers must stay where they are.
    explicit Bounds(const Program&);
    Bounds(const Program&, const Answers&);

    void read(const Answers&);
    // Puts one known answer in the place of what was read (null: none), until the next `read`.
    void put(std::int32_t input, const Answer*);

    // An absent rule holds; an absent amount is zero.
    Truth truth(Rule);
    Interval interval(Amount);

    const Answer* answer(std::int32_t input) { return settled(input).answer; }
    Interval number(std::int32_t input) { return settled(input).range; }
    std::uint64_t options(std::int32_t input) { return settled(input).options; }
    const Settled& settled(std::int32_t input);

    // The inputs that made the outcome of a rule, and the open ones that keep it unknown.
    struct Reasons {
        std::vector<std::int32_t> because{}, waiting_on{};  // in the order of the pack, each once
    };
    const Reasons& reasons(Rule);  // good until the next `read` or `put`

    const Flow& flow() const { return *flow_; }

private:
    // What one search for reasons came by. Kept empty between searches, with the memory it had.
    struct Trail {
        std::vector<std::int8_t> marks{};               // by input
        std::vector<bool> seen{};                       // by place
        std::vector<std::int32_t> marked{}, visited{};  // where those two are not empty
    };

    void put_in_order();
    void begin_again();
    void run(std::size_t until);
    void settle(const Instruction&);
    Trail& trail(std::size_t depth);
    static void wipe(Trail&);
    void explain(std::int32_t place, Trail&, std::size_t depth);
    void mark(std::int32_t input, Trail&, std::size_t depth);

    const Program& program_;
    std::unique_ptr<const Flow> own_{};  // where the program was compiled further since its flow was made
    const Flow* flow_ = nullptr;
    std::vector<std::int32_t> by_name_{};  // inputs in the order of their names, as answers are
    std::vector<const Answer*> given_{};   // by input: known answers
    std::vector<Settled> settled_{};       // by input
    std::vector<Interval> ranges_{};       // by place
    std::vector<Truth> truths_{};          // by place
    std::vector<double> low_{}, high_{};   // points of a curve, while it is read
    std::vector<std::int32_t> order_{};    // places in the order in which they run: what truths need first
    std::size_t truths_end_ = 0;           // and how many those are
    std::size_t done_ = 0;                 // of the order
    std::vector<std::unique_ptr<Trail>> trails_{};
    std::vector<Reasons> reasons_{};  // by place, of rules that were explained; keeps its memory
    std::vector<bool> known_reasons_{};
    std::vector<std::size_t> explained_{};  // where they are
    Reasons none_{};
};

}  // namespace tk::engine
