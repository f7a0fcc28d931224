// Follow-ups of the open dossier: days on which somebody goes on with it.
#pragma once

#include "present/intent.h"
#include "present/state.h"

#include <optional>
#include <vector>

namespace tk::present {

// The earliest, also when its day has passed: it stays until it is removed. Nothing: there are none.
std::optional<engine::Date> first_follow_up(const std::vector<dossier::FollowUp>&);

// What keeps the form from being kept.
bool wrong_day(const Shelf::Planned&);
bool without_words(const Shelf::Planned&);

// A form with mistakes stays as it is, and the page says what is wrong.
std::vector<Effect> follow_up(State&, const FollowUpDeed&);

}  // namespace tk::present
