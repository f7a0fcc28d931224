// What schemes take off the plan: amounts by hand, who gets none, and that nothing else changes by it.
#include "engine/support.h"

#include "engine/answers_json.h"
#include "engine/result_json.h"
#include "support/packs.h"
#include "support/state.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <map>

using namespace tk;
using namespace tk::tests;
using Catch::Approx;
using engine::Choices;
using engine::Spread;
using nlohmann::json;

namespace {

const std::string runs =
    R"({"opens":"2026-01-01","closes":"2027-12-31","status":"runs_until","ends_by":"date","as_of":"2026-10-01"})";
const std::string always = R"({"id":"a","rule":"true"})";

std::string grant(const std::string& support, const std::string& criteria = always, const std::string& window = runs) {
    return R"({"id":"grant","kind":"subsidy","provider":"RVO","level":"national","region":null,"audience":[],"themes":["energy"],
              "criteria":[)" +
           criteria + R"(],"window":)" + window + R"(,"support":)" + support +
           R"(,"url":"https://example.org","sources":["src"],"confidence":"high","checked_on":"2026-11-23"})";
}

// A measure that the grant is for.
std::string step(const std::string& id, int euro, const std::string& rest = "", const std::string& applies = "true") {
    const std::string cost = std::to_string(euro);
    return measure(id, applies, std::to_string(euro / 4),
                   R"("schemes":["grant"],"investment":{"low":)" + cost + R"(,"likely":)" + cost + R"(,"high":)" + cost +
                       R"(,"unit":"EUR","quantity":"1","confidence":"high"})" + (rest.empty() ? "" : "," + rest));
}

const std::string three = step("lamp", 1000) + "," + step("wall", 4000) + "," + step("roof", 10000);

Parts parts_of(const std::string& scheme, const std::string& measures = three) {
    Parts parts;
    parts.measures = measures;
    parts.schemes = scheme;
    return parts;
}

std::optional<engine::Support> support(const Parts& parts, Choices choices = {}, int draws = 512) {
    const auto assessment =
        engine::assess(pack_of(parts), answers({{"use", number(20000)}}),
                       {.date = some_day, .draws = draws, .choices = std::move(choices), .what_if = false});
    return assessment.find(engine::SchemeId{"grant"})->support;
}

std::optional<Spread> amount(const Parts& parts, Choices choices = {}) {
    const auto found = support(parts, std::move(choices));
    return found ? std::optional(found->amount) : std::nullopt;
}

std::optional<Spread> exactly(double euro) { return Spread{euro, euro, euro}; }

json without_support(json result) {
    for (json& scheme : result["schemes"]) scheme["support"] = nullptr;
    result["receipt"]["pack_hash"] = nullptr;
    return result;
}

}  // namespace

TEST_CASE("a share is taken of each measure in the plan that names the scheme") {
    CHECK(amount(parts_of(grant(R"({"share":0.25})"))) == exactly(3750));
    const std::string other = "," + measure("other", "true", "50");
    CHECK(amount(parts_of(grant(R"({"share":0.25})"), three + other)) == exactly(3750));
    CHECK(amount(parts_of(grant(R"({"share":0})"))) == std::nullopt);
}

TEST_CASE("a measure that costs too little gets nothing") {
    CHECK(amount(parts_of(grant(R"({"share":0.25,"investment_from":4000})"))) == exactly(3500));
    CHECK(amount(parts_of(grant(R"({"share":0.25,"investment_from":4001})"))) == exactly(2500));
    CHECK(amount(parts_of(grant(R"({"share":0.25,"investment_from":10001})"))) == std::nullopt);
}

TEST_CASE("below the least nothing is paid, above the most no more, of all measures together") {
    CHECK(amount(parts_of(grant(R"({"share":0.25,"least":3750})"))) == exactly(3750));
    CHECK(amount(parts_of(grant(R"({"share":0.25,"least":3751})"))) == std::nullopt);
    CHECK(amount(parts_of(grant(R"({"share":0.25,"most":3000})"))) == exactly(3000));
    CHECK(amount(parts_of(grant(R"({"share":0.25,"most":3000,"least":3000})"))) == exactly(3000));
}

TEST_CASE("an amount is paid for each measure, and never more than it costs") {
    CHECK(amount(parts_of(grant(R"({"amount":1500})"))) == exactly(1000 + 1500 + 1500));
    CHECK(amount(parts_of(grant(R"({"amount":"0.1 EUR/kWh*use*1 year"})"))) == exactly(1000 + 2000 + 2000));
}

TEST_CASE("what is done, put aside, blocked or not paid by the budget gets nothing") {
    const auto quarter = parts_of(grant(R"({"share":0.25})"));
    CHECK(amount(quarter, {.done = {{"roof"}}}) == exactly(1250));
    CHECK(amount(quarter, {.aside = {{"wall"}}}) == exactly(2750));
    CHECK(amount(quarter, {.budget = 5000}) == exactly(1250));
    CHECK(amount(quarter, {.done = {{"lamp"}, {"roof"}, {"wall"}}}) == std::nullopt);
    const auto blocked =
        parts_of(grant(R"({"share":0.25})"), step("lamp", 1000) + "," + step("roof", 10000, R"("blocked_if":"true")"));
    CHECK(amount(blocked) == exactly(250));
}

TEST_CASE("a measure that stands under a duty counts as in the totals") {
    auto parts = parts_of(grant(R"({"share":0.25})"),
                          step("lamp", 1000, R"("compliance":true,"duties":["save"])") + "," + step("roof", 10000));
    parts.duties = duty("save", "use > 5", R"("fulfilled_by":["lamp"])");
    CHECK(amount(parts) == exactly(2750));
    CHECK(amount(parts, {.done = {{"lamp"}}}) == exactly(2500));
}

TEST_CASE("what is not certain is a range") {
    auto parts = parts_of(grant(R"({"share":"c_part"})"), step("roof", 10000));
    parts.coefficients +=
        R"(,{"id":"c_part","unit":"","low":0.1,"likely":0.2,"high":0.3,"confidence":"low","sources":["src"]})";
    const auto found = amount(parts);
    REQUIRE(found);
    // The tenth percentile of a triangle: low + sqrt(0.1 * (high - low) * (likely - low)).
    CHECK(found->p10 == Approx(1447).epsilon(0.01));
    CHECK(found->p50 == Approx(2000).epsilon(0.01));
    CHECK(found->p90 == Approx(2553).epsilon(0.01));
    // Three of four heatings are of gas: in the other draws the measure is not there.
    const auto maybe = amount(parts_of(grant(R"({"share":0.25})"), step("roof", 10000, "", "heating != pump")));
    CHECK(maybe == Spread{0, 2500, 2500});
}

TEST_CASE("it is sure only when the scheme fits and the evidence covers the date") {
    const std::string quarter = R"({"share":0.25})";
    const auto sure = [&](const std::string& criteria, const std::string& window) {
        const auto found = support(parts_of(grant(quarter, criteria, window)));
        REQUIRE(found);
        CHECK(found->amount == Spread{3750, 3750, 3750});
        return found->sure;
    };
    const std::string soon =
        R"({"opens":"2026-01-01","closes":"2026-11-24","status":"runs_until","ends_by":"date","as_of":"2026-10-01"})";
    CHECK(sure(always, runs));
    CHECK(sure(always, soon));
    CHECK_FALSE(sure(R"({"id":"a","ask":true})", runs));
    CHECK_FALSE(sure(R"({"id":"a","rule":"gas > 5"})", runs));
    for (const std::string window :
         {R"({"opens":null,"closes":null,"status":"unknown","ends_by":"unknown","as_of":null})",
          R"({"opens":"2020-01-01","closes":"2028-01-01","status":"runs_until","ends_by":"date","as_of":"2024-02-02"})",
          R"({"opens":"2027-02-01","closes":null,"status":"announced","ends_by":"unknown","as_of":"2026-10-01"})"})
        CHECK_FALSE(sure(always, window));
}

TEST_CASE("a scheme that does not fit or has ended takes nothing off, and without draws there are no amounts") {
    const std::string quarter = R"({"share":0.25})";
    CHECK_FALSE(support(parts_of(grant(quarter, R"({"id":"a","rule":"use < 5"})"))));
    const std::string ended =
        R"({"opens":"2025-01-01","closes":"2026-11-23","status":"runs_until","ends_by":"date","as_of":"2026-10-01"})";
    CHECK_FALSE(support(parts_of(grant(quarter, always, ended))));
    CHECK_FALSE(support(parts_of(grant(quarter)), {}, 0));
}

TEST_CASE("support that can't be meant is refused") {
    const auto complains = [](const std::string& support, std::string_view where, std::string_view what) {
        const std::string issues = issues_of(parts_of(grant(support)));
        INFO(support << "\n" << issues);
        CHECK(issues.find("all.json /schemes/0/support" + std::string(where) + " ") != std::string::npos);
        CHECK(issues.find(what) != std::string::npos);
    };
    complains("0.4", "", "an object is expected here");
    complains("{}", "", "one of the two");
    complains(R"({"share":0.4,"amount":5})", "", "one of the two");
    complains(R"({"share":40})", "/share", "40% is 0.4");
    complains(R"({"share":-0.1})", "/share", "40% is 0.4");
    complains(R"({"share":"5 EUR"})", "/share:1", "EUR");
    complains(R"({"share":"c_nothing"})", "/share:1", "c_nothing");
    complains(R"({"amount":"use"})", "/amount:1", "kWh");
    complains(R"({"share":0.4,"least":-1})", "/least", "0 or more");
    complains(R"({"share":0.4,"investment_from":"2500"})", "/investment_from", "number");
    complains(R"({"share":0.4,"least":5,"most":4})", "/most", "less than");
    complains(R"({"share":0.4,"mots":4})", "/mots", "most");
    CHECK(issues_of(parts_of(grant(R"({"share":0.4,"investment_from":2500,"least":1,"most":1,"note":"why"})"))).empty());
}

TEST_CASE("a question that support depends on says that it changes the scheme") {
    auto parts = parts_of(grant(R"({"share":0.25})"));
    const auto changes = [&] { return pack_of(parts).find(engine::QuestionId{"gas"})->changes; };
    const int before = changes();
    parts.schemes = grant(R"({"amount":"gas*0.1 EUR/m3*1 year"})");
    CHECK(changes() == before + 1);
}

// The figures of the fact base of 23 November 2026.
TEST_CASE("shipped schemes pay what the facts say, and no others have an amount") {
    struct Figures {
        double least_share, most_share, investment_from, least;
        std::optional<double> most;
    };
    const std::map<std::string, Figures> facts{
        // 40% of the cost is deducted, at 19 to 25.8% corporation tax; at least 2,500 euros for each asset.
        {"eia", {0.4 * 0.19, 0.4 * 0.258, 2500, 0, std::nullopt}},
    };
    const engine::Answers none;
    engine::Bounds bounds(shipped_pack().program, none);
    std::size_t known = 0;
    for (const auto& scheme : shipped_pack().schemes) {
        if (!scheme.support) continue;
        INFO(scheme.id.value);
        const auto figures = facts.find(scheme.id.value);
        REQUIRE(figures != facts.end());
        ++known;
        const auto share = bounds.interval(scheme.support->share);
        CHECK(share.low == Approx(figures->second.least_share));
        CHECK(share.high == Approx(figures->second.most_share));
        CHECK(scheme.support->amount.empty());
        CHECK(scheme.support->investment_from == figures->second.investment_from);
        CHECK(scheme.support->least == figures->second.least);
        CHECK(scheme.support->most == figures->second.most);
    }
    CHECK(known == facts.size());
}

TEST_CASE("support changes nothing else: no payback, no total, no place in the plan") {
    auto documents = shipped_documents();
    for (auto& document : documents) {
        if (!document.path.starts_with("schemes/")) continue;
        json content = json::parse(document.text);
        for (json& scheme : content.at("schemes")) scheme.erase("support");
        document.text = content.dump();
    }
    const auto loaded = engine::load_content(documents);
    REQUIRE(loaded.pack);
    int supported = 0;
    for (const char* name : {"bakery", "garage", "hotel-zeeland", "logistics-hall", "metal-works", "nothing-known", "office",
                             "park-utrecht", "supermarket-gelderland", "wholesaler-zuid-holland-2027"}) {
        INFO(name);
        const auto read = engine::load_answers(
            shipped_pack(), file_text("assets/content/base/examples/" + std::string(name) + ".json"), name);
        REQUIRE_FALSE(engine::has_errors(read.issues));
        for (const std::optional<double> budget : {std::optional<double>{}, std::optional(20000.0)}) {
            engine::AssessOptions options{.date = some_day, .draws = 128, .what_if = false};
            options.track = std::string_view(name).starts_with("park-") ? "terrain" : "sme";
            options.choices.budget = budget;
            const auto with = engine::assess(shipped_pack(), read.answers, options);
            for (const auto& scheme : with.schemes) supported += scheme.support ? 1 : 0;
            const auto without = engine::assess(*loaded.pack, read.answers, options);
            const auto written = [&](const engine::ContentPack& pack, const engine::Assessment& assessment) {
                return without_support(json::parse(engine::result_json(pack, read.answers, options, assessment)));
            };
            CHECK(written(shipped_pack(), with) == written(*loaded.pack, without));
        }
    }
    CHECK(supported > 0);
}
