#include "engine/compare.h"

#include "support/packs.h"

#include <catch2/catch_test_macros.hpp>

#include <nlohmann/json.hpp>

using namespace tk;
using namespace tk::tests;
using engine::Truth;

namespace {

engine::Assessment plan_of(const std::vector<std::string>& measures) {
    engine::Assessment made;
    for (const auto& id : measures)
        made.plan.steps.push_back({.place = static_cast<int>(made.plan.steps.size()) + 1, .measure = {id}});
    return made;
}

}  // namespace

TEST_CASE("an assessment differs from itself in nothing") {
    const auto assessment = assess(shipped_pack(), {});
    CHECK(engine::difference_of(assessment, assessment).empty());
}

TEST_CASE("steps that come, go and move are told apart") {
    const auto difference = engine::difference_of(plan_of({"a", "b", "c", "d"}), plan_of({"c", "a", "b", "e"}));
    REQUIRE(difference.came.size() == 1);
    CHECK(difference.came[0].measure.value == "e");
    CHECK(difference.came[0].after == 4);
    REQUIRE(difference.went.size() == 1);
    CHECK(difference.went[0].measure.value == "d");
    CHECK(difference.went[0].before == 4);
    // Only c went past others; a and b made room.
    REQUIRE(difference.moved.size() == 1);
    CHECK(difference.moved[0].measure.value == "c");
    CHECK(difference.moved[0].before == 3);
    CHECK(difference.moved[0].after == 1);
}

TEST_CASE("a step that comes first moves no other") {
    CHECK(engine::difference_of(plan_of({"a", "b"}), plan_of({"new", "a", "b"})).moved.empty());
}

TEST_CASE("verdicts and totals are shown before and after") {
    const auto pack =
        pack_of({.measures = measure("lamps", "true", "use*c_price"), .duties = duty("saving", "use >= 50000 kWh/year")});
    const auto difference = engine::difference_of(assess(pack, answers({{"use", number(1000)}})),
                                                  assess(pack, answers({{"use", number(60000)}})));
    REQUIRE(difference.duties.size() == 1);
    CHECK(difference.duties[0].before == Truth::no);
    CHECK(difference.duties[0].after == Truth::yes);
    CHECK(difference.after.gain.p50 > difference.before.gain.p50);
    REQUIRE(difference.came.size() == 1);
    CHECK(difference.came[0].duty.value == "saving");
    const auto json = nlohmann::json::parse(engine::difference_json(difference));
    CHECK(json["duties"][0]["after"] == "yes");
    CHECK(json["came"][0]["duty"] == "saving");
    CHECK(json["totals"]["before"]["saving_eur"].contains("p50"));
}

TEST_CASE("a scheme that ends between the two days differs by its window") {
    const auto pack =
        pack_of({.schemes = R"({"id":"grant","kind":"subsidy","provider":"RVO","level":"national","region":null,
        "audience":["sme"],"themes":["energy"],"criteria":[{"id":"list","ask":true}],"url":"https://example.org","sources":["src"],
        "window":{"opens":"2026-01-01","closes":"2026-12-31","status":"runs_until","ends_by":"date","as_of":"2026-11-01"},
        "confidence":"high","checked_on":"2026-11-23"})"});
    const engine::Date later{std::chrono::year{2027}, std::chrono::month{1}, std::chrono::day{1}};
    const auto difference = engine::difference_of(assess(pack, {}), assess(pack, {}, later));
    REQUIRE(difference.schemes.size() == 1);
    CHECK(difference.schemes[0].before == difference.schemes[0].after);
    CHECK(difference.schemes[0].window_after == engine::WindowState::ended);
    const auto json = nlohmann::json::parse(engine::difference_json(difference));
    CHECK(json["schemes"][0]["window_before"] == "ends_soon");
    CHECK(json["schemes"][0]["window_after"] == "ended");
}
