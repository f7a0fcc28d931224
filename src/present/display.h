// How a person wants to see the program: size of letters, colours, motion. Kept on the device with the answers; what is
// left to the device follows it at once.
#pragma once

#include "present/house.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tk::present {

struct State;

inline constexpr std::array text_sizes{100, 125, 150, 200};  // per cent of what the browser has

enum class Colours : unsigned char { device, light, dark, contrast };

struct Display {
    int text = 0;  // one of text_sizes; 0: not chosen, the window decides
    Colours colours = Colours::device;
    bool calm = false;  // less motion, whatever the device asks for
    friend bool operator==(const Display&, const Display&) = default;
};

// What the system of the device asks for.
struct Device {
    bool dark = false, contrast = false, calm = false;
    friend bool operator==(const Device&, const Device&) = default;
};

// The size of letters to begin with, one of text_sizes: larger on a large screen, as long as at least 600 pixels of the
// design remain of the height. In CSS pixels; web/style.css has the same for the page.
int start_text(double width, double height);

// The display settings become these.
struct Adjust {
    Display to{};
    friend bool operator==(const Adjust&, const Adjust&) = default;
};
// The system asks for something else.
struct DeviceAsks {
    Device now{};
    friend bool operator==(const DeviceAsks&, const DeviceAsks&) = default;
};

// How the page, or the window, is to look now.
struct Dress {
    Theme theme = Theme::light;
    int text = 0;  // 0: the window decides
    bool calm = false;
    std::map<std::string, std::string> house{};  // CSS name to value, "--primary" to "#5115ef"; empty: our own
    std::map<std::string, std::string> paper{};  // likewise for print, which stays light; empty: as `house`
    friend bool operator==(const Dress&, const Dress&) = default;
};

// What the address asks for or else the settings say.
Colours colours_of(const State&);
Theme theme_of(const State&);
int text_of(const State&);  // one of text_sizes
// With the colours of the house, where there are any.
const Palette& palette_of(const State&);
Dress dress_of(const State&);
std::string dress_json(const Dress&);

// "device", "light", "dark" or "contrast"; nothing for other names.
std::optional<Colours> colours_named(std::string_view);
std::string_view name_of(Colours);

// As JSON, and back out of what was stored with it under "display". What can't be read there is as usual; where nothing
// was stored the colours are `usual`.
std::string display_json(const Display&);
Display display_of(std::string_view stored, Colours usual = Colours::device);

// Takes the colours of an organisation; what is wrong with them comes back, one sentence each. Empty text: they could
// not be had. Ours stay when they can't be used, and the page says so.
std::vector<HouseFinding> take_house(State&, const std::string& name, std::string_view json);

}  // namespace tk::present
