// The pages about the program: help, about, the accessibility statement, the sources.
#include "present/format.h"
#include "present/hyphens.h"
#include "support/hands.h"
#include "support/state.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <map>
#include <set>

using namespace tk;
using namespace tk::present;
using tests::each;
using tests::press;

namespace {

constexpr std::array pages{Page::help, Page::about, Page::accessibility, Page::sources};

// The pages that a press on this screen leads to, without those that are about one thing.
std::set<Page> one_step(State state, const Place& place) {
    state.place = place;
    std::set<Page> found;
    each(screen_of(state).blocks, [&](const Block& block) {
        const auto* to = block.intent ? std::get_if<GoTo>(&*block.intent) : nullptr;
        if (to != nullptr && to->place.id.empty()) found.insert(to->place.page);
    });
    return found;
}

std::vector<Place> places_of(const State& state) {
    std::vector<Place> places;
    for (const Page page : {Page::welcome, Page::first_plan, Page::review, Page::plan, Page::recognised, Page::about,
                            Page::help, Page::accessibility, Page::sources, Page::terms, Page::programmes})
        places.push_back({page, {}});
    places.push_back({Page::question, state.assessment.questions.front().question.value});
    places.push_back({Page::measure, state.assessment.measures.front().measure.value});
    places.push_back({Page::measure, state.assessment.duties.front().duty.value});
    places.push_back({Page::scheme, state.assessment.schemes.front().scheme.value});
    return places;
}

std::string all_words(const Screen& screen) {
    std::string text;
    each(screen.blocks, [&](const Block& block) { text += block.label + "\n" + block.help + "\n"; });
    return text;
}

Screen shown(State& state, Page page) {
    state.place = {page, {}};
    return screen_of(state);
}

}  // namespace

TEST_CASE("the about page names what it is made of, and leads to all licences in full") {
    State state = tests::shipped_state();
    const Screen screen = shown(state, Page::about);
    const Block* link = find(screen, "about/licences/all");
    REQUIRE(link != nullptr);
    CHECK(link->role == Role::link);
    CHECK(link->href == "licenses.txt");
    const std::string words = all_words(screen);
    for (const std::string name : {"Dear ImGui", "SDL", "musl", "libc++abi", "compiler-rt", "idb", "EUPL-1.2"})
        CHECK(words.find(name) != std::string::npos);
}

TEST_CASE("help, about, the statement and the sources are two steps from every page at most") {
    for (const double width : {390.0, 700.0, 1366.0}) {
        State state = tests::shipped_state();
        state.width = width;
        std::map<Page, std::set<Page>> from;
        for (const Place& place : places_of(state))
            if (place.id.empty()) from[place.page] = one_step(state, place);
        for (const Place& place : places_of(state)) {
            INFO(fragment_of(place) << " at " << width);
            const auto first = one_step(state, place);
            auto reached = first;
            for (const Page page : first) reached.insert(from[page].begin(), from[page].end());
            for (const Page page : pages) CHECK(reached.contains(page));
            CHECK(first.contains(Page::help));
        }
    }
}

TEST_CASE("help is the first link of the footer on every page") {
    State state = tests::shipped_state();
    for (const Place& place : places_of(state)) {
        state.place = place;
        const Screen screen = screen_of(state);
        const Block* row = find(screen, "footer/row");
        INFO(fragment_of(place));
        REQUIRE(row != nullptr);
        CHECK(row->children.front().key == "footer/help");
    }
}

TEST_CASE("a page about the program has an address, a title and a way back") {
    for (const std::string language : {"nl", "en"}) {
        State state = tests::shipped_state(language);
        std::set<std::string> titles;
        for (const Page page : pages) {
            const Screen screen = shown(state, page);
            CHECK(place_of(state, screen.fragment) == Place{page, {}});
            const Block* title = find(screen, "title");
            REQUIRE(title != nullptr);
            CHECK(screen.title.starts_with(without_soft_hyphens(title->label)));
            CHECK(titles.insert(screen.title).second);
        }
    }
}

TEST_CASE("the way back goes to where the person was, also after other pages about the program") {
    State state = tests::shipped_state();
    const Place question{Page::question, "s_heating"};
    update(state, GoTo{question});
    press(state, "footer/help");
    press(state, "help/about");
    press(state, "about/content/sources");
    CHECK(state.place.page == Page::sources);
    press(state, "sources/back");
    CHECK(state.place == question);
}

TEST_CASE("every source of the content is listed once, with its address and date") {
    for (const std::string language : {"nl", "en"}) {
        State state = tests::shipped_state(language);
        const Screen screen = shown(state, Page::sources);
        REQUIRE(!state.pack->sources.empty());
        std::map<std::string, int> titles;
        each(screen.blocks, [&](const Block& block) {
            if (block.key.starts_with("source/") && block.key.ends_with("/title")) ++titles[block.key];
        });
        CHECK(titles.size() == state.pack->sources.size());
        for (const auto& source : state.pack->sources) {
            const std::string key = "source/" + source.id.value;
            INFO(key);
            CHECK(titles[key + "/title"] == 1);
            const Block *title = find(screen, key + "/title"), *as_of = find(screen, key + "/as-of");
            REQUIRE(title != nullptr);
            REQUIRE(as_of != nullptr);
            CHECK(without_soft_hyphens(title->label) == source.title);
            CHECK(title->href == source.url);
            CHECK((title->role == Role::link) == !source.url.empty());
            if (source.as_of) CHECK(as_of->label.find(date_text(state.texts(), *source.as_of)) != std::string::npos);
            else CHECK(as_of->label.find(state.texts()("sources.no_date")) != std::string::npos);
        }
    }
}

TEST_CASE("sources stand with the others of their website") {
    State state = tests::shipped_state();
    engine::ContentPack pack = *state.pack;
    const auto source = [](const char* id, const char* url) { return engine::Source{{id}, id, url, {}}; };
    pack.sources = {source("a", "https://www.example.nl/1"), source("b", "https://other.nl/"),
                    source("c", "https://search.example.nl/2"), source("d", ""), source("e", "http://example.nl:80/3")};
    state.pack = std::make_shared<const engine::ContentPack>(std::move(pack));
    const Screen screen = shown(state, Page::sources);
    const auto ids = [&](const char* list) {
        std::vector<std::string> keys;
        const Block* found = find(screen, list);
        REQUIRE(found != nullptr);
        for (const Block& item : found->children) keys.push_back(item.key);
        return keys;
    };
    CHECK(ids("sources/site/example.nl/list") == std::vector<std::string>{"source/a", "source/c", "source/e"});
    CHECK(ids("sources/others/list") == std::vector<std::string>{"source/b"});
    CHECK(ids("sources/without/list") == std::vector<std::string>{"source/d"});
    CHECK(find(screen, "source/b/as-of")->label.starts_with("other.nl"));
}

TEST_CASE("a pack without sources has a page that says so") {
    State state = tests::shipped_state();
    engine::ContentPack pack = *state.pack;
    pack.sources.clear();
    state.pack = std::make_shared<const engine::ContentPack>(std::move(pack));
    const Screen screen = shown(state, Page::sources);
    CHECK(find(screen, "sources/lead")->label.find('0') != std::string::npos);
    each(screen.blocks, [](const Block& block) { CHECK((block.role != Role::list || !block.children.empty())); });
}

TEST_CASE("the receipt names the program, the content with its hash, and the date") {
    State state = tests::shipped_state();
    const std::string words = all_words(shown(state, Page::about));
    REQUIRE(state.pack->hash.size() == 16);
    for (const std::string& part : {state.pack->hash, state.pack->version, state.assessment.receipt.engine,
                                    date_text(state.texts(), state.date), date_text(state.texts(), *state.pack->checked_on)})
        CHECK(words.find(part) != std::string::npos);
    CHECK(find(screen_of(state), "about/receipt/overlay") == nullptr);

    engine::ContentPack pack = *state.pack;
    pack.overlay = {"region", "7.3", {}, {}};
    state.pack = std::make_shared<const engine::ContentPack>(std::move(pack));
    const Screen screen = screen_of(state);
    REQUIRE(find(screen, "about/receipt/overlay") != nullptr);
    CHECK(find(screen, "about/receipt/overlay")->label.find("7.3") != std::string::npos);
}

TEST_CASE("help names who gives advice, each with its own page, and the desk of the region where there is one") {
    for (const std::string track : {"sme", "terrain"}) {
        State state = tests::shipped_state();
        state.track = track;
        reassess(state);
        const Screen screen = shown(state, Page::help);
        int found = 0;
        each(screen.blocks, [&](const Block& block) {
            if (!block.key.starts_with("help/contact/") || block.role != Role::link) return;
            ++found;
            REQUIRE(block.intent.has_value());
            const auto to = std::get<GoTo>(*block.intent).place;
            CHECK(to.page == Page::scheme);
            CHECK(place_of(state, fragment_of(to)) == to);
        });
        CHECK(found > 0);
        CHECK(find(screen, "desk") == nullptr);

        engine::ContentPack pack = *state.pack;
        pack.overlay = {"region", "1", {}, {"The desk", "https://example.org/desk", "", ""}};
        state.pack = std::make_shared<const engine::ContentPack>(std::move(pack));
        CHECK(find(screen_of(state), "desk/site") != nullptr);
    }
}

TEST_CASE("each known limit says why it is there and what to do instead") {
    for (const std::string language : {"nl", "en"}) {
        State state = tests::shipped_state(language);
        const Screen screen = shown(state, Page::accessibility);
        int limits = 0;
        for (; find(screen, "accessibility/limit/" + std::to_string(limits + 1)) != nullptr; ++limits)
            for (const char* part : {"/title", "/what", "/reason", "/instead"}) {
                const Block* block = find(screen, "accessibility/limit/" + std::to_string(limits + 1) + part);
                REQUIRE(block != nullptr);
                CHECK_FALSE(block->label.empty());
            }
        CHECK(limits > 0);
        for (const char* part : {"product", "status", "examined", "not_examined", "report", "made"})
            CHECK(find(screen, std::string("accessibility/") + part) != nullptr);
    }
}
