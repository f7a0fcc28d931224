#include "engine/likely_answer.h"

#include "support/packs.h"

#include <catch2/catch_test_macros.hpp>

using namespace tk;
using namespace tk::tests;

TEST_CASE("the likely answer is the middle of the estimate, and the choice drawn most") {
    const auto pack = pack_of({});
    const auto use = engine::likely_answer(pack, {}, *pack.find(engine::QuestionId{"use"}));
    REQUIRE(std::holds_alternative<engine::Number>(use));
    // Low 1,000, likely 20,000, high 60,000: the median of the triangle is near 25,700.
    CHECK(std::get<engine::Number>(use).value > 24000);
    CHECK(std::get<engine::Number>(use).value < 27500);
    CHECK(engine::likely_answer(pack, {}, *pack.find(engine::QuestionId{"heating"})) == chosen({"gas_new"}));
}

TEST_CASE("a question that was answered has that answer as its likely one") {
    const auto pack = pack_of({});
    const auto given = answers({{"use", number(5)}, {"heating", chosen({"pump"})}, {"rooms", chosen({"ovens", "cold"})}});
    for (const auto& [id, answer] : given) CHECK(engine::likely_answer(pack, given, *pack.find(id)) == answer);
}
