#include "engine/language/lexer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace tk::engine::language {

void Lexer::next() {
    skip();
    const std::size_t from = at_;
    token_ = {Token::end, {}, from, 0};
    if (from >= text_.size()) return;
    const char c = text_[from];
    if (is_digit(c) || (c == '.' && from + 1 < text_.size() && is_digit(text_[from + 1]))) {
        double mantissa = 0;
        int digits = 0, power = 0;
        bool point = false;
        for (; at_ < text_.size() && (is_digit(text_[at_]) || (text_[at_] == '.' && !point)); ++at_) {
            if (text_[at_] == '.') {
                point = true;
                continue;
            }
            if (mantissa > 0 || text_[at_] != '0') ++digits;
            mantissa = mantissa * 10 + (text_[at_] - '0');
            if (point) --power;
        }
        power += exponent();
        // Within these limits digits and power of ten are exact, so the number is the nearest there is.
        if (digits > 15 || std::abs(power) > 22) {
            mistake(from, "a number has at most 15 digits and lies between 1e-22 and 1e22");
            return;
        }
        if (at_ < text_.size() && is_letter(text_[at_])) {
            mistake(at_, "a space stands between a number and its unit");
            return;
        }
        double scale = 1;
        for (int i = 0; i < std::abs(power); ++i) scale *= 10;
        token_ = {Token::number, text_.substr(from, at_ - from), from, power < 0 ? mantissa / scale : mantissa * scale};
    } else if (is_letter(c)) {
        while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
        token_ = {Token::name, text_.substr(from, at_ - from), from, 0};
    } else {
        const std::string_view two = text_.substr(from, 2);
        const bool pair = two == "<=" || two == ">=" || two == "==" || two == "!=";
        if (!pair && std::string_view("+-*/()<>,[]").find(c) == std::string_view::npos) {
            mistake(from, c == '=' ? "a comparison is written \"==\"" : "this character has no meaning here");
            return;
        }
        at_ += pair ? 2 : 1;
        token_ = {Token::sign, text_.substr(from, pair ? 2 : 1), from, 0};
    }
}

// Of a number such as 1e-3, behind its digits; 0 when there is none.
int Lexer::exponent() {
    std::size_t end = at_;
    if (end >= text_.size() || (text_[end] != 'e' && text_[end] != 'E')) return 0;
    ++end;
    const bool below = end < text_.size() && text_[end] == '-';
    if (end < text_.size() && (text_[end] == '-' || text_[end] == '+')) ++end;
    if (end >= text_.size() || !is_digit(text_[end])) return 0;
    int power = 0;
    for (; end < text_.size() && is_digit(text_[end]); ++end) power = std::min(1000, power * 10 + (text_[end] - '0'));
    at_ = end;
    return below ? -power : power;
}

void Lexer::skip() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
}

bool Lexer::expect(std::string_view sign) {
    if (!is(sign)) {
        mistake(token_.place,
                "expected \"" + std::string(sign) + "\"" +
                    (token_.text.empty() ? " before the end" : ", found \"" + std::string(token_.text) + "\""));
        return false;
    }
    next();
    return true;
}

void Lexer::mistake(std::size_t place, std::string what) {
    if (!mistake_) mistake_ = Mistake{place + 1, std::move(what)};
    token_ = {Token::end, {}, text_.size(), 0};
    at_ = text_.size();
}

}  // namespace tk::engine::language
