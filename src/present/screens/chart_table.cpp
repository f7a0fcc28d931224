#include "present/screens/plan_parts.h"

namespace tk::present {

Block chart_table(const std::string& key, std::string label, const std::vector<std::vector<std::string>>& rows) {
    Block table = block(key + "/table", Role::table, Look::plain, std::move(label));
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const std::string row = key + "/table/" + std::to_string(r);
        Block line = block(row, Role::row, Look::plain);
        for (std::size_t c = 0; c < rows[r].size(); ++c)
            line.children.push_back(block(row + "/" + std::to_string(c), r == 0 ? Role::column_header : Role::cell,
                                          r == 0 ? Look::small_strong : Look::small, rows[r][c]));
        table.children.push_back(std::move(line));
    }
    return table;
}

void add_chart(const State& state, std::vector<Block>& body, const std::string& key, Block chart, Block table) {
    const bool as_table = state.unfolded.contains(key);
    if (!as_table) body.push_back(std::move(chart));
    Block numbers = box(key + "/numbers", Look::plain, {std::move(table)});
    numbers.mirror_only = !as_table;
    body.push_back(std::move(numbers));
}

Block chart_head(const State& state, const std::string& key, std::string title) {
    return box(key + "/head", Look::line,
               {heading(key + "/title", 2, Look::h3, std::move(title)),
                action(key + "/swap", Role::button, Look::text_link,
                       state.texts()(state.unfolded.contains(key) ? "chart.as_chart" : "chart.as_table"), Unfold{key})});
}

}  // namespace tk::present
