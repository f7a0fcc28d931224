// What the documents show by themselves, whether they load or not.
#include "lint/lint.h"
#include "lint/sheet.h"

#include <algorithm>
#include <array>

namespace tk::lint {

using nlohmann::json;

namespace {

bool has_any(const json& thing, const char* member) {
    const auto found = thing.find(member);
    return found != thing.end() && !found->is_null() && !(found->is_array() && found->empty()) && *found != "";
}

void sources(const Sheet& sheet, Findings& findings) {
    constexpr std::array<std::string_view, 4> with_sources{"coefficients", "measures", "duties", "schemes"};
    for (const Entry& entry : sheet.entries()) {
        const auto missing = [&](std::string_view part, std::string message) {
            Finding finding = sheet.about(entry.section, entry.id, "", "source-missing", std::move(message));
            finding.file = entry.file;
            finding.pointer = entry.pointer + std::string(part);
            findings.push_back(std::move(finding));
        };
        if (std::ranges::find(with_sources, entry.section) != with_sources.end() && !has_any(*entry.json, "sources"))
            missing("", "no source is named");
        if (entry.section == "recognised" && !has_any(*entry.json, "source")) missing("", "no source is named");
        if (entry.section != "duties") continue;
        const auto phases = entry.json->find("phases");
        if (phases == entry.json->end() || !phases->is_array()) continue;
        for (std::size_t i = 0; i < phases->size(); ++i)
            if ((*phases)[i].is_object() && !has_any((*phases)[i], "source"))
                missing("/phases/" + std::to_string(i), "this phase names no source");
    }
}

void numbers(const Sheet& sheet, Findings& findings) {
    constexpr std::array<std::array<const char*, 3>, 3> wanted{
        {{"min", "question-no-floor", "this number has no smallest answer"},
         {"max", "question-no-ceiling", "this number has no largest answer"},
         {"prior", "question-no-default", "nothing is reckoned with while this question is open"}}};
    for (const Entry& entry : sheet.entries()) {
        if (entry.section != "questions") continue;
        const json kind = entry.json->value("kind", json());
        for (const auto& [member, name, message] : wanted) {
            if (kind == "text" || (kind != "number" && std::string_view(member) != "prior")) continue;
            if (has_any(*entry.json, member)) continue;
            Finding finding = sheet.about(entry.section, entry.id, "", name, message);
            finding.file = entry.file;
            finding.pointer = entry.pointer + "/" + member;
            findings.push_back(std::move(finding));
        }
    }
}

Finding finding_of(const engine::Issue& issue) {
    Finding finding;
    finding.kind = "content";
    finding.severity = issue.severity;
    finding.file = issue.file;
    finding.message = issue.what;
    // "/duties/3/applies:12": a column in a rule; "12:5": a place in broken JSON.
    const std::size_t colon = issue.where.rfind(':');
    const bool column = issue.where.starts_with('/') && colon != issue.where.npos &&
                        issue.where.find_first_not_of("0123456789", colon + 1) == issue.where.npos;
    if (!issue.where.starts_with('/')) finding.position = issue.where;
    else if (column) finding.position = issue.where.substr(colon + 1);
    if (issue.where.starts_with('/')) finding.pointer = column ? issue.where.substr(0, colon) : issue.where;
    return finding;
}

}  // namespace

Findings check_documents(std::span<const engine::Document> documents, std::span<const engine::Issue> issues) {
    const Sheet sheet(documents);
    Findings own;
    sources(sheet, own);
    numbers(sheet, own);
    Findings all;
    // Loading asks for some of the same; told once, under the name of its own.
    for (const engine::Issue& issue : issues) {
        Finding finding = finding_of(issue);
        if (std::ranges::none_of(own, [&](const Finding& one) {
                return one.file == finding.file && one.pointer == finding.pointer && finding.message.ends_with("is missing");
            }))
            all.push_back(std::move(finding));
    }
    all.insert(all.end(), own.begin(), own.end());
    return all;
}

}  // namespace tk::lint
