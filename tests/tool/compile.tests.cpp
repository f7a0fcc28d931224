// The file of the content that the page loads.
#include "engine/compiled.h"
#include "support/packs.h"
#include "support/run.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>

using namespace tk;

namespace {

namespace fs = std::filesystem;

tests::Result compile(const std::string& arguments) {
    return tests::run("'" TERREINKOMPAS_PROGRAM "' compile " + arguments);
}

}  // namespace

TEST_CASE("compile makes the file that the page loads") {
    const tests::Folder folder;
    const fs::path file = folder.path() / "content.pack";
    const auto done = compile("--output '" + file.string() + "'");
    CHECK(done.code == 0);
    CHECK(done.err.empty());
    CHECK(done.out.find(tests::shipped_pack().version) != std::string::npos);
    const auto loaded = engine::load_compiled(tests::text_of(file));
    REQUIRE(loaded.has_value());
    CHECK(loaded->hash == tests::shipped_pack().hash);
}

TEST_CASE("content with a mistake is not compiled, and the old file stays") {
    const tests::Folder folder;
    const fs::path source = TERREINKOMPAS_SOURCE_DIR;
    fs::copy(source / "assets/content/base", folder.path() / "base", fs::copy_options::recursive);
    fs::copy(source / "locales", folder.path() / "base/locales", fs::copy_options::recursive);
    const std::string file = folder.file("content.pack", "the old one");
    const std::string arguments = "--content '" + (folder.path() / "base").string() + "' --output '" + file + "'";
    std::ofstream(folder.path() / "base/questions/energy.json", std::ios::binary)
        << R"({"questions":[{"id":"s_elec_kwh"}]})";
    const auto refused = compile(arguments);
    CHECK(refused.code == 1);
    CHECK(refused.err.find("questions/energy.json") != std::string::npos);
    CHECK(tests::text_of(file) == "the old one");
}

TEST_CASE("a file that can't be written is said") {
    const tests::Folder folder;
    const auto refused = compile("--output '" + (folder.path() / "nowhere/content.pack").string() + "'");
    CHECK(refused.code == 1);
    CHECK(refused.err.find("can't be written") != std::string::npos);
}
