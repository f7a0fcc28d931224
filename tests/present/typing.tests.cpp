#include "present/typing.h"

#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

using namespace tk;
using namespace tk::present;

namespace {

const std::string floor_field = "question/s_floor_m2/value";  // from 20 to 200,000

State at(const std::string& question, const std::string& language = "nl") {
    State state = tests::shipped_state(language);
    state.place = {Page::question, question};
    return state;
}

// One key after another, as a person types.
void key_by_key(State& state, const std::string& key, const std::string& text) {
    for (std::size_t length = 1; length <= text.size(); ++length) {
        const auto intent = intent_for(screen_of(state), {Action::Kind::set_value, key, text.substr(0, length)});
        REQUIRE(intent.has_value());
        update(state, *intent);
    }
}

void erase(State& state, const std::string& key) {
    update(state, *intent_for(screen_of(state), {Action::Kind::set_value, key, ""}));
}

const Block& field(const Screen& screen, const std::string& key) {
    const Block* found = find(screen, key);
    REQUIRE(found != nullptr);
    return *found;
}

bool has_error(const State& state, const std::string& key) {
    const Screen screen = screen_of(state);
    CHECK(field(screen, key).invalid == !field(screen, key).error.empty());
    return field(screen, key).invalid;
}

}  // namespace

TEST_CASE("a text may become a number while characters behind it can still make it one within the limits") {
    const Texts dutch = tests::shipped_words("nl"), english = tests::shipped_words("en");
    for (const char* prefix : {"1", "2", "19", "20", "1.", "1.2", "1.200.", "1.200.0", "0"}) {
        INFO(prefix);
        CHECK(may_become(dutch, prefix, 20, 2'000'000));
    }
    CHECK(may_become(english, "1,200,", 20, 2'000'000));
    CHECK(may_become(english, "0", 0.5, 2000));
    CHECK(may_become(english, "0.", 0.5, 2000));
    CHECK_FALSE(may_become(english, "0.4", 0.5, 2000));
    for (const char* wrong : {"-", "-5", "a", "12a", "€ 5", "1.2.", "2.000.001", "3.000.", "9999999", "1,2,3"}) {
        INFO(wrong);
        CHECK_FALSE(may_become(dutch, wrong, 20, 2'000'000));
    }
    CHECK_FALSE(may_become(dutch, "2", 100, 150));
    CHECK(may_become(dutch, "1", 100, 150));
}

TEST_CASE("who is still typing a number hears of no error") {
    State state = at("s_floor_m2");
    key_by_key(state, floor_field, "1");
    Screen screen = screen_of(state);
    CHECK_FALSE(has_error(state, floor_field));
    CHECK(field(screen, floor_field).value == "1");
    CHECK(screen.announcement.empty());
    CHECK_FALSE(screen.urgent);
    CHECK(state.answers.empty());
    key_by_key(state, floor_field, "12");
    CHECK(state.answers.empty());
    // It counts as soon as it lies within the limits.
    key_by_key(state, floor_field, "120");
    CHECK(*state.answers.find({"s_floor_m2"}) == engine::Answer{engine::Number{120}});
    CHECK_FALSE(screen_of(state).urgent);
    key_by_key(state, floor_field, "120.");
    CHECK_FALSE(has_error(state, floor_field));
    key_by_key(state, floor_field, "120.000");
    CHECK(*state.answers.find({"s_floor_m2"}) == engine::Answer{engine::Number{120000}});
    CHECK_FALSE(settle(state));
}

TEST_CASE("when the typing ends the error is shown and said once, and goes as soon as the number is right") {
    State state = at("s_floor_m2");
    key_by_key(state, floor_field, "1");
    REQUIRE(settle(state));
    Screen screen = screen_of(state);
    CHECK(has_error(state, floor_field));
    CHECK(screen.announcement == field(screen, floor_field).error);
    CHECK(screen.announcement == tests::shipped_words("nl")("error.too_low", {{"min", "20"}}));
    CHECK(screen.urgent);
    CHECK_FALSE(settle(state));
    // It stays while the number is not right yet, and is not said again.
    key_by_key(state, floor_field, "12");
    CHECK(has_error(state, floor_field));
    CHECK(screen_of(state).announcement.empty());
    key_by_key(state, floor_field, "125");
    CHECK_FALSE(has_error(state, floor_field));
    CHECK(*state.answers.find({"s_floor_m2"}) == engine::Answer{engine::Number{125}});
    // The next mistake is a new one.
    erase(state, floor_field);
    key_by_key(state, floor_field, "1");
    CHECK_FALSE(has_error(state, floor_field));
}

TEST_CASE("what can't become right is said at once") {
    for (const char* wrong : {"12a", "-", "999999", "1.2."}) {
        INFO(wrong);
        State state = at("s_floor_m2");
        key_by_key(state, floor_field, wrong);
        CHECK(has_error(state, floor_field));
        CHECK(screen_of(state).urgent);
    }
    State state = at("s_floor_m2");
    key_by_key(state, floor_field, "1");
    settle(state);
    key_by_key(state, floor_field, "999999");
    CHECK(screen_of(state).announcement == tests::shipped_words("nl")("error.too_high", {{"max", "200.000"}}));
}

TEST_CASE("nobody goes on past a number that is wrong without seeing it") {
    State state = at("s_floor_m2");
    key_by_key(state, floor_field, "1");
    update(state, Continue{});
    Screen screen = screen_of(state);
    CHECK(state.place.id == "s_floor_m2");
    CHECK(has_error(state, floor_field));
    CHECK(screen.focus == floor_field);
    CHECK(screen.urgent);
    // Nor the second time; without a number one goes on.
    update(state, Continue{});
    CHECK(state.place.id == "s_floor_m2");
    CHECK(screen_of(state).focus == floor_field);
    SECTION("empty") { erase(state, floor_field); }
    SECTION("unsure") { update(state, Reply{{"s_floor_m2"}, engine::Unsure{}}); }
    SECTION("right") { key_by_key(state, floor_field, "120"); }
    bool later = false;
    SECTION("later") { later = true; }
    update(state, Continue{later});
    CHECK(state.place.id != "s_floor_m2");
}

TEST_CASE("who goes elsewhere and comes back sees what was wrong") {
    State state = at("s_floor_m2");
    key_by_key(state, floor_field, "1");
    update(state, GoTo{{Page::plan, {}}});
    CHECK(screen_of(state).announcement.empty());
    update(state, GoTo{{Page::question, "s_floor_m2"}});
    CHECK(has_error(state, floor_field));
}

TEST_CASE("the highest number of a range is judged when it is there") {
    State state = at("s_elec_kwh");
    const std::string low = "question/s_elec_kwh/low", high = "question/s_elec_kwh/high";
    update(state, AskRange{{"s_elec_kwh"}, true});
    key_by_key(state, low, "60000");
    key_by_key(state, high, "7");
    CHECK_FALSE(has_error(state, high));
    settle(state);
    CHECK(screen_of(state).announcement == tests::shipped_words("nl")("error.high_below_low"));
    CHECK(has_error(state, high));
    key_by_key(state, high, "70000");
    CHECK_FALSE(has_error(state, high));
    CHECK(*state.answers.find({"s_elec_kwh"}) == engine::Answer{engine::Between{60000, 70000}});
    // Now the lowest goes above it: more digits never make that right.
    key_by_key(state, low, "60000000");
    CHECK(has_error(state, low));
    CHECK(state.answers.empty());
    key_by_key(state, low, "80000");
    CHECK_FALSE(has_error(state, low));
    CHECK(has_error(state, high));
}

TEST_CASE("of a stored range the other number stays while one is typed") {
    State state = at("s_elec_kwh");
    state.answers.set({"s_elec_kwh"}, engine::Between{500, 600});
    reassess(state);
    key_by_key(state, "question/s_elec_kwh/low", "90000");
    CHECK(field(screen_of(state), "question/s_elec_kwh/high").value == "600");
    CHECK(has_error(state, "question/s_elec_kwh/high"));
    key_by_key(state, "question/s_elec_kwh/low", "90");
    CHECK(*state.answers.find({"s_elec_kwh"}) == engine::Answer{engine::Between{90, 600}});
}

TEST_CASE("a budget that is being typed shows no error either") {
    State state = tests::shipped_state();
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    update(state, GoTo{{Page::what_if, {}}});
    const std::string budget = "what-if/budget/value";
    key_by_key(state, budget, "1.200.");
    CHECK_FALSE(has_error(state, budget));
    CHECK_FALSE(screen_of(state).urgent);
    CHECK(settle(state));
    CHECK(has_error(state, budget));
    CHECK(screen_of(state).urgent);
    key_by_key(state, budget, "1.200.000");
    CHECK_FALSE(has_error(state, budget));
    CHECK(state.choices.tried.budget == 1'200'000);
}
