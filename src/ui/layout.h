// Places the blocks of a screen on the page. Each look has one function, in the file that its kind is named after.
#pragma once

#include "ui/recording.h"

#include <cstddef>
#include <vector>

namespace tk::ui {

// Most functions place a block at x, y in width w and give the height.
struct Layout : Recording {
    float height = 0;                 // of the whole page
    bool modal = false;               // a dialog is open
    std::size_t first_of_dialog = 0;  // among the controls

    void lay_out(const present::Screen&);  // `window` and `fonts` are set; the screen outlives the recording

private:
    float main_top = 0;  // where what stands between header and footer begins

    using Block = present::Block;
    using Blocks = std::vector<present::Block>;

    // layout.cpp: any block, and blocks under or beside each other
    float place(const Block&, float x, float y, float w);
    float stack(const Blocks&, float x, float y, float w, float gap);
    float wrap(const Blocks&, float x, float y, float w, float gap);
    float grid(const Blocks&, float x, float y, float w, bool key_figures);
    float ends(const Blocks&, float x, float y, float w);

    // frame.cpp: what a page is made of
    float header(const Block&, float y);
    float nav_item(const Block&, float x, float y, float h);  // gives the width
    float columns(const Block&, float x, float y, float w);

    // terrain.cpp: the picture, and the words beside it
    float hero(const Block&, float x, float y, float w);
    float hero_words(const Blocks&, float x, float y, float w);
    float picture(float x, float y, float w);

    // qr.cpp
    float qr(const Block&, float x, float y, float w);

    // overlay.cpp: what stays in the window while the page scrolls
    float bottom_bar(const Block&);
    float tab(const Block&, float x, float w);
    float plan_bar(const Block&, float x, float w);
    void dialog(const Block&);

    // cards.cpp
    float card(const Block&, float x, float y, float w);
    float band(const Block&, float x, float y, float w);

    // controls.cpp: what a person presses or fills in
    float button(const Block&, float x, float y, float w);
    float link(const Block&, float x, float y, float w);
    float option(const Block&, float x, float y, float w);
    float field(const Block&, float x, float y, float w);
    float row_link(const Block&, float x, float y, float w);
    float toggle(const Block&, float x, float y, float w);
    float choice_card(const Block&, float x, float y, float w);

    // steps.cpp: a step of the plan and the signs beside it
    float plan_item(const Block&, float x, float y, float w);
    float node(const Block&, float x, float y, float w, bool link_row, float reserved = 0);
    float chip(const Block&, float x, float y, float w);
    float icon_line(const Block&, float x, float y, float w);
    float bar(const Block&, float x, float y, float w);

    // chart.cpp: drawings with their words, and the table that they are swapped for
    float bar_line(const Block&, float x, float y, float w);
    float table(const Block&, float x, float y, float w);

    // beside.cpp: two parts of the plan beside each other where there is room
    float beside(const Block&, float x, float y, float w);

    // steps_bar.cpp, step_page.cpp: above the steps of the plan; the page of one step
    float steps_bar(const Block&, float x, float y, float w);
    float step_head(const Block&, float x, float y, float w);
    float step_columns(const Block&, float x, float y, float w);

    // chain.cpp: what a step waits for and what waits for it
    float chain(const Block&, float x, float y, float w);
    float chain_card(const Block&, float x, float y, float w);
    void arrow(ImVec2 from, ImVec2 to, bool dashed);

    // compass.cpp, effort.cpp: the charts of the plan
    float compass(const Block&, float x, float y, float w);
    float compass_legend(const Block& figure, float x, float y, float w);
    float effort(const Block&, float x, float y, float w);

    // bench.cpp: wishes, what comes of them, and variants; weight.cpp: five stops on a line
    float bench(const Block&, float x, float y, float w);
    float facts_row(const Block&, float x, float y, float w);
    float bench_head(const Block&, float x, float y, float w);
    float variants(const Block&, float x, float y, float w);
    float variant_name(const Block&, float x, float y, float w);
    float weight(const Block&, float x, float y, float w);
    float weight_name(const Block&, float x, float y, float w, bool value);
    void weight_stop(const Block&, float x, float y, float w, float dot_x, ImU32 ring);

    // roadmap.cpp: steps over the years; running_total.cpp: a total on the same axis
    float roadmap(const Block&, float x, float y, float w);
    float roadmap_row(const Block& item, const present::TimeAxis&, float x, float y, float w);
    float legend(const Block&, float x, float y, float w);
    float running_total(const Block&, float x, float y, float w);
    float chart_left(float w) const;  // what the words take beside a chart; 0: they stand above it
    void years(const present::TimeAxis&, float x, float y, float w, float h);  // every other year on a ground
    void polyline(const std::vector<ImVec2>& points, ImU32 fill, ImU32 stroke, float thickness);

    // intake.cpp: a question with what is answered and noted, on one line where there is room
    float intake_row(const Block&, float x, float y, float w);
    float dense_field(const Block&, float x, float y, float w);

    // kiosk.cpp: a code with its words, two large buttons
    float kiosk_row(const std::vector<Block>& children, float x, float y, float w);

    // slider.cpp
    float slider(const Block&, float x, float y, float w);

    // swing.cpp: a bar round a middle
    float swing(const Block&, float x, float y, float w);

    // route.cpp: the themes
    float route(const Block&, float x, float y, float w);
    void dot(const Block& step, float x, float y, float size);
};

}  // namespace tk::ui
