// What an intent does to the state, and what the world must do for it. The only place where state changes.
#pragma once

#include "present/address.h"
#include "present/state.h"

#include <string>
#include <string_view>
#include <vector>

namespace tk::present {

std::vector<Effect> update(State&, const Intent&);

// The words of a language arrived; empty text: they could not be had, and the language stays as it was.
std::vector<Effect> words_arrived(State&, const std::string& language, const std::string& text);

// Computes the assessment again; called by everything that changes answers or date.
void reassess(State&);

// The first open question, key questions first; empty when there is none.
engine::QuestionId next_open(const State&);

}  // namespace tk::present
