// Follow-ups of the open dossier, as a person makes, changes and removes them.
#include "dossier/dossier_json.h"
#include "present/export/agenda.h"
#include "support/hands.h"
#include "support/state.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace tk;
using namespace tk::present;
using tests::press;
using tests::there;
using tests::type;

namespace {

constexpr engine::Date day(int month, int of_month) {
    return {std::chrono::year{2026}, std::chrono::month{static_cast<unsigned>(month)},
            std::chrono::day{static_cast<unsigned>(of_month)}};
}

State bakery() {
    State state = tests::shipped_state();
    state.date = day(11, 26);
    state.shelf.spare_id = std::string(32, 'a');
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    state.shelf.spare_id = std::string(32, 'b');
    update(state, GoTo{{Page::dossiers, {}}});
    return state;
}

std::vector<Effect> plans(State& state, const std::string& date, const std::string& text) {
    type(state, "follow-ups/date", date);
    type(state, "follow-ups/text", text);
    return press(state, "follow-ups/keep");
}

}  // namespace

TEST_CASE("a follow-up is kept at once, and the list is in order of date", "[follow-ups]") {
    State state = bakery();
    const auto effects = plans(state, "1-3-2027", "Offerte bespreken");
    REQUIRE(std::ranges::any_of(effects, [](const Effect& one) { return std::holds_alternative<Save>(one); }));
    plans(state, "12-12-2026", "<b>Bellen</b>");
    const auto loaded = dossier::load_dossier(*state.pack, tests::kept_text(state), "kept");
    REQUIRE(loaded.dossier);
    REQUIRE(loaded.dossier->follow_ups.size() == 2);
    const Screen screen = screen_of(state);
    const Block& list = there(screen, "follow-ups/list");
    REQUIRE(list.children.size() == 2);
    const Block& first = there(screen, list.children[0].key + "/text");
    CHECK(first.label == "<b>Bellen</b>");
    CHECK(first.personal);
    CHECK(find(screen, list.children[0].key + "/late") == nullptr);
    CHECK(there(screen, "follow-ups/date").value.empty());
    CHECK(head_of(state).follow_up == day(12, 12));
}

TEST_CASE("what is wrong with a follow-up is said beside the field, and nothing typed is lost", "[follow-ups]") {
    State state = bakery();
    CHECK(plans(state, "morgen", "Bellen").empty());
    Screen screen = screen_of(state);
    CHECK(there(screen, "follow-ups/date").invalid);
    CHECK_FALSE(there(screen, "follow-ups/date").error.empty());
    CHECK(there(screen, "follow-ups/date").value == "morgen");
    CHECK(there(screen, "follow-ups/text").value == "Bellen");
    CHECK_FALSE(there(screen, "follow-ups/text").invalid);
    CHECK(state.dossier.follow_ups.empty());
    CHECK(plans(state, "1-12-2026", "  ").empty());
    screen = screen_of(state);
    CHECK_FALSE(there(screen, "follow-ups/date").invalid);
    CHECK(there(screen, "follow-ups/text").invalid);
}

TEST_CASE("a follow-up whose day has passed is late in words, and stays the first until it is removed", "[follow-ups]") {
    State state = bakery();
    plans(state, "1-12-2026", "Bellen");
    state.date = day(12, 2);
    const Screen screen = screen_of(state);
    CHECK(there(screen, "follow-up/" + state.dossier.follow_ups[0].id + "/late").label == state.texts()("follow_ups.late"));
    CHECK(head_of(state).follow_up == day(12, 1));
    state.shelf.heads = {head_of(state)};
    CHECK(there(screen_of(state), "dossier/" + state.dossier.id + "/signs/follow-up").label.contains("1 december 2026"));
}

TEST_CASE("a changed follow-up keeps its mark in the calendar, and a removed one comes back as itself", "[follow-ups]") {
    State state = bakery();
    plans(state, "1-12-2026", "Bellen");
    const auto before = state.dossier.follow_ups.front();
    const auto uid_of = [&] {
        std::vector<std::string> uids;
        for (const auto& event : agenda_of(state, calendar_of(state)).events)
            if (event.uid.starts_with("follow-up.")) uids.push_back(event.uid);
        return uids;
    };
    const auto uids = uid_of();
    REQUIRE(uids.size() == 1);
    press(state, "follow-up/" + before.id + "/change");
    CHECK(there(screen_of(state), "follow-ups/date").value == "1-12-2026");
    plans(state, "3-12-2026", "Langsgaan");
    REQUIRE(state.dossier.follow_ups.size() == 1);
    CHECK(state.dossier.follow_ups[0] == dossier::FollowUp{before.id, day(12, 3), "Langsgaan"});
    CHECK(uid_of() == uids);
    press(state, "follow-up/" + before.id + "/remove");
    CHECK(state.dossier.follow_ups.empty());
    CHECK(state.focus == "follow-ups/bring-back");
    CHECK(uid_of().empty());
    press(state, "follow-ups/bring-back");
    CHECK(uid_of() == uids);
}

TEST_CASE("the id of a removed follow-up is not used again", "[follow-ups]") {
    State state = bakery();
    plans(state, "1-12-2026", "Bellen");
    const std::string first = state.dossier.follow_ups[0].id;
    press(state, "follow-up/" + first + "/remove");
    plans(state, "1-12-2026", "Bellen");
    REQUIRE(state.dossier.follow_ups.size() == 1);
    CHECK(state.dossier.follow_ups[0].id != first);
}
