#include "share/bits.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace tk::share {

namespace {

constexpr std::uint64_t most_digits = std::uint64_t{1} << 53;
constexpr int largest_exponent = 15, whole = -16;  // -16 says that all the bits of the number follow

// digits * 10^exponent, which is the number exactly as far as a double can say it.
struct Decimal {
    std::uint64_t digits = 0;
    int exponent = 0;
};

// A power of ten up to 22 and digits under 2^53 are exact, so the one multiplication or division rounds as reading does.
double value_of(const Decimal& decimal) {
    double power = 1;
    for (int i = std::abs(decimal.exponent); i > 0; --i) power *= 10;
    const auto digits = static_cast<double>(decimal.digits);
    return decimal.exponent < 0 ? digits / power : digits * power;
}

std::optional<Decimal> decimal_of(double value) {
    if (!std::isfinite(value) || std::signbit(value)) return std::nullopt;
    if (value == 0) return Decimal{};
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific).ptr;
    Decimal decimal;
    bool behind_point = false;
    int decimals = 0;
    const char* at = text.data();
    for (; at != end && *at != 'e'; ++at) {
        if (*at == '.') {
            behind_point = true;
            continue;
        }
        decimal.digits = decimal.digits * 10 + static_cast<std::uint64_t>(*at - '0');
        decimals += behind_point ? 1 : 0;
    }
    if (at == end) return std::nullopt;
    ++at;
    if (*at == '+') ++at;
    std::from_chars(at, end, decimal.exponent);
    decimal.exponent -= decimals;
    while (decimal.digits % 10 == 0) {
        decimal.digits /= 10;
        ++decimal.exponent;
    }
    if (decimal.digits >= most_digits || decimal.exponent > largest_exponent || decimal.exponent <= whole)
        return std::nullopt;
    if (value_of(decimal) != value) return std::nullopt;
    return decimal;
}

// The exponents 0 to 2 are what people answer; others take seven bits.
void put_exponent(BitWriter& bits, int exponent) {
    if (exponent >= 0 && exponent <= 2) return bits.put(static_cast<std::uint64_t>(exponent), 2);
    bits.put(3, 2);
    bits.put(static_cast<std::uint64_t>(exponent + 16), 5);
}

}  // namespace

void put_number(BitWriter& bits, double value) {
    const auto decimal = decimal_of(value);
    if (!decimal) {
        put_exponent(bits, whole);
        bits.put(std::bit_cast<std::uint64_t>(value), 64);
        return;
    }
    put_exponent(bits, decimal->exponent);
    // Groups of four bits, each after a bit that says whether another one follows.
    int groups = 1;
    while (groups < 14 && decimal->digits >> 4 * groups != 0) ++groups;
    for (int group = groups - 1; group >= 0; --group)
        bits.put((group > 0 ? 16u : 0u) | (decimal->digits >> 4 * group & 15), 5);
}

double take_number(BitReader& bits) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    Decimal decimal;
    decimal.exponent = static_cast<int>(bits.take(2));
    if (decimal.exponent == 3) decimal.exponent = static_cast<int>(bits.take(5)) - 16;
    if (decimal.exponent == whole) {
        const auto value = std::bit_cast<double>(bits.take(64));
        return std::isfinite(value) ? value : none;
    }
    for (int groups = 0;; ++groups) {
        if (groups == 14) return none;
        const std::uint64_t group = bits.take(5);
        decimal.digits = decimal.digits << 4 | (group & 15);
        if (group < 16) break;
    }
    return decimal.digits < most_digits ? value_of(decimal) : none;
}

}  // namespace tk::share
