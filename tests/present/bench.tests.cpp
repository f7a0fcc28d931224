// The bench over time, its slider and its variants, and what makes a step more precise.
#include "present/format.h"
#include "support/hands.h"
#include "support/state.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace tk;
using namespace tk::present;
using tests::press;
using tests::type;

namespace {

void slide(State& state, const std::string& to) { type(state, "what-if/budget/slider", to); }

State on_bench(const std::string& language = "nl") {
    State state = tests::shipped_state(language);
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    update(state, Reply{{"s_gas_m3"}, engine::Number{26000}});
    update(state, GoTo{{Page::what_if, {}}});
    return state;
}

const Block& shown(const Screen& screen, const std::string& key) {
    INFO(key);
    REQUIRE(find(screen, key) != nullptr);
    return *find(screen, key);
}

}  // namespace

TEST_CASE("each step of the roadmap is a link with its month, and the table says the same") {
    State state = on_bench();
    press(state, "what-if/route/more");
    const Screen screen = screen_of(state);
    const auto bench = bench_of(state);
    const auto& plan = bench->with.plan;
    CHECK(shown(screen, "what-if/route/title").label.contains("2030"));
    CHECK(shown(screen, "what-if/route/map").time_axis->years.size() == 4);
    CHECK(shown(screen, "what-if/route/numbers").mirror_only);
    std::size_t counted = 0, rows = 0;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const auto& time = plan.over_time.steps[i];
        if (!time.counted) continue;
        ++counted;
        const std::string id = plan.steps[i].duty.value + plan.steps[i].measure.value;
        const Block& link = shown(screen, "what-if/route/" + id);
        CHECK(link.value == std::to_string(plan.steps[i].place));
        CHECK_FALSE(link.help.empty());
        CHECK(std::get<GoTo>(*link.intent).place == Place{Page::measure, id});
        const Block& row = shown(screen, "what-if/route/table/" + id);
        CHECK(row.children.front().label == link.label);
        CHECK((row.children.back().label == "-") == (find(screen, "what-if/route/" + id + "/amount") == nullptr));
    }
    rows = shown(screen, "what-if/route/rows").children.size();
    CHECK(counted > 5);
    CHECK(rows >= counted);
    CHECK(shown(screen, "what-if/route/table").children.size() == rows + 1);
    press(state, "what-if/route/swap");
    CHECK_FALSE(shown(screen_of(state), "what-if/route/numbers").mirror_only);
    CHECK(find(screen_of(state), "what-if/route/map") == nullptr);
}

TEST_CASE("the running total says in a sentence when it is paid back, and every year in a table") {
    for (const std::string language : {"nl", "en"}) {
        State state = on_bench(language);
        const Screen screen = screen_of(state);
        const auto bench = bench_of(state);
        const auto& over = bench->with.plan.over_time;
        const Block& chart = shown(screen, "what-if/running/chart");
        CHECK(chart.label == shown(screen, "what-if/running/message").label);
        CHECK(chart.running->points.size() == over.running.size());
        CHECK(chart.running->turn.has_value() == (over.likely.has_value() && *over.likely > 0));
        CHECK(chart.running->bottom <= 0);
        for (const auto& point : chart.running->points) {
            CHECK(point.low >= chart.running->bottom);
            CHECK(point.high <= chart.running->top);
        }
        CHECK(shown(screen, "what-if/running/table").children.size() == 6);
        slide(state, "last");
        // A plan that can't be paid back in these years says so.
        State poor = on_bench(language);
        for (const auto& step : bench->with.plan.steps)
            if (step.group == engine::Group::can && bench->with.find(step.measure)->gain.p50 > 0)
                poor.choices.aside.push_back(step.measure);
        reassess(poor);
        if (const Block* message = find(screen_of(poor), "what-if/running/message")) CHECK(message->label.contains("2031"));
    }
}

TEST_CASE("the slider goes from tick to tick, to an amount and to its ends, and stays within them") {
    State state = on_bench();
    const auto stops = bench_of(state)->stops;
    REQUIRE(stops.size() > 12);
    const auto at = [&] { return shown(screen_of(state), "what-if/budget/slider").slider->at; };
    CHECK(at() == stops.back());  // no limit
    CHECK(state.choices.tried.budget == std::nullopt);
    slide(state, "first");
    CHECK(at() == 0);
    slide(state, "-1");
    CHECK(at() == 0);
    slide(state, "+1");
    CHECK(at() == stops[0]);
    slide(state, "+10");
    CHECK(at() == stops[10]);
    slide(state, "-1");
    CHECK(at() == stops[9]);
    const double between = std::floor((stops[3] + stops[4]) / 2);
    slide(state, std::to_string(static_cast<long long>(between)));
    CHECK(state.choices.tried.budget == between);
    const Screen screen = screen_of(state);
    CHECK(shown(screen, "what-if/budget/value").value.contains(number_text(state.texts(), between)));
    CHECK(shown(screen, "what-if/budget/left").label.contains("past ook"));
    slide(state, "+1");
    CHECK(at() == stops[4]);
    slide(state, "999999999");
    CHECK(at() == stops.back());
    CHECK(shown(screen_of(state), "what-if/budget/left").label.contains("Alle stappen passen"));
    for (const char* bad : {"", "+", "ver", "-x", "1e9", "99999999999999999"}) {
        INFO(bad);
        const auto before = state.choices;
        slide(state, bad);
        CHECK(state.choices == before);
    }
    CHECK_FALSE(intent_for(screen_of(state), {Action::Kind::activate, "what-if/budget/slider", {}}).has_value());
}

TEST_CASE("a variant is kept, compared, brought back into view and taken away") {
    State state = on_bench();
    slide(state, "first");
    slide(state, "+1");
    const double small = *state.choices.tried.budget;
    press(state, "what-if/variants/new");
    slide(state, "+10");
    const double large = *state.choices.tried.budget;
    Screen screen = screen_of(state);
    CHECK(shown(screen, "what-if/table/head/b").label.contains(number_text(state.texts(), small)));
    CHECK(shown(screen, "what-if/table/head/c").label.contains(number_text(state.texts(), large)));
    CHECK(shown(screen, "what-if/table/payback/a").label != "");
    CHECK(shown(screen, "what-if/adopt").label.contains(" C "));
    CHECK(shown(screen, "what-if/variants/view/c").chosen);
    press(state, "what-if/variants/view/b");
    CHECK(state.choices.tried.budget == small);
    CHECK(shown(screen_of(state), "what-if/variants/view/b").chosen);
    CHECK(shown(screen_of(state), "what-if/table/investment/b").label == find(screen, "what-if/table/investment/b")->label);

    State again = tests::shipped_state();
    REQUIRE(restore(again, tests::kept_text(state)));
    CHECK(again.choices == state.choices);

    press(state, "what-if/variants/new");
    CHECK(find(screen_of(state), "what-if/variants/new") == nullptr);  // four beside each other are enough
    CHECK(find(screen_of(state), "what-if/table/head/d") != nullptr);
    press(state, "what-if/variants/drop");
    CHECK(state.choices.tried.budget == large);
    press(state, "what-if/variants/view/b");
    press(state, "what-if/variants/drop");
    screen = screen_of(state);
    CHECK(find(screen, "what-if/variants/drop") == nullptr);
    CHECK(find(screen, "what-if/variants/view") == nullptr);
    CHECK(state.choices.tried.budget == large);
    CHECK(state.choices.others.empty());
}

TEST_CASE("a phone shows A beside the variant in view, and the same can be done there") {
    State state = on_bench();
    slide(state, "first");
    press(state, "what-if/variants/new");
    slide(state, "last");
    for (const double width : {1366.0, 390.0}) {
        INFO(width);
        state.width = width;
        const Screen screen = screen_of(state);
        const bool phone = width < 600;
        CHECK((find(screen, "what-if/table/head/b") == nullptr) == phone);
        for (const char* key : {"what-if/table/head/a", "what-if/table/head/c", "what-if/table/head/c/view",
                                "what-if/variants/view/b", "what-if/variants/new", "what-if/variants/drop", "what-if/adopt"})
            CHECK(find(screen, key) != nullptr);
        CHECK((find(screen, "what-if/top") == nullptr) == phone);
        CHECK(shown(screen, "what-if/table/duties/c").chosen);
        CHECK_FALSE(shown(screen, "what-if/table/duties/a").chosen);
    }
}

TEST_CASE("stored variants that are too many or stand nowhere are put right") {
    State state = tests::shipped_state();
    REQUIRE(restore(state, R"({"format":1,"language":"nl","answers":{"s_elec_kwh":85000},
                              "choices":{"others":[{"budget":1},{"budget":2},{"budget":3}],"place":9}})"));
    CHECK(state.choices.others.size() == 2);
    CHECK(state.choices.place == 2);
    update(state, GoTo{{Page::what_if, {}}});
    CHECK(find(screen_of(state), "what-if/table/head/d") != nullptr);
}

TEST_CASE("a step names the open questions on which its saving hangs, widest first, and none when all is known") {
    State state = tests::shipped_state();
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    update(state, GoTo{{Page::measure, "led-lighting"}});
    const Screen screen = screen_of(state);
    const auto found = swings_of(state, {"led-lighting"});
    REQUIRE_FALSE(found->swings.empty());
    double width = 1e12;
    for (const auto& swing : found->swings) {
        CHECK(swing.high - swing.low <= width);
        width = swing.high - swing.low;
    }
    const std::string first = found->swings.front().question.value;
    CHECK(std::get<GoTo>(*shown(screen, "swings/" + first).intent).place == Place{Page::question, first});
    CHECK(shown(screen, "swings/message").label.contains(shown(screen, "swings/" + first + "/amount").label));
    CHECK(shown(screen, "swings/table/" + first).children.size() == 4);
    // Once it is answered it is no longer asked for.
    const auto* question = state.pack->find(engine::QuestionId{first});
    update(state, Reply{{first},
                        question->kind == engine::AnswerKind::number
                            ? engine::Answer{engine::Number{question->min}}
                            : engine::Answer{engine::Chosen{{question->options.front().id}}}});
    CHECK(find(screen_of(state), "swings/" + first) == nullptr);
}
