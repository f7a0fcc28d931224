// The application without a window, and in one.
#include "support/run.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

using namespace tk;
using nlohmann::json;

namespace {

const std::string headless = "'" TERREINKOMPAS_HEADLESS "' --date 2026-11-24 ";

std::vector<json> lines_of(const std::string& text) {
    std::vector<json> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(json::parse(line));
    return lines;
}

// The steps of the plan in the order in which they are first written.
std::vector<std::string> steps_in(const std::vector<json>& lines) {
    std::vector<std::string> steps;
    for (const json& line : lines)
        for (const json& node : line.value("patch", json::object()).value("written", json::array())) {
            const std::string key = node.at("key").get<std::string>(), look = node.at("look").get<std::string>();
            if (key.starts_with("step/") && look.starts_with("node_") &&
                std::ranges::find(steps, key.substr(5)) == steps.end())
                steps.push_back(key.substr(5));
        }
    return steps;
}

}  // namespace

TEST_CASE("without a window the same answers give the plan of the command line") {
    const tests::Folder folder;
    const std::string told = folder.file("actions", R"({"activate": "welcome/start"}
{"activate": "question/s_sector/bakery"}
{"visit": "question/s_floor_m2"}
{"set": "question/s_floor_m2/value", "to": "400"}
{"visit": "question/s_elec_kwh"}
{"set": "question/s_elec_kwh/value", "to": "85.000"}
{"visit": "question/s_gas_m3"}
{"activate": "question/s_gas_m3/unsure"}
{"visit": "plan"}
{"activate": "chances/all"}
)");
    const auto result = tests::run(headless + "<'" + told + "'");
    INFO(result.err);
    REQUIRE(result.code == 0);
    const auto lines = lines_of(result.out);
    json saved;
    for (const json& line : lines)
        if (line.contains("save")) saved = line["save"];
    REQUIRE(saved.contains("answers"));
    CHECK(saved["answers"] ==
          json{{"s_sector", "bakery"}, {"s_floor_m2", 400}, {"s_elec_kwh", 85000}, {"s_gas_m3", nullptr}});
    const std::string answers = folder.file("answers.json", saved.dump());
    const auto assessed = tests::run("'" TERREINKOMPAS_PROGRAM "' assess '" + answers + "' --date 2026-11-24 --format json");
    REQUIRE(assessed.code == 0);
    std::vector<std::string> wanted;
    const json plan = json::parse(assessed.out);
    for (const json& step : plan.at("plan"))
        wanted.push_back(step["duty"].is_string() ? step["duty"].get<std::string>() : step["measure"].get<std::string>());
    CHECK(wanted.size() > 5);
    CHECK(steps_in(lines) == wanted);
}

TEST_CASE("without a window an error waits for the end of the typing too") {
    const tests::Folder folder;
    const std::string told = folder.file("actions", R"({"visit": "question/s_floor_m2"}
{"set": "question/s_floor_m2/value", "to": "1"}
{"settle": true}
{"settle": true}
)");
    const auto result = tests::run(headless + "<'" + told + "'");
    REQUIRE(result.code == 0);
    int said = 0;
    const auto lines = lines_of(result.out);
    for (const json& line : lines)
        if (line.value("patch", json::object()).value("urgent", false)) ++said;
    CHECK(said == 1);
    CHECK(lines.back()["patch"].value("urgent", false));
}

TEST_CASE("how the program looks is told: by the command line, the device and the settings") {
    const tests::Folder folder;
    const std::string told = folder.file("actions", R"({"device": {"dark": true}}
{"visit": "display"}
{"activate": "display/colours/contrast"}
{"activate": "display/text/200"}
)");
    const auto dresses = [&](const std::string& options) {
        const auto result = tests::run(headless + options + " <'" + told + "'");
        INFO(result.err);
        REQUIRE(result.code == 0);
        std::vector<std::string> found;
        for (const json& line : lines_of(result.out))
            if (line.contains("dress"))
                found.push_back(line["dress"]["theme"].get<std::string>() + " " + line["dress"]["text"].dump());
        return found;
    };
    using Found = std::vector<std::string>;
    CHECK(dresses("") == Found{"light 0", "dark 0", "contrast 0", "contrast 200"});
    CHECK(dresses("--theme light --text 150") == Found{"light 150", "light 150", "contrast 150", "contrast 200"});
    const std::string house = folder.file("house.json", R"({"ink": "#cccccc", "primary": "#5115ef"})");
    const auto worn = tests::run(headless + "--theme '" + house + "' </dev/null");
    CHECK(worn.code == 0);
    CHECK(worn.out.find("#5115ef") != std::string::npos);
    CHECK(worn.err.find("ink on page") != std::string::npos);
    const auto both =
        tests::run(headless + "--theme '" + folder.file("light.json", R"({"primary": "#8fcae7"})") + ",dark' </dev/null");
    CHECK(both.code == 0);
    CHECK(both.out.find("#8fcae7") != std::string::npos);
    CHECK(both.out.find("\"dark\"") != std::string::npos);
    CHECK(tests::run(headless + "--theme nowhere.json </dev/null").code == 1);
}

TEST_CASE("what the headless program can't do it says, with the line") {
    const tests::Folder folder;
    const auto bad = tests::run(headless + "<'" + folder.file("bad", "{\"visit\": \"plan\"}\nnonsense\n") + "'");
    CHECK(bad.code == 1);
    CHECK(bad.err.find("line 2") != std::string::npos);
    const auto empty = tests::run(headless + "<'" + folder.file("empty", "{\"sing\": true}\n") + "'");
    CHECK(empty.code == 1);
    CHECK(tests::run(headless + "--date someday </dev/null").code == 2);
    CHECK(tests::run(headless + "--size 3x4 </dev/null").code == 2);
    CHECK(tests::run(headless + "--content /nowhere </dev/null").code == 1);
    CHECK(tests::run(headless + "--help </dev/null").code == 0);
}

TEST_CASE("a business park has its own questions and plan, and what was answered for a company stays") {
    const tests::Folder folder;
    const std::string told = folder.file("actions", R"({"activate": "welcome/start"}
{"activate": "question/s_sector/bakery"}
{"visit": ""}
{"activate": "welcome/start-terrain"}
{"visit": "question/t_n_companies"}
{"set": "question/t_n_companies/value", "to": "60"}
{"visit": "plan"}
)");
    const auto result = tests::run(headless + "<'" + told + "'");
    INFO(result.err);
    REQUIRE(result.code == 0);
    const auto lines = lines_of(result.out);
    std::map<std::string, json> kept;
    for (const json& line : lines)
        if (line.contains("save")) kept[line["save"]["track"]] = line["save"];
    REQUIRE(kept.size() == 2);
    CHECK(kept["sme"]["answers"] == json{{"s_sector", "bakery"}});
    CHECK(kept["terrain"]["answers"] == json{{"t_n_companies", 60}});
    CHECK(kept["sme"]["id"] != kept["terrain"]["id"]);
    const auto steps = steps_in(lines);
    REQUIRE(steps.size() > 5);
    CHECK(std::ranges::any_of(steps, [](const std::string& step) { return step.starts_with("park-"); }));
    CHECK(std::ranges::find(steps, "oven-planning") == steps.end());
}

TEST_CASE("another language keeps the answers") {
    const tests::Folder folder;
    const std::string told = folder.file("actions", R"({"activate": "welcome/start"}
{"activate": "question/s_sector/bakery"}
{"activate": "tools/language/en"}
{"visit": "plan"}
)");
    const auto result = tests::run(headless + "<'" + told + "'");
    REQUIRE(result.code == 0);
    CHECK(result.out.find("\"lang\":\"en\"") != std::string::npos);
    CHECK(result.out.find("Your action plan") != std::string::npos);
    CHECK(steps_in(lines_of(result.out)).size() > 5);
}

#ifdef TERREINKOMPAS_WINDOW
TEST_CASE("a window of the desktop opens and shows the question") {
    const tests::Folder folder;
    const std::string picture = (folder.path() / "window.bmp").string();
    const auto result = tests::run("xvfb-run -a -s '-screen 0 1400x900x24' '" TERREINKOMPAS_WINDOW
                                   "' --size 1366x768 --visit question/s_heating --date 2026-11-24 --screenshot '" +
                                   picture + "'");
    INFO(result.err);
    REQUIRE(result.code == 0);
    const std::string bytes = tests::text_of(picture);
    const auto number = [&](std::size_t at) {
        unsigned value = 0;
        for (std::size_t i = 4; i-- > 0;) value = value * 256 + static_cast<unsigned char>(bytes.at(at + i));
        return value;
    };
    // A bitmap file: where the pixels begin, width and height.
    const std::size_t begin = number(10);
    CHECK(number(18) == 1366);
    CHECK(number(22) == 768);
    REQUIRE(bytes.size() > begin + 1000);
    std::set<std::string> colours;
    for (std::size_t at = begin; at + 4 <= bytes.size(); at += 4) colours.insert(bytes.substr(at, 3));
    CHECK(colours.size() > 50);                               // smooth letters
    CHECK(colours.contains(std::string("\x4D\x61\x00", 3)));  // the green of a chosen page
}
#endif

TEST_CASE("without a window an overlay shows its desk") {
    const auto result = tests::run(headless + "--overlay '" TERREINKOMPAS_SOURCE_DIR
                                              "/assets/content/overlays/noord-holland.json' --visit about </dev/null");
    INFO(result.err);
    CHECK(result.code == 0);
    CHECK(result.out.find("desk/site") != std::string::npos);
    CHECK(result.out.find("https://duurzaamondernemersloket.nl") != std::string::npos);
}

TEST_CASE("without a window the settings of a site count, and what is wrong in them is said") {
    const tests::Folder folder;
    const std::string site =
        folder.file("site.json", R"({"desk": {"name": "Loket", "phone": "14 030"}, "errors": "nowhere"})");
    const std::string told = folder.file("actions", "{\"visit\": \"help\"}\n");
    const auto result = tests::run(headless + "--site '" + site + "' <'" + told + "'");
    CHECK(result.code == 0);
    CHECK(result.out.find("tel:14030") != std::string::npos);
    CHECK(result.err.find("/errors") != std::string::npos);
    CHECK(tests::run(headless + "--site '" + folder.file("other", "") + "-not-there' <'" + told + "'").code == 1);
}
