#include "support/state.h"
#include "ui/draw.h"
#include "ui/headless.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <map>

using namespace tk;
using tests::Boxes;
using tests::boxes_of;
using tests::each;
using tests::Headless;

namespace {

present::State at_plan(const ui::Window& window, const std::string& track, const std::string& language) {
    present::State state = tests::shipped_state(language);
    state.width = static_cast<double>(window.width);
    state.text_size = static_cast<double>(window.text_size);
    if (track == "terrain") {
        state.track = track;
        present::reassess(state);
        update(state, present::Reply{{"t_n_companies"}, engine::Number{60}});
    } else {
        update(state, present::Reply{{"s_elec_kwh"}, engine::Number{85000}});
    }
    state.place = {present::Page::plan, {}};
    return state;
}

std::vector<ui::Box> links_of(const present::Screen& screen, const Boxes& boxes, const std::string& list) {
    std::vector<ui::Box> found;
    const present::Block* block = find(screen, list);
    REQUIRE(block != nullptr);
    for (const auto& item : block->children) {
        INFO(item.children.front().key);
        REQUIRE(boxes.contains(item.children.front().key));
        found.push_back(boxes.at(item.children.front().key));
    }
    return found;
}

bool inside(const ui::Box& one, const ui::Box& frame) {
    return one.x >= frame.x - 1 && one.y >= frame.y - 4 && one.x + one.w <= frame.x + frame.w + 1 &&
           one.y + one.h <= frame.y + frame.h + 1;
}

const ui::Window windows[] = {{1366, 768, 0, 1}, {390, 844, 0, 1},   {360, 740, 0, 1}, {320, 640, 0, 1},
                              {768, 900, 0, 1},  {1920, 1080, 0, 1}, {1280, 800, 0, 2}};

}  // namespace

TEST_CASE("the points of the charts lie in their frame, and no disc lies over another") {
    Headless headless;
    for (const ui::Window& window : windows)
        for (const std::string track : {"sme", "terrain"})
            for (const std::string language : {"nl", "en"}) {
                INFO(track << " " << language << " at width " << window.width << " size " << window.text_size);
                const present::State state = at_plan(window, track, language);
                const auto screen = present::screen_of(state);
                ui::Painter painter;
                headless.frame(painter, screen, window);
                const Boxes boxes = boxes_of(painter);
                const auto themes = links_of(screen, boxes, "compass/themes");
                CHECK(themes.size() == state.assessment.compass.size());
                for (const ui::Box& theme : themes) {
                    INFO(theme.key);
                    CHECK(inside(theme, boxes.at("compass/figure")));
                    CHECK(theme.h >= 44 * window.text_size - 0.5F);
                    for (const ui::Box& other : themes)
                        if (&other != &theme)
                            CHECK((theme.x + theme.w <= other.x + 1 || other.x + other.w <= theme.x + 1 ||
                                   theme.y + theme.h <= other.y + 1 || other.y + other.h <= theme.y + 1));
                }
                if (find(screen, "effort") == nullptr) continue;
                const auto discs = links_of(screen, boxes, "effort/points");
                for (const ui::Box& disc : discs) {
                    INFO(disc.key);
                    CHECK(inside(disc, boxes.at("effort/figure")));
                    CHECK(disc.w == disc.h);
                    CHECK(disc.w >= 20 * window.text_size);
                    for (const ui::Box& other : discs)
                        if (&other != &disc)
                            CHECK(std::hypot(disc.x + disc.w / 2 - other.x - other.w / 2,
                                             disc.y + disc.h / 2 - other.y - other.h / 2) >= (disc.w + other.w) / 2);
                }
                // Higher is more, for every pair.
                for (const ui::Box& one : discs)
                    for (const ui::Box& other : discs) {
                        const auto& a = *find(screen, one.key)->point;
                        const auto& b = *find(screen, other.key)->point;
                        if (a.at > b.at) CHECK(one.y + one.h / 2 <= other.y + other.h / 2 + 0.01F);
                        if (a.column < b.column) CHECK(one.x + one.w <= other.x + other.w);
                    }
            }
}

TEST_CASE("the words of the charts lie in their boxes and not over each other, as a chart and as a table") {
    Headless headless;
    for (const ui::Window& window : windows)
        for (const std::string track : {"sme", "terrain"})
            for (const bool tables : {false, true}) {
                present::State state = at_plan(window, track, "nl");
                if (tables) state.unfolded = {"compass", "effort"};
                const auto screen = present::screen_of(state);
                ui::Painter painter;
                headless.frame(painter, screen, window);
                const Boxes boxes = boxes_of(painter);
                std::vector<ui::TextRun> runs;
                std::map<std::string, std::string> painted;
                for (const auto& run : painter.texts()) {
                    painted[run.box.key] += run.text + " ";
                    if (run.box.key.starts_with("compass") || run.box.key.starts_with("effort")) runs.push_back(run);
                }
                CHECK(runs.size() > 20);
                for (std::size_t i = 0; i < runs.size(); ++i) {
                    const ui::Box& a = runs[i].box;
                    INFO(a.key << ": " << runs[i].text << " at width " << window.width << " size " << window.text_size);
                    REQUIRE(boxes.contains(a.key));
                    const ui::Box& box = boxes.at(a.key);
                    CHECK((a.x >= box.x - 2 && a.x + a.w <= box.x + box.w + 2));
                    CHECK((a.y >= box.y - 2 && a.y + a.h <= box.y + box.h + 2));
                    for (std::size_t j = i + 1; j < runs.size(); ++j) {
                        const ui::Box& b = runs[j].box;
                        const bool apart =
                            a.x + a.w <= b.x + 1 || b.x + b.w <= a.x + 1 || a.y + a.h <= b.y + 1 || b.y + b.h <= a.y + 1;
                        if (!apart) FAIL_CHECK(runs[i].text << " lies over " << runs[j].text);
                    }
                }
                // Every word of the charts is painted, but for those of who hears the page.
                each(screen.blocks, [&](const present::Block& block) {
                    if (!block.key.starts_with("compass/") && !block.key.starts_with("effort/")) return;
                    if (block.mirror_only || block.look == present::Look::plain || block.role == present::Role::row) return;
                    if (!tables && block.key.find("/table") != std::string::npos) return;
                    if (block.label.empty()) return;
                    INFO(block.key);
                    CHECK(painted.contains(block.key));
                });
            }
}

TEST_CASE("a press on a disc and on a theme of the compass is the action of its link") {
    Headless headless;
    const ui::Window window{1366, 3000, 0, 1};
    const present::State state = at_plan(window, "sme", "nl");
    const auto screen = present::screen_of(state);
    ui::Painter painter;
    headless.frame(painter, screen, window);
    headless.frame(painter, screen, window);
    const Boxes boxes = boxes_of(painter);
    for (const char* list : {"compass/themes", "effort/points"})
        for (const ui::Box& box : links_of(screen, boxes, list)) {
            INFO(box.key);
            const ImVec2 middle{box.x + box.w / 2, box.y + box.h / 2};
            const auto action = headless.press(painter, screen, window, middle);
            REQUIRE(action.has_value());
            CHECK(action->key == box.key);
        }
}

TEST_CASE("the compass stands at the right of the result where there is room, equally high, else under it") {
    Headless headless;
    for (const float width : {1366.F, 1024.F, 390.F}) {
        const ui::Window window{width, 900, 0, 1};
        const present::State state = at_plan(window, "sme", "nl");
        ui::Painter painter;
        headless.frame(painter, present::screen_of(state), window);
        const Boxes boxes = boxes_of(painter);
        const ui::Box &result = boxes.at("result"), &compass = boxes.at("compass"), &aside = boxes.at("plan/aside"),
                      &effort = boxes.at("effort");
        INFO(width);
        if (width > 1200) {
            CHECK(compass.x >= result.x + result.w + 16);
            CHECK((compass.y == result.y && compass.h == result.h));
            CHECK(aside.x >= effort.x + effort.w + 16);
        } else {
            CHECK(compass.y >= result.y + result.h + 8);
            CHECK(compass.w == result.w);
            CHECK(effort.y >= aside.y + aside.h + 8);
        }
    }
}
