#include "engine/unit.h"

#include <algorithm>
#include <cmath>

namespace tk::engine {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

void add(Unit& unit, std::string_view part, double power) {
    const double now = unit.powers[std::string(part)] += power;
    if (now == 0) unit.powers.erase(std::string(part));
}

Unit combined(Unit a, const Unit& b, double sign) {
    for (const auto& [part, power] : b.powers) add(a, part, sign * power);
    return a;
}

struct UnitPart {
    std::string_view name{};
    int power = 1;
};

// "m2" is m twice. What equals a cubic metre of gas ("m3eq") counts as one.
std::optional<UnitPart> part_of(std::string_view text) {
    if (text.size() > 2 && text.ends_with("eq")) text.remove_suffix(2);
    UnitPart part{text, 1};
    if (!text.empty() && text.back() >= '1' && text.back() <= '9')
        part = {text.substr(0, text.size() - 1), text.back() - '0'};
    if (part.name.empty() || !std::ranges::all_of(part.name, is_letter)) return std::nullopt;
    return part;
}

// The parts between the "/"; nothing when one of them is none.
std::optional<std::vector<UnitPart>> parts_of(std::string_view text) {
    std::vector<UnitPart> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('/'), text.size());
        const auto part = part_of(text.substr(0, end));
        if (!part || end + 1 == text.size()) return std::nullopt;
        parts.push_back(*part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

}  // namespace

std::optional<Unit> unit_of(std::string_view text) {
    const auto parts = parts_of(text);
    if (!parts) return std::nullopt;
    Unit unit;
    double sign = 1;
    for (const UnitPart& part : *parts) {
        if (part.name == "kWh") {
            add(unit, "kW", sign * part.power);
            add(unit, "hours", sign * part.power);
        } else if (part.name != "piece") {
            add(unit, part.name, sign * part.power);
        }
        sign = -1;
    }
    return unit;
}

std::vector<std::string> names_of(std::string_view text) {
    std::vector<std::string> names;
    for (const UnitPart& part : parts_of(text).value_or(std::vector<UnitPart>{})) names.emplace_back(part.name);
    return names;
}

Unit product(const Unit& a, const Unit& b) { return combined(a, b, 1); }
Unit quotient(const Unit& a, const Unit& b) { return combined(a, b, -1); }

Unit root(const Unit& unit) {
    Unit half = unit;
    for (auto& [part, power] : half.powers) power /= 2;
    return half;
}

std::string text_of(const Unit& unit) {
    Unit shown = unit;
    const auto power_of = [&](std::string_view part) {
        const auto place = unit.powers.find(part);
        return place == unit.powers.end() ? 0 : place->second;
    };
    const double power = power_of("kW"), hours = power_of("hours");
    if (power * hours > 0) {
        const double both = std::copysign(std::min(std::abs(power), std::abs(hours)), power);
        add(shown, "kW", -both);
        add(shown, "hours", -both);
        add(shown, "kWh", both);
    }
    const auto raised = [](const std::string& part, double times) {
        if (times == 1) return part;
        return times == std::floor(times) ? part + std::to_string(static_cast<int>(times)) : "root of " + part;
    };
    std::string above, below;
    for (const auto& [part, times] : shown.powers) {
        if (times > 0) above += (above.empty() ? "" : " ") + raised(part, times);
        else below += "/" + raised(part, -times);
    }
    if (above.empty()) return below.empty() ? "no unit" : "1" + below;
    return above + below;
}

}  // namespace tk::engine
