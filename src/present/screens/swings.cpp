// What makes a step more precise: the open questions on which its gain hangs, widest first.
#include "present/screens/bench.h"

#include <algorithm>
#include <cmath>

namespace tk::present {

namespace {

constexpr std::size_t most_swings = 5;

}  // namespace

std::optional<Block> swings_card(const State& state, const engine::MeasureId& id) {
    const auto found = swings_of(state, id);
    std::vector<engine::Swing> swings = found->swings;
    std::erase_if(swings, [](const engine::Swing& one) { return rounded(one.high - one.low) < 1; });
    if (swings.empty()) return std::nullopt;
    if (swings.size() > most_swings) swings.resize(most_swings);
    const Texts& texts = state.texts();
    const std::string key = "swings";
    double end = 1;
    for (const engine::Swing& one : swings)
        end = std::max({end, std::abs(one.high - found->middle), std::abs(one.low - found->middle)});
    Chart chart;
    chart.key = key;
    chart.name = texts("swings.name");
    chart.title = texts("swings.title");
    const auto question = [&](const engine::Swing& one) { return texts("question." + one.question.value + ".text"); };
    const auto amount = [&](const engine::Swing& one) { return money(texts, one.high - one.low); };
    chart.sentence = texts("swings.sentence", {{"question", question(swings[0])}, {"amount", amount(swings[0])}});
    Block list = block(key + "/list", Role::list, Look::stack, texts("swings.title"));
    chart.table = block(key + "/table", Role::table, Look::plain, texts("swings.title"));
    chart.table.children.push_back(table_row(key + "/table/columns",
                                             {{"question", texts("swings.column.question")},
                                              {"low", texts("swings.column.low")},
                                              {"high", texts("swings.column.high")},
                                              {"amount", texts("swings.column.amount")}},
                                             true));
    for (const engine::Swing& one : swings) {
        const std::string at = key + "/" + one.question.value;
        Block bar = block(at + "/bar", Role::figure, Look::swing, texts("swings.bar", {{"amount", amount(one)}}));
        bar.swing = Swing{end, one.low - found->middle, one.high - found->middle};
        list.children.push_back(
            box(at + "/row", Look::swing_line,
                {action(at, Role::link, Look::text_link, question(one), GoTo{{Page::question, one.question.value}}),
                 std::move(bar), words(at + "/amount", Look::small_strong, amount(one))},
                Role::item));
        chart.table.children.push_back(table_row(key + "/table/" + one.question.value, {{"question", question(one)},
                                                                                        {"low", money(texts, one.low)},
                                                                                        {"high", money(texts, one.high)},
                                                                                        {"amount", amount(one)}}));
    }
    chart.drawing = {std::move(list)};
    chart.notes = {words(key + "/note", Look::caption_soft, texts("swings.note"))};
    return chart_card(state, std::move(chart));
}

}  // namespace tk::present
