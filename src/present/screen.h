// What a person sees and can do, as one value. ImGui draws it, the mirror writes it as HTML, tests read it.
#pragma once

#include "present/charts.h"
#include "present/intent.h"
#include "share/qr.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tk::present {

// What a thing is, for everyone: becomes the HTML element.
enum class Role : unsigned char {
    // landmarks
    banner,
    navigation,
    main,
    complementary,
    contentinfo,
    // structure; `group` is a plain box, `region` one with a name (label)
    group,
    region,
    list,
    item,
    heading,
    paragraph,
    table,
    row,
    column_header,
    cell,
    // things to do; a `link` goes to another place, a `button` does something
    button,
    link,
    radio_group,
    radio,
    checkbox_group,
    checkbox,
    number_field,
    text_field,
    slider,  // label: its name; value: where it stands, in words
    // `label` says in words what is drawn
    figure,
    // `label` is announced by itself when it changes
    status,
    alert,
    dialog,
};

// Which component of the design it is drawn as . Both views
// use it: ImGui chooses the drawing by it, the text view has it as data-look.
enum class Look : unsigned char {
    plain,
    // boxes
    page_header,
    header_nav,
    header_tools,
    columns,
    column_side,
    column_main,
    column_panel,
    bench,
    bench_head,
    stack,
    reading,  // a stack that is as wide as lines of words are
    tight,
    line,
    wrap_line,
    grid_two,
    card,
    card_soft,
    card_dashed,
    card_head,
    hero,
    hero_copy,
    divider,
    plan_bar,
    tab_bar,
    skip,
    dialog_card,
    menu_card,
    // words
    display,
    h1,
    h2,
    h3,
    lead,
    body,
    body_strong,
    small,
    small_soft,
    small_strong,
    caption,
    caption_soft,
    figure_xl,
    figure_big,
    positive,
    error_text,
    label_strong,
    // controls
    brand,
    nav_link,
    tab,
    tool,
    back_link,
    text_link,
    primary,
    secondary,
    text_button,
    danger,
    icon_button,
    option,
    option_unsure,
    number,
    segment,
    filter_chip,
    toggle,
    weight,
    weight_line,
    weight_stop,
    choice_card,
    row_link,
    disclosure,
    // signs
    route,
    route_step,
    node_must,
    node_will,
    node_can,
    chip_must,
    chip_will,
    chip_can,
    chip_info,
    chip_off,
    chip_plain,
    bar,
    bar_line,
    slider,
    roadmap,
    roadmap_row,
    running_total,
    swing,
    swing_line,
    legend,
    icon_line,
    limits,
    picture,
    qr,
    // charts of the plan, and the words of their scales
    compass,
    compass_arm,
    effort,
    effort_point,
    chart_tick,
    chart_column,
    chart_zone,
    chart_axis,
    chart_legend,
    // plan
    plan_top,
    plan_charts,
    group_must,
    group_will,
    group_can,
    group_info,
    group_head,
    plan_row,
    plan_head,
    plan_facts,
    facts_row,  // words at the left, plan_facts at the right
    steps_bar,
    key_figure,
    variants,
    // page of a step
    step_head,
    step_columns,
    chain,
    chain_stage,
    chain_card,
    chain_here,
    chain_later,
    // intake: one question on a line, and the field of a number there
    intake_row,
    dense,
};

// Is a theme of the route done, in view, or still to come.
enum class Progress : unsigned char { none, done, now, next };

// One line of the limits chart: a law at `at`, drawn solid when in force, dashed when announced.
struct LimitMark {
    double at = 0;
    bool announced = false;
    std::string name{}, amount{};
    friend bool operator==(const LimitMark&, const LimitMark&) = default;
};

struct Block {
    std::string key{};  // stable and unique on the screen: "question/s_heating/gas_old"; never its words
    Role role = Role::paragraph;
    Look look = Look::plain;
    int level = 0;        // of a heading, 1 to 6
    std::string label{};  // its words, also its name for a screen reader
    std::string help{};   // a second line that belongs to it, read as its description
    std::string value{};  // of a field: what stands in it
    std::string unit{};   // of a number field, as spoken
    std::string error{};  // of a field or group: what is wrong and what to do
    std::string icon{};   // Lucide name; decoration, never the only sign
    std::string icon_after{};
    std::string lang{};    // when its words are in another language than the screen
    std::string href{};    // of a link that leaves the application
    std::string keys{};    // pressed together they do or reach it: "Alt+W"; in a list, that of the item with the focus
    bool chosen = false;   // radio, checkbox; of a table the column in view
    bool current = false;  // the page or step where the person is
    bool pressed = false;  // of a button that is on or off; only with `toggles`
    bool toggles = false;
    std::optional<bool> unfolded{};  // of a button that opens something
    bool invalid = false;
    bool read_only = false;     // of a text field: to select and copy
    bool personal = false;      // typed by a person: shown by the page, never painted
    bool fixed = false;         // stays at the bottom of the window while the page scrolls
    bool painted_only = false;  // decoration: drawn, absent from the mirror; holds no words and no meaning
    bool mirror_only = false;   // for those who hear the page: in the mirror, not drawn (skip link)
    Progress progress = Progress::none;
    std::optional<Bar> bar{};
    std::vector<LimitMark> limits{};
    std::optional<Compass> compass{};
    std::optional<Point> point{};
    std::optional<Axis> axis{};
    std::optional<TimeAxis> time_axis{};
    std::optional<Span> span{};
    std::optional<Running> running{};
    std::optional<Swing> swing{};
    std::optional<Slider> slider{};
    std::optional<share::QrCode> qr{};
    std::optional<Intent> intent{};  // what activating it means
    std::vector<Block> children{};

    friend bool operator==(const Block&, const Block&) = default;
};

// How wide the design is: look.md section 5, decided by width / text size.
enum class Width : unsigned char { narrow, small, medium, wide };  // under 600, under 900, under 1200, from 1200

struct Screen {
    std::string title{};          // of the page in the browser
    std::string language{};       // "nl"
    std::vector<Block> blocks{};  // landmarks, in reading order
    std::string focus{};          // key that asks for the focus once; empty: leave it
    std::string announcement{};   // said once, politely
    bool urgent = false;          // the announcement is an error: said at once
    std::string fragment{};       // the address of this screen, "question/s_heating"

    friend bool operator==(const Screen&, const Screen&) = default;
};

struct Action {
    enum class Kind { activate, set_value, focus };
    Kind kind = Kind::activate;
    std::string key{}, value{};
};

// Null when the screen has no such block.
const Block* find(const Screen&, std::string_view key);

// What the action means on this screen; nothing when the block is gone or means nothing.
std::optional<Intent> intent_for(const Screen&, const Action&);

}  // namespace tk::present
