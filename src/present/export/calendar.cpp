#include "present/export/calendar.h"

#include "present/export/plain.h"

#include <algorithm>
#include <chrono>

namespace tk::present {

namespace {

constexpr std::size_t longest_line = 75;  // bytes, without its end
constexpr int morning_hour = 9;

std::string ics_escaped(std::string_view text) {
    std::string made;
    for (const char c : plain(text)) {
        if (c == '\n') made += "\\n";
        else if (c == '\t') made += ' ';
        else {
            if (c == '\\' || c == ';' || c == ',') made += '\\';
            made += c;
        }
    }
    return made;
}

std::string ics_day(engine::Date date) {
    std::string text = engine::text_of(date);
    std::erase(text, '-');
    return text;
}

// "-P29DT15H": nine in the morning, thirty days before the day begins.
std::string ics_trigger(int days_before) {
    if (days_before <= 0) return "PT" + std::to_string(morning_hour) + "H";
    const std::string hours = "T" + std::to_string(24 - morning_hour) + "H";
    return "-P" + (days_before > 1 ? std::to_string(days_before - 1) + "D" : std::string{}) + hours;
}

bool is_address(std::string_view url) {
    return !url.empty() && std::ranges::all_of(url, [](char c) { return c > ' ' && c != 0x7F; });
}

}  // namespace

std::string folded_line(std::string_view line) {
    std::string made;
    std::size_t room = longest_line;
    while (line.size() > room) {
        std::size_t end = room;
        // The second and later bytes of a letter are 10xxxxxx.
        while (end > 1 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
        made += std::string(line.substr(0, end)) + "\r\n ";
        line.remove_prefix(end);
        room = longest_line - 1;
    }
    return made + std::string(line) + "\r\n";
}

std::string ics_text(const Calendar& calendar) {
    if (calendar.events.empty()) return {};
    std::string text;
    const auto line = [&](std::string_view name, const std::string& value) {
        text += folded_line(std::string(name) + value);
    };
    line("BEGIN:", "VCALENDAR");
    line("VERSION:", "2.0");
    line("PRODID:", ics_escaped(calendar.made_by));
    line("CALSCALE:", "GREGORIAN");
    for (const CalendarEvent& event : calendar.events) {
        const std::string title = ics_escaped(event.title);
        line("BEGIN:", "VEVENT");
        line("UID:", ics_escaped(event.uid));
        line("DTSTAMP:", ics_day(calendar.made) + "T000000Z");
        line("SEQUENCE:", std::to_string(std::max(0, calendar.revision)));
        line("DTSTART;VALUE=DATE:", ics_day(event.day));
        line("DTEND;VALUE=DATE:", ics_day(std::chrono::sys_days(event.day) + std::chrono::days(1)));
        line("SUMMARY:", title);
        if (!event.text.empty()) line("DESCRIPTION:", ics_escaped(event.text));
        if (is_address(event.url)) line("URL:", event.url);
        line("TRANSP:", "TRANSPARENT");
        for (const int days : event.remind_days) {
            line("BEGIN:", "VALARM");
            line("ACTION:", "DISPLAY");
            line("DESCRIPTION:", title);
            line("TRIGGER:", ics_trigger(days));
            line("END:", "VALARM");
        }
        line("END:", "VEVENT");
    }
    line("END:", "VCALENDAR");
    return text;
}

}  // namespace tk::present
