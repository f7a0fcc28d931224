// When steps are done, when the plan has paid itself back, which budget pays one more step, and what a gain hangs on.
#include "engine/over_time.h"

#include "engine/answers_json.h"
#include "support/packs.h"
#include "support/state.h"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace tk;
using namespace tk::tests;
using Catch::Approx;
using engine::Group;
using engine::OverTime;

namespace {

engine::Assessment ahead(const engine::ContentPack& pack, const engine::Answers& given, engine::Choices choices = {}) {
    return engine::assess(
        pack, given,
        {.date = some_day, .choices = std::move(choices), .what_if = false, .over_time = true, .budgets = true});
}

engine::Answers worked_example(const std::string& name) {
    const auto loaded =
        engine::load_answers(shipped_pack(), file_text("assets/content/base/examples/" + name + ".json"), name);
    REQUIRE_FALSE(engine::has_errors(loaded.issues));
    return loaded.answers;
}

std::string of(const std::string& euro, const std::string& months) {
    return R"("investment":{"low":)" + euro + R"(,"likely":)" + euro + R"(,"high":)" + euro +
           R"(,"unit":"EUR","quantity":"1","confidence":"high"},"lead_months":)" + months;
}

const engine::StepTime& time_of(const engine::Assessment& assessment, std::string_view id) {
    const auto& steps = assessment.plan.steps;
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (steps[i].measure.value == id || steps[i].duty.value == id) return assessment.plan.over_time.steps[i];
    FAIL("no step " << id);
    return assessment.plan.over_time.steps.front();
}

const engine::Answers use_known = answers({{"use", number(50000)}});

}  // namespace

TEST_CASE("money goes out while a step is done, and comes in from then on") {
    Parts parts;
    parts.measures = measure("lamp", "true", "1200", of("240", "2"));
    const auto found = ahead(pack_of(parts), use_known);
    const OverTime& over = found.plan.over_time;
    CHECK(over.last_year == 2030);
    CHECK(over.months == Approx(49.2).margin(0.1));
    REQUIRE(over.running.size() == 51);
    const double expected[] = {0, -120, -240, -140, -40, 60};
    for (std::size_t month = 0; month < 6; ++month) {
        CHECK(over.running[month].p50 == Approx(expected[month]));
        CHECK(over.running[month].p10 == over.running[month].p90);
    }
    CHECK(over.running.back().p50 == Approx((over.months - 2) * 100 - 240));
    CHECK(over.likely == over.early);
    CHECK(over.likely == over.late);
    CHECK(over.likely.value() == Approx(4.4));
    CHECK(over.payback.value().p50 == Approx(0.2));
    CHECK(time_of(found, "lamp").from == 0);
    CHECK(time_of(found, "lamp").until == 2);
    CHECK(time_of(found, "lamp").gain.p50 == Approx(1200));
}

TEST_CASE("what never costs is above zero at once, and what does not come back in these years turns nowhere") {
    Parts parts;
    parts.measures = measure("free", "true", "100", of("0", "0"));
    CHECK(ahead(pack_of(parts), use_known).plan.over_time.likely == 0.0);
    parts.measures = measure("dear", "true", "100", of("5000", "3"));
    const auto dear = ahead(pack_of(parts), use_known);
    CHECK_FALSE(dear.plan.over_time.early.has_value());
    CHECK(dear.plan.over_time.payback.value().p50 == Approx(50));
    parts.measures = measure("loss", "true", "-100", of("50", "1"));
    CHECK_FALSE(ahead(pack_of(parts), use_known).plan.over_time.payback.has_value());
}

TEST_CASE("steps begin at their horizon, after what they need, and in time for a deadline") {
    Parts parts;
    parts.measures = measure("battery", "true", "900", R"("needs":["meter"],)" + of("200", "3")) + "," +
                     measure("meter", "true", "10", of("200", "2")) + "," + measure("roof", "true", "400", of("1000", "9")) +
                     "," + measure("park", "true", "500", of("3000", "18")) + "," +
                     measure("report", "true", "0", R"("compliance":true,"duties":["law"],)" + of("100", "2"));
    parts.duties = duty("law", "true", R"("deadline":"2028-11-24")") + "," + duty("bare", "true") + "," +
                   duty("late", "true", R"("deadline":"2026-01-01")");
    const auto found = ahead(pack_of(parts), use_known);
    CHECK(time_of(found, "meter").from == 0);
    CHECK(time_of(found, "battery").from == Approx(time_of(found, "meter").until));
    CHECK(time_of(found, "battery").until == Approx(time_of(found, "battery").from + 3));
    CHECK(time_of(found, "roof").from == 3);
    CHECK(time_of(found, "roof").until == 12);
    CHECK(time_of(found, "park").from == 12);
    CHECK(time_of(found, "law").due.value() == Approx(24).margin(0.1));
    CHECK(time_of(found, "law").from == 3);
    CHECK(time_of(found, "law").until == 5);
    CHECK_FALSE(time_of(found, "bare").due.has_value());
    CHECK_FALSE(time_of(found, "bare").counted);
    CHECK(time_of(found, "bare").until == 3);
    CHECK(time_of(found, "late").due.value() < 0);
}

TEST_CASE("the steps add up to the totals, and a larger band ends in a larger one") {
    for (const std::string name : {"bakery", "care-home-utrecht"}) {
        INFO(name);
        const auto found = ahead(shipped_pack(), worked_example(name));
        const auto& plan = found.plan;
        double gain = 0, investment = 0;
        for (const auto& time : plan.over_time.steps) {
            gain += time.gain.p50;
            investment += time.investment.p50;
            CHECK(time.from <= time.until);
        }
        // Medians do not add up to a median, but lie near it.
        CHECK(gain == Approx(plan.totals.gain.p50).epsilon(0.2));
        CHECK(investment == Approx(plan.totals.investment.p50).epsilon(0.2));
        CHECK(plan.over_time.running.front().p90 <= 0);  // only what takes no time is paid at once
        for (const auto& one : plan.over_time.running) CHECK(one.p10 <= one.p90);
        if (plan.over_time.early && plan.over_time.likely) CHECK(*plan.over_time.early <= *plan.over_time.likely);
        if (plan.over_time.likely && plan.over_time.late) CHECK(*plan.over_time.likely <= *plan.over_time.late);
        // Asking for it changes nothing else.
        const auto plain = engine::assess(shipped_pack(), worked_example(name), {.date = some_day, .what_if = false});
        CHECK(plain.plan.totals.gain == plan.totals.gain);
        CHECK(plain.plan.over_time.steps.empty());
    }
}

TEST_CASE("each budget at which one more fits buys more than the one before, and the last buys all") {
    Parts parts;
    parts.measures = measure("large", "true", "900", of("1000", "1")) + "," + measure("one", "true", "700", of("500", "1")) +
                     "," + measure("two", "true", "650", of("500", "1"));
    const auto pack = pack_of(parts);
    const auto found = ahead(pack, use_known);
    CHECK(found.plan.spending.stops == std::vector<double>{500, 1000, 2000});
    const auto part = ahead(pack, use_known, {.budget = 1300});
    CHECK(part.plan.spending.spent == Approx(1000));
    CHECK(part.plan.spending.next == 2000.0);
    CHECK(part.plan.spending.adds == std::vector<engine::MeasureId>{{"large"}});
    CHECK_FALSE(ahead(pack, use_known, {.budget = 2000}).plan.spending.next.has_value());

    const auto answers = worked_example("bakery");
    const auto whole = ahead(shipped_pack(), answers);
    const auto& stops = whole.plan.spending.stops;
    REQUIRE(stops.size() > 3);
    CHECK(std::ranges::is_sorted(stops));
    std::size_t before = 0;
    for (const std::size_t i : {std::size_t{0}, stops.size() / 2, stops.size() - 1}) {
        const auto plan = ahead(shipped_pack(), answers, {.budget = stops[i]}).plan;
        const auto paid = static_cast<std::size_t>(
            std::ranges::count_if(plan.steps, [](const auto& step) { return step.group == Group::can && step.in_budget; }));
        CHECK(plan.spending.spent <= stops[i]);
        CHECK(paid >= before);
        before = paid;
        if (i + 1 == stops.size()) CHECK_FALSE(plan.spending.next.has_value());
    }
}

TEST_CASE("a gain hangs on the open answers that it reads, widest first, and on none that is known") {
    Parts parts;
    parts.measures = measure("lamp", "true", "0.1 * use * c_price") + "," + measure("other", "true", "100");
    const auto pack = pack_of(parts);
    const auto swings = [&](const engine::Answers& given, const std::string& id) {
        return engine::assess(pack, given, {.date = some_day, .what_if = false, .swings_of = {id}});
    };
    const auto open = swings({}, "lamp");
    REQUIRE(open.swings.size() == 1);
    CHECK(open.swings[0].question.value == "use");
    CHECK(open.swings[0].low < open.swings_middle);
    CHECK(open.swings[0].high > open.swings_middle);
    CHECK(open.swings[0].share > 0.5);
    CHECK(swings(use_known, "lamp").swings.empty());
    CHECK(swings({}, "other").swings.empty());
    CHECK(swings({}, "").swings.empty());
}
