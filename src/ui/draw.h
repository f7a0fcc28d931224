// Draws a Screen with ImGui and says what happened. Keeps no answer and no page: those are in present::State.
#pragma once

#include "present/screen.h"
#include "ui/theme.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tk::ui {

// CSS pixels; of the document, or of the window for what stays in place while the page scrolls.
struct Box {
    std::string key{};
    float x = 0, y = 0, w = 0, h = 0;
    bool fixed = false;
    friend bool operator==(const Box&, const Box&) = default;
};

struct TextRun {
    Box box{};           // key: the block whose words these are
    std::string text{};  // one painted line
};

struct Drawn {
    std::optional<present::Action> action{};
    bool hand = false;  // the pointer is over something that can be pressed
    bool keys = false;  // the keys go to a slider, and so not to the page
    float height = 0;   // of the whole page
};

struct Window {
    float width = 1366, height = 768;  // CSS pixels
    float scroll = 0;                  // of the page, CSS pixels
    float text_size = 1;
    present::Palette palette = present::palette_of(present::Theme::light);
};

class Painter {
public:
    Painter();
    ~Painter();
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;

    // Between NewFrame and Render. Lays out again only when the screen or the window changed.
    Drawn draw(const present::Screen&, const Fonts&, const Window&);

    // Of the last drawn frame: every box of a block and every line of words, also those scrolled out of sight.
    const std::vector<Box>& boxes() const;
    const std::vector<TextRun>& texts() const;

private:
    struct Page;
    std::unique_ptr<Page> page_;
};

// Loads the four fonts into the current ImGui context; the bytes must outlive it. Index 0 to 2: weights 400,
// 600, 700; index 3: icons.
struct FontData {
    void* bytes = nullptr;
    int size = 0;
};
Fonts load_fonts(const FontData (&data)[4]);

}  // namespace tk::ui
