// What an attacker, a broken disk or a tired author can hand us: a pack or a file of answers that was cut off or
// changed anywhere. It may be refused, always with an issue; it may never crash, hang or be taken by halves.
#include "engine/answers_json.h"
#include "engine/result_json.h"
#include "support/packs.h"
#include "support/random.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

using namespace tk;
using namespace tk::tests;
using nlohmann::json;

namespace {

// A little of everything that a pack can have.
Parts rich() {
    Parts parts;
    parts.coefficients +=
        R"(,{"id":"c_m2","unit":"kWh/year","by":"heating","values":{"gas_new":[1,2,3],"gas_old":[2,3,4],"pump":[3,4,5]},"confidence":"low","sources":["src"]})";
    parts.quantities = R"j({"id":"r_half","unit":"kWh/year","value":"use/2 + min(use, 5)","raw":true},
                           {"id":"d_cost","unit":"EUR/year","value":"use*c_price"})j";
    parts.end_uses =
        R"j({"id":"el_light","carrier":"electricity","unit":"kWh/year","amount":"0.4*use","building":true},
            {"id":"gas_heat","carrier":"gas","unit":"m3/year","amount":"if(heating == pump, 0, gas)","building":true})j";
    parts.ranking =
        R"("energy_cost":"d_cost","co2_total":"use*0.3 kg/kWh","carriers":{"electricity":{"price":"c_price","co2":"0.3","kwh":1}})";
    parts.measures =
        measure(
            "lamp", "rooms has cold or use > 100", "0.1*d_cost",
            R"("saves":{"electricity":"0.1*use"},"acts_on":["el_light"],"needs":["meter"],"conflicts":["pump"],"schemes":["tax"])") +
        "," + measure("meter", "true", "0", R"("duties":["save"],"compliance":true)") + "," +
        measure("pump", "heating != pump", "interp(use, 0, 5, 3000, 1, 20000, 9)",
                R"("blocked_if":"known(gas) and gas > 5","conflicts":["lamp"])");
    parts.duties = duty("save", "use >= 50000 or r_half > 30000",
                        R"("boundary":[{"of":"use","op":">=","limit":50000,"unit":"kWh/year"}],"deadline":"2027-12-01",
                           "recurs":"P4Y","likely":"use > 20000","fulfilled_by":["meter"])");
    parts.schemes =
        R"({"id":"tax","kind":"tax","provider":"RVO","level":"national","region":null,"audience":[],"themes":["energy"],
            "criteria":[{"id":"size","rule":"use > 10"},{"id":"desk","ask":true}],
            "window":{"opens":"2026-01-01","closes":"2027-12-31","status":"runs_until","ends_by":"date","as_of":"2026-10-01"},
            "support":{"share":"use/100000 kWh/year","investment_from":50,"least":5,"most":900},
            "url":"https://example.org","sources":["src"],"confidence":"high","checked_on":"2026-11-23"})";
    return parts;
}

constexpr std::array<const char*, 22> rules{"true",
                                            "use",
                                            "use >",
                                            "(",
                                            "((((((((((",
                                            "use / 0 > 1",
                                            "1e308*1e308*use",
                                            "use in (",
                                            "heating == ",
                                            "heating has ovens",
                                            "nosuch > 3",
                                            "sqrt(0-use) > 1",
                                            "interp(use, 5, 1, 5, 2)",
                                            "interp()",
                                            "c_m2[rooms]",
                                            "clamp(use, 9, 1)",
                                            "not not not use",
                                            "band(use, 0, 1e999)",
                                            "use >= 5 kWh/parsec",
                                            "maybe(maybe(use > 1))",
                                            "\xC3\x28",
                                            "if(use > 1, use > 2, 3)"};

// Another value in the place of one.
json other(Random& random) {
    switch (random.pick(13)) {
        case 0: return nullptr;
        case 1: return true;
        case 2: return -1;
        case 3: return 0;
        case 4: return 1e308;
        case 5: return std::uint64_t{18446744073709551615U};
        case 6: return "";
        case 7: return json::array();
        case 8: return json::object();
        case 9: return std::string(random.pick(70000), '(');
        case 10: {
            std::string deep = "use > 1";
            for (std::size_t i = random.pick(3000); i > 0; --i) deep = "not (" + deep + ")";
            return deep;
        }
        case 11: {
            json deep = 1;
            for (std::size_t i = random.pick(300); i > 0; --i) deep = json::array({std::move(deep)});
            return deep;
        }
        default: return rules[random.pick(rules.size())];
    }
}

// A value anywhere in it is replaced, taken out, doubled or given another name.
void damage(json& root, Random& random) {
    json* place = &root;
    while (place->is_structured() && !place->empty()) {
        auto child = place->begin();
        std::advance(child, static_cast<std::ptrdiff_t>(random.pick(place->size())));
        if (!child->is_structured() || random.chance(12)) {
            switch (random.pick(5)) {
                case 0: place->erase(child); return;
                case 1:
                    if (place->is_array()) place->push_back(json(*child));
                    else (*place)["surprise"] = json(*child);
                    return;
                case 2:
                    if (place->is_object()) {
                        json value = *child;
                        place->erase(child);
                        (*place)[random.chance(50) ? "id" : "applies"] = std::move(value);
                        return;
                    }
                    [[fallthrough]];
                default: *child = other(random); return;
            }
        }
        place = &*child;
    }
}

std::string broken(std::string text, Random& random) {
    for (std::size_t change = 1 + random.pick(4); change > 0 && !text.empty(); --change) {
        const auto at = random.pick(text.size());
        switch (random.pick(5)) {
            case 0: text.erase(at); break;
            case 1: text.erase(at, 1 + random.pick(20)); break;
            case 2: text[at] = static_cast<char>(random.pick(256)); break;
            case 3: text.insert(at, 1, "{}[]\",:0-e\\()<"[random.pick(14)]); break;
            default: text.insert(at, text.substr(random.pick(text.size()), random.pick(60))); break;
        }
    }
    return text;
}

std::string changed(const std::string& text, Random& random) {
    if (random.chance(30)) return broken(text, random);
    json value = json::parse(text, nullptr, false);
    for (std::size_t change = 1 + random.pick(2); change > 0; --change) damage(value, random);
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

void check_spread(const engine::Spread& spread) {
    if (!(spread.p10 <= spread.p50 && spread.p50 <= spread.p90) && std::isfinite(spread.p10) && std::isfinite(spread.p90))
        FAIL_CHECK(spread.p10 << " " << spread.p50 << " " << spread.p90);
}

// Loads it and, when it loads, reckons with it.
bool try_pack(const std::vector<engine::Document>& documents, Random& random) {
    const auto loaded = engine::load_content(documents);
    if (!loaded.pack) {
        if (!engine::has_errors(loaded.issues)) FAIL_CHECK("refused without an error");
        for (const auto& issue : loaded.issues)
            if (issue.what.empty()) FAIL_CHECK("an issue says nothing");
        return false;
    }
    if (engine::has_errors(loaded.issues)) FAIL_CHECK("taken in spite of an error: " << loaded.issues.front().what);
    const auto given = random_answers(*loaded.pack, random, static_cast<unsigned>(random.pick(101)));
    const engine::AssessOptions options{.date = some_day, .draws = 16};
    const auto assessment = engine::assess(*loaded.pack, given, options);
    for (const auto& one : assessment.measures) check_spread(one.gain);
    const auto text = engine::result_json(*loaded.pack, given, options, assessment);
    if (json::parse(text, nullptr, false).is_discarded()) FAIL_CHECK("the result is no JSON");
    return true;
}

}  // namespace

TEST_CASE("a damaged pack is refused with issues, or works") {
    Random random("damaged packs");
    INFO("seed " << random.seed());
    const auto whole = documents_of(rich());
    REQUIRE(try_pack(whole, random));
    int loaded = 0, refused = 0;
    for (int i = cases(100000, 1200); i > 0; --i) {
        auto documents = whole;
        auto& text = documents[random.chance(10) ? 0 : 1].text;
        text = changed(text, random);
        ++(try_pack(documents, random) ? loaded : refused);
    }
    // Both ways are tried.
    CHECK(loaded > 20);
    CHECK(refused > 500);
}

TEST_CASE("a pack that was cut off anywhere is refused") {
    const auto whole = documents_of(rich());
    const int step = cases(1, 61);
    for (std::size_t document = 0; document < whole.size(); ++document)
        for (std::size_t length = 0; length < whole[document].text.size(); length += static_cast<std::size_t>(step)) {
            auto documents = whole;
            documents[document].text.resize(length);
            const auto loaded = engine::load_content(documents);
            if (loaded.pack || !engine::has_errors(loaded.issues)) FAIL_CHECK("cut off after " << length);
        }
}

TEST_CASE("the shipped pack, damaged, is refused with issues, or works") {
    Random random("the shipped pack damaged");
    INFO("seed " << random.seed());
    const auto whole = shipped_documents();
    for (int i = cases(2000, 12); i > 0; --i) {
        auto documents = whole;
        auto& text = documents[random.pick(documents.size())].text;
        text = changed(text, random);
        try_pack(documents, random);
    }
}

TEST_CASE("damaged answers are refused with issues, or are answers") {
    Random random("damaged answers");
    INFO("seed " << random.seed());
    const auto& pack = shipped_pack();
    for (int i = cases(100000, 1000); i > 0; --i) {
        const auto given = random_answers(pack, random, 40);
        std::string whole = engine::answers_json(pack, given);
        if (random.chance(50)) whole = R"({"answers":)" + whole + R"(,"date":"2026-11-24","track":"sme"})";
        const auto loaded = engine::load_answers(pack, changed(whole, random), "mine.json");
        for (const auto& issue : loaded.issues)
            if (issue.what.empty()) FAIL_CHECK("an issue says nothing");
        for (const auto& [id, answer] : loaded.answers) {
            const auto* question = pack.find(id);
            if (question == nullptr) FAIL_CHECK("an answer to nothing: " << id.value);
            const auto* number = std::get_if<engine::Number>(&answer);
            if (number != nullptr && !(number->value >= question->min && number->value <= question->max))
                FAIL_CHECK(id.value << " is " << number->value);
        }
        if (i % 25 == 0) engine::assess(pack, loaded.answers, {.date = some_day, .draws = 0, .what_if = false});
        // What was undamaged comes back whole.
        const auto again = engine::load_answers(pack, whole, "mine.json");
        if (!again.issues.empty() || again.answers != given) FAIL_CHECK("lost: " << whole);
    }
}
