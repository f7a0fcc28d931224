#include "support/packs.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

using namespace tk;
using namespace tk::tests;

namespace {

using Given = std::map<std::string, engine::Answer>;

bool warned(const engine::Assessment& assessment, const std::string& check) {
    return std::ranges::find(assessment.warnings, check, &engine::Warning::check) != assessment.warnings.end();
}

const Parts parts{
    .checks =
        R"({"id":"gas-pump","track":"sme","rule":"gas > 500 m3/year and heating == pump","questions":["gas","heating"]})"};

// Answers that break a check of the shipped pack, and one answer that mends it.
struct Case {
    std::string check{};
    Given wrong{};
    std::pair<std::string, engine::Answer> mended{};
};

const std::vector<Case> cases{
    {"pv-over-roof", {{"s_pv_kwp", number(26)}, {"s_roof_m2", number(100)}}, {"s_pv_kwp", number(25)}},
    {"pv-over-connection", {{"s_conn", chosen({"small"})}, {"s_pv_kwp", number(151)}}, {"s_pv_kwp", number(150)}},
    {"use-over-connection",
     {{"s_conn", chosen({"small"})}, {"s_elec_kwh", number(484001)}, {"s_pv_kwp", number(0)}},
     {"s_elec_kwh", number(484000)}},
    {"peak-over-contract",
     {{"s_conn", chosen({"large"})}, {"s_contract_kw", number(100)}, {"s_peak_kw", number(101)}},
     {"s_peak_kw", number(100)}},
    {"use-over-peak",
     {{"s_conn", chosen({"large"})}, {"s_elec_kwh", number(87601)}, {"s_peak_kw", number(10)}, {"s_pv_kwp", number(0)}},
     {"s_elec_kwh", number(87600)}},
    {"compressor-over-peak",
     {{"s_installations", chosen({"compressed_air"})}, {"s_comp_kw", number(51)}, {"s_peak_kw", number(50)}},
     {"s_comp_kw", number(50)}},
    {"no-power-with-machines",
     {{"s_elec_kwh", number(0)}, {"s_installations", chosen({"motors"})}},
     {"s_elec_kwh", number(1)}},
    {"no-power-with-heating",
     {{"s_elec_kwh", number(0)}, {"s_heating", chosen({"heat_pump"})}},
     {"s_heating", chosen({"gas_old"})}},
    {"gas-without-gas-heating",
     {{"s_gas_m3", number(501)},
      {"s_heating", chosen({"heat_pump"})},
      {"s_hotwater", chosen({"electric"})},
      {"s_installations", chosen({"none"})}},
     {"s_gas_m3", number(500)}},
    {"gas-heating-without-gas", {{"s_gas_m3", number(0)}, {"s_heating", chosen({"gas_new"})}}, {"s_gas_m3", number(1)}},
    {"gas-water-without-gas",
     {{"s_gas_m3", number(0)}, {"s_hotwater", chosen({"gas"})}},
     {"s_hotwater", chosen({"electric"})}},
    {"heat-net-without-heat",
     {{"s_heating", chosen({"heat_net"})}, {"s_heat_net_gj", number(0)}},
     {"s_heat_net_gj", number(1)}},
    {"oil-boiler-without-oil",
     {{"s_heating", chosen({"oil"})}, {"s_fuel_types", chosen({"none"})}},
     {"s_fuel_types", chosen({"propane"})}},
    {"chargers-over-parking",
     {{"s_charge_points", number(11)}, {"s_parking_places", number(10)}},
     {"s_charge_points", number(10)}},
    {"vehicles-over-people",
     {{"s_vans_fossil", number(56)},
      {"s_trucks_fossil", number(0)},
      {"s_staff", number(10)},
      {"s_employees_total", number(10)}},
     {"s_vans_fossil", number(55)}},
    {"office-half-without-area",
     {{"s_office_share", chosen({"ge50"})}, {"s_office_m2", number(0)}},
     {"s_office_m2", number(1)}},
    {"office-without-office",
     {{"s_sector", chosen({"office"})}, {"s_office_share", chosen({"none"})}},
     {"s_office_share", chosen({"lt50"})}},
    {"asbestos-in-new-building",
     {{"s_build_year", chosen({"2006_2014"})}, {"s_roof_state", chosen({"asbestos"})}},
     {"s_build_year", chosen({"1994_2005"})}},
    {"roof-good-and-due", {{"s_roof_state", chosen({"ok", "renew"})}}, {"s_roof_state", chosen({"renew"})}},
    {"label-a-without-insulation",
     {{"s_label", chosen({"a"})},
      {"s_glazing", chosen({"single"})},
      {"s_insul_roof", chosen({"none"})},
      {"s_insul_wall", chosen({"none"})}},
     {"s_insul_wall", chosen({"mid"})}},
    {"cold-storage-without-cold",
     {{"s_sector", chosen({"cold_storage"})}, {"s_installations", chosen({"motors"})}},
     {"s_installations", chosen({"cold_rooms"})}},
    {"cabinets-without-length",
     {{"s_installations", chosen({"cabinets"})}, {"s_cabinets_m", number(0)}},
     {"s_cabinets_m", number(1)}},
    {"park-all-vacant", {{"t_vacancy", number(100)}}, {"t_vacancy", number(99)}},
    {"park-waiting-over-companies",
     {{"t_congestion", chosen({"stop"})}, {"t_waiting", number(11)}, {"t_n_companies", number(10)}},
     {"t_waiting", number(10)}},
    {"park-connections-over-companies",
     {{"t_large_conn", number(31)}, {"t_n_companies", number(10)}},
     {"t_large_conn", number(30)}},
    {"park-green-over-area", {{"t_green_ha", number(21)}, {"t_area_ha", number(20)}}, {"t_green_ha", number(20)}},
    {"park-roof-over-area", {{"t_roof_m2", number(200001)}, {"t_area_ha", number(20)}}, {"t_roof_m2", number(200000)}},
    {"park-paved-and-green",
     {{"t_paved_share", chosen({"gt80"})}, {"t_green_ha", number(6)}, {"t_area_ha", number(20)}},
     {"t_green_ha", number(5)}},
    {"park-no-power", {{"t_elec_kwh", number(0)}}, {"t_elec_kwh", number(1)}},
    {"park-contract-without-power",
     {{"t_large_conn", number(1)}, {"t_contract_kw", number(0)}},
     {"t_contract_kw", number(1)}},
    {"park-pv-without-roof", {{"t_pv_share", number(1)}, {"t_roof_m2", number(0)}}, {"t_pv_share", number(0)}},
    {"park-people-below-companies",
     {{"t_employees", number(9)}, {"t_n_companies", number(10)}},
     {"t_employees", number(10)}},
    {"park-logistics-without-trucks",
     {{"t_main_use", chosen({"logistics"})}, {"t_trucks_day", number(0)}},
     {"t_trucks_day", number(1)}},
    {"park-charging-without-points",
     {{"t_flex", chosen({"charging"})}, {"t_chargers", number(0)}},
     {"t_chargers", number(1)}},
    {"park-biz-without-money", {{"t_org", chosen({"biz"})}, {"t_fund_eur", number(0)}}, {"t_fund_eur", number(1)}},
};

}  // namespace

TEST_CASE("answers that contradict each other give a warning with their questions") {
    const auto pack = pack_of(parts);
    const auto both = assess(pack, answers({{"gas", number(900)}, {"heating", chosen({"pump"})}}));
    REQUIRE(both.warnings.size() == 1);
    CHECK(both.warnings[0].check == "gas-pump");
    CHECK(both.warnings[0].questions == std::vector<engine::QuestionId>{{"gas"}, {"heating"}});
    CHECK(assess(pack, answers({{"gas", number(500)}, {"heating", chosen({"pump"})}})).warnings.empty());
}

TEST_CASE("what may still be right gives no warning") {
    const auto pack = pack_of(parts);
    CHECK(assess(pack, answers({{"gas", number(900)}})).warnings.empty());
    CHECK(assess(pack, answers({{"gas", engine::Unsure{}}, {"heating", chosen({"pump"})}})).warnings.empty());
    CHECK(assess(pack, answers({{"gas", engine::Between{400, 900}}, {"heating", chosen({"pump"})}})).warnings.empty());
    CHECK(warned(assess(pack, answers({{"gas", engine::Between{600, 900}}, {"heating", chosen({"pump"})}})), "gas-pump"));
}

TEST_CASE("a mistake in a check is reported with its place") {
    const auto issues = [](const std::string& check) { return issues_of({.checks = check}); };
    CHECK(issues(R"({"id":"a","track":"sme","rule":"gass > 1","questions":["gas"]})").contains("/checks/0/rule"));
    CHECK(issues(R"({"id":"a","track":"sme","rule":"gas > 1","questions":["gass"]})").contains("/checks/0/questions/0"));
    CHECK(issues(R"({"id":"a","track":"sme","rule":"gas > 1","questions":[]})").contains("/checks/0/questions"));
    CHECK(issues(R"({"id":"a","track":"sme","questions":["gas"]})").contains("\"rule\" is missing"));
}

TEST_CASE("each check of the shipped pack warns on its side of the line and not on the other") {
    const auto& pack = shipped_pack();
    std::set<std::string> tested;
    for (const Case& one : cases) {
        INFO(one.check);
        tested.insert(one.check);
        const auto found = std::ranges::find(pack.checks, one.check, &engine::Check::id);
        REQUIRE(found != pack.checks.end());
        const engine::AssessOptions options{.date = some_day, .track = found->track, .draws = 0, .what_if = false};
        auto given = answers(one.wrong);
        CHECK(warned(engine::assess(pack, given, options), one.check));
        given.set({one.mended.first}, one.mended.second);
        CHECK_FALSE(warned(engine::assess(pack, given, options), one.check));
    }
    CHECK(tested.size() == pack.checks.size());
}
