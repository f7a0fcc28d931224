// The command that prints the recognised measures of the law.
#include "support/run.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace {

using namespace tk;

const std::string bakery =
    (std::filesystem::path(TERREINKOMPAS_SOURCE_DIR) / "assets/content/base/examples/bakery.json").string();

tests::Result checklist(const std::string& arguments) {
    return tests::run("'" TERREINKOMPAS_PROGRAM "' checklist " + arguments);
}

}  // namespace

TEST_CASE("checklist writes the list for a spreadsheet") {
    const auto csv = checklist("'" + bakery + "' --format csv");
    CHECK(csv.code == 0);
    CHECK(csv.err.empty());
    CHECK(csv.out.starts_with("\xEF\xBB\xBF\"Code\";"));
    CHECK(csv.out.contains(
        "\r\n\"GC1\";\"Verwarming van ruimtes\";\"Zet de verwarming op een klok\";\"Geldt\";\"In uw plan\";"));
    CHECK(
        csv.out.contains("\r\n\"FA1\";\"Perslucht\";\"Zet een groter vat bij de compressor\";\"Geldt niet\";"
                         "\"Niet van toepassing\";\"Wat hebt u op deze locatie?"));
    const auto english = checklist("'" + bakery + "' --format csv --language en");
    CHECK(english.out.contains("\"Put the heating on a clock\";\"Applies\";\"In your plan\";"));
}

TEST_CASE("checklist writes text and JSON") {
    const auto text = checklist("'" + bakery + "'");
    CHECK(text.code == 0);
    CHECK(text.out.contains("GC1. Zet de verwarming op een klok [Geldt; In uw plan]"));
    const auto json = nlohmann::json::parse(checklist("'" + bakery + "' --format json").out, nullptr, false);
    REQUIRE(json.is_object());
    CHECK(json["duty"] == "energiebesparingsplicht");
    CHECK(json["duty_applies"] == "yes");
    REQUIRE(json["recognised"].size() == 148);
    for (const auto& line : json["recognised"])
        if (line["code"] == "FB8") {
            CHECK(line["applies"] == "no");
            CHECK(line["standing"] == "not_applicable");
            CHECK(line["conditions"][1]["met"] == "no");
        }
}

TEST_CASE("checklist says so when the duty does not hold, and reads its file as assess does") {
    tests::Folder folder;
    const auto small = folder.file("small.json", R"({"answers":{"s_elec_kwh":10000,"s_gas_m3":500,"s_heating":"gas_new",
        "s_installations":["none"],"s_sector":"office"}})");
    const auto text = checklist("'" + small + "' --date 2026-11-24");
    CHECK(text.code == 0);
    CHECK(text.out.contains("Die geldt niet voor u."));
    CHECK(checklist("missing.json").code == 1);
    CHECK(checklist("'" + small + "' --date tomorrow").code == 2);
    CHECK(checklist("'" + small + "' --format xml").code == 2);
}
