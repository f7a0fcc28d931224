#include "present/export/csv.h"

#include "present/export/plain.h"

#include <cmath>

namespace tk::present {

std::string text_cell(std::string_view text) {
    std::string words = plain(text);
    if (!words.empty() && std::string_view("=+-@\t").find(words.front()) != std::string_view::npos) words.insert(0, "'");
    std::string quoted = "\"";
    for (const char c : words) {
        if (c == '"') quoted += '"';
        quoted += c == '\n' ? ' ' : c;
    }
    return quoted + '"';
}

std::string number_cell(double value, int decimals) {
    double scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    const double shifted = std::round(std::abs(value) * scale);
    if (!std::isfinite(shifted) || shifted > 1e15) return {};
    std::string digits = std::to_string(static_cast<long long>(shifted));
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0) digits.insert(digits.size() - places, 1, ',');
    return (value < 0 && shifted > 0 ? "-" : "") + digits;
}

std::string date_cell(engine::Date date) { return engine::text_of(date); }

void Csv::row(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) text_ += ';';
        text_ += cells[i];
    }
    text_ += "\r\n";
}

}  // namespace tk::present
