#include "lint/checks.h"

#include <algorithm>

namespace tk::lint {

void check_never(Checked& c, const std::vector<engine::Rule>& never_if) {
    for (std::size_t i = 0; i < c.pack.measures.size(); ++i) {
        const engine::Measure& measure = c.pack.measures[i];
        const auto never = [&](engine::Rule rule, std::string_view part, std::string message) {
            Goal goal = goal_of(measure, c.pack);
            goal.insert(goal.begin(), {{rule}, true});
            const Found found = c.search.find(goal);
            ++c.report.guarded;
            c.report.guards_proven += found.proven ? 1 : 0;
            if (!found.reached) return;
            Finding finding = c.sheet.about("measures", measure.id.value, part, "applies-although-done", std::move(message));
            finding.counter_example = found.answers;
            c.report.findings.push_back(std::move(finding));
        };
        if (!never_if[i].empty()) {
            never(never_if[i], "/never_if", "this measure may apply where it never should by \"never_if\"");
            if (const Found found = c.search.find({{{never_if[i]}, true}}); !found.reached)
                c.unreached(c.sheet.about("measures", measure.id.value, "/never_if", "never-unreachable",
                                          "\"never_if\" never holds, so it guards nothing"),
                            found);
        }
        // What the law recognises and answers show to be there is not to be done again by what realises just that.
        const engine::Recognised* only = nullptr;
        int realised = 0;
        for (const engine::Recognised& one : c.pack.recognised.measures) {
            const auto has = [&](const auto& list) { return std::ranges::find(list, measure.id) != list.end(); };
            if (!has(one.measures) && !has(one.partly)) continue;
            ++realised;
            only = &one;
        }
        if (realised == 1 && !only->done.empty())
            never(only->done, "/applies",
                  "this measure may apply where " + only->id.value + " of the law is done by its \"done\"");
    }
}

}  // namespace tk::lint
