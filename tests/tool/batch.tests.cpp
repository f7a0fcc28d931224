// Many lines at once: one result per line, in order, on all cores, with bounded memory.
#include "tool/batch.h"

#include "support/run.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <atomic>
#include <cstdio>
#include <memory>
#include <sstream>
#include <vector>

using namespace tk;

namespace {

const std::filesystem::path examples = std::filesystem::path(TERREINKOMPAS_SOURCE_DIR) / "assets/content/base/examples";

tests::Result run(const std::string& arguments, const std::string& before = "") {
    return tests::run(before + "'" TERREINKOMPAS_PROGRAM "' " + arguments);
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::string one_line(const std::string& name) {
    return nlohmann::json::parse(tests::text_of(examples / (name + ".json"))).dump();
}

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

std::string batch(const tests::Folder& folder, const std::string& text, unsigned threads, const tool::LineWork& work,
                  std::size_t longest = 100) {
    const std::string in = folder.file("in", text), out = folder.file("out", "");
    {
        const File from(std::fopen(in.c_str(), "rb")), to(std::fopen(out.c_str(), "wb"));
        REQUIRE(tool::run_batch({.in = from.get(), .out = to.get(), .longest = longest, .threads = threads}, work));
    }
    return tests::text_of(out);
}

}  // namespace

TEST_CASE("lines keep their order, however long each takes, and few of them are held at a time") {
    const tests::Folder folder;
    constexpr std::size_t count = 50000;
    std::string text;
    for (std::size_t i = 1; i <= count; ++i) text += std::to_string(i) + "\n";
    for (const unsigned threads : {1u, 2u, 7u}) {
        std::atomic<std::size_t> finished = 0, too_far = 0;
        const std::string out = batch(folder, text, threads, [&](const tool::InputLine& line) {
            if (line.number > finished + std::size_t{8} * threads) ++too_far;
            volatile std::size_t spin = (line.number * 7919) % 3000;
            while (spin > 0) spin = spin - 1;
            std::string result = std::to_string(line.number) + ":" + line.text;
            ++finished;
            return result;
        });
        INFO(threads);
        CHECK(too_far == 0);
        const auto lines = lines_of(out);
        REQUIRE(lines.size() == count);
        for (std::size_t i = 0; i < count; ++i)
            if (lines[i] != std::to_string(i + 1) + ":" + std::to_string(i + 1)) FAIL(lines[i] << " at " << i + 1);
    }
}

TEST_CASE("the ends of lines, and lines that are too long") {
    const tests::Folder folder;
    const auto told = [](const tool::InputLine& line) {
        return std::to_string(line.text.size()) + (line.too_long ? "+" : "");
    };
    CHECK(batch(folder, "", 2, told) == "");
    CHECK(batch(folder, "\n", 2, told) == "0\n");
    CHECK(batch(folder, "a\n\nbc", 2, told) == "1\n0\n2\n");
    CHECK(batch(folder, "12345\n123456\n1234567890\n1\n", 2, told, 5) == "5\n5+\n5+\n1\n");
    CHECK(batch(folder, std::string("a\0b\n", 4), 2, told) == "3\n");
}

TEST_CASE("what cannot be written is told") {
    const tests::Folder folder;
    std::FILE* full = std::fopen("/dev/full", "wb");
    if (full == nullptr) SKIP("there is no /dev/full here");
    const File to(full), from(std::fopen(folder.file("in", std::string(10000, '\n')).c_str(), "rb"));
    const auto long_line = [](const tool::InputLine&) { return std::string(10000, 'x'); };
    CHECK_FALSE(tool::run_batch({.in = from.get(), .out = to.get(), .longest = 100, .threads = 2}, long_line));
}

TEST_CASE("each line gets the result that it would get alone") {
    const tests::Folder folder;
    const std::vector<std::string> names{"bakery", "terrain-60", "office", "nothing-known", "garage"};
    for (const char* options : {"", "--draws 64", "--draws 0", "--what-if no", "--date 2027-01-01"}) {
        std::string text;
        for (const std::string& name : names) text += one_line(name) + "\n";
        const auto together = run("assess --jsonl " + folder.file("all.jsonl", text) + " " + options);
        INFO(together.err);
        REQUIRE(together.code == 0);
        CHECK(together.err.empty());
        const auto lines = lines_of(together.out);
        REQUIRE(lines.size() == names.size());
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto alone = run("assess '" + (examples / (names[i] + ".json")).string() + "' --format json " + options);
            INFO(names[i] << " " << options);
            CHECK(nlohmann::json::parse(lines[i]) == nlohmann::json::parse(alone.out));
        }
    }
}

TEST_CASE("a bad line is one error, and the others are not disturbed") {
    const std::string good = one_line("bakery"), date = " --draws 0 --date 2026-11-24";
    const tests::Folder folder;
    const std::string text = good + "\nnonsense\n\n{\"s_elec_kw\": 5}\n[1]\n" + std::string(300000, ' ') + "\n\xFF\n" + good;
    const std::string file = folder.file("mixed.jsonl", text);
    const auto result = run("assess --jsonl " + file + date);
    CHECK(result.code == 0);
    CHECK(result.err.contains("6 of 8 lines"));
    const auto lines = lines_of(result.out);
    REQUIRE(lines.size() == 8);
    CHECK(lines[0] == lines[7]);
    CHECK(nlohmann::json::parse(lines[0]).contains("duties"));
    for (std::size_t i = 1; i < 7; ++i) {
        const nlohmann::json error = nlohmann::json::parse(lines[i]);
        INFO(lines[i]);
        CHECK(error.size() == 2);
        CHECK(error["line"] == i + 1);
        REQUIRE(error["error"].is_array());
        CHECK_FALSE(error["error"].empty());
    }
    CHECK(nlohmann::json::parse(lines[3])["error"][0]["where"] == "/s_elec_kw");
    CHECK(lines[3].contains("did you mean"));
    CHECK(lines[5].contains("256 kB"));
    CHECK(run("assess --jsonl" + date, "cat " + file + " | ").out == result.out);
    CHECK(run("assess --jsonl - --threads 1" + date, "cat " + file + " | ").out == result.out);
    CHECK(run("assess --jsonl --threads 5" + date, "cat " + file + " | ").out == result.out);
}

TEST_CASE("many lines come out as many") {
    const std::string answers = R"({"s_sector":"office","s_elec_kwh":%d})";
    const auto result = run("assess --jsonl --draws 0 --what-if no --date 2026-11-24",
                            "for i in $(seq 49901 50100); do printf '" + answers + "\\n' $i; done | ");
    REQUIRE(result.code == 0);
    const auto lines = lines_of(result.out);
    REQUIRE(lines.size() == 200);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const nlohmann::json one = nlohmann::json::parse(lines[i]);
        CHECK(one["receipt"]["answers"]["s_elec_kwh"] == 49901 + i);
        for (const nlohmann::json& duty : one["duties"])
            if (duty["id"] == "energiebesparingsplicht") CHECK((duty["verdict"] == "yes") == (49901 + i >= 50000));
    }
}

TEST_CASE("a result comes out while the next line is awaited") {
    // The second line is written only when the first result has come back.
    const tests::Folder folder;
    const std::string script = "cd " + folder.path().string() +
                               " && mkfifo in && ('" TERREINKOMPAS_PROGRAM
                               "' assess --jsonl --draws 0 --what-if no --date 2026-11-24 <in | "
                               "(read -r first; echo \"$first\" >first; touch got; cat >rest)) & "
                               "cd " +
                               folder.path().string() +
                               " && until [ -p in ]; do :; done; exec 3>in; echo '{}' >&3; "
                               "until [ -e got ]; do sleep 0.02; done; echo '{}' >&3; exec 3>&-; wait; cmp first rest";
    const auto result = tests::run("timeout 60 bash -c '" + [&] {
        std::string quoted;
        for (const char c : script) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
        return quoted;
    }() + "'");
    INFO(result.err);
    CHECK(result.code == 0);
}

TEST_CASE("what --jsonl does not take is told") {
    const auto wrong = [](const std::string& arguments, int code, std::string_view part) {
        const auto result = run(arguments, "printf '' | ");
        INFO(arguments << " " << result.err);
        CHECK(result.code == code);
        CHECK(result.err.contains(part));
        CHECK(result.out.empty());
    };
    wrong("assess --jsonl --format text", 2, "JSON");
    wrong("assess --jsonl=x", 2, "takes no value");
    wrong("assess --jsonl --draws -1", 2, "--draws");
    wrong("assess --jsonl --draws 100", 2, "power of two");
    wrong("assess --jsonl --draws many", 2, "whole number");
    wrong("assess --jsonl --threads 0", 2, "--threads");
    wrong("assess --jsonl /nowhere.jsonl", 1, "/nowhere.jsonl");
    wrong("assess x.json --draws 0", 2, "--format json");
    CHECK(run("assess --jsonl", "printf '' | ").code == 0);
}
