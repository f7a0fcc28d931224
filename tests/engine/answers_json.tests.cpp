#include "engine/answers_json.h"

#include "support/packs.h"

#include <catch2/catch_test_macros.hpp>
#include <random>

using namespace tk;
using namespace tk::tests;

namespace {

const engine::ContentPack& pack() {
    static const engine::ContentPack small = [] {
        Parts parts;
        parts.questions += R"(,{"id":"town","track":"sme","theme":"energy","kind":"text","seconds":5})";
        parts.questions +=
            R"(,{"id":"rough","track":"sme","theme":"energy","kind":"number","unit":"m2","min":10,"max":90,"range":true,"prior":{"low":10,"likely":20,"high":30,"confidence":"low"},"seconds":5})";
        return pack_of(parts);
    }();
    return small;
}

engine::LoadedAnswers load(std::string_view text) { return engine::load_answers(pack(), text, "mine.json"); }

std::string issues(std::string_view text) {
    std::string all;
    for (const auto& issue : load(text).issues) all += issue.file + " " + issue.where + " " + issue.what + "\n";
    return all;
}

}  // namespace

TEST_CASE("answers are read from the object itself or from a file that holds it") {
    const auto plain = load(
        R"({"use": 5000, "heating": "pump", "rooms": ["ovens", "cold"], "gas": null, "rough": {"low": 20, "high": 40}, "town": "Zwolle"})");
    CHECK(plain.issues.empty());
    CHECK(plain.answers.size() == 6);
    CHECK(*plain.answers.find({"use"}) == engine::Answer(engine::Number{5000}));
    CHECK(*plain.answers.find({"heating"}) == chosen({"pump"}));
    CHECK(*plain.answers.find({"rooms"}) == chosen({"ovens", "cold"}));
    CHECK(std::holds_alternative<engine::Unsure>(*plain.answers.find({"gas"})));
    CHECK(*plain.answers.find({"rough"}) == engine::Answer(engine::Between{20, 40}));
    CHECK(*plain.answers.find({"town"}) == engine::Answer(engine::Words{"Zwolle"}));
    const auto file = load(R"({"answers": {"use": 5000}, "date": "2026-11-24"})");
    CHECK(file.issues.empty());
    CHECK(file.date == engine::date_of("2026-11-24"));
    CHECK(file.answers.size() == 1);
}

TEST_CASE("answers tell whether they are of a company or of a park") {
    const auto track = [](const std::string& text) { return engine::load_answers(shipped_pack(), text, "x.json").track; };
    CHECK(track(R"({"t_n_companies":60,"t_elec_kwh":null})") == "terrain");
    CHECK(track(R"({"s_floor_m2":400})") == "sme");
    CHECK(track(R"({"t_n_companies":60,"s_floor_m2":400})") == "sme");
    CHECK(track("{}") == "sme");
    CHECK(track(R"({"answers":{"s_floor_m2":400},"track":"terrain"})") == "terrain");
    CHECK(track(R"({"answers":{},"track":"terrain"})") == "terrain");
    const auto wrong = engine::load_answers(shipped_pack(), R"({"answers":{},"track":"park"})", "x.json");
    REQUIRE(wrong.issues.size() == 1);
    CHECK(wrong.issues[0].where == "/track");
}

TEST_CASE("what is written reads back equal") {
    const auto first = load(
        R"({"use": 5000.25, "heating": "pump", "rooms": ["ovens", "cold"], "gas": null, "rough": {"low": 20, "high": 40}, "town": "Zwolle \"aan de\" IJssel ë"})");
    const auto text = engine::answers_json(pack(), first.answers);
    CHECK(load(text).answers == first.answers);
    CHECK(engine::answers_json(pack(), load(text).answers) == text);
    CHECK(engine::answers_json(pack(), {}) == "{}");
}

TEST_CASE("one of many options stays a list, and is also read without one") {
    const auto list = load(R"({"rooms": ["cold"], "heating": "pump"})");
    CHECK(engine::answers_json(pack(), list.answers) == R"({"heating":"pump","rooms":["cold"]})");
    CHECK(load(R"({"rooms": "cold", "heating": "pump"})").answers == list.answers);
}

TEST_CASE("each kind of wrong answer is told with its place") {
    const auto wrong = [](std::string_view text, std::string_view part) {
        INFO(text);
        const auto found = issues(text);
        INFO(found);
        CHECK(found.contains(part));
        CHECK(engine::has_errors(load(text).issues));
    };
    wrong(R"({"us": 5})", "did you mean \"use\"");
    wrong(R"({"heating": "pum"})", "did you mean \"pump\"");
    wrong(R"({"rooms": ["ovens", "colt"]})", "did you mean \"cold\"");
    wrong(R"({"use": 100001})", "100000");
    wrong(R"({"use": -1})", "0");
    wrong(R"({"rough": 5})", "10");
    wrong(R"({"rough": {"low": 40, "high": 20}})", "rough");
    wrong(R"({"rough": {"low": 20, "high": 200}})", "90");
    wrong(R"({"rough": {"low": 20}})", "rough");
    wrong(R"({"use": {"low": 20, "high": 40}})", "use");  // takes no range
    wrong(R"({"use": "5000"})", "use");
    wrong(R"({"use": true})", "use");
    wrong(R"({"use": [5]})", "use");
    wrong(R"({"heating": ["pump", "gas_old"]})", "heating");
    wrong(R"({"heating": 3})", "heating");
    wrong(R"({"rooms": ["none", "cold"]})", "none");
    wrong(R"({"rooms": ["cold", "cold"]})", "cold");
    wrong(R"({"rooms": []})", "rooms");
    wrong(R"({"rooms": [3]})", "rooms");
    wrong(R"({"town": 3})", "town");
    wrong(R"({"answers": []})", "answers");
    wrong(R"({"answers": {"use": 5}, "date": "24-11-2026"})", "date");
}

TEST_CASE("a file that is no answers at all is refused with a sentence") {
    for (const char* bad :
         {"", " ", "[]", "5", "null", "\"x\"", "{", "{\"use\":", "{\"use\": 5,}", "{\"use\": NaN}", "{\"use\": 1e999}",
          "{\"use\": 5, \"use\": 6}", "\xFF\xFE\x00", "\xEF\xBB\xBF{", "{\"a\xFF\": 1}"}) {
        INFO(bad);
        CHECK(engine::has_errors(load(bad).issues));
    }
}

TEST_CASE("an answer that stands twice is named with its place") {
    CHECK(issues(R"({"use": 5, "use": 6})").contains("mine.json /use "));
    CHECK(issues(R"({"answers": {"rough": {"low": 20, "low": 30, "high": 40}}})").contains("mine.json /answers/rough/low "));
    CHECK(issues(R"({"answers": {"use": 5}, "use": 6})").empty());  // not the same object
}

TEST_CASE("size and depth have a limit") {
    CHECK(engine::has_errors(load(std::string(engine::largest_answer_file + 1, ' ')).issues));
    CHECK(engine::has_errors(load(std::string(100000, '[')).issues));
    std::string deep;
    for (int i = 0; i < 20000; ++i) deep += "{\"answers\":";
    CHECK(engine::has_errors(load(deep).issues));
}

TEST_CASE("good answers survive beside bad ones") {
    const auto mixed = load(R"({"use": 5000, "gas": -4, "heating": "pump"})");
    CHECK(mixed.answers.size() == 2);
    CHECK(mixed.answers.find({"gas"}) == nullptr);
}

TEST_CASE("bytes at random never do more than give issues") {
    std::random_device device;
    const unsigned seed = device();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const std::string start =
        R"({"answers": {"use": 5000, "heating": "pump", "rooms": ["ovens"], "rough": {"low": 20, "high": 40}}, "date": "2026-11-24"})";
    for (int i = 0; i < 2000; ++i) {
        std::string text = start;
        for (int change = 0; change < 4; ++change) {
            const auto at = random() % text.size();
            if (random() % 3 == 0) text.erase(at, 1 + random() % 5);
            else if (random() % 2 == 0) text[at] = static_cast<char>(random() % 256);
            else text.insert(at, 1, "{}[]\",:0-e"[random() % 10]);
            if (text.empty()) text.push_back(' ');
        }
        const auto loaded = load(text);
        for (const auto& [question, answer] : loaded.answers) REQUIRE(pack().find(question) != nullptr);
    }
}

TEST_CASE("answers that stand in one another without end are refused, and not followed to the end of the stack") {
    for (const std::size_t deep : {std::size_t{101}, std::size_t{120000}}) {
        const std::string lists = std::string(deep, '[') + std::string(deep, ']');
        CHECK(issues("{\"use\":" + lists + "}").contains("deep"));
        CHECK(issues("{\"no_such\":" + lists + "}").contains("deep"));
    }
    CHECK_FALSE(issues("{\"town\":\"" + std::string(200, '[') + "\"}").contains("deep"));
}
