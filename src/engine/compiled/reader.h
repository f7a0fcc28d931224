// From bytes to members, the other way round of writer.h. Whatever the bytes are, it stays within them and gives
// values that their types have; `good` tells afterwards whether they were written as they should be.
#pragma once

#include "engine/compiled/walk.h"

#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace tk::engine::compiled {

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {
        for (std::uint64_t left = size(); left > 0 && good_; --left) {
            const std::size_t length = size();
            texts_.push_back(bytes_.substr(at_, length));
            at_ += length;
        }
    }

    // Whether every value so far was a good one.
    bool good() const { return good_; }
    // Whether nothing is left.
    bool at_end() const { return at_ == bytes_.size(); }

    template <class Value>
    void single(Value& value) {
        if constexpr (std::same_as<Value, double>) value = number();
        else if constexpr (std::same_as<Value, std::string>) value = text();
        else if constexpr (std::same_as<Value, Date>) value = date();
        else if constexpr (std::same_as<Value, bool>) value = within(count(), 1) != 0;
        else if constexpr (std::is_enum_v<Value>)
            value = static_cast<Value>(within(count(), static_cast<std::uint64_t>(last_of(Value{}))));
        else if constexpr (std::is_unsigned_v<Value>)
            value = static_cast<Value>(within(count(), std::numeric_limits<Value>::max()));
        else if constexpr (std::is_integral_v<Value>) value = signed_within<Value>();
        else value.value = text();  // an Id
    }
    void place(auto& value) { value.root = signed_within<std::int32_t>(); }

    template <class Values>
    void several(Values& values) {
        values.clear();
        std::size_t left = size();
        if constexpr (requires { values.reserve(left); }) values.reserve(std::min<std::size_t>(left, 4096));
        for (; left > 0 && good_; --left) {
            if constexpr (requires { typename Values::mapped_type; }) {
                std::pair<typename Values::key_type, typename Values::mapped_type> value{};
                all(*this, value.first, value.second);
                good_ = values.insert(std::move(value)).second && good_;
            } else {
                walk(*this, values.emplace_back());
            }
        }
    }
    void several(std::vector<Instruction>& code) {
        constexpr std::size_t least = 8;  // bytes of an instruction
        code.resize(static_cast<std::size_t>(within(count(), (bytes_.size() - at_) / least)));
        for (Instruction& one : code) single(one.op);
        for (Instruction& one : code) one.slot = signed_within<std::int32_t>();
        for (const auto operand : {&Instruction::a, &Instruction::b, &Instruction::c})
            for (std::size_t i = 0; i < code.size(); ++i) {
                const std::uint64_t distance = within(count(), i);
                code[i].*operand = distance == 0 ? -1 : static_cast<std::int32_t>(i - distance);
            }
        std::uint32_t points = 0;
        for (Instruction& one : code) {
            one.first = points;
            one.count = static_cast<std::uint32_t>(within(count(), most_points));
            points += one.count;
        }
        for (Instruction& one : code) one.value = number();
        for (Instruction& one : code) one.mask = count();
    }
    template <class Value>
    void maybe(std::optional<Value>& value) {
        value.reset();
        if (within(count(), 1) != 0) walk(*this, value.emplace());
    }
    void maybe(std::shared_ptr<const Ranking>& value) {
        if (within(count(), 1) == 0) return;
        auto made = std::make_shared<Ranking>();
        walk(*this, *made);
        value = std::move(made);
    }
    void alternatives(Answer& answer) {
        switch (within(count(), std::variant_size_v<Answer> - 1)) {
            case 0: walk(*this, answer.emplace<0>()); break;
            case 1: walk(*this, answer.emplace<1>()); break;
            case 2: walk(*this, answer.emplace<2>()); break;
            case 3: walk(*this, answer.emplace<3>()); break;
            default: walk(*this, answer.emplace<4>()); break;
        }
    }

private:
    static constexpr std::uint64_t most_points = 100'000;  // of a curve
    std::string_view bytes_;
    std::size_t at_ = 0;
    bool good_ = true;
    std::vector<std::string_view> texts_{};

    std::uint64_t fail() {
        good_ = false;
        return 0;
    }
    std::uint64_t within(std::uint64_t value, std::uint64_t largest) { return value <= largest ? value : fail(); }
    std::uint64_t count() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64 && at_ < bytes_.size(); shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            value |= std::uint64_t{byte & 127U} << shift;
            if (byte < 128) return value;
        }
        return fail();
    }
    // Of something that takes at least as many bytes.
    std::size_t size() { return static_cast<std::size_t>(within(count(), bytes_.size() - at_)); }
    template <class Value>
    Value signed_within() {
        const std::uint64_t bits = count();
        const auto value = static_cast<std::int64_t>(bits >> 1 ^ (~(bits & 1) + 1));
        return std::in_range<Value>(value) ? static_cast<Value>(value) : static_cast<Value>(fail());
    }
    double number() {
        const std::uint64_t whole = count();
        if ((whole & 1) == 0) return static_cast<double>(whole >> 1);
        if (whole != 1 || bytes_.size() - at_ < 8) return static_cast<double>(fail());
        std::uint64_t bits = 0;
        for (int shift = 0; shift < 64; shift += 8)
            bits |= std::uint64_t{static_cast<unsigned char>(bytes_[at_++])} << shift;
        const auto value = std::bit_cast<double>(bits);
        return std::isfinite(value) ? value : static_cast<double>(fail());
    }
    std::string text() {
        const std::uint64_t place = count();
        if (place < texts_.size()) return std::string(texts_[static_cast<std::size_t>(place)]);
        fail();
        return {};
    }
    Date date() {
        constexpr std::int32_t furthest = 4'000'000;  // days: some 10,000 years, as far as a date is written
        const auto day = signed_within<std::int32_t>();
        if (day < -furthest || day > furthest) fail();
        return std::chrono::sys_days{std::chrono::days{good_ ? day : 0}};
    }
};

}  // namespace tk::engine::compiled
