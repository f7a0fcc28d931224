#include "present/checklist.h"

#include "present/export/csv.h"
#include "present/screens/parts.h"

#include <algorithm>
#include <array>

namespace tk::present {

namespace {

using engine::Truth;

std::string moment_name(engine::Moment moment) {
    switch (moment) {
        case engine::Moment::any: return "any";
        case engine::Moment::now: return "now";
        case engine::Moment::apart: return "apart";
        case engine::Moment::replacement: return "replacement";
        case engine::Moment::unstated: break;
    }
    return "unstated";
}

std::string joined(const std::vector<std::string>& parts, std::string_view between = " ") {
    std::string text;
    for (const std::string& part : parts)
        if (!part.empty()) text += (text.empty() ? "" : std::string(between)) + part;
    return text;
}

// Why it is there already, or does not apply: the answers, else the condition that fails.
std::string reason_of(const State& state, const engine::RecognisedState& found) {
    if (found.present == Truth::no) return joined(because_texts(state, found.because));
    for (const auto& condition : found.conditions)
        if (condition.met == Truth::no) {
            const std::string id = "recognised." + found.recognised.value + ".condition." + condition.criterion.value;
            return joined({state.texts()("recognised_page.fails", {{"condition", state.texts()(id)}}),
                           joined(because_texts(state, condition.because))});
        }
    return {};
}

ChecklistLine line_of(const State& state, const engine::RecognisedState& found, const engine::Recognised& content) {
    const Texts& texts = state.texts();
    const std::string id = found.recognised.value;
    ChecklistLine line;
    line.id = found.recognised;
    line.code = id;
    line.category = content.category;
    line.title = texts("recognised." + id + ".title");
    line.moment = texts("recognised_page.moment." + moment_name(content.moment));
    line.applies = found.applies;
    line.verdict = texts("recognised_page.verdict." + std::string(engine::name_of(found.applies)));
    line.standing = found.done                        ? Standing::done
                    : found.applies == Truth::no      ? Standing::not_applicable
                    : !found.planned.empty()          ? Standing::planned
                    : found.applies == Truth::unknown ? Standing::check
                                                      : Standing::open;
    if (line.standing == Standing::done || line.standing == Standing::not_applicable) line.reason = reason_of(state, found);
    if (found.owner != Truth::no)
        line.owner = texts(found.owner == Truth::yes ? "recognised_page.owner" : "recognised_page.owner_maybe");
    if (found.present == Truth::unknown && !found.waiting_on.empty())
        line.waits = texts("confirm.depends", {{"question", texts("question." + found.waiting_on.front().value + ".text")}});
    for (const auto& condition : found.conditions) {
        const bool ask = condition.met == Truth::unknown && condition.waiting_on.empty();
        const char* verdict = ask                           ? "ask"
                              : condition.met == Truth::yes ? "met"
                              : condition.met == Truth::no  ? "not_met"
                                                            : "depends";
        line.conditions.push_back({condition.criterion.value,
                                   texts("recognised." + id + ".condition." + condition.criterion.value),
                                   texts(std::string("recognised_page.condition.") + verdict), condition.met, ask});
    }
    const auto steps = [&](const std::vector<engine::MeasureId>& measures) {
        std::vector<ChecklistStep> list;
        for (const auto& measure : measures) list.push_back({measure, texts("measure." + measure.value + ".name")});
        return list;
    };
    line.steps = steps(found.planned);
    line.partly = steps(found.partly);
    return line;
}

}  // namespace

std::string name_of(Standing standing) {
    switch (standing) {
        case Standing::open: return "open";
        case Standing::planned: return "planned";
        case Standing::check: return "check";
        case Standing::done: return "done";
        case Standing::not_applicable: break;
    }
    return "not_applicable";
}

std::vector<ChecklistLine> checklist(const State& state) {
    std::vector<ChecklistLine> lines;
    for (const auto& found : state.assessment.recognised) {
        const engine::Recognised* content = state.pack->find(found.recognised);
        const auto same = std::ranges::find(lines, content->same_as, &ChecklistLine::id);
        if (content->same_as.empty() || same == lines.end()) {
            lines.push_back(line_of(state, found, *content));
            continue;
        }
        same->code += ", " + content->id.value;
        if (found.owner == Truth::no) same->owner.clear();  // by this article it is the company's after all
    }
    return lines;
}

std::string checklist_csv(const State& state) {
    const Texts& texts = state.texts();
    constexpr std::array columns{"code",   "category", "title", "verdict",    "standing",
                                 "reason", "moment",   "owner", "conditions", "steps"};
    Csv csv;
    const auto row = [&](std::vector<std::string> cells) {
        for (std::string& cell : cells) cell = text_cell(cell);
        csv.row(cells);
    };
    std::vector<std::string> heads;
    for (const char* column : columns) heads.push_back(texts(std::string("recognised_page.column.") + column));
    row(heads);
    for (const ChecklistLine& line : checklist(state)) {
        std::vector<std::string> conditions, steps;
        for (const auto& one : line.conditions)
            conditions.push_back(texts("criterion.line", {{"verdict", one.verdict}, {"text", one.text}}));
        for (const auto& step : line.steps) steps.push_back(step.name);
        row({line.code, texts("recognised_category." + line.category), line.title, line.verdict,
             texts("recognised_page.standing." + name_of(line.standing)), line.reason, line.moment, line.owner,
             joined(conditions, " | "), joined(steps, " | ")});
    }
    return csv.text();
}

}  // namespace tk::present
