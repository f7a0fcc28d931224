// A calendar of whole days as RFC 5545 writes it: https://www.rfc-editor.org/rfc/rfc5545
#pragma once

#include "engine/date.h"

#include <string>
#include <string_view>
#include <vector>

namespace tk::present {

// A whole day, wherever the calendar is: without hours it needs no time zone.
struct CalendarEvent {
    std::string uid{};  // the same in each calendar that has this event: a calendar that knows it replaces it
    engine::Date day{};
    std::string title{}, text{};
    std::string url{};                // may be empty
    std::vector<int> remind_days{0};  // days before it, at nine in the morning
};

struct Calendar {
    std::string made_by{};  // as "-//name//version//language"
    engine::Date made{};
    int revision = 0;  // of all events; of two with one uid the higher counts
    std::vector<CalendarEvent> events{};
};

// Empty without events: the standard knows no such calendar.
std::string ics_text(const Calendar&);

// A line with its end, cut in parts of at most 75 bytes between two letters.
std::string folded_line(std::string_view line);

}  // namespace tk::present
