#include "support/state.h"
#include "ui/draw.h"
#include "ui/headless.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

using namespace tk;
using tests::Boxes;
using tests::boxes_of;
using tests::Headless;

namespace {

const ui::Window shapes[] = {{1366, 768, 0, 1}, {390, 844, 0, 1},   {320, 640, 0, 1},
                             {768, 900, 0, 1},  {1920, 1080, 0, 1}, {1280, 800, 0, 2}};

present::State company(const ui::Window& window, const std::string& language) {
    present::State state = tests::shipped_state(language);
    state.width = static_cast<double>(window.width);
    state.text_size = static_cast<double>(window.text_size);
    update(state, present::Reply{{"s_elec_kwh"}, engine::Number{85000}});
    update(state, present::Reply{{"s_gas_m3"}, engine::Number{26000}});
    update(state, present::Reply{{"s_ownership"}, engine::Chosen{{{"tenant"}}}});
    return state;
}

bool apart(const ui::Box& a, const ui::Box& b, float by) {
    return a.x + a.w + by <= b.x || b.x + b.w + by <= a.x || a.y + a.h + by <= b.y || b.y + b.h + by <= a.y;
}

}  // namespace

TEST_CASE("what chooses the steps lies in the window, apart, and large enough for a finger") {
    Headless headless;
    for (const ui::Window& window : shapes)
        for (const std::string language : {"nl", "en"}) {
            present::State state = company(window, language);
            update(state, present::GoTo{{present::Page::plan, {}}});
            update(state, present::Filter{"now", "energy"});
            update(state, present::Sort{present::StepOrder::payback});
            state.unfolded = {"order", "themes"};
            const auto screen = present::screen_of(state);
            ui::Painter painter;
            headless.frame(painter, screen, window);
            const Boxes boxes = boxes_of(painter);
            std::vector<ui::Box> targets;
            for (const present::Block& part : find(screen, "steps")->children)
                for (const present::Block& target : part.children) {
                    INFO(target.key << " " << language << " at width " << window.width << " size " << window.text_size);
                    REQUIRE(boxes.contains(target.key));
                    const ui::Box& box = boxes.at(target.key);
                    CHECK(box.x >= 0.F);
                    CHECK(box.x + box.w <= window.width + 0.5F);
                    CHECK(box.h >= 44 * window.text_size - 0.5F);
                    for (const ui::Box& other : targets) CHECK(apart(box, other, 7.5F * window.text_size));
                    targets.push_back(box);
                }
            CHECK(targets.size() >= 12);
        }
}

TEST_CASE("the steps of a chain lie beside each other where there is room and else below, with room for the arrow") {
    Headless headless;
    for (const ui::Window& window : shapes)
        for (const std::string id : {"landlord-agreement", "roof-insulation", "roof-structural-check"}) {
            present::State state = company(window, "nl");
            state.place = {present::Page::measure, id};
            const auto screen = present::screen_of(state);
            const present::Block* list = find(screen, "chain/list");
            if (list == nullptr) continue;
            ui::Painter painter;
            headless.frame(painter, screen, window);
            const Boxes boxes = boxes_of(painter);
            const ui::Box* before = nullptr;
            for (const present::Block& stage : list->children) {
                INFO(stage.key << " of " << id << " at width " << window.width << " size " << window.text_size);
                REQUIRE(boxes.contains(stage.key));
                const ui::Box& box = boxes.at(stage.key);
                CHECK(box.x + box.w <= window.width);
                if (before != nullptr) {
                    if (window.width / window.text_size < 600) CHECK(box.y >= before->y + before->h + 30 * window.text_size);
                    CHECK(apart(*before, box, 30 * window.text_size));
                }
                before = &box;
            }
            // Words stay in their card.
            for (const auto& run : painter.texts()) {
                if (!run.box.key.starts_with("chain/") || !boxes.contains(run.box.key)) continue;
                const ui::Box& card = boxes.at(run.box.key);
                INFO(run.box.key << ": " << run.text << " at width " << window.width << " size " << window.text_size);
                CHECK(run.box.x >= card.x - 1);
                CHECK(run.box.x + run.box.w <= card.x + card.w + 1);
                CHECK(run.box.y + run.box.h <= card.y + card.h + 1);
            }
        }
}

TEST_CASE("a press on a card of the chain leads to that step") {
    Headless headless;
    const ui::Window window{1366, 4000, 0, 1};
    present::State state = company(window, "nl");
    state.place = {present::Page::measure, "landlord-agreement"};
    const auto screen = present::screen_of(state);
    ui::Painter painter;
    headless.frame(painter, screen, window);
    const Boxes boxes = boxes_of(painter);
    const present::Block* later = nullptr;
    for (const auto& block : screen.blocks)
        tests::each({block}, [&](const present::Block& one) {
            if (one.look == present::Look::chain_later && later == nullptr) later = find(screen, one.key);
        });
    REQUIRE(later != nullptr);
    const ui::Box& box = boxes.at(later->key);
    const auto action = headless.press(painter, screen, window, {box.x + box.w / 2, box.y + box.h / 2});
    REQUIRE(action.has_value());
    CHECK(action->key == later->key);
}
