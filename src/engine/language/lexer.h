// Cuts the text of a rule or amount into numbers, names and signs, one at a time.
#pragma once

#include "engine/expression.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tk::engine::language {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
inline bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

struct Token {
    enum { end, number, name, sign } kind = end;
    std::string_view text{};
    std::size_t place = 0;
    double value = 0;
};

class Lexer {
protected:
    explicit Lexer(std::string_view text) : text_(text) {}

    void next();  // into token_
    void skip();  // what is between tokens
    bool is(std::string_view sign) const { return token_.kind == Token::sign && token_.text == sign; }
    bool word(std::string_view name) const { return token_.kind == Token::name && token_.text == name; }
    bool expect(std::string_view sign);

    // Only the first mistake counts; the rest of the text is then not read.
    void mistake(std::size_t place, std::string what);

    std::string_view text_;
    std::size_t at_ = 0;  // behind token_
    Token token_{};
    std::optional<Mistake> mistake_{};

private:
    int exponent();
};

}  // namespace tk::engine::language
