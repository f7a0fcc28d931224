// Bits one after another, the first the highest of its byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tk::share {

class BitWriter {
public:
    // The lowest `count` bits of the value, at most 64.
    void put(std::uint64_t value, int count) {
        for (int at = count - 1; at >= 0; --at) {
            if (used_ % 8 == 0) bytes_ += '\0';
            if (value >> at & 1)
                bytes_.back() = static_cast<char>(static_cast<unsigned char>(bytes_.back()) | 0x80u >> used_ % 8);
            ++used_;
        }
    }
    const std::string& bytes() const { return bytes_; }  // the last one filled up with zeros

private:
    std::string bytes_{};
    std::size_t used_ = 0;
};

// Behind the last byte there are zeros without end.
class BitReader {
public:
    explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

    std::uint64_t take(int count) {
        std::uint64_t value = 0;
        for (; count > 0; --count, ++used_) {
            value <<= 1;
            if (used_ / 8 < bytes_.size()) value |= static_cast<unsigned char>(bytes_[used_ / 8]) >> (7 - used_ % 8) & 1u;
        }
        return value;
    }

private:
    std::string_view bytes_{};
    std::size_t used_ = 0;
};

// One of `count` things, the first ones in the fewest bits: with 5 things 0 to 2 take two bits, 3 and 4 three.
inline void put_one_of(BitWriter& bits, std::uint64_t value, std::uint64_t count) {
    int width = 0;
    while ((std::uint64_t{2} << width) <= count) ++width;
    const std::uint64_t shorter = (std::uint64_t{2} << width) - count;
    if (value < shorter) bits.put(value, width);
    else bits.put(value + shorter, width + 1);
}

inline std::uint64_t take_one_of(BitReader& bits, std::uint64_t count) {
    int width = 0;
    while ((std::uint64_t{2} << width) <= count) ++width;
    const std::uint64_t shorter = (std::uint64_t{2} << width) - count, value = bits.take(width);
    return value < shorter ? value : (value << 1 | bits.take(1)) - shorter;
}

// What people answer takes few bits: 45 and 45,000 take 12 each;
// none takes more than 71. What comes back is the same to the last bit.
void put_number(BitWriter&, double);
double take_number(BitReader&);  // not a number when the bits are none

}  // namespace tk::share
