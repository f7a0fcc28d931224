// What is drawn beside words: numbers on a block, for who paints it. Months count from the date of the plan.
#pragma once

#include <optional>
#include <vector>

namespace tk::present {

// The honest bar: a band from p10 to p90 with a needle at p50, on a track from 0 to `end`.
struct Bar {
    double end = 1, low = 0, likely = 0, high = 0;
    // Dashed: where the band was before the last answer; round the band itself: it is estimated.
    std::optional<double> before_low{}, before_high{};
    friend bool operator==(const Bar&, const Bar&) = default;
};

// A theme on the compass: its score now with the band around it, and after the first steps; 0 to 100.
struct Arm {
    double low = 0, now = 0, high = 0, then = 0;
    friend bool operator==(const Arm&, const Arm&) = default;
};

// Arms clockwise from the top, in the order of the links beside it. The needle points to one of them; below 0: to none.
struct Compass {
    std::vector<Arm> arms{};
    int needle = -1;
    friend bool operator==(const Compass&, const Compass&) = default;
};

// A place on the chart of effort and gain: a step between `low` and `high`, probably at `at`. A word of the scale uses
// what it needs of it; of a legend `column` is the number of the sign.
struct Point {
    double at = 0, low = 0, high = 0;
    double size = 0;  // its investment as a part of the largest, 0 to 1: the area of its disc
    int column = 0;   // effort: 0 little, 1 usual, 2 much
    bool maybe = false;
    friend bool operator==(const Point&, const Point&) = default;
};

// Where the gain on that chart begins and ends.
struct Axis {
    double from = 0, to = 1;
    friend bool operator==(const Axis&, const Axis&) = default;
};

// Of a roadmap: from the date to the end of a year.
struct TimeAxis {
    double months = 1;
    std::vector<double> years{};  // where each new year begins
    friend bool operator==(const TimeAxis&, const TimeAxis&) = default;
};

// One row of a roadmap.
struct Span {
    double from = 0, until = 0;   // preparing and doing
    std::optional<double> due{};  // a deadline; below 0: it has passed
    bool duty = false, announced = false;
    bool saves = false;  // from `until` on
    friend bool operator==(const Span&, const Span&) = default;
};

// A total over time, in EUR.
struct Running {
    struct Point {
        double month = 0, low = 0, likely = 0, high = 0;
        friend bool operator==(const Point&, const Point&) = default;
    };
    TimeAxis axis{};
    std::vector<Point> points{};
    double bottom = 0, top = 1;    // of the chart; 0 lies in it
    std::vector<double> lines{};   // amounts with a line across, each named by a child, from below
    std::optional<double> turn{};  // where it comes above 0 to stay, named by the child after those
    friend bool operator==(const Running&, const Running&) = default;
};

// A bar round a middle line, in a track from -end to end.
struct Swing {
    double end = 1, low = 0, high = 0;
    friend bool operator==(const Swing&, const Swing&) = default;
};

// Where a thumb can be. Told to move by set_value: an amount, or "+1", "-10", "first", "last" in ticks.
struct Slider {
    double min = 0, max = 1, at = 0;
    double step = 1;              // of a drag
    std::vector<double> ticks{};  // where something changes, rising; arrow keys go from one to the next
    friend bool operator==(const Slider&, const Slider&) = default;
};

}  // namespace tk::present
