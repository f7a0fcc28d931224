#include "lint/checks.h"

namespace tk::lint {

using engine::Comparison;
using engine::Interval;

namespace {

bool meets(const engine::Limit& limit, const Interval& range) {
    switch (limit.op) {
        case Comparison::less: return range.high < limit.limit;
        case Comparison::at_most: return range.high <= limit.limit;
        case Comparison::more: return range.low > limit.limit;
        case Comparison::at_least: break;
    }
    return range.low >= limit.limit;
}

bool misses(const engine::Limit& limit, const Interval& range) {
    switch (limit.op) {
        case Comparison::less: return range.low >= limit.limit;
        case Comparison::at_most: return range.low > limit.limit;
        case Comparison::more: return range.high <= limit.limit;
        case Comparison::at_least: break;
    }
    return range.high < limit.limit;
}

}  // namespace

void check_boundaries(Checked& c) {
    engine::Bounds bounds(c.program);
    for (const engine::Duty& duty : c.pack.duties)
        for (std::size_t i = 0; i < duty.limits.size(); ++i) {
            const engine::Limit& limit = duty.limits[i];
            bool met = false, missed = false;
            for (const Example& example : c.examples) {
                if (!example.duties.contains(duty.id.value)) continue;
                bounds.read(example.given.answers);
                const Interval range = bounds.interval(limit.value);
                met = met || meets(limit, range);
                missed = missed || misses(limit, range);
            }
            if (met && missed) continue;
            const std::string sides = met ? "where it is not met" : missed ? "where it is met" : "on either side of it";
            c.report.findings.push_back(
                c.sheet.about("duties", duty.id.value, "/boundary/" + std::to_string(i), "boundary-untested",
                              "no example that expects a verdict of this duty has the limit of " + limit.of + " " + sides));
        }
}

}  // namespace tk::lint
