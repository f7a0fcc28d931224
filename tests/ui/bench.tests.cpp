// The drawings of the bench: the slider follows a hand, and what is drawn stands where the numbers say.
#include "support/state.h"
#include "ui/headless.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>
#include <string>
#include <utility>

using namespace tk;
using tests::Headless;

namespace {

present::State bench_state(float width) {
    present::State state = tests::shipped_state();
    state.width = static_cast<double>(width);
    update(state, present::Reply{{"s_elec_kwh"}, engine::Number{85000}});
    update(state, present::Reply{{"s_gas_m3"}, engine::Number{26000}});
    update(state, present::GoTo{{present::Page::what_if, {}}});
    return state;
}

std::map<std::string, ui::Box> placed(const ui::Painter& painter) {
    std::map<std::string, ui::Box> boxes;
    for (const auto& box : painter.boxes()) boxes.emplace(box.key, box);
    return boxes;
}

}  // namespace

TEST_CASE("a drag over the slider names amounts from its one end to its other") {
    Headless headless;
    for (const float width : {1366.F, 390.F}) {
        present::State state = bench_state(width);
        const ui::Window window{width, 3000, 0, 1};
        ui::Painter painter;
        headless.frame(painter, present::screen_of(state), window);
        const ui::Box box = placed(painter).at("what-if/budget/slider");
        const double last = find(present::screen_of(state), "what-if/budget/slider")->slider->max;
        const auto drag = [&](float part) {
            const ImVec2 mouse{box.x + box.w * part, box.y + 22};
            std::optional<present::Action> done;
            for (int i = 0; i < 3 && !done; ++i)
                done = headless.frame(painter, present::screen_of(state), window, mouse, true).action;
            return done;
        };
        headless.frame(painter, present::screen_of(state), window, {box.x + 2, box.y + 22});
        const auto left = drag(0);
        REQUIRE(left.has_value());
        CHECK(left->kind == present::Action::Kind::set_value);
        CHECK(left->key == "what-if/budget/slider");
        CHECK(left->value == "0");
        update(state, *present::intent_for(present::screen_of(state), *left));
        const auto middle = drag(0.5F);
        REQUIRE(middle.has_value());
        CHECK(std::abs(std::stod(middle->value) / last - 0.5) < 0.02);
        update(state, *present::intent_for(present::screen_of(state), *middle));
        const auto right = drag(1);
        REQUIRE(right.has_value());
        CHECK(std::stod(right->value) == last);
        update(state, *present::intent_for(present::screen_of(state), *right));
        // At rest it says nothing more.
        CHECK_FALSE(drag(1).has_value());
    }
}

TEST_CASE("a slider that was pressed takes the keys, until something else is pressed") {
    Headless headless;
    const auto screen = present::screen_of(bench_state(1366));
    const ui::Window window{1366, 3000, 0, 1};
    ui::Painter painter;
    headless.frame(painter, screen, window);
    const ui::Box box = placed(painter).at("what-if/budget/slider");
    ImVec2 mouse{box.x + box.w - 4, box.y + 22};
    const auto key = [&](ImGuiKey which) {
        ImGui::GetIO().AddKeyEvent(which, true);
        std::string value;
        for (int i = 0; i < 3; ++i) {
            const auto drawn = headless.frame(painter, screen, window, mouse);
            if (drawn.action) value = drawn.action->key + " " + drawn.action->value;
        }
        ImGui::GetIO().AddKeyEvent(which, false);
        headless.frame(painter, screen, window, mouse);
        return value;
    };
    headless.frame(painter, screen, window, mouse);
    CHECK(key(ImGuiKey_RightArrow).empty());  // nothing has the keys yet
    headless.press(painter, screen, window, mouse);
    CHECK(headless.frame(painter, screen, window, mouse).keys);
    const std::pair<ImGuiKey, std::string> meanings[] = {
        {ImGuiKey_RightArrow, "+1"}, {ImGuiKey_UpArrow, "+1"},   {ImGuiKey_LeftArrow, "-1"}, {ImGuiKey_DownArrow, "-1"},
        {ImGuiKey_PageUp, "+10"},    {ImGuiKey_PageDown, "-10"}, {ImGuiKey_Home, "first"},   {ImGuiKey_End, "last"}};
    for (const auto& [which, meaning] : meanings) CHECK(key(which) == "what-if/budget/slider " + meaning);
    CHECK(key(ImGuiKey_A).empty());
    mouse = {4, box.y};
    headless.press(painter, screen, window, mouse);
    CHECK_FALSE(headless.frame(painter, screen, window, mouse).keys);
    CHECK(key(ImGuiKey_RightArrow).empty());
}

TEST_CASE("the stops of a weight are targets of 44 beside each other, or under each other where that has no room") {
    Headless headless;
    struct Case {
        float width, text;
        bool across;
    };
    for (const Case& one : {Case{1366, 1, true}, Case{800, 1, true}, Case{390, 1, true}, Case{320, 1, true},
                            Case{1366, 2, true}, Case{320, 2, false}}) {
        INFO(one.width << " at " << one.text);
        present::State state = bench_state(one.width);
        state.text_size = static_cast<double>(one.text);
        const auto screen = present::screen_of(state);
        const ui::Window window{one.width, 6000, 0, one.text};
        ui::Painter painter;
        headless.frame(painter, screen, window);
        const auto boxes = placed(painter);
        int weights = 0;
        for (const auto& [key, group] : boxes) {
            const auto* block = find(screen, key);
            if (block == nullptr || block->look != present::Look::weight_line) continue;
            ++weights;
            REQUIRE(block->children.size() == 5);
            const ui::Box* before = nullptr;
            for (const auto& stop : block->children) {
                const ui::Box& box = boxes.at(stop.key);
                CHECK(box.w >= 44.F);
                CHECK(box.h >= 44.F);
                CHECK(box.x + box.w <= group.x + group.w + 0.5F);
                if (before != nullptr && one.across) CHECK((box.x >= before->x + before->w - 0.5F && box.y == before->y));
                if (before != nullptr && !one.across) CHECK(box.y >= before->y + before->h - 0.5F);
                before = &box;
            }
        }
        CHECK(weights == 6);
        const ui::Box& most = boxes.at("what-if/weight/co2/4");
        const auto done = headless.press(painter, screen, window, {most.x + most.w / 2, most.y + most.h / 2});
        REQUIRE(done.has_value());
        CHECK(done->key == "what-if/weight/co2/4");
    }
}

TEST_CASE("the variants stand in columns, and what can be done with them in the head where that has room") {
    Headless headless;
    for (const float width : {1366.F, 1000.F, 700.F, 390.F}) {
        INFO(width);
        present::State state = bench_state(width);
        update(state, present::Choose{present::TypeBudget{"5.000"}});
        const auto screen = present::screen_of(state);
        ui::Painter painter;
        headless.frame(painter, screen, {width, 4000, 0, 1});
        const auto boxes = placed(painter);
        const ui::Box &title = boxes.at("title"), &table = boxes.at("what-if/table");
        for (const char* deed : {"what-if/variants/new", "what-if/adopt"}) {
            const ui::Box& box = boxes.at(deed);
            CHECK(box.h >= 44.F);
            if (width >= 900) CHECK((box.y + box.h < table.y && box.x > title.x + 300));
            else CHECK(box.y >= table.y + table.h);
        }
        for (const char* row : {"saving", "investment", "co2", "payback", "duties"}) {
            const std::string key = std::string("what-if/table/") + row;
            const ui::Box &a = boxes.at(key + "/a"), &b = boxes.at(key + "/b"), &name = boxes.at(key + "/name");
            CHECK(a.x + a.w <= b.x);
            CHECK(a.y == b.y);
            CHECK(boxes.at("what-if/table/head/a").x == a.x);
            if (width >= 700) CHECK(name.x + name.w <= a.x);
            else CHECK(name.y + name.h <= a.y);
            CHECK(b.x + b.w <= table.x + table.w);
        }
    }
}

TEST_CASE("the rows of the roadmap stand beside their drawing, or above it where there is no room") {
    Headless headless;
    for (const float width : {1366.F, 390.F}) {
        const present::State state = bench_state(width);
        const auto screen = present::screen_of(state);
        ui::Painter painter;
        headless.frame(painter, screen, {width, 3000, 0, 1});
        const auto boxes = placed(painter);
        const ui::Box &map = boxes.at("what-if/route/map"), &year = boxes.at("what-if/route/axis/2028");
        float below = 0;
        int rows = 0;
        for (const auto& item : find(screen, "what-if/route/rows")->children) {
            const ui::Box &row = boxes.at(item.key), &link = boxes.at(item.children[0].key);
            CHECK(row.y >= below);
            below = row.y + row.h - 1;
            CHECK(link.h >= 44.F);
            CHECK(row.x + row.w <= map.x + map.w + 1);
            if (width > 1000) CHECK(link.x + link.w < year.x);
            if (item.children.size() > 1) {
                const ui::Box& amount = boxes.at(item.children[1].key);
                CHECK(amount.y + amount.h <= row.y + row.h);
                if (width < 1000) CHECK(amount.y >= link.y + link.h);
            }
            ++rows;
        }
        CHECK(rows > 5);
        CHECK(boxes.at("what-if/running/chart").w <= map.w + 1);
    }
}

TEST_CASE("the bars of what makes a step more precise lie beside their question and amount") {
    Headless headless;
    for (const float width : {1366.F, 390.F}) {
        present::State state = tests::shipped_state();
        state.width = static_cast<double>(width);
        update(state, present::Reply{{"s_elec_kwh"}, engine::Number{85000}});
        update(state, present::GoTo{{present::Page::measure, "led-lighting"}});
        ui::Painter painter;
        headless.frame(painter, present::screen_of(state), {width, 3000, 0, 1});
        int lines = 0;
        const auto boxes = placed(painter);
        for (const auto& [key, bar] : boxes) {
            if (!key.starts_with("swings/") || !key.ends_with("/bar")) continue;
            const std::string line = key.substr(0, key.size() - 4);
            CHECK(bar.x + bar.w <= boxes.at(line + "/amount").x);
            if (width > 1000) CHECK(boxes.at(line).x + boxes.at(line).w <= bar.x);
            else CHECK(boxes.at(line).y + boxes.at(line).h <= bar.y + 1);
            ++lines;
        }
        CHECK(lines > 0);
    }
}
