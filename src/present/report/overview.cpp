// The result of the plan in figures, and the compass beside it.
#include "present/report/parts.h"

namespace tk::present {

void write_result(Report& report) {
    const Texts& texts = report.texts;
    Html& html = report.html;
    const Shown shown({result_card(report.state), compass_card(report.state)});
    const auto inside = section(report, "result", texts("report.result"));
    {
        const auto half = html.in("div", {{"class", "figures"}});
        html.element("p", shown.label("result/label"), {{"class", "soft"}});
        html.element("p", shown.label("result/range"), {{"class", "figure"}});
        html.element("p", shown.label("result/likely"));
        if (const Block* bar = shown.find("result/bar"); bar != nullptr && bar->bar) {
            draw_bar(html, *bar->bar, bar->label, true);
            const auto ends = html.in("p", {{"class", "ends"}});
            html.element("span", shown.label("result/from")).element("span", shown.label("result/to"));
        }
        Table table(html, texts("report.figures"),
                    {{texts("report.column.what"), "head"}, {texts("report.column.amount"), "amount"}}, "pairs");
        for (const char* name : {"investment", "co2", "duties"}) {
            const std::string key = std::string("result/") + name;
            const auto row = table.row();
            table.words(0, shown.label(key + "/label"));
            const auto cell = table.cell(1);
            html.text(shown.label(key + "/value"));
            const std::string note = shown.label(key + "/note");
            if (!note.empty()) html.text(" ").element("span", note, {{"class", "soft"}});
        }
    }
    if (const Block* chart = shown.find("compass/chart")) {
        const auto half = html.in("div", {{"class", "compass-half"}});
        html.element("h3", shown.label("compass/title"));
        draw_compass(html, *chart, shown.label("compass/title"), shown.label("compass/message"));
        {
            const auto legend = html.in("p", {{"class", "legend"}});
            html.element("span", shown.label("compass/legend/now"), {{"class", "now"}}).text(" ");
            html.element("span", shown.label("compass/legend/first"), {{"class", "then"}});
        }
        html.element("p", shown.label("compass/message"), {{"class", "soft"}});
    }
    for (const char* key : {"result/budget", "result/weights"}) html.element("p", shown.label(key), {{"class", "wide"}});
    if (report.short_one()) return;
    if (const Block* table = shown.find("compass/table")) {
        const auto wide = html.in("div", {{"class", "wide"}});
        write_block(html, *table, 3);
    }
    html.element("p", texts("compass.how"), {{"class", "wide soft"}});
}

}  // namespace tk::present
