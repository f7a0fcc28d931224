// A day in the Gregorian calendar. The engine never asks for today: the date is an input.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tk::engine {

using Date = std::chrono::year_month_day;

// "2026-11-24"; nothing when the text is not a day of the calendar written as YYYY-MM-DD.
std::optional<Date> date_of(std::string_view text);

std::string text_of(Date date);

}  // namespace tk::engine
