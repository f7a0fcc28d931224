// The parts of the bench, and a chart that is swapped for its table.
#pragma once

#include "present/screens/parts.h"

namespace tk::present {

// The ids of a list that are measures of this track.
std::vector<engine::MeasureId> marked_of(const State&, const std::vector<engine::MeasureId>&);
std::string exact_money(const Texts&, double euro);  // "€ 2.500,50": what a person typed, not rounded

// The variants beside each other, which is in view, and whether it is the plan; on a phone A and the one in view.
Block comparison(const State&, const Bench&);
// Another variant, and taking the one in view over as the plan, as far as these can be done now. In the head of the page
// where that has room, else under the variants.
std::vector<Block> variant_deeds(const State&);
bool deeds_in_head(const State&);
// The roadmap and the running total of a plan that was reckoned over time; nothing when it has no steps.
std::vector<Block> over_time_cards(const State&, const engine::Assessment&);
// Which open answers make the gain of a step more precise; nothing when none explains enough.
std::optional<Block> swings_card(const State&, const engine::MeasureId&);

// A card with its title, the sentence that says its message, the drawing, and behind a button the same numbers as a
// table, which those who hear the page have at all times. `key` is also the part that Unfold swaps.
struct Chart {
    std::string key{}, title{}, sentence{};
    std::string name{};            // in "show ... as a table"
    std::vector<Block> drawing{};  // the first may be a figure, which gets the sentence as its name
    Block table{};
    std::vector<Block> notes{};  // below both
};
Block chart_card(const State&, Chart);
// A row of a table; its cells are named after the columns.
Block table_row(const std::string& key, const std::vector<std::pair<std::string, std::string>>& cells, bool head = false);

}  // namespace tk::present
