// The search of the linter: what it finds is so, and what it proves has no exception.
#include "lint/search.h"
#include "engine/answers_json.h"
#include "support/packs.h"

#include <catch2/catch_test_macros.hpp>

using namespace tk;
using namespace tk::tests;

namespace {

// What a search for the rule ends with, as a rule of a duty.
struct Outcome {
    lint::Found found{};
    engine::Truth truth = engine::Truth::unknown;  // of the rule with the answers found
    std::string answers{};
};

Outcome search(const std::string& rule, Parts parts = without_units(), int tries = 2000) {
    parts.duties = duty("sought", rule);
    const auto pack = pack_of(parts);
    Outcome outcome;
    outcome.found = lint::Search(pack, pack.program, 1, tries).find({{{pack.duties[0].applies["sme"]}}});
    engine::Bounds bounds(pack.program, outcome.found.answers);
    outcome.truth = bounds.truth(pack.duties[0].applies["sme"]);
    outcome.answers = engine::answers_json(pack, outcome.found.answers);
    return outcome;
}

}  // namespace

TEST_CASE("answers that make a rule hold are found") {
    for (const char* rule :
         {"heating == pump", "use >= 99999", "use > 500 and use < 502", "use + gas >= 149000", "use*gas > 4e9",
          "rooms has ovens and rooms has cold", "rooms has none and not (rooms has cold)",
          "use >= 30000 and use <= 30001 and gas > 100 and gas < 140 and heating in (gas_old, pump) and rooms has cold"}) {
        const Outcome outcome = search(rule);
        INFO(rule << ": " << outcome.answers << " after " << outcome.found.tried);
        CHECK(outcome.found.reached);
        CHECK(outcome.truth == engine::Truth::yes);
    }
}

TEST_CASE("that no answers make a rule hold is proven where bounds show it") {
    for (const char* rule : {"heating == pump and heating == gas_old", "use >= 100001", "use < 10 and use > 20",
                             "rooms has none and rooms has cold", "use + gas > 150000",
                             "use >= 50000 and (heating == pump and use < 50000 or gas > 50000)"}) {
        Parts parts = without_units();
        const Outcome outcome = search(rule, parts);
        INFO(rule << ": " << outcome.answers << " after " << outcome.found.tried);
        CHECK_FALSE(outcome.found.reached);
        CHECK(outcome.found.proven);
    }
}

TEST_CASE("what was not found in the tries is not called proven") {
    // Near one point of all: no bounds on ranges of numbers show it, and no try is on it.
    const Outcome outcome = search("use*use - 66666.2*use + 1111095555.61 < 0.0000001", without_units(), 300);
    CHECK_FALSE(outcome.found.reached);
    CHECK_FALSE(outcome.found.proven);
    CHECK(outcome.found.tried <= 300);
}

TEST_CASE("a question is answered only where it is asked") {
    Parts parts = without_units();
    parts.questions +=
        R"(,{"id":"depth","track":"sme","theme":"energy","kind":"number","unit":"","min":0,"max":10,"asked_if":"heating == pump",
             "prior":{"low":1,"likely":2,"high":3,"confidence":"low"},"seconds":5})";
    const Outcome found = search("depth > 5", parts);
    CHECK(found.found.reached);
    CHECK(found.answers.find("\"heating\":\"pump\"") != std::string::npos);
    const Outcome none = search("depth > 5 and heating == gas_old", parts);
    CHECK_FALSE(none.found.reached);
    CHECK(none.found.proven);
}

TEST_CASE("the same seed gives the same answers, whatever was searched before") {
    Parts parts = without_units();
    parts.duties = duty("one", "use + gas > 100000 and rooms has cold") + "," + duty("two", "use*gas > 3e9");
    const auto pack = pack_of(parts);
    const lint::Goal one{{{pack.duties[0].applies["sme"]}}}, two{{{pack.duties[1].applies["sme"]}}};
    lint::Search search(pack, pack.program, 5, 2000), fresh(pack, pack.program, 5, 2000);
    search.find(one);
    CHECK(search.find(two).answers == fresh.find(two).answers);
}
