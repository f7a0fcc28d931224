#include "engine/suggest.h"

#include <algorithm>
#include <numeric>

namespace tk::engine {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    // Three rows of the table: a swap of neighbours looks two rows back.
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::swap(before, last);
        std::swap(last, row);
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = last[j] + (a[i] == b[j] ? 0 : 1);
            row[j + 1] = std::min({last[j + 1] + 1, row[j] + 1, replaced});
            if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j]) row[j + 1] = std::min(row[j + 1], before[j - 1] + 1);
        }
    }
    return row[b.size()];
}

std::string suggestion(std::string_view wrong, const std::vector<std::string_view>& names) {
    if (wrong.size() > 100) return {};
    std::size_t best = std::max<std::size_t>(1, wrong.size() / 3) + 1;
    std::string_view nearest;
    for (const std::string_view name : names) {
        if (name.size() > 100) continue;
        const std::size_t distance = edit_distance(wrong, name);
        if (distance < best) {
            best = distance;
            nearest = name;
        }
    }
    return nearest.empty() ? std::string() : "; did you mean \"" + std::string(nearest) + "\"?";
}

}  // namespace tk::engine
