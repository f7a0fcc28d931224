#include "present/house.h"
#include "present/css_value.h"
#include "present/design_tokens.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace tk;
using namespace tk::present;

namespace {

// Every "--name: value;" of a style sheet.
std::map<std::string, std::string> properties(const std::string& css) {
    std::map<std::string, std::string> found;
    for (auto at = css.find("\n  --"); at != css.npos; at = css.find("\n  --", at + 1)) {
        const auto colon = css.find(':', at), end = css.find(';', at);
        found.emplace(css.substr(at + 5, colon - at - 5), css.substr(colon + 2, end - colon - 2));
    }
    return found;
}

void check_pairs(const Palette& palette) {
    INFO(name_of(palette.theme));
    std::vector<Pair> all(pairs().begin(), pairs().end());
    if (palette.theme != Theme::light) all.insert(all.end(), dark_pairs().begin(), dark_pairs().end());
    for (const Pair& pair : all) {
        INFO(name_of(pair.front) << " on " << name_of(pair.back));
        CHECK(contrast(palette[pair.front], palette[pair.back]) >= pair.least(palette.theme));
    }
}

bool names(const House& house, std::string_view where) {
    return std::ranges::any_of(house.findings, [&](const HouseFinding& finding) { return finding.where == where; });
}

}  // namespace

TEST_CASE("contrast is that of WCAG 2") {
    CHECK(contrast(0x000000, 0xFFFFFF) == 21);
    CHECK(contrast(0x777777, 0x777777) == 1);
    CHECK(std::abs(contrast(0x767676, 0xFFFFFF) - 4.54) < 0.01);
    CHECK(contrast(0x00614D, 0xDDEFE7) == contrast(0xDDEFE7, 0x00614D));
}

TEST_CASE("every pair of every theme can be read") {
    for (const Theme theme : {Theme::light, Theme::dark, Theme::contrast}) {
        INFO(name_of(theme));
        check_pairs(palette_of(theme));
    }
    // High contrast is more than readable.
    for (const Pair& pair : pairs())
        CHECK(contrast(palette_of(Theme::contrast)[pair.front], palette_of(Theme::contrast)[pair.back]) >= 7);
}

TEST_CASE("the style sheets of the page have the same colours") {
    for (const auto& [file, theme] : std::map<std::string, Theme>{
             {"web/style.css", Theme::light}, {"web/dark.css", Theme::dark}, {"web/contrast.css", Theme::contrast}}) {
        const auto found = properties(tests::file_text(file));
        for (std::size_t i = 0; i < tones; ++i) {
            const auto place = found.find(std::string(name_of(static_cast<Tone>(i))));
            INFO(file << " " << name_of(static_cast<Tone>(i)));
            REQUIRE(place != found.end());
            CHECK(colour_in(place->second) == palette_of(theme).colours[i]);
        }
    }
    const auto light = properties(tests::file_text("web/style.css"));
    const Radii radii;
    CHECK(length_in(light.at("radius-bar")) == radii.bar);
    CHECK(length_in(light.at("radius")) == radii.control);
    CHECK(length_in(light.at("radius-panel")) == radii.panel);
    CHECK(length_in(light.at("radius-card")) == radii.card);
    CHECK(length_in(light.at("radius-dialog")) == radii.dialog);
}

TEST_CASE("colours are read as CSS writes them") {
    CHECK(colour_in("#00614d") == 0x00614D);
    CHECK(colour_in(" #FFF ") == 0xFFFFFF);
    CHECK(colour_in("#00614dff") == 0x00614D);
    CHECK(colour_in("rgb(0, 97, 77)") == 0x00614D);
    CHECK(colour_in("rgba(0 97 77 / 100%)") == 0x00614D);
    CHECK(colour_in("hsl(211 60% 35%)") == 0x24578F);
    CHECK(colour_in("hsl(0, 100%, 40%)") == 0xCC0000);
    CHECK(colour_in("hsl(-149deg 60% 35%)") == 0x24578F);
    for (const char* other :
         {"", "#", "#12", "#00614", "#gggggg", "transparent", "none", "rgb(1,2)", "rgb(a,b,c)", "hsl(", "rgb()",
          "rgba(0,0,0,0.5)", "#00000080", "hsl(1 2 3 4 5)", "linear-gradient(#fff, #000)", "rgbx(1,2,3)"}) {
        INFO(other);
        CHECK(!colour_in(other));
    }
    CHECK(length_in("0") == 0.F);
    CHECK(length_in("0.25rem") == 4.F);
    CHECK(length_in("8px") == 8.F);
    CHECK(!length_in("50%"));
    CHECK(!length_in("-1px"));
}

TEST_CASE("tokens are found however a file writes them") {
    const auto expect = [](const char* json) {
        const auto tokens = DesignTokens::read(json);
        REQUIRE(tokens.has_value());
        const auto text = tokens->text("basis.color.default.bg-document");
        REQUIRE(text.has_value());
        CHECK(*text == "#fafafa");
    };
    expect(R"({"basis": {"color": {"default": {"bg-document": {"$value": "#fafafa", "$type": "color"}}}}})");
    expect(R"({"basis": {"color": {"default": {"bg-document": {"value": "#fafafa", "original": {"value": "{x}"}}}}}})");
    expect(R"({"basisColorDefaultBgDocument": "#fafafa"})");
    expect(R"({"--basis-color-default-bg-document": "#fafafa"})");
    expect(R"({"basis.color.default.bg-document": {"$value": {"colorSpace": "srgb", "hex": "#fafafa"}}})");
    expect(R"({"a": {"value": "#fafafa"}, "basis.color.default.bg-document": "{b.value}", "b": "{a}"})");
    expect(R"({"common": {"basis": {"color": {"default": {"bg-document": {"$value": "#fafafa"}}}}}})");
}

TEST_CASE("references that lead nowhere or in a circle are named, and the colour stays ours") {
    const auto circle = house_of(R"({"primary": "{a}", "a": "{b}", "b": "{a}", "ink": "#000000"})");
    REQUIRE(circle.has_value());
    CHECK(names(*circle, "primary"));
    CHECK(circle->findings.front().what.find("circle") != std::string::npos);
    CHECK(circle->palette[Tone::primary] == palette_of(Theme::light)[Tone::primary]);
    CHECK(circle->palette[Tone::ink] == 0x000000);
    const auto nowhere = house_of(R"({"primary": "{nowhere.at.all}", "ink": "#000000"})");
    REQUIRE(nowhere.has_value());
    CHECK(nowhere->findings.front().what.find("nowhere.at.all") != std::string::npos);
}

TEST_CASE("what a file does not name stays ours, and a pair that can't be read falls back and is named") {
    const auto house = house_of(R"({"terreinkompas": {"primary": {"$value": "#9fd8c4"}, "sky": {"$value": "#eeeeff"}}})");
    REQUIRE(house.has_value());
    CHECK(house->colours == 2);
    CHECK(house->palette[Tone::sky] == 0xEEEEFF);
    CHECK(house->palette[Tone::primary] == palette_of(Theme::light)[Tone::primary]);
    CHECK(names(*house, "primary on primary-soft"));
    check_pairs(house->palette);

    const auto good = house_of(R"({"primary": "#5115ef"})");
    REQUIRE(good.has_value());
    CHECK(good->findings.empty());
    CHECK(good->palette[Tone::primary] == 0x5115EF);
    CHECK(good->ours.size() == tones - 1);
}

TEST_CASE("any colours give a theme that can be read") {
    std::uint32_t seed = 12345;
    const auto next = [&] { return seed = seed * 1664525U + 1013904223U; };
    for (int round = 0; round < 200; ++round) {
        std::string json = "{";
        for (std::size_t i = 0; i < tones; ++i)
            if ((next() >> 16) % 3 != 0)
                json += (json.size() > 1 ? "," : "") + ("\"" + std::string(name_of(static_cast<Tone>(i)))) + "\":\"" +
                        hex_of(next() >> 8) + "\"";
        const auto house = house_of(json + "}");
        INFO(json);
        REQUIRE(house.has_value());
        for (const Theme theme : {Theme::light, Theme::dark, Theme::contrast}) check_pairs(house->in(theme));
        CHECK(house->palette[Tone::needle] != 0);
    }
}

TEST_CASE("in the dark themes a house keeps our grounds and has its own signs where these can be read") {
    // Too dark for a dark ground: all is ours, but for the corners.
    const auto deep = house_of(R"({"primary": "#003a2e", "page": "#ffffff", "line": "#eeeeee"})");
    REQUIRE(deep.has_value());
    CHECK(deep->dark.colours == palette_of(Theme::dark).colours);
    CHECK(deep->contrast.colours == palette_of(Theme::contrast).colours);

    // Light enough: worn, and the shades round it are of the same colour.
    const auto bright = house_of(R"({"primary": "#8fcae7"})");
    REQUIRE(bright.has_value());
    for (const Theme theme : {Theme::dark, Theme::contrast}) {
        CHECK(bright->in(theme)[Tone::primary] == 0x8FCAE7);
        CHECK(bright->in(theme)[Tone::page] == palette_of(theme)[Tone::page]);
        CHECK(bright->in(theme)[Tone::must] == palette_of(theme)[Tone::must]);
        check_pairs(bright->in(theme));
    }
    CHECK(bright->dark[Tone::primary_hover] != palette_of(Theme::dark)[Tone::primary_hover]);
    CHECK(bright->dark[Tone::primary_soft] != palette_of(Theme::dark)[Tone::primary_soft]);

    // Roles of a dark theme by name, also its grounds.
    const auto named = house_of(R"({"dark": {"primary": "#ffcc66", "page": "#101010"}, "contrast": {"info": "#ffffff"}})");
    REQUIRE(named.has_value());
    CHECK(named->palette == palette_of(Theme::light));
    CHECK(named->dark[Tone::primary] == 0xFFCC66);
    CHECK(named->dark[Tone::page] == 0x101010);
    CHECK(named->contrast[Tone::info] == 0xFFFFFF);
    CHECK(named->contrast[Tone::primary] == palette_of(Theme::contrast)[Tone::primary]);
}

TEST_CASE("a hostile file is refused in a sentence") {
    CHECK(house_of("").error().find("JSON") != std::string::npos);
    CHECK(house_of("{\"a\": ").error().find("JSON") != std::string::npos);
    CHECK(house_of("[1, 2]").error().find("object") != std::string::npos);
    CHECK(house_of("{\"unknown\": {\"token\": \"#123456\"}}").error().find("know") != std::string::npos);
    CHECK(house_of(std::string(largest_theme_file + 1, ' ')).error().find("4 MB") != std::string::npos);
    std::string deep = "\"#000000\"";
    for (int i = 0; i < 5000; ++i) deep = "{\"a\":" + deep + "}";
    CHECK(!house_of(deep).has_value());
    CHECK(!house_of("{\"primary\": 5, \"ink\": [1], \"page\": null, \"sky\": \"" + std::string(1000, 'x') + "\"}")
               .has_value());
}

TEST_CASE("corners are taken, never larger than a card can bear") {
    const auto house = house_of(R"({"basis": {"color": {"default": {"bg-document": {"value": "#ffffff"}}},
        "border-radius": {"sm": {"value": "2px"}, "md": {"value": "0.5rem"}, "lg": {"value": "999px"}}}})");
    REQUIRE(house.has_value());
    CHECK(house->family == "NL Design System");
    CHECK(house->palette.radii == Radii{2, 8, 8, 8, 24});
}
