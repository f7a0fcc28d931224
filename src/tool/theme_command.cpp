// What becomes of the colours of an organisation: where each comes from, and which pairs could not be read.
#include "present/design_tokens.h"
#include "present/house.h"
#include "tool/commands.h"
#include "tool/files.h"
#include "tool/say.h"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <vector>

namespace tk::tool {

namespace {

using nlohmann::ordered_json;
using present::House;
using present::Theme;

std::vector<present::Tone> taken_in(const House& house, Theme theme) {
    std::vector<present::Tone> taken;
    for (std::size_t i = 0; i < present::tones; ++i)
        if (house.in(theme).colours[i] != present::palette_of(theme).colours[i])
            taken.push_back(static_cast<present::Tone>(i));
    return taken;
}

std::string names_of(const std::vector<present::Tone>& roles) {
    std::string text;
    for (const present::Tone tone : roles) text += (text.empty() ? "" : ", ") + std::string(present::name_of(tone));
    return text;
}

ordered_json colours_json(const House& house, Theme theme) {
    auto colours = ordered_json::object();
    for (std::size_t i = 0; i < present::tones; ++i)
        colours[std::string(present::name_of(static_cast<present::Tone>(i)))] = present::hex_of(house.in(theme).colours[i]);
    return colours;
}

// With what each pair has and must have.
ordered_json pairs_json(const House& house, Theme theme) {
    auto pairs = ordered_json::array();
    const auto add = [&](const present::Pair& pair) {
        pairs.push_back({{"front", present::name_of(pair.front)},
                         {"back", present::name_of(pair.back)},
                         {"contrast", present::contrast(house.in(theme)[pair.front], house.in(theme)[pair.back])},
                         {"least", pair.least(theme)}});
    };
    for (const present::Pair& pair : present::pairs()) add(pair);
    if (theme != Theme::light)
        for (const present::Pair& pair : present::dark_pairs()) add(pair);
    return pairs;
}

std::string theme_text(const std::string& file, const House& house) {
    std::string text = file + ": " + std::to_string(house.colours) + " colours and " + std::to_string(house.corners) +
                       " corners" + (house.family.empty() ? "" : " of " + house.family) + "\n";
    if (!house.ours.empty()) text += "ours: " + names_of(house.ours) + "\n";
    for (const Theme theme : {Theme::dark, Theme::contrast}) {
        const std::string taken = names_of(taken_in(house, theme));
        text +=
            std::string(present::name_of(theme)) + ": " + (taken.empty() ? "all ours" : taken + "; the rest ours") + "\n";
    }
    for (const auto& finding : house.findings) text += "warning " + finding.where + ": " + finding.what + "\n";
    return text;
}

std::string theme_json(const House& house) {
    auto findings = ordered_json::array();
    auto themes = ordered_json::object();
    for (const Theme one : {Theme::dark, Theme::contrast}) {
        auto taken = ordered_json::array();
        for (const present::Tone tone : taken_in(house, one)) taken.push_back(present::name_of(tone));
        themes[std::string(present::name_of(one))] = {
            {"taken", std::move(taken)}, {"colours", colours_json(house, one)}, {"pairs", pairs_json(house, one)}};
    }
    for (const auto& finding : house.findings) findings.push_back({{"where", finding.where}, {"what", finding.what}});
    const present::Radii& radii = house.palette.radii;
    const ordered_json corners{{"bar", radii.bar},
                               {"control", radii.control},
                               {"panel", radii.panel},
                               {"card", radii.card},
                               {"dialog", radii.dialog}};
    const ordered_json whole{{"family", house.family},
                             {"taken", {{"colours", house.colours}, {"corners", house.corners}}},
                             {"colours", colours_json(house, Theme::light)},
                             {"corners", corners},
                             {"pairs", pairs_json(house, Theme::light)},
                             {"findings", std::move(findings)},
                             {"themes", std::move(themes)}};
    return whole.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

int theme(const Arguments& arguments) {
    const auto complain = [&](const std::string& what) {
        say(stderr, "terreinkompas: " + arguments.file + ": " + what + "\n");
        return findings;
    };
    const auto text = read_text(arguments.file, present::largest_theme_file);
    if (!text) {
        say(stderr, "terreinkompas: " + text.error() + "\n");
        return findings;
    }
    const auto house = present::house_of(*text);
    if (!house) return complain(house.error());
    say(stdout, arguments.option("--format", "text") == "json" ? theme_json(*house) : theme_text(arguments.file, *house));
    return house->findings.empty() ? good : findings;
}

}  // namespace tk::tool
