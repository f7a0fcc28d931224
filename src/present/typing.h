// What stands in a number field while a person is still typing it.
#pragma once

#include "present/state.h"

#include <optional>
#include <string>
#include <string_view>

namespace tk::present {

bool is_blank(std::string_view);

// What stands in a field as a number; neither number nor error when it is empty.
struct Reading {
    std::optional<double> number{};
    std::string error{};
};
Reading reading_of(const State&, const engine::Question&, Field);

// Can characters behind it make the text a number from `low` to `high`? Also when it is one already.
bool may_become(const Texts&, std::string_view typed, double low, double high);

// What is wrong with the text of a draft now; empty: nothing. While it may still become right the error waits; one that
// is shown stays until the text is right. True when the error is to be said: it shows, and did not before.
bool judge(Draft&, std::string error, bool may_still);

// Its error, as shown; empty: nothing is wrong, or it waits.
std::string shown_error(const Draft&);

// The typing has ended, by a pause, Enter or another field: errors that waited are shown, and the last is said.
// False: none waited.
bool settle(State&);

// As `settle`, for who wants to go on from a question: also asks for the focus on its field. False: nothing is wrong there.
bool stays_for(State&, const engine::QuestionId&);

std::string error_words(const State&, const engine::QuestionId&, const std::string& error);

}  // namespace tk::present
