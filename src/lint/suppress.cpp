#include "lint/lint.h"
#include "lint/sheet.h"

#include <algorithm>

namespace tk::lint {

using nlohmann::json;

void suppress(std::span<const engine::Document> documents, Report& report) {
    const Sheet sheet(documents);
    const json* head = sheet.head();
    if (head == nullptr) return;
    const auto list = head->find("lint");
    if (list == head->end()) return;
    Findings wrong;
    const auto complain = [&](std::size_t place, std::string kind, std::string message) {
        Finding finding;
        finding.kind = std::move(kind);
        finding.file = "pack.json";
        finding.pointer = "/lint" + (list->is_array() ? "/" + std::to_string(place) : "");
        finding.message = std::move(message);
        wrong.push_back(std::move(finding));
    };
    if (!list->is_array()) complain(0, "suppression-wrong", "a list of findings to suppress is expected here");
    for (std::size_t i = 0; list->is_array() && i < list->size(); ++i) {
        const json& entry = (*list)[i];
        const auto text = [&](const char* member) {
            const auto found = entry.find(member);
            return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
        };
        if (!entry.is_object() || text("finding").empty() || text("at").empty() || entry.size() > 3) {
            complain(i, "suppression-wrong", "a suppression has \"finding\", \"at\" and \"reason\"");
            continue;
        }
        const std::string kind = text("finding"), at = text("at"), reason = text("reason");
        if (reason.find_first_not_of(" \n\t") == reason.npos) {
            complain(i, "suppression-without-reason", "say why " + kind + " at " + at + " may stay");
            continue;
        }
        const auto matches = [&](const Finding& one) { return one.kind == kind && one.subject == at; };
        if (std::ranges::none_of(report.findings, matches)) {
            complain(i, "suppression-unused", "there is no " + kind + " at " + at + " (any more)");
            continue;
        }
        for (Finding& one : report.findings)
            if (matches(one)) {
                one.reason = reason;
                report.suppressed.push_back(one);
            }
        std::erase_if(report.findings, matches);
    }
    report.findings.insert(report.findings.end(), wrong.begin(), wrong.end());
}

}  // namespace tk::lint
