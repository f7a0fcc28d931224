#include "dossier/small_groups.h"

namespace tk::dossier {

Count shown(const Cell& cell) { return cell.small() ? Count{} : Count{cell.count}; }

std::vector<Count> shown(const std::vector<Cell>& parts) {
    std::vector<Count> made;
    std::size_t hidden = 0;
    for (const Cell& cell : parts) {
        made.push_back(shown(cell));
        if (!made.back()) hidden += cell.count;
    }
    while (hidden > 0 && hidden < smallest_group) {
        std::size_t smallest = parts.size();
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (made[i] && parts[i].count > 0 && (smallest == parts.size() || parts[i].count <= parts[smallest].count))
                smallest = i;
        if (smallest == parts.size()) break;
        hidden += parts[smallest].count;
        made[smallest].reset();
    }
    return made;
}

}  // namespace tk::dossier
