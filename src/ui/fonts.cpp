#include "ui/draw.h"

#include <string_view>

namespace tk::ui {

namespace {

// (ascender - descender) / units per em, from the tables head and hhea of a TrueType file.
float em_of(const FontData& data) {
    const auto* bytes = static_cast<const unsigned char*>(data.bytes);
    const auto two = [&](int at) { return at >= 0 && at + 1 < data.size ? bytes[at] * 256 + bytes[at + 1] : 0; };
    const auto table = [&](std::string_view name) {
        for (int i = 0; i < two(4); ++i) {
            const int at = 12 + 16 * i;
            if (at + 16 <= data.size && std::string_view(reinterpret_cast<const char*>(bytes) + at, 4) == name)
                return two(at + 8) * 65536 + two(at + 10);
        }
        return -100;
    };
    const int head = table("head"), hhea = table("hhea");
    const int units = two(head + 18), ascender = two(hhea + 4), descender = static_cast<short>(two(hhea + 6));
    return units > 0 ? static_cast<float>(ascender - descender) / static_cast<float>(units) : 1.F;
}

}  // namespace

Fonts load_fonts(const FontData (&data)[4]) {
    ImGuiIO& io = ImGui::GetIO();
    Fonts fonts;
    ImFont** places[] = {&fonts.regular, &fonts.strong, &fonts.bold, &fonts.icons};
    for (int i = 0; i < 4; ++i) {
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.OversampleH = 2;
        *places[i] = io.Fonts->AddFontFromMemoryTTF(data[i].bytes, data[i].size, 18, &config);
    }
    fonts.em = em_of(data[0]);
    return fonts;
}

}  // namespace tk::ui
