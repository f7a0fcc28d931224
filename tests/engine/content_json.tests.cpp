#include "support/packs.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

using namespace tk;
using namespace tk::tests;

namespace {

std::string issues_of(const std::vector<engine::Document>& documents) {
    std::string text;
    for (const auto& issue : engine::load_content(documents).issues)
        text += issue.file + " " + issue.where + " " + issue.what + "\n";
    return text;
}

std::string without(std::string text, const std::string& part, const std::string& instead = "") {
    const auto place = text.find(part);
    REQUIRE(place != text.npos);
    return text.replace(place, part.size(), instead);
}

}  // namespace

TEST_CASE("the shipped pack loads without errors") {
    CHECK(shipped_pack().id == "base");
    CHECK(shipped_pack().questions.size() > 40);
    CHECK(shipped_pack().hash.size() == 16);
}

TEST_CASE("the smallest pack loads") {
    CHECK(issues_of(documents_of({})).find("error") == std::string::npos);
    CHECK(engine::load_content(documents_of({})).pack.has_value());
}

TEST_CASE("the smallest pack of the guide for authors loads") {
    const std::string guide = file_text("assets/README.md");
    std::vector<engine::Document> documents;
    for (const char* name : {"pack.json", "all.json"}) {
        const std::string fence = "```json\n";
        const auto title = guide.find("`assets/content/small/" + std::string(name) + "`:");
        REQUIRE(title != std::string::npos);
        const auto start = guide.find(fence, title) + fence.size();
        documents.push_back({name, guide.substr(start, guide.find("```", start) - start)});
    }
    CHECK(issues_of(documents).empty());
}

TEST_CASE("all mistakes are told at once, each with its place") {
    Parts parts;
    parts.duties =
        duty("a", "heatin == pump") + "," + duty("b", "use >") + "," + duty("c", "use > 5", R"("fulfilled_by":["nothing"])");
    const auto issues = tests::issues_of(parts);
    CHECK(issues.contains("all.json /duties/0/applies"));
    CHECK(issues.contains("all.json /duties/1/applies"));
    CHECK(issues.contains("all.json /duties/2/fulfilled_by/0"));
    CHECK_FALSE(engine::load_content(documents_of(parts)).pack.has_value());
}

TEST_CASE("broken JSON is named with line and column") {
    auto documents = documents_of({});
    documents[1].text = "{\n  \"questions\": [\n    { \"id\" \"x\" }\n]}";
    CHECK(issues_of(documents).contains("all.json 3:"));
    for (const char* broken : {"", "{", "[]", "nul", "{\"questions\":[", "\xFF\xFE", "{} {}", "{\"questions\":{}}",
                               "{\"questions\":[5]}", "{\"questions\":[{}]}"}) {
        INFO(broken);
        documents[1].text = broken;
        CHECK_FALSE(engine::load_content(documents).pack.has_value());
        CHECK(issues_of(documents).contains("all.json"));
    }
}

TEST_CASE("a member that stands twice is a mistake, not a silent winner") {
    auto documents = documents_of({});
    documents[1].text = without(documents[1].text, "\"id\":\"use\",", "\"id\":\"use\",\"id\":\"other\",");
    CHECK(issues_of(documents).contains("all.json /questions/0/id \"id\" stands here twice"));
    CHECK_FALSE(engine::load_content(documents).pack.has_value());
    // Lists within lists keep their places, and equal names in two objects are no mistake.
    documents[1].text = R"({"note": [[1, {"a": 1}], {"a": 1, "b": [], "c": {"d": 1, "d": 2}}]})";
    CHECK(issues_of(documents) == "all.json /note/1/c/d \"d\" stands here twice\n");
}

TEST_CASE("JSON nested without end is refused, not followed") {
    auto documents = documents_of({});
    documents[1].text = std::string(200000, '[');
    CHECK_FALSE(engine::load_content(documents).pack.has_value());
    std::string objects;
    for (int i = 0; i < 50000; ++i) objects += "{\"a\":";
    documents[1].text = objects;
    CHECK_FALSE(engine::load_content(documents).pack.has_value());
}

TEST_CASE("an unknown member is a mistake with a suggestion") {
    Parts parts;
    parts.duties = duty("a", "use > 5", R"("urgancy":1)");
    CHECK((tests::issues_of(parts)).contains("\"urgency\""));
}

TEST_CASE("documents that pack.json lists are there, and no others") {
    auto documents = documents_of({});
    documents.push_back({"more.json", "{}"});
    CHECK(issues_of(documents).contains("more.json"));
    documents = documents_of({});
    documents.pop_back();
    CHECK(issues_of(documents).contains("all.json"));
    CHECK(issues_of(std::vector<engine::Document>{}).contains("pack.json"));
}

TEST_CASE("a number question needs min, max and a prior; a choice a weight for every option") {
    auto documents = documents_of({});
    const std::string whole = documents[1].text;
    documents[1].text = without(whole, "\"max\":100000,");
    CHECK(issues_of(documents).contains("/questions/0"));
    documents[1].text = without(whole, "\"min\":0,\"max\":100000", "\"min\":5,\"max\":1");
    CHECK(issues_of(documents).contains("/questions/0"));
    documents[1].text = without(whole, "\"gas_old\":1,");
    CHECK(issues_of(documents).contains("/questions/2/prior"));
    documents[1].text = without(whole, "\"weights\":{\"gas_new\":2,\"gas_old\":1,\"pump\":1}",
                                "\"weights\":{\"gas_new\":0,\"gas_old\":0,\"pump\":0}");
    CHECK(issues_of(documents).contains("/questions/2/prior"));
    documents[1].text = without(whole, "\"ovens\":0.3", "\"ovens\":1.3");
    CHECK(issues_of(documents).contains("/questions/3/prior"));
}

TEST_CASE("only a number can be answered by its lowest and highest") {
    Parts parts;
    parts.questions = without(parts.questions, R"("kind":"number")", R"("range":true,"kind":"number")");
    CHECK(tests::issues_of(parts).empty());
    parts.questions = without(parts.questions, R"("kind":"one")", R"("range":true,"kind":"one")");
    CHECK((tests::issues_of(parts)).contains("/questions/2/range"));
}

TEST_CASE("two things can't have the same id") {
    Parts parts;
    parts.duties = duty("a", "use > 5") + "," + duty("a", "use > 6");
    CHECK((tests::issues_of(parts)).contains("/duties/1"));
    Parts twice;
    twice.coefficients += R"(,{"id":"use","unit":"","low":1,"likely":1,"high":1,"confidence":"low","sources":["src"]})";
    CHECK((tests::issues_of(twice)).contains("use"));
}

TEST_CASE("quantities that need each other are a mistake that names the circle") {
    Parts parts;
    parts.quantities =
        R"({"id":"d_a","unit":"","value":"d_b + 1"},{"id":"d_b","unit":"","value":"d_c"},{"id":"d_c","unit":"","value":"d_a * 2"})";
    const auto issues = tests::issues_of(parts);
    CHECK(issues.contains("d_a"));
    CHECK(issues.contains("d_b"));
    CHECK(issues.contains("d_c"));
    CHECK_FALSE(engine::load_content(documents_of(parts)).pack.has_value());
    Parts itself;
    itself.quantities = R"({"id":"d_a","unit":"","value":"d_a + 1"})";
    CHECK_FALSE(engine::load_content(documents_of(itself)).pack.has_value());
}

TEST_CASE("a prior that needs its own question is a mistake") {
    Parts parts;
    parts.quantities = R"({"id":"d_use","unit":"kWh/year","value":"use * 2"})";
    parts.questions = without(parts.questions, "\"low\":1000,\"likely\":20000,\"high\":60000", "\"likely\":\"d_use\"");
    CHECK_FALSE(engine::load_content(documents_of(parts)).pack.has_value());
}

TEST_CASE("measures that need each other are a mistake") {
    Parts parts;
    parts.measures = measure("a", "true", "1", R"("needs":["b"])") + "," + measure("b", "true", "1", R"("needs":["a"])");
    CHECK_FALSE(engine::load_content(documents_of(parts)).pack.has_value());
}

TEST_CASE("a thing without an id is refused, also where others look for it") {
    Parts parts;
    parts.measures = without(measure("m", "true", "1", R"("conflicts":["n"],"needs":["m"])"), R"("id":"m",)", "") + "," +
                     measure("n", "true", "1");
    CHECK((tests::issues_of(parts)).contains("/measures/0"));
    Parts question;
    question.questions = without(question.questions, R"("id":"use",)", "");
    CHECK((tests::issues_of(question)).contains("/questions/0"));
}

TEST_CASE("a rule that decides about people can't use an estimate") {
    Parts parts;
    parts.quantities =
        R"({"id":"d_cost","unit":"EUR/year","value":"use * c_price"},{"id":"r_all","unit":"kWh/year","value":"use * 2","raw":true})";
    parts.duties = duty("a", "d_cost > 5");
    CHECK((tests::issues_of(parts)).contains("/duties/0/applies:1"));
    parts.duties = duty("a", "r_all > 5");
    CHECK(tests::issues_of(parts).find("/duties/0") == std::string::npos);
    parts.quantities = R"({"id":"r_all","unit":"EUR/year","value":"use * c_price","raw":true})";
    CHECK((tests::issues_of(parts)).contains("/quantities/0/value"));
    Parts measures;
    measures.quantities = R"({"id":"d_cost","unit":"EUR/year","value":"use * c_price"})";
    measures.measures = measure("m", "d_cost > 5", "d_cost");
    CHECK(tests::issues_of(measures).find("/measures/0") == std::string::npos);
}

TEST_CASE("low, likely and high may not fall") {
    Parts parts;
    parts.coefficients = R"({"id":"c_price","unit":"","low":3,"likely":2,"high":1,"confidence":"low","sources":["src"]})";
    CHECK((tests::issues_of(parts)).contains("/coefficients/0"));
}

TEST_CASE("a table has a value for every option of its question") {
    Parts parts;
    parts.coefficients +=
        R"(,{"id":"c_m2","unit":"EUR/year","by":"heating","values":{"gas_new":[1,2,3],"gas_old":[2,3,4]},"confidence":"low","sources":["src"]})";
    CHECK((tests::issues_of(parts)).contains("/coefficients/1"));
    parts.coefficients = without(parts.coefficients, "\"gas_old\":[2,3,4]", "\"gas_old\":[2,3,4],\"pump\":[1,1,9]");
    parts.measures = measure("m", "c_m2[heating] > 10", "c_m2[heating]");
    const auto pack = pack_of(parts);
    CHECK(assess(pack, {}).find(engine::MeasureId{"m"})->applies == engine::Truth::no);  // 9 is the most that is possible
    CHECK(assess(pack, answers({{"heating", chosen({"gas_new"})}})).find(engine::MeasureId{"m"})->gain.p90 <= 3);
}

TEST_CASE("dates, sources and references are checked") {
    Parts parts;
    parts.duties = duty("a", "use > 5", R"("deadline":"2026-02-30")");
    CHECK((tests::issues_of(parts)).contains("/duties/0/deadline"));
    Parts source;
    source.duties = without(duty("a", "use > 5"), "\"sources\":[\"src\"]", "\"sources\":[\"scr\"]");
    CHECK((tests::issues_of(source)).contains("did you mean \"src\""));
    Parts one_sided;
    one_sided.measures = measure("m", "true", "1", R"("conflicts":["n"])") + "," + measure("n", "true", "1");
    CHECK((tests::issues_of(one_sided)).contains("/measures/0/conflicts/0"));
    one_sided.measures =
        measure("m", "true", "1", R"("conflicts":["n"])") + "," + measure("n", "true", "1", R"("conflicts":["m"])");
    CHECK(tests::issues_of(one_sided).empty());
}

TEST_CASE("an option list longer than a set of bits is refused") {
    Parts parts;
    std::string options, weights;
    for (int i = 0; i < 70; ++i) {
        options += (i > 0 ? "," : "") + ("{\"id\":\"o" + std::to_string(i) + "\"}");
        weights += (i > 0 ? "," : "") + ("\"o" + std::to_string(i) + "\":1");
    }
    parts.questions += ",{\"id\":\"long\",\"track\":\"sme\",\"theme\":\"energy\",\"kind\":\"one\",\"options\":[" + options +
                       "],\"prior\":{\"weights\":{" + weights + "},\"confidence\":\"low\"},\"seconds\":5}";
    CHECK_FALSE(engine::load_content(documents_of(parts)).pack.has_value());
}

TEST_CASE("the hash of a pack changes with its content") {
    auto documents = documents_of({});
    const auto before = engine::load_content(documents).pack->hash;
    CHECK(before == engine::load_content(documents_of({})).pack->hash);
    documents[1].text = without(documents[1].text, "\"likely\":20000", "\"likely\":20001");
    CHECK(before != engine::load_content(documents).pack->hash);
}
