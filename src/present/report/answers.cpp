// What is known and what is not: the answers, what was estimated, and what is best asked next.
#include "present/asking.h"
#include "present/report/parts.h"

#include <algorithm>
#include <utility>

namespace tk::present {

namespace {

constexpr std::size_t questions_to_ask = 10;

bool is_asked(const State& state, const engine::QuestionId& id) {
    const auto* question = state.assessment.find(id);
    return question != nullptr && question->asked != engine::Truth::no;
}

std::string question_text(const Texts& texts, const engine::QuestionId& id) {
    return texts("question." + id.value + ".text");
}

void write_answer(Report& report, const engine::QuestionId& id) {
    const engine::Answer* answer = report.state.answers.find(id);
    const std::string words = answer_text(report.state, id);
    if (answer != nullptr && std::holds_alternative<engine::Words>(*answer)) report.html.typed(words);
    else report.html.text(words.empty() ? report.texts("review.open") : words);
}

// A table with a part for each theme that has one of these questions.
template <class Counts, class Write>
void write_by_theme(Report& report, Table& table, Counts counts, Write write) {
    for (const auto& theme : report.state.pack->themes) {
        bool first = true;
        for (const auto& id : report.state.questionnaire.all) {
            if (report.state.pack->find(id)->theme != theme.id || !is_asked(report.state, id) || !counts(id)) continue;
            if (std::exchange(first, false)) table.group(report.texts("theme." + theme.id.value));
            const auto row = table.row();
            table.words(0, question_text(report.texts, id));
            write(id);
        }
    }
}

}  // namespace

void write_checks(Report& report) {
    const Texts& texts = report.texts;
    if (report.state.assessment.warnings.empty()) return;
    const auto inside = section(report, "checks", texts("checks.title"));
    report.html.element("p", texts("checks.what"));
    const auto list = report.html.in("ul");
    for (const auto& warning : report.state.assessment.warnings) {
        const auto item = report.html.in("li");
        report.html.text(texts("check." + warning.check));
        for (const auto& id : warning.questions) {
            report.html.text(" ").element("span", question_text(texts, id), {{"class", "soft"}}).text(" ");
            write_answer(report, id);
            report.html.text(".");
        }
    }
}

void write_known(Report& report) {
    const auto known = [&](const engine::QuestionId& id) { return engine::is_known(report.state.answers.find(id)); };
    const auto inside = section(report, "known", report.texts("report.known"));
    if (!any_known(report.state)) {
        report.html.element("p", report.texts("report.nothing_known"));
        return;
    }
    Table table(report.html, report.texts("report.known_what"),
                {{report.texts("report.column.question"), "head"}, {report.texts("report.column.answer"), "answer"}});
    write_by_theme(report, table, known, [&](const engine::QuestionId& id) {
        const auto cell = table.cell(1);
        write_answer(report, id);
    });
}

void write_unknown(Report& report) {
    const State& state = report.state;
    const Texts& texts = report.texts;
    const auto& needless = state.questionnaire.needless;
    const auto unknown = [&](const engine::QuestionId& id) {
        return !engine::is_known(state.answers.find(id)) && std::ranges::find(needless, id) == needless.end();
    };
    std::size_t count = 0;
    for (const auto& id : state.questionnaire.all)
        if (is_asked(state, id) && unknown(id)) ++count;
    const auto inside = section(report, "unknown", texts("report.unknown"));
    report.html.element("p", count == 0   ? texts("report.nothing_open")
                             : count == 1 ? texts("report.open_one")
                                          : texts("report.open", {{"count", std::to_string(count)}}));
    if (const auto sharper = sharpen_card(state)) {
        const Shown card({*sharper});
        report.html.element("p", card.label("sharpen/text"));
    }
    if (report.short_one()) return;
    if (!needless.empty())
        report.html.element("p", texts(needless.size() == 1 ? "report.needless_one" : "report.needless",
                                       {{"count", std::to_string(needless.size())}}));
    if (count == 0) return;
    Table table(report.html, texts("report.unknown_what"),
                {{texts("report.column.question"), "head"},
                 {texts("report.column.answer"), "answer"},
                 {texts("report.column.reckoned"), "because"}});
    write_by_theme(report, table, unknown, [&](const engine::QuestionId& id) {
        {
            const auto cell = table.cell(1);
            write_answer(report, id);
        }
        const std::string key = "question." + id.value + ".unsure";
        table.words(2, texts.has(key) ? texts(key) : texts("question_page.margin"));
    });
}

void write_asking(Report& report) {
    const Texts& texts = report.texts;
    const auto& next = report.state.assessment.next_questions;
    const auto inside = section(report, "asking", texts("report.asking"));
    if (next.empty()) {
        report.html.element("p", texts("asking.none"));
        return;
    }
    Table table(report.html, texts("report.asking_what"),
                {{texts("report.column.question"), "head"},
                 {texts("report.column.decides"), "because"},
                 {texts("report.column.answer"), "write"}});
    for (std::size_t i = 0; i < next.size() && i < questions_to_ask; ++i) {
        const auto row = table.row();
        table.words(0, question_text(texts, next[i].question));
        {
            const auto cell = table.cell(1);
            std::string reasons;
            for (const auto& line : reasons_of(texts, next[i])) reasons += (reasons.empty() ? "" : " ") + line;
            report.html.text(reasons);
        }
        table.words(2, {});
    }
}

}  // namespace tk::present
