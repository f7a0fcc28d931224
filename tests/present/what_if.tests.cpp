#include "support/hands.h"
#include "support/state.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace tk;
using namespace tk::present;
using tests::press;
using tests::type;

namespace {

void type_budget(State& state, const std::string& text) { type(state, "what-if/budget/value", text); }

State bakery() {
    State state = tests::shipped_state();
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    update(state, Reply{{"s_gas_m3"}, engine::Number{26000}});
    return state;
}

bool in_plan(const State& state, const engine::MeasureId& id) {
    return std::ranges::any_of(state.assessment.plan.steps, [&](const auto& step) { return step.measure == id; });
}

// The dearest chance of the plan that nothing blocks.
engine::MeasureId dearest(const State& state) {
    engine::MeasureId found;
    double most = -1;
    for (const auto& step : state.assessment.plan.steps) {
        if (step.group != engine::Group::can || step.blocked) continue;
        const double cost = state.assessment.find(step.measure)->investment.p50;
        if (cost > most) most = cost, found = step.measure;
    }
    REQUIRE_FALSE(found.empty());
    return found;
}

std::vector<std::string> order_of(const engine::Plan& plan) {
    std::vector<std::string> ids;
    for (const auto& step : plan.steps) ids.push_back(step.duty.value + step.measure.value);
    return ids;
}

bool saves(const std::vector<Effect>& effects) {
    return std::ranges::any_of(effects, [](const Effect& effect) { return std::holds_alternative<Save>(effect); });
}

}  // namespace

TEST_CASE("a step that is done or put aside leaves the plan, is listed at its end, and comes back") {
    for (const std::string fate : {"done", "aside"}) {
        INFO(fate);
        State state = bakery();
        const auto before = order_of(state.assessment.plan);
        const engine::MeasureId id = dearest(state);
        update(state, GoTo{{Page::measure, id.value}});
        CHECK(find(screen_of(state), "told") == nullptr);
        CHECK(saves(press(state, "fate/" + fate)));
        CHECK_FALSE(in_plan(state, id));
        Screen screen = screen_of(state);
        CHECK(find(screen, "fate/" + fate)->pressed);
        CHECK_FALSE(screen.announcement.empty());
        REQUIRE(find(screen, "told/undo") != nullptr);
        update(state, GoTo{{Page::plan, {}}});
        screen = screen_of(state);
        CHECK(find(screen, "told") == nullptr);
        CHECK(find(screen, "apart/" + fate)->label.starts_with("1 stap"));
        press(state, "apart/see");
        CHECK(fragment_of(state.place) == "what-if");
        CHECK(find(screen_of(state), "what-if/" + fate + "/step/" + id.value) != nullptr);
        CHECK(saves(press(state, "what-if/" + fate + "/back/" + id.value)));
        CHECK(order_of(state.assessment.plan) == before);
        update(state, GoTo{{Page::plan, {}}});
        CHECK(find(screen_of(state), "apart") == nullptr);
    }
}

TEST_CASE("a mark is undone by its own button and by the page that tells of it") {
    State state = bakery();
    const engine::MeasureId id = dearest(state);
    update(state, GoTo{{Page::measure, id.value}});
    press(state, "fate/done");
    press(state, "fate/aside");
    CHECK(fate_of(state.choices, id) == Fate::aside);
    CHECK(state.choices.done.empty());
    press(state, "told/undo");
    CHECK(fate_of(state.choices, id) == Fate::done);
    CHECK(find(screen_of(state), "told") == nullptr);
    press(state, "fate/done");
    CHECK(fate_of(state.choices, id) == Fate::to_do);
    CHECK(in_plan(state, id));
}

TEST_CASE("a budget leaves steps out and names them, and the plan follows only when asked") {
    State state = bakery();
    update(state, GoTo{{Page::what_if, {}}});
    const engine::MeasureId id = dearest(state);
    const auto plan = state.assessment.plan.totals.investment;
    CHECK(find(screen_of(state), "what-if/outside") == nullptr);
    CHECK(find(screen_of(state), "what-if/adopt") == nullptr);
    type_budget(state, "1.000");
    Screen screen = screen_of(state);
    CHECK(screen.announcement.contains("besparing"));
    CHECK(find(screen, "what-if/outside/title")
              ->label.contains(std::to_string(std::ranges::count_if(
                  bench_of(state)->with.plan.steps, [](const auto& s) { return !s.in_budget && !s.blocked; }))));
    const std::size_t shown = find(screen, "what-if/outside/list")->children.size();
    press(state, "what-if/outside-all");
    screen = screen_of(state);
    CHECK(find(screen, "what-if/outside/list")->children.size() > shown);
    CHECK(find(screen, "what-if/outside/" + id.value) != nullptr);
    CHECK(find(screen, "what-if/table/head/b")->label.contains("1.000"));
    CHECK(find(screen, "what-if/table/investment/a")->label != find(screen, "what-if/table/investment/b")->label);
    CHECK(state.assessment.plan.totals.investment == plan);
    CHECK(saves(press(state, "what-if/adopt")));
    CHECK(state.assessment.plan.totals.investment.p50 < plan.p50);
    CHECK(find(screen_of(state), "what-if/adopt") == nullptr);
    update(state, GoTo{{Page::plan, {}}});
    screen = screen_of(state);
    CHECK(find(screen, "result/budget") != nullptr);
    CHECK(find(screen, "result/what-if") != nullptr);
    update(state, GoTo{{Page::what_if, {}}});
    type_budget(state, "");
    CHECK(find(screen_of(state), "what-if/outside") == nullptr);
    press(state, "what-if/adopt");
    CHECK(state.assessment.plan.totals.investment == plan);
    press(state, "told/undo");
    CHECK(state.choices.plan.budget == 1000);
}

TEST_CASE("a budget that can't be read gets a sentence, stays as typed and is not taken over") {
    State state = bakery();
    update(state, GoTo{{Page::what_if, {}}});
    type_budget(state, "60.000");
    for (const std::string bad : {"veel", "-5", "99999999999999"}) {
        INFO(bad);
        type_budget(state, "60.000");  // a fault that stays is not said again
        type_budget(state, bad);
        const Screen screen = screen_of(state);
        const Block* field = find(screen, "what-if/budget/value");
        CHECK(field->invalid);
        CHECK_FALSE(field->error.empty());
        CHECK(field->value == bad);
        CHECK(screen.urgent);
        CHECK(find(screen, "what-if/adopt") == nullptr);
        CHECK(find(screen, "what-if/adopt/not") != nullptr);
        CHECK(state.choices.tried.budget == 60000);
    }
    type_budget(state, "70.000");
    CHECK_FALSE(find(screen_of(state), "what-if/budget/value")->invalid);
    CHECK(state.choices.tried.budget == 70000);
}

TEST_CASE("weights move between five stops, change the order of the second plan, and go back to the usual ones") {
    State state = bakery();
    update(state, GoTo{{Page::what_if, {}}});
    CHECK(find(screen_of(state), "what-if/weight/co2/2")->chosen);
    CHECK(find(screen_of(state), "what-if/weight/co2")->role == Role::radio_group);
    CHECK(find(screen_of(state), "what-if/weight/co2/name")->help == "gewoon");
    CHECK(find(screen_of(state), "what-if/weights/usual") == nullptr);
    const auto plan = order_of(state.assessment.plan);
    press(state, "what-if/weight/co2/4");
    press(state, "what-if/weight/money/0");
    press(state, "what-if/weight/payback/0");
    const Screen screen = screen_of(state);
    CHECK(find(screen, "what-if/weight/co2/4")->chosen);
    CHECK(find(screen, "what-if/weight/co2/name")->help == "heel veel");
    CHECK_FALSE(find(screen, "what-if/weight/co2/2")->chosen);
    CHECK(find(screen, "what-if/moved") != nullptr);
    CHECK(order_of(state.assessment.plan) == plan);
    CHECK(order_of(bench_of(state)->all.plan) == plan);
    press(state, "what-if/adopt");
    CHECK(order_of(state.assessment.plan) == order_of(bench_of(state)->with.plan));
    CHECK(order_of(state.assessment.plan) != plan);
    press(state, "what-if/weights/usual");
    CHECK(find(screen_of(state), "what-if/weight/co2/2")->chosen);
    press(state, "what-if/adopt");
    CHECK(order_of(state.assessment.plan) == plan);
}

TEST_CASE("the bench follows the answers, and what is done is done in both plans") {
    State state = bakery();
    const engine::MeasureId id = dearest(state);
    update(state, Choose{MarkStep{id, Fate::aside}});
    update(state, GoTo{{Page::what_if, {}}});
    CHECK(find(screen_of(state), "what-if/went/" + id.value) != nullptr);
    update(state, Choose{MarkStep{id, Fate::done}});
    CHECK(find(screen_of(state), "what-if/went") == nullptr);
    const auto before = bench_of(state);
    update(state, Reply{{"s_elec_kwh"}, engine::Number{20000}});
    CHECK(bench_of(state)->all.plan.totals.gain != before->all.plan.totals.gain);
}

TEST_CASE("choices are stored and read back, and starting over forgets them") {
    State state = bakery();
    CHECK_FALSE(tests::kept_text(state).contains("choices"));
    const engine::MeasureId first = dearest(state);
    update(state, Choose{MarkStep{first, Fate::aside}});
    update(state, Choose{MarkStep{dearest(state), Fate::done}});
    update(state, Choose{TypeBudget{"60.000"}});
    update(state, Choose{Weigh{"co2", 4}});
    update(state, Choose{Adopt{}});
    update(state, Choose{Weigh{"ease", 0}});
    State other = tests::shipped_state();
    REQUIRE(restore(other, tests::kept_text(state)));
    CHECK(other.choices == state.choices);
    CHECK(order_of(other.assessment.plan) == order_of(state.assessment.plan));
    CHECK(other.assessment.plan.totals.gain == state.assessment.plan.totals.gain);
    REQUIRE(restore(other, tests::kept_text(bakery())));
    CHECK(other.choices == Choices{});

    update(state, StartOver{true});
    CHECK(state.choices == Choices{});
    CHECK(order_of(state.assessment.plan) == order_of(tests::shipped_state().assessment.plan));
    // Choices alone are worth forgetting too.
    update(state, Choose{MarkStep{first, Fate::aside}});
    CHECK(find(screen_of(state), "footer/start-over") != nullptr);
}

TEST_CASE("stored choices that can't be read are left out, and the rest holds") {
    State state = tests::shipped_state();
    const std::string head = R"({"format":1,"language":"nl","answers":{"s_elec_kwh":85000},"choices":)";
    for (const char* bad : {"1", "[]", "null", R"({"done":{"a":1},"aside":"x","plan":[],"tried":3})",
                            R"({"plan":{"budget":-1,"weights":{"co2":9,"ease":"veel","money":1.5,"fun":1}}})",
                            R"({"tried":{"budget":1e300,"weights":[1]}})", R"({"done":[1,null,"",[]]})"}) {
        INFO(bad);
        REQUIRE(restore(state, head + bad + "}"));
        CHECK(state.choices == Choices{});
        CHECK(state.answers.find({"s_elec_kwh"}) != nullptr);
    }
    REQUIRE(restore(state, head + R"({"done":["solar-pv-roof","gone","gone"],"aside":["solar-pv-roof","led-lighting"],
                             "tried":{"budget":500,"weights":{"co2":4,"money":7,"ease":2}}}})"));
    CHECK(state.choices.done == std::vector<engine::MeasureId>{{"solar-pv-roof"}, {"gone"}});
    CHECK(state.choices.aside == std::vector<engine::MeasureId>{{"led-lighting"}});
    CHECK(state.choices.tried == Wishes{500, {{"co2", 4}}});
    CHECK(tests::kept_text(state).contains(R"("gone")"));
    // What the pack does not have is kept, not shown.
    state.place = {Page::what_if, {}};
    CHECK(find(screen_of(state), "what-if/done/step/gone") == nullptr);
    CHECK(find(screen_of(state), "what-if/done/step/solar-pv-roof") != nullptr);
}

TEST_CASE("the bench compares nothing before there are answers, and says where to begin") {
    State state = tests::shipped_state();
    state.place = {Page::what_if, {}};
    CHECK(find(screen_of(state), "what-if/empty") != nullptr);
    CHECK(find(screen_of(state), "what-if/table") == nullptr);
    press(state, "what-if/start");
    CHECK(state.place.page == Page::question);
}
