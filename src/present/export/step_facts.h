// What more than one file says of a duty or scheme.
#pragma once

#include "engine/content.h"
#include "present/state.h"

#include <optional>
#include <string>

namespace tk::present {

// Of a duty that holds: its deadline. Of one that is to come: the first day from which it will, when that is known.
struct DutyDate {
    std::optional<engine::Date> day{};
    std::string article{};         // of the law; may be empty
    const engine::Phase* phase{};  // that begins on the day; null for a deadline or when there is no day
};
DutyDate date_of_duty(const State&, const engine::DutyId&);

// "Nagekeken op 23 november 2026."
std::string checked_text(const State&, const engine::SchemeId&);

}  // namespace tk::present
