#include "support/state.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace tk::tests {

namespace {
const std::filesystem::path root = TERREINKOMPAS_SOURCE_DIR;
}

std::string file_text(const std::string& path) {
    std::ifstream file(root / path);
    INFO(path);
    REQUIRE(file.good());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<engine::Document> shipped_documents() {
    const std::string folder = "assets/content/base/";
    std::vector<engine::Document> documents{{"pack.json", file_text(folder + "pack.json")}};
    const auto pack = nlohmann::json::parse(documents.front().text);
    for (const auto& name : pack.at("documents"))
        documents.push_back({name.get<std::string>(), file_text(folder + name.get<std::string>())});
    return documents;
}

present::Texts shipped_words(const std::string& language) {
    present::Texts texts;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "locales" / language)) {
        if (entry.path().extension() != ".json") continue;
        const auto path = std::filesystem::relative(entry.path(), root).string();
        const auto issues = texts.add({path, file_text(path)});
        INFO(path);
        REQUIRE(issues.empty());
    }
    return texts;
}

present::State shipped_state(const std::string& language) {
    // Loaded once: the tests only read it.
    static const auto pack = [] {
        auto loaded = engine::load_content(shipped_documents());
        for (const auto& issue : loaded.issues) UNSCOPED_INFO(issue.file + " " + issue.where + " " + issue.what);
        REQUIRE(loaded.pack.has_value());
        return std::make_shared<const engine::ContentPack>(std::move(*loaded.pack));
    }();
    present::State state;
    state.pack = pack;
    state.language = language;
    state.words.emplace("nl", shipped_words("nl"));
    state.words.emplace("en", shipped_words("en"));
    state.date = *engine::date_of("2026-11-24");
    state.shelf.spare_id = std::string(32, 'a');
    present::reassess(state);
    return state;
}

std::string kept_text(const present::State& state) {
    present::State copy = state;
    return present::save(copy).text;
}

}  // namespace tk::tests
