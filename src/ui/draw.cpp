#include "ui/draw.h"

#include "ui/layout.h"

#include <algorithm>
#include <cmath>

namespace tk::ui {

struct Painter::Page : Layout {
    present::Screen screen{};
    bool laid_out = false;
    std::vector<TextRun> texts{};
    std::string focused{};  // the slider that was pressed last: it has the keys
};

namespace {

struct SliderKey {
    ImGuiKey key = ImGuiKey_None;
    const char* ticks = "";
};
// As web/element.js has them for the page.
constexpr SliderKey slider_keys[] = {{ImGuiKey_RightArrow, "+1"}, {ImGuiKey_UpArrow, "+1"}, {ImGuiKey_LeftArrow, "-1"},
                                     {ImGuiKey_DownArrow, "-1"},  {ImGuiKey_PageUp, "+10"}, {ImGuiKey_PageDown, "-10"},
                                     {ImGuiKey_Home, "first"},    {ImGuiKey_End, "last"}};

// What a key that went down means to a slider.
std::optional<present::Action> moved_by_key(const std::string& slider) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl || io.KeyAlt || io.KeySuper) return std::nullopt;
    for (const SliderKey& one : slider_keys)
        if (ImGui::IsKeyPressed(one.key)) return present::Action{present::Action::Kind::set_value, slider, one.ticks};
    return std::nullopt;
}

// Where the thumb of a slider goes under the pointer; nothing while it stays where it is.
std::optional<present::Action> slide(const present::Screen& screen, const Control& control, float thumb) {
    const present::Block* block = present::find(screen, control.key);
    if (block == nullptr || !block->slider) return std::nullopt;
    const present::Slider& slider = *block->slider;
    const float span = control.at.z - thumb;
    if (span <= 0 || slider.step <= 0) return std::nullopt;
    const double part = static_cast<double>((ImGui::GetIO().MousePos.x - control.at.x - thumb / 2) / span),
                 exact = slider.min + std::clamp(part, 0.0, 1.0) * (slider.max - slider.min),
                 value = std::min(slider.max, std::round(exact / slider.step) * slider.step);
    if (value == slider.at) return std::nullopt;
    return present::Action{present::Action::Kind::set_value, control.key, std::to_string(std::llround(value))};
}

}  // namespace

Painter::Painter() : page_(std::make_unique<Page>()) {}
Painter::~Painter() = default;

const std::vector<Box>& Painter::boxes() const { return page_->boxes; }
const std::vector<TextRun>& Painter::texts() const { return page_->texts; }

Drawn Painter::draw(const present::Screen& screen, const Fonts& fonts, const Window& window) {
    Page& page = *page_;
    colour::in_use = window.palette;
    const bool same_window = page.window.width == window.width && page.window.height == window.height &&
                             page.window.text_size == window.text_size && page.window.palette == window.palette;
    if (!page.laid_out || !same_window || page.fonts.regular != fonts.regular || !(page.screen == screen)) {
        page.screen = screen;
        page.fonts = fonts;
        page.window = window;
        page.lay_out(page.screen);
        page.texts = page.recorded_texts();
        page.laid_out = true;
    }
    page.window = window;

    Drawn drawn;
    drawn.height = page.height;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({window.width, window.height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::Begin("##screen", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    int hovered = -1, pressed = -1, focused = -1;
    // From the top layer down: of two that overlap ImGui gives the pointer to the first.
    for (std::size_t i = page.controls.size(); i-- > (page.modal ? page.first_of_dialog : 0);) {
        const Control& c = page.controls[i];
        const float y = c.at.y - (c.fixed ? 0 : window.scroll);
        if (y + c.at.w < 0 || y > window.height || c.at.z <= 0 || c.at.w <= 0) continue;
        ImGui::PushID(c.key.c_str());
        ImGui::SetCursorScreenPos({c.at.x, y});
        const bool press = ImGui::InvisibleButton("##press", {c.at.z, c.at.w});
        if (c.slides) {
            if (ImGui::IsItemActive()) drawn.action = slide(page.screen, c, page.px(slider_thumb));
        } else if (press) drawn.action = present::Action{present::Action::Kind::activate, c.key, {}};
        if (ImGui::IsItemHovered()) hovered = static_cast<int>(i);
        if (ImGui::IsItemActive()) pressed = static_cast<int>(i);
        ImGui::PopID();
    }
    drawn.hand = hovered >= 0;
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        page.focused.clear();
        if (hovered >= 0 && page.controls[static_cast<std::size_t>(hovered)].slides)
            page.focused = page.controls[static_cast<std::size_t>(hovered)].key;
    }
    for (std::size_t i = 0; i < page.controls.size(); ++i)
        if (!page.focused.empty() && page.controls[i].key == page.focused) focused = static_cast<int>(i);
    if (focused < 0) page.focused.clear();
    drawn.keys = focused >= 0 && !page.modal && !ImGui::GetIO().WantTextInput;
    if (drawn.keys && !drawn.action) drawn.action = moved_by_key(page.focused);
    page.paint(*ImGui::GetWindowDrawList(), hovered, pressed, focused);
    ImGui::End();
    ImGui::PopStyleVar(2);
    return drawn;
}

}  // namespace tk::ui
