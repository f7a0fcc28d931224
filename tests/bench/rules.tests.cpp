// The benchmark of rules, without its time: what it checks, and what it says of bad input.
#include "bench/rules.h"
#include "bench/commands.h"
#include "support/run.h"

#include <catch2/catch_test_macros.hpp>

#include <array>

namespace {

using namespace tk;

const std::string data = TERREINKOMPAS_SOURCE_DIR "/tests/bench/data/";

bench::Printed run(const std::string& rules, const std::string& profiles, const std::string& expected,
                   std::string_view more = "") {
    std::vector<std::string_view> words{rules, profiles, expected};
    if (!more.empty()) words.push_back(more);
    return bench::rules_command(words);
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

// What is wrong with one rule about the questions yes (bool), n (int) and c (enum: x, y).
std::string mistake(const std::string& expression, const std::string& profile = R"({"yes": true, "n": 1, "c": "x"})") {
    const auto outcome = bench::run_rules(
        R"({"questions": [{"id": "yes", "type": "bool"}, {"id": "n", "type": "int"}, {"id": "c", "type": "enum", "options": ["x", "y"]}],
            "rules": [{"id": "one", "expr": )" +
            expression + "}]}",
        "[" + profile + "]", "[[true]]", false);
    return outcome ? "" : outcome.error();
}

}  // namespace

TEST_CASE("every operation of the notation gives what is expected, and then the time per rule") {
    const auto printed = run(data + "rules.json", data + "profiles.json", data + "expected.json");
    INFO(printed.out << printed.err);
    CHECK(printed.code == 0);
    CHECK(has(printed.out, "results are as expected"));
    CHECK(has(printed.out, "ns per rule over 15 rounds"));
    const auto json = run(data + "rules.json", data + "profiles.json", data + "expected.json", "--format=json");
    CHECK(json.code == 0);
    CHECK(has(json.out, "\"median_ns_per_rule\":"));
}

TEST_CASE("a result that is not as expected ends with 1, is named, and nothing is measured") {
    const auto printed = run(data + "rules.json", data + "profiles.json", data + "wrong.json");
    CHECK(printed.code == 1);
    CHECK(has(printed.out, "3 of "));
    CHECK(has(printed.out, "profile 0, rule and: gives true, expected false"));
    CHECK(has(printed.out, "profile 3, rule bare-number: gives 200"));
    CHECK(has(printed.out, "profile 5, rule bare-choice: gives \"bakery\", expected \"garage\""));
    CHECK_FALSE(has(printed.out, "ns per rule"));
}

TEST_CASE("results are wanted for each profile and each rule") {
    const tests::Folder folder;
    CHECK(run(data + "rules.json", data + "profiles.json", folder.file("few.json", "[[true]]")).code == 1);
    const auto printed = run(data + "rules.json", folder.file("one.json", "[]"), folder.file("none.json", "{}"));
    CHECK(printed.code == 1);
    CHECK(has(printed.err, "EXPECTED"));
}

TEST_CASE("what the notation does not have is refused in words") {
    CHECK(has(mistake(R"(["nand", true])"), "there is no operation \"nand\""));
    CHECK(has(mistake(R"(["a", "other"])"), "there is no question \"other\""));
    CHECK(has(mistake(R"(["r", "one"])"), "there is no earlier rule \"one\""));
    CHECK(has(mistake(R"(["and", ["a", "n"]])"), "a truth is wanted"));
    CHECK(has(mistake(R"(["<", ["a", "c"], 3])"), "a number is wanted"));
    CHECK(has(mistake(R"(["==", ["a", "c"], 3])"), "a choice is compared with something else"));
    CHECK(has(mistake(R"(["not", true, false])"), "takes 1, not 2"));
    CHECK(has(mistake(R"(["in", ["a", "n"], 3])"), "takes a list of literals"));
    CHECK(has(mistake("[]"), "a list begins with its operation"));
    CHECK(has(mistake("{}"), "this is no expression"));
    std::string deep = "true";
    for (int i = 0; i < 1000; ++i) deep = "[\"not\", " + deep + "]";
    CHECK(has(mistake(deep), "nested deeper"));
}

TEST_CASE("every answer is known and of its type") {
    CHECK(has(mistake("true", R"({"yes": true, "n": 1})"), "/0/c: every answer is known here"));
    CHECK(has(mistake("true", R"({"yes": 1, "n": 1, "c": "x"})"), "/0/yes: no answer of its type"));
    CHECK(has(mistake("true", R"({"yes": true, "n": null, "c": "x"})"), "/0/n: no answer of its type"));
    CHECK(mistake("true").empty());
}

TEST_CASE("a wrong command line ends with 2, a file that is not there with 1") {
    const std::array<std::string_view, 1> one{"rules.json"};
    CHECK(bench::rules_command(one).code == 2);
    CHECK(run("a", "b", "c", "--format=xml").code == 2);
    CHECK(run("no/such.json", "b", "c").code == 1);
}
