#include "engine/groups.h"

#include <algorithm>
#include <numeric>

namespace tk::engine {

namespace {

Groups eighths(ColumnView drawn) {
    const std::size_t draws = drawn.size();
    Groups made{std::vector<std::uint32_t>(draws), 0};
    std::vector<std::size_t> ranked(draws);
    std::iota(ranked.begin(), ranked.end(), std::size_t{0});
    std::ranges::stable_sort(ranked, [&](std::size_t a, std::size_t b) { return drawn[a] < drawn[b]; });
    std::size_t eighth = 0;
    for (std::size_t i = 0; i < draws; ++i) {
        if (i == 0 || drawn[ranked[i]] != drawn[ranked[i - 1]]) {
            if (i == 0 || i * 8 / draws != eighth) ++made.count;
            eighth = i * 8 / draws;
        }
        made.of[ranked[i]] = static_cast<std::uint32_t>(made.count - 1);
    }
    return made;
}

Groups by_choice(std::span<const std::uint64_t> drawn) {
    std::vector<std::uint64_t> masks(drawn.begin(), drawn.end());
    std::ranges::sort(masks);
    masks.erase(std::ranges::unique(masks).begin(), masks.end());
    Groups made{std::vector<std::uint32_t>(drawn.size()), masks.size()};
    for (std::size_t i = 0; i < drawn.size(); ++i)
        made.of[i] = static_cast<std::uint32_t>(std::ranges::lower_bound(masks, drawn[i]) - masks.begin());
    return made;
}

}  // namespace

const Groups& KeptGroups::of_numbers(std::size_t input, ColumnView drawn) {
    Kept& kept = kept_[input];
    if (std::ranges::equal(kept.numbers, drawn)) return kept.groups;
    kept.numbers.assign(drawn.begin(), drawn.end());
    kept.groups = drawn.size() == 1 ? Groups{} : eighths(drawn);
    return kept.groups;
}

const Groups& KeptGroups::of_options(std::size_t input, std::span<const std::uint64_t> drawn) {
    Kept& kept = kept_[input];
    if (std::ranges::equal(kept.masks, drawn)) return kept.groups;
    kept.masks.assign(drawn.begin(), drawn.end());
    kept.groups = drawn.size() == 1 ? Groups{} : by_choice(drawn);
    return kept.groups;
}

}  // namespace tk::engine
