#include "engine/draws.h"

#include "support/packs.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace tk;
using namespace tk::tests;

namespace {

struct Drawn {
    engine::Column amount{}, use{};
    std::vector<std::uint64_t> heating{};  // masks
};

Drawn drawn(std::string_view amount, const std::map<std::string, engine::Answer>& given = {}) {
    auto pack = pack_of(without_units());
    const auto code = engine::compile(pack.program, amount, engine::Type::number, engine::Scope::everything);
    REQUIRE(code.has_value());
    const auto known = answers(given);
    engine::Bounds bounds(pack.program, known);
    engine::Draws draws(pack.program, bounds, 512);
    const auto heating = draws.chosen(pack.program.input("heating"));
    return {draws.amount({*code}), draws.number(pack.program.input("use")), {heating.begin(), heating.end()}};
}

constexpr std::uint64_t pump = 4;  // the third option

}  // namespace

TEST_CASE("a column of one number becomes that number in every draw") {
    engine::Column column{7.25};
    engine::widen(column, 512);
    CHECK(column == engine::Column(512, 7.25));
    engine::Column two{1, 2};
    engine::widen(two, 2);
    CHECK(two == engine::Column{1, 2});
}

TEST_CASE("each draw takes its own branch, also when a branch is one number for all of them") {
    const auto is = [](const Drawn& found, auto yes, auto no) {
        REQUIRE(found.amount.size() == 512);
        REQUIRE(found.heating.size() == 512);
        std::size_t pumps = 0;
        for (std::size_t i = 0; i < 512; ++i) {
            const bool chosen = found.heating[i] == pump;
            pumps += chosen ? 1 : 0;
            const double use = engine::at(found.use, i);
            CHECK(found.amount[i] == (chosen ? yes(use) : no(use)));
        }
        CHECK(pumps == 128);  // one of four by weight
    };
    const auto seven = [](double) { return 7.25; };
    const auto nine = [](double) { return 9.0; };
    const auto own = [](double use) { return use; };
    is(drawn("if(heating == pump, 7.25, use)"), seven, own);
    is(drawn("if(heating == pump, use, 7.25)"), own, seven);
    is(drawn("if(heating == pump, 7.25, 9)"), seven, nine);
    is(drawn("if(heating == pump, use, 9)", {{"use", number(5)}}), own, nine);
    is(drawn("0 + if(heating == pump, 7.25, 9)"), seven, nine);
}

TEST_CASE("a branch that is certainly taken leaves one number one number") {
    CHECK(drawn("if(heating == pump, 7.25, use)", {{"heating", chosen({"pump"})}}).amount == engine::Column{7.25});
    CHECK(drawn("min(3, 4) + 1").amount == engine::Column{4});
}

TEST_CASE("where most have none, most draws are exactly none") {
    Parts parts;
    const auto question = [](const std::string& prior, const char* min = "0") {
        return R"({"id":"panels","track":"sme","theme":"energy","kind":"number","unit":"","min":)" + std::string(min) +
               R"(,"max":100,"prior":{"low":1,"likely":5,"high":60,"confidence":"low")" + prior + R"(},"seconds":5})";
    };
    const auto share = [&](const std::string& prior) {
        parts.questions = question(prior);
        const auto pack = pack_of(parts);
        const engine::Answers none;
        engine::Bounds bounds(pack.program, none);
        engine::Draws draws(pack.program, bounds, 512);
        double above = 0;
        for (const double one : draws.number(0)) above += one > 0 ? 1 : 0;
        return above / 512;
    };
    CHECK(share("") == 1);
    CHECK(share(R"(,"zero":0)") == 1);
    CHECK(std::abs(share(R"(,"zero":0.75)") - 0.25) < 0.01);
    CHECK(share(R"(,"zero":1)") == 0);
    parts.questions = question(R"-(,"zero":"if(panels > 50, 0, 1)")-");
    CHECK(issues_of(parts).find("this needs its own outcome") != std::string::npos);
    parts.questions = question(R"(,"zero":1.5)");
    CHECK(issues_of(parts).find("/questions/0/prior/zero") != std::string::npos);
    parts.questions = question(R"(,"zero":0.5)", "1");
    CHECK(issues_of(parts).find("/questions/0/prior/zero") != std::string::npos);
}
