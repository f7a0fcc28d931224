#include "dossier/sums.h"

#include "engine/hash.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace tk::dossier {

namespace {

constexpr std::size_t draw_count = 1024;
constexpr double z90 = 1.2815515655446004;  // of the standard normal distribution: 90 % lies below

// How many standard deviations from the middle a share of the normal distribution lies: P. J. Acklam's rational
// approximation, relative error under 1.2e-9.
double deviations(double share) {
    constexpr std::array a{-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                           1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
    constexpr std::array b{-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
                           -1.328068155288572e+01};
    constexpr std::array c{-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                           -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
    constexpr std::array d{7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00};
    const auto polynomial = [](const auto& factors, double x) {
        return std::accumulate(factors.begin(), factors.end(), 0.0, [x](double sum, double one) { return sum * x + one; });
    };
    if (share > 0.5) return -deviations(1 - share);
    if (share < 0.02425) {
        const double q = std::sqrt(-2 * std::log(share));
        return polynomial(c, q) / (polynomial(d, q) * q + 1);
    }
    const double q = share - 0.5, r = q * q;
    return polynomial(a, r) * q / (polynomial(b, r) * r + 1);
}

const std::array<double, draw_count>& levels() {
    static const std::array<double, draw_count> made = [] {
        std::array<double, draw_count> values{};
        for (std::size_t i = 0; i < draw_count; ++i)
            values[i] = deviations((static_cast<double>(i) + 0.5) / draw_count) / z90;
        return values;
    }();
    return made;
}

// SplitMix64: the same numbers on every machine.
std::uint64_t next(std::uint64_t& state) {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

std::array<std::uint16_t, draw_count> order_of(const std::string& id) {
    std::array<std::uint16_t, draw_count> order{};
    std::iota(order.begin(), order.end(), std::uint16_t{0});
    std::uint64_t state = engine::hash_of(id);
    for (std::size_t i = draw_count - 1; i > 0; --i) std::swap(order[i], order[next(state) % (i + 1)]);
    return order;
}

double percentile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size()) - 0.5;
    const auto below = static_cast<std::size_t>(std::max(0.0, place));
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - static_cast<double>(below));
}

}  // namespace

Summing::Summing() : draws_(draw_count, 0.0) {}

void Summing::add(const std::string& id, const engine::Spread& one) {
    together_.p10 += one.p10;
    together_.p50 += one.p50;
    together_.p90 += one.p90;
    const auto order = order_of(id);
    for (std::size_t i = 0; i < draw_count; ++i) {
        const double level = levels()[order[i]];
        draws_[i] += one.p50 + level * (level < 0 ? one.p50 - one.p10 : one.p90 - one.p50);
    }
}

Range Summing::range() const {
    std::vector<double> sorted = draws_;
    std::ranges::sort(sorted);
    return {{percentile(sorted, 0.1), percentile(sorted, 0.5), percentile(sorted, 0.9)}, together_};
}

}  // namespace tk::dossier
