// The display settings. What is chosen shows at once, on this page too.
#include "present/screens/information.h"

namespace tk::present {

namespace {

constexpr std::array<const char*, 4> colour_icons{"monitor", "sun", "moon", "contrast"};  // in the order of Colours

// A heading above a row of which one is chosen.
Block setting(const std::string& key, const std::string& title, std::vector<Block> options) {
    Block group = block(key + "/options", Role::radio_group, Look::wrap_line, title);
    group.children = std::move(options);
    return box(key, Look::card, {heading(key + "/title", 2, Look::h3, title), std::move(group)});
}

Block text_setting(const State& state) {
    const Texts& texts = state.texts();
    std::vector<Block> options;
    for (const int size : text_sizes) {
        const std::string number = std::to_string(size);
        Display to = state.display;
        to.text = size;
        options.push_back(action("display/text/" + number, Role::radio, Look::segment,
                                 texts("display.size", {{"size", number}}), Adjust{to}));
        options.back().chosen = text_of(state) == size;
    }
    Block made = setting("display/text", texts("display.text"), std::move(options));
    if (state.display.text == 0 && state.start_text > 100)
        made.children.push_back(words("display/text/now", Look::small_soft, texts("display.now.text")));
    return made;
}

Block colour_setting(const State& state) {
    const Texts& texts = state.texts();
    std::vector<Block> options;
    for (std::size_t i = 0; i < colour_icons.size(); ++i) {
        Display to = state.display;
        to.colours = static_cast<Colours>(i);
        const std::string name(name_of(to.colours));
        options.push_back(action("display/colours/" + name, Role::radio, Look::segment, texts("display.colour." + name),
                                 Adjust{to}, colour_icons[i]));
        options.back().chosen = colours_of(state) == to.colours;
    }
    Block made = setting("display/colours", texts("display.colours"), std::move(options));
    if (colours_of(state) == Colours::device)
        made.children.push_back(
            words("display/colours/now", Look::small_soft, texts("display.now." + std::string(name_of(theme_of(state))))));
    return made;
}

Block switch_row(std::string key, std::string label, std::string help, bool on, Intent intent) {
    Block made = action(std::move(key), Role::checkbox, Look::toggle, std::move(label), std::move(intent));
    made.help = std::move(help);
    made.chosen = on;
    return made;
}

}  // namespace

std::vector<Block> display_page(const State& state) {
    const Texts& texts = state.texts();
    Display moved = state.display;
    moved.calm = !moved.calm;
    const bool plain = state.view == View::text;
    Block main = block("main", Role::main, Look::stack);
    main.children = information_head(state, "display", texts("display.title"), texts("display.lead"));
    Block motion = box("display/motion", Look::card,
                       {heading("display/motion/title", 2, Look::h3, texts("display.motion")),
                        switch_row("display/calm", texts("display.calm.name"),
                                   texts(state.device.calm ? "display.calm.device" : "display.calm.help"),
                                   state.display.calm, Adjust{moved})});
    Block view = box("display/view", Look::card,
                     {heading("display/view/title", 2, Look::h3, texts("display.view")),
                      switch_row("display/plain", texts("tools.text_view"), texts("display.plain"), plain,
                                 Show{plain ? View::canvas : View::text})});
    main.children.push_back(box("display/cards", Look::grid_two,
                                {text_setting(state), colour_setting(state), std::move(motion), std::move(view)}));
    return {std::move(main)};
}

}  // namespace tk::present
