#include "present/display.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

using namespace tk;
using namespace tk::present;

namespace {

std::vector<Effect> press(State& state, const std::string& key) {
    const auto intent = intent_for(screen_of(state), {Action::Kind::activate, key, {}});
    INFO(key);
    REQUIRE(intent.has_value());
    return update(state, *intent);
}

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

TEST_CASE("the colours of an organisation are worn in the light theme only") {
    State state = display_state();
    CHECK(take_house(state, "voorbeeld", R"({"primary": "#5115ef"})").empty());
    CHECK(dress_of(state).house.at("--primary") == "#5115ef");
    CHECK(dress_of(state).house.at("--radius-card") == "12.00px");
    CHECK(palette_of(state)[Tone::primary] == 0x5115EF);
    press(state, "display/colours/dark");
    CHECK(dress_of(state).house.empty());
    CHECK(palette_of(state) == palette_of(Theme::dark));
}

TEST_CASE("colours that can't be had are said on the page, and it works in ours") {
    for (const char* text : {"", "{", "[]", "{}"}) {
        State state = display_state();
        CHECK(!take_house(state, "nergens", text).empty());
        CHECK(find(screen_of(state), "notice/house")->label.find("nergens") != std::string::npos);
        CHECK(palette_of(state) == palette_of(Theme::light));
    }
}
