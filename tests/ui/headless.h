// ImGui without a window, for what is laid out and painted.
#pragma once

#include "ui/draw.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tk::tests {

inline std::vector<char> font_bytes(const std::string& name) {
    std::ifstream file(std::string(TERREINKOMPAS_FONTS) + "/" + name, std::ios::binary);
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>(file), {}};
}

// What was painted, by key.
using Boxes = std::map<std::string, ui::Box>;

inline Boxes boxes_of(const ui::Painter& painter) {
    Boxes boxes;
    for (const auto& box : painter.boxes()) boxes.emplace(box.key, box);
    return boxes;
}

// ImGui without a window: textures are taken as made.
struct Headless {
    std::vector<char> bytes[4] = {font_bytes("terreinkompas-400.ttf"), font_bytes("terreinkompas-600.ttf"),
                                  font_bytes("terreinkompas-700.ttf"), font_bytes("icons.ttf")};
    ui::Fonts fonts{};

    Headless() {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        ui::FontData data[4];
        for (int i = 0; i < 4; ++i) data[i] = {bytes[i].data(), static_cast<int>(bytes[i].size())};
        fonts = ui::load_fonts(data);
    }
    ~Headless() {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
        ImGui::DestroyContext();
    }
    Headless(const Headless&) = delete;
    Headless& operator=(const Headless&) = delete;

    ui::Drawn frame(ui::Painter& painter, const present::Screen& screen, const ui::Window& window, ImVec2 mouse = {-1, -1},
                    bool down = false) {
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {window.width, window.height};
        io.DeltaTime = 1.F / 60;
        io.AddMousePosEvent(mouse.x, mouse.y);
        io.AddMouseButtonEvent(0, down);
        ImGui::NewFrame();
        auto drawn = painter.draw(screen, fonts, window);
        ImGui::Render();
        for (ImTextureData* texture : *ImGui::GetDrawData()->Textures)
            if (texture->Status != ImTextureStatus_OK) {
                texture->SetTexID(1);
                texture->SetStatus(ImTextureStatus_OK);
            }
        return drawn;
    }

    // What comes of a press there: in the frame of the release, or in the one after it.
    std::optional<present::Action> press(ui::Painter& painter, const present::Screen& screen, const ui::Window& window,
                                         ImVec2 at) {
        frame(painter, screen, window, at, false);
        frame(painter, screen, window, at, true);
        const auto drawn = frame(painter, screen, window, at, false);
        return drawn.action ? drawn.action : frame(painter, screen, window, at, false).action;
    }
};

inline void each(const std::vector<present::Block>& blocks, const std::function<void(const present::Block&)>& visit) {
    for (const auto& block : blocks) {
        visit(block);
        each(block.children, visit);
    }
}

}  // namespace tk::tests
