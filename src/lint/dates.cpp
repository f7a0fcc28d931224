#include "engine/rank.h"
#include "lint/checks.h"

namespace tk::lint {

void check_dates(Checked& c) {
    const double oldest = c.options.oldest_days > 0 ? c.options.oldest_days : c.pack.ranking->evidence_days;
    const auto check = [&](const std::optional<engine::Date>& checked, Finding finding) {
        finding.severity = engine::Severity::warning;
        if (!checked) {
            finding.message = "nobody says when this was checked";
        } else {
            const auto age = (std::chrono::sys_days(c.options.date) - std::chrono::sys_days(*checked)).count();
            if (static_cast<double>(age) <= oldest) return;
            finding.message = "this was checked on " + engine::text_of(*checked) + ", " + std::to_string(age) +
                              " days before " + engine::text_of(c.options.date);
        }
        c.report.findings.push_back(std::move(finding));
    };
    Finding whole;
    whole.kind = "checked-long-ago";
    whole.subject = "pack/" + c.pack.id;
    whole.file = "pack.json";
    whole.pointer = "/checked_on";
    check(c.pack.checked_on, std::move(whole));
    for (const engine::Scheme& scheme : c.pack.schemes)
        check(scheme.checked_on,
              c.sheet.about("schemes", scheme.id.value, scheme.checked_on ? "/checked_on" : "", "checked-long-ago", ""));
}

}  // namespace tk::lint
