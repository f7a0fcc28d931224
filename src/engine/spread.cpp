#include "engine/spread.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace tk::engine {

namespace {

constexpr std::size_t buckets = 256;

struct Range {
    double low = 0, high = 0;
    bool finite = true;
};

// In lanes, because one minimum after another makes each number wait for the one before.
Range range_of(ColumnView column) {
    constexpr std::size_t lanes = 8;
    std::array<double, lanes> low{}, high{}, nothing{};
    low.fill(column[0]);
    high.fill(column[0]);
    const auto meet = [&](std::size_t lane, double value) {
        low[lane] = value < low[lane] ? value : low[lane];
        high[lane] = value > high[lane] ? value : high[lane];
        nothing[lane] += value - value;
    };
    std::size_t i = 0;
    for (; i + lanes <= column.size(); i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane) meet(lane, column[i + lane]);
    for (; i < column.size(); ++i) meet(0, column[i]);
    Range range{low[0], high[0]};
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        range.low = std::min(range.low, low[lane]);
        range.high = std::max(range.high, high[lane]);
        range.finite = range.finite && nothing[lane] == 0;
    }
    return range;
}

// The numbers, those of a lower bucket before those of a higher one; in a bucket they are in no order.
class Bucketed {
public:
    Bucketed(ColumnView column, Range range) : sorted_(column.size()) {
        const double scale = static_cast<double>(buckets - 1) / (range.high - range.low);
        if (!range.finite || !std::isfinite(scale)) {
            std::copy(column.begin(), column.end(), sorted_.begin());
            starts_.fill(column.size());
            starts_[0] = 0;
            return;
        }
        std::vector<std::int32_t> bucket(column.size());
        for (std::size_t i = 0; i < column.size(); ++i)
            bucket[i] = static_cast<std::int32_t>((column[i] - range.low) * scale);
        for (const std::int32_t one : bucket) ++starts_[static_cast<std::size_t>(one) + 1];
        for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
        auto next = starts_;
        for (std::size_t i = 0; i < column.size(); ++i) sorted_[next[static_cast<std::size_t>(bucket[i])]++] = column[i];
    }

    // At a part of the way from the lowest to the highest, between the two numbers around it.
    double quantile(double part) {
        const double place = part * static_cast<double>(sorted_.size() - 1);
        const auto below = static_cast<std::size_t>(place), above = std::min(below + 1, sorted_.size() - 1);
        const double low = at_rank(below), high = at_rank(above);
        return low == high ? low : low + (high - low) * (place - std::floor(place));
    }

private:
    double at_rank(std::size_t rank) {
        const auto end = std::ranges::upper_bound(starts_, rank);
        const auto begin = sorted_.begin();
        std::nth_element(begin + static_cast<std::ptrdiff_t>(*(end - 1)), begin + static_cast<std::ptrdiff_t>(rank),
                         begin + static_cast<std::ptrdiff_t>(*end));
        return sorted_[rank];
    }

    std::array<std::size_t, buckets + 1> starts_{};  // the last is the end
    Column sorted_;
};

}  // namespace

Spread spread_of(ColumnView column) {
    if (column.empty()) return {};
    const Range range = range_of(column);
    if (range.low == range.high && range.finite) return {column[0], column[0], column[0]};
    Bucketed bucketed(column, range);
    return {bucketed.quantile(0.1), bucketed.quantile(0.5), bucketed.quantile(0.9)};
}

}  // namespace tk::engine
