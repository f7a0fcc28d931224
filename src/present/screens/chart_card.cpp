#include "present/screens/bench.h"

namespace tk::present {

Block table_row(const std::string& key, const std::vector<std::pair<std::string, std::string>>& cells, bool head) {
    Block row = box(key, Look::plain, {}, Role::row);
    for (const auto& [name, text] : cells)
        row.children.push_back(
            block(key + "/" + name, head ? Role::column_header : Role::cell, head ? Look::small_strong : Look::small, text));
    return row;
}

Block chart_card(const State& state, Chart chart) {
    const Texts& texts = state.texts();
    const bool as_table = state.unfolded.contains(chart.key);
    Block title = heading(chart.key + "/title", 2, Look::h2, chart.title);
    Block swap = action(chart.key + "/swap", Role::button, Look::text_button,
                        texts(as_table ? "chart.as_chart" : "chart.as_table", {{"what", chart.name}}), Unfold{chart.key},
                        as_table ? "eye" : "list-checks");
    std::vector<Block> body;
    if (width_of(state) >= Width::medium) {
        body.push_back(box(chart.key + "/head", Look::line, {std::move(title), std::move(swap)}));
    } else {
        body.push_back(std::move(title));
        body.push_back(box(chart.key + "/head", Look::wrap_line, {std::move(swap)}));
    }
    body.push_back(words(chart.key + "/message", Look::body, chart.sentence));
    if (!as_table)
        for (Block& part : chart.drawing) body.push_back(std::move(part));
    Block numbers = box(chart.key + "/numbers", Look::plain, {std::move(chart.table)});
    numbers.mirror_only = !as_table;
    body.push_back(std::move(numbers));
    for (Block& note : chart.notes) body.push_back(std::move(note));
    return box(chart.key, Look::card, std::move(body));
}

}  // namespace tk::present
