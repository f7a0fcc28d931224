#include "support/packs.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace tk;
using namespace tk::tests;
using engine::Between;
using engine::Group;
using engine::Truth;

namespace {

struct Case {
    const char* what;
    std::map<std::string, engine::Answer> given;
    const char* duty;
    Truth wanted;
};

engine::Answer one(const char* option) { return chosen({option}); }

// Whether its condition holds, in force or not: what the first phase that counts says.
Truth found(const Case& entry) {
    const auto assessment = assess(shipped_pack(), answers(entry.given));
    const auto* duty = assessment.find(engine::DutyId{entry.duty});
    INFO(entry.what);
    REQUIRE(duty != nullptr);
    return duty->applies;
}

}  // namespace

TEST_CASE("duties are right on both sides of their limits") {
    const std::vector<Case> cases{
        {"49,999 kWh and 24,999 m3",
         {{"s_elec_kwh", number(49999)},
          {"s_gas_m3", number(24999)},
          {"s_heating", one("gas_new")},
          {"s_fuel_types", one("none")}},
         "energiebesparingsplicht",
         Truth::no},
        {"fuel not asked",
         {{"s_sector", one("office")},
          {"s_elec_kwh", number(49999)},
          {"s_gas_m3", number(24999)},
          {"s_heating", one("gas_new")},
          {"s_installations", one("ventilation")}},
         "energiebesparingsplicht",
         Truth::no},
        {"oil boiler, litres unknown",
         {{"s_sector", one("office")},
          {"s_elec_kwh", number(20000)},
          {"s_gas_m3", number(0)},
          {"s_heating", one("oil")},
          {"s_installations", one("none")}},
         "energiebesparingsplicht",
         Truth::unknown},
        {"oil boiler, 21,000 litres",
         {{"s_sector", one("office")},
          {"s_elec_kwh", number(20000)},
          {"s_gas_m3", number(0)},
          {"s_heating", one("oil")},
          {"s_installations", one("none")},
          {"s_fuel_types", one("oil")},
          {"s_fuel_oil_l", number(21000)}},
         "energiebesparingsplicht",
         Truth::yes},
        {"85,000 kWh bakery",
         {{"s_sector", one("bakery")},
          {"s_elec_kwh", number(85000)},
          {"s_gas_m3", number(22000)},
          {"s_heating", one("gas_new")},
          {"s_installations", one("ovens")}},
         "informatieplicht-energiebesparing",
         Truth::yes},
        {"50,000 kWh", {{"s_elec_kwh", number(50000)}}, "energiebesparingsplicht", Truth::yes},
        {"heat network 791 GJ",
         {{"s_elec_kwh", number(20000)},
          {"s_gas_m3", number(10)},
          {"s_heating", one("heat_net")},
          {"s_heat_net_gj", number(791)}},
         "energiebesparingsplicht",
         Truth::yes},
        {"range below",
         {{"s_elec_kwh", Between{30000, 45000}},
          {"s_gas_m3", number(5000)},
          {"s_heating", one("gas_new")},
          {"s_fuel_types", one("none")}},
         "energiebesparingsplicht",
         Truth::no},
        {"range across",
         {{"s_elec_kwh", Between{45000, 55000}},
          {"s_gas_m3", number(5000)},
          {"s_heating", one("gas_new")},
          {"s_fuel_types", one("none")}},
         "energiebesparingsplicht",
         Truth::unknown},
        {"nothing known", {}, "energiebesparingsplicht", Truth::unknown},
        {"10.4 million kWh listed",
         {{"s_elec_kwh", number(10400000)}, {"s_mba", one("yes")}},
         "onderzoeksplicht-energiebesparing",
         Truth::yes},
        {"10.4 million kWh listed, information",
         {{"s_elec_kwh", number(10400000)}, {"s_mba", one("yes")}},
         "informatieplicht-energiebesparing",
         Truth::no},
        {"10.4 million kWh, activity unknown",
         {{"s_elec_kwh", number(10400000)}},
         "informatieplicht-energiebesparing",
         Truth::unknown},
        {"label unknown office",
         {{"s_sector", one("office")}, {"s_floor_m2", number(1500)}, {"s_office_share", one("ge50")}},
         "label-c-kantoren",
         Truth::unknown},
        {"less than half office", {{"s_office_share", one("lt50")}}, "label-c-kantoren", Truth::no},
        {"metal shop 700 m2",
         {{"s_sector", one("metal")}, {"s_floor_m2", number(700)}},
         "energiebesparingsplicht",
         Truth::unknown},
        {"200 heating plus 120 cooling",
         {{"s_heat_kw_class", one("70_290")}, {"s_cool_kw_class", one("70_290")}},
         "gacs-290",
         Truth::no},
        {"300 kW heating", {{"s_heat_kw_class", one("gt290")}}, "gacs-290", Truth::yes},
        {"power unknown", {{"s_floor_m2", number(2000)}}, "gacs-290", Truth::unknown},
        {"half used exactly",
         {{"s_conn", one("large_ms")},
          {"s_grid_problem", one("waiting")},
          {"s_peak_kw", number(200)},
          {"s_contract_kw", number(400)}},
         "gotork-gebruik-of-verlies",
         Truth::yes},
        {"1 MW unused",
         {{"s_conn", one("large_ms")},
          {"s_grid_problem", one("offtake")},
          {"s_peak_kw", number(3000)},
          {"s_contract_kw", number(4000)}},
         "gotork-gebruik-of-verlies",
         Truth::yes},
        {"60 percent used",
         {{"s_conn", one("large_ms")},
          {"s_grid_problem", one("offtake")},
          {"s_peak_kw", number(240)},
          {"s_contract_kw", number(400)}},
         "gotork-gebruik-of-verlies",
         Truth::no},
        {"natural refrigerant",
         {{"s_installations", one("cold_rooms")}, {"s_refrigerant", one("natural")}},
         "f-gassen",
         Truth::no},
        {"refrigerant unknown", {{"s_installations", one("cold_rooms")}}, "f-gassen", Truth::unknown},
        {"solar small connection", {{"s_pv_kwp", number(30)}, {"s_conn", one("small")}}, "saldering-einde", Truth::yes},
        {"solar large connection", {{"s_pv_kwp", number(30)}, {"s_conn", one("large")}}, "saldering-einde", Truth::no},
    };
    std::set<std::string> known;
    for (const auto& duty : shipped_pack().duties) known.insert(duty.id.value);
    int tried = 0;
    for (const auto& entry : cases) {
        if (!known.contains(entry.duty)) continue;
        ++tried;
        INFO(entry.what << ", " << entry.duty);
        CHECK(engine::name_of(found(entry)) == engine::name_of(entry.wanted));
    }
    CHECK(tried >= 20);
}

TEST_CASE("with nothing known no duty is certain") {
    for (const auto& duty : assess(shipped_pack(), {}).duties) {
        INFO(duty.duty.value);
        CHECK(duty.applies == Truth::unknown);
        CHECK_FALSE(duty.group.has_value());
        // It waits for an answer or for what no form can test, or only informs.
        const auto& content = *shipped_pack().find(duty.duty);
        if (duty.waiting_on.empty() && content.kind != "info") CHECK(content.open_conditions > 0);
    }
}

TEST_CASE("a duty holds from its first to its last day, both included") {
    Parts parts;
    parts.duties =
        duty("d", "use >= 50", R"("phases":[{"id":"law","from":"2026-07-01","until":"2026-12-31","status":"in_force"}])");
    const auto pack = pack_of(parts);
    const auto given = answers({{"use", number(60)}});
    const auto group_on = [&](const char* day) {
        return assess(pack, given, *engine::date_of(day)).find(engine::DutyId{"d"})->group;
    };
    CHECK(group_on("2026-06-30") != Group::must);
    CHECK(group_on("2026-07-01") == Group::must);
    CHECK(group_on("2026-12-31") == Group::must);
    CHECK(group_on("2027-01-01") == std::nullopt);
}

TEST_CASE("what is announced or expected is never told as law") {
    for (const char* status : {"announced", "expected"}) {
        Parts parts;
        parts.duties = duty("d", "use >= 50",
                            R"("phases":[{"id":"later","from":"2025-01-01","status":")" + std::string(status) + "\"}]");
        const auto pack = pack_of(parts);
        const auto state = *assess(pack, answers({{"use", number(60)}})).find(engine::DutyId{"d"});
        INFO(status);
        CHECK(state.group == Group::will);
        for (const auto& step : assess(pack, answers({{"use", number(60)}})).plan.steps) CHECK(step.group != Group::must);
        CHECK(assess(pack, answers({{"use", number(6)}})).find(engine::DutyId{"d"})->group == std::nullopt);
    }
}

TEST_CASE("a duty of two tracks holds in each by the rule of that track") {
    Parts parts;
    parts.questions +=
        R"(,{"id":"park_use","track":"terrain","theme":"energy","kind":"number","unit":"kWh/year","min":0,"max":9000000,
             "prior":{"low":100000,"likely":500000,"high":900000,"confidence":"low"},"seconds":10})";
    const std::string first = "\"track\":\"sme\"", both = "\"track\":[\"sme\",\"terrain\"]";
    std::string apart = duty("apart", "RULES"), same = duty("same", "true"), own = duty("own", "true");
    apart.replace(apart.find(first), first.size(), both);
    apart.replace(apart.find("\"RULES\""), 7, R"({"sme":"use >= 500","terrain":"park_use >= 500"})");
    same.replace(same.find(first), first.size(), both);
    parts.duties = apart + "," + same + "," + own;
    const auto pack = pack_of(parts);
    const auto given = answers({{"use", number(9)}, {"park_use", number(900)}});
    const auto company = assess(pack, given);
    const auto park = engine::assess(pack, given, {.date = some_day, .track = "terrain"});
    CHECK(company.find(engine::DutyId{"apart"})->applies == Truth::no);
    CHECK(park.find(engine::DutyId{"apart"})->applies == Truth::yes);
    CHECK(park.find(engine::DutyId{"apart"})->because == std::vector<engine::QuestionId>{{"park_use"}});
    CHECK(company.find(engine::DutyId{"same"})->applies == Truth::yes);
    CHECK(park.find(engine::DutyId{"same"})->applies == Truth::yes);
    CHECK(park.find(engine::DutyId{"own"}) == nullptr);
    const std::string second = R"(,"terrain":"park_use >= 500")";
    std::string half = apart;
    half.erase(half.find(second), second.size());
    parts.duties = half;
    CHECK(issues_of(parts).find("the rule for terrain is missing") != std::string::npos);
    std::string wrong = duty("wrong", "true");
    wrong.replace(wrong.find(first), first.size(), "\"track\":[\"park\"]");
    parts.duties = wrong;
    CHECK(issues_of(parts).find("/duties/0/track there is no track \"park\"") != std::string::npos);
}

TEST_CASE("an adopted rule becomes law on its day") {
    Parts parts;
    parts.duties = duty("d", "use >= 50", R"("phases":[{"id":"law","from":"2027-01-01","status":"adopted"}])");
    const auto pack = pack_of(parts);
    const auto given = answers({{"use", number(60)}});
    CHECK(assess(pack, given, *engine::date_of("2026-12-31")).find(engine::DutyId{"d"})->group == Group::will);
    CHECK(assess(pack, given, *engine::date_of("2027-01-01")).find(engine::DutyId{"d"})->group == Group::must);
}

TEST_CASE("the phase of the date decides, not another one") {
    Parts parts;
    parts.duties = duty(
        "d", "use >= 10",
        R"("phases":[{"id":"old","from":"2020-01-01","until":"2026-12-31","status":"in_force","if":"use >= 50"},{"id":"new","from":"2027-01-01","status":"in_force","if":"use >= 20"}])");
    const auto pack = pack_of(parts);
    const auto given = answers({{"use", number(30)}});
    CHECK(assess(pack, given, *engine::date_of("2026-06-01")).find(engine::DutyId{"d"})->group != Group::must);
    CHECK(assess(pack, given, *engine::date_of("2027-06-01")).find(engine::DutyId{"d"})->group == Group::must);
}

TEST_CASE("a limit says how far a known value lies from it") {
    Parts parts;
    parts.duties = duty("d", "use >= 50000", R"("boundary":[{"of":"use","op":">=","limit":50000,"unit":"kWh/year"}])");
    const auto pack = pack_of(parts);
    const auto known = assess(pack, answers({{"use", number(48000)}})).find(engine::DutyId{"d"})->limits.at(0);
    CHECK(known.low == 48000);
    CHECK(known.high == 48000);
    CHECK(known.met == Truth::no);
    const auto open = assess(pack, {}).find(engine::DutyId{"d"})->limits.at(0);
    CHECK(open.low == 0);
    CHECK(open.high == 100000);
    CHECK(open.met == Truth::unknown);
}

TEST_CASE("an estimate makes a duty likely, never certain") {
    Parts parts;
    parts.duties = duty("d", "use >= 50000", R"("likely":"use >= 10000")");
    const auto pack = pack_of(parts);
    const auto open = *assess(pack, {}).find(engine::DutyId{"d"});
    CHECK(open.applies == Truth::unknown);
    CHECK(open.likely);
    CHECK_FALSE(assess(pack, answers({{"use", number(20000)}})).find(engine::DutyId{"d"})->likely);
}

TEST_CASE("duties come first in the plan, by deadline") {
    Parts parts;
    parts.duties = duty("late", "use >= 50", R"("deadline":"2028-01-01")") + "," +
                   duty("early", "use >= 50", R"("deadline":"2027-01-01")") + "," +
                   duty("coming", "use >= 50", R"("phases":[{"id":"x","from":"2027-07-01","status":"announced"}])");
    parts.measures = measure("m", "true", "5000");
    const auto plan = assess(pack_of(parts), answers({{"use", number(60)}})).plan;
    REQUIRE(plan.steps.size() == 4);
    CHECK(plan.steps[0].duty.value == "early");
    CHECK(plan.steps[1].duty.value == "late");
    CHECK(plan.steps[2].duty.value == "coming");
    CHECK(plan.steps[2].group == Group::will);
    CHECK(plan.steps[3].measure.value == "m");
    for (std::size_t i = 0; i < plan.steps.size(); ++i) CHECK(plan.steps[i].place == static_cast<int>(i) + 1);
}
