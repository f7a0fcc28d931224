#include "engine/language/parser.h"

#include "engine/suggest.h"

#include <algorithm>

namespace tk::engine {

namespace language {

std::expected<std::int32_t, Mistake> Parser::parse(Type wanted, const std::optional<Unit>& unit) {
    if (text_.size() > longest_expression)
        return std::unexpected(Mistake{1, "this is longer than " + std::to_string(longest_expression) + " characters"});
    next();
    Part part = either();
    if (!mistake_ && token_.kind != Token::end)
        fail(token_.place, "expected the end, found \"" + std::string(token_.text) + "\"");
    need(part, wanted == Type::truth ? Kind::truth : Kind::number);
    if (unit && part.unit >= 0 && of(part.unit) != *unit)
        fail(0, "this gives " + text_of(of(part.unit)) + ", but " + text_of(*unit) + " is expected");
    if (mistake_) return std::unexpected(*mistake_);
    return part.node;
}

Part Parser::either() {
    if (++depth_ > deepest_expression)
        return fail(token_.place, "this is nested deeper than " + std::to_string(deepest_expression));
    Part left = both();
    while (word("or")) {
        next();
        Part right = both();
        need(left, Kind::truth);
        need(right, Kind::truth);
        left = make(Op::either, Kind::truth, left.place, {left.node, right.node});
    }
    --depth_;
    return left;
}

Part Parser::both() {
    Part left = negation();
    while (word("and")) {
        next();
        Part right = negation();
        need(left, Kind::truth);
        need(right, Kind::truth);
        left = make(Op::both, Kind::truth, left.place, {left.node, right.node});
    }
    return left;
}

Part Parser::negation() {
    if (!word("not")) return comparison();
    if (++depth_ > deepest_expression)
        return fail(token_.place, "this is nested deeper than " + std::to_string(deepest_expression));
    const std::size_t place = token_.place;
    next();
    Part inner = negation();
    need(inner, Kind::truth);
    --depth_;
    return make(Op::negation, Kind::truth, place, {inner.node});
}

// The option that follows; the token before it is the current one. Options may start with a digit.
std::uint64_t Parser::option(std::int32_t input) {
    skip();
    const std::size_t from = at_;
    while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
    const std::string_view id = text_.substr(from, at_ - from);
    const Input& question = program_.inputs[static_cast<std::size_t>(input)];
    const int place = question.option(id);
    if (place < 0) {
        std::vector<std::string_view> names(question.options.begin(), question.options.end());
        fail(from, id.empty() ? "an option of " + question.name + " is expected here"
                              : question.name + " has no option \"" + std::string(id) + "\"" + suggestion(id, names));
        return 0;
    }
    next();
    return std::uint64_t{1} << place;
}

Part Parser::comparison() {
    Part left = sum();
    if (mistake_) return {};
    if (word("has")) {
        if (left.kind != Kind::many) return fail(token_.place, "\"has\" stands after a question with many options");
        const std::uint64_t mask = option(left.input);
        return make(Op::chosen, Kind::truth, left.place, {}, left.input, 0, mask);
    }
    if (word("in")) {
        if (left.kind != Kind::one) return fail(token_.place, "\"in\" stands after a question with one choice");
        next();
        if (!is("(")) return fail(token_.place, "expected \"(\"");
        std::uint64_t mask = 0;
        do {
            mask |= option(left.input);
        } while (is(","));
        expect(")");
        return make(Op::chosen, Kind::truth, left.place, {}, left.input, 0, mask);
    }
    if (token_.kind != Token::sign) return left;
    const std::string_view sign = token_.text;
    if (sign == "==" || sign == "!=") {
        if (left.kind == Kind::many) need(left, Kind::one);
        if (left.kind == Kind::number) return fail(token_.place, "numbers are compared by <, <=, > or >=");
        if (left.kind != Kind::one)
            return fail(token_.place, "\"" + std::string(sign) + "\" stands after a question with one choice");
        const std::uint64_t mask = option(left.input);
        Part result = make(Op::chosen, Kind::truth, left.place, {}, left.input, 0, mask);
        return sign == "==" ? result : make(Op::negation, Kind::truth, left.place, {result.node});
    }
    if (sign == "<" || sign == "<=" || sign == ">" || sign == ">=") {
        need(left, Kind::number);
        if (mistake_) return {};
        next();
        Part right = sum();
        need(right, Kind::number);
        same(left, right);
        if (mistake_) return {};
        if (sign.front() == '>') std::swap(left.node, right.node);
        Part result = make(sign.size() == 1 ? Op::less : Op::at_most, Kind::truth, left.place, {left.node, right.node});
        if (is("<") || is("<=") || is(">") || is(">=") || is("==") || is("!="))
            return fail(token_.place, "comparisons do not chain; use \"and\"");
        return result;
    }
    return left;
}

Part Parser::sum() {
    Part left = product();
    while (is("+") || is("-")) {
        const Op op = is("+") ? Op::add : Op::subtract;
        next();
        Part right = product();
        need(left, Kind::number);
        need(right, Kind::number);
        const int unit = same(left, right);
        left = with(make(op, Kind::number, left.place, {left.node, right.node}), unit);
    }
    return left;
}

Part Parser::product() {
    Part left = factor();
    while (is("*") || is("/")) {
        const Op op = is("*") ? Op::multiply : Op::divide;
        next();
        Part right = factor();
        need(left, Kind::number);
        need(right, Kind::number);
        const int unit = combined(left.unit, right.unit, op == Op::multiply ? engine::product : engine::quotient);
        left = with(make(op, Kind::number, left.place, {left.node, right.node}), unit);
    }
    return left;
}

Part Parser::factor() {
    if (!is("-")) return primary();
    if (++depth_ > deepest_expression)
        return fail(token_.place, "this is nested deeper than " + std::to_string(deepest_expression));
    const std::size_t place = token_.place;
    next();
    Part inner = factor();
    need(inner, Kind::number);
    --depth_;
    return with(make(Op::negate, Kind::number, place, {inner.node}), inner.unit);
}

// A unit after a literal: kWh/year. A name of the pack behind the "/" ends it.
int Parser::unit() {
    if (token_.kind != Token::name || std::ranges::find(keywords, token_.text) != keywords.end()) return -1;
    const std::size_t from = token_.place;
    while (at_ + 1 < text_.size() && text_[at_] == '/' && is_letter(text_[at_ + 1])) {
        std::size_t end = at_ + 1;
        while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]))) ++end;
        if (program_.names.contains(std::string(text_.substr(at_ + 1, end - at_ - 1)))) break;
        at_ = end;
    }
    const std::string_view written = text_.substr(from, at_ - from);
    auto found = unit_of(written);
    if (!found) {
        fail(from, "\"" + std::string(written) + "\" is not a unit");
        return -1;
    }
    for (const std::string& name : names_of(written))
        if (!program_.unit_names.contains(name)) {
            const std::vector<std::string_view> known(program_.unit_names.begin(), program_.unit_names.end());
            fail(from, "the pack knows no unit \"" + name + "\"" + suggestion(name, known));
            return -1;
        }
    next();
    return place_of(std::move(*found));
}

Part Parser::primary() {
    if (mistake_) return {};
    const Token token = token_;
    if (token.kind == Token::number) {
        next();
        const int own = unit();
        return with(make(Op::number, Kind::number, token.place, {}, -1, token.value), own);
    }
    if (is("(")) {
        next();
        Part inner = either();
        expect(")");
        return inner;
    }
    if (token.kind != Token::name)
        return fail(token.place, token.text.empty() ? "something is missing at the end"
                                                    : "a value is expected, found \"" + std::string(token.text) + "\"");
    next();
    if (token.text == "true" || token.text == "false")
        return make(Op::truth, Kind::truth, token.place, {}, -1, token.text == "true" ? 1 : 0);
    if (is("(")) return call(token);
    if (std::ranges::find(functions, token.text) != functions.end())
        return fail(token.place, "\"" + std::string(token.text) + "\" needs its arguments between brackets");
    const auto place = program_.names.find(std::string(token.text));
    if (place == program_.names.end()) return unknown_name(token);
    const std::int32_t slot = place->second.slot;
    const std::string name(token.text);
    switch (place->second.kind) {
        case NameKind::input:
            switch (program_.inputs[static_cast<std::size_t>(slot)].kind) {
                case InputKind::number:
                    return with(make(Op::input, Kind::number, token.place, {}, slot),
                                place_of(program_.inputs[static_cast<std::size_t>(slot)].unit));
                case InputKind::one: return {-1, Kind::one, slot, token.place};
                case InputKind::many: return {-1, Kind::many, slot, token.place};
                case InputKind::text: break;
            }
            return fail(token.place, name + " is answered in free words; no rule can read it");
        case NameKind::coefficient: {
            if (scope_ == Scope::answers)
                return fail(token.place, "a rule may not use an estimate, and " + name + " is a coefficient");
            const Coefficient& coefficient = program_.coefficients[static_cast<std::size_t>(slot)];
            const std::int32_t by = coefficient.by;
            if (by < 0) {
                if (is("[")) return fail(token_.place, name + " is one number, not a table");
                return with(make(Op::coefficient, Kind::number, token.place, {}, slot), place_of(coefficient.unit));
            }
            const std::string& key = program_.inputs[static_cast<std::size_t>(by)].name;
            if (!is("[")) return fail(token.place, name + " is a table: write " + name + "[" + key + "]");
            next();
            if (!word(key)) return fail(token_.place, name + " is a table by " + key);
            next();
            if (!expect("]")) return {};
            return with(make(Op::table, Kind::number, token.place, {}, slot), place_of(coefficient.unit));
        }
        case NameKind::quantity:
            if (scope_ == Scope::answers && !program_.quantities[static_cast<std::size_t>(slot)].raw)
                return fail(token.place, "a rule may not use an estimate, and " + name + " is an estimated quantity");
            return with(make(Op::quantity, Kind::number, token.place, {}, slot),
                        place_of(program_.quantities[static_cast<std::size_t>(slot)].unit));
    }
    return {};
}

Part Parser::unknown_name(const Token& token) {
    std::vector<std::string_view> names;
    for (const auto& [name, place] : program_.names) names.push_back(name);
    std::ranges::sort(names);
    return fail(token.place, "there is nothing named \"" + std::string(token.text) + "\"" + suggestion(token.text, names));
}

}  // namespace language

std::expected<std::int32_t, Mistake> compile(Program& program, std::string_view text, Type wanted, Scope scope,
                                             const std::optional<Unit>& unit) {
    auto root = language::Parser(program, text, scope).parse(wanted, unit);
    if (root && wanted == Type::truth) program.truths.push_back(*root);
    return root;
}

}  // namespace tk::engine
