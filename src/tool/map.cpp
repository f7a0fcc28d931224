#include "tool/map.h"

#include "engine/dependents.h"

#include <algorithm>
#include <map>
#include <utility>

namespace tk::tool {

using engine::Rule;

namespace {

bool has(const std::vector<std::string>& list, std::string_view one) { return std::ranges::find(list, one) != list.end(); }

class Maker {
public:
    explicit Maker(const engine::ContentPack& pack) : pack_(pack) {}

    Map make() {
        nodes();
        for (const engine::Question& question : pack_.questions)
            reads(MapLink::asked, {question.asked_if}, place(MapKind::question, question.id.value));
        for (const engine::Scheme& scheme : pack_.schemes)
            for (const engine::Criterion& criterion : scheme.criteria)
                if (const auto node = find(MapKind::condition, scheme.id.value + "/" + criterion.id.value)) {
                    reads(MapLink::read, {criterion.rules.values.begin(), criterion.rules.values.end()}, *node);
                    link(MapLink::part, *node, place(MapKind::scheme, scheme.id.value));
                }
        for (const engine::Duty& duty : pack_.duties) {
            const std::size_t node = place(MapKind::duty, duty.id.value);
            reads(MapLink::read, {duty.applies.values.begin(), duty.applies.values.end()}, node);
            for (const engine::Phase& phase : duty.phases)
                if (const auto condition = find(MapKind::condition, duty.id.value + "/" + phase.id)) {
                    reads(MapLink::read, {phase.condition}, *condition);
                    link(MapLink::part, *condition, node);
                }
        }
        for (const engine::Measure& measure : pack_.measures) this->measure(measure);
        std::ranges::stable_sort(map_.edges, {}, &MapEdge::to);
        return std::move(map_);
    }

private:
    void nodes() {
        for (const engine::Question& one : pack_.questions)
            add({MapKind::question, one.id.value, "question." + one.id.value + ".text", {one.track}, {one.theme.value}});
        std::vector<MapNode> schemes;
        for (const engine::Scheme& one : pack_.schemes) {
            MapNode node{MapKind::scheme, one.id.value, "scheme." + one.id.value + ".name"};
            for (const std::string_view track : engine::track_names)
                if (one.shown[track]) node.tracks.emplace_back(track);
            for (const engine::ThemeId& theme : one.themes) node.themes.push_back(theme.value);
            if (one.background || node.tracks.empty()) continue;
            for (const engine::Criterion& criterion : one.criteria)
                if (std::ranges::any_of(criterion.rules.values, [](Rule rule) { return !rule.empty(); }))
                    add({MapKind::condition, one.id.value + "/" + criterion.id.value,
                         "scheme." + one.id.value + ".criterion." + criterion.id.value,
                         criterion.track.empty() ? node.tracks : std::vector{criterion.track}, node.themes});
            schemes.push_back(std::move(node));
        }
        for (const engine::Duty& duty : pack_.duties)
            for (const engine::Phase& phase : duty.phases)
                if (!phase.condition.empty())
                    add({MapKind::condition, duty.id.value + "/" + phase.id, "duty." + duty.id.value + ".phase." + phase.id,
                         duty.tracks});
        for (const engine::Measure& one : pack_.measures)
            add({MapKind::measure, one.id.value, "measure." + one.id.value + ".name", {one.track}, {one.theme.value}});
        for (const engine::Duty& one : pack_.duties)
            add({MapKind::duty, one.id.value, "duty." + one.id.value + ".name", one.tracks});
        for (MapNode& one : schemes) add(std::move(one));
    }

    void measure(const engine::Measure& measure) {
        const std::size_t node = place(MapKind::measure, measure.id.value);
        reads(MapLink::read, {measure.applies}, node);
        reads(MapLink::blocks, {measure.blocked_if}, node);
        for (const engine::MeasureId& id : measure.needs)
            if (const auto other = find(MapKind::measure, id.value)) link(MapLink::needs, *other, node);
        for (const engine::MeasureId& id : measure.conflicts)
            if (const auto other = find(MapKind::measure, id.value); other && *other < node)
                link(MapLink::excludes, *other, node);
        for (const engine::Duty& duty : pack_.duties)
            if (std::ranges::find(duty.fulfilled_by, measure.id) != duty.fulfilled_by.end() ||
                (measure.compliance && std::ranges::find(measure.duties, duty.id) != measure.duties.end()))
                link(MapLink::fulfils, node, place(MapKind::duty, duty.id.value));
        for (const engine::SchemeId& id : measure.schemes)
            if (const auto scheme = find(MapKind::scheme, id.value)) link(MapLink::pays, node, *scheme);
    }

    void add(MapNode node) {
        places_.emplace(std::pair(node.kind, node.id), map_.nodes.size());
        map_.nodes.push_back(std::move(node));
    }
    std::optional<std::size_t> find(MapKind kind, const std::string& id) const {
        const auto found = places_.find({kind, id});
        return found == places_.end() ? std::nullopt : std::optional(found->second);
    }
    std::size_t place(MapKind kind, const std::string& id) const { return places_.at({kind, id}); }

    void link(MapLink link, std::size_t from, std::size_t to) { map_.edges.push_back({from, to, link}); }

    // An edge from each question that the rules read.
    void reads(MapLink link, const std::vector<Rule>& rules, std::size_t to) {
        std::vector<std::int32_t> inputs;
        for (const Rule rule : rules)
            if (!rule.empty())
                for (const std::int32_t input : pack_.program.inputs_of(rule.root)) inputs.push_back(input);
        std::ranges::sort(inputs);
        inputs.erase(std::ranges::unique(inputs).begin(), inputs.end());
        const auto limits = engine::reads_of(pack_.program, rules).limits;
        for (const std::int32_t input : inputs) {
            MapEdge edge{static_cast<std::size_t>(input), to, link};  // questions are the first nodes
            for (const auto& limit : limits)
                if (limit.input == input) edge.limits.push_back(limit.value);
            std::ranges::sort(edge.limits);
            edge.limits.erase(std::ranges::unique(edge.limits).begin(), edge.limits.end());
            map_.edges.push_back(std::move(edge));
        }
    }

    const engine::ContentPack& pack_;
    Map map_{};
    std::map<std::pair<MapKind, std::string>, std::size_t> places_{};
};

// The nodes that stay, and of the edges between them those that do.
template <class Keep>
Map part_of(const Map& map, const std::vector<bool>& stays, Keep keep) {
    Map part;
    std::vector<std::size_t> places(map.nodes.size());
    for (std::size_t i = 0; i < map.nodes.size(); ++i) {
        places[i] = part.nodes.size();
        if (stays[i]) part.nodes.push_back(map.nodes[i]);
    }
    for (const MapEdge& edge : map.edges)
        if (stays[edge.from] && stays[edge.to] && keep(edge))
            part.edges.push_back({places[edge.from], places[edge.to], edge.link, edge.limits});
    return part;
}

}  // namespace

Map map_of(const engine::ContentPack& pack) { return Maker(pack).make(); }

Map on_track(const Map& map, std::string_view track) {
    std::vector<bool> stays;
    for (const MapNode& node : map.nodes) stays.push_back(has(node.tracks, track));
    return part_of(map, stays, [](const MapEdge&) { return true; });
}

Map of_theme(const Map& map, std::string_view theme) {
    std::vector<bool> own;
    for (const MapNode& node : map.nodes) own.push_back(has(node.themes, theme));
    std::vector<bool> stays = own;
    for (const MapEdge& edge : map.edges)
        if (own[edge.from] || own[edge.to]) stays[edge.from] = stays[edge.to] = true;
    // A condition without what it is of, or of something without its questions, says nothing.
    for (const MapEdge& edge : map.edges)
        if (edge.link == MapLink::part && stays[edge.from]) stays[edge.to] = true;
    return part_of(map, stays,
                   [&](const MapEdge& edge) { return own[edge.from] || own[edge.to] || edge.link == MapLink::part; });
}

Map around(const Map& map, std::string_view id, int steps) {
    std::vector<bool> stays(map.nodes.size());
    const auto walk = [&](bool forward) {
        std::vector<bool> seen(map.nodes.size());
        for (std::size_t i = 0; i < map.nodes.size(); ++i)
            seen[i] = map.nodes[i].id == id && map.nodes[i].kind != MapKind::condition;
        for (int step = 0; step < steps; ++step) {
            auto next = seen;
            for (const MapEdge& edge : map.edges) {
                if (edge.link == MapLink::excludes) continue;
                if (forward && seen[edge.from]) next[edge.to] = true;
                if (!forward && seen[edge.to]) next[edge.from] = true;
            }
            if (next == seen) break;
            seen = std::move(next);
        }
        for (std::size_t i = 0; i < seen.size(); ++i) stays[i] = stays[i] || seen[i];
    };
    walk(true);
    walk(false);
    return part_of(map, stays, [](const MapEdge&) { return true; });
}

}  // namespace tk::tool
