#include "picture/picture.h"
#include "support/state.h"
#include "ui/headless.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <functional>
#include <optional>

using namespace tk;

namespace {

// For the welcome screen: what was painted.
struct Canvas : tests::Headless {
    ui::Painter painter{};

    const ImDrawData& frame(const present::Screen& screen, const ui::Window& window) {
        Headless::frame(painter, screen, window);
        return *ImGui::GetDrawData();
    }
};

// The frame that cuts the picture off: what is painted with another one than the window's.
std::optional<ImVec4> frame_of_picture(const ImDrawData& data, const ui::Window& window, int& triangles) {
    std::optional<ImVec4> found;
    for (const ImDrawList* list : data.CmdLists)
        for (const ImDrawCmd& command : list->CmdBuffer) {
            const ImVec4 clip = command.ClipRect;
            const bool whole = clip.x <= 0 && clip.y <= 0 && clip.z >= window.width && clip.w >= window.height;
            if (whole || command.ElemCount == 0) continue;
            found = clip;
            triangles += static_cast<int>(command.ElemCount / 3);
        }
    return found;
}

present::Screen welcome(const ui::Window& window) {
    present::State state = tests::shipped_state();
    state.width = static_cast<double>(window.width);
    state.text_size = static_cast<double>(window.text_size);
    return present::screen_of(state);
}

}  // namespace

TEST_CASE("the terrain is painted beside the words of the welcome screen, or above them, and not on the smallest") {
    Canvas canvas;
    for (const ui::Window& window :
         {ui::Window{1366, 768, 0, 1}, ui::Window{1920, 1080, 0, 1}, ui::Window{390, 844, 0, 1}, ui::Window{768, 1024, 0, 1},
          ui::Window{1080, 1920, 0, 1}, ui::Window{1366, 768, 0, 2}}) {
        INFO(window.width << " at " << window.text_size);
        const present::Screen screen = welcome(window);
        int triangles = 0;
        const auto frame = frame_of_picture(canvas.frame(screen, window), window, triangles);
        REQUIRE(frame.has_value());
        CHECK(frame->x >= 0.F);
        CHECK(frame->z <= window.width);
        CHECK(frame->z - frame->x >= 300.F);
        CHECK(frame->w - frame->y >= 100.F);
        // At least a triangle for each shape.
        CHECK(triangles > static_cast<int>(picture::terrain().shapes.size()));
        for (const auto& run : canvas.painter.texts()) {
            INFO(run.text);
            const bool apart =
                run.box.x + run.box.w <= frame->x || run.box.y >= frame->w || run.box.y + run.box.h <= frame->y;
            CHECK(apart);
        }
    }
    const ui::Window smallest{320, 640, 0, 1};
    int triangles = 0;
    CHECK_FALSE(frame_of_picture(canvas.frame(welcome(smallest), smallest), smallest, triangles).has_value());
}

TEST_CASE("on a large screen the picture and the title grow, and what is below stays in sight") {
    Canvas canvas;
    const auto seen = [&](const ui::Window& window) {
        const present::Screen screen = welcome(window);
        int triangles = 0;
        const auto frame = frame_of_picture(canvas.frame(screen, window), window, triangles);
        REQUIRE(frame.has_value());
        float title = 0, route = 0;
        for (const auto& run : canvas.painter.texts())
            if (run.box.key == "title") title = run.box.h;
        for (const auto& box : canvas.painter.boxes())
            if (box.key == "route") route = box.y + box.h;
        struct Seen {
            float wide, title, route;
        };
        return Seen{frame->z - frame->x, title, route};
    };
    const auto usual = seen({1366, 768, 0, 1}), large = seen({1920, 1080, 0, 1}), larger = seen({2500, 1400, 0, 1});
    CHECK(large.wide > usual.wide);
    CHECK(larger.wide > large.wide);
    CHECK(large.title > usual.title);
    CHECK(larger.route > 0.F);
    CHECK(larger.route < 1400.F);
    // By letters of twice the size 4K is the same layout as 1920.
    const auto sharp = seen({3840, 2160, 0, 2});
    CHECK(std::abs(sharp.wide - 2 * large.wide) <= 2.F);
    CHECK(std::abs(sharp.title - 2 * large.title) <= 2.F);
}

TEST_CASE("the terrain has no box, and the same screen paints it the same again") {
    Canvas canvas;
    const ui::Window window{1366, 768, 0, 1};
    const present::Screen screen = welcome(window);
    const int first = canvas.frame(screen, window).TotalVtxCount;
    for (const auto& box : canvas.painter.boxes()) CHECK(box.key != "welcome/picture");
    CHECK(canvas.frame(screen, window).TotalVtxCount == first);
}
