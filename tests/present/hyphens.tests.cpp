#include "present/hyphens.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace tk;
using namespace tk::present;

TEST_CASE("a long Dutch word may break between its parts, and a short one or one of another language does not") {
    CHECK(softened("Energiebesparingsplicht", "nl") == "Energie\u00ADbesparings\u00ADplicht");
    CHECK(softened("De energiebesparingsplicht, nu.", "nl") == "De energie\u00ADbesparings\u00ADplicht, nu.");
    CHECK(softened("Energiebesparingsplicht", "en") == "Energiebesparingsplicht");
    CHECK(softened("Uw bedrijventerrein", "nl") == "Uw bedrijventerrein");
    CHECK(softened("", "nl").empty());
    CHECK(without_soft_hyphens(softened("een kruisstroomwisselaar", "nl")) == "een kruisstroomwisselaar");
}

TEST_CASE("all long words of the shipped Dutch have their breaks") {
    int long_words = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(TERREINKOMPAS_SOURCE_DIR "/locales/nl")) {
        if (entry.path().extension() != ".json") continue;
        std::ifstream file(entry.path());
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = at;
            while (end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || (text[end] >= 'A' && text[end] <= 'Z')))
                ++end;
            if (end - at > longest_whole_word) {
                const std::string word = text.substr(at, end - at);
                INFO(entry.path().filename().string() << ": " << word);
                CHECK(softened(word, "nl") != word);
                ++long_words;
            }
            at = std::max(end, at + 1);
        }
    }
    CHECK(long_words > 20);
}

TEST_CASE("the words of a screen may break, what a person typed stays as it is") {
    Screen screen;
    screen.language = "nl";
    Block typed;
    typed.label = "energiebesparingsplicht";
    typed.personal = true;
    Block said = typed;
    said.personal = false;
    said.children = {said, typed};
    Block foreign = said;
    foreign.lang = "en";
    foreign.children.clear();
    screen.blocks = {said, typed, foreign};
    soften(screen);
    CHECK(screen.blocks[0].label == "energie\u00ADbesparings\u00ADplicht");
    CHECK(screen.blocks[0].children[0].label == screen.blocks[0].label);
    CHECK(screen.blocks[0].children[1].label == "energiebesparingsplicht");
    CHECK(screen.blocks[1].label == "energiebesparingsplicht");
    CHECK(screen.blocks[2].label == "energiebesparingsplicht");
}
