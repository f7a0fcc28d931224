// The program as one types it, with its exit codes.
#include "support/run.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <fstream>

namespace fs = std::filesystem;

namespace {

using namespace tk;

const fs::path source = TERREINKOMPAS_SOURCE_DIR;
const std::string bakery = (source / "assets/content/base/examples/bakery.json").string();

using tests::Folder, tests::Result, tests::text_of;

Result run(const std::string& arguments, const std::string& before = "") {
    return tests::run(before + "'" TERREINKOMPAS_PROGRAM "' " + arguments);
}

// A copy of the shipped content and words, to be damaged.
void copy_content(const fs::path& to) {
    fs::create_directories(to / "assets");
    fs::copy(source / "assets/content", to / "assets/content", fs::copy_options::recursive);
    fs::copy(source / "locales", to / "locales", fs::copy_options::recursive);
}

void replace_in(const fs::path& file, const std::string& part, const std::string& instead) {
    std::string text = text_of(file);
    const auto place = text.find(part);
    INFO(file.string() << " " << part);
    REQUIRE(place != text.npos);
    std::ofstream(file, std::ios::binary) << text.replace(place, part.size(), instead);
}

}  // namespace

TEST_CASE("help and version are asked for and end well") {
    const auto help = run("--help");
    CHECK(help.code == 0);
    for (const char* command : {"assess", "compare", "route", "lint", "check-examples", "flow", "theme", "site", "share",
                                "dossier", "aggregate"}) {
        CHECK(help.out.contains(command));
        const auto more = run(std::string(command) + " --help");
        CHECK(more.code == 0);
        CHECK(more.out.contains(std::string("terreinkompas ") + command));
        CHECK(more.err.empty());
    }
    const auto version = run("--version");
    CHECK(version.code == 0);
    CHECK(version.out.contains("terreinkompas "));
}

TEST_CASE("a wrong command line ends with 2 and says what is wrong") {
    CHECK(run("").code == 2);
    const auto wrong = [](const std::string& arguments, std::string_view part) {
        INFO(arguments);
        const auto result = run(arguments);
        INFO(result.err);
        CHECK(result.code == 2);
        CHECK(result.err.contains(part));
        CHECK(result.out.empty());
    };
    wrong("asses x.json", "did you mean \"assess\"");
    wrong("assess", "ANSWERS.json");
    wrong("assess a.json b.json", "b.json");
    wrong("assess --formt json x", "did you mean \"--format\"");
    wrong("assess x --format yaml", "text|json");
    wrong("assess x --language de", "nl|en");
    wrong("assess x --track park", "sme|terrain");
    wrong("assess x --date", "--date");
    wrong("assess x --date 24-11-2026", "YYYY-MM-DD");
    wrong("assess x --date 2026-02-30", "YYYY-MM-DD");
    wrong("assess x --date 2026-11-24 --date 2026-11-25", "twice");
    wrong("assess x --budget much", "amount in euros");
    wrong("assess x --budget -5", "amount in euros");
    wrong("assess x --weight co=1", "did you mean \"co2\"");
    wrong("assess x --weight co2", "co2=0.4");
    wrong("assess x --weight co2=-1", "0 or more");
    wrong("assess x --weight co2=1 --weight co2=2", "twice");
    wrong("assess " + bakery + " --done led-lightin", "did you mean \"led-lighting\"");
    wrong("assess " + bakery + " --aside nothing-at-all", "nothing-at-all");
    wrong("lint x.json", "takes no file");
}

TEST_CASE("input that can't be used ends with 1 and one sentence") {
    const Folder folder;
    const auto wrong = [](const std::string& arguments, std::string_view part) {
        INFO(arguments);
        const auto result = run(arguments);
        INFO(result.err);
        CHECK(result.code == 1);
        CHECK(result.err.contains(part));
        CHECK(result.out.empty());
    };
    wrong("assess /nowhere/at/all.json", "/nowhere/at/all.json");
    wrong("assess " + folder.path().string(), "folder");
    wrong("assess " + folder.file("empty.json", ""), "empty.json");
    wrong("assess " + folder.file("broken.json", "{\"s_elec_kwh\":"), "broken.json");
    wrong("assess " + folder.file("id.json", "{\"s_elec_kw\": 5}"), "did you mean \"s_elec_kwh\"");
    wrong("assess " + folder.file("option.json", "{\"s_heating\": \"gas_nw\"}"), "did you mean \"gas_new\"");
    wrong("assess " + folder.file("range.json", "{\"s_elec_kwh\": -5}"), "s_elec_kwh");
    wrong("assess " + folder.file("large.json", std::string(2'000'000, ' ')), "larger than");
    wrong("assess " + folder.file("deep.json", std::string(100'000, '[')), "deep.json");
    wrong("assess /dev/zero", "larger than");
    wrong("assess " + bakery + " --content /nowhere", "/nowhere");
    wrong("lint --content " + folder.path().string(), "no content");
}

TEST_CASE("the bakery gets a plan in words, in both languages") {
    const auto dutch = run("assess " + bakery + " --date 2026-11-24");
    INFO(dutch.err);
    CHECK(dutch.code == 0);
    CHECK(dutch.err.empty());
    CHECK(dutch.out.contains("Uw actieplan"));
    CHECK(dutch.out.contains("24 november 2026"));
    CHECK(dutch.out.contains("Dit moet"));
    CHECK(dutch.out.contains("\xE2\x82\xAC"));  // euro
    CHECK(dutch.out.contains("Voldoet alles en is er nog geld? Dan scheelt dit"));
    const auto english = run("assess " + bakery + " --date 2026-11-24 --language en");
    CHECK(english.code == 0);
    CHECK_FALSE(english.out.contains("Uw actieplan"));
    // Every text has its words: a key between brackets is one that was not found.
    for (const char* kind :
         {"[measure.", "[duty.", "[scheme.", "[question.", "[plan.", "[group.", "[confirm.", "[verdict."}) {
        CHECK_FALSE(dutch.out.contains(kind));
        CHECK_FALSE(english.out.contains(kind));
    }
}

TEST_CASE("what a person decides beside the answers is seen in the plan") {
    const auto plan = [](const std::string& more) {
        const auto result = run("assess " + bakery + " --date 2026-11-24 --language en " + more);
        INFO(result.err);
        REQUIRE(result.code == 0);
        return result.out;
    };
    const std::string whole = plan("");
    CHECK(whole.contains("Where your energy and water go"));
    CHECK(whole.contains("Scores least on: "));
    CHECK(whole.contains("Its place depends most on: "));
    CHECK_FALSE(whole.contains("budget"));
    for (const char* key : {"[ranking.", "[energy.", "[carrier.", "[end_use.", "[unit."}) CHECK_FALSE(whole.contains(key));
    const std::string small = plan("--budget 20000");
    CHECK(small.contains("Fits your budget"));
    CHECK(small.contains("Does not fit your budget"));
    CHECK(plan("--done heating-clock --done oven-planning --aside led-lighting") != whole);
    CHECK(plan("--weight co2=1 --weight payback=0") != whole);
    const auto json = nlohmann::json::parse(
        run("assess " + bakery + " --format json --budget 20000 --done heating-clock --weight co2=0.4").out, nullptr, false);
    REQUIRE(json.is_object());
    CHECK(json["receipt"]["choices"]["budget"] == 20000);
    CHECK(json["receipt"]["choices"]["done"] == nlohmann::json::array({"heating-clock"}));
}

TEST_CASE("the plan as JSON is JSON, and the same each time") {
    const auto first = run("assess " + bakery + " --format json");
    CHECK(first.code == 0);
    const auto json = nlohmann::json::parse(first.out, nullptr, false);
    REQUIRE(json.is_object());
    for (const char* member : {"duties", "measures", "schemes", "plan", "questions", "receipt"}) {
        INFO(member);
        CHECK(json.contains(member));
    }
    CHECK(run("assess " + bakery + " --format=json").out == first.out);
}

TEST_CASE("a dash reads standard input, and the date of the command line counts first") {
    const auto piped = run("assess - --format json", "cat '" + bakery + "' | ");
    CHECK(piped.code == 0);
    CHECK(piped.out == run("assess " + bakery + " --format json").out);
    CHECK(run("assess " + bakery + " --date 2027-03-05").out.contains("5 maart 2027"));
    CHECK(run("assess -", "printf '{}' | ").code == 0);
}

TEST_CASE("a park gets its own plan, as its answers or the command line say") {
    const Folder folder;
    const std::string park = folder.file("park.json", R"({"t_n_companies":60,"t_area_ha":30})");
    const auto by_answers = run("assess " + park + " --format json --date 2026-11-24");
    CHECK(by_answers.code == 0);
    CHECK(by_answers.out.contains("\"question\": \"t_n_companies\""));
    CHECK_FALSE(by_answers.out.contains("\"question\": \"s_sector\""));
    CHECK(run("assess " + park + " --format json --date 2026-11-24 --track terrain").out == by_answers.out);
    const std::string nothing = folder.file("nothing.json", "{}");
    CHECK(run("assess " + nothing + " --format json --date 2026-11-24 --track terrain").out.contains("t_n_companies"));
    CHECK(run("assess " + nothing + " --format json --date 2026-11-24").out.contains("s_sector"));
}

TEST_CASE("content is found where it is named") {
    const Folder folder;
    copy_content(folder.path());
    const auto expected = run("assess " + bakery + " --format json").out;
    CHECK(run("assess " + bakery + " --format json --content " + folder.path().string()).out == expected);
    CHECK(run("assess " + bakery + " --format json", "TERREINKOMPAS_CONTENT='" + folder.path().string() + "' ").out ==
          expected);
    CHECK(run("assess " + bakery, "TERREINKOMPAS_CONTENT=/nowhere ").code == 1);
    CHECK(run("assess " + bakery + " --format json --content " + folder.path().string(), "TERREINKOMPAS_CONTENT=/nowhere ")
              .out == expected);
}

TEST_CASE("lint finds what an author did wrong, all at once") {
    const Folder folder;
    copy_content(folder.path());
    const fs::path content = folder.path() / "assets/content/base", dutch = folder.path() / "locales/nl/base",
                   english = folder.path() / "locales/en/base";
    const auto clean =
        nlohmann::json::parse(run("lint --format json --content " + folder.path().string()).out, nullptr, false);
    REQUIRE(clean.is_object());
    CHECK(clean["errors"] == 0);

    replace_in(dutch / "measures.json", "\"first_step\"", "\"frist_step\"");
    replace_in(english / "schemes.json", "\"name\"", "\"nmae\"");
    const auto words = run("lint --content " + folder.path().string());
    CHECK(words.code == 1);
    CHECK(words.out.contains("locales/nl"));
    CHECK(words.out.contains("frist_step"));
    CHECK(words.out.contains("locales/en"));
    CHECK(words.out.contains("nmae"));

    replace_in(content / "duties/energy.json", "s_elec_kwh >= 50000", "s_elec_kw >= 50000");
    replace_in(content / "schemes/national.json", "\"kind\": \"tax\"", "\"knd\": \"tax\"");
    const auto rules = run("lint --content " + folder.path().string());
    CHECK(rules.code == 1);
    CHECK(rules.out.contains("duties/energy.json"));
    CHECK(rules.out.contains("did you mean \"s_elec_kwh\""));
    CHECK(rules.out.contains("schemes/national.json"));
    const auto assess = run("assess " + bakery + " --content " + folder.path().string());
    CHECK(assess.code == 1);
    CHECK(assess.err.contains("did you mean \"s_elec_kwh\""));
}

TEST_CASE("lint compares the placeholders of the languages") {
    const Folder folder;
    copy_content(folder.path());
    replace_in(folder.path() / "locales/en/interface.json", "{page}", "{pages}");
    const auto result = run("lint --content " + folder.path().string());
    CHECK(result.code == 1);
    CHECK(result.out.contains("{pages}"));
}

TEST_CASE("the examples are checked, and a wrong one is told apart") {
    const Folder folder;
    copy_content(folder.path());
    const fs::path example = folder.path() / "assets/content/base/examples/bakery.json";
    replace_in(example, "\"energiebesparingsplicht\": \"yes\"", "\"energiebesparingsplicht\": \"no\"");
    for (const auto& entry : fs::directory_iterator(example.parent_path()))
        if (entry.path() != example) fs::remove(entry.path());  // one is enough: each takes a while
    const auto wrong = run("check-examples --content " + folder.path().string());
    CHECK(wrong.code == 1);
    CHECK(wrong.out.contains("energiebesparingsplicht: yes instead of no"));
    replace_in(example, "\"oven-planning\"", "\"solar-pv-roof\"");
    CHECK(run("check-examples --content " + folder.path().string())
              .out.contains("solar-pv-roof has none of the first places"));
    fs::remove(example);
    CHECK(run("check-examples --content " + folder.path().string()).code == 1);  // no example proves nothing
}

TEST_CASE("a plan that may cost money is not said to save it") {
    const std::string park = (source / "assets/content/base/examples/terrain-60.json").string();
    const auto result = run("assess '" + park + "' --language nl");
    REQUIRE(result.code == 0);
    REQUIRE(result.out.contains("−"));  // the low end lies below zero
    CHECK(result.out.contains("levert u per saldo op"));
    CHECK_FALSE(result.out.contains("bespaart u"));
    CHECK(run("assess '" + bakery + "' --language nl").out.contains("bespaart u"));
}

TEST_CASE("two files of answers are compared, or one on two days") {
    const auto same = run("compare '" + bakery + "' '" + bakery + "' --language en");
    CHECK(same.code == 0);
    CHECK(same.out.contains("are the same"));
    const auto later = run("compare '" + bakery + "' --date-b 2035-01-01 --format json");
    CHECK(later.code == 0);
    const auto json = nlohmann::json::parse(later.out, nullptr, false);
    REQUIRE(json.is_object());
    CHECK(json.contains("totals"));
    CHECK(run("compare a.json b.json c.json").code == 2);
    CHECK(run("compare '" + bakery + "' -").code == 2);
}

TEST_CASE("a route asks until no question is worth asking") {
    for (const char* rest : {"likely", "unknown"}) {
        const auto route = run("route '" + bakery + "' --language en --rest " + rest);
        CHECK(route.code == 0);
        CHECK(route.out.contains("No question is left"));
    }
}
