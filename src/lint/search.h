// Answers that make rules hold, or the certainty that there are none.
#pragma once

#include "engine/bounds.h"
#include "engine/content.h"
#include "engine/dependents.h"

#include <cstdint>
#include <random>
#include <vector>

namespace tk::lint {

// At least one of the rules. `surely`: it must be certain; else it is enough that nothing is left to ask that could
// settle it, as with maybe(...) or where the spread of a coefficient keeps it open.
struct Clause {
    std::vector<engine::Rule> any{};
    bool surely = false;
};

// Each of the clauses.
using Goal = std::vector<Clause>;

struct Found {
    bool reached = false;
    bool proven = false;  // not reached: bounds show that no answers ever do
    engine::Answers answers{};
    int tried = 0;  // sets of answers
};

// Goes through the answer space from "nothing known": asks what a rule waits on, tries its answers, splits numbers in
// ranges, and leaves every branch that bounds rule out. When that takes more than half of the tries, the rest of them
// go the same way in an order by chance. The same seed gives the same outcome, whatever was searched before.
// A question is answered only where it is asked.
class Search {
public:
    // The program is that of the pack, or one that was compiled further.
    Search(const engine::ContentPack&, const engine::Program&, std::uint32_t seed, int tries);

    Found find(const Goal&);

private:
    struct Value {
        engine::Answer answer{};
        bool open = false;  // of a number: a range that may be split further
    };

    engine::Truth truth(const Clause&);
    engine::Truth truth();
    bool visit();
    std::int32_t next();  // the question to try; -1: none is left
    std::vector<Value> values(std::int32_t input);
    void add_numbers(std::size_t input, std::vector<Value>&);
    bool take(std::int32_t input, const Value&);
    bool is_open(std::int32_t input) const;
    void keep();
    void find_named(std::vector<engine::Rule>);

    const engine::ContentPack& pack_;
    const engine::Program& program_;
    engine::Bounds bounds_;
    std::uint32_t seed_;
    int tries_;
    std::mt19937 random_{};
    Goal goal_{};                                // with the questions that are answered being asked
    std::vector<std::vector<double>> limits_{};  // by input, sorted
    std::vector<engine::Answer> given_{};        // by input
    std::vector<std::int8_t> state_{};           // by input: 0 open, 1 a range, 2 settled
    std::vector<int> splits_{};                  // by input
    std::vector<std::uint64_t> named_{};         // by input: its options that rules name, one bit each
    std::vector<bool> asks_known_{};             // by input: some rule asks whether it is answered
    bool shuffle_ = false, cut_ = false;
    int left_ = 0;  // tries of this round
    Found found_{};
};

}  // namespace tk::lint
