#include "share/qr.h"

#include <qrcodegen.h>
#include <cstdint>
#include <vector>

namespace tk::share {

namespace {

// With 4 modules round it 105 along a side: 3 pixels each on a screen of 390 with its margins.
constexpr int largest_version = 20;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else out += c;
    }
    return out;
}

}  // namespace

std::optional<QrCode> qr_code(std::string_view address, std::string_view data) {
    if (address.size() + data.size() > 2000) return std::nullopt;
    const std::string capitals(data);
    const bool packs_well = qrcodegen_isAlphanumeric(capitals.c_str());
    const std::string plain = std::string(address) + (packs_well ? "" : capitals);
    std::vector<std::uint8_t> plain_bits(plain.size() + 1), capital_bits(capitals.size() + 1);
    std::vector<qrcodegen_Segment> segments{
        qrcodegen_makeBytes(reinterpret_cast<const std::uint8_t*>(plain.data()), plain.size(), plain_bits.data())};
    if (packs_well && !capitals.empty())
        segments.push_back(qrcodegen_makeAlphanumeric(capitals.c_str(), capital_bits.data()));
    std::vector<std::uint8_t> scratch(qrcodegen_BUFFER_LEN_FOR_VERSION(largest_version)), code(scratch.size());
    if (!qrcodegen_encodeSegmentsAdvanced(segments.data(), segments.size(), qrcodegen_Ecc_MEDIUM, qrcodegen_VERSION_MIN,
                                          largest_version, qrcodegen_Mask_AUTO, true, scratch.data(), code.data()))
        return std::nullopt;
    QrCode made{qrcodegen_getSize(code.data()), {}};
    for (int y = 0; y < made.size; ++y)
        for (int x = 0; x < made.size; ++x) made.modules += qrcodegen_getModule(code.data(), x, y) ? '1' : '0';
    return made;
}

std::string qr_svg(const QrCode& code, std::string_view title) {
    const std::string side = std::to_string(code.size + 2 * quiet_zone);
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side +
                      "\" shape-rendering=\"crispEdges\" role=\"img\"><title>" + escaped(title) + "</title><rect width=\"" +
                      side + "\" height=\"" + side + "\" fill=\"#fff\"/><path fill=\"#000\" d=\"";
    for (int y = 0; y < code.size; ++y)
        for (int x = 0; x < code.size; ++x) {
            int run = 0;
            while (x + run < code.size && code.dark(x + run, y)) ++run;
            if (run == 0) continue;
            const std::string wide = std::to_string(run);
            svg += "M" + std::to_string(x + quiet_zone) + " " + std::to_string(y + quiet_zone) + "h" + wide + "v1h-" + wide +
                   "z";
            x += run;
        }
    return svg + "\"/></svg>\n";
}

}  // namespace tk::share
