#include "engine/result_json.h"

#include "engine/answers_json.h"
#include "engine/result_writer.h"
#include "support/packs.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <limits>

using namespace tk;
using namespace tk::tests;
using nlohmann::json;

namespace {

json result_of(const engine::ContentPack& pack, const engine::Answers& given, const engine::AssessOptions& options) {
    return json::parse(engine::result_json(pack, given, options, engine::assess(pack, given, options)));
}

json entry(const json& list, const std::string& id) {
    for (const json& one : list)
        if (one.at("id") == id) return one;
    FAIL("there is no " << id);
    return {};
}

engine::ContentPack small_pack() {
    Parts parts;
    parts.duties =
        duty("law", "use >= 50000", R"("boundary":[{"of":"use","op":">=","limit":50000,"unit":"kWh/year"}])") + "," +
        duty("soon", "use >= 10", R"("phases":[{"id":"x","from":"2027-07-01","status":"announced"}])") + "," +
        duty("gone", "use >= 10", R"("phases":[{"id":"x","from":"2020-01-01","until":"2021-01-01","status":"in_force"}])");
    parts.measures = measure("good", "true", "900") + "," + measure("bad", "heating == gas_old", "900") + "," +
                     measure("dear", "true", "0");
    return pack_of(parts);
}

}  // namespace

TEST_CASE("numbers of a result are rounded, and what is no number is null") {
    CHECK(engine::write::number(1.005e3).dump() == "1005");
    CHECK(engine::write::number(2.346).dump() == "2.35");
    CHECK(engine::write::number(-0.001).dump() == "0");
    CHECK(engine::write::number(0.12344, engine::write::fine).dump() == "0.1234");
    CHECK(engine::write::number(1e300).dump() == "1e+300");
    CHECK(engine::write::number(std::numeric_limits<double>::infinity()).is_null());
    CHECK(engine::write::number(std::nan("")).is_null());
}

TEST_CASE("a duty tells its verdict, its phase and how far its limit is") {
    const auto pack = small_pack();
    const auto at = [&](double use) {
        return result_of(pack, answers({{"use", number(use)}}), {.date = some_day})["duties"];
    };
    const json below = entry(at(48000), "law"), above = entry(at(50000), "law");
    CHECK(below["verdict"] == "no");
    CHECK(below["phase"].is_null());
    CHECK(below["boundary"][0]["distance"] == 2000);
    CHECK(below["boundary"][0]["met"] == "no");
    CHECK(above["verdict"] == "yes");
    CHECK(above["phase"] == "in_force");
    CHECK(above["group"] == "must");
    CHECK(above["boundary"][0]["distance"] == 0);
    CHECK(above["because"] == json{"use"});
    CHECK(entry(at(50000), "soon")["phase"] == "announced");
    CHECK(entry(at(50000), "gone")["phase"].is_null());
    // Just below the limit reads as below it.
    CHECK(entry(at(49999.999), "law")["boundary"][0]["low"] < 50000);

    const json open = entry(result_of(pack, {}, {.date = some_day})["duties"], "law");
    CHECK(open["verdict"] == "unknown");
    CHECK(open["phase"] == "in_force");  // if it holds, it holds now
    CHECK(open["waiting_on"] == json{"use"});
    CHECK(open["boundary"][0]["distance"] == 0);
}

TEST_CASE("a measure has its place and amounts, or null where there are none") {
    const auto pack = small_pack();
    const auto given = answers({{"use", number(60000)}, {"heating", chosen({"pump"})}});
    const json result = result_of(pack, given, {.date = some_day});
    const json good = entry(result["measures"], "good"), bad = entry(result["measures"], "bad");
    CHECK(good["saving_eur"] == json{{"p10", 900}, {"p50", 900}, {"p90", 900}});
    CHECK(good["package"] == "pkg");
    CHECK(good["payback_years"]["p50"] == 0.11);
    CHECK(result["plan"][good["place"].get<std::size_t>() - 1]["measure"] == "good");
    CHECK(bad["applies"] == "no");
    CHECK(bad["place"].is_null());
    CHECK(bad["saving_eur"].is_null());
    CHECK(entry(result["measures"], "dear")["payback_years"].is_null());
}

TEST_CASE("the plan lists duties and measures in order") {
    const json plan = result_of(small_pack(), answers({{"use", number(60000)}}), {.date = some_day})["plan"];
    REQUIRE(plan.size() >= 3);
    CHECK(plan[0]["duty"] == "law");
    CHECK(plan[0]["measure"].is_null());
    CHECK(plan[1]["duty"] == "soon");
    CHECK(plan[1]["group"] == "will");
    CHECK(plan[2]["measure"] == "good");
    for (std::size_t i = 0; i < plan.size(); ++i) CHECK(plan[i]["place"] == i + 1);
}

TEST_CASE("without draws amounts are null, and the verdicts stay") {
    const auto pack = small_pack();
    const auto given = answers({{"use", number(60000)}});
    const json with = result_of(pack, given, {.date = some_day}),
               without = result_of(pack, given, {.date = some_day, .draws = 0});
    CHECK(without["totals"]["saving_eur"].is_null());
    CHECK(entry(without["measures"], "good")["investment_eur"].is_null());
    CHECK(entry(without["duties"], "law")["verdict"] == "yes");
    for (std::size_t i = 0; i < with["measures"].size(); ++i)
        CHECK(with["measures"][i]["applies"] == without["measures"][i]["applies"]);
}

TEST_CASE("the receipt is enough to make the same result again") {
    const auto& pack = shipped_pack();
    const auto given = answers({{"s_sector", chosen({"bakery"})},
                                {"s_elec_kwh", engine::Between{40000, 60000}},
                                {"s_gas_m3", engine::Unsure{}},
                                {"s_installations", chosen({"ovens"})}});
    const engine::AssessOptions options{.date = some_day, .draws = 64};
    const std::string first = engine::result_json(pack, given, options, engine::assess(pack, given, options));
    const json receipt = json::parse(first)["receipt"];
    CHECK(receipt["pack_hash"] == pack.hash);
    const auto again = engine::load_answers(pack, receipt.dump(), "receipt");
    CHECK(again.issues.empty());
    CHECK(again.answers == given);
    CHECK(again.track == "sme");
    CHECK(again.date == some_day);
    const engine::AssessOptions same{.date = *again.date, .track = again.track, .draws = receipt["draws"].get<int>()};
    CHECK(engine::result_json(pack, again.answers, same, engine::assess(pack, again.answers, same)) == first);
}

TEST_CASE("one line holds what the spread out result does") {
    const auto pack = small_pack();
    const engine::AssessOptions options{.date = some_day};
    const auto assessment = engine::assess(pack, {}, options);
    const std::string line = engine::result_json(pack, {}, options, assessment, engine::Layout::one_line);
    CHECK(line.find('\n') == line.npos);
    CHECK(json::parse(line) == json::parse(engine::result_json(pack, {}, options, assessment)));
}

TEST_CASE("an answer that would make a scheme fit stands there as in a file of answers") {
    engine::Assessment assessment;
    engine::SchemeState scheme;
    scheme.scheme = {"s"};
    scheme.would_fit = {{{"use"}, number(3)}, {{"heating"}, chosen({"pump"})}, {{"rooms"}, chosen({"ovens"})}};
    scheme.support = engine::Support{{1, 2, 3}, true};
    assessment.schemes = {scheme};
    assessment.warnings = {{"w", {{"use"}, {"gas"}}}};
    assessment.next_questions = {{{"gas"}, {{"d"}}, {{"s"}}, {{"m"}}, {{"k"}}, true, 0.25, 1.5}};
    const auto pack = small_pack();
    const json result = json::parse(engine::result_json(pack, {}, {.date = some_day}, assessment));
    const json found = result["schemes"][0];
    CHECK(found["would_fit_if"] == json::parse(R"([{"question":"use","answer":3},{"question":"heating","answer":"pump"},
                                                  {"question":"rooms","answer":["ovens"]}])"));
    CHECK(found["support"] == json::parse(R"({"amount_eur":{"p10":1,"p50":2,"p90":3},"sure":true})"));
    CHECK(result["warnings"] == json::parse(R"([{"id":"w","questions":["use","gas"]}])"));
    CHECK(
        result["next_questions"] ==
        json::parse(
            R"([{"question":"gas","duties":["d"],"schemes":["s"],"measures":["m"],"places":["k"],"goals":true,"share":0.25,"worth":1.5}])"));
}
