#include "bench/rule_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace tk::bench {

using nlohmann::json;

namespace {

constexpr int deepest = 500;                 // of the notation: what the stack bears
constexpr int deepest_piece = 40;            // of brackets; the language takes 64
constexpr std::size_t longest_piece = 2000;  // characters; the language takes 8000

std::string written(double value) {
    std::array<char, 40> text{};
    const bool whole = std::abs(value) < 1e15 && value == std::floor(value);
    const auto end = whole ? std::to_chars(text.data(), text.data() + text.size(), static_cast<std::int64_t>(value))
                           : std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific);
    return {text.data(), end.ptr};
}

// Whether the language reads back the same number: 15 digits and a power of ten up to 22.
bool can_be_written(const std::string& text) {
    const auto e = text.find('e');
    if (e == text.npos) return true;
    const auto digits = std::ranges::count_if(text.substr(0, e), [](char c) { return c >= '0' && c <= '9'; });
    const int power = std::atoi(text.c_str() + e + 1) - static_cast<int>(digits) + 1;
    return digits <= 15 && std::abs(power) <= 22;
}

Piece constant(bool value) {
    return {.text = value ? "true" : "false", .gives = Gives::truth, .simple = true, .literal = value};
}

}  // namespace

Piece Writer::fail(std::string what) {
    if (mistake_.empty()) mistake_ = std::move(what);
    return {};
}

std::optional<Piece> Writer::write(const json& expression) {
    mistake_.clear();
    depth_ = 0;
    Piece found = piece(expression);
    if (!mistake_.empty()) return std::nullopt;
    return found;
}

std::string Writer::inside(const Piece& part, Level level) const {
    return part.level < level ? "(" + part.text + ")" : part.text;
}

Piece Writer::named(std::string name, Piece part) {
    const Gives gives = part.gives;
    const Piece value = as_number(std::move(part));
    if (!mistake_.empty()) return {};
    const auto root =
        engine::compile(set_.program, value.text, engine::Type::number, engine::Scope::everything, engine::Unit{});
    if (!root)
        return fail("column " + std::to_string(root.error().column) + " of \"" + value.text + "\": " + root.error().what);
    auto& quantities = set_.program.quantities;
    set_.program.names[name] = {engine::NameKind::quantity, static_cast<std::int32_t>(quantities.size())};
    quantities.push_back({name, true, {*root}, {}});
    if (gives == Gives::truth) return {.text = name + " > 0", .level = Level::comparison, .gives = gives, .simple = true};
    return {.text = name, .gives = gives, .simple = true};
}

Piece Writer::small(Piece part) {
    if (part.depth < deepest_piece && part.text.size() < longest_piece) return part;
    return named("h" + std::to_string(names_++), std::move(part));
}

Piece Writer::simple(Piece part) { return part.simple ? part : named("h" + std::to_string(names_++), std::move(part)); }

Piece Writer::truth(Piece part) {
    if (mistake_.empty() && part.gives != Gives::truth) return fail("a truth is wanted, and \"" + part.text + "\" is none");
    return part;
}

Piece Writer::amount(Piece part) {
    if (mistake_.empty() && part.gives == Gives::choice)
        return fail("a number is wanted, and \"" + part.text + "\" is a choice");
    return as_number(std::move(part));
}

Piece Writer::as_number(Piece part) {
    if (!mistake_.empty()) return {};
    if (part.gives == Gives::choice) return choice_number(std::move(part));
    if (part.gives == Gives::number) return part;
    if (part.literal) return number(part.literal->get<bool>() ? 1 : 0);
    return {.text = "if(" + part.text + ", 1, 0)", .depth = part.depth + 1};
}

Piece Writer::choice_number(Piece part) {
    if (part.literal) return number(set_.number_of(part.literal->get<std::string>()));
    part.gives = Gives::number;
    part.question = -1;
    return part;
}

bool Writer::count(const json& e, std::size_t arguments) {
    if (!mistake_.empty()) return false;
    if (e.size() == arguments + 1) return true;
    fail(e[0].dump() + " takes " + std::to_string(arguments) + ", not " + std::to_string(e.size() - 1));
    return false;
}

Piece Writer::piece(const json& e) {
    if (!mistake_.empty()) return {};
    if (!e.is_array()) return literal(e);
    if (e.empty() || !e[0].is_string()) return fail("a list begins with its operation: " + e.dump());
    if (depth_ >= deepest) return fail("this is nested deeper than " + std::to_string(deepest));
    ++depth_;
    const std::string& op = e[0].get_ref<const std::string&>();
    Piece found;
    if (op == "a") found = answer(e);
    else if (op == "r") found = rule(e);
    else if (op == "and" || op == "or" || op == "+" || op == "*") found = chain(e, op);
    else if (op == "not") found = count(e, 1) ? negation(piece(e[1])) : Piece{};
    else if (op == "==" || op == "!=" || op == "<" || op == "<=" || op == ">" || op == ">=") found = comparison(e, op);
    else if (op == "in") found = among(e);
    else if (op == "-") found = difference(e);
    else if (op == "min" || op == "max") found = extreme(e, op);
    else if (op == "if") found = conditional(e);
    else fail("there is no operation " + e[0].dump());
    --depth_;
    if (!mistake_.empty()) return {};
    return small(std::move(found));
}

Piece Writer::number(double value) {
    const std::string text = written(value);
    Piece found{.text = text, .level = value < 0 ? Level::factor : Level::primary, .simple = true, .literal = value};
    if (can_be_written(text)) return found;
    // A coefficient without a spread.
    found.text = "k" + std::to_string(set_.program.coefficients.size());
    found.level = Level::primary;
    set_.program.names[found.text] = {engine::NameKind::coefficient,
                                      static_cast<std::int32_t>(set_.program.coefficients.size())};
    set_.program.coefficients.push_back({found.text, -1, {{value, value, value}}, {}});
    return found;
}

Piece Writer::literal(const json& e) {
    if (e.is_boolean()) return constant(e.get<bool>());
    if (e.is_number()) return number(e.get<double>());
    if (!e.is_string()) return fail("this is no expression: " + e.dump());
    return {.text = e.dump(), .gives = Gives::choice, .simple = true, .literal = e};
}

Piece Writer::answer(const json& e) {
    if (!count(e, 1)) return {};
    const auto place = e[1].is_string() ? set_.question_places.find(e[1].get<std::string>()) : set_.question_places.end();
    if (place == set_.question_places.end()) return fail("there is no question " + e[1].dump());
    const auto& question = set_.questions[static_cast<std::size_t>(place->second)];
    const std::string name = "a" + std::to_string(place->second);
    switch (question.kind) {
        case Question::Kind::truth:
            return {.text = name + " == yes", .level = Level::comparison, .gives = Gives::truth, .simple = true};
        case Question::Kind::number: return {.text = name, .simple = true};
        case Question::Kind::numbered: return {.text = name, .gives = Gives::choice, .simple = true};
        case Question::Kind::choice: break;
    }
    return {.text = "n" + std::to_string(place->second) + "[" + name + "]",
            .gives = Gives::choice,
            .simple = true,
            .question = place->second};
}

Piece Writer::rule(const json& e) {
    if (!count(e, 1)) return {};
    const auto place = e[1].is_string() ? rules_.find(e[1].get<std::string>()) : rules_.end();
    if (place == rules_.end()) return fail("there is no earlier rule " + e[1].dump());
    return place->second;
}

Piece Writer::chain(const json& e, const std::string& op) {
    const bool truths = op == "and" || op == "or";
    const Level level = op == "or" ? Level::either : op == "and" ? Level::both : op == "+" ? Level::sum : Level::product;
    if (e.size() == 1) return truths ? constant(op == "and") : number(op == "*" ? 1 : 0);
    Piece all;
    for (std::size_t i = 1; i < e.size(); ++i) {
        Piece one = truths ? truth(piece(e[i])) : amount(piece(e[i]));
        if (!mistake_.empty()) return {};
        if (i == 1) {
            all = std::move(one);
            continue;
        }
        // Chains go to the left: what stands on the right needs brackets when it is a chain itself.
        const Level right = static_cast<Level>(static_cast<int>(level) + 1);
        all = small({.text = inside(all, level) + " " + op + " " + inside(one, right),
                     .level = level,
                     .gives = truths ? Gives::truth : Gives::number,
                     .depth = std::max(all.depth, one.depth) + 1});
        if (all.level == level) all.depth = std::max(all.depth - 1, one.depth + 1);
    }
    return all;
}

Piece Writer::negation(Piece part) {
    part = truth(std::move(part));
    if (!mistake_.empty()) return {};
    if (part.literal) return constant(!part.literal->get<bool>());
    return {.text = "not " + inside(part, Level::negation),
            .level = Level::negation,
            .gives = Gives::truth,
            .simple = part.simple,
            .depth = part.depth + 1};
}

Piece Writer::comparison(const json& e, const std::string& op) {
    if (!count(e, 2)) return {};
    Piece left = piece(e[1]), right = piece(e[2]);
    if (!mistake_.empty()) return {};
    if (op == "==") return equal(std::move(left), std::move(right));
    if (op == "!=") return negation(equal(std::move(left), std::move(right)));
    left = amount(std::move(left));
    right = amount(std::move(right));
    return {.text = inside(left, Level::sum) + " " + op + " " + inside(right, Level::sum),
            .level = Level::comparison,
            .gives = Gives::truth,
            .depth = std::max(left.depth, right.depth) + 1};
}

Piece Writer::equal(Piece left, Piece right) {
    if (!mistake_.empty()) return {};
    if ((left.gives == Gives::choice) != (right.gives == Gives::choice))
        return fail("a choice is compared with something else: \"" + left.text + "\" and \"" + right.text + "\"");
    if (left.gives == Gives::choice) {
        if (right.question >= 0) std::swap(left, right);
        if (left.question < 0 || !right.literal)
            return same_number(choice_number(std::move(left)), choice_number(std::move(right)));
        const auto& options = set_.questions[static_cast<std::size_t>(left.question)].options;
        const auto place = std::ranges::find(options, right.literal->get<std::string>());
        if (place == options.end()) return constant(false);
        return {.text = "a" + std::to_string(left.question) + " == o" + std::to_string(place - options.begin()),
                .level = Level::comparison,
                .gives = Gives::truth,
                .simple = true};
    }
    if (left.gives != right.gives) return same_number(as_number(std::move(left)), as_number(std::move(right)));
    if (left.gives == Gives::number) return same_number(std::move(left), std::move(right));
    if (left.literal) std::swap(left, right);
    if (right.literal) return right.literal->get<bool>() ? left : negation(std::move(left));
    if (!right.simple) std::swap(left, right);
    right = simple(std::move(right));
    if (!mistake_.empty()) return {};
    return {.text = "if(" + left.text + ", " + right.text + ", not " + inside(right, Level::negation) + ")",
            .gives = Gives::truth,
            .depth = std::max(left.depth, right.depth) + 2};
}

// The language has no "==" for numbers.
Piece Writer::same_number(Piece left, Piece right) {
    left = simple(std::move(left));
    right = simple(std::move(right));
    if (!mistake_.empty()) return {};
    const std::string a = inside(left, Level::sum), b = inside(right, Level::sum);
    return {.text = a + " <= " + b + " and " + a + " >= " + b, .level = Level::both, .gives = Gives::truth, .depth = 1};
}

Piece Writer::among(const json& e) {
    if (!count(e, 2)) return {};
    if (!e[2].is_array()) return fail("\"in\" takes a list of literals, not " + e[2].dump());
    Piece value = piece(e[1]);
    if (!mistake_.empty()) return {};
    if (value.question >= 0) {
        const auto& options = set_.questions[static_cast<std::size_t>(value.question)].options;
        std::string list;
        for (const json& one : e[2]) {
            const auto place = one.is_string() ? std::ranges::find(options, one.get<std::string>()) : options.end();
            if (place != options.end()) list += (list.empty() ? "o" : ", o") + std::to_string(place - options.begin());
        }
        if (list.empty()) return constant(false);
        return {.text = "a" + std::to_string(value.question) + " in (" + list + ")",
                .level = Level::comparison,
                .gives = Gives::truth,
                .simple = true};
    }
    if (!value.literal) value = simple(std::move(value));
    Piece any = constant(false);
    for (std::size_t i = 0; i < e[2].size(); ++i) {
        if (e[2][i].is_array() || e[2][i].is_object()) return fail("\"in\" takes literals, not " + e[2][i].dump());
        const Piece one = equal(value, literal(e[2][i]));
        if (!mistake_.empty()) return {};
        if (i == 0) any = one;
        else
            any = small({.text = inside(any, Level::either) + " or " + inside(one, Level::both),
                         .level = Level::either,
                         .gives = Gives::truth,
                         .depth = 2});
    }
    return any;
}

Piece Writer::difference(const json& e) {
    if (!count(e, 2)) return {};
    const Piece left = amount(piece(e[1])), right = amount(piece(e[2]));
    if (!mistake_.empty()) return {};
    return {.text = inside(left, Level::sum) + " - " + inside(right, Level::product),
            .level = Level::sum,
            .depth = std::max(left.depth, right.depth) + 1};
}

Piece Writer::extreme(const json& e, const std::string& op) {
    if (e.size() < 2) return fail("\"" + op + "\" takes at least one number");
    Piece all = amount(piece(e[1]));
    if (e.size() == 2) return all;
    std::string list = all.text;
    int depth = all.depth;
    for (std::size_t i = 2; i < e.size(); ++i) {
        const Piece one = amount(piece(e[i]));
        if (!mistake_.empty()) return {};
        list += ", " + one.text;
        depth = std::max(depth, one.depth);
        if (list.size() <= longest_piece || i + 1 == e.size()) continue;
        list = named("h" + std::to_string(names_++), {.text = op + "(" + list + ")"}).text;
        depth = 0;
    }
    return {.text = op + "(" + list + ")", .depth = depth + 1};
}

Piece Writer::conditional(const json& e) {
    if (!count(e, 3)) return {};
    const Piece condition = truth(piece(e[1]));
    Piece yes = piece(e[2]), no = piece(e[3]);
    if (!mistake_.empty()) return {};
    if ((yes.gives == Gives::choice) != (no.gives == Gives::choice))
        return fail("both outcomes of an \"if\" are of one kind: " + e.dump());
    const Gives gives = yes.gives == no.gives ? yes.gives : Gives::number;
    if (gives != Gives::truth) {
        yes = as_number(std::move(yes));
        no = as_number(std::move(no));
    }
    return {.text = "if(" + condition.text + ", " + yes.text + ", " + no.text + ")",
            .gives = gives,
            .depth = std::max({condition.depth, yes.depth, no.depth}) + 1};
}

}  // namespace tk::bench
