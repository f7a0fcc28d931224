#include "present/house.h"

#include "present/css_value.h"
#include "present/design_tokens.h"
#include "present/house_families.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>
#include <tuple>

namespace tk::present {

namespace {

constexpr float roundest_corner = 24;

struct Candidate {
    Rgb colour = 0;
    std::string token{};  // empty: ours
};

// What each role may be, best first and ours last (not yet while a house is read), and which of them it is.
struct Choosing {
    std::array<std::vector<Candidate>, tones> of{};
    std::array<std::size_t, tones> at{};

    Rgb colour(Tone tone, std::size_t place) const { return of[static_cast<std::size_t>(tone)][place].colour; }
    std::size_t now(Tone tone) const { return at[static_cast<std::size_t>(tone)]; }
    std::size_t last(Tone tone) const { return of[static_cast<std::size_t>(tone)].size() - 1; }
    const Candidate& chosen(Tone tone) const { return of[static_cast<std::size_t>(tone)][now(tone)]; }
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
    const Candidate& now = choosing.chosen(tone);
    return std::string(name_of(tone)) + " is now " + (now.token.empty() ? "ours" : now.token) + ", " + hex_of(now.colour);
}

// The least change that makes the pair readable: as few of ours as can be, then as few steps, then the one that yields.
// Gives what is to be told about it.
HouseFinding mend(Choosing& choosing, const Pair& pair, Theme theme, double measured) {
    using Cost = std::tuple<std::size_t, std::size_t, std::size_t>;
    Cost best{9, 0, 0};
    const std::size_t front = choosing.now(pair.front), back = choosing.now(pair.back);
    std::size_t new_front = choosing.last(pair.front), new_back = choosing.last(pair.back);
    for (std::size_t f = front; f <= choosing.last(pair.front); ++f)
        for (std::size_t b = back; b <= choosing.last(pair.back); ++b) {
            if (contrast(choosing.colour(pair.front, f), choosing.colour(pair.back, b)) < pair.least(theme)) continue;
            const std::size_t ours = (f == choosing.last(pair.front) ? 1U : 0U) + (b == choosing.last(pair.back) ? 1U : 0U);
            const Cost cost{ours, f - front + b - back, pair.back_yields ? f - front : b - back};
            if (cost < best) best = cost, new_front = f, new_back = b;
        }
    choosing.at[static_cast<std::size_t>(pair.front)] = new_front;
    choosing.at[static_cast<std::size_t>(pair.back)] = new_back;
    std::string what =
        "the contrast is " + two_digits(measured) + ", and at least " + two_digits(pair.least(theme)) + " is asked";
    if (new_front != front) what += "; " + now_text(choosing, pair.front);
    if (new_back != back) what += "; " + now_text(choosing, pair.back);
    return {std::string(name_of(pair.front)) + " on " + std::string(name_of(pair.back)), what + "."};
}

// Until every pair can be read. A change may upset a pair that was good; each change goes one way, to ours, which are
// all good.
std::vector<HouseFinding> settle(Choosing& choosing, Theme theme) {
    std::vector<Pair> all(pairs().begin(), pairs().end());
    if (theme != Theme::light) all.insert(all.end(), dark_pairs().begin(), dark_pairs().end());
    std::vector<HouseFinding> told;
    for (bool changed = true; changed;) {
        changed = false;
        for (const Pair& pair : all) {
            const double measured = contrast(choosing.colour(pair.front, choosing.now(pair.front)),
                                             choosing.colour(pair.back, choosing.now(pair.back)));
            if (measured >= pair.least(theme)) continue;
            told.push_back(mend(choosing, pair, theme, measured));
            changed = true;
        }
    }
    return told;
}

// Each part of the way from one colour to another, 0 to 1.
Rgb mixed(Rgb from, Rgb to, double way) {
    Rgb made = 0;
    for (const unsigned shift : {16U, 8U, 0U}) {
        const double a = (from >> shift) & 255U, b = (to >> shift) & 255U;
        made |= static_cast<Rgb>(a + (b - a) * way + 0.5) << shift;
    }
    return made;
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

// Roles by their own names, after `place`: "" or "dark.".
void offer_named(House& house, Choosing& choosing, const DesignTokens& tokens, const std::string& place) {
    for (std::size_t i = 0; i < tones; ++i) {
        const auto tone = static_cast<Tone>(i);
        offer(house, choosing, tokens, tone, "terreinkompas." + place + std::string(name_of(tone)));
        offer(house, choosing, tokens, tone, place + std::string(name_of(tone)));
    }
}

// What a house has for the signs on a dark ground. Its grounds, its greys and the ink on its buttons are of a light page.
constexpr std::array signs{Tone::primary, Tone::must, Tone::will, Tone::will_mark, Tone::can, Tone::info, Tone::focus_halo};

Palette on_dark(House& house, const Choosing& light, const DesignTokens& tokens, const HouseFamily* family, Theme theme) {
    Choosing choosing;
    offer_named(house, choosing, tokens, std::string(name_of(theme)) + ".");
    for (const auto& all : choosing.of)
        if (!all.empty()) ++house.colours;
    if (family != nullptr)
        for (const ColourSource& source : family->on_dark) offer(house, choosing, tokens, source.tone, source.token);
    for (const Tone tone : signs)
        for (const Candidate& of_light : light.of[static_cast<std::size_t>(tone)])
            choosing.of[static_cast<std::size_t>(tone)].push_back(of_light);
    Palette made = palette_of(theme);
    for (std::size_t i = 0; i < tones; ++i) choosing.of[i].push_back({made.colours[i], {}});
    const Choosing given = choosing;
    settle(choosing, theme);
    // The shades round a primary of the house are made of it, for ours would be of another colour; again when these
    // make it another one. In high contrast there are none: what is pointed at is white.
    for (std::optional<Rgb> made_of;
         choosing.chosen(Tone::primary).token != "" && made_of != choosing.chosen(Tone::primary).colour;) {
        const std::size_t place = choosing.now(Tone::primary);
        const Rgb primary = choosing.chosen(Tone::primary).colour;
        choosing = given;
        choosing.at[static_cast<std::size_t>(Tone::primary)] = place;
        const auto make = [&](Tone tone, Rgb colour) {
            auto& all = choosing.of[static_cast<std::size_t>(tone)];
            all.insert(all.end() - 1, Candidate{colour, "primary"});
        };
        const bool dark = theme == Theme::dark;
        make(Tone::primary_mid, dark ? mixed(primary, made[Tone::surface], 0.35) : primary);
        if (dark) make(Tone::primary_hover, mixed(primary, 0xFFFFFF, 0.3));
        if (dark) make(Tone::primary_pressed, mixed(primary, 0xFFFFFF, 0.55));
        if (dark) make(Tone::primary_soft, mixed(made[Tone::surface], primary, 0.18));
        made_of = primary;
        settle(choosing, theme);
    }
    for (std::size_t i = 0; i < tones; ++i) made.colours[i] = choosing.chosen(static_cast<Tone>(i)).colour;
    made.radii = house.palette.radii;
    return made;
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
    const HouseFamily* family = nullptr;
    for (const HouseFamily& one : house_families())
        if (family == nullptr && tokens->has_any_in(one.group)) family = &one;
    Choosing choosing;
    offer_named(house, choosing, *tokens, "");
    if (family != nullptr) {
        house.family = family->name;
        for (const ColourSource& source : family->colours) offer(house, choosing, *tokens, source.tone, source.token);
        take_corners(house, *tokens, *family);
    }
    for (const auto& all : choosing.of)
        if (!all.empty()) ++house.colours;
    house.dark = on_dark(house, choosing, *tokens, family, Theme::dark);
    house.contrast = on_dark(house, choosing, *tokens, family, Theme::contrast);
    if (house.colours == 0 && house.corners == 0)
        return std::unexpected("no design token in it is one that we know, nor is a name that of a role");
    for (std::size_t i = 0; i < tones; ++i) choosing.of[i].push_back({palette_of(Theme::light).colours[i], {}});
    std::ranges::move(settle(choosing, Theme::light), std::back_inserter(house.findings));
    for (std::size_t i = 0; i < tones; ++i) {
        const Candidate& chosen = choosing.chosen(static_cast<Tone>(i));
        house.palette.colours[i] = chosen.colour;
        if (chosen.token.empty()) house.ours.push_back(static_cast<Tone>(i));
    }
    return house;
}

}  // namespace tk::present
