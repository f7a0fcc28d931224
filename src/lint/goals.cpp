#include "engine/rank.h"
#include "lint/checks.h"

#include <algorithm>

namespace tk::lint {

using engine::Rule;
using engine::Truth;

Goal goal_of(const engine::Duty& duty, std::string_view track) {
    Goal goal{{{duty.applies[track]}}};
    Clause phases;
    for (const engine::Phase& phase : duty.phases) phases.any.push_back(phase.condition);
    if (!phases.any.empty()) goal.push_back(std::move(phases));
    return goal;
}

Goal goal_of(const engine::Scheme& scheme, std::string_view track) {
    Goal goal;
    for (const engine::Criterion& criterion : scheme.criteria)
        if (criterion.track.empty() || criterion.track == track) goal.push_back({{criterion.rules[track]}});
    return goal;
}

Goal goal_of(const engine::Measure& measure, const engine::ContentPack& pack) {
    Goal goal{{{measure.applies}}};
    const auto& roles = pack.ranking->roles[measure.track];
    if (measure.roles.empty() || measure.roles.size() >= roles.size()) return goal;
    Clause who;
    for (const std::string& role : measure.roles)
        if (const auto found = roles.find(role); found != roles.end()) who.any.push_back(found->second);
    goal.push_back(std::move(who));
    return goal;
}

Goal goal_of(const engine::Recognised& one) {
    Goal goal{{{one.applies}}};
    for (const engine::Criterion& condition : one.conditions) goal.push_back({{condition.rules.values.front()}});
    return goal;
}

bool holds(const Goal& goal, engine::Bounds& bounds) {
    return std::ranges::all_of(goal, [&](const Clause& clause) {
        return std::ranges::any_of(clause.any, [&](Rule rule) {
            const Truth truth = bounds.truth(rule);
            return truth == Truth::yes || (truth == Truth::unknown && bounds.reasons(rule).waiting_on.empty());
        });
    });
}

void Checked::unreached(Finding finding, const Found& found) {
    finding.proven = found.proven;
    finding.message +=
        found.proven ? "; no answers can change that" : "; none were found in " + std::to_string(found.tried) + " tries";
    report.findings.push_back(std::move(finding));
}

}  // namespace tk::lint
