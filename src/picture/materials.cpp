#include "picture/picture.h"

namespace tk::picture {

namespace {

// Top, left, right by day; the same by night, when windows, lamps and what is amber give light.
struct Shades {
    unsigned day[3], night[3];
    float opacity_day = 1, opacity_night = 1;
};

Shades shades(Material material) {
    switch (material) {
        case Material::grass: return {{0xA9CF9B, 0x8FBF84, 0x7DAE73}, {0x2A5140, 0x244738, 0x1F3E31}};
        case Material::meadow: return {{0x8FBF84, 0x7DAE73, 0x6E9E66}, {0x244738, 0x1F3E31, 0x1B362B}};
        case Material::hay: return {{0xC3DDA6, 0xAFCB92, 0x9FBC83}, {0x385F3F, 0x2F5236, 0x29472F}};
        case Material::soil: return {{0xC49B77, 0xB48A66, 0x97704F}, {0x55443A, 0x4A3A2E, 0x3A2D24}};
        case Material::water: return {{0x8CC4DA, 0x7DBAD3, 0x6FAFCB}, {0x1E4A5F, 0x1B4458, 0x183D50}};
        case Material::asphalt: return {{0xA9B4B5, 0x98A4A5, 0x8A9697}, {0x26373B, 0x203034, 0x1B292D}};
        case Material::paving: return {{0xDCDFDA, 0xC8CDC8, 0xB7BDB8}, {0x3A4C50, 0x324347, 0x2B3A3E}};
        case Material::paint: return {{0xFFFFFF, 0xEEF1F0, 0xE0E5E4}, {0x8A9B9B, 0x7B8B8C, 0x6C7B7C}};
        case Material::white: return {{0xFFFFFF, 0xE6ECEB, 0xC6D2D2}, {0x7E9295, 0x66797D, 0x4B5D61}};
        case Material::brick: return {{0xD98E6C, 0xC4724F, 0xA85A3B}, {0xA9684C, 0x8E5239, 0x6E3D29}};
        case Material::teal: return {{0x5B8E96, 0x3F737C, 0x2C5A62}, {0x47777F, 0x335E66, 0x24484F}};
        case Material::green: return {{0x4F9A63, 0x38804E, 0x2B6A3F}, {0x3B7A50, 0x2B613D, 0x224E31}};
        case Material::amber: return {{0xF6B93B, 0xDDA02C, 0xC08722}, {0xFFD24A, 0xE0B03F, 0xBE9233}};
        case Material::dark: return {{0x3F737C, 0x2C5A62, 0x21474E}, {0x24484F, 0x1B3A41, 0x152F35}};
        case Material::glass: return {{0xD5EAF0, 0xBFDDE6, 0x8FBCCB}, {0x6E8F98, 0x587983, 0x44626B}};
        case Material::window: return {{0xD5EAF0, 0xBFDDE6, 0x8FBCCB}, {0xFFE3A6, 0xFFD98A, 0xE8B95E}};
        case Material::panel: return {{0x23466B, 0x1E3D5E, 0x193451}, {0x16304D, 0x132A43, 0x102439}};
        case Material::panel_line: return {{0x4A719B, 0x42668D, 0x3B5C7F}, {0x2C4C6C, 0x274462, 0x233C57}};
        case Material::trunk: return {{0x8D6A4A, 0x8D6A4A, 0x7A5A3E}, {0x583F2E, 0x583F2E, 0x4A3526}};
        case Material::leaves: return {{0x4F9A63, 0x38804E, 0x38804E}, {0x3B7A50, 0x2B613D, 0x2B613D}};
        case Material::steel: return {{0xD8E1E1, 0xC6D2D2, 0xB0BFBF}, {0x66797D, 0x5A6C70, 0x4B5D61}};
        case Material::blade: return {{0xFFFFFF, 0xF3F7F6, 0xBFCCCC}, {0x9DB0B2, 0x8CA0A3, 0x7E9295}};
        case Material::lamp: return {{0xF4F7F6, 0xE6ECEB, 0xC6D2D2}, {0xFFE3A6, 0xFFD98A, 0xE8B95E}};
        case Material::shadow: return {{0x10282C, 0x10282C, 0x10282C}, {0x050E10, 0x050E10, 0x050E10}, 0.13F, 0.34F};
        case Material::sign_ring: return {{0x00614D, 0x00614D, 0x00614D}, {0x62CBA5, 0x62CBA5, 0x62CBA5}};
        case Material::sign_face: return {{0xFFFFFF, 0xFFFFFF, 0xFFFFFF}, {0x16272A, 0x16272A, 0x16272A}};
        case Material::sign_ink: return {{0x10282C, 0x10282C, 0x10282C}, {0xEDF4F2, 0xEDF4F2, 0xEDF4F2}};
    }
    return {};
}

}  // namespace

Colour colour(Material material, Side side, Light light) {
    const Shades of = shades(material);
    const auto at = static_cast<std::size_t>(side);
    return light == Light::day ? Colour{of.day[at], of.opacity_day} : Colour{of.night[at], of.opacity_night};
}

}  // namespace tk::picture
