// The copy of the page on the device: what is said of it, and what a person can do about it.
#include "present/delivering.h"
#include "present/format.h"
#include "support/hands.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

using namespace tk;
using namespace tk::present;
using tests::press;

namespace {

bool shows(const State& state, const std::string& key) { return find(screen_of(state), key) != nullptr; }

const std::vector<Place> places{{}, {Page::question, "s_heating"}, {Page::plan, {}}, {Page::about, {}}};

}  // namespace

TEST_CASE("without a copy nothing is said of one") {
    State state = tests::shipped_state();
    for (const Place& place : places) {
        state.place = place;
        for (const char* key : {"notice/newer", "notice/offline", "about/delivery"}) CHECK_FALSE(shows(state, key));
    }
}

TEST_CASE("without a connection every page says so, and of which day the content is") {
    for (const char* language : {"nl", "en"}) {
        State state = tests::shipped_state(language);
        delivered(state, {.kept = true, .offline = true});
        CHECK(state.announcement == state.texts()("delivery.say.offline"));
        const std::string day = date_text(state.texts(), state.pack->checked_on.value());
        for (const Place& place : places) {
            state.place = place;
            const Screen screen = screen_of(state);
            CHECK(tests::there(screen, "notice/offline/what").label.contains(day));
        }
        delivered(state, {.kept = true});
        CHECK(state.announcement == state.texts()("delivery.say.online"));
        CHECK_FALSE(shows(state, "notice/offline"));
    }
}

TEST_CASE("the notice that there is no connection is closed until the next time") {
    State state = tests::shipped_state();
    delivered(state, {.kept = true, .offline = true});
    CHECK(press(state, "notice/offline/close").empty());
    CHECK_FALSE(shows(state, "notice/offline"));
    CHECK(state.focus == "title");
    delivered(state, {.kept = true, .offline = true, .installable = true});
    CHECK_FALSE(shows(state, "notice/offline"));
    delivered(state, {.kept = true});
    delivered(state, {.kept = true, .offline = true});
    CHECK(shows(state, "notice/offline"));
}

TEST_CASE("a new version is said once, opened when a person wants it, and found again on the page about the program") {
    State state = tests::shipped_state();
    delivered(state, {.kept = true, .newer = true});
    CHECK(state.announcement == state.texts()("delivery.say.newer"));
    CHECK(press(state, "notice/newer/renew") == std::vector<Effect>{Renew{}});
    CHECK(press(state, "notice/newer/later").empty());
    CHECK_FALSE(shows(state, "notice/newer"));
    CHECK(state.focus == "title");
    state.place = {Page::about, {}};
    CHECK(press(state, "about/delivery/renew") == std::vector<Effect>{Renew{}});
}

TEST_CASE("a visitor of a kiosk hears nothing of it") {
    State state = tests::shipped_state();
    state.kiosk.emplace();
    delivered(state, {.kept = true, .offline = true, .newer = true, .installable = true});
    CHECK(state.announcement.empty());
    for (const Place& place : places) {
        state.place = place;
        for (const char* key : {"notice/newer", "notice/offline", "about/delivery"}) CHECK_FALSE(shows(state, key));
    }
}

TEST_CASE("the page can be put among the programs only while the browser offers it") {
    State state = tests::shipped_state();
    state.place = {Page::about, {}};
    delivered(state, {.kept = true});
    CHECK(shows(state, "about/delivery"));
    CHECK_FALSE(shows(state, "about/delivery/install"));
    delivered(state, {.installable = true});
    CHECK_FALSE(shows(state, "about/delivery/kept"));
    CHECK(press(state, "about/delivery/install") == std::vector<Effect>{Install{}});
}
