#include "support/packs.h"

#include "engine/assess.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

using namespace tk;
using namespace tk::tests;
using engine::Choices;
using engine::Spread;
using engine::ThemeState;

namespace {

engine::Assessment assess(const engine::ContentPack& pack, const engine::Answers& given, Choices choices,
                          const std::string& track = "sme") {
    return engine::assess(pack, given, {.date = some_day, .track = track, .choices = std::move(choices), .what_if = false});
}

const ThemeState& theme_of(const engine::Assessment& assessment, const std::string& id = "energy") {
    const auto found = std::ranges::find(assessment.compass, engine::ThemeId{id}, &ThemeState::theme);
    REQUIRE(found != assessment.compass.end());
    return *found;
}

double score_of(const engine::Assessment& assessment, const std::string& id) {
    const auto& steps = assessment.plan.steps;
    const auto step = std::ranges::find(steps, engine::MeasureId{id}, &engine::Step::measure);
    REQUIRE(step != steps.end());
    return step->score;
}

const std::string worth =
    R"("energy_cost":"use*c_price","co2_total":"use*0.3 kg/kWh","carriers":{"electricity":{"price":"c_price","co2":"0.3","kwh":1}})";
const engine::Answers some_use = answers({{"use", number(50000)}});

bool in_order(const Spread& spread) {
    return 0 <= spread.p10 && spread.p10 <= spread.p50 && spread.p50 <= spread.p90 && spread.p90 <= 100;
}

}  // namespace

TEST_CASE("the score of a theme is 100 less the mean score of its three heaviest open steps") {
    Parts parts;
    parts.ranking = worth;
    parts.measures = measure("one", "true", "900") + "," + measure("two", "true", "600") + "," +
                     measure("three", "true", "300") + "," + measure("four", "true", "100");
    const auto pack = pack_of(parts);
    const auto all = assess(pack, some_use, Choices{});
    REQUIRE(all.compass.size() == 1);
    // The prices are a range, so the scores are too: near the middle.
    double sum = 0;
    for (const char* id : {"one", "two", "three"}) sum += score_of(all, id);
    CHECK(theme_of(all).now.p50 == Catch::Approx(100 - sum / 3).margin(3));
    CHECK(theme_of(all).after == Spread{100, 100, 100});
    CHECK(theme_of(all).most == 1);
}

TEST_CASE("what is done is no longer open, and what is put aside, blocked or not paid stays open after the plan") {
    Parts parts;
    parts.ranking = worth;
    parts.measures =
        measure("one", "true", "900") + "," + measure("two", "true", "600", R"("blocked_if":"heating == pump")");
    const auto pack = pack_of(parts);
    const double fresh = theme_of(assess(pack, some_use, Choices{})).now.p50;
    const auto done = theme_of(assess(pack, some_use, {.done = {{"one"}}}));
    CHECK(done.now.p50 > fresh);
    CHECK(done.after.p50 == 100);
    for (const Choices& choices : {Choices{.aside = {{"one"}}}, Choices{.budget = 0}}) {
        const auto left = theme_of(assess(pack, some_use, choices));
        CHECK(left.now.p50 == Catch::Approx(fresh));
        CHECK(left.after.p50 < 100);
        CHECK(left.after.p50 >= left.now.p50);
    }
    const auto blocked = theme_of(assess(pack, answers({{"use", number(50000)}, {"heating", chosen({"pump"})}}), Choices{}));
    CHECK(blocked.after.p50 < 100);
}

TEST_CASE("of two measures that exclude each other one is open") {
    Parts parts;
    parts.ranking = worth;
    parts.measures = measure("one", "true", "900");
    const double alone = theme_of(assess(pack_of(parts), some_use, Choices{})).now.p50;
    parts.measures = measure("one", "true", "900", R"("conflicts":["other"])") + "," +
                     measure("other", "true", "600", R"("conflicts":["one"])");
    const auto pack = pack_of(parts);
    CHECK(theme_of(assess(pack, some_use, Choices{})).now.p50 == Catch::Approx(alone));
    CHECK(theme_of(assess(pack, some_use, {.done = {{"one"}}})).now == Spread{100, 100, 100});
}

TEST_CASE("a measure that a duty asks for counts like another step") {
    Parts parts;
    parts.ranking = worth;
    parts.duties = duty("law", "true");
    parts.measures = measure("report", "true", "0", R"("compliance":true,"duties":["law"])");
    const auto state = theme_of(assess(pack_of(parts), some_use, Choices{}));
    CHECK(state.now.p50 < 100);
    CHECK(state.first.p50 == 100);
    CHECK(state.after.p50 == 100);
}

TEST_CASE("the first steps are those of now") {
    Parts parts;
    parts.ranking = worth;
    const std::string slow =
        R"("investment":{"low":9000,"likely":9000,"high":9000,"unit":"EUR","quantity":"1","confidence":"high"})";
    parts.measures = measure("quick", "true", "900") + "," + measure("slow", "true", "2500", slow);
    const auto assessment = assess(pack_of(parts), some_use, Choices{});
    const auto& state = theme_of(assessment);
    CHECK(state.now.p50 < state.first.p50);
    CHECK(state.first.p50 < state.after.p50);
}

TEST_CASE("what is not known makes a score wide, and no score says that nothing is to be done") {
    Parts parts;
    parts.ranking = worth;
    // Open in a quarter of the draws: no step of the plan, and not forgotten.
    parts.measures = measure("perhaps", "heating == pump", "900");
    const auto pack = pack_of(parts);
    const auto unknown = assess(pack, some_use, Choices{});
    CHECK(unknown.plan.steps.empty());
    CHECK(theme_of(unknown).now.p10 < 90);
    CHECK(theme_of(unknown).now.p90 == 100);
    CHECK(theme_of(unknown).after == theme_of(unknown).now);
    CHECK((theme_of(unknown).most > 0.1 && theme_of(unknown).most < 0.5));
    const auto no = answers({{"use", number(50000)}, {"heating", chosen({"gas_old"})}});
    CHECK(theme_of(assess(pack, no, Choices{})).now == Spread{100, 100, 100});
}

TEST_CASE("every theme with measures of the track stands on the compass, in order, for a company and a park") {
    const auto& pack = shipped_pack();
    for (const std::string track : {"sme", "terrain"}) {
        INFO(track);
        std::set<std::string> with;
        for (const auto& measure : pack.measures)
            if (measure.track == track) with.insert(measure.theme.value);
        std::vector<std::string> expected, found;
        for (const auto& theme : pack.themes)
            if (with.contains(theme.id.value)) expected.push_back(theme.id.value);
        const auto assessment = assess(pack, {}, Choices{}, track);
        double most = 0;
        for (const auto& one : assessment.compass) {
            INFO(one.theme.value);
            found.push_back(one.theme.value);
            for (const Spread& spread : {one.now, one.first, one.after}) CHECK(in_order(spread));
            CHECK(one.now.p50 <= one.first.p50);
            CHECK(one.gain.p10 >= 0);
            CHECK(one.first.p50 <= one.after.p50);
            most += one.most;
            // Nothing was answered: not one score is certain.
            CHECK(one.now.p10 < one.now.p90);
        }
        CHECK(found == expected);
        CHECK(most == Catch::Approx(1));
    }
}

TEST_CASE("without draws there is no compass") {
    const auto assessment = engine::assess(shipped_pack(), some_use, {.date = some_day, .draws = 0, .what_if = false});
    CHECK(assessment.compass.empty());
}
