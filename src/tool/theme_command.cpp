// What becomes of the colours of an organisation: where each comes from, and which pairs could not be read.
#include "present/design_tokens.h"
#include "present/house.h"
#include "tool/commands.h"
#include "tool/files.h"
#include "tool/say.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace tk::tool {

namespace {

using present::House;

std::string theme_text(const std::string& file, const House& house) {
    std::string text = file + ": " + std::to_string(house.colours) + " colours and " + std::to_string(house.corners) +
                       " corners" + (house.family.empty() ? "" : " of " + house.family) + "\n";
    std::string ours;
    for (const present::Tone tone : house.ours) ours += (ours.empty() ? "" : ", ") + std::string(present::name_of(tone));
    if (!ours.empty()) text += "ours: " + ours + "\n";
    for (const auto& finding : house.findings) text += "warning " + finding.where + ": " + finding.what + "\n";
    return text;
}

std::string theme_json(const House& house) {
    auto colours = nlohmann::ordered_json::object(), pairs = nlohmann::ordered_json::array(),
         findings = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < present::tones; ++i)
        colours[std::string(present::name_of(static_cast<present::Tone>(i)))] = present::hex_of(house.palette.colours[i]);
    for (const present::Pair& pair : present::pairs())
        pairs.push_back({{"front", present::name_of(pair.front)},
                         {"back", present::name_of(pair.back)},
                         {"contrast", present::contrast(house.palette[pair.front], house.palette[pair.back])},
                         {"least", pair.least()}});
    for (const auto& finding : house.findings) findings.push_back({{"where", finding.where}, {"what", finding.what}});
    const present::Radii& radii = house.palette.radii;
    const nlohmann::ordered_json corners{{"bar", radii.bar},
                                         {"control", radii.control},
                                         {"panel", radii.panel},
                                         {"card", radii.card},
                                         {"dialog", radii.dialog}};
    const nlohmann::ordered_json whole{
        {"family", house.family},        {"taken", {{"colours", house.colours}, {"corners", house.corners}}},
        {"colours", std::move(colours)}, {"corners", corners},
        {"pairs", std::move(pairs)},     {"findings", std::move(findings)}};
    return whole.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
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
