#include "lint/checks.h"

namespace tk::lint {

namespace {

std::string item(std::string_view list, std::size_t place) { return "/" + std::string(list) + "/" + std::to_string(place); }

void duties(Checked& c) {
    for (const engine::Duty& duty : c.pack.duties)
        for (const std::string& track : duty.tracks) {
            const Found found = c.search.find(goal_of(duty, track));
            if (!found.reached) {
                c.unreached(c.sheet.about("duties", duty.id.value, "/applies", "duty-unreachable",
                                          "this duty never holds in the track " + track),
                            found);
                continue;
            }
            for (std::size_t i = 0; i < duty.phases.size() && duty.phases.size() > 1; ++i) {
                const Found phase = c.search.find({{{duty.applies[track]}}, {{duty.phases[i].condition}}});
                if (!phase.reached)
                    c.unreached(c.sheet.about("duties", duty.id.value, item("phases", i) + "/if", "phase-unreachable",
                                              "the phase \"" + duty.phases[i].id + "\" never holds in the track " + track),
                                phase);
            }
        }
}

void schemes(Checked& c) {
    for (const engine::Scheme& scheme : c.pack.schemes) {
        if (scheme.background) continue;
        for (const std::string_view track : engine::track_names) {
            if (!scheme.shown[track]) continue;
            if (c.search.find(goal_of(scheme, track)).reached) continue;
            bool single = false;  // one criterion by itself, or all of them together
            for (std::size_t i = 0; i < scheme.criteria.size(); ++i) {
                const engine::Criterion& criterion = scheme.criteria[i];
                if (!criterion.track.empty() && criterion.track != track) continue;
                const Found found = c.search.find({{{criterion.rules[track]}}});
                if (found.reached) continue;
                single = true;
                c.unreached(c.sheet.about("schemes", scheme.id.value, item("criteria", i), "criterion-unreachable",
                                          "the criterion \"" + criterion.id.value + "\" is never met in the track " +
                                              std::string(track)),
                            found);
            }
            if (!single)
                c.unreached(c.sheet.about("schemes", scheme.id.value, "/criteria", "scheme-unreachable",
                                          "each criterion can be met, but never all of them together in the track " +
                                              std::string(track)),
                            c.search.find(goal_of(scheme, track)));
        }
    }
}

}  // namespace

void check_reach(Checked& c) {
    duties(c);
    schemes(c);
    for (const engine::Measure& measure : c.pack.measures)
        if (const Found found = c.search.find(goal_of(measure, c.pack)); !found.reached)
            c.unreached(c.sheet.about("measures", measure.id.value, "/applies", "measure-unreachable",
                                      "this measure never applies to anybody whom it is for"),
                        found);
    for (const engine::Recognised& one : c.pack.recognised.measures)
        if (const Found found = c.search.find(goal_of(one)); !found.reached)
            c.unreached(c.sheet.about("recognised", one.id.value, "/conditions", "recognised-unreachable",
                                      "the conditions of this recognised measure are never met together"),
                        found);
    for (const engine::Check& check : c.pack.checks)
        if (const Found found = c.search.find({{{check.rule}, true}}); !found.reached)
            c.unreached(c.sheet.about("checks", check.id, "/rule", "check-unreachable", "this check never warns"), found);
}

}  // namespace tk::lint
