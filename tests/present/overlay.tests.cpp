// What a person sees of an overlay.
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

using namespace tk;
using namespace tk::present;

namespace {

const Block* find(const std::vector<Block>& blocks, std::string_view key) {
    for (const Block& block : blocks) {
        if (block.key == key) return &block;
        if (const Block* inner = find(block.children, key)) return inner;
    }
    return nullptr;
}

State with_desk(const std::string& language, engine::Desk desk) {
    State state = tests::shipped_state(language);
    engine::ContentPack pack = *state.pack;
    pack.overlay = {"region", "1", {}, std::move(desk)};
    state.pack = std::make_shared<const engine::ContentPack>(std::move(pack));
    state.workspace.reset();
    reassess(state);
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    return state;
}

}  // namespace

TEST_CASE("the desk of an overlay stands on the plan and on the page about the tool") {
    for (const char* language : {"nl", "en"}) {
        State state = with_desk(language, {"The desk", "https://example.org/desk", "", "desk@example.org"});
        for (const Page page : {Page::plan, Page::about}) {
            state.place = {page, {}};
            const Screen screen = screen_of(state);
            const Block *title = find(screen.blocks, "desk/title"), *site = find(screen.blocks, "desk/site");
            REQUIRE(title != nullptr);
            REQUIRE(site != nullptr);
            CHECK(title->label.find("The desk") != std::string::npos);
            CHECK(site->label.find("The desk") != std::string::npos);
            CHECK(site->href == "https://example.org/desk");
            CHECK(find(screen.blocks, "desk/phone") == nullptr);
            REQUIRE(find(screen.blocks, "desk/email") != nullptr);
            CHECK(find(screen.blocks, "desk/email")->label.find("desk@example.org") != std::string::npos);
        }
    }
}

TEST_CASE("without a desk, and without an overlay, nothing is said of one") {
    for (State state : {with_desk("nl", {}), tests::shipped_state()}) {
        state.place = {Page::about, {}};
        CHECK(find(screen_of(state).blocks, "desk") == nullptr);
        CHECK(find(screen_of(state).blocks, "notice/overlay") == nullptr);
    }
}

TEST_CASE("an overlay that is missing is named on each page") {
    State state = tests::shipped_state();
    state.overlay_missing = "nowhere";
    for (const Page page : {Page::welcome, Page::plan, Page::about}) {
        state.place = {page, {}};
        const Screen screen = screen_of(state);
        const Block* notice = find(screen.blocks, "notice/overlay");
        REQUIRE(notice != nullptr);
        CHECK(notice->label.find("nowhere") != std::string::npos);
    }
}

TEST_CASE("words laid over others stand in for them") {
    Texts texts;
    CHECK(texts.add({"base", R"({"a": {"b": "old", "c": "stays"}})"}).empty());
    CHECK(texts.lay_over({"region", R"({"a": {"b": "new", "d": "added"}})"}).empty());
    CHECK(texts("a.b") == "new");
    CHECK(texts("a.c") == "stays");
    CHECK(texts("a.d") == "added");
    const auto issues = texts.lay_over({"region", R"({"a": {"b": 3}})"}, "/words/nl");
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].file == "region");
    CHECK(issues[0].where == "/words/nl/a/b");
    CHECK(texts("a.b") == "new");
}
