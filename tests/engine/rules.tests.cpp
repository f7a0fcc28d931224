#include "support/packs.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace tk;
using namespace tk::tests;
using engine::Truth;

namespace {

// The issues of a pack whose only duty has this rule.
std::string complaint(std::string_view rule) {
    Parts parts;
    parts.duties = duty("d", rule);
    return issues_of(parts);
}

}  // namespace

TEST_CASE("a comparison is certain only when it holds for all that is possible") {
    using engine::Between;
    CHECK(truth_of_rule("use >= 50000", {{"use", number(50000)}}) == Truth::yes);
    CHECK(truth_of_rule("use >= 50000", {{"use", number(49999)}}) == Truth::no);
    CHECK(truth_of_rule("use > 50000", {{"use", number(50000)}}) == Truth::no);
    CHECK(truth_of_rule("use <= 50000", {{"use", number(50000)}}) == Truth::yes);
    CHECK(truth_of_rule("use < 50000", {{"use", number(50000)}}) == Truth::no);
    CHECK(truth_of_rule("use >= 50000", {{"use", Between{45000, 55000}}}) == Truth::unknown);
    CHECK(truth_of_rule("use >= 50000", {{"use", Between{50000, 55000}}}) == Truth::yes);
    CHECK(truth_of_rule("use > 50000", {{"use", Between{45000, 50000}}}) == Truth::no);
    CHECK(truth_of_rule("use >= 50000", {}) == Truth::unknown);
    CHECK(truth_of_rule("use >= 50000", {{"use", engine::Unsure{}}}) == Truth::unknown);
}

TEST_CASE("the bounds of the question decide what no answer can change") {
    CHECK(truth_of_rule("use > 100000", {}) == Truth::no);
    CHECK(truth_of_rule("use >= 0", {}) == Truth::yes);
    CHECK(truth_of_rule("use + gas > 150000", {}) == Truth::no);
}

TEST_CASE("a choice that is not known may be every option") {
    CHECK(truth_of_rule("heating == gas_old", {{"heating", chosen({"gas_old"})}}) == Truth::yes);
    CHECK(truth_of_rule("heating != gas_old", {{"heating", chosen({"gas_old"})}}) == Truth::no);
    CHECK(truth_of_rule("heating in (gas_new, gas_old)", {{"heating", chosen({"pump"})}}) == Truth::no);
    CHECK(truth_of_rule("heating == gas_old", {}) == Truth::unknown);
    CHECK(truth_of_rule("heating in (gas_new, gas_old, pump)", {}) == Truth::yes);
    CHECK(truth_of_rule("rooms has ovens", {{"rooms", chosen({"cold"})}}) == Truth::no);
    CHECK(truth_of_rule("rooms has ovens", {{"rooms", chosen({"ovens", "cold"})}}) == Truth::yes);
    CHECK(truth_of_rule("rooms has ovens", {}) == Truth::unknown);
}

TEST_CASE("and, or and not follow Kleene, whatever the order") {
    const std::map<std::string, engine::Answer> high{{"use", number(90000)}};
    CHECK(truth_of_rule("use > 50000 or gas > 1000", high) == Truth::yes);
    CHECK(truth_of_rule("gas > 1000 or use > 50000", high) == Truth::yes);
    CHECK(truth_of_rule("use < 50000 and gas > 1000", high) == Truth::no);
    CHECK(truth_of_rule("gas > 1000 and use < 50000", high) == Truth::no);
    CHECK(truth_of_rule("not (gas > 1000)", high) == Truth::unknown);
    CHECK(truth_of_rule("not use < 50000", high) == Truth::yes);
    CHECK(truth_of_rule("use > 50000 and not gas > 60000", high) == Truth::yes);
    // and binds closer than or
    CHECK(truth_of_rule("true or false and false", {}) == Truth::yes);
}

TEST_CASE("maybe is never yes") {
    CHECK(truth_of_rule("maybe(use > 5)", {{"use", number(9)}}) == Truth::unknown);
    CHECK(truth_of_rule("maybe(use > 5)", {{"use", number(1)}}) == Truth::no);
}

TEST_CASE("if takes the hull of both outcomes while its condition is unknown") {
    CHECK(truth_of_rule("if(heating == pump, 5, 10) >= 5", {}) == Truth::yes);
    CHECK(truth_of_rule("if(heating == pump, 5, 10) >= 7", {}) == Truth::unknown);
    CHECK(truth_of_rule("if(heating == pump, 5, 10) >= 7", {{"heating", chosen({"pump"})}}) == Truth::no);
    CHECK(truth_of_rule("if(heating == pump, use > 5, use > 5)", {{"use", number(9)}}) == Truth::yes);
}

TEST_CASE("functions keep their bounds") {
    const engine::Answer half = engine::Between{4, 9};
    CHECK(truth_of_rule("sqrt(use) >= 2", {{"use", half}}) == Truth::yes);
    CHECK(truth_of_rule("sqrt(use) > 3", {{"use", half}}) == Truth::no);
    CHECK(truth_of_rule("min(use, 5) >= 4 and min(use, 5) <= 5", {{"use", half}}) == Truth::yes);
    CHECK(truth_of_rule("max(use, 5) >= 5 and max(use, 5) <= 9", {{"use", half}}) == Truth::yes);
    CHECK(truth_of_rule("clamp(use, 5, 7) >= 5 and clamp(use, 5, 7) <= 7", {{"use", half}}) == Truth::yes);
    CHECK(truth_of_rule("clamp(use, 5, 7) > 5", {{"use", half}}) == Truth::unknown);
    CHECK(truth_of_rule("use - use >= -5", {{"use", half}}) == Truth::yes);
    CHECK(truth_of_rule("-use <= -4", {{"use", half}}) == Truth::yes);
    CHECK(truth_of_rule("100 / use > 11", {{"use", half}}) == Truth::yes);
    CHECK(truth_of_rule("100 / gas > 0", {}) == Truth::unknown);  // gas may be 0
    CHECK(truth_of_rule("gas * 0 < 1", {}) == Truth::yes);
}

TEST_CASE("a curve keeps the values between its points, also where it turns") {
    // 0 at 0, 10 at 50, 0 at 100: over 0 to 100 the highest is in the middle
    const std::map<std::string, engine::Answer> whole{{"use", engine::Between{0, 100}}};
    CHECK(truth_of_rule("interp(use, 0, 0, 50, 10, 100, 0) <= 10", whole) == Truth::yes);
    CHECK(truth_of_rule("interp(use, 0, 0, 50, 10, 100, 0) < 10", whole) == Truth::unknown);
    CHECK(truth_of_rule("interp(use, 0, 0, 50, 10, 100, 0) >= 5", {{"use", engine::Between{25, 75}}}) == Truth::yes);
    CHECK(truth_of_rule("interp(use, 10, 1, 20, 2) >= 2", {{"use", number(99)}}) == Truth::yes);
    CHECK(truth_of_rule("interp(use, 10, 1, 20, 2) <= 1", {{"use", number(3)}}) == Truth::yes);
    // bands: 100 at 2, the next 50 at 1
    CHECK(truth_of_rule("band(use, 0, 2, 100, 1) >= 250 and band(use, 0, 2, 100, 1) <= 250", {{"use", number(150)}}) ==
          Truth::yes);
    CHECK(truth_of_rule("band(use, 0, 2, 100, 1) >= 200", {{"use", engine::Between{100, 150}}}) == Truth::yes);
}

TEST_CASE("amounts compute as arithmetic does") {
    const std::map<std::string, engine::Answer> given{
        {"use", number(12)}, {"gas", number(3)}, {"heating", chosen({"pump"})}, {"rooms", chosen({"cold"})}};
    const auto is = [&](std::string_view amount, double value) {
        INFO(amount);
        const auto spread = spread_of(amount, given);
        CHECK(spread.p10 == Catch::Approx(value));
        CHECK(spread.p90 == Catch::Approx(value));
    };
    is("use + gas * 2", 18);
    is("(use + gas) * 2", 30);
    is("use - gas - 2", 7);
    is("use / gas / 2", 2);
    is("-use + 20", 8);
    is("use * -1 + 20", 8);
    is("min(use, gas, 7)", 3);
    is("max(use, gas, 7)", 12);
    is("clamp(use, 1, 10)", 10);
    is("sqrt(use + 4)", 4);
    is("interp(use, 10, 100, 20, 200)", 120);
    is("band(use, 0, 1, 10, 2)", 14);
    is("if(heating == pump, 5, 6)", 5);
    is("if(rooms has ovens, 5, 6)", 6);
    is("if(known(use), 1, 2)", 1);
    is("if(unknown(use), 1, 2)", 2);
    is("if(maybe(use > 1), 1, 2)", 2);  // what no form can test does not count in amounts
    is("0.5 * use", 6);
    is("1e-3 * 1000", 1);
    is("2.5E2 + 1e+1", 260);
    is("0.1 + 0.2", 0.1 + 0.2);
}

TEST_CASE("a question that is certainly not asked has the value that then holds") {
    Parts parts;
    parts.questions +=
        R"(,{"id":"litres","track":"sme","theme":"energy","kind":"number","unit":"l/year","min":0,"max":9000,"asked_if":"heating == gas_old","not_asked_value":0,
                           "prior":{"low":10,"likely":20,"high":30,"confidence":"low"},"seconds":5})";
    CHECK(truth_of_rule("litres > 5", {{"heating", chosen({"pump"})}}, parts) == Truth::no);
    CHECK(truth_of_rule("litres > 5", {{"heating", chosen({"gas_old"})}}, parts) == Truth::unknown);
    CHECK(truth_of_rule("litres > 5", {}, parts) == Truth::unknown);
    CHECK(truth_of_rule("litres > 5", {{"litres", number(6)}}, parts) == Truth::yes);
}

TEST_CASE("an unknown word is named with its place and what was meant") {
    CHECK(complaint("heatin == pump").contains("/duties/0/applies:1"));
    CHECK(complaint("heatin == pump").contains("\"heatin\""));
    CHECK(complaint("heatin == pump").contains("did you mean \"heating\""));
    CHECK(complaint("heating == pum").contains("did you mean \"pump\""));
    CHECK(complaint("use > 5 and heatin == pump").contains("/duties/0/applies:13"));
}

TEST_CASE("a rule that can't be read says where") {
    for (const char* bad : {"",
                            "use >",
                            "use > 5 and",
                            "(use > 5",
                            "use > 5)",
                            "use >> 5",
                            "use = 5",
                            "use > 5 gas",
                            "5 > ",
                            "use > 5 or or gas > 3",
                            "if(use > 5, 1)",
                            "use == 5",
                            "use in (1, 2)",
                            "rooms == ovens",
                            "heating has pump",
                            "heating > 3",
                            "use",
                            "use + 3",
                            "heating",
                            "not use",
                            "min(use) ",
                            "interp(use, 1, 2, 1, 3) > 2",
                            "foo(use) > 3",
                            "use > 5 #",
                            "use > 1.2.3",
                            "use > 5 \xF0\x9F\x94\xA5",
                            "known(use)",
                            "c_price > 1",
                            "true and 5",
                            "-heating > 3",
                            "use > 99999999999999999999",
                            "use > 5kWh/year",
                            "use > 1e",
                            "use > 1e-",
                            "use > 1e999",
                            "use > 1e-999",
                            "use > 5e3kWh/year",
                            "use != 5",
                            "rooms != ovens",
                            "(use > 5) == true"}) {
        INFO(bad);
        CHECK(complaint(bad).contains("/duties/0/applies"));
    }
}

TEST_CASE("nesting and length have a limit, and no input crashes the reader") {
    CHECK(complaint(std::string(3000, '(') + "use > 5" + std::string(3000, ')')).contains("/duties/0/applies"));
    std::string denials;
    for (int i = 0; i < 3000; ++i) denials += "not ";
    CHECK(complaint(denials + "use > 5").contains("/duties/0/applies"));
    std::string minuses(3000, '-');
    CHECK(complaint(minuses + "use > 5").contains("/duties/0/applies"));
    std::string longest = "use > 5";
    while (longest.size() < 20000) longest += " or use > 5";
    CHECK(complaint(longest).contains("/duties/0/applies"));
    std::string wide = "use > 5";
    for (int i = 0; i < 300; ++i) wide += " or use > 5";
    CHECK(complaint(wide).empty());  // wide is no trouble
}

TEST_CASE("units of a literal belong to what it is compared with") {
    CHECK(complaint("use >= 50000 kWh/year").empty());
    CHECK(complaint("use >= 50000 kWh/year and heating == pump").empty());
    CHECK(complaint("use >= 50000 kWh").contains("/duties/0/applies:8 kWh/year does not go with kWh"));
    CHECK(complaint("use >= 50000 kwh/year").contains("did you mean \"kWh\"?"));
    CHECK(complaint("use > 5 gas").contains("the pack knows no unit \"gas\""));
    CHECK(complaint("use > gas").contains("kWh/year does not go with m3/year"));
    CHECK(complaint("heating == pump and 3 m2 < use").contains("m2 does not go with kWh/year"));
}

TEST_CASE("units multiply, divide and add as numbers do") {
    const auto gain = [](std::string_view amount) {
        Parts parts;
        parts.measures = measure("m", "true", amount);
        return issues_of(parts);
    };
    for (const char* good :
         {"5", "use * c_price", "0.5 * use * c_price", "10 kWh/year * c_price", "100 + use * c_price",
          "use * c_price - gas * 0.5 EUR/m3", "min(use, 300) * c_price", "if(heating == pump, 3, use * c_price)",
          "use * use * c_price / max(use, 1)", "sqrt(use * c_price) * sqrt(use * c_price)",
          "band(use, 0, c_price, 1000, 0.1 EUR/kWh)", "use * interp(use, 0, c_price, 1000 kWh/year, 0.1)",
          "-(use * c_price)", "2 m * 3 m * 1 EUR/m2/year", "clamp(use * c_price, 0, 10 EUR/year)"}) {
        INFO(good);
        CHECK(gain(good).empty());
    }
    CHECK(gain("use").contains("/measures/0/gain:1 this gives kWh/year, but EUR/year is expected"));
    CHECK(gain("use / c_price").contains("this gives kWh2/EUR/year"));
    CHECK(gain("use * c_price + use").contains("/measures/0/gain:17 EUR/year does not go with kWh/year"));
    for (const char* bad :
         {"min(use, gas) * c_price", "if(heating == pump, use, gas)", "band(use, 0, c_price, 5 m2, c_price)",
          "interp(use, 0, c_price, 5, use)", "sqrt(use)", "1 / (use * c_price)"}) {
        INFO(bad);
        CHECK(gain(bad).contains("/measures/0/gain"));
    }
}

TEST_CASE("a number is in the unit that its place asks for") {
    Parts parts;
    parts.quantities = R"({"id":"d_a","unit":"m3/year","value":"use"})";
    CHECK(issues_of(parts).contains("/quantities/0/value:1"));
    parts.quantities = R"({"id":"d_a","unit":"kWh/ year","value":"use"})";
    CHECK(issues_of(parts).contains("/quantities/0/unit"));
    parts = {};
    parts.end_uses = R"({"id":"el","carrier":"electricity","unit":"m3/year","amount":"gas"})";
    CHECK(issues_of(parts).contains("/end_uses/0/unit"));
    parts = {};
    parts.measures = measure("m", "true", "0", R"("saves":{"gas":"use"})");
    CHECK(issues_of(parts).contains("/measures/0/saves/gas:1"));
    const auto invested = [](const std::string& unit, const std::string& quantity) {
        Parts with;
        with.measures = measure("m", "true", "0",
                                R"("investment":{"low":1,"likely":1,"high":1,"unit":")" + unit + R"(","quantity":")" +
                                    quantity + R"(","confidence":"high"})");
        return issues_of(with);
    };
    CHECK(invested("EUR", "1 + use/8000 kWh/year").empty());
    CHECK(invested("EUR/m3", "gas*1 year").empty());
    CHECK(invested("EUR/piece", "gas*0.1 piece/m3*1 year").empty());
    CHECK(invested("EUR/m3", "use").contains("/measures/0/investment/quantity:1"));
    CHECK(invested("EUR", "1 + use/8000").contains("/measures/0/investment/quantity:1"));
    parts = {};
    parts.duties = duty("d", "true", R"("boundary":[{"of":"use","op":">=","limit":5,"unit":"m3/year"}])");
    CHECK(issues_of(parts).contains("/duties/0/boundary/0/of"));
    parts = {};
    parts.ranking = R"("energy_cost":"use","carriers":{"gas":{"price":"c_price","kwh":8.8}})";
    CHECK(issues_of(parts).contains("/ranking/energy_cost"));
    CHECK(issues_of(parts).contains("/ranking/carriers/gas/price"));
}

TEST_CASE("an option may start with a digit") {
    Parts parts;
    parts.questions +=
        R"(,{"id":"share","track":"sme","theme":"energy","kind":"one","options":[{"id":"50_80"},{"id":"5"}],"prior":{"weights":{"50_80":1,"5":1},"confidence":"low"},"seconds":5})";
    CHECK(truth_of_rule("share == 50_80", {{"share", chosen({"50_80"})}}, parts) == Truth::yes);
    CHECK(truth_of_rule("share in (5, 50_80)", {}, parts) == Truth::yes);
    CHECK(truth_of_rule("share == 5", {{"share", chosen({"50_80"})}}, parts) == Truth::no);
}

TEST_CASE("because names what decided, waiting what could still decide") {
    using engine::QuestionId;
    Parts parts;
    parts.duties = duty("d", "use >= 50000 or gas >= 25000 or heating == gas_old");
    const auto pack = pack_of(parts);
    const auto with = [&](const std::map<std::string, engine::Answer>& given) {
        return *assess(pack, answers(given)).find(engine::DutyId{"d"});
    };
    CHECK(with({{"use", number(60000)}, {"gas", number(3)}}).because == std::vector<QuestionId>{{"use"}});
    CHECK(with({{"use", number(60000)}}).waiting_on.empty());
    CHECK(with({{"use", number(6)}}).waiting_on == std::vector<QuestionId>{{"gas"}, {"heating"}});
    const auto no = with({{"use", number(6)}, {"gas", number(6)}, {"heating", chosen({"pump"})}});
    CHECK(no.applies == Truth::no);
    CHECK(no.because.size() == 3);
    CHECK(no.waiting_on.empty());
}

TEST_CASE("a range that settles one part of a rule is waited for where another part needs it") {
    using engine::QuestionId;
    Parts parts;
    parts.duties = duty("d", "(use > 10 and gas > 5) or use > 100");
    const auto pack = pack_of(parts);
    const auto state =
        *assess(pack, answers({{"use", engine::Between{50, 200}}, {"gas", number(3)}})).find(engine::DutyId{"d"});
    CHECK(state.applies == Truth::unknown);
    CHECK(state.waiting_on == std::vector<QuestionId>{{"use"}});
    parts.duties = duty("d", "use > 10 and (gas > 5 or use > 100)");
    const auto other = pack_of(parts);
    const auto open = *assess(other, answers({{"use", engine::Between{50, 200}}})).find(engine::DutyId{"d"});
    CHECK(open.applies == Truth::unknown);
    CHECK(open.waiting_on == std::vector<QuestionId>{{"use"}, {"gas"}});
    CHECK(open.because == std::vector<QuestionId>{{"use"}});
}

TEST_CASE("the draws of an amount are the same every time and ordered") {
    const auto once = spread_of("use * c_price", {}), again = spread_of("use * c_price", {});
    CHECK(once == again);
    CHECK(once.p10 < once.p50);
    CHECK(once.p50 < once.p90);
    CHECK(once.p10 >= 1000 * 0.15);
    CHECK(once.p90 <= 60000 * 0.3);
}

TEST_CASE("an input has the same draws wherever it is used") {
    const auto difference = spread_of("use - use", {});
    CHECK(difference.p10 == 0);
    CHECK(difference.p90 == 0);
    const auto ratio = spread_of("(use * c_price) / (c_price * use)", {});
    CHECK(ratio.p10 == Catch::Approx(1));
    CHECK(ratio.p90 == Catch::Approx(1));
}

TEST_CASE("a triangular prior gives its own percentiles") {
    // Of the triangle 1000, 20000, 60000: F(x) = (x-a)^2/((b-a)(c-a)) below c, 1-(b-x)^2/((b-a)(b-c)) above.
    const auto use = spread_of("use", {});
    CHECK(use.p10 == Catch::Approx(11588).epsilon(0.01));
    CHECK(use.p50 == Catch::Approx(25648).epsilon(0.01));
    CHECK(use.p90 == Catch::Approx(44638).epsilon(0.01));
}

TEST_CASE("a choice that is not known is drawn by its weights") {
    const auto share = [](std::string_view condition) { return spread_of("if(" + std::string(condition) + ", 1, 0)", {}); };
    CHECK(share("heating == gas_new").p90 == 1);  // half of the draws
    CHECK(share("heating == gas_new").p10 == 0);
    CHECK(share("heating in (gas_new, gas_old)").p50 == 1);
    CHECK(share("heating == pump").p50 == 0);
    CHECK(share("rooms has ovens").p50 == 0);  // 0.3
    CHECK(share("rooms has ovens").p90 == 1);
}
