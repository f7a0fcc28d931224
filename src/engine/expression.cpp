#include "engine/expression.h"

#include "engine/suggest.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace tk::engine {

int Input::option(std::string_view id) const {
    const auto place = std::ranges::find(options, id);
    return place == options.end() ? -1 : static_cast<int>(place - options.begin());
}

std::int32_t Program::input(std::string_view name) const {
    const auto place = names.find(std::string(name));
    return place == names.end() || place->second.kind != NameKind::input ? -1 : place->second.slot;
}

std::int32_t Program::quantity(std::string_view name) const {
    const auto place = names.find(std::string(name));
    return place == names.end() || place->second.kind != NameKind::quantity ? -1 : place->second.slot;
}

std::int32_t Program::input_of(const Node& node) const {
    if (node.op == Op::table) return coefficients[static_cast<std::size_t>(node.slot)].by;
    return node.op == Op::input || node.op == Op::chosen || node.op == Op::known ? node.slot : -1;
}

std::int32_t Program::add(Node node, const std::vector<std::int32_t>& given) {
    node.first = static_cast<std::uint32_t>(arguments.size());
    node.count = static_cast<std::uint32_t>(given.size());
    arguments.insert(arguments.end(), given.begin(), given.end());
    nodes.push_back(node);
    return static_cast<std::int32_t>(nodes.size() - 1);
}

std::vector<std::int32_t> Program::inputs_of(std::int32_t root) const {
    std::vector<std::int32_t> found, open;
    std::vector<bool> seen(quantities.size());
    if (root >= 0) open.push_back(root);
    while (!open.empty()) {
        const Node& node = nodes[static_cast<std::size_t>(open.back())];
        open.pop_back();
        open.insert(open.end(), begin(node), begin(node) + node.count);
        if (const std::int32_t input = input_of(node); input >= 0) found.push_back(input);
        if (node.op == Op::quantity && !seen[static_cast<std::size_t>(node.slot)]) {
            seen[static_cast<std::size_t>(node.slot)] = true;
            if (const Amount value = quantities[static_cast<std::size_t>(node.slot)].value; !value.empty())
                open.push_back(value.root);
        }
    }
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr std::array<std::string_view, 7> keywords{"and", "or", "not", "in", "has", "true", "false"};
constexpr std::array<std::string_view, 10> functions{"if",     "min",  "max",   "clamp",   "sqrt",
                                                     "interp", "band", "known", "unknown", "maybe"};

class Parser {
public:
    Parser(Program& program, std::string_view text, Scope scope) : program_(program), text_(text), scope_(scope) {}

    std::expected<std::int32_t, Mistake> parse(Type wanted, const std::optional<Unit>& unit) {
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

private:
    enum class Kind { number, truth, one, many, any };
    struct Part {
        std::int32_t node = -1;
        Kind kind = Kind::any;
        std::int32_t input = -1;
        std::size_t place = 0;
        int unit = -1;  // place in units_; -1: a plain literal, which is a factor to "*" and goes with everything else
    };
    struct Token {
        enum { end, number, name, sign } kind = end;
        std::string_view text{};
        std::size_t place = 0;
        double value = 0;
    };

    Program& program_;
    std::string_view text_;
    Scope scope_;
    std::size_t at_ = 0;
    int depth_ = 0;
    Token token_{};
    std::optional<Mistake> mistake_{};
    std::vector<Unit> units_{};  // beside the parts, which are many at once while brackets are open

    Part fail(std::size_t place, std::string what) {
        if (!mistake_) mistake_ = Mistake{place + 1, std::move(what)};
        token_ = {Token::end, {}, text_.size(), 0};
        at_ = text_.size();
        return {};
    }

    void skip() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    }

    void next() {
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
                fail(from, "a number has at most 15 digits and lies between 1e-22 and 1e22");
                return;
            }
            if (at_ < text_.size() && is_letter(text_[at_])) {
                fail(at_, "a space stands between a number and its unit");
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
                fail(from, c == '=' ? "a comparison is written \"==\"" : "this character has no meaning here");
                return;
            }
            at_ += pair ? 2 : 1;
            token_ = {Token::sign, text_.substr(from, pair ? 2 : 1), from, 0};
        }
    }

    // Of a number such as 1e-3, behind its digits; 0 when there is none.
    int exponent() {
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

    bool is(std::string_view sign) const { return token_.kind == Token::sign && token_.text == sign; }
    bool word(std::string_view name) const { return token_.kind == Token::name && token_.text == name; }
    bool expect(std::string_view sign) {
        if (!is(sign)) {
            fail(token_.place,
                 "expected \"" + std::string(sign) + "\"" +
                     (token_.text.empty() ? " before the end" : ", found \"" + std::string(token_.text) + "\""));
            return false;
        }
        next();
        return true;
    }

    void need(const Part& part, Kind wanted) {
        if (mistake_ || part.kind == wanted) return;
        if (part.kind == Kind::one)
            fail(part.place, "compare a choice with one of its options: \"== option\" or \"in (option, option)\"");
        else if (part.kind == Kind::many) fail(part.place, "ask a question with many options by \"has option\"");
        else
            fail(part.place, wanted == Kind::truth ? "a condition is expected here, this is a number"
                                                   : "a number is expected here, this is a condition");
    }

    Part make(Op op, Kind kind, std::size_t place, const std::vector<std::int32_t>& arguments, std::int32_t slot = -1,
              double value = 0, std::uint64_t mask = 0) {
        if (mistake_) return {};
        return {program_.add({op, slot, 0, 0, value, mask}, arguments), kind, -1, place};
    }

    const Unit& of(int unit) const { return units_[static_cast<std::size_t>(unit)]; }
    int place_of(Unit unit) {
        units_.push_back(std::move(unit));
        return static_cast<int>(units_.size() - 1);
    }
    static Part with(Part part, int unit) {
        part.unit = unit;
        return part;
    }

    // The unit of numbers that must have the same; a plain literal takes that of the others.
    int same(int known, const Part& part) {
        if (mistake_ || part.unit < 0) return known;
        if (known >= 0 && of(known) != of(part.unit))
            fail(part.place, text_of(of(known)) + " does not go with " + text_of(of(part.unit)));
        return part.unit;
    }
    int same(const Part& left, const Part& right) { return same(left.unit, right); }
    int combined(int a, int b, Unit (*how)(const Unit&, const Unit&)) {
        if (a < 0 && b < 0) return -1;
        return place_of(how(a < 0 ? Unit{} : of(a), b < 0 ? Unit{} : of(b)));
    }

    Part either() {
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

    Part both() {
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

    Part negation() {
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
    std::uint64_t option(std::int32_t input) {
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

    Part comparison() {
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

    Part sum() {
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

    Part product() {
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

    Part factor() {
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
    int unit() {
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

    Part primary() {
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

    Part unknown_name(const Token& token) {
        std::vector<std::string_view> names;
        for (const auto& [name, place] : program_.names) names.push_back(name);
        std::ranges::sort(names);
        return fail(token.place,
                    "there is nothing named \"" + std::string(token.text) + "\"" + suggestion(token.text, names));
    }

    Part call(const Token& token) {
        const std::string_view name = token.text;
        if (std::ranges::find(functions, name) == functions.end())
            return fail(token.place, "there is no function \"" + std::string(name) + "\"" +
                                         suggestion(name, {functions.begin(), functions.end()}));
        next();
        std::vector<Part> parts;
        if (!is(")")) {
            while (true) {
                parts.push_back(either());
                if (mistake_) return {};
                if (!is(",")) break;
                next();
            }
        }
        if (!expect(")")) return {};
        const std::size_t n = parts.size();
        const auto wrong = [&](std::string_view shape) {
            return fail(token.place, "this is written " + std::string(shape));
        };
        std::vector<std::int32_t> nodes;
        for (const Part& part : parts) nodes.push_back(part.node);
        if (name == "known" || name == "unknown") {
            if (scope_ == Scope::answers) return fail(token.place, "a rule may not ask what is known");
            if (n != 1) return wrong("known(question)");
            std::int32_t input = parts[0].input;
            if (parts[0].node >= 0 && program_.nodes[static_cast<std::size_t>(parts[0].node)].op == Op::input)
                input = program_.nodes[static_cast<std::size_t>(parts[0].node)].slot;
            if (input < 0) return wrong("known(question)");
            Part result = make(Op::known, Kind::truth, token.place, {}, input);
            return name == "known" ? result : make(Op::negation, Kind::truth, token.place, {result.node});
        }
        if (name == "if") {
            if (n != 3) return wrong("if(condition, then, else)");
            need(parts[0], Kind::truth);
            if (parts[1].kind == Kind::one || parts[1].kind == Kind::many) need(parts[1], Kind::number);
            need(parts[2], parts[1].kind);
            const int unit = same(parts[1], parts[2]);
            return with(make(Op::conditional, parts[1].kind, token.place, nodes), unit);
        }
        if (name == "maybe") {
            if (n != 1) return wrong("maybe(condition)");
            need(parts[0], Kind::truth);
            return make(Op::maybe, Kind::truth, token.place, nodes);
        }
        for (const Part& part : parts) need(part, Kind::number);
        if (mistake_) return {};
        if (name == "min" || name == "max" || name == "clamp") {
            if (name == "clamp" && n != 3) return wrong("clamp(x, lowest, highest)");
            if (n < 2) return wrong(name == "min" ? "min(a, b, ...)" : "max(a, b, ...)");
            int unit = -1;
            for (const Part& part : parts) unit = same(unit, part);
            const Op op = name == "min" ? Op::minimum : name == "max" ? Op::maximum : Op::clamp;
            return with(make(op, Kind::number, token.place, nodes), unit);
        }
        if (name == "sqrt") {
            if (n != 1) return wrong("sqrt(x)");
            const int unit = parts[0].unit < 0 ? -1 : place_of(engine::root(of(parts[0].unit)));
            return with(make(Op::root, Kind::number, token.place, nodes), unit);
        }
        if (n < 3 || n % 2 == 0)
            return wrong(name == "interp" ? "interp(x, x0,y0, x1,y1, ...)" : "band(x, from0,rate0, from1,rate1, ...)");
        double before = 0;
        for (std::size_t i = 1; i < n; i += 2) {
            const Node& at = program_.nodes[static_cast<std::size_t>(nodes[i])];
            if (at.op != Op::number) continue;
            if (i > 1 && at.value <= before)
                return fail(parts[i].place, "the points of " + std::string(name) + " must rise");
            before = at.value;
        }
        // Points along x are in its unit; what stands beside them gives the outcome, times x for the rates of a band.
        int along = parts[0].unit, beside = -1;
        for (std::size_t i = 1; i < n; i += 2) {
            along = same(along, parts[i]);
            beside = same(beside, parts[i + 1]);
        }
        if (name == "interp") return with(make(Op::interpolate, Kind::number, token.place, nodes), beside);
        return with(make(Op::band, Kind::number, token.place, nodes), combined(along, beside, engine::product));
    }
};

}  // namespace

std::expected<std::int32_t, Mistake> compile(Program& program, std::string_view text, Type wanted, Scope scope,
                                             const std::optional<Unit>& unit) {
    auto root = Parser(program, text, scope).parse(wanted, unit);
    if (root && wanted == Type::truth) program.truths.push_back(*root);
    return root;
}

}  // namespace tk::engine
