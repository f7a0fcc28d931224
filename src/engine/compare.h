// What differs between two assessments: other answers, another date, other wishes.
#pragma once

#include "engine/assess.h"

#include <string>
#include <vector>

namespace tk::engine {

// A step by its duty or its measure; one of the two ids is empty.
struct StepChange {
    DutyId duty{};
    MeasureId measure{};
    int before = 0, after = 0;  // its place; 0: it is not in that plan
};

struct DutyChange {
    DutyId duty{};
    Truth before = Truth::unknown, after = Truth::unknown;
};

struct SchemeChange {
    SchemeId scheme{};
    Truth before = Truth::unknown, after = Truth::unknown;
    WindowState window_before = WindowState::uncertain, window_after = WindowState::uncertain;
};

struct Difference {
    std::vector<StepChange> came{}, went{};  // in the order of the plan that has them
    std::vector<StepChange> moved{};         // among the steps of both, past one another; in the order of the second plan
    std::vector<DutyChange> duties{};        // in the order of the pack; of those that both have
    std::vector<SchemeChange> schemes{};     // likewise
    Totals before{}, after{};

    bool empty() const;  // no step, duty or scheme differs; the totals may
};

Difference difference_of(const Assessment& before, const Assessment& after);

// For programs: the same as JSON.
std::string difference_json(const Difference&);

}  // namespace tk::engine
