#include "engine/would_fit.h"

#include "engine/dependents.h"
#include "engine/possible_answers.h"
#include "support/packs.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>

using namespace tk;
using namespace tk::tests;
using engine::Truth;

namespace {

std::string scheme(const std::string& criteria) {
    return R"({"id":"help","kind":"tax","provider":"RVO","level":"national","region":null,"audience":[],"themes":["energy"],"criteria":[)" +
           criteria +
           R"(],"window":{"opens":"2026-01-01","closes":"2027-12-31","status":"runs_until","ends_by":"date","as_of":"2026-10-01"},
              "url":"https://example.org","sources":["src"],"confidence":"high","checked_on":"2026-11-23"})";
}

std::string rule(const std::string& text) {
    return R"({"id":"c)" + std::to_string(text.size()) + R"(","rule":")" + text + "\"}";
}

// The questions of the small pack with one that an owner cannot change.
Parts with(const std::string& criteria) {
    Parts parts;
    parts.questions +=
        R"(,{"id":"region","track":"sme","theme":"energy","kind":"one","fixed":true,"options":[{"id":"north"},{"id":"south"}],
        "prior":{"weights":{"north":1,"south":1},"confidence":"low"},"seconds":5})";
    parts.schemes = scheme(criteria);
    return parts;
}

std::vector<engine::Change> changes(const std::string& criteria, const std::map<std::string, engine::Answer>& given) {
    const auto pack = pack_of(with(criteria));
    return assess(pack, answers(given)).schemes.front().would_fit;
}

}  // namespace

TEST_CASE("one answer that would make a scheme fit is named, as near as it can be") {
    const auto one = changes(rule("use >= 50000 kWh/year"), {{"use", number(20000)}});
    REQUIRE(one.size() == 1);
    CHECK(one[0].question.value == "use");
    CHECK(one[0].to == number(50000));
    CHECK(changes(rule("use < 50000 kWh/year"), {{"use", number(80000)}}).front().to == number(49999));
    CHECK(changes(rule("use <= 50000 kWh/year"), {{"use", number(80000)}}).front().to == number(50000));
    CHECK(changes(rule("heating in (gas_old, pump)"), {{"heating", chosen({"gas_new"})}}).front().to == chosen({"gas_old"}));
}

TEST_CASE("of many choices one comes or one goes") {
    CHECK(changes(rule("rooms has cold"), {{"rooms", chosen({"ovens"})}}).front().to == chosen({"ovens", "cold"}));
    CHECK(changes(rule("rooms has cold"), {{"rooms", chosen({"none"})}}).front().to == chosen({"cold"}));
    CHECK(changes(rule("not (rooms has cold)"), {{"rooms", chosen({"ovens", "cold"})}}).front().to == chosen({"ovens"}));
}

TEST_CASE("two answers are named only when one is not enough") {
    const std::string both = rule("use >= 50000 kWh/year") + "," + rule("heating == pump");
    const auto two = changes(both, {{"use", number(1)}, {"heating", chosen({"gas_old"})}});
    REQUIRE(two.size() == 2);
    CHECK(two[0].question.value == "use");
    CHECK(two[1].question.value == "heating");
    CHECK(changes(both, {{"use", number(60000)}, {"heating", chosen({"gas_old"})}}).size() == 1);
    // The open one is in nobody's way.
    CHECK(changes(both, {{"heating", chosen({"gas_old"})}}).size() == 1);
}

TEST_CASE("what an owner cannot change is never named") {
    CHECK(changes(rule("region == north"), {{"region", chosen({"south"})}}).empty());
    CHECK(changes(rule("region == north") + "," + rule("not (heating == gas_old)"),
                  {{"region", chosen({"south"})}, {"heating", chosen({"gas_old"})}})
              .empty());
}

TEST_CASE("a scheme that fits or may fit names no change") {
    CHECK(changes(rule("heating == pump"), {{"heating", chosen({"pump"})}}).empty());
    CHECK(changes(rule("heating == pump"), {}).empty());
}

TEST_CASE("with the changes the scheme fits or may fit, and with none of them left out") {
    const auto& pack = shipped_pack();
    const auto dependents = engine::dependents_of(pack);
    std::mt19937 random(5);
    int found = 0;
    for (int i = 0; i < 60; ++i) {
        const std::string track(engine::track_names[i % 2]);
        engine::Answers given;
        for (std::size_t q = 0; q < pack.questions.size(); ++q) {
            if (pack.questions[q].track != track || random() % 4 == 0) continue;
            const auto possible = engine::possible_answers(pack.questions[q], dependents.of[q].limits);
            if (!possible.empty()) given.set(pack.questions[q].id, possible[random() % possible.size()].answer);
        }
        const engine::AssessOptions options{.date = some_day, .track = track, .draws = 1};
        const auto assessment = engine::assess(pack, given, options);
        for (const auto& state : assessment.schemes) {
            INFO(state.scheme.value);
            if (state.fits != Truth::no) CHECK(state.would_fit.empty());
            if (state.would_fit.empty()) continue;
            ++found;
            CHECK(state.would_fit.size() <= engine::largest_change);
            auto changed = given;
            for (const auto& change : state.would_fit) {
                CHECK_FALSE(pack.find(change.question)->fixed);
                changed.set(change.question, change.to);
            }
            const engine::AssessOptions quick{.date = some_day, .track = track, .draws = 1, .what_if = false};
            CHECK(engine::assess(pack, changed, quick).find(state.scheme)->fits != Truth::no);
            for (const auto& left_out : state.would_fit) {
                auto fewer = changed;
                fewer.set(left_out.question, *given.find(left_out.question));
                CHECK(engine::assess(pack, fewer, quick).find(state.scheme)->fits == Truth::no);
            }
        }
    }
    CHECK(found > 0);
}
