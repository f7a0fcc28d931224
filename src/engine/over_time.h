// The plan over time: when its steps are done, and when it has paid itself back.
//
// Facts say how many months a measure takes (`lead_months`), not when somebody begins. A step for now begins on the
// date, one for the coming year after the months that count as now, one for later after those that count as a year
// (ranking.json, `now_months` and `year_months`). A duty that has a deadline begins in time for it. Nothing begins before
// what it needs is done. A duty without a measure has no duration of its own: it stands until its deadline, or else as
// long as what is for now. Money goes out evenly from the beginning until it is done; from then on it saves, each month a
// twelfth of a year. After m months, in each draw:
//
//     running = sum over the measures of  gain / 12 * max(0, m - until)  -  investment * part of the work that is done
//
// with the gain and investment that each adds to the totals: what another takes first is not counted twice, and yearly
// cost is off. P10, P50 and P90 are of that sum. Left out: schemes, interest, and any change of prices.
#pragma once

#include "engine/date.h"

#include <algorithm>

namespace tk::engine {

// The last year that is shown: the year of the Dutch climate goals, and later on at least a whole year ahead.
inline constexpr int goal_year = 2030;

inline int last_year_of(Date date) { return std::max(goal_year, static_cast<int>(date.year()) + 1); }

// Months of equal length.
inline double months_between(Date from, Date to) {
    const auto days = (std::chrono::sys_days(to) - std::chrono::sys_days(from)).count();
    return static_cast<double>(days) * 12 / 365.25;
}

// From the date to the end of the last year.
inline double months_ahead(Date date) {
    return months_between(date, Date{std::chrono::year{last_year_of(date)}, std::chrono::December, std::chrono::day{31}});
}

}  // namespace tk::engine
