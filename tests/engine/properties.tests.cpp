// What must hold whatever is answered: answers at random to the shipped pack.
#include "engine/bounds.h"
#include "support/packs.h"
#include "support/random.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace tk;
using namespace tk::tests;
using engine::Truth;

namespace {

constexpr double little = 1e-6;

// One for each track, as the page keeps one.
class Tracks {
public:
    engine::Assessment assess(const std::string& track, const engine::Answers& given, int draws,
                              engine::Choices choices = {}) {
        auto& workspace = workspaces_.try_emplace(track, shipped_pack()).first->second;
        return workspace.assess(
            given, {.date = some_day, .track = track, .draws = draws, .choices = std::move(choices), .what_if = false});
    }

private:
    std::map<std::string, engine::Workspace> workspaces_{};
};

// Places rise by one, duties stand before what is announced and that before chances, and nothing stands there twice.
void check_order(const engine::Assessment& assessment) {
    std::set<std::string> seen;
    int place = 0;
    engine::Group group = engine::Group::must;
    for (const auto& step : assessment.plan.steps) {
        INFO(step.measure.value << step.duty.value);
        if (step.place != ++place) FAIL_CHECK("the place " << step.place << " comes after " << place - 1);
        if (step.group < group) FAIL_CHECK("a step of an earlier group comes later");
        group = step.group;
        if (!seen.insert(step.measure.value + "/" + step.duty.value).second) FAIL_CHECK("the step is there twice");
        if (step.score < 0 || step.score > 100 || step.top_share < 0 || step.top_share > 1)
            FAIL_CHECK("score " << step.score << ", share " << step.top_share);
        if (step.measure.empty()) continue;
        const auto* state = assessment.find(step.measure);
        if (state->applies == Truth::no) FAIL_CHECK("a step that does not apply");
        if (step.maybe != (state->applies == Truth::unknown)) FAIL_CHECK("a step that is not as certain as its measure");
    }
}

void check_uses(const engine::Assessment& assessment) {
    for (const auto& use : assessment.balance)
        if (use.before.p10 < -little || use.after.p10 < -little)
            FAIL_CHECK(use.end_use.value << " goes from " << use.before.p10 << " to " << use.after.p10);
}

// What is saved was used. What is generated is no end use and comes on top of it.
void check_savings(const engine::Assessment& assessment) {
    double electricity = 0, gas = 0;
    for (const auto& use : assessment.balance) {
        electricity += use.carrier == "electricity" ? use.before.p90 : 0;
        gas += use.carrier == "gas" ? use.before.p90 : 0;
    }
    const auto& totals = assessment.plan.totals;
    if (totals.gas.p50 > gas + little) FAIL_CHECK("gas saved " << totals.gas.p50 << " of " << gas);
    const bool generates = std::ranges::any_of(assessment.plan.steps, [](const engine::Step& step) {
        const auto* one = shipped_pack().find(step.measure);
        return one != nullptr && one->ladder == "renew";
    });
    if (!generates && totals.electricity.p50 > electricity + little)
        FAIL_CHECK("electricity saved " << totals.electricity.p50 << " of " << electricity);
}

}  // namespace

TEST_CASE("a plan is a strict order, saves no more than is used, and never names what is done") {
    Random random("plans at random");
    INFO("seed " << random.seed());
    Tracks tracks;
    for (int i = cases(100000, 120); i > 0; --i) {
        const std::string track(engine::track_names[random.pick(2)]);
        const auto given = random_answers(shipped_pack(), random, static_cast<unsigned>(random.pick(11) * 10));
        const auto assessment = tracks.assess(track, given, 64);
        check_order(assessment);
        check_uses(assessment);
        check_savings(assessment);
        if (assessment.plan.steps.empty()) continue;
        const auto& step = assessment.plan.steps[random.pick(assessment.plan.steps.size())];
        if (step.measure.empty()) continue;
        const auto after = tracks.assess(track, given, 64, {.done = {step.measure}});
        check_order(after);
        check_uses(after);  // a heat pump that is done raised what others may save
        for (const auto& other : after.plan.steps)
            if (other.measure == step.measure) FAIL_CHECK(step.measure.value << " is done and a step all the same");
    }
}

// Four times as many draws move a score by more than this, of 100, or take a step in or out, for few steps only: those
// of which something lies as near to even chances as the draws can tell.
constexpr double score_tolerance = 3;
constexpr double few_steps = 0.05;

TEST_CASE("the order hardly depends on the number of draws") {
    Random random("numbers of draws");
    INFO("seed " << random.seed());
    Tracks some, many;
    int steps = 0, moved = 0;
    for (int i = cases(5000, 60); i > 0; --i) {
        const std::string track(engine::track_names[random.pick(2)]);
        const auto given = random_answers(shipped_pack(), random, static_cast<unsigned>(random.pick(11) * 10));
        const auto a = some.assess(track, given, 512), b = many.assess(track, given, 2048);
        std::map<std::string, double> scores;
        for (const auto& step : b.plan.steps)
            if (!step.measure.empty()) scores.emplace(step.measure.value, step.score);
        for (const auto& step : a.plan.steps) {
            if (step.measure.empty()) continue;
            ++steps;
            const auto other = scores.find(step.measure.value);
            const bool there = other != scores.end();
            if (!there || std::abs(other->second - step.score) > score_tolerance) ++moved;
            // What certainly applies is a step with any number of draws, but for what another one excludes.
            if (!there && !step.maybe && shipped_pack().find(step.measure)->conflicts.empty() &&
                a.find(step.measure)->blocked == Truth::no)
                FAIL_CHECK(step.measure.value << " is a step with 512 draws alone");
        }
    }
    CAPTURE(moved, steps);
    CHECK(steps > 100);
    CHECK(moved <= few_steps * steps);
}

// What is known better is known within the bounds that held before, for each amount of the pack.
TEST_CASE("knowing more never widens the bounds of an amount") {
    Random random("bounds at random");
    INFO("seed " << random.seed());
    const auto& pack = shipped_pack();
    std::vector<std::pair<std::string, engine::Amount>> amounts;
    for (const auto& one : pack.program.quantities) amounts.emplace_back(one.name, one.value);
    for (const auto& one : pack.end_uses) amounts.emplace_back(one.id.value, one.amount);
    for (const auto& one : pack.measures)
        for (const engine::Amount amount : {one.gain, one.co2, one.electricity, one.gas, one.investment, one.yearly_cost})
            if (!amount.empty()) amounts.emplace_back(one.id.value, amount);
    for (int i = cases(100000, 150); i > 0; --i) {
        const auto whole = complete(pack, random), some = fewer(pack, whole, random);
        engine::Bounds before(pack.program, some), after(pack.program, whole);
        for (const auto& [name, amount] : amounts) {
            const auto wide = before.interval(amount), narrow = after.interval(amount);
            const double low = std::max(1.0, std::abs(wide.low)), high = std::max(1.0, std::abs(wide.high));
            if (narrow.low >= wide.low - little * low && narrow.high <= wide.high + little * high) continue;
            FAIL_CHECK(name << " from " << wide.low << " to " << wide.high << " became from " << narrow.low << " to "
                            << narrow.high);
        }
    }
}
