#include "present/format.h"
#include "support/hands.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>

using namespace tk;
using namespace tk::present;
using tests::there;

namespace {

State at_plan(const std::string& language = "nl", const std::string& track = "sme") {
    State state = tests::shipped_state(language);
    if (track == "terrain") {
        state.track = track;
        reassess(state);
        update(state, Reply{{"t_n_companies"}, engine::Number{60}});
    } else {
        update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    }
    state.place = {Page::plan, {}};
    return state;
}

std::vector<const Block*> links_of(const Block& list) {
    std::vector<const Block*> links;
    for (const Block& item : list.children) links.push_back(&item.children.front());
    return links;
}

bool has_number(const std::string& text, double score) {
    return text.find(std::to_string(static_cast<int>(std::round(score)))) != std::string::npos;
}

}  // namespace

TEST_CASE("the compass says in a sentence where most is to gain, draws it and has a table with the same numbers") {
    for (const std::string language : {"nl", "en"})
        for (const std::string track : {"sme", "terrain"}) {
            INFO(language << " " << track);
            const State state = at_plan(language, track);
            const Screen screen = screen_of(state);
            const auto& themes = state.assessment.compass;
            REQUIRE(themes.size() >= 6);
            const Block& figure = there(screen, "compass/figure");
            REQUIRE(figure.compass);
            const auto best = std::ranges::min_element(themes, {}, [](const auto& one) { return one.now.p50; });
            CHECK(figure.compass->needle == best - themes.begin());
            const std::string& sentence = there(screen, "compass/message").label;
            CHECK(figure.label == sentence);
            for (const double score : {best->now.p50, best->first.p50, best->after.p50}) CHECK(has_number(sentence, score));
            CHECK(sentence.find(state.texts()("theme." + best->theme.value)) != std::string::npos);
            const auto links = links_of(there(screen, "compass/themes"));
            const auto& rows = there(screen, "compass/table").children;
            REQUIRE(links.size() == themes.size());
            REQUIRE(figure.compass->arms.size() == themes.size());
            REQUIRE(rows.size() == themes.size() + 1);
            for (std::size_t i = 0; i < themes.size(); ++i) {
                const auto& theme = themes[i];
                INFO(theme.theme.value);
                CHECK(figure.compass->arms[i] == Arm{theme.now.p10, theme.now.p50, theme.now.p90, theme.first.p50});
                CHECK(links[i]->label == state.texts()("theme." + theme.theme.value));
                CHECK(has_number(links[i]->help, theme.now.p50));
                CHECK(has_number(links[i]->help, theme.first.p50));
                const auto& cells = rows[i + 1].children;
                REQUIRE(cells.size() == 4);
                CHECK(cells[0].label == links[i]->label);
                for (const auto& [cell, score] :
                     {std::pair(1, theme.now), std::pair(2, theme.first), std::pair(3, theme.after)})
                    for (const double value : {score.p10, score.p50, score.p90})
                        CHECK(has_number(cells[static_cast<std::size_t>(cell)].label, value));
            }
        }
}

TEST_CASE("a theme of the compass leads to its heaviest step, and one without steps to a question about it") {
    State state = at_plan();
    const Screen screen = screen_of(state);
    for (const Block* link : links_of(there(screen, "compass/themes"))) {
        INFO(link->key);
        State next = state;
        update(next, *link->intent);
        const std::string theme = link->key.substr(std::string("compass/").size());
        if (next.place.page == Page::measure)
            CHECK(state.pack->find(engine::MeasureId{next.place.id})->theme.value == theme);
        else if (next.place.page == Page::question)
            CHECK(state.pack->find(engine::QuestionId{next.place.id})->theme.value == theme);
        else CHECK(next.place.page == Page::review);
    }
}

TEST_CASE("how the compass and the effort are reckoned is said on the plan") {
    const State state = at_plan();
    const Screen screen = screen_of(state);
    CHECK(there(screen, "plan/how/compass").label == state.texts()("compass.how"));
    CHECK(there(screen, "plan/how/effort").label == state.texts()("effort.how"));
}

TEST_CASE("effort and gain shows the first steps that bring money, at what they bring") {
    for (const std::string language : {"nl", "en"}) {
        const State state = at_plan(language);
        const Screen screen = screen_of(state);
        const Block& figure = there(screen, "effort/figure");
        REQUIRE(figure.axis);
        CHECK(figure.axis->from <= 0);
        CHECK(figure.label == there(screen, "effort/message").label);
        const auto links = links_of(there(screen, "effort/points"));
        const auto& rows = there(screen, "effort/table").children;
        REQUIRE(links.size() >= 5);
        REQUIRE(rows.size() == links.size() + 1);
        const engine::MeasureState* most = nullptr;
        double dearest = 0;
        int last = 0;
        for (std::size_t i = 0; i < links.size(); ++i) {
            INFO(links[i]->key);
            const std::string id = links[i]->key.substr(std::string("effort/").size());
            const auto& measure = *state.assessment.find(engine::MeasureId{id});
            const auto step = std::ranges::find(state.assessment.plan.steps, engine::MeasureId{id}, &engine::Step::measure);
            REQUIRE(step != state.assessment.plan.steps.end());
            REQUIRE(links[i]->point);
            const Point& point = *links[i]->point;
            CHECK((point.at == measure.gain.p50 && point.low == measure.gain.p10 && point.high == measure.gain.p90));
            CHECK(point.at > 0);
            CHECK(point.high <= figure.axis->to);
            CHECK(point.low >= figure.axis->from);
            CHECK((point.size >= 0 && point.size <= 1));
            dearest = std::max(dearest, point.size);
            CHECK(point.maybe == step->maybe);
            CHECK_FALSE(step->blocked);
            const int effort = state.pack->find(engine::MeasureId{id})->effort;
            CHECK(point.column == (effort <= 2 ? 0 : effort == 3 ? 1 : 2));
            CHECK(links[i]->label == std::to_string(step->place));
            CHECK(step->place > last);
            last = step->place;
            // Its name is said, and leads to the page of the step.
            CHECK(links[i]->children.front().label == state.texts()("measure." + id + ".name"));
            CHECK(*links[i]->intent == Intent{GoTo{{Page::measure, id}}});
            const auto& cells = rows[i + 1].children;
            REQUIRE(cells.size() == 4);
            CHECK(cells[0].label.starts_with(links[i]->label + "."));
            CHECK(cells[2].label.starts_with(money(state.texts(), point.at)));
            if (most == nullptr || measure.gain.p50 > most->gain.p50) most = &measure;
        }
        CHECK((dearest == 1 || dearest == 0));
        CHECK(figure.label.find(money_spoken(state.texts(), most->gain)) != std::string::npos);
        CHECK((find(screen, "effort/zone") != nullptr) ==
              std::ranges::any_of(links, [](const Block* link) { return link->point->column == 0; }));
    }
}

TEST_CASE("a step without money stands in the words and not on the chart") {
    int named = 0;
    for (const std::string track : {"sme", "terrain"}) {
        const State state = at_plan("nl", track);
        const Screen screen = screen_of(state);
        if (find(screen, "effort") == nullptr) continue;
        const auto links = links_of(there(screen, "effort/points"));
        const int last = std::stoi(links.back()->label);
        const Block* without = find(screen, "effort/without");
        for (const auto& step : state.assessment.plan.steps) {
            if (step.group != engine::Group::can || step.blocked || step.place > last) continue;
            INFO(step.measure.value);
            const bool brings = rounded(state.assessment.find(step.measure)->gain.p50) > 0;
            CHECK((find(screen, "effort/" + step.measure.value) != nullptr) == brings);
            if (brings) continue;
            REQUIRE(without != nullptr);
            CHECK(without->label.find(std::to_string(step.place)) != std::string::npos);
            ++named;
        }
    }
    CHECK(named > 0);
}

TEST_CASE("a chart of the plan is swapped for its table and back, and those who hear the page always have the table") {
    State state = at_plan();
    for (const std::string chart : {"compass", "effort"}) {
        INFO(chart);
        const auto press = [&] { update(state, *there(screen_of(state), chart + "/swap").intent); };
        CHECK(there(screen_of(state), chart + "/numbers").mirror_only);
        const Block before = there(screen_of(state), chart + "/table");
        const std::string sentence = there(screen_of(state), chart + "/message").label;
        press();
        CHECK_FALSE(there(screen_of(state), chart + "/numbers").mirror_only);
        CHECK(find(screen_of(state), chart + "/figure") == nullptr);
        CHECK(there(screen_of(state), chart + "/table") == before);
        CHECK(there(screen_of(state), chart + "/message").label == sentence);
        press();
        CHECK(find(screen_of(state), chart + "/figure") != nullptr);
    }
}

TEST_CASE("the first dates come in order, after today, with what they rest on") {
    int windows = 0, duties = 0;
    for (const std::string track : {"sme", "terrain"}) {
        const State state = at_plan("nl", track);
        const Screen screen = screen_of(state);
        const Block* list = find(screen, "dates/list");
        if (list == nullptr) continue;
        CHECK(list->children.size() <= 4);
        for (const Block* link : links_of(*list)) {
            INFO(link->key);
            CHECK_FALSE(link->help.empty());
            REQUIRE(link->intent);
            if (link->key.starts_with("dates/scheme/")) {
                const engine::SchemeId id{link->key.substr(std::string("dates/scheme/").size())};
                const auto& window = state.pack->find(id)->window;
                REQUIRE(window.as_of);
                CHECK(link->help.find(date_text(state.texts(), *window.as_of)) != std::string::npos);
                CHECK(state.assessment.find(id)->fits != engine::Truth::no);
                ++windows;
            } else {
                ++duties;
            }
        }
    }
    CHECK(windows + duties > 0);
}

TEST_CASE("what is none is not counted out") {
    State state = at_plan();
    for (auto& step : state.assessment.plan.steps)
        if (step.horizon == engine::Horizon::later) step.horizon = engine::Horizon::year;
    for (auto& duty : state.assessment.duties) duty.group.reset();
    std::erase_if(state.assessment.plan.steps, [](const auto& step) { return step.group != engine::Group::can; });
    const Screen screen = screen_of(state);
    CHECK(find(screen, "filter/later") == nullptr);
    CHECK(find(screen, "filter/year") != nullptr);
    CHECK(find(screen, "result/duties/note") == nullptr);
    CHECK(there(screen, "result/duties/value").label == state.texts()("plan.duties_none"));
    // What is chosen stays, so that it can be left.
    state.filter.horizon = "later";
    CHECK(find(screen_of(state), "filter/later") != nullptr);
}

TEST_CASE("a plan without steps that bring money has no chart of effort and gain, and a compass that says so") {
    State state = at_plan();
    std::erase_if(state.assessment.plan.steps, [](const auto& step) { return step.group == engine::Group::can; });
    for (auto& theme : state.assessment.compass) theme.now = {100, 100, 100};
    const Screen screen = screen_of(state);
    CHECK(find(screen, "effort") == nullptr);
    CHECK(there(screen, "compass/message").label == state.texts()("compass.nothing"));
    CHECK(there(screen, "compass/figure").compass->needle == -1);
    CHECK(find(screen, "compass/legend/most") == nullptr);
}
