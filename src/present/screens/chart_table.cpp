#include "present/screens/plan_parts.h"

namespace tk::present {

namespace {

// A phone with letters of one and a half times their size has no room for the words of a drawing: there the table stands in
// its place.
bool has_room(const State& state) { return state.width / state.text_size >= 300; }

bool as_table(const State& state, const std::string& key) { return !has_room(state) || state.unfolded.contains(key); }

}  // namespace

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
    if (!as_table(state, key)) body.push_back(std::move(chart));
    Block numbers = box(key + "/numbers", Look::plain, {std::move(table)});
    numbers.mirror_only = !as_table(state, key);
    body.push_back(std::move(numbers));
}

Block chart_head(const State& state, const std::string& key, std::string title) {
    Block head = box(key + "/head", Look::line, {heading(key + "/title", 2, Look::h3, std::move(title))});
    if (has_room(state))
        head.children.push_back(action(key + "/swap", Role::button, Look::text_link,
                                       state.texts()(as_table(state, key) ? "chart.as_chart" : "chart.as_table"),
                                       Unfold{key}));
    return head;
}

}  // namespace tk::present
