// The list of recognised measures of four companies, line by line against the conditions of the law.
#include "support/packs.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

using namespace tk;
using namespace tk::tests;
using engine::Truth;

namespace {

engine::Answer one(const char* option) { return chosen({option}); }

// "GA1 GB4-7" -> GA1 GB4 GB5 GB6 GB7
std::vector<std::string> codes(const std::string& list) {
    std::vector<std::string> made;
    std::istringstream words(list);
    for (std::string word; words >> word;) {
        const auto dash = word.find('-');
        const int first = std::stoi(word.substr(2)), last = dash == word.npos ? first : std::stoi(word.substr(dash + 1));
        for (int n = first; n <= last; ++n) made.push_back(word.substr(0, 2) + std::to_string(n));
    }
    return made;
}

struct Company {
    const char* name;
    std::map<std::string, engine::Answer> answers;
    std::string applies, check, not_applicable;  // codes; together all 149
};

const std::map<std::string, engine::Answer> office{{"s_sector", one("office")},
                                                   {"s_floor_m2", number(1500)},
                                                   {"s_ownership", one("owner")},
                                                   {"s_shifts", one("day")},
                                                   {"s_elec_kwh", number(90000)},
                                                   {"s_gas_m3", number(17000)},
                                                   {"s_conn", one("large")},
                                                   {"s_heating", one("gas_old")},
                                                   {"s_controls", chosen({"clock"})},
                                                   {"s_heat_kw_class", one("70_290")},
                                                   {"s_insul_roof", one("mid")},
                                                   {"s_insul_wall", one("mid")},
                                                   {"s_glazing", one("double")},
                                                   {"s_lighting", one("partly")},
                                                   {"s_installations", chosen({"ventilation", "airco", "server"})},
                                                   {"s_roof_m2", number(700)},
                                                   {"s_roof_state", chosen({"renew"})},
                                                   {"s_lot_m2", number(1200)}};

const std::vector<Company> companies{
    // Ventilation without a clock is the one certain line. An office has no docks, machines or cold rooms. It has
    // radiators, fans and lamps of which nobody asked the class.
    {"office", office, "GD1", "GA1 GB5-6 GC2-7 GD2-7 GE1-3 GF1-15 GG1-4 FC3-5 FG1-2 FG4-5 FI1-6",
     "GB1-4 GB7-8 GC1 GC8 GH1 FA1-8 FB1-8 FC1-2 FD1-15 FE1-6 FF1-2 FG3 FH1-9 FJ1 FK1 PA1-5 PB1-2 PC1-3 PD1-9 PE1-8 PF1-3 "
     "PG1-3 PH1-3"},
    // No night setback is certain. It uses 450 m3 of water, so no hot water process of 500 m3; a small connection, so
    // no solar panels by law; no ventilation, steam, compressed air.
    {"bakery",
     {{"s_sector", one("bakery")},   {"s_floor_m2", number(400)},
      {"s_ownership", one("owner")}, {"s_build_year", one("1975_1991")},
      {"s_shifts", one("two")},      {"s_elec_kwh", number(85000)},
      {"s_gas_m3", number(22000)},   {"s_conn", one("small")},
      {"s_heating", one("gas_new")}, {"s_controls", chosen({"none"})},
      {"s_insul_roof", one("mid")},  {"s_insul_wall", one("mid")},
      {"s_glazing", one("double")},  {"s_doors", one("no")},
      {"s_lighting", one("partly")}, {"s_installations", chosen({"ovens", "cold_rooms", "cabinets", "hotwater"})},
      {"s_roof_m2", number(350)},    {"s_roof_state", chosen({"ok"})},
      {"s_lot_m2", number(200)},     {"s_water_m3", number(450)}},
     "GC1",
     "GA1 GB5-6 GB8 GC2-4 GC6-7 GE1-3 GF1-15 GG1-4 FC1-5 FD1-15 FE1-6 FF1-2 FG1-2 FG4-5 PD1 PD4 PD6-7 PD9",
     "GB1-4 GB7 GC5 GC8 GD1-7 GH1 FA1-8 FB1-8 FG3 FH1-9 FI1-6 FJ1 FK1 PA1-5 PB1-2 PC1-3 PD2-3 PD5 PD8 PE1-8 PF1-3 PG1-3 "
     "PH1-3"},
    // Heaters in the hall, so nothing about boilers, radiators and docks that a boiler heats. Its process does not run
    // all year (FA8). The roof of 2,400 m2, the connection and 260,000 kWh keep the solar panels open.
    {"metal shop",
     {{"s_sector", one("metal")},
      {"s_floor_m2", number(2500)},
      {"s_ownership", one("owner")},
      {"s_shifts", one("two")},
      {"s_elec_kwh", number(260000)},
      {"s_gas_m3", number(32000)},
      {"s_conn", one("large")},
      {"s_heating", one("gas_heaters")},
      {"s_controls", chosen({"none"})},
      {"s_heat_kw_class", one("70_290")},
      {"s_insul_roof", one("mid")},
      {"s_insul_wall", one("mid")},
      {"s_glazing", one("double")},
      {"s_doors", one("yes")},
      {"s_lighting", one("none")},
      {"s_installations", chosen({"compressed_air", "motors", "ventilation"})},
      {"s_comp_kw", number(30)},
      {"s_roof_m2", number(2400)},
      {"s_roof_state", chosen({"light"})},
      {"s_lot_m2", number(3000)}},
     "GC1 GD1",
     "GA1 GB3 GB5-6 GB8 GC5 GC8 GD2-7 GE1-3 GF1-15 GG1-4 GH1 FA1-7 FB8 FC1-5 FG1-2 FG4-5 FK1 PA1-5 PD1 PD4-9 PF2",
     "GB1-2 GB4 GB7 GC2-4 GC6-7 FA8 FB1-7 FD1-15 FE1-6 FF1-2 FG3 FH1-9 FI1-6 FJ1 PB1-2 PC1-3 PD2-3 PE1-8 PF1 PF3 PG1-3 "
     "PH1-3"},
    // Rented, not heated, all LED, day and night: nothing of heat, little of light, all of cold rooms. Solar panels stay
    // open: the roof is good, the connection large, the use high.
    {"cold store",
     {{"s_sector", one("cold_storage")},
      {"s_floor_m2", number(6000)},
      {"s_ownership", one("tenant")},
      {"s_build_year", one("ge2015")},
      {"s_shifts", one("cont")},
      {"s_elec_kwh", number(900000)},
      {"s_gas_m3", number(0)},
      {"s_conn", one("large_ms")},
      {"s_heating", one("none")},
      {"s_insul_roof", one("good")},
      {"s_insul_wall", one("good")},
      {"s_glazing", one("hrpp")},
      {"s_doors", one("yes")},
      {"s_lighting", one("all_led")},
      {"s_installations", chosen({"cold_rooms", "motors"})},
      {"s_hotwater", one("little")},
      {"s_roof_m2", number(5500)},
      {"s_roof_state", chosen({"ok"})},
      {"s_pv_kwp", number(0)},
      {"s_lot_m2", number(4000)}},
     "",
     "GA1 GF1 GF15 GG1-4 GH1 FC1-5 FD1 FD5-12 FD14-15 FG1-2 FG4-5 FK1 PD4 PE5 PF1-3",
     "GB1-8 GC1-8 GD1-7 GE1-3 GF2-14 FA1-8 FB1-8 FD2-4 FD13 FE1-6 FF1-2 FG3 FH1-9 FI1-6 FJ1 PA1-5 PB1-2 PC1-3 PD1-3 PD5-9 "
     "PE1-4 PE6-8 PG1-3 PH1-3"}};

const engine::RecognisedState& state_of(const engine::Assessment& assessment, const char* code) {
    const auto* found = assessment.find(engine::RecognisedId{code});
    INFO(code);
    REQUIRE(found != nullptr);
    return *found;
}

std::map<std::string, engine::Answer> with(std::map<std::string, engine::Answer> given, const char* question,
                                           engine::Answer answer) {
    given.insert_or_assign(question, std::move(answer));
    return given;
}

}  // namespace

TEST_CASE("the pack has every recognised measure of the law, per category") {
    const std::map<std::string, int> wanted{{"GA", 1}, {"GB", 8}, {"GC", 8}, {"GD", 7}, {"GE", 3},  {"GF", 15}, {"GG", 4},
                                            {"GH", 1}, {"FA", 8}, {"FB", 8}, {"FC", 5}, {"FD", 15}, {"FE", 6},  {"FF", 2},
                                            {"FG", 5}, {"FH", 9}, {"FI", 6}, {"FJ", 1}, {"FK", 1},  {"PA", 5},  {"PB", 2},
                                            {"PC", 3}, {"PD", 9}, {"PE", 8}, {"PF", 3}, {"PG", 3},  {"PH", 3}};
    std::map<std::string, int> found;
    for (const auto& measure : shipped_pack().recognised.measures) {
        CHECK(measure.id.value.starts_with(measure.category));
        ++found[measure.category];
    }
    CHECK(found == wanted);
    CHECK(shipped_pack().recognised.measures.size() == 149);
    CHECK(shipped_pack().recognised.categories.size() == wanted.size());
}

TEST_CASE("the list of four companies, each line as the law has it") {
    for (const Company& company : companies) {
        const auto assessment = assess(shipped_pack(), answers(company.answers));
        std::set<std::string> seen;
        for (const auto& [list, wanted] : {std::pair{company.applies, Truth::yes}, std::pair{company.check, Truth::unknown},
                                           std::pair{company.not_applicable, Truth::no}})
            for (const std::string& code : codes(list)) {
                INFO(company.name << " " << code << " " << engine::name_of(wanted));
                CHECK(seen.insert(code).second);
                CHECK(state_of(assessment, code.c_str()).applies == wanted);
            }
        INFO(company.name);
        CHECK(seen.size() == 149);
    }
}

TEST_CASE("a condition that an answer breaks says which answer") {
    const auto assessment = assess(shipped_pack(), answers(companies[1].answers));
    const auto& water = state_of(assessment, "FB8");
    CHECK(water.present == Truth::yes);
    CHECK(water.conditions[1].met == Truth::no);
    CHECK(water.conditions[1].because == std::vector<engine::QuestionId>{{"s_water_m3"}});
    const auto& air = state_of(assessment, "FA1");
    CHECK(air.present == Truth::no);
    CHECK(air.because == std::vector<engine::QuestionId>{{"s_installations"}});
}

TEST_CASE("limits of the law count at their exact value") {
    const auto applies = [&](const char* question, double value, const char* code, std::size_t condition) {
        auto given = with(companies[2].answers, question, number(value));
        return state_of(assess(shipped_pack(), answers(given)), code).conditions[condition].met;
    };
    CHECK(applies("s_comp_kw", 10, "FA1", 3) == Truth::yes);
    CHECK(applies("s_comp_kw", 9.9, "FA1", 3) == Truth::no);
    CHECK(applies("s_comp_kw", 45, "FA3", 1) == Truth::yes);
    CHECK(applies("s_comp_kw", 45.1, "FA3", 1) == Truth::no);
    CHECK(applies("s_comp_kw", 7.5, "FA4", 0) == Truth::yes);
    CHECK(applies("s_gas_m3", 170000, "GB6", 4) == Truth::yes);
    CHECK(applies("s_gas_m3", 170001, "GB6", 4) == Truth::no);
    CHECK(applies("s_gas_m3", 1000000, "GC8", 2) == Truth::yes);
    CHECK(applies("s_roof_m2", 1999, "GH1", 0) == Truth::no);
    CHECK(applies("s_roof_m2", 2000, "GH1", 0) == Truth::unknown);
}

TEST_CASE("what is there already is done, not to do") {
    const auto assessment = assess(shipped_pack(), answers(office));
    CHECK(state_of(assessment, "GC1").done);
    CHECK_FALSE(state_of(assessment, "GC3").done);
    const auto* clock = assessment.find(engine::MeasureId{"heating-clock"});
    CHECK(clock->law.empty());
}

TEST_CASE("a step that realises a recognised measure is marked with it") {
    const auto assessment = assess(shipped_pack(), answers(office));
    const auto& fans = state_of(assessment, "GD1");
    REQUIRE(fans.planned == std::vector<engine::MeasureId>{{"ventilation-clock"}});
    const auto step =
        std::ranges::find(assessment.plan.steps, engine::MeasureId{"ventilation-clock"}, &engine::Step::measure);
    REQUIRE(step != assessment.plan.steps.end());
    CHECK(step->law == std::vector<engine::RecognisedId>{{"GD1"}});
    // A small roof is no recognised measure, though panels on it may pay.
    CHECK(assessment.find(engine::MeasureId{"solar-pv-roof"})->law.empty());
}

TEST_CASE("what a tenant's building needs is the owner's duty, what he does in it is his own") {
    const auto assessment = assess(shipped_pack(), answers(companies[3].answers));
    CHECK(state_of(assessment, "GH1").owner == Truth::yes);
    CHECK(state_of(assessment, "FK1").owner == Truth::no);
    CHECK(state_of(assess(shipped_pack(), answers(office)), "GB5").owner == Truth::no);
}

TEST_CASE("there is no list where the duty to save energy certainly does not hold") {
    auto given = with(with(office, "s_elec_kwh", number(20000)), "s_gas_m3", number(5000));
    CHECK(assess(shipped_pack(), answers(given)).recognised.empty());
    given.erase("s_elec_kwh");
    CHECK(assess(shipped_pack(), answers(given)).recognised.size() == 149);
    CHECK(engine::assess(shipped_pack(), {}, {.date = some_day, .track = "terrain"}).recognised.empty());
}

TEST_CASE("with no answers nothing of the list is certain") {
    for (const auto& found : assess(shipped_pack(), {}).recognised) {
        INFO(found.recognised.value);
        CHECK(found.applies == Truth::unknown);
        CHECK_FALSE(found.done);
    }
}
