#include "tool/lint_report.h"

#include "engine/answers_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tk::tool {

using engine::Severity;
using nlohmann::ordered_json;

namespace {

std::string text_of(const lint::Finding& finding, const engine::ContentPack* pack) {
    std::string text = !finding.reason.empty() ? "allowed " : finding.severity == Severity::error ? "error   " : "warning ";
    text += finding.file;
    if (!finding.pointer.empty() || !finding.position.empty())
        text += "  " + finding.pointer + (finding.pointer.empty() || finding.position.empty() ? "" : ":") + finding.position;
    text +=
        "  [" + finding.kind + (finding.subject.empty() ? "" : " at " + finding.subject) + "]  " + finding.message + "\n";
    if (finding.counter_example && pack != nullptr)
        text += "        with the answers " + engine::answers_json(*pack, *finding.counter_example) + "\n";
    if (!finding.reason.empty()) text += "        because " + finding.reason + "\n";
    return text;
}

ordered_json json_of(const lint::Finding& finding, const engine::ContentPack* pack) {
    ordered_json json{{"kind", finding.kind},
                      {"severity", finding.severity == Severity::error ? "error" : "warning"},
                      {"at", finding.subject},
                      {"file", finding.file},
                      {"pointer", finding.pointer}};
    if (!finding.position.empty()) json["position"] = finding.position;
    json["message"] = finding.message;
    if (finding.proven) json["proven"] = true;
    if (finding.counter_example && pack != nullptr)
        json["counter_example"] = ordered_json::parse(engine::answers_json(*pack, *finding.counter_example), nullptr, false);
    if (!finding.reason.empty()) json["reason"] = finding.reason;
    return json;
}

std::string counted(std::ptrdiff_t count, const char* what) { return std::to_string(count) + " " + what; }

}  // namespace

std::string lint_text(const lint::Report& report, const lint::Options& options, const engine::ContentPack* pack) {
    std::string text;
    for (const lint::Finding& finding : report.findings) text += text_of(finding, pack);
    for (const lint::Finding& finding : report.suppressed) text += text_of(finding, pack);
    if (pack != nullptr) {
        text += "reached by the examples:";
        for (const lint::Coverage& one : report.coverage)
            text += (&one == report.coverage.data() ? " " : ", ") + std::to_string(one.reached) + " of " +
                    std::to_string(one.all) + " " + one.what;
        text += "\nnever advised once done: " + std::to_string(report.guards_proven) + " of " +
                std::to_string(report.guarded) + " proven, of the others the search says no more than is listed";
        text += "\nseen from " + engine::text_of(options.date) + ", searched with seed " + std::to_string(options.seed) +
                ", at most " + std::to_string(options.tries) + " tries for each thing\n";
    }
    const auto errors = std::ranges::count(report.findings, Severity::error, &lint::Finding::severity);
    return text + counted(errors, "errors, ") +
           counted(static_cast<std::ptrdiff_t>(report.findings.size()) - errors, "warnings, ") +
           counted(static_cast<std::ptrdiff_t>(report.suppressed.size()), "suppressed\n");
}

std::string lint_json(const lint::Report& report, const lint::Options& options, const engine::ContentPack* pack) {
    const auto errors = std::ranges::count(report.findings, Severity::error, &lint::Finding::severity);
    ordered_json json{{"errors", errors},
                      {"warnings", static_cast<std::ptrdiff_t>(report.findings.size()) - errors},
                      {"loaded", pack != nullptr}};
    if (pack != nullptr) {
        json["date"] = engine::text_of(options.date);
        json["seed"] = options.seed;
        json["tries"] = options.tries;
        json["guards"] = {{"proven", report.guards_proven}, {"all", report.guarded}};
    }
    for (const auto& [name, list] : {std::pair("findings", &report.findings), std::pair("suppressed", &report.suppressed)}) {
        json[name] = ordered_json::array();
        for (const lint::Finding& finding : *list) json[name].push_back(json_of(finding, pack));
    }
    json["coverage"] = ordered_json::object();
    for (const lint::Coverage& one : report.coverage)
        json["coverage"][one.what] = {{"reached", one.reached}, {"all", one.all}};
    // A broken file may hold bytes that are no text; they must not stop the report.
    return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace tk::tool
