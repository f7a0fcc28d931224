#include "support/state.h"
#include "ui/headless.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <map>
#include <set>

using namespace tk;
using tests::each;
using tests::Headless;

TEST_CASE("every block with words or meaning has a place, and every painted word lies in it") {
    Headless headless;
    for (const ui::Window& window :
         {ui::Window{1366, 768, 0, 1}, ui::Window{390, 844, 0, 1}, ui::Window{320, 640, 0, 1}, ui::Window{700, 900, 0, 1},
          ui::Window{900, 900, 0, 1}, ui::Window{1000, 900, 0, 1}, ui::Window{1920, 1080, 0, 1}, ui::Window{1280, 800, 0, 2},
          ui::Window{1366, 768, 0, 2}, ui::Window{390, 844, 0, 2}}) {
        present::State state = tests::shipped_state();
        state.width = static_cast<double>(window.width);
        state.text_size = static_cast<double>(window.text_size);
        update(state, present::Reply{{"s_elec_kwh"}, engine::Number{85000}});
        update(state, present::Choose{present::Weigh{"co2", 4}});
        update(state, present::Choose{present::TypeBudget{"1.000"}});
        update(state, present::Choose{present::Adopt{}});
        update(state, present::Choose{present::TypeBudget{"veel"}});
        update(state, present::Choose{present::MarkStep{{"solar-pv-roof"}, present::Fate::aside}});
        update(state, present::Choose{present::MarkStep{{"led-lighting"}, present::Fate::done}});
        for (const present::Place& place :
             {present::Place{}, present::Place{present::Page::question, "s_heating"},
              present::Place{present::Page::question, "s_elec_kwh"}, present::Place{present::Page::plan, {}},
              present::Place{present::Page::review, {}}, present::Place{present::Page::scheme, "eia"},
              present::Place{present::Page::help, {}}, present::Place{present::Page::about, {}},
              present::Place{present::Page::accessibility, {}}, present::Place{present::Page::sources, {}},
              present::Place{present::Page::balance, {}}, present::Place{present::Page::what_if, {}},
              present::Place{present::Page::take_away, {}}, present::Place{present::Page::measure, "led-lighting"},
              present::Place{present::Page::display, {}}, present::Place{present::Page::intake, "s_sector"},
              present::Place{present::Page::intake, "s_gas_m3"}}) {
            state.place = place;
            // One chart is swapped for its table, and a note is open.
            state.unfolded = {"balance/gas", "note/s_gas_m3"};
            const auto screen = present::screen_of(state);
            ui::Painter painter;
            headless.frame(painter, screen, window);
            std::map<std::string, ui::Box> boxes;
            for (const auto& box : painter.boxes()) {
                INFO(box.key);
                CHECK(boxes.emplace(box.key, box).second);
                CHECK(box.x >= -0.5F);
                CHECK(box.x + box.w <= window.width + 0.5F);
            }
            std::map<std::string, std::string> painted;
            for (const auto& run : painter.texts()) {
                INFO(run.box.key << ": " << run.text << " at width " << window.width << " size " << window.text_size);
                REQUIRE(boxes.contains(run.box.key));
                const ui::Box& box = boxes.at(run.box.key);
                CHECK(run.box.x >= box.x - 2);
                CHECK(run.box.y >= box.y - 2);
                CHECK(run.box.x + run.box.w <= box.x + box.w + 2);
                CHECK(run.box.y + run.box.h <= box.y + box.h + 2);
                painted[run.box.key] += run.text + " ";
            }
            // Words never lie over other words, save under what stays at the bottom of the window.
            const auto& runs = painter.texts();
            for (std::size_t i = 0; i < runs.size(); ++i)
                for (std::size_t j = i + 1; j < runs.size(); ++j) {
                    const ui::Box &a = runs[i].box, &b = runs[j].box;
                    const bool apart =
                        a.x + a.w <= b.x + 1 || b.x + b.w <= a.x + 1 || a.y + a.h <= b.y + 1 || b.y + b.h <= a.y + 1;
                    if (apart || a.fixed != b.fixed) continue;
                    FAIL_CHECK(runs[i].text << " lies over " << runs[j].text << " at width " << window.width << " size "
                                            << window.text_size);
                }
            each(screen.blocks, [&](const present::Block& block) {
                if (block.mirror_only || block.painted_only) return;
                INFO(block.key);
                if (block.intent && block.role != present::Role::dialog) CHECK(boxes.contains(block.key));
            });
        }
    }
}

TEST_CASE("a number is never broken over two lines") {
    Headless headless;
    present::State state = tests::shipped_state();
    state.width = 320;
    update(state, present::Reply{{"s_elec_kwh"}, engine::Number{85000}});
    state.place = {present::Page::plan, {}};
    ui::Painter painter;
    headless.frame(painter, present::screen_of(state), {320, 640, 0, 1});
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    int amounts = 0;
    for (const auto& run : painter.texts()) {
        INFO(run.text);
        amounts += run.text.find("000") != std::string::npos ? 1 : 0;
        // A line that begins with the rest of an amount: ".000" or "000" without the thousands before it.
        CHECK_FALSE(
            (run.text.size() >= 3 && run.text.starts_with("000") && (run.text.size() == 3 || !is_digit(run.text[3]))));
    }
    CHECK(amounts > 3);
}

TEST_CASE("a page is painted in the colours of its theme and in no others") {
    Headless headless;
    ui::Painter painter;  // the same one: another theme lays out again
    for (const present::Theme theme : {present::Theme::light, present::Theme::dark, present::Theme::contrast}) {
        const present::Palette& palette = present::palette_of(theme);
        std::set<ImU32> own;
        for (const auto colour : palette.colours) own.insert(ui::rgb(colour));
        for (const present::Page page :
             {present::Page::display, present::Page::help, present::Page::review, present::Page::balance}) {
            present::State state = tests::shipped_state();
            state.place = {page, {}};
            ui::Window window{1366, 3000, 0, 1};
            window.palette = palette;
            for (int i = 0; i < 2; ++i)
                headless.frame(painter, present::screen_of(state), window);  // the first hides a window
            std::size_t vertices = 0;
            for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
                for (const ImDrawVert& vertex : list->VtxBuffer) {
                    if ((vertex.col & IM_COL32_A_MASK) != IM_COL32_A_MASK) continue;  // the soft edge of a shape
                    INFO(name_of(theme) << " page " << static_cast<int>(page) << " colour " << std::hex << vertex.col);
                    REQUIRE(own.contains(vertex.col));
                    ++vertices;
                }
            CHECK(vertices > 100);
        }
    }
}

TEST_CASE("a press in the middle of a box is the action of its block") {
    Headless headless;
    present::State state = tests::shipped_state();
    state.place = {present::Page::question, "s_heating"};
    const auto screen = present::screen_of(state);
    const ui::Window window{1366, 2000, 0, 1};
    ui::Painter painter;
    headless.frame(painter, screen, window);
    headless.frame(painter, screen, window);
    int pressed = 0;
    const auto boxes = painter.boxes();
    for (const auto& box : boxes) {
        const present::Block* block = find(screen, box.key);
        if (block == nullptr || !block->intent || block->role == present::Role::number_field ||
            block->role == present::Role::text_field)
            continue;
        const ImVec2 middle{box.x + box.w / 2, box.y + box.h / 2};
        INFO(box.key);
        const auto action = headless.press(painter, screen, window, middle);
        REQUIRE(action.has_value());
        CHECK(action->key == box.key);
        ++pressed;
    }
    CHECK(pressed > 12);
}

TEST_CASE("words before a link stand at the height of the link") {
    Headless headless;
    present::State state = tests::shipped_state();
    update(state, present::Reply{{"s_elec_kwh"}, engine::Number{85000}});
    state.place = {present::Page::recognised, {}};
    ui::Painter painter;
    headless.frame(painter, present::screen_of(state), {1366, 768, 0, 1});
    const std::string end = "/steps/label";
    int rows = 0;
    for (const auto& label : painter.boxes()) {
        if (!label.key.ends_with(end)) continue;
        const std::string line = label.key.substr(0, label.key.size() - end.size()) + "/steps/";
        for (const auto& link : painter.boxes()) {
            if (link.key == label.key || !link.key.starts_with(line)) continue;
            const bool same_row = link.y < label.y + label.h && label.y < link.y + link.h;
            if (!same_row) continue;
            INFO(link.key);
            CHECK(std::abs(label.y + label.h / 2 - link.y - link.h / 2) < 0.5F);
            ++rows;
        }
    }
    CHECK(rows > 0);
}

TEST_CASE("a bar stands between its words, or under them where there is no room") {
    Headless headless;
    for (const float width : {390.F, 1366.F}) {
        present::State state = tests::shipped_state();
        state.width = static_cast<double>(width);
        state.place = {present::Page::balance, {}};
        ui::Painter painter;
        headless.frame(painter, present::screen_of(state), {width, 900, 0, 1});
        std::map<std::string, ui::Box> boxes;
        for (const auto& box : painter.boxes()) boxes.emplace(box.key, box);
        int lines = 0;
        for (const auto& [key, bar] : boxes) {
            if (!key.ends_with("/now/bar")) continue;
            INFO(key << " at width " << width);
            const std::string line = key.substr(0, key.size() - std::string("/bar").size());
            const ui::Box &label = boxes.at(line + "/label"), &amount = boxes.at(line + "/amount");
            if (width > 1000) {
                CHECK(label.x + label.w <= bar.x);
                CHECK(bar.x + bar.w <= amount.x);
            } else {
                CHECK(bar.y >= label.y + label.h);
                CHECK(bar.y >= amount.y + amount.h);
                CHECK(bar.w > width / 2);
            }
            ++lines;
        }
        CHECK(lines > 5);
    }
}

TEST_CASE("the cells of a table stand in columns, the first above the others where there is no room") {
    Headless headless;
    for (const float width : {390.F, 1366.F}) {
        present::State state = tests::shipped_state();
        state.width = static_cast<double>(width);
        state.place = {present::Page::balance, {}};
        const std::string table = "balance/gas/table/";
        ui::Painter painter;
        headless.frame(painter, present::screen_of(state), {width, 900, 0, 1});
        for (const auto& box : painter.boxes()) CHECK_FALSE(box.key.starts_with(table));  // for those who hear the page
        state.unfolded = {"balance/gas"};
        headless.frame(painter, present::screen_of(state), {width, 900, 0, 1});
        std::map<std::string, ui::Box> boxes;
        for (const auto& box : painter.boxes()) boxes.emplace(box.key, box);
        for (const char* column : {"/now", "/then", "/share"}) {
            const ui::Box &head = boxes.at(table + "columns" + column), &cell = boxes.at(table + "gas_space" + column),
                          &name = boxes.at(table + "gas_space/use");
            INFO(column << " at width " << width);
            CHECK(head.x == cell.x);
            CHECK(head.y + head.h < cell.y);
            if (width > 1000) CHECK((cell.y == name.y && cell.x >= name.x + name.w));
            else CHECK(cell.y >= name.y + name.h);
        }
    }
}
