// The shapes, words and boxes of one laid out page, in the order in which they are painted. All that reaches the
// canvas goes through here, so what is painted can be held against the mirror.
#pragma once

#include "ui/measure.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tk::ui {

enum class Shape : unsigned char {
    rect,
    words,
    icon,
    bar,
    radio,
    check,
    node,
    route_dot,
    line,
    compass,
    picture,
    rose,
    needle,
    path
};

// One thing to paint. Colours with a hover or pressed variant belong to the control with that index.
struct Op {
    Shape shape = Shape::rect;
    bool hyphen = false;  // of words: they end in the middle of one
    ImVec4 at{};          // x, y, w, h
    ImU32 fill = 0, fill_hover = 0, fill_pressed = 0, stroke = 0, stroke_hover = 0;
    float radius = 0, thickness = 0, size = 0;
    bool dashed = false, fixed = false, chosen = false, underline = false;
    bool of_focus = false;  // painted only while its control has the keys
    int control = -1;
    Weight weight = Weight::regular;
    std::string text{};
    std::string key{};
    const present::Block* block = nullptr;
    std::vector<ImVec2> points{};  // of a path, from the corner `at`: filled when it has a fill, drawn when it has a stroke
};

struct Control {
    std::string key{};
    ImVec4 at{};
    bool fixed = false;
    bool slides = false;
};

inline constexpr float slider_thumb = 28;  // pixels of the design; the page has its own thumb as wide

struct Recording : Measure {
    std::vector<Op> ops{};
    std::vector<Control> controls{};
    std::vector<Box> boxes{};
    bool fixed = false;  // of what is being placed
    int control = -1;    // whose hover is followed by what is being placed; -1: of none

    // Words in lines that fit; gives the height used.
    float put_words(const std::string& key, const std::string& text, Letters, float x, float y, float w,
                    bool underline = false);
    // The same on lines that are broken before, each `align` of the way to the right: 0 left, 0.5 middle, 1 right.
    float put_lines(const std::string& key, const std::vector<std::string>& lines, Letters, float x, float y, float w,
                    float align);
    std::vector<std::string> lines_of(const std::string& text, const Letters&, float w) const;  // a word is never broken
    void put_icon(std::string_view name, float x, float y, float size, ImU32 ink, const std::string& key);
    // The terrain, as large as `unit` pixels for a unit of its grid, in the middle of a frame that cuts it off.
    void put_picture(float x, float y, float w, float h, float unit);
    std::size_t push(Op);  // its place in `ops`
    std::size_t push_rect(float x, float y, float w, float h, ImU32 fill, ImU32 stroke = 0, float thickness = 1,
                          float radius = 0);
    void add_box(const std::string& key, float x, float y, float w, float h);

    // How much there is so far. What was placed between two marks can still be moved.
    struct Mark {
        std::size_t ops = 0, controls = 0, boxes = 0;
    };
    Mark mark() const { return {ops.size(), controls.size(), boxes.size()}; }
    void move_down(const Mark& from, const Mark& to, float by);

    // Begins a thing that can be pressed; what is pushed until end_control follows its hover.
    int begin_control(const present::Block&);
    void end_control(int index, float x, float y, float w, float h);

    std::vector<TextRun> recorded_texts() const;  // the words in `ops`

    void paint(ImDrawList&, int hovered, int pressed, int focused = -1) const;

private:
    // Breaks the words that are wider than a line where they may break; a broken part ends with the mark of recording.cpp.
    std::string broken_words(const std::string& text, const Letters&, float w) const;
    static std::string icon_letter(std::string_view name);  // in the font of icons; empty when it has none
    void terrain(ImDrawList&, ImVec2 a, ImVec2 z, float unit) const;
    void dashes(ImDrawList&, ImVec2 a, ImVec2 z, float radius, ImU32 ink, float thickness) const;
    void dash_along(ImDrawList&, std::vector<ImVec2> corners, ImU32 ink, float thickness) const;  // closed
    void rose(ImDrawList&, const present::Compass&, ImVec2 a, ImVec2 z) const;                    // compass.cpp
    void honest_bar(ImDrawList&, const present::Bar&, ImVec2 a, ImVec2 z) const;
};

}  // namespace tk::ui
