// The rules and amounts of a pack as one list of instructions: each writes the value at its own place and reads
// only places before it, equal parts stand there once, and what a truth needs comes first. Both domains run this
// list (bounds.h, draws.h), so nothing is searched, called back or allocated while they do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tk::engine {

struct Program;

// A place or slot that is one, not -1.
inline std::size_t index(std::int32_t place) { return static_cast<std::size_t>(place); }

enum class Op : std::uint8_t {
    number,
    truth,
    input,
    coefficient,
    table,
    quantity,  // in a Program only: the list has the amount itself in its place
    add,
    subtract,
    multiply,
    divide,
    negate,
    less,
    at_most,
    both,
    either,
    negation,
    chosen,  // the answer of the input shares an option with the mask
    conditional,
    minimum,
    maximum,
    clamp,
    root,
    interpolate,
    band,
    known,
    maybe,
    settle  // in the list only: from here on it is known what counts as the answer of the input
};

struct Instruction {
    Op op = Op::number;
    std::int32_t slot = -1;               // of input or coefficient
    std::int32_t a = -1, b = -1, c = -1;  // places that it reads; -1: none
    std::uint32_t first = 0, count = 0;   // of a curve: its points among Flow::points
    double value = 0;                     // of a number; 1 or 0 of a truth
    std::uint64_t mask = 0;               // of chosen
    friend bool operator==(const Instruction&, const Instruction&) = default;
};

// Places of questions, one bit each.
class InputSet {
public:
    explicit InputSet(std::size_t inputs = 0) : words_((inputs + 63) / 64) {}
    void add(std::size_t input) { words_[input / 64] |= std::uint64_t{1} << input % 64; }
    bool has(std::size_t input) const { return (words_[input / 64] >> input % 64 & 1) != 0; }
    InputSet& operator|=(const InputSet& other) {
        for (std::size_t i = 0; i < words_.size() && i < other.words_.size(); ++i) words_[i] |= other.words_[i];
        return *this;
    }
    bool meets(const InputSet& other) const {
        for (std::size_t i = 0; i < words_.size() && i < other.words_.size(); ++i)
            if ((words_[i] & other.words_[i]) != 0) return true;
        return false;
    }
    bool empty() const {
        for (const std::uint64_t word : words_)
            if (word != 0) return false;
        return true;
    }
    friend bool operator==(const InputSet&, const InputSet&) = default;

private:
    std::vector<std::uint64_t> words_{};
};

struct Flow {
    std::vector<Instruction> code{};
    std::vector<std::int32_t> points{};  // of curves: places of x0, y0, x1, y1, ...
    std::vector<std::int32_t> places{};  // by node of the Program that it was made of; none: a root is a place itself
    std::size_t truths = 0;              // how many of the first instructions are all that truths need

    // Of a root in the Program; -1 stays -1.
    std::int32_t place(std::int32_t root) const {
        return root < 0 ? -1 : places.empty() ? root : places[static_cast<std::size_t>(root)];
    }
    std::span<const std::int32_t> points_of(const Instruction& one) const {
        return std::span(points).subspan(one.first, one.count);
    }
    // Every place that the instruction reads.
    template <class Function>
    void each_read(const Instruction& one, Function function) const {
        for (const std::int32_t place : {one.a, one.b, one.c})
            if (place >= 0) function(place);
        for (const std::int32_t place : points_of(one)) function(place);
    }
};

// The place among the program's inputs whose answer the instruction itself reads; -1: of none.
std::int32_t input_of(const Program&, const Instruction&);

// A program in which nothing needs itself (content_json.cpp refuses such packs).
Flow flow_of(const Program&);

// How many places wait for each other in one row, at most, also through what is reckoned with for open questions.
// Beyond `longest_chain` the count stops: following it one after another could need more memory than there is.
inline constexpr std::size_t longest_chain = 1000;
std::size_t chain_of(const Program&, const Flow&);

// By place: the questions whose answers the value there reads, directly or through other places.
std::vector<InputSet> inputs_read(const Program&, const Flow&);

}  // namespace tk::engine
