#include "present/steps_shown.h"
#include "present/format.h"
#include "support/hands.h"
#include "support/state.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

using namespace tk;
using namespace tk::present;
using tests::press;

namespace {

State at_plan(const std::string& language = "nl", const std::string& track = "sme") {
    State state = tests::shipped_state(language);
    if (track == "terrain") {
        state.track = track;
        reassess(state);
        update(state, Reply{{"t_n_companies"}, engine::Number{60}});
    } else {
        update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
        update(state, Reply{{"s_gas_m3"}, engine::Number{26000}});
    }
    update(state, GoTo{{Page::plan, {}}});
    state.unfolded = {"chances", "order"};
    return state;
}

// The steps of a group as they stand on the screen: id and number.
std::vector<std::pair<std::string, int>> shown(const State& state, const std::string& group) {
    const Screen screen = screen_of(state);
    std::vector<std::pair<std::string, int>> steps;
    if (const Block* list = find(screen, "group/" + group + "/list"))
        for (const Block& item : list->children) {
            const Block& link = item.children.front();
            steps.emplace_back(link.key.substr(std::string("step/").size()), std::stoi(link.value));
        }
    return steps;
}

std::map<std::string, int> numbers(const State& state) {
    std::map<std::string, int> found;
    for (const auto& step : state.assessment.plan.steps) found[step.duty.value + step.measure.value] = step.place;
    return found;
}

const engine::MeasureState& measure(const State& state, const std::string& id) {
    return *state.assessment.find(engine::MeasureId{id});
}

// As the order goes, lowest first; a large number where the step lacks the amount.
double key_of(const State& state, StepOrder order, const std::string& id) {
    const auto& one = measure(state, id);
    const int effort = state.pack->find(engine::MeasureId{id})->effort;
    switch (order) {
        case StepOrder::gain: return rounded(one.gain.p90) > 0 ? -one.gain.p50 : 1e18;
        case StepOrder::cost: return one.investment.p50;
        case StepOrder::effort: return effort > 0 ? effort : 1e18;
        case StepOrder::payback: return one.payback ? one.payback->p50 : 1e18;
        case StepOrder::suggested: break;
    }
    return numbers(state).at(id);
}

}  // namespace

TEST_CASE("a theme shows its own steps alone, with their numbers in the plan, and says how many") {
    for (const std::string track : {"sme", "terrain"}) {
        State state = at_plan("nl", track);
        const auto all = numbers(state);
        const auto fragment = screen_of(state).fragment;
        int themes = 0;
        const Screen before = screen_of(state);
        for (const Block& chip : find(before, "filter/themes")->children) {
            if (chip.key == "filter/theme") continue;
            const std::string theme = chip.key.substr(std::string("filter/theme/").size());
            INFO(track << " " << theme);
            const auto effects = press(state, chip.key);
            CHECK(effects.empty());
            ++themes;
            const auto can = shown(state, "can");
            int of_theme = 0;
            for (const auto& step : state.assessment.plan.steps)
                if (step.duty.empty() && state.pack->find(step.measure)->theme.value == theme) ++of_theme;
            CHECK(static_cast<int>(can.size()) == of_theme);
            for (const auto& [id, number] : can) {
                CHECK(state.pack->find(engine::MeasureId{id})->theme.value == theme);
                CHECK(number == all.at(id));
            }
            const Screen screen = screen_of(state);
            const std::size_t in_view = can.size() + shown(state, "must").size() + shown(state, "will").size();
            CHECK(in_view > 0);
            CHECK(screen.announcement.contains(std::to_string(in_view)));
            CHECK(find(screen, "steps/shown")->label.contains(state.texts()("theme." + theme)));
            CHECK(find(screen, chip.key)->pressed);
            CHECK_FALSE(find(screen, "filter/theme")->pressed);
            CHECK(screen.fragment == fragment);
        }
        CHECK(themes >= 4);
        press(state, "filter/theme");
        CHECK(find(screen_of(state), "steps/shown") == nullptr);
    }
}

TEST_CASE("how soon and which theme count together, and each step is in one of the three times") {
    for (const std::string track : {"sme", "terrain"}) {
        const State state = at_plan("nl", track);
        for (const std::string theme : {"", "energy", "mobility"}) {
            INFO(track << " " << theme);
            const int all = count_of(state, {"", theme});
            CHECK(all ==
                  count_of(state, {"now", theme}) + count_of(state, {"year", theme}) + count_of(state, {"later", theme}));
        }
    }
}

TEST_CASE("a duty without a theme stays in view under every theme") {
    State state = at_plan();
    engine::Step duty;
    for (const auto& content : state.pack->duties)
        if (duty.duty = content.id; themes_of(state, duty).empty()) break;
    REQUIRE(themes_of(state, duty).empty());
    for (const auto& theme : state.pack->themes) CHECK(passes(state, {"", theme.id.value}, duty));
}

TEST_CASE("each order puts the best first and what lacks the amount last, and no number changes") {
    for (const std::string track : {"sme", "terrain"}) {
        State state = at_plan("nl", track);
        const auto all = numbers(state);
        const auto must = shown(state, "must");
        for (const StepOrder order : step_orders) {
            const std::string name(name_of(order));
            INFO(track << " " << name);
            CHECK(press(state, "order/" + name).empty());
            const Screen screen = screen_of(state);
            CHECK_FALSE(screen.announcement.empty());
            CHECK(find(screen, "order/" + name)->chosen);
            const auto can = shown(state, "can");
            CHECK(can.size() > 15);
            bool lacking = false;
            for (std::size_t i = 0; i < can.size(); ++i) {
                CHECK(can[i].second == all.at(can[i].first));
                const double here = key_of(state, order, can[i].first);
                lacking = lacking || here == 1e18;
                if (i == 0) continue;
                const double before = key_of(state, order, can[i - 1].first);
                CHECK(before <= here);
                // Of equals the first in the plan.
                if (before == here) CHECK(can[i - 1].second < can[i].second);
            }
            CHECK(shown(state, "must") == must);
            const Block* said = find(screen, "steps/shown");
            CHECK((said == nullptr) == (order == StepOrder::suggested));
            if (lacking) {
                REQUIRE(said != nullptr);
                CHECK(said->label.contains(state.texts()("order.say." + name + "_last")));
                CHECK(screen.announcement.contains(state.texts()("order.say." + name + "_last")));
            }
        }
    }
}

TEST_CASE("a choice that no step fits says so and offers all steps") {
    State state = at_plan();
    for (auto& step : state.assessment.plan.steps) step.horizon = engine::Horizon::now;
    update(state, Filter{"later", "energy"});
    Screen screen = screen_of(state);
    CHECK(screen.announcement.contains(state.texts()("filter.none")));
    CHECK(find(screen, "steps/none/what")->label == state.texts()("filter.none"));
    CHECK(find(screen, "group/can") == nullptr);
    // What is chosen stays, so that it can be left.
    CHECK(find(screen, "filter/later")->pressed);
    CHECK(find(screen, "filter/theme/energy")->pressed);
    press(state, "steps/none/all");
    screen = screen_of(state);
    CHECK(find(screen, "steps/none") == nullptr);
    CHECK(shown(state, "can").size() > 15);
    REQUIRE(find(screen, screen.focus) != nullptr);
}

TEST_CASE("what is chosen stays while other pages are seen, and goes with the answers") {
    State state = at_plan();
    press(state, "filter/theme/energy");
    press(state, "order/gain");
    update(state, GoTo{{Page::what_if, {}}});
    update(state, GoTo{{Page::plan, {}}});
    CHECK(find(screen_of(state), "filter/theme/energy")->pressed);
    CHECK(find(screen_of(state), "order/gain")->chosen);
    CHECK_FALSE(tests::kept_text(state).contains("gain"));
    update(state, StartOver{true});
    CHECK(state.filter == Filter{});
    CHECK(state.order == StepOrder::suggested);
}

TEST_CASE("on a phone the themes are behind a button that names the chosen one") {
    State state = at_plan();
    state.width = 390;
    CHECK(find(screen_of(state), "filter/themes") == nullptr);
    press(state, "filter/open");
    press(state, "filter/theme/energy");
    press(state, "filter/open");
    const Screen screen = screen_of(state);
    CHECK(find(screen, "filter/themes") == nullptr);
    CHECK(find(screen, "filter/open")->label.contains(state.texts()("theme.energy")));
}

TEST_CASE("the words of filter and order are there in both languages") {
    for (const std::string language : {"nl", "en"}) {
        State state = at_plan(language);
        for (const StepOrder order : step_orders)
            for (const std::string horizon : {"", "now", "year", "later"}) {
                state.order = order;
                update(state, Filter{horizon, "energy"});
                CHECK_FALSE(shown_text(state).contains("["));
                CHECK_FALSE(state.announcement.contains("["));
                update(state, Sort{order});
                CHECK_FALSE(state.announcement.contains("["));
                const Screen screen = screen_of(state);
                for (const Block& group : find(screen, "steps")->children)
                    for (const Block& button : group.children) CHECK_FALSE(button.label.contains("["));
            }
    }
}
