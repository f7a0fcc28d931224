#include "engine/migrate.h"

#include "engine/answers_json.h"
#include "support/packs.h"
#include "support/random.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace tk;
using namespace tk::tests;
using nlohmann::json;

namespace {

const engine::ContentPack& pack() {
    static const auto made = pack_of({.migrations = R"({"question":"gas_kwh","to":"gas_mj","factor":3.6},
        {"question":"gas_mj","to":"gas","factor":0.03},
        {"question":"old_heating","to":"heating"},
        {"question":"heating","option":"boiler","to":"gas_old"},
        {"question":"heating","option":"stove"},
        {"question":"rooms","option":"bakery","to":"ovens"},
        {"question":"rooms","option":"attic"},
        {"question":"colour"})"});
    return made;
}

engine::LoadedAnswers load(const std::string& text) { return engine::load_answers(pack(), text, "mine.json"); }

}  // namespace

TEST_CASE("an answer under an old id comes under the new one, in its unit") {
    const auto loaded = load(R"({"old_heating":"pump","gas_kwh":1000})");
    CHECK(loaded.issues.empty());
    CHECK(loaded.unplaced.empty());
    CHECK(*loaded.answers.find({"heating"}) == chosen({"pump"}));
    CHECK(*loaded.answers.find({"gas"}) == number(1000 * 3.6 * 0.03));
    CHECK(*load(R"({"gas_mj":null})").answers.find({"gas"}) == engine::Answer{engine::Unsure{}});
}

TEST_CASE("an old option becomes the new one, once") {
    CHECK(*load(R"({"old_heating":"boiler"})").answers.find({"heating"}) == chosen({"gas_old"}));
    CHECK(*load(R"({"rooms":["bakery","cold"]})").answers.find({"rooms"}) == chosen({"ovens", "cold"}));
    const auto both = load(R"({"rooms":["bakery","ovens"]})");
    CHECK(both.issues.empty());
    CHECK(*both.answers.find({"rooms"}) == chosen({"ovens"}));
}

TEST_CASE("what is gone is listed, kept and written again") {
    const auto loaded = load(R"({"answers":{"colour":"red","heating":"stove","rooms":["attic","cold"],"use":5}})");
    REQUIRE(loaded.issues.size() == 3);
    for (const auto& issue : loaded.issues) CHECK(issue.severity == engine::Severity::warning);
    CHECK(std::ranges::any_of(loaded.issues, [](const auto& one) { return one.where == "/answers/colour"; }));
    CHECK(json::parse(loaded.unplaced) == json::parse(R"({"colour":"red","heating":"stove","rooms":["attic"]})"));
    CHECK(loaded.answers.find({"heating"}) == nullptr);
    CHECK(*loaded.answers.find({"rooms"}) == chosen({"cold"}));
    const auto written = engine::answers_json(pack(), loaded.answers, loaded.unplaced);
    CHECK(json::parse(written) == json::parse(R"({"colour":"red","heating":"stove","rooms":["cold","attic"],"use":5})"));
    CHECK(load(written).answers == loaded.answers);
    CHECK(load(written).unplaced == loaded.unplaced);
}

TEST_CASE("an answer of now comes before one that has no place") {
    auto loaded = load(R"({"heating":"stove"})");
    loaded.answers.set({"heating"}, chosen({"pump"}));
    CHECK(engine::answers_json(pack(), loaded.answers, loaded.unplaced) == R"({"heating":"pump"})");
    loaded.answers.set({"heating"}, engine::Unsure{});
    CHECK(engine::answers_json(pack(), loaded.answers, loaded.unplaced) == R"({"heating":null})");
}

TEST_CASE("an answer under both ids counts under the new one, and the old is kept") {
    const auto loaded = load(R"({"old_heating":"pump","heating":"gas_new"})");
    CHECK(*loaded.answers.find({"heating"}) == chosen({"gas_new"}));
    CHECK(json::parse(loaded.unplaced) == json::parse(R"({"old_heating":"pump"})"));
    REQUIRE(loaded.issues.size() == 1);
}

TEST_CASE("an answer that no longer fits after the change of unit is kept as it was") {
    const auto loaded = load(R"({"gas_kwh":100000000})");
    CHECK(loaded.answers.find({"gas"}) == nullptr);
    CHECK(json::parse(loaded.unplaced) == json::parse(R"({"gas_kwh":100000000})"));
    REQUIRE(loaded.issues.size() == 1);
    CHECK(loaded.issues[0].severity == engine::Severity::warning);
    CHECK(loaded.issues[0].where == "/gas_kwh");
}

TEST_CASE("an id that nobody knows is an error, and kept") {
    const auto loaded = load(R"({"heatin":"pump"})");
    CHECK(engine::has_errors(loaded.issues));
    CHECK(json::parse(loaded.unplaced) == json::parse(R"({"heatin":"pump"})"));
}

TEST_CASE("a building year that was split is listed by the shipped pack") {
    const auto loaded = engine::load_answers(shipped_pack(), R"({"s_build_year":"1992_2005"})", "old.json");
    CHECK(loaded.answers.empty());
    CHECK_FALSE(engine::has_errors(loaded.issues));
    CHECK(loaded.unplaced == R"({"s_build_year":"1992_2005"})");
}

TEST_CASE("a migration that cannot be right is reported") {
    const auto issues = [](const std::string& one) { return issues_of({.migrations = one}); };
    CHECK(issues(R"({"question":"heating"})").contains("/migrations/0/question"));
    CHECK(issues(R"({"question":"old","to":"heatin"})").contains("/migrations/0/to"));
    CHECK(issues(R"({"question":"heating","option":"pump","to":"gas_old"})").contains("/migrations/0/option"));
    CHECK(issues(R"({"question":"heating","option":"old","to":"gone"})").contains("/migrations/0/to"));
    CHECK(issues(R"({"question":"nothing","option":"old"})").contains("/migrations/0/question"));
    CHECK(issues(R"({"question":"old","factor":2})").contains("/migrations/0/factor"));
    CHECK(issues(R"({"question":"old","to":"use","factor":0})").contains("/migrations/0/factor"));
}

TEST_CASE("migration loses nothing") {
    Random random("older answers at random");
    INFO("seed " << random.seed());
    const std::vector<std::string> texts{"pump", "boiler", "stove", "red"};
    const std::vector<std::string> ids{"gas_kwh", "gas_mj", "gas", "old_heating", "heating", "colour", "use", "unknown"};
    const std::vector<std::string> rooms{"bakery", "attic", "ovens", "cold"};
    for (int i = cases(100000, 3000); i > 0; --i) {
        json given = json::object();
        for (const std::string& id : ids) {
            if (random() % 2 == 0) continue;
            if (random() % 8 == 0) given[id] = nullptr;
            else if (random() % 2 == 0) given[id] = texts[random() % texts.size()];
            else given[id] = random() % 2000;
        }
        for (const std::string& room : rooms)
            if (random() % 3 == 0) given["rooms"].push_back(room);
        INFO(given.dump());
        const auto loaded = load(given.dump());
        const json kept = loaded.unplaced.empty() ? json::object() : json::parse(loaded.unplaced);
        // Each answer of the file is an answer now, or kept as it was and named in an issue.
        const std::map<std::string, std::string> now{{"gas_kwh", "gas"}, {"gas_mj", "gas"}, {"old_heating", "heating"}};
        for (const auto& [id, value] : given.items()) {
            INFO(id);
            const bool named = std::ranges::any_of(loaded.issues, [&](const auto& one) { return one.where == "/" + id; });
            if (id == "rooms") {
                for (const auto& room : value) {
                    const bool gone = room == "attic";
                    const bool held =
                        kept.contains("rooms") && std::ranges::find(kept["rooms"], room) != kept["rooms"].end();
                    CHECK(held == gone);
                    if (gone) CHECK(named);
                    else CHECK(loaded.answers.find({"rooms"}) != nullptr);
                }
                continue;
            }
            if (kept.contains(id)) {
                CHECK(kept[id] == value);
                CHECK(named);
            } else {
                CHECK(loaded.answers.find({now.contains(id) ? now.at(id) : id}) != nullptr);
            }
        }
        // Writing and reading again changes nothing more.
        const auto again = load(engine::answers_json(pack(), loaded.answers, loaded.unplaced));
        CHECK(again.answers == loaded.answers);
        CHECK(again.unplaced == loaded.unplaced);
    }
}
