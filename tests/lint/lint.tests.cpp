// Each kind of finding: a small pack that has it, and one next to it that has not.
#include "lint/lint.h"
#include "engine/answers_json.h"
#include "support/packs.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace tk;
using namespace tk::tests;

namespace {

struct Linted {
    engine::ContentPack pack{};
    lint::Report report{};

    const lint::Finding* find(std::string_view kind, std::string_view subject) const {
        for (const auto& one : report.findings)
            if (one.kind == kind && one.subject == subject) return &one;
        return nullptr;
    }
    bool has(std::string_view kind, std::string_view subject) const { return find(kind, subject) != nullptr; }
    // With the answers that the finding gives as its counter-example.
    engine::Assessment assessed(const lint::Finding& finding) const {
        return engine::assess(pack, finding.counter_example.value_or(engine::Answers{}), {.date = some_day, .draws = 0});
    }
};

Linted linted(const Parts& parts, const std::vector<engine::Document>& examples = {},
              lint::Options options = {.date = some_day}) {
    Linted result;
    result.pack = pack_of(parts);
    result.report = lint::check(result.pack, documents_of(parts), examples, options);
    return result;
}

engine::Document example(const std::string& name, const std::string& answers, const std::string& expect = "{}") {
    return {"examples/" + name + ".json", R"({"date":"2026-11-24","answers":)" + answers + R"(,"expect":)" + expect + "}"};
}

std::string question(const std::string& id, const std::string& rest) {
    return ",{\"id\":\"" + id + R"(","track":"sme","theme":"energy","kind":"one","options":[{"id":"a"},{"id":"b"}],
        "prior":{"weights":{"a":1,"b":1},"confidence":"low"},"seconds":5)" +
           (rest.empty() ? "" : "," + rest) + "}";
}

std::string scheme(const std::string& id, const std::string& criteria, const std::string& checked = "2026-11-01") {
    return "{\"id\":\"" + id +
           R"(","kind":"subsidy","provider":"P","level":"national","audience":[],"themes":["energy"],"criteria":[)" +
           criteria + R"(],"window":{"opens":null,"closes":null,"status":"unknown","ends_by":"none","as_of":null},
        "url":"https://example.org","sources":["src"],"confidence":"high")" +
           (checked.empty() ? "" : R"(,"checked_on":")" + checked + "\"") + "}";
}

// The findings of the documents alone, whether they load or not.
bool document_has(const Parts& parts, std::string_view kind, std::string_view pointer) {
    const auto documents = documents_of(parts);
    const auto findings = lint::check_documents(documents, engine::load_content(documents).issues);
    return std::ranges::any_of(findings, [&](const auto& one) { return one.kind == kind && one.pointer == pointer; });
}

Parts replaced(Parts parts, std::string Parts::* part, const std::string& from, const std::string& to) {
    const auto place = (parts.*part).find(from);
    REQUIRE(place != std::string::npos);
    (parts.*part).replace(place, from.size(), to);
    return parts;
}

}  // namespace

TEST_CASE("a question that nothing leads to is found, with its proof") {
    Parts parts = without_units();
    parts.duties = duty("d", "extra == a and deep == a and heating == pump");
    parts.questions += question("extra", R"("asked_if":"heating == pump and use > 50000 and use < 40000")") +
                       question("deep", R"("asked_if":"heating == pump and use > 40000 and use < 40002")");
    const auto result = linted(parts);
    REQUIRE(result.has("question-unreachable", "questions/extra"));
    const auto& finding = *result.find("question-unreachable", "questions/extra");
    CHECK(finding.proven);
    CHECK(finding.file == "all.json");
    CHECK(finding.pointer == "/questions/5/asked_if");
    CHECK_FALSE(result.has("question-unreachable", "questions/deep"));
}

TEST_CASE("a question that nothing reads is found") {
    Parts parts = without_units();
    parts.duties = duty("d", "heating == pump and use > 5");
    parts.checks = R"({"id":"c","track":"sme","rule":"rooms has cold and rooms has ovens","questions":["rooms"]})";
    const auto result = linted(parts);
    CHECK(result.has("question-unused", "questions/gas"));
    for (const char* read : {"questions/use", "questions/heating", "questions/rooms"})
        CHECK_FALSE(result.has("question-unused", read));
}

TEST_CASE("a question and an option that links leave out are found, unless private or free words") {
    Parts parts;
    parts.questions += R"(,{"id":"town","track":"sme","theme":"energy","kind":"text","seconds":5},
        {"id":"street","track":"sme","theme":"energy","kind":"one","private":true,"options":[{"id":"main"},{"id":"side"}],
         "prior":{"weights":{"main":1,"side":1},"confidence":"low"},"seconds":5})";
    CHECK_FALSE(linted(parts).has("question-not-in-links", "questions/gas"));
    const auto result = linted(with_link_order(parts, {R"({"question":"use","kind":"number"},
        {"question":"heating","kind":"one","options":["gas_new","pump"]},{"question":"goal","kind":"many","options":["co2","cost"]})"}));
    for (const char* left_out : {"questions/gas", "questions/rooms", "questions/heating"})
        CHECK(result.has("question-not-in-links", left_out));
    for (const char* fine : {"questions/use", "questions/goal", "questions/town", "questions/street"})
        CHECK_FALSE(result.has("question-not-in-links", fine));
}

TEST_CASE("numbers without floor, ceiling or default are found, also where the pack does not load") {
    const Parts parts = without_units();
    CHECK_FALSE(document_has(parts, "question-no-floor", "/questions/0/min"));
    CHECK(document_has(replaced(parts, &Parts::questions, "\"min\":0,", ""), "question-no-floor", "/questions/0/min"));
    CHECK(
        document_has(replaced(parts, &Parts::questions, "\"max\":100000,", ""), "question-no-ceiling", "/questions/0/max"));
    const Parts open =
        replaced(parts, &Parts::questions, R"("prior":{"low":1000,"likely":20000,"high":60000,"confidence":"low"},)", "");
    CHECK(document_has(open, "question-no-default", "/questions/0/prior"));
    CHECK_FALSE(document_has(open, "question-no-default", "/questions/1/prior"));
    // What loading says of the same place is not told twice.
    CHECK_FALSE(document_has(replaced(parts, &Parts::questions, "\"min\":0,", ""), "content", "/questions/0/min"));
}

TEST_CASE("a prior beyond what may be answered is found") {
    Parts parts = without_units();
    CHECK_FALSE(linted(parts).has("prior-outside", "questions/use"));
    parts = replaced(parts, &Parts::questions, R"("low":1000,"likely":20000,"high":60000)",
                     R"("low":200000,"likely":300000,"high":400000)");
    CHECK(linted(parts).has("prior-outside", "questions/use"));
}

TEST_CASE("what names no source is found") {
    Parts parts = without_units();
    parts.duties = duty("d", "heating == pump");
    CHECK(document_has(parts, "source-missing", "/duties/0/phases/0"));
    parts.duties = duty("d", "heating == pump", R"("phases":[{"id":"law","status":"in_force","source":"src"}])");
    CHECK_FALSE(document_has(parts, "source-missing", "/duties/0/phases/0"));
    CHECK_FALSE(document_has(parts, "source-missing", "/duties/0"));
    CHECK(document_has(replaced(parts, &Parts::duties, R"("sources":["src"])", R"("sources":[])"), "source-missing",
                       "/duties/0"));
    CHECK(document_has(replaced(parts, &Parts::coefficients, R"(,"sources":["src"])", ""), "source-missing",
                       "/coefficients/0"));
}

TEST_CASE("a mistake keeps its place in a rule") {
    Parts parts;
    parts.duties = duty("d", "heating == pomp");
    const auto documents = documents_of(parts);
    const auto findings = lint::check_documents(documents, engine::load_content(documents).issues);
    const auto place = std::ranges::find(findings, "content", &lint::Finding::kind);
    REQUIRE(place != findings.end());
    CHECK(place->pointer == "/duties/0/applies");
    CHECK(place->position == "12");
}

TEST_CASE("what was checked long ago is seen from the day that is given") {
    Parts parts = without_units();
    parts.schemes = scheme("old", R"({"id":"q","ask":true})", "2025-11-20") + "," +
                    scheme("new", R"({"id":"q","ask":true})", "2025-11-24") + "," +
                    scheme("never", R"({"id":"q","ask":true})", "");
    const auto result = linted(parts);
    CHECK(result.has("checked-long-ago", "schemes/old"));
    CHECK_FALSE(result.has("checked-long-ago", "schemes/new"));
    CHECK(result.has("checked-long-ago", "schemes/never"));
    CHECK_FALSE(result.has("checked-long-ago", "pack/test"));
    CHECK(linted(parts, {}, {.date = *engine::date_of("2027-11-24")}).has("checked-long-ago", "pack/test"));
    CHECK(linted(parts, {}, {.date = some_day, .oldest_days = 30}).has("checked-long-ago", "schemes/new"));
}

TEST_CASE("a scheme that no answers reach is found, by criterion or as a whole") {
    Parts parts = without_units();
    parts.schemes =
        scheme("one", R"({"id":"size","rule":"use < 10 and use > 20"},{"id":"ask","ask":true})") + "," +
        scheme("whole", R"({"id":"small","rule":"use < 10"},{"id":"large","rule":"use > 20"})") + "," +
        scheme("fits", R"({"id":"small","rule":"use < 20"},{"id":"large","rule":"use > 10"},{"id":"ask","ask":true})") +
        "," + scheme("maybe", R"j({"id":"may","rule":"heating == pump or maybe(heating == gas_old)"})j");
    const auto result = linted(parts);
    REQUIRE(result.has("criterion-unreachable", "schemes/one"));
    CHECK(result.find("criterion-unreachable", "schemes/one")->pointer == "/schemes/0/criteria/0");
    CHECK_FALSE(result.has("scheme-unreachable", "schemes/one"));
    CHECK(result.has("scheme-unreachable", "schemes/whole"));
    CHECK(result.find("scheme-unreachable", "schemes/whole")->proven);
    for (const char* id : {"schemes/fits", "schemes/maybe"}) {
        CHECK_FALSE(result.has("criterion-unreachable", id));
        CHECK_FALSE(result.has("scheme-unreachable", id));
    }
}

TEST_CASE("a duty, a phase, a measure and a check that no answers reach are found") {
    Parts parts = without_units();
    const std::string phases =
        R"("phases":[{"id":"law","status":"in_force","source":"src"},{"id":"later","status":"announced","if":"RULE","source":"src"}])";
    const auto with = [&](const std::string& rule) { return std::string(phases).replace(phases.find("RULE"), 4, rule); };
    parts.duties = duty("none", "use > 10 and use < 5") + "," + duty("part", "use < 50", with("use >= 60")) + "," +
                   duty("both", "use < 50", with("use >= 40"));
    parts.measures = measure("never", "gas > 50000", "1") + "," + measure("once", "gas >= 50000", "1");
    parts.checks = R"({"id":"never","track":"sme","rule":"use > 20 and use < 20","questions":["use"]},
                      {"id":"once","track":"sme","rule":"use >= 20 and use <= 20","questions":["use"]})";
    const auto result = linted(parts);
    CHECK(result.has("duty-unreachable", "duties/none"));
    CHECK(result.has("phase-unreachable", "duties/part"));
    CHECK(result.has("measure-unreachable", "measures/never"));
    CHECK(result.has("check-unreachable", "checks/never"));
    CHECK_FALSE(result.has("duty-unreachable", "duties/part"));
    CHECK_FALSE(result.has("phase-unreachable", "duties/both"));
    CHECK_FALSE(result.has("measure-unreachable", "measures/once"));
    CHECK_FALSE(result.has("check-unreachable", "checks/once"));
}

TEST_CASE("a measure that applies although it is done is found with answers that show it") {
    Parts parts = without_units();
    parts.measures =
        measure("again", "heating != gas_new and use > 1000", "1", R"("never_if":"heating == pump")") + "," +
        measure("guarded", "heating != pump and use > 1000", "1", R"("never_if":"heating == pump")") + "," +
        measure("unasked", "unknown(gas) and use > 1000", "1", R"("never_if":"heating == pump")") + "," +
        measure("hidden", "use > 90000 and gas > 40000 and not (rooms has cold)", "1", R"("never_if":"rooms has ovens")") +
        "," + measure("empty", "use > 1000", "1", R"("never_if":"heating == pump and heating == gas_old")");
    const auto result = linted(parts);
    for (const char* id : {"again", "unasked", "hidden"}) {
        INFO(id);
        const auto* finding = result.find("applies-although-done", "measures/" + std::string(id));
        REQUIRE(finding != nullptr);
        REQUIRE(finding->counter_example.has_value());
        CHECK(result.assessed(*finding).find(engine::MeasureId{id})->applies != engine::Truth::no);
    }
    CHECK_FALSE(result.has("applies-although-done", "measures/guarded"));
    CHECK(result.has("never-unreachable", "measures/empty"));
    CHECK_FALSE(result.has("never-unreachable", "measures/guarded"));
}

TEST_CASE("a mistake in never_if is told with its place") {
    Parts parts = without_units();
    parts.measures = measure("m", "use > 5", "1", R"("never_if":"heating == pomp")");
    const auto result = linted(parts);
    REQUIRE(result.has("content", "measures/m"));
    CHECK(result.find("content", "measures/m")->pointer == "/measures/0/never_if");
    CHECK(result.find("content", "measures/m")->position == "12");
}

TEST_CASE("a limit needs an example on each side that expects a verdict") {
    Parts parts = without_units();
    parts.duties = duty("d", "use >= 500", R"("boundary":[{"of":"use","op":">=","limit":500,"unit":""}])");
    const auto below = example("below", R"({"use":499})", R"({"duties":{"d":"no"}})"),
               above = example("above", R"({"use":500})", R"({"duties":{"d":"yes"}})"),
               silent = example("silent", R"({"use":500})", R"({"never":[]})"),
               across = example("across", R"({})", R"({"duties":{"d":"unknown"}})");
    CHECK(linted(parts, {}).has("boundary-untested", "duties/d"));
    CHECK(linted(parts, {below, silent, across}).has("boundary-untested", "duties/d"));
    CHECK(linted(parts, {below}).find("boundary-untested", "duties/d")->pointer == "/duties/0/boundary/0");
    CHECK(linted(parts, {above}).has("boundary-untested", "duties/d"));
    CHECK_FALSE(linted(parts, {below, above}).has("boundary-untested", "duties/d"));
}

TEST_CASE("measures that wait for each other in a round are found") {
    Parts parts = without_units();
    const std::string rest = R"("needs":["b"])",
                      wait = R"("timing":[{"if":"heating == pump","effect":"wait","with":["a"]}])",
                      combine = R"("timing":[{"if":"heating == pump","effect":"combine","with":["a"]}])";
    parts.measures = measure("a", "true", "1", rest) + "," + measure("b", "true", "1", wait);
    const auto round = linted(parts);
    CHECK((round.has("need-cycle", "measures/a") || round.has("need-cycle", "measures/b")));
    parts.measures = measure("a", "true", "1", rest) + "," + measure("b", "true", "1", combine);
    const auto none = linted(parts);
    CHECK_FALSE((none.has("need-cycle", "measures/a") || none.has("need-cycle", "measures/b")));
}

TEST_CASE("a measure that needs what it excludes is found") {
    Parts parts = without_units();
    parts.measures = measure("a", "true", "1", R"("needs":["b"],"conflicts":["b"])") + "," +
                     measure("b", "true", "1", R"("conflicts":["a"])");
    CHECK(linted(parts).has("need-excluded", "measures/a"));
    parts.measures = measure("a", "true", "1", R"("needs":["b"])") + "," + measure("b", "true", "1");
    CHECK_FALSE(linted(parts).has("need-excluded", "measures/a"));
}

TEST_CASE("effects of more than all of an end use are found") {
    Parts parts;
    parts.end_uses = R"({"id":"el","carrier":"electricity","unit":"kWh/year","amount":"use*0.5","building":true})";
    const auto saving = [](const char* id, const char* saves, const char* rest) {
        return measure(id, "true", "1 EUR/year",
                       std::string(R"("acts_on":["el"],"saves":{"electricity":")") + saves + "\"}" + rest);
    };
    const char* group = R"(,"overlap_group":"light")";
    parts.measures = saving("too-much", "use*0.6", "") + "," + saving("all", "use*0.5", "");
    auto result = linted(parts);
    REQUIRE(result.has("effect-over-100", "measures/too-much"));
    CHECK(result.find("effect-over-100", "measures/too-much")->message.find("120 %") != std::string::npos);
    CHECK_FALSE(result.has("effect-over-100", "measures/all"));

    parts.measures = saving("x", "use*0.3", group) + "," + saving("y", "use*0.3", group);
    CHECK(linted(parts).has("overlap-over-100", "measures/x"));
    Parts capped = parts;
    capped.ranking = R"("caps":[{"overlap_group":"light","end_uses":["el"],"share":0.8}])";
    result = linted(capped);
    CHECK_FALSE(result.has("overlap-over-100", "measures/x"));
    CHECK_FALSE(result.has("cap-over-100", "caps/light"));
    capped.ranking = R"("caps":[{"overlap_group":"light","end_uses":["el"],"share":1.2}])";
    CHECK(linted(capped).has("cap-over-100", "caps/light"));
    // Of two that exclude each other one stands in the plan.
    parts.measures = saving("x", "use*0.3", R"(,"overlap_group":"light","conflicts":["y"])") + "," +
                     saving("y", "use*0.3", R"(,"overlap_group":"light","conflicts":["x"])");
    CHECK_FALSE(linted(parts).has("overlap-over-100", "measures/x"));
}

TEST_CASE("what no example reaches is counted and named") {
    Parts parts = without_units();
    parts.duties = duty("d", "use >= 500");
    parts.measures = measure("m", "heating == pump", "1");
    parts.schemes = scheme("s", R"({"id":"r","rule":"gas > 100"},{"id":"q","ask":true})");
    const auto some = linted(parts, {example("one", R"({"use":600,"heating":"gas_old","gas":null})")});
    CHECK(some.has("measure-not-covered", "measures/m"));
    CHECK(some.has("scheme-not-covered", "schemes/s"));
    CHECK(some.has("question-not-covered", "questions/gas"));
    CHECK_FALSE(some.has("duty-not-covered", "duties/d"));
    CHECK_FALSE(some.has("question-not-covered", "questions/use"));
    const auto questions = std::ranges::find(some.report.coverage, "questions", &lint::Coverage::what);
    REQUIRE(questions != some.report.coverage.end());
    CHECK(questions->reached == 2);
    CHECK(questions->all == 5);
    const auto more = linted(parts, {example("two", R"({"heating":"pump","gas":101})")});
    CHECK_FALSE(more.has("measure-not-covered", "measures/m"));
    CHECK_FALSE(more.has("scheme-not-covered", "schemes/s"));
    CHECK(more.has("duty-not-covered", "duties/d"));
}

TEST_CASE("an example that can't be read is a finding") {
    const auto result = linted(without_units(), {example("wrong", R"({"ues":600})")});
    const auto place = std::ranges::find(result.report.findings, "example", &lint::Finding::kind);
    REQUIRE(place != result.report.findings.end());
    CHECK(place->file == "examples/wrong.json");
}

TEST_CASE("a finding may stay with a reason, and only while it is there") {
    Parts parts = without_units();
    parts.measures = measure("never", "gas > 50000", "1");
    auto documents = documents_of(parts);
    const auto suppressed = [&](const std::string& list) {
        auto with = documents;
        with[0].text.replace(1, 0, "\"lint\":" + list + ",");
        auto loaded = engine::load_content(with);
        REQUIRE(loaded.pack.has_value());
        auto report = lint::check(*loaded.pack, with, {}, {.date = some_day});
        lint::suppress(with, report);
        return report;
    };
    const auto count = [](const lint::Findings& findings, std::string_view kind) {
        return std::ranges::count(findings, kind, &lint::Finding::kind);
    };
    const auto good =
        suppressed(R"([{"finding":"measure-unreachable","at":"measures/never","reason":"It waits for a question."}])");
    CHECK(count(good.findings, "measure-unreachable") == 0);
    REQUIRE(count(good.suppressed, "measure-unreachable") == 1);
    CHECK(good.suppressed[0].reason == "It waits for a question.");
    const auto silent = suppressed(R"([{"finding":"measure-unreachable","at":"measures/never","reason":" "}])");
    CHECK(count(silent.findings, "measure-unreachable") == 1);
    CHECK(count(silent.findings, "suppression-without-reason") == 1);
    const auto unused = suppressed(R"([{"finding":"measure-unreachable","at":"measures/other","reason":"Why not."}])");
    CHECK(count(unused.findings, "suppression-unused") == 1);
    CHECK(unused.findings.back().pointer == "/lint/0");
    const auto wrong = suppressed(R"([{"findin":"measure-unreachable","at":"measures/never","reason":"x"},7])");
    CHECK(count(wrong.findings, "suppression-wrong") == 2);
}

TEST_CASE("the same run gives the same findings") {
    Parts parts = without_units();
    parts.measures = measure("again", "use + gas > 100000", "1", R"("never_if":"rooms has ovens")");
    const auto one = linted(parts), two = linted(parts);
    REQUIRE(one.has("applies-although-done", "measures/again"));
    CHECK(one.find("applies-although-done", "measures/again")->counter_example ==
          two.find("applies-although-done", "measures/again")->counter_example);
}

TEST_CASE("a shipped measure that loses its guard is found") {
    auto documents = shipped_documents();
    bool damaged = false;
    for (auto& document : documents) {
        const std::string from = "s_glazing in (single, double) and d_heat_eq_m3 > 1500";
        if (const auto place = document.text.find(from); place != std::string::npos) {
            document.text.replace(place, from.size(), "d_heat_eq_m3 > 1500");
            damaged = true;
        }
    }
    REQUIRE(damaged);
    const auto loaded = engine::load_content(documents);
    REQUIRE(loaded.pack.has_value());
    const auto report = lint::check(*loaded.pack, documents, {}, {.date = some_day});
    const auto place = std::ranges::find_if(report.findings, [](const auto& one) {
        return one.kind == "applies-although-done" && one.subject == "measures/glazing-hrpp";
    });
    REQUIRE(place != report.findings.end());
    const auto assessment = engine::assess(*loaded.pack, *place->counter_example, {.date = some_day, .draws = 0});
    CHECK(assessment.find(engine::MeasureId{"glazing-hrpp"})->applies != engine::Truth::no);
}
