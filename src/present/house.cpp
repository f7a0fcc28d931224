#include "present/house.h"

#include "present/css_value.h"
#include "present/design_tokens.h"
#include "present/house_families.h"

#include <algorithm>
#include <cstdio>
#include <tuple>

namespace tk::present {

namespace {

constexpr float roundest_corner = 24;

struct Candidate {
    Rgb colour = 0;
    std::string token{};  // empty: ours
};

// What each role may be, best first and ours last, and which of them it is.
struct Choosing {
    std::array<std::vector<Candidate>, tones> of{};
    std::array<std::size_t, tones> at{};

    Rgb colour(Tone tone, std::size_t place) const { return of[static_cast<std::size_t>(tone)][place].colour; }
    std::size_t now(Tone tone) const { return at[static_cast<std::size_t>(tone)]; }
    std::size_t last(Tone tone) const { return of[static_cast<std::size_t>(tone)].size() - 1; }
};

void offer(House& house, Choosing& choosing, const DesignTokens& tokens, Tone tone, std::string_view token) {
    const auto text = tokens.text(token);
    if (!text) {
        house.findings.push_back({std::string(token), text.error() + "."});
        return;
    }
    if (!*text) return;
    std::string value = **text;
    if (const auto mark = value.find("!important"); mark != std::string::npos) value.erase(mark);
    const auto colour = colour_in(value);
    if (!colour) {
        house.findings.push_back({std::string(token), "\"" + value + "\" is no colour that we can read."});
        return;
    }
    auto& all = choosing.of[static_cast<std::size_t>(tone)];
    if (std::ranges::find(all, *colour, &Candidate::colour) == all.end()) all.push_back({*colour, std::string(token)});
}

std::string two_digits(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

std::string now_text(const Choosing& choosing, Tone tone) {
    const Candidate& now = choosing.of[static_cast<std::size_t>(tone)][choosing.now(tone)];
    return std::string(name_of(tone)) + " is now " + (now.token.empty() ? "ours" : now.token) + ", " + hex_of(now.colour);
}

// The least change that makes the pair readable: as few of ours as can be, then as few steps, then the one that yields.
void mend(House& house, Choosing& choosing, const Pair& pair, double measured) {
    using Cost = std::tuple<std::size_t, std::size_t, std::size_t>;
    Cost best{9, 0, 0};
    const std::size_t front = choosing.now(pair.front), back = choosing.now(pair.back);
    std::size_t new_front = choosing.last(pair.front), new_back = choosing.last(pair.back);
    for (std::size_t f = front; f <= choosing.last(pair.front); ++f)
        for (std::size_t b = back; b <= choosing.last(pair.back); ++b) {
            if (contrast(choosing.colour(pair.front, f), choosing.colour(pair.back, b)) < pair.least()) continue;
            const std::size_t ours = (f == choosing.last(pair.front) ? 1U : 0U) + (b == choosing.last(pair.back) ? 1U : 0U);
            const Cost cost{ours, f - front + b - back, pair.back_yields ? f - front : b - back};
            if (cost < best) best = cost, new_front = f, new_back = b;
        }
    choosing.at[static_cast<std::size_t>(pair.front)] = new_front;
    choosing.at[static_cast<std::size_t>(pair.back)] = new_back;
    std::string what =
        "the contrast is " + two_digits(measured) + ", and at least " + two_digits(pair.least()) + " is asked";
    if (new_front != front) what += "; " + now_text(choosing, pair.front);
    if (new_back != back) what += "; " + now_text(choosing, pair.back);
    house.findings.push_back({std::string(name_of(pair.front)) + " on " + std::string(name_of(pair.back)), what + "."});
}

void take_corners(House& house, const DesignTokens& tokens, const HouseFamily& family) {
    for (const CornerSource& source : family.corners) {
        const auto text = tokens.text(source.token);
        if (!text) house.findings.push_back({std::string(source.token), text.error() + "."});
        if (!text || !*text) continue;
        const auto length = length_in(**text);
        if (!length) {
            house.findings.push_back({std::string(source.token), "\"" + **text + "\" is no length that we can read."});
            continue;
        }
        house.palette.radii.*source.corner = std::min(*length, roundest_corner);
        ++house.corners;
    }
}

}  // namespace

std::string hex_of(Rgb colour) {
    char text[16];
    std::snprintf(text, sizeof text, "#%06x", static_cast<unsigned>(colour & 0xFFFFFFU));
    return text;
}

std::expected<House, std::string> house_of(std::string_view json) {
    const auto tokens = DesignTokens::read(json);
    if (!tokens) return std::unexpected(tokens.error());
    House house;
    house.palette = palette_of(Theme::light);
    Choosing choosing;
    for (std::size_t i = 0; i < tones; ++i) {
        const auto tone = static_cast<Tone>(i);
        offer(house, choosing, *tokens, tone, "terreinkompas." + std::string(name_of(tone)));
        offer(house, choosing, *tokens, tone, name_of(tone));
    }
    for (const HouseFamily& family : house_families()) {
        if (!tokens->has_any_in(family.group)) continue;
        house.family = family.name;
        for (const ColourSource& source : family.colours) offer(house, choosing, *tokens, source.tone, source.token);
        take_corners(house, *tokens, family);
        break;
    }
    for (std::size_t i = 0; i < tones; ++i) {
        if (!choosing.of[i].empty()) ++house.colours;
        choosing.of[i].push_back({palette_of(Theme::light).colours[i], {}});
    }
    if (house.colours == 0 && house.corners == 0)
        return std::unexpected("no design token in it is one that we know, nor is a name that of a role");
    // A change may upset a pair that was good; each change goes one way, to ours, which are all good.
    for (bool changed = true; changed;) {
        changed = false;
        for (const Pair& pair : pairs()) {
            const double measured = contrast(choosing.colour(pair.front, choosing.now(pair.front)),
                                             choosing.colour(pair.back, choosing.now(pair.back)));
            if (measured >= pair.least()) continue;
            mend(house, choosing, pair, measured);
            changed = true;
        }
    }
    for (std::size_t i = 0; i < tones; ++i) {
        house.palette.colours[i] = choosing.of[i][choosing.at[i]].colour;
        if (choosing.of[i][choosing.at[i]].token.empty()) house.ours.push_back(static_cast<Tone>(i));
    }
    return house;
}

}  // namespace tk::present
