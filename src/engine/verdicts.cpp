#include "engine/verdicts.h"

#include "engine/rank.h"

namespace tk::engine {

Truth verdict_of(const Duty& duty, const AssessOptions& options, Bounds& bounds) {
    const Truth rule = bounds.truth(duty.applies[options.track]);
    if (rule == Truth::no || duty.phases.empty()) return rule;
    Truth now = Truth::no, later = Truth::no;
    bool any_now = false, any_later = false;
    for (const Phase& phase : duty.phases) {
        if (phase.until && *phase.until < options.date) continue;
        const bool begun = !phase.from || *phase.from <= options.date;
        const bool law = phase.status == PhaseStatus::in_force || (phase.status == PhaseStatus::adopted && phase.from);
        const bool force = law && begun && duty.kind != "expected";
        (force ? any_now : any_later) = true;
        Truth& place = force ? now : later;
        place = place || (rule && bounds.truth(phase.condition));
    }
    return any_now ? now : any_later ? later : Truth::no;
}

Truth verdict_of(const Scheme& scheme, const AssessOptions& options, Bounds& bounds) {
    Truth fits = Truth::yes;
    for (const Criterion& criterion : scheme.criteria) {
        if (!criterion.track.empty() && criterion.track != options.track) continue;
        const Rule rule = criterion.rules[options.track];
        if (rule.empty()) continue;
        const Truth met = bounds.truth(rule);
        if (met == Truth::no) return Truth::no;
        if (!criterion.ask) fits = fits && met;
    }
    return fits;
}

Truth verdict_of(const Measure& measure, const ContentPack& pack, const AssessOptions& options, Bounds& bounds) {
    const Truth rule = bounds.truth(measure.applies);
    const auto& roles = pack.ranking->roles[options.track];
    if (rule == Truth::no || measure.roles.empty() || measure.roles.size() >= roles.size()) return rule;
    Truth fits = Truth::no;
    for (const std::string& role : measure.roles)
        if (const auto found = roles.find(role); found != roles.end()) fits = fits || bounds.truth(found->second);
    return rule && fits;
}

}  // namespace tk::engine
