// Whom to call, what was noted, where it comes from, and what makes the plan repeatable.
#include "present/report/parts.h"

#include <utility>

namespace tk::present {

namespace {

constexpr int lines_to_write_on = 6;

// The desks that know what no form can: of the schemes that may fit a step.
void write_scheme_desks(Report& report) {
    const Texts& texts = report.texts;
    Html& html = report.html;
    bool any = false;
    for (const auto& scheme : report.state.assessment.schemes)
        any = any || (scheme.fits != engine::Truth::no && !scheme.for_measures.empty());
    if (!any) return;
    Table table(html, texts("report.desks"),
                {{texts("report.column.scheme"), "head"},
                 {texts("report.column.desk"), "desk"},
                 {texts("report.column.ask"), "because"}});
    for (const auto& scheme : report.state.assessment.schemes) {
        if (scheme.fits == engine::Truth::no || scheme.for_measures.empty()) continue;
        const engine::Scheme& content = *report.state.pack->find(scheme.scheme);
        const std::string key = "scheme." + scheme.scheme.value;
        const auto row = table.row();
        table.words(0, texts(key + ".name"));
        {
            const auto cell = table.cell(1);
            html.link(content.provider, content.url);
        }
        const auto cell = table.cell(2);
        bool asks = false;
        for (const auto& criterion : scheme.criteria) {
            if (!criterion.ask) continue;
            html.element("span", texts(key + ".criterion." + criterion.criterion.value), {{"class", "line"}});
            asks = true;
        }
        if (!asks) html.text(texts("report.ask_budget"));
    }
}

void write_duty_desks(Report& report) {
    const Texts& texts = report.texts;
    bool first = true;
    for (const auto& duty : report.state.assessment.duties) {
        const engine::Duty& content = *report.state.pack->find(duty.duty);
        if (content.open_conditions == 0 || (!duty.group && !duty.likely)) continue;
        if (std::exchange(first, false)) report.html.element("h3", texts("step.open")).open("ul");
        for (int i = 1; i <= content.open_conditions; ++i) {
            const auto item = report.html.in("li");
            report.html.element("strong", texts("duty." + duty.duty.value + ".name") + ".").text(" ");
            report.html.text(texts("duty." + duty.duty.value + ".open." + std::to_string(i)));
        }
    }
    if (!first) report.html.close();
}

}  // namespace

void write_desk(Report& report) {
    const auto inside = section(report, "desk", report.texts("report.call"));
    const auto desks = desk_cards(report.state);
    for (const Block& desk : desks) write_block(report.html, desk, 3);
    if (desks.empty()) report.html.element("p", report.texts("report.no_desk"));
    write_scheme_desks(report);
    write_duty_desks(report);
}

void write_notes(Report& report) {
    const auto inside = section(report, "notes", report.texts("report.notes"));
    if (report.cover.notes.empty()) {
        report.html.element("p", report.texts("report.no_notes"), {{"class", "soft"}});
        for (int i = 0; i < lines_to_write_on; ++i) report.html.open("div", {{"class", "write-line"}}).close();
        return;
    }
    const auto list = report.html.in("ul");
    for (const ReportNote& note : report.cover.notes) {
        const auto item = report.html.in("li");
        if (!note.about.empty()) {
            const auto about = report.html.in("strong");
            report.html.typed(note.about).text(":");
        }
        report.html.text(note.about.empty() ? "" : " ").typed(note.text);
    }
}

void write_sources(Report& report) {
    const auto inside = section(report, "sources", report.texts("sources.title"));
    const auto columns = report.html.in("div", {{"class", "small-print"}});
    for (const Block& page : sources_page(report.state))
        for (const Block& part : page.children)
            if (part.key != "sources/head") write_block(report.html, part, 3);
}

void write_receipt(Report& report) {
    const Texts& texts = report.texts;
    const std::vector<Block> about = about_page(report.state);
    const Shown page(about);
    const auto inside = section(report, "receipt", texts("about.receipt.title"));
    if (!report.short_one()) report.html.element("p", texts("report.go_on"));
    if (report.state.pack->checked_on) report.html.element("p", page.label("about/content/checked"));
    const Block* list = page.find("about/receipt/list");
    if (list == nullptr) return;
    const auto lines = report.html.in("ul", {{"class", "receipt-lines"}});
    for (const Block& line : list->children) report.html.element("li", line.label);
}

}  // namespace tk::present
