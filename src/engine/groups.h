// The draws of an answer in groups of equal or nearly equal ones: what is alike once the answer is known. Sorting them
// takes long, so the groups stay until the draws of the question become others.
#pragma once

#include "engine/columns.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tk::engine {

struct Groups {
    std::vector<std::uint32_t> of{};  // by draw: its group, from 0; empty: all draws are equal
    std::size_t count = 0;            // none when all draws are equal
};

class KeptGroups {
public:
    explicit KeptGroups(std::size_t inputs) : kept_(inputs) {}

    // About an eighth of the draws each; equal ones are never parted.
    const Groups& of_numbers(std::size_t input, ColumnView);
    // One for each choice that occurs. Masks of options; one of them: the same in all draws.
    const Groups& of_options(std::size_t input, std::span<const std::uint64_t>);

private:
    struct Kept {
        Column numbers{};
        std::vector<std::uint64_t> masks{};
        Groups groups{};
    };
    std::vector<Kept> kept_;
};

}  // namespace tk::engine
