// What leads to what in a pack: questions, conditions, measures, duties and schemes, and how they depend on each other.
#pragma once

#include "engine/content.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tk::tool {

enum class MapKind { question, condition, measure, duty, scheme };

struct MapNode {
    MapKind kind = MapKind::question;
    std::string id{};     // of the pack; of a condition "scheme/criterion" or "duty/phase"
    std::string words{};  // key of its name in the words
    std::vector<std::string> tracks{}, themes{};
};

enum class MapLink {
    asked,     // the first decides whether the second is asked
    read,      // the rule of the second reads the answer to the first
    blocks,    // the answer to the first may make the second wait
    part,      // the condition counts for the second
    needs,     // the second comes after the first
    excludes,  // not both in one plan
    fulfils,   // the measure does what the duty asks
    pays       // the scheme, the second, may pay for the measure
};

struct MapEdge {
    std::size_t from = 0, to = 0;  // places among the nodes
    MapLink link = MapLink::read;
    std::vector<double> limits{};  // that the rule compares the answer with, rising
};

// Nodes by kind, then in the order of the pack; edges by the node that they lead to. Programmes in the background are
// left out, as no rule leads to them.
struct Map {
    std::vector<MapNode> nodes{};
    std::vector<MapEdge> edges{};
};

Map map_of(const engine::ContentPack&);

// What is left of a map; edges between what stays.
Map on_track(const Map&, std::string_view track);
// The questions, measures and schemes of the theme with what they depend on and what depends on them, one step far.
Map of_theme(const Map&, std::string_view theme);
// What leads to the thing and what follows from it, at most so many steps away.
Map around(const Map&, std::string_view id, int steps);

}  // namespace tk::tool
