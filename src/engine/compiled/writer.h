// From members to bytes. Whole numbers are written in groups of seven bits, the lowest first, so that small ones are
// short; a real number that is whole likewise, any other as its eight bytes; a text as its place in a table of texts.
#pragma once

#include "engine/compiled/walk.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tk::engine::compiled {

class Writer {
public:
    explicit Writer(const Flow& flow) : flow_(flow) {}

    // The table of texts and all that was written.
    std::string bytes() const {
        Writer head(flow_);
        head.count(texts_.size());
        for (const std::string* text : texts_) {
            head.count(text->size());
            head.bytes_ += *text;
        }
        return head.bytes_ + bytes_;
    }

    template <class Value>
    void single(const Value& value) {
        if constexpr (std::same_as<Value, double>) number(value);
        else if constexpr (std::same_as<Value, std::string>) text(value);
        else if constexpr (std::same_as<Value, Date>) zigzag(std::chrono::sys_days(value).time_since_epoch().count());
        else if constexpr (std::is_enum_v<Value> || std::is_unsigned_v<Value>) count(static_cast<std::uint64_t>(value));
        else if constexpr (std::is_integral_v<Value>) zigzag(value);
        else text(value.value);  // an Id
    }
    void place(const auto& value) { zigzag(flow_.place(value.root)); }

    template <class Values>
    void several(const Values& values) {
        count(values.size());
        if constexpr (requires { typename Values::hasher; }) {
            // Its own order is another one in every library.
            std::vector<const typename Values::value_type*> sorted;
            for (const auto& value : values) sorted.push_back(&value);
            std::ranges::sort(sorted, {}, [](const auto* value) -> const auto& { return value->first; });
            for (const auto* value : sorted) walk(*this, *value);
        } else {
            for (const auto& value : values) walk(*this, value);
        }
    }
    // Member by member, and what an instruction reads as its distance: half as much to send.
    void several(const std::vector<Instruction>& code) {
        count(code.size());
        for (const Instruction& one : code) single(one.op);
        for (const Instruction& one : code) zigzag(one.slot);
        for (const auto operand : {&Instruction::a, &Instruction::b, &Instruction::c})
            for (std::size_t i = 0; i < code.size(); ++i)
                count(code[i].*operand < 0 ? 0 : i - static_cast<std::size_t>(code[i].*operand));
        for (const Instruction& one : code) count(one.count);  // their points follow on each other
        for (const Instruction& one : code) number(one.value);
        for (const Instruction& one : code) count(one.mask);
    }
    void maybe(const auto& value) {
        count(value ? 1 : 0);
        if (value) walk(*this, *value);
    }
    void alternatives(const Answer& answer) {
        count(answer.index());
        std::visit([&](const auto& value) { walk(*this, value); }, answer);
    }

private:
    const Flow& flow_;
    std::string bytes_{};
    std::vector<const std::string*> texts_{};  // of the pack that is written
    std::unordered_map<std::string, std::uint64_t> places_{};

    void count(std::uint64_t value) {
        for (; value >= 128; value >>= 7) bytes_ += static_cast<char>((value & 127) | 128);
        bytes_ += static_cast<char>(value);
    }
    void zigzag(std::int64_t value) {
        count((static_cast<std::uint64_t>(value) << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0));
    }
    void number(double value) {
        constexpr double largest = 0x1.0p+50;
        if (std::abs(value) < largest && std::trunc(value) == value && !std::signbit(value)) {
            count(static_cast<std::uint64_t>(value) << 1);
            return;
        }
        count(1);
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(bits >> shift & 255);
    }
    void text(const std::string& value) {
        const auto [found, fresh] = places_.emplace(value, texts_.size());
        if (fresh) texts_.push_back(&value);
        count(found->second);
    }
};

}  // namespace tk::engine::compiled
