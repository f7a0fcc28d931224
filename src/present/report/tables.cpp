#include "present/report/parts.h"

namespace tk::present {

Table::Table(Html& html, const std::string& caption, std::vector<Column> columns, std::string_view look)
    : html_(html), columns_(std::move(columns)) {
    html_.open("table", {{look.empty() ? "" : "class", std::string(look)}});
    html_.element("caption", caption);
    const auto head = html_.in("thead");
    const auto row = html_.in("tr");
    for (const Column& column : columns_)
        html_.open("th", {{"scope", "col"}, {"class", std::string(column.look)}}).text(column.name).close();
}

Table::~Table() {
    if (body_) html_.close();
    html_.close();
}

void Table::group(const std::string& name) {
    if (body_) html_.close();
    html_.open("tbody");
    body_ = true;
    const auto line = html_.in("tr", {{"class", "group"}});
    html_.element("th", name, {{"scope", "rowgroup"}, {"colspan", std::to_string(columns_.size())}});
}

Html::Inside Table::row() {
    if (!body_) html_.open("tbody");
    body_ = true;
    return html_.in("tr");
}

Html::Inside Table::cell(std::size_t column) {
    const Column& here = columns_[column];
    if (here.look == "head") return html_.in("th", {{"scope", "row"}, {"class", "head"}});
    return html_.in("td", {{"class", std::string(here.look)}, {"data-name", here.name}});
}

void Table::words(std::size_t column, const std::string& words) {
    const auto inside = cell(column);
    html_.text(words);
}

Html::Inside section(Report& report, std::string_view name, const std::string& title) {
    const std::string id = "part-" + std::string(name);
    report.html.open("section", {{"class", std::string(name)}, {"aria-labelledby", id}});
    report.html.element("h2", title, {{"id", id}});
    return Html::Inside(report.html);
}

void step_number(Html& html, const engine::Step& step, bool tick) {
    const char* shape = step.group == engine::Group::must   ? "node must"
                        : step.group == engine::Group::will ? "node will"
                                                            : "node can";
    if (tick) html.open("span", {{"class", "tick"}}).close();
    html.element("span", std::to_string(step.place), {{"class", shape}});
}

std::string joined(const Texts& texts, const std::vector<std::string>& parts) {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i == 0) text = parts[0];
        else if (i + 1 < parts.size()) text += ", " + parts[i];
        else text = texts("effort.and", {{"first", text}, {"last", parts[i]}});
    }
    return text;
}

}  // namespace tk::present
