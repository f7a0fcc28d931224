// What a region lays over a pack.
#include "engine/compiled.h"
#include "engine/result_json.h"
#include "support/packs.h"
#include "support/state.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace tk;
using namespace tk::tests;

namespace {

const std::string path = "region.json";

// A whole overlay of these members beside its head.
engine::Document overlay(const std::string& members) {
    return {path, R"({"format":1,"id":"region","version":"7")" + (members.empty() ? "" : "," + members) + "}"};
}

const std::string grant =
    R"({"id":"grant","kind":"subsidy","provider":"Region","level":"provincial","region":"here","audience":[],"themes":["energy"],
        "criteria":[{"id":"desk","ask":true}],
        "window":{"opens":null,"closes":null,"status":"unknown","ends_by":"unknown","as_of":null},
        "url":"https://example.org","sources":["src","src_region"],"confidence":"low","checked_on":"2026-11-23","measures":["lamp"]})";
const std::string sources = R"("sources":[{"id":"src_region","title":"The region","url":null,"as_of":null}])";

engine::LoadedContent load(const std::string& members) {
    return engine::load_content(documents_of(rich()), overlay(members));
}

engine::ContentPack pack_with(const std::string& members) {
    auto loaded = load(members);
    for (const auto& issue : loaded.issues) UNSCOPED_INFO(issue.file + " " + issue.where + " " + issue.what);
    REQUIRE(loaded.pack.has_value());
    return std::move(*loaded.pack);
}

// The only mistake of an overlay with these members: "file where what".
std::string mistake(const std::string& members) {
    const auto loaded = load(members);
    CHECK_FALSE(loaded.pack.has_value());
    REQUIRE(loaded.issues.size() == 1);
    return loaded.issues[0].file + " " + loaded.issues[0].where + " " + loaded.issues[0].what;
}

bool names(const engine::Measure& measure, const char* scheme) {
    return std::ranges::find(measure.schemes, engine::SchemeId{scheme}) != measure.schemes.end();
}

}  // namespace

TEST_CASE("an overlay adds schemes, and the measures that they pay for name them") {
    const auto pack = pack_with(sources + R"(,"schemes":[)" + grant + "]");
    const auto* added = pack.find(engine::SchemeId{"grant"});
    REQUIRE(added != nullptr);
    CHECK(added->provider == "Region");
    CHECK(pack.find(engine::SchemeId{"tax"}) != nullptr);
    CHECK(names(*pack.find(engine::MeasureId{"lamp"}), "grant"));
    CHECK(names(*pack.find(engine::MeasureId{"lamp"}), "tax"));
    CHECK_FALSE(names(*pack.find(engine::MeasureId{"meter"}), "grant"));
    CHECK(pack.find(engine::SourceId{"src_region"}) != nullptr);
    const auto assessment = assess(pack, answers({{"use", number(60000)}}));
    REQUIRE(assessment.find(engine::SchemeId{"grant"}) != nullptr);
    CHECK(assessment.find(engine::SchemeId{"grant"})->for_measures.size() == 1);
}

TEST_CASE("an overlay adapts a scheme and leaves the rest of it as it was") {
    const auto before = pack_of(rich());
    const auto pack = pack_with(
        R"("adapt":{"schemes":{"tax":{"provider":"Region","window":{"closes":"2028-06-30"},"support":null,
            "criteria":[{"id":"large","rule":"use > 50000"}],"measures":["meter"]}}})");
    const auto &was = *before.find(engine::SchemeId{"tax"}), &is = *pack.find(engine::SchemeId{"tax"});
    CHECK(is.provider == "Region");
    CHECK(is.window.closes == engine::date_of("2028-06-30"));
    CHECK(is.window.opens == was.window.opens);
    CHECK(is.url == was.url);
    CHECK(was.support.has_value());
    CHECK_FALSE(is.support.has_value());
    REQUIRE(is.criteria.size() == 1);
    CHECK(is.criteria[0].id.value == "large");
    CHECK(names(*pack.find(engine::MeasureId{"meter"}), "tax"));
    CHECK(names(*pack.find(engine::MeasureId{"lamp"}), "tax"));
}

TEST_CASE("the smallest overlay of the guide for authors loads") {
    const std::string guide = file_text("assets/README.md");
    const auto shown = [&](const std::string& name) {
        const std::string fence = "```json\n";
        const auto title = guide.find("`assets/content/" + name + "`");
        REQUIRE(title != std::string::npos);
        const auto start = guide.find(fence, title) + fence.size();
        return guide.substr(start, guide.find("```", start) - start);
    };
    const std::vector<engine::Document> small{{"pack.json", shown("small/pack.json")},
                                              {"all.json", shown("small/all.json")}};
    const auto loaded = engine::load_content(small, engine::Document{path, shown("overlays/waterstad.json")});
    for (const auto& issue : loaded.issues) UNSCOPED_INFO(issue.file + " " + issue.where + " " + issue.what);
    REQUIRE(loaded.pack.has_value());
    CHECK(loaded.issues.empty());
    CHECK(names(*loaded.pack->find(engine::MeasureId{"led-lighting"}), "town-lighting"));
    CHECK(loaded.pack->find(engine::SchemeId{"eia"})->url == "https://example.org/eia-in-waterstad");
}

TEST_CASE("a pack knows what was laid over it, also in its compiled form") {
    const auto pack = pack_with(
        R"("checked_on":"2026-11-20","desk":{"name":"The desk","url":"https://example.org/desk","phone":"010 123 45 67","email":"desk@example.org"})");
    const auto again = engine::load_compiled(engine::compiled_content(pack));
    REQUIRE(again.has_value());
    for (const auto* one : {&pack, &*again}) {
        CHECK(one->overlay.id == "region");
        CHECK(one->overlay.version == "7");
        CHECK(one->overlay.checked_on == engine::date_of("2026-11-20"));
        CHECK(one->overlay.desk.name == "The desk");
        CHECK(one->overlay.desk.url == "https://example.org/desk");
        CHECK(one->overlay.desk.phone == "010 123 45 67");
        CHECK(one->overlay.desk.email == "desk@example.org");
    }
    CHECK(pack_of(rich()).overlay.id.empty());
    CHECK(pack_of(rich()).overlay.desk.name.empty());
}

TEST_CASE("the receipt names the overlay, and the hash covers it") {
    const auto receipt_of = [](const engine::ContentPack& pack) {
        const engine::AssessOptions options{.date = some_day, .track = "sme"};
        const auto text = engine::result_json(pack, {}, options, engine::assess(pack, {}, options));
        return nlohmann::json::parse(text)["receipt"];
    };
    const auto base = pack_of(rich());
    const auto with = pack_with(R"("note":"first")");
    CHECK(receipt_of(base)["overlay"].is_null());
    CHECK(receipt_of(with)["overlay"] == nlohmann::json{{"id", "region"}, {"version", "7"}});
    CHECK(with.hash != base.hash);
    CHECK(with.hash != pack_with(R"("note":"second")").hash);
    CHECK(receipt_of(with)["pack_hash"] == with.hash);
    auto elsewhere = overlay(R"("note":"first")");
    elsewhere.path = "another/place.json";
    CHECK(engine::load_content(documents_of(rich()), elsewhere).pack->hash == with.hash);
}

TEST_CASE("mistakes in an overlay are told with their place in it") {
    CHECK(mistake(R"("adapt":{"schemes":{"taxx":{"provider":"x"}}})") ==
          "region.json /adapt/schemes/taxx there is no scheme \"taxx\" to adapt; did you mean \"tax\"?");
    CHECK(mistake(R"("adapt":{"schemes":{"tax":{"id":"tax2"}}})").starts_with("region.json /adapt/schemes/tax/id "));
    CHECK(mistake(R"("adapt":{"schemes":{"tax":{"window":{"closes":"soon"}}}})")
              .starts_with("region.json /adapt/schemes/tax/window/closes "));
    CHECK(mistake(R"("adapt":{"schemes":{"tax":{"criteria":[{"id":"size","rule":"usee > 1"}]}}})")
              .starts_with("region.json /adapt/schemes/tax/criteria/0/rule"));
    CHECK(mistake(R"("adapt":{"schemes":{"tax":{"providr":"x"}}})").starts_with("region.json /adapt/schemes/tax/providr "));
    CHECK(mistake(R"("adapt":{"schemes":{"tax":{"window":null}}})") ==
          "region.json /adapt/schemes/tax \"window\" is missing");
    CHECK(mistake(R"("adapt":{"duties":{}})").starts_with("region.json /adapt/duties "));
    CHECK(mistake(R"("measures":[])").starts_with("region.json /measures "));
    CHECK(mistake(R"("words":{"de":{}})").starts_with("region.json /words/de the pack has no language \"de\""));
    CHECK(mistake(R"("words":{"nl":"text"})").starts_with("region.json /words/nl "));
    CHECK(mistake(R"("desk":{"name":"The desk"})") == "region.json /desk \"url\" is missing");
    CHECK(mistake(R"("desk":{"name":"The desk","url":"javascript:start"})").starts_with("region.json /desk/url "));
    CHECK(mistake(R"("schemes":{})").starts_with("region.json /schemes "));
}

TEST_CASE("a scheme of an overlay is held to the same rules as one of the pack") {
    const auto changed = [](const std::string& from, const std::string& to) {
        std::string text = grant;
        const auto place = text.find(from);
        REQUIRE(place != text.npos);
        return sources + R"(,"schemes":[)" + text.replace(place, from.size(), to) + "]";
    };
    CHECK(
        mistake(changed("\"grant\"", "\"tax\"")).starts_with("region.json /schemes/0/id there is already a scheme \"tax\""));
    CHECK(mistake(changed("https://example.org", "javascript:start")) ==
          "region.json /schemes/0/url an address that begins with https:// is expected here");
    CHECK(mistake(R"("sources":[{"id":"src_region","title":"The region","url":"data:text/html,<b>","as_of":null}])")
              .starts_with("region.json /sources/0/url "));
    CHECK(mistake(changed("[\"lamp\"]", "[\"lmap\"]")) ==
          "region.json /schemes/0/measures/0 there is no measure \"lmap\"; did you mean \"lamp\"?");
    CHECK(mistake(changed("\"src_region\"", "\"src_else\"")).starts_with("region.json /schemes/0/sources/1 "));
    CHECK(mistake(changed("\"ask\":true", "\"rule\":\"use >\"")).starts_with("region.json /schemes/0/criteria/0/rule"));
}

TEST_CASE("an overlay that can't be read, or of another format, is refused") {
    const auto base = documents_of(rich());
    for (const char* text : {"", "[]", "{", "7", R"({"format":2,"id":"region","version":"7"})",
                             R"({"format":1,"version":"7"})", R"({"format":1,"id":"Region","version":"7"})",
                             R"({"format":1,"id":"region"})", R"({"format":1,"id":"region","version":"7","adapt":[]})",
                             R"({"format":1,"id":"region","version":"7","adapt":{"schemes":[1]}})",
                             R"({"format":1,"id":"region","version":"7","adapt":{"schemes":{"tax":3}}})",
                             R"({"format":1,"id":"region","version":"7","words":[]})",
                             R"({"format":1,"id":"region","version":"7","schemes":[3]})"}) {
        const auto loaded = engine::load_content(base, engine::Document{path, text});
        INFO(text);
        CHECK_FALSE(loaded.pack.has_value());
        REQUIRE_FALSE(loaded.issues.empty());
        for (const auto& issue : loaded.issues) CHECK(issue.file == path);
    }
}
