#include "present/report/parts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <utility>

namespace tk::present {

namespace {

// A coordinate with two decimals.
std::string at(double value) {
    std::string text = std::to_string(std::lround(std::abs(value) * 100));
    if (text.size() < 3) text.insert(0, 3 - text.size(), '0');
    text.insert(text.size() - 2, ".");
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return (value < 0 && text != "0" ? "-" : "") + text;
}

struct Spot {
    double x = 0, y = 0;
};

std::string corners(const std::vector<Spot>& spots) {
    std::string text;
    for (const Spot& spot : spots) text += (text.empty() ? "" : " ") + at(spot.x) + "," + at(spot.y);
    return text;
}

std::string diamond(double x, double y, double half) {
    return corners({{x, y - half}, {x + half * 0.62, y}, {x, y + half}, {x - half * 0.62, y}});
}

Html::Inside svg(Html& html, std::string_view look, double width, double height, const std::string& words) {
    const std::string box = "0 0 " + at(width) + " " + at(height);
    if (words.empty()) return html.in("svg", {{"class", std::string(look)}, {"viewBox", box}, {"aria-hidden", "true"}});
    return html.in("svg", {{"class", std::string(look)}, {"viewBox", box}, {"role", "img"}, {"aria-label", words}});
}

void circle(Html& html, Spot spot, double radius, std::string_view look) {
    html.single("circle", {{"cx", at(spot.x)}, {"cy", at(spot.y)}, {"r", at(radius)}, {"class", std::string(look)}});
}

void polygon(Html& html, const std::vector<Spot>& spots, std::string_view look) {
    html.single("polygon", {{"points", corners(spots)}, {"class", std::string(look)}});
}

}  // namespace

void draw_bar(Html& html, const Bar& bar, const std::string& words, bool large) {
    const double width = large ? 400 : 96, height = large ? 34 : 20, track = large ? 16 : 8, middle = height / 2;
    const double inner = width - 4;
    const auto place = [&](double value) { return 2 + inner * std::clamp(value / std::max(bar.end, 1e-9), 0.0, 1.0); };
    double from = place(bar.low), to = place(bar.high);
    const double least = track * 2.2;  // narrower is hardly seen
    if (to - from < least) {
        const double centre = std::clamp((from + to) / 2, 2 + least / 2, width - 2 - least / 2);
        from = centre - least / 2;
        to = centre + least / 2;
    }
    const auto inside = svg(html, large ? "bar large" : "bar", width, height, words);
    html.element("title", words);
    const auto rectangle = [&](double x, double w, double high, std::string_view look) {
        html.single("rect", {{"x", at(x)},
                             {"y", at(middle - high / 2)},
                             {"width", at(w)},
                             {"height", at(high)},
                             {"rx", at(high / 2)},
                             {"class", std::string(look)}});
    };
    rectangle(1, width - 2, track, "track");
    rectangle(from, to - from, track, "band");
    if (bar.before_low) rectangle(from - 2, to - from + 4, track + 4, "estimated");
    html.single("polygon", {{"points", diamond(place(bar.likely), middle, track * 0.95)}, {"class", "needle"}});
}

void draw_compass(Html& html, const Block& chart, const std::string& title, const std::string& words) {
    const Block& figure = chart.children.at(0);
    const auto& items = chart.children.at(1).children;
    if (!figure.compass || figure.compass->arms.size() != items.size()) return;
    const auto& arms = figure.compass->arms;
    constexpr double width = 360, height = 288, radius = 92;
    const Spot middle{width / 2, height / 2};
    const auto spot = [&](std::size_t arm, double part) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(arm) / static_cast<double>(arms.size());
        return Spot{middle.x + std::sin(angle) * radius * part, middle.y - std::cos(angle) * radius * part};
    };
    const auto outline = [&](double Arm::* score) {
        std::vector<Spot> spots;
        for (std::size_t i = 0; i < arms.size(); ++i) spots.push_back(spot(i, std::clamp(arms[i].*score / 100, 0.0, 1.0)));
        return spots;
    };
    const auto inside = svg(html, "compass", width, height, title + ". " + words);
    html.element("title", title);
    html.element("desc", words);
    for (const double ring : {0.25, 0.5, 0.75}) circle(html, middle, radius * ring, "grid");
    for (std::size_t i = 0; i < arms.size(); ++i) {
        const Spot end = spot(i, 1);
        html.single("line",
                    {{"x1", at(middle.x)}, {"y1", at(middle.y)}, {"x2", at(end.x)}, {"y2", at(end.y)}, {"class", "grid"}});
    }
    circle(html, middle, radius, "ring");
    const auto now = outline(&Arm::now), then = outline(&Arm::then);
    polygon(html, now, "now");
    if (figure.compass->needle >= 0) {
        const auto arm = static_cast<std::size_t>(figure.compass->needle);
        const Spot tip = spot(arm, 0.86);
        const double x = (tip.x - middle.x) / radius, y = (tip.y - middle.y) / radius, half = 8;
        const Spot left{middle.x - y * half, middle.y + x * half}, right{middle.x + y * half, middle.y - x * half},
            tail{middle.x - x * radius * 0.3, middle.y - y * radius * 0.3};
        polygon(html, {left, tip, right}, "needle");
        polygon(html, {left, tail, right}, "tail");
    }
    polygon(html, now, "now-line");
    polygon(html, then, "then-line");
    for (const Spot& one : now) circle(html, one, 4, "now-mark");
    for (const Spot& one : then)
        html.single("rect",
                    {{"x", at(one.x - 4)}, {"y", at(one.y - 4)}, {"width", "8"}, {"height", "8"}, {"class", "then-mark"}});
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Block& link = items[i].children.front();
        const Spot end = spot(i, 1 + 14 / radius);
        const double aside = (end.x - middle.x) / radius, down = (end.y - middle.y) / radius;
        const std::string anchor = aside > 0.3 ? "start" : aside < -0.3 ? "end" : "middle";
        const double first = end.y + (down < -0.8 ? -16 : down > 0.8 ? 14 : -3);
        html.element("text", link.label, {{"x", at(end.x)}, {"y", at(first)}, {"text-anchor", anchor}, {"class", "name"}});
        html.element("text", link.help, {{"x", at(end.x)}, {"y", at(first + 16)}, {"text-anchor", anchor}});
    }
}

void draw_verdict(Html& html, engine::Truth truth) {
    const auto inside = svg(html, "verdict", 20, 20, {});
    circle(html, {10, 10}, 8, truth == engine::Truth::unknown ? "ring dashed" : "ring");
    if (truth == engine::Truth::yes) html.single("polyline", {{"points", "6,10.5 9,13.5 14,7"}, {"class", "stroke"}});
    if (truth == engine::Truth::no) html.single("path", {{"d", "M7 7l6 6M13 7l-6 6"}, {"class", "stroke"}});
}

void draw_mark(Html& html) {
    const auto inside = svg(html, "mark", 36, 36, {});
    circle(html, {18, 18}, 15.5, "ring");
    polygon(html, {{25, 11}, {19.8, 19.8}, {16.2, 16.2}}, "needle");
    polygon(html, {{11, 25}, {16.2, 16.2}, {19.8, 19.8}}, "tail");
}

}  // namespace tk::present
