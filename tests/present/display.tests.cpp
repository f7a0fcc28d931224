#include "present/display.h"
#include "support/hands.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

using namespace tk;
using namespace tk::present;
using tests::press;

namespace {

template <class Kind>
const Kind* effect(const std::vector<Effect>& effects) {
    for (const auto& one : effects)
        if (const auto* found = std::get_if<Kind>(&one)) return found;
    return nullptr;
}

State display_state() {
    State state = tests::shipped_state();
    update(state, GoTo{{Page::display, {}}});
    return state;
}

}  // namespace

TEST_CASE("the display settings are one press away on every width") {
    State state = tests::shipped_state();
    for (const double width : {1366.0, 1000.0}) {
        state.width = width;
        CHECK(find(screen_of(state), "tools/display") != nullptr);
    }
    state.width = 390;
    press(state, "header/menu");
    press(state, "tools/display");
    CHECK(state.place.page == Page::display);
    press(state, "display/back");
    CHECK(state.place.page == Page::welcome);
}

TEST_CASE("size, colours and motion are chosen, said, kept and shown") {
    State state = display_state();
    auto effects = press(state, "display/text/150");
    CHECK(find(screen_of(state), "display/text/150")->chosen);
    CHECK(state.announcement.find("150") != std::string::npos);
    REQUIRE(effect<Dress>(effects) != nullptr);
    CHECK(effect<Dress>(effects)->text == 150);
    effects = press(state, "display/colours/dark");
    CHECK(effect<Dress>(effects)->theme == Theme::dark);
    CHECK(palette_of(state) == palette_of(Theme::dark));
    effects = press(state, "display/calm");
    CHECK(effect<Dress>(effects)->calm);
    REQUIRE(effect<SaveSettings>(effects) != nullptr);
    CHECK(effect<Save>(effects) == nullptr);

    State later = tests::shipped_state();
    restore_settings(later, effect<SaveSettings>(effects)->json);
    CHECK(later.display == Display{150, Colours::dark, true});
    CHECK(press(state, "display/calm").size() == 2);
    CHECK(!state.display.calm);
}

TEST_CASE("a large screen begins with large letters, until a person chooses") {
    CHECK(start_text(1920, 1080) == 100);
    CHECK(start_text(2560, 1300) == 150);
    CHECK(start_text(2560, 700) == 100);  // too little height would be left
    CHECK(start_text(3840, 2000) == 200);
    CHECK(start_text(3840, 1000) == 150);
    CHECK(start_text(1080, 1920) == 100);
    CHECK(start_text(2160, 3840) == 200);

    State state = display_state();
    update(state, Resize{2560, 1.5, 150});
    CHECK(dress_of(state).text == 0);
    CHECK(find(screen_of(state), "display/text/150")->chosen);
    CHECK(find(screen_of(state), "display/text/now") != nullptr);
    // Another setting does not choose the size along.
    const auto effects = press(state, "display/calm");
    REQUIRE(effect<SaveSettings>(effects) != nullptr);
    CHECK(display_of(effect<SaveSettings>(effects)->json).text == 0);
    // The usual size is a choice, too.
    CHECK(effect<Dress>(press(state, "display/text/100"))->text == 100);
    CHECK(find(screen_of(state), "display/text/100")->chosen);
    CHECK(find(screen_of(state), "display/text/now") == nullptr);
}

TEST_CASE("the page begins with letters as large as the program does") {
    const std::string css = tests::file_text("web/style.css");
    struct Step {
        const char *width, *height;
        int text;
    };
    for (const Step& step : {Step{"160", "56.25", 150}, Step{"240", "75", 200}, Step{"135", "200", 200}}) {
        const std::string rule = std::string("(width >= ") + step.width + "em) and (height >= " + step.height +
                                 "em) { :root { --start-text: " + std::to_string(step.text) + "; } }";
        INFO(rule);
        CHECK(css.find(rule) != std::string::npos);
        const double width = std::stod(step.width) * 16, height = std::stod(step.height) * 16;
        CHECK(start_text(width, height) == step.text);
        CHECK(start_text(width - 1, height) < step.text);
        CHECK(start_text(width, height - 1) < step.text);
    }
}

TEST_CASE("the other view is a switch among the settings") {
    State state = display_state();
    CHECK(!find(screen_of(state), "display/plain")->chosen);
    const auto effects = press(state, "display/plain");
    CHECK(effect<ChangeView>(effects)->view == View::text);
    CHECK(find(screen_of(state), "display/plain")->chosen);
}

TEST_CASE("the theme follows the device until a person chooses") {
    State state = display_state();
    CHECK(dress_of(state).theme == Theme::light);
    CHECK(effect<Dress>(update(state, DeviceAsks{{.dark = true, .contrast = false, .calm = false}}))->theme == Theme::dark);
    CHECK(update(state, DeviceAsks{state.device}).empty());
    CHECK(effect<Dress>(update(state, DeviceAsks{{.dark = true, .contrast = true, .calm = false}}))->theme ==
          Theme::contrast);
    press(state, "display/colours/light");
    CHECK(dress_of(state).theme == Theme::light);
    CHECK(effect<Dress>(update(state, DeviceAsks{}))->theme == Theme::light);
}

TEST_CASE("what the address asks for holds until a person chooses, and is not kept") {
    State state = display_state();
    state.asked_colours = Colours::dark;
    CHECK(dress_of(state).theme == Theme::dark);
    CHECK(find(screen_of(state), "display/colours/dark")->chosen);
    CHECK(effect<SaveSettings>(press(state, "display/text/125"))->json.find("dark") == std::string::npos);
    CHECK(dress_of(state).theme == Theme::dark);
    CHECK(effect<Dress>(press(state, "display/colours/device"))->theme == Theme::light);
    CHECK(find(screen_of(state), "display/colours/device")->chosen);
}

TEST_CASE("starting over keeps the display settings") {
    State state = display_state();
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    press(state, "display/colours/contrast");
    update(state, StartOver{false});
    const auto effects = update(state, StartOver{true});
    CHECK(state.display.colours == Colours::contrast);
    REQUIRE(effect<Remove>(effects) != nullptr);
    CHECK(effect<SaveSettings>(effects) == nullptr);
}

TEST_CASE("settings that can't be read are as usual") {
    for (const char* stored :
         {"", "[]", "{}", R"({"display": 5})", R"({"display": {"text": 130, "colours": "pink", "calm": "yes"}})",
          R"({"display": {"text": "150", "colours": 1, "calm": null}})"})
        CHECK(display_of(stored) == Display{});
    CHECK(display_of(R"({"display": {"text": 200, "colours": "pink"}})") == Display{200, Colours::device, false});
}

TEST_CASE("the colours of an organisation are worn in the light theme, and in the dark ones as far as they can be read") {
    State state = display_state();
    CHECK(take_house(state, "voorbeeld", R"({"primary": "#5115ef"})").empty());
    CHECK(dress_of(state).house.at("--primary") == "#5115ef");
    CHECK(dress_of(state).house.at("--radius-card") == "12.00px");
    CHECK(palette_of(state)[Tone::primary] == 0x5115EF);
    CHECK(dress_of(state).paper.empty());
    press(state, "display/colours/dark");
    CHECK(palette_of(state) == palette_of(Theme::dark));
    CHECK(take_house(state, "bright", R"({"primary": "#5115ef", "dark": {"primary": "#8fcae7"}})").empty());
    CHECK(palette_of(state)[Tone::primary] == 0x8FCAE7);
    CHECK(palette_of(state)[Tone::page] == palette_of(Theme::dark)[Tone::page]);
    CHECK(dress_of(state).house.at("--primary") == "#8fcae7");
    // Paper stays light.
    CHECK(dress_of(state).paper.at("--page") == hex_of(palette_of(Theme::light)[Tone::page]));
}

TEST_CASE("colours that can't be had are said on the page, and it works in ours") {
    for (const char* text : {"", "{", "[]", "{}"}) {
        State state = display_state();
        CHECK(!take_house(state, "nergens", text).empty());
        CHECK(find(screen_of(state), "notice/house")->label.find("nergens") != std::string::npos);
        CHECK(palette_of(state) == palette_of(Theme::light));
    }
}
