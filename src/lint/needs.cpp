#include "engine/rank.h"
#include "lint/checks.h"

#include <algorithm>
#include <map>

namespace tk::lint {

namespace {

// What comes before a measure in a plan, also under a condition.
std::vector<std::string> needs_of(const engine::Measure& measure, const engine::Ranking& ranking) {
    std::vector<std::string> needs;
    const auto add = [&](const std::vector<engine::MeasureId>& list) {
        for (const engine::MeasureId& id : list)
            if (id != measure.id) needs.push_back(id.value);
    };
    add(measure.needs);
    for (const engine::ExtraNeed& need : ranking.extra_needs)
        if (!need.building_bound || measure.building_bound) add(need.needs);
    for (const engine::Timing& timing : measure.timing)
        if (timing.wait) add(timing.with);
    return needs;
}

}  // namespace

void check_needs(Checked& c) {
    std::map<std::string, std::vector<std::string>> graph;
    for (const engine::Measure& measure : c.pack.measures) {
        graph[measure.id.value] = needs_of(measure, *c.pack.ranking);
        for (std::size_t i = 0; i < measure.needs.size(); ++i)
            if (std::ranges::find(measure.conflicts, measure.needs[i]) != measure.conflicts.end())
                c.report.findings.push_back(c.sheet.about(
                    "measures", measure.id.value, "/needs/" + std::to_string(i), "need-excluded",
                    "this measure needs \"" + measure.needs[i].value + "\", which it excludes by its conflicts"));
    }
    // Each round of things that wait for each other is told once, at the first of the pack.
    enum class Mark { fresh, open, done };
    std::map<std::string, Mark> marks;
    std::vector<std::string> path;
    const auto follow = [&](const auto& self, const std::string& id) -> void {
        if (marks[id] == Mark::done || path.size() >= engine::longest_chain) return;
        if (marks[id] == Mark::open) {
            std::string round;
            for (auto place = std::ranges::find(path, id); place != path.end(); ++place) round += *place + " -> ";
            c.report.findings.push_back(
                c.sheet.about("measures", id, "", "need-cycle", "these measures wait for each other: " + round + id));
            return;
        }
        marks[id] = Mark::open;
        path.push_back(id);
        for (const std::string& need : graph[id]) self(self, need);
        path.pop_back();
        marks[id] = Mark::done;
    };
    for (const engine::Measure& measure : c.pack.measures) follow(follow, measure.id.value);
}

}  // namespace tk::lint
