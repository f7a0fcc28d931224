#include "engine/spread.h"

#include <algorithm>
#include <cstddef>

namespace tk::engine {

Spread spread_of(Column column) {
    if (column.empty()) return {};
    if (column.size() == 1) return {column[0], column[0], column[0]};
    std::ranges::sort(column);
    const auto quantile = [&](double part) {
        const double place = part * static_cast<double>(column.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const double low = column[below], high = column[std::min(below + 1, column.size() - 1)];
        return low == high ? low : low + (high - low) * (place - static_cast<double>(below));
    };
    return {quantile(0.1), quantile(0.5), quantile(0.9)};
}

}  // namespace tk::engine
