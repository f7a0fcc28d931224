// The cards of the plan that have a file of their own.
#pragma once

#include "present/screens/parts.h"

namespace tk::present {

// summary.cpp
Block result_card(const State&);
std::optional<Block> sharpen_card(const State&);  // nothing when no open question makes the plan more precise
std::optional<Block> dates_card(const State&);    // nothing when no date is known

// compass.cpp, effort.cpp: the charts. Nothing when no step brings money.
Block compass_card(const State&);
std::optional<Block> effort_card(const State&);

// steps_bar.cpp: what chooses the steps in view and their order, and what is chosen in words; nothing without steps.
std::optional<Block> steps_bar(const State&);
Block no_steps_card(const State&);  // in the place of the groups when no step passes
// report_card.cpp
Block report_button(const State&);  // what most ask for: the whole report
Block report_card(const State&);    // each kind of report, to look at or to keep as a file

// chart_table.cpp: what a chart is swapped for. The first row of the table holds its columns.
Block chart_table(const std::string& key, std::string label, const std::vector<std::vector<std::string>>& rows);
// The title of a chart, and the button that swaps it for its table and back.
Block chart_head(const State&, const std::string& key, std::string title);
// The chart or the table, whichever is asked for. Those who hear the page have the table at all times.
void add_chart(const State&, std::vector<Block>& body, const std::string& key, Block chart, Block table);

}  // namespace tk::present
