// What may be shown of groups of companies.
#pragma once

#include "dossier/aggregate.h"

#include <cstddef>
#include <vector>

namespace tk::dossier {

// A group, as it is counted.
struct Cell {
    std::size_t count = 0, by_name = 0;  // by_name: of these, who may be shown by name
    void add(bool may_be_named) {
        ++count;
        by_name += may_be_named ? 1 : 0;
    }
    bool small() const { return count > 0 && count < smallest_group && by_name < count; }
};

// A group by itself.
Count shown(const Cell&);

// Groups that are all of the companies together, each in one: what is hidden must not follow from the rest, so the
// smallest others are hidden with it until together they are no small group. Of equals the later one.
std::vector<Count> shown(const std::vector<Cell>& parts);

}  // namespace tk::dossier
