// What a person is told when the content, or the day, changed between two visits.
#include "dossier/dossier_json.h"
#include "support/hands.h"
#include "support/packs.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace tk;
using namespace tk::present;
using tests::press;
using tests::there;

namespace {

// The shipped words, with a pack of the test; words that it does not have stand between brackets.
State visit(const tests::Parts& parts) {
    State state = tests::shipped_state();
    state.pack = std::make_shared<const engine::ContentPack>(tests::pack_of(parts));
    state.workspace.reset();
    state.date = tests::some_day;
    state.shelf.spare_id = std::string(32, 'a');
    reassess(state);
    return state;
}

tests::Parts then() {
    tests::Parts parts;
    parts.duties = tests::duty("old", "use > 10");
    return parts;
}
tests::Parts now() {
    tests::Parts parts;
    parts.duties = tests::duty("old", "use > 10") + "," + tests::duty("fresh", "use > 20");
    return parts;
}

std::string first_visit() {
    State state = visit(then());
    update(state, Reply{{"use"}, engine::Number{50}});
    return tests::kept_text(state);
}

dossier::Seen seen_in(const State& state, const std::string& text) {
    return *dossier::load_dossier(*state.pack, text, "kept").dossier->seen;
}

}  // namespace

TEST_CASE("a first visit, and one with the same content on the same day, have no news", "[since]") {
    State state = visit(then());
    update(state, Reply{{"use"}, engine::Number{50}});
    update(state, GoTo{{Page::plan, {}}});
    CHECK(find(screen_of(state), "since") == nullptr);
    State again = visit(then());
    REQUIRE(restore(again, first_visit()));
    update(again, GoTo{{Page::plan, {}}});
    CHECK(find(screen_of(again), "since") == nullptr);
}

TEST_CASE("a duty that new content brings stands at the top of the plan until it was read", "[since]") {
    const std::string before = first_visit();
    State state = visit(now());
    REQUIRE(restore(state, before));
    update(state, GoTo{{Page::plan, {}}});
    REQUIRE(state.shelf.since);
    REQUIRE(state.shelf.since->duties.size() == 1);
    CHECK(state.shelf.since->duties[0].duty.value == "fresh");
    CHECK(there(screen_of(state), "since/duties/0/news").label == state.texts()("since.duty.came"));
    press(state, "since/read");
    CHECK(find(screen_of(state), "since") == nullptr);
    State later = visit(now());
    REQUIRE(restore(later, tests::kept_text(state)));
    update(later, GoTo{{Page::plan, {}}});
    CHECK(find(screen_of(later), "since") == nullptr);
}

TEST_CASE("an answer before the news was read keeps what was seen, and is no news itself", "[since]") {
    const std::string before = first_visit();
    State state = visit(now());
    REQUIRE(restore(state, before));
    const auto news = *state.shelf.since;
    update(state, Reply{{"gas"}, engine::Number{100}});
    CHECK(state.shelf.since->duties.size() == news.duties.size());
    CHECK(seen_in(state, tests::kept_text(state)) == seen_in(state, before));
    State later = visit(now());
    REQUIRE(restore(later, tests::kept_text(state)));
    CHECK(later.shelf.since);
}

TEST_CASE("looking at the plan writes nothing", "[since]") {
    State state = visit(now());
    REQUIRE(restore(state, first_visit()));
    for (const Effect& effect : update(state, GoTo{{Page::plan, {}}})) CHECK_FALSE(std::holds_alternative<Save>(effect));
}
