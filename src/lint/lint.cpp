#include "lint/lint.h"

#include "lint/checks.h"

namespace tk::lint {

using nlohmann::json;

namespace {

std::vector<Example> examples_of(const engine::ContentPack& pack, std::span<const engine::Document> documents,
                                 Findings& findings) {
    std::vector<Example> examples;
    for (const engine::Document& document : documents) {
        Example example{document.path, engine::load_answers(pack, document.text, document.path)};
        if (engine::has_errors(example.given.issues)) {
            for (Finding finding : check_documents({}, example.given.issues)) {
                finding.kind = "example";
                findings.push_back(std::move(finding));
            }
            continue;
        }
        const json file = json::parse(document.text, nullptr, false);
        if (const auto expect = file.find("expect"); expect != file.end() && expect->is_object())
            if (const auto duties = expect->find("duties"); duties != expect->end() && duties->is_object())
                for (const auto& [id, verdict] : duties->items()) example.duties.insert(id);
        examples.push_back(std::move(example));
    }
    return examples;
}

// By measure of the pack. The program gets what they need.
std::vector<engine::Rule> never_if_of(const engine::ContentPack& pack, const Sheet& sheet, engine::Program& program,
                                      Findings& findings) {
    std::vector<engine::Rule> rules;
    for (const engine::Measure& measure : pack.measures) {
        engine::Rule& rule = rules.emplace_back();
        const Entry* entry = sheet.find("measures", measure.id.value);
        const auto given = entry == nullptr ? json() : entry->json->value("never_if", json());
        if (given.is_null()) continue;
        const auto compiled = given.is_string() ? engine::compile(program, given.get_ref<const std::string&>(),
                                                                  engine::Type::truth, engine::Scope::everything)
                                                : std::unexpected(engine::Mistake{1, "a rule is expected here"});
        if (compiled) {
            rule = {*compiled};
            continue;
        }
        Finding finding = sheet.about("measures", measure.id.value, "/never_if", "content", compiled.error().what);
        finding.position = std::to_string(compiled.error().column);
        findings.push_back(std::move(finding));
    }
    return rules;
}

}  // namespace

Report check(const engine::ContentPack& pack, std::span<const engine::Document> documents,
             std::span<const engine::Document> examples, const Options& options) {
    Report report;
    const Sheet sheet(documents);
    engine::Program program = pack.program;
    const auto never_if = never_if_of(pack, sheet, program, report.findings);
    program.flow = engine::flow_of(program);
    const auto tried = examples_of(pack, examples, report.findings);
    Search search(pack, program, options.seed, options.tries);
    Checked checked{pack, program, sheet, tried, options, search, report};
    check_questions(checked);
    check_link_order(checked);
    check_reach(checked);
    check_never(checked, never_if);
    check_needs(checked);
    check_effects(checked);
    check_boundaries(checked);
    check_coverage(checked);
    check_dates(checked);
    return report;
}

}  // namespace tk::lint
