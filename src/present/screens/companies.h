// Parts of the page of companies together. Nothing where there is nothing to say.
#pragma once

#include "present/park.h"
#include "present/screens/parts.h"

#include <optional>
#include <vector>

namespace tk::present {

// The first rows of a long list, and the button for the rest.
void add_companies_list(const State&, Block& card, const std::string& label, std::vector<Block> items,
                        std::size_t shown = 10);

Block companies_totals(const State&, const dossier::ParkTotals&, std::size_t counted);
Block companies_measures(const State&, const dossier::Aggregate&);
std::optional<Block> companies_duties(const State&, const dossier::Aggregate&);
std::optional<Block> companies_schemes(const State&, const dossier::Aggregate&);
Block companies_answers(const State&, const dossier::Aggregate&);
std::optional<Block> companies_collective(const State&, const dossier::Aggregate&);
std::optional<Block> companies_estimates(const State&, const dossier::Aggregate&);

// On the page of a question for a terrain that its companies were asked one by one: their estimate, or the way to it.
std::optional<Block> estimate_offer(const State&, const engine::Question&);

}  // namespace tk::present
