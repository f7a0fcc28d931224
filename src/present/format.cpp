#include "present/format.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace tk::present {

namespace {

double power_of_ten(int exponent) {
    double power = 1;
    for (; exponent > 0; --exponent) power *= 10;
    for (; exponent < 0; ++exponent) power /= 10;
    return power;
}

std::string whole_part(const Texts& texts, double whole) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<long long>(whole)).ptr;
    const std::string digits(buffer.data(), end);
    const std::string group = texts("number.group");
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += group;
        text += digits[i];
    }
    return text;
}

bool same_rounded(double a, double b) { return rounded(a) == rounded(b); }

}  // namespace

double rounded(double value) {
    if (value == 0 || !std::isfinite(value)) return 0;
    double size = std::abs(value);
    int exponent = 0;
    while (size >= 100) size /= 10, ++exponent;
    while (size < 10 && exponent > -6) size *= 10, --exponent;
    return std::copysign(std::round(size) * power_of_ten(exponent), value);
}

std::string number_text(const Texts& texts, double value, int decimals) {
    if (!std::isfinite(value) || std::abs(value) > 1e15) return texts("number.none");
    const double scale = power_of_ten(decimals);
    const double shifted = std::round(std::abs(value) * scale);
    const double whole = std::floor(shifted / scale);
    auto rest = static_cast<long long>(shifted - whole * scale);
    std::string text = (value < 0 && shifted > 0 ? texts("number.minus") : std::string{}) + whole_part(texts, whole);
    if (rest == 0) return text;
    std::string digits = std::to_string(rest);
    digits.insert(0, static_cast<std::size_t>(decimals) - digits.size(), '0');
    while (digits.ends_with('0')) digits.pop_back();
    return text + texts("number.decimal") + digits;
}

std::string money(const Texts& texts, double euro) {
    const double value = rounded(euro);
    return texts("money.amount", {{"amount", number_text(texts, value)}});
}

std::string money_range(const Texts& texts, const engine::Spread& spread) {
    if (same_rounded(spread.p10, spread.p90)) return money(texts, spread.p50);
    return texts("money.range",
                 {{"low", number_text(texts, rounded(spread.p10))}, {"high", number_text(texts, rounded(spread.p90))}});
}

std::string money_spoken(const Texts& texts, const engine::Spread& spread) {
    if (same_rounded(spread.p10, spread.p90)) return money(texts, spread.p50);
    return texts("money.spoken", {{"low", money(texts, spread.p10)}, {"high", money(texts, spread.p90)}});
}

std::string money_sentence(const Texts& texts, const engine::Spread& spread) {
    return texts(
        "money.sentence",
        {{"low", money(texts, spread.p10)}, {"high", money(texts, spread.p90)}, {"likely", money(texts, spread.p50)}});
}

std::string support_text(const Texts& texts, const engine::Support& support) {
    const std::string range = support.amount.p10 < 1
                                  ? texts("schemes.support.up_to", {{"amount", money(texts, support.amount.p90)}})
                                  : money_spoken(texts, support.amount);
    return texts(support.sure ? "schemes.support.sure" : "schemes.support.maybe", {{"range", range}});
}

std::string number_range(const Texts& texts, double low, double high, int decimals) {
    const std::string from = number_text(texts, rounded(low), decimals), to = number_text(texts, rounded(high), decimals);
    return from == to ? from : texts("number.range", {{"low", from}, {"high", to}});
}

std::string years_range(const Texts& texts, const engine::Spread& years) {
    if (years.p90 <= 1) return texts("years.within_one");
    if (years.p10 > 50) return texts("years.over", {{"years", "50"}});
    const int decimals = years.p90 < 5 ? 1 : 0;
    const std::string low = number_text(texts, years.p10, decimals), high = number_text(texts, years.p90, decimals);
    if (low == high) return texts("years.about", {{"years", low}});
    return texts("years.range", {{"low", low}, {"high", high}});
}

std::string date_text(const Texts& texts, engine::Date date) {
    const auto month = static_cast<unsigned>(date.month());
    return texts("date.day", {{"day", std::to_string(static_cast<unsigned>(date.day()))},
                              {"month", texts("month." + std::to_string(month))},
                              {"year", std::to_string(static_cast<int>(date.year()))}});
}

std::optional<double> number_in(const Texts& texts, std::string_view typed) {
    // Spaces of any width between digits are groups.
    std::string text;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (typed[i] == ' ' || typed[i] == '\t') continue;
        if (typed.substr(i).starts_with("\u00A0")) {
            i += 1;
            continue;
        }
        if (typed.substr(i).starts_with("\u202F") || typed.substr(i).starts_with("\u2009")) {
            i += 2;
            continue;
        }
        text += typed[i];
    }
    if (text.empty() || text.size() > 20) return std::nullopt;
    const char group = texts("number.group") == "." ? '.' : ',';
    const char decimal = group == '.' ? ',' : '.';
    for (const char c : text)
        if ((c < '0' || c > '9') && c != '.' && c != ',') return std::nullopt;

    // A sign of the group kind groups only when three digits follow each one; a single one with another
    // count of digits behind it can only mean the decimals ("12.5" in Dutch).
    const auto decimals_at = text.find(decimal);
    if (decimals_at != std::string::npos && text.find(decimal, decimals_at + 1) != std::string::npos) return std::nullopt;
    std::string whole = text.substr(0, decimals_at);
    std::string fraction = decimals_at == std::string::npos ? std::string{} : text.substr(decimals_at + 1);
    if (fraction.find(group) != std::string::npos) return std::nullopt;
    if (const auto first = whole.find(group); first != std::string::npos) {
        std::vector<std::string> parts;
        for (std::size_t from = 0;;) {
            const auto to = whole.find(group, from);
            parts.push_back(whole.substr(from, to - from));
            if (to == std::string::npos) break;
            from = to + 1;
        }
        bool grouped = !parts.front().empty() && parts.front().size() <= 3;
        for (std::size_t i = 1; i < parts.size(); ++i) grouped = grouped && parts[i].size() == 3;
        if (grouped) {
            whole.clear();
            for (const auto& part : parts) whole += part;
        } else if (parts.size() == 2 && decimals_at == std::string::npos && !parts[0].empty() && !parts[1].empty()) {
            fraction = parts[1];
            whole = parts[0];
        } else {
            return std::nullopt;
        }
    }
    if (whole.empty() || whole.size() > 15) return std::nullopt;
    double value = 0;
    for (const char c : whole) value = value * 10 + (c - '0');
    double place = 0.1;
    for (const char c : fraction) value += place * (c - '0'), place /= 10;
    return value;
}

std::string date_typed(engine::Date day) {
    return std::to_string(static_cast<unsigned>(day.day())) + "-" + std::to_string(static_cast<unsigned>(day.month())) +
           "-" + std::to_string(static_cast<int>(day.year()));
}

std::optional<engine::Date> date_in(std::string_view typed) {
    int parts[3] = {}, digits[3] = {}, count = 0;
    bool in_number = false;
    for (const char letter : typed) {
        const bool digit = letter >= '0' && letter <= '9';
        if (digit && !in_number && ++count > 3) return {};
        if (digit) {
            int& part = parts[count - 1];
            part = part * 10 + (letter - '0');
            if (++digits[count - 1] > 4) return {};
        } else if (letter != ' ' && letter != '-' && letter != '/' && letter != '.') {
            return {};
        }
        in_number = digit;
    }
    if (count != 3) return {};
    const bool year_first = digits[0] == 4;
    if (!year_first && digits[2] != 4) return {};
    const engine::Date day{std::chrono::year{parts[year_first ? 0 : 2]}, std::chrono::month{static_cast<unsigned>(parts[1])},
                           std::chrono::day{static_cast<unsigned>(parts[year_first ? 2 : 0])}};
    if (!day.ok()) return {};
    return day;
}

}  // namespace tk::present
