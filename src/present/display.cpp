#include "present/display.h"

#include "present/state.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tk::present {

namespace {

constexpr std::array<std::string_view, 4> colour_names{"device", "light", "dark", "contrast"};

std::string pixels_of(float length) {
    std::string text = std::to_string(static_cast<int>(length * 100 + 0.5F));
    if (text.size() < 3) text.insert(0, 3 - text.size(), '0');
    text.insert(text.size() - 2, ".");
    return text + "px";
}

std::map<std::string, std::string> properties_of(const Palette& palette) {
    std::map<std::string, std::string> made;
    for (std::size_t i = 0; i < tones; ++i)
        made.emplace("--" + std::string(name_of(static_cast<Tone>(i))), hex_of(palette.colours[i]));
    const auto corner = [&](const char* name, float length) { made.emplace(name, pixels_of(length)); };
    corner("--radius-bar", palette.radii.bar);
    corner("--radius", palette.radii.control);
    corner("--radius-panel", palette.radii.panel);
    corner("--radius-card", palette.radii.card);
    corner("--radius-dialog", palette.radii.dialog);
    return made;
}

}  // namespace

Colours colours_of(const State& state) { return state.asked_colours.value_or(state.display.colours); }

Theme theme_of(const State& state) {
    switch (colours_of(state)) {
        case Colours::light: return Theme::light;
        case Colours::dark: return Theme::dark;
        case Colours::contrast: return Theme::contrast;
        case Colours::device: break;
    }
    return state.device.contrast ? Theme::contrast : state.device.dark ? Theme::dark : Theme::light;
}

int start_text(double width, double height) {
    const bool across = width >= 3840 && height >= 1200, upright = width >= 2160 && height >= 3200;
    return across || upright ? 200 : width >= 2560 && height >= 900 ? 150 : 100;
}

int text_of(const State& state) { return state.display.text != 0 ? state.display.text : state.start_text; }

const Palette& palette_of(const State& state) {
    const Theme theme = theme_of(state);
    return state.house != nullptr ? state.house->in(theme) : palette_of(theme);
}

Dress dress_of(const State& state) {
    Dress dress{.theme = theme_of(state), .text = state.display.text, .calm = state.display.calm, .house = {}, .paper = {}};
    if (state.house == nullptr) return dress;
    dress.house = properties_of(state.house->in(dress.theme));
    if (dress.theme != Theme::light) dress.paper = properties_of(state.house->palette);
    return dress;
}

std::string dress_json(const Dress& dress) {
    return nlohmann::json{{"theme", name_of(dress.theme)},
                          {"text", dress.text},
                          {"calm", dress.calm},
                          {"house", dress.house},
                          {"paper", dress.paper}}
        .dump();
}

std::string_view name_of(Colours colours) { return colour_names[static_cast<std::size_t>(colours)]; }

std::optional<Colours> colours_named(std::string_view name) {
    const auto place = std::ranges::find(colour_names, name);
    if (place == colour_names.end()) return {};
    return static_cast<Colours>(place - colour_names.begin());
}

std::string display_json(const Display& display) {
    nlohmann::json made{{"colours", name_of(display.colours)}, {"calm", display.calm}};
    if (display.text != 0) made["text"] = display.text;
    return made.dump();
}

Display display_of(std::string_view stored, Colours usual) {
    Display display{.colours = usual};
    const auto whole = nlohmann::json::parse(stored, nullptr, false);
    if (!whole.is_object() || !whole.contains("display") || !whole["display"].is_object()) return display;
    display.colours = Colours::device;
    const auto& part = whole["display"];
    if (const auto text = part.find("text"); text != part.end() && text->is_number_integer())
        for (const int size : text_sizes)
            if (*text == size) display.text = size;
    if (const auto colours = part.find("colours"); colours != part.end() && colours->is_string())
        display.colours = colours_named(colours->get_ref<const std::string&>()).value_or(Colours::device);
    if (const auto calm = part.find("calm"); calm != part.end() && calm->is_boolean()) display.calm = calm->get<bool>();
    return display;
}

std::vector<HouseFinding> take_house(State& state, const std::string& name, std::string_view json) {
    state.house.reset();
    state.house_missing = name;
    if (json.empty()) return {{"", "the file is not there or is empty."}};
    auto house = house_of(json);
    if (!house) return {{"", house.error() + "."}};
    state.house_missing.clear();
    auto findings = std::move(house->findings);
    house->findings.clear();
    state.house = std::make_shared<const House>(std::move(*house));
    return findings;
}

}  // namespace tk::present
