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
    CHECK(printed.out.contains("results are as expected"));
    CHECK(printed.out.contains("ns per rule over 15 rounds"));
    const auto json = run(data + "rules.json", data + "profiles.json", data + "expected.json", "--format=json");
    CHECK(json.code == 0);
    CHECK(json.out.contains("\"median_ns_per_rule\":"));
}

TEST_CASE("a result that is not as expected ends with 1, is named, and nothing is measured") {
    const auto printed = run(data + "rules.json", data + "profiles.json", data + "wrong.json");
    CHECK(printed.code == 1);
    CHECK(printed.out.contains("3 of "));
    CHECK(printed.out.contains("profile 0, rule and: gives true, expected false"));
    CHECK(printed.out.contains("profile 3, rule bare-number: gives 200"));
    CHECK(printed.out.contains("profile 5, rule bare-choice: gives \"bakery\", expected \"garage\""));
    CHECK_FALSE(printed.out.contains("ns per rule"));
}

TEST_CASE("results are wanted for each profile and each rule") {
    const tests::Folder folder;
    CHECK(run(data + "rules.json", data + "profiles.json", folder.file("few.json", "[[true]]")).code == 1);
    const auto printed = run(data + "rules.json", folder.file("one.json", "[]"), folder.file("none.json", "{}"));
    CHECK(printed.code == 1);
    CHECK(printed.err.contains("EXPECTED"));
}

TEST_CASE("what the notation does not have is refused in words") {
    CHECK(mistake(R"(["nand", true])").contains("there is no operation \"nand\""));
    CHECK(mistake(R"(["a", "other"])").contains("there is no question \"other\""));
    CHECK(mistake(R"(["r", "one"])").contains("there is no earlier rule \"one\""));
    CHECK(mistake(R"(["and", ["a", "n"]])").contains("a truth is wanted"));
    CHECK(mistake(R"(["<", ["a", "c"], 3])").contains("a number is wanted"));
    CHECK(mistake(R"(["==", ["a", "c"], 3])").contains("a choice is compared with something else"));
    CHECK(mistake(R"(["not", true, false])").contains("takes 1, not 2"));
    CHECK(mistake(R"(["in", ["a", "n"], 3])").contains("takes a list of literals"));
    CHECK(mistake("[]").contains("a list begins with its operation"));
    CHECK(mistake("{}").contains("this is no expression"));
    std::string deep = "true";
    for (int i = 0; i < 1000; ++i) deep = "[\"not\", " + deep + "]";
    CHECK(mistake(deep).contains("nested deeper"));
}

TEST_CASE("every answer is known and of its type") {
    CHECK(mistake("true", R"({"yes": true, "n": 1})").contains("/0/c: every answer is known here"));
    CHECK(mistake("true", R"({"yes": 1, "n": 1, "c": "x"})").contains("/0/yes: no answer of its type"));
    CHECK(mistake("true", R"({"yes": true, "n": null, "c": "x"})").contains("/0/n: no answer of its type"));
    CHECK(mistake("true").empty());
}

TEST_CASE("a wrong command line ends with 2, a file that is not there with 1") {
    const std::array<std::string_view, 1> one{"rules.json"};
    CHECK(bench::rules_command(one).code == 2);
    CHECK(run("a", "b", "c", "--format=xml").code == 2);
    CHECK(run("no/such.json", "b", "c").code == 1);
}
