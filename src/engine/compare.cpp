#include "engine/compare.h"

#include "engine/names.h"
#include "engine/result_writer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace tk::engine {

namespace {

using nlohmann::ordered_json;

const Step* same_step(const Plan& plan, const Step& wanted) {
    const auto found = std::ranges::find_if(
        plan.steps, [&](const Step& step) { return step.duty == wanted.duty && step.measure == wanted.measure; });
    return found == plan.steps.end() ? nullptr : &*found;
}

// Of the steps of both plans, those outside the longest run that keeps its order: the fewest that must have moved.
std::vector<StepChange> moved(const std::vector<StepChange>& common) {
    const std::size_t count = common.size();
    std::vector<std::size_t> length(count, 1), previous(count, count);
    std::size_t last = count;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < i; ++j)
            if (common[j].before < common[i].before && length[j] + 1 > length[i]) {
                length[i] = length[j] + 1;
                previous[i] = j;
            }
        if (last == count || length[i] > length[last]) last = i;
    }
    std::vector<bool> keeps(count);
    for (; last != count; last = previous[last]) keeps[last] = true;
    std::vector<StepChange> found;
    for (std::size_t i = 0; i < count; ++i)
        if (!keeps[i]) found.push_back(common[i]);
    return found;
}

ordered_json steps(const std::vector<StepChange>& list) {
    ordered_json made = ordered_json::array();
    for (const StepChange& step : list) {
        ordered_json one =
            step.duty.empty() ? ordered_json{{"measure", step.measure.value}} : ordered_json{{"duty", step.duty.value}};
        if (step.before > 0) one["before"] = step.before;
        if (step.after > 0) one["after"] = step.after;
        made.push_back(std::move(one));
    }
    return made;
}

}  // namespace

bool Difference::empty() const { return came.empty() && went.empty() && moved.empty() && duties.empty() && schemes.empty(); }

Difference difference_of(const Assessment& before, const Assessment& after) {
    Difference difference;
    for (const Step& step : before.plan.steps)
        if (same_step(after.plan, step) == nullptr) difference.went.push_back({step.duty, step.measure, step.place, 0});
    std::vector<StepChange> common;
    for (const Step& step : after.plan.steps) {
        const Step* old = same_step(before.plan, step);
        if (old == nullptr) difference.came.push_back({step.duty, step.measure, 0, step.place});
        else common.push_back({step.duty, step.measure, old->place, step.place});
    }
    difference.moved = moved(common);
    for (const DutyState& now : after.duties)
        if (const DutyState* old = before.find(now.duty); old != nullptr && old->applies != now.applies)
            difference.duties.push_back({now.duty, old->applies, now.applies});
    for (const SchemeState& now : after.schemes)
        if (const SchemeState* old = before.find(now.scheme);
            old != nullptr && (old->fits != now.fits || old->window != now.window))
            difference.schemes.push_back({now.scheme, old->fits, now.fits, old->window, now.window});
    difference.before = before.plan.totals;
    difference.after = after.plan.totals;
    return difference;
}

std::string difference_json(const Difference& difference) {
    ordered_json root{
        {"came", steps(difference.came)}, {"went", steps(difference.went)}, {"moved", steps(difference.moved)}};
    ordered_json& duties = root["duties"] = ordered_json::array();
    for (const DutyChange& one : difference.duties)
        duties.push_back({{"duty", one.duty.value}, {"before", name_of(one.before)}, {"after", name_of(one.after)}});
    ordered_json& schemes = root["schemes"] = ordered_json::array();
    for (const SchemeChange& one : difference.schemes)
        schemes.push_back({{"scheme", one.scheme.value},
                           {"before", name_of(one.before)},
                           {"after", name_of(one.after)},
                           {"window_before", name_of(one.window_before)},
                           {"window_after", name_of(one.window_after)}});
    root["totals"] = {{"before", write::totals(difference.before, true)}, {"after", write::totals(difference.after, true)}};
    return root.dump(2, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace tk::engine
