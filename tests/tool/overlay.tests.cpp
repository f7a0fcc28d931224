// --overlay on the command line, with the overlay that is shipped.
#include "engine/compiled.h"
#include "support/packs.h"
#include "support/run.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace tk;

namespace {

namespace fs = std::filesystem;

const std::string shipped = TERREINKOMPAS_SOURCE_DIR "/assets/content/overlays/noord-holland.json";

tests::Result tool(const std::string& arguments) { return tests::run("'" TERREINKOMPAS_PROGRAM "' " + arguments); }

std::string over(const std::string& file) { return " --overlay '" + file + "' "; }

}  // namespace

TEST_CASE("assess takes an overlay") {
    const tests::Folder folder;
    const auto answers = folder.file("office.json", R"({"s_province": "noord_holland", "s_sector": "office"})");
    const std::string rest = " --format json --date 2026-11-24 --draws 0 --what-if no '" + answers + "'";
    const auto with = tool("assess" + over(shipped) + rest), without = tool("assess" + rest);
    REQUIRE(with.code == 0);
    REQUIRE(without.code == 0);
    const auto result = nlohmann::json::parse(with.out), base = nlohmann::json::parse(without.out);
    CHECK(result["receipt"]["overlay"]["id"] == "noord-holland");
    CHECK(base["receipt"]["overlay"].is_null());
    CHECK(result["receipt"]["pack_hash"] != base["receipt"]["pack_hash"]);
    CHECK(result["schemes"].size() == base["schemes"].size() + 1);
}

TEST_CASE("compile makes a pack with the overlay in it") {
    const tests::Folder folder;
    const fs::path file = folder.path() / "noord-holland.pack";
    const auto done = tool("compile" + over(shipped) + "--output '" + file.string() + "'");
    CHECK(done.code == 0);
    CHECK(done.out.contains("with noord-holland"));
    const auto loaded = engine::load_compiled(tests::text_of(file));
    REQUIRE(loaded.has_value());
    CHECK(loaded->overlay.desk.url == "https://duurzaamondernemersloket.nl");
    CHECK(loaded->find(engine::SchemeId{"loket-noord-holland"}) != nullptr);
    CHECK(loaded->hash != tests::shipped_pack().hash);
}

TEST_CASE("the words of an overlay stand in for those of the pack") {
    const tests::Folder folder;
    const auto region = folder.file("region.json", R"({"format": 1, "id": "region", "version": "1", "words": {
        "nl": {"question": {"s_province": {"text": "Waar zit u?"}}},
        "en": {"question": {"s_province": {"text": "Where are you?"}}}}})");
    const std::string dutch = "flow --from s_province --steps 1";
    CHECK(tool(dutch + over(region)).out.contains("Waar zit u?"));
    CHECK(tool(dutch + over(region) + "--language en").out.contains("Where are you?"));
    CHECK_FALSE(tool(dutch).out.contains("Waar zit u?"));
}

TEST_CASE("what is wrong with an overlay is said with its file and place") {
    const tests::Folder folder;
    const auto wrong =
        folder.file("wrong.json", R"({"format": 1, "id": "wrong", "version": "1", "adapt": {"schemes": {"eiaa": {}}}})");
    const auto refused = tool("compile" + over(wrong) + "--output '" + (folder.path() / "content.pack").string() + "'");
    CHECK(refused.code == 1);
    CHECK(refused.err.contains(wrong + "  /adapt/schemes/eiaa  there is no scheme"));
    CHECK_FALSE(fs::exists(folder.path() / "content.pack"));

    const auto words =
        folder.file("words.json", R"({"format": 1, "id": "words", "version": "1", "words": {"nl": {"a": 3}}})");
    const auto flow = tool("flow --from s_province" + over(words));
    CHECK(flow.code == 1);
    CHECK(flow.err.contains(words + "  /words/nl/a"));

    const auto nowhere = tool("compile" + over((folder.path() / "nowhere.json").string()));
    CHECK(nowhere.code == 1);
    CHECK(nowhere.err.contains("can't be read"));
}
