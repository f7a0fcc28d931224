// A QR code of an address, by the library qrcodegen.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tk::share {

inline constexpr int quiet_zone = 4;  // modules of light round the code that a reader needs

struct QrCode {
    int size = 0;           // modules along a side, without the quiet zone
    std::string modules{};  // row by row, '1' for dark

    bool dark(int x, int y) const { return modules[static_cast<std::size_t>(y * size + x)] == '1'; }
    friend bool operator==(const QrCode&, const QrCode&) = default;
};

// The smallest code of at least level M (15 % of it may be damaged), and of a higher level when that fits as well.
// `data` stands behind `address` and takes fewer bits when it is in capitals and digits. Nothing: it does not fit, or
// would be larger than a small screen shows well.
std::optional<QrCode> qr_code(std::string_view address, std::string_view data);

// A drawing of its own, with its quiet zone, dark on white.
std::string qr_svg(const QrCode&, std::string_view title);

}  // namespace tk::share
