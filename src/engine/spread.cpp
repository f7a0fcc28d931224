#include "engine/spread.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tk::engine {

Spread spread_of(Column column) {
    if (column.empty()) return {};
    if (column.size() == 1) return {column[0], column[0], column[0]};
    // Sorting only around the places that are read; each time right of the one before.
    auto sorted = column.begin();
    const auto quantile = [&](double part) {
        const double place = part * static_cast<double>(column.size() - 1);
        const auto below = column.begin() + static_cast<std::ptrdiff_t>(place);
        if (below >= sorted) std::nth_element(sorted, below, column.end());
        const auto above = below + 1 < column.end() ? std::min_element(below + 1, column.end()) : below;
        if (above > below) std::iter_swap(below + 1, above);
        sorted = std::min(below + 2, column.end());
        const double low = *below, high = below + 1 < column.end() ? below[1] : low;
        return low == high ? low : low + (high - low) * (place - std::floor(place));
    };
    const double p10 = quantile(0.1), p50 = quantile(0.5), p90 = quantile(0.9);
    return {p10, p50, p90};
}

}  // namespace tk::engine
