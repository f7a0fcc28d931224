// From an expression of the generic notation to a text in our rule language.
#pragma once

#include "bench/rule_set.h"

#include <optional>
#include <string>
#include <vector>

namespace tk::bench {

// How tightly a piece of text holds together, loosest first.
enum class Level { either, both, negation, comparison, sum, product, factor, primary };

struct Piece {
    std::string text{};
    Level level = Level::primary;
    Gives gives = Gives::number;
    bool simple = false;         // a name or a literal, which may be written twice
    std::int32_t question = -1;  // of a choice that is the bare answer to this question
    std::optional<nlohmann::json> literal{};
    int depth = 0;  // of its brackets
};

class Writer {
public:
    explicit Writer(RuleSet& set) : set_(set) {}

    // What later expressions may name by ["r", id].
    void name_rule(const std::string& id, Piece piece) { rules_.insert_or_assign(id, std::move(piece)); }

    // Nothing when something is wrong; mistake() says what.
    std::optional<Piece> write(const nlohmann::json& expression);
    const std::string& mistake() const { return mistake_; }

    Piece as_number(Piece);  // also the number of a choice
    // The value under a name of its own, worked out once.
    Piece named(std::string name, Piece);

private:
    Piece piece(const nlohmann::json& e);
    Piece literal(const nlohmann::json& e);
    Piece number(double value);
    Piece answer(const nlohmann::json& e);
    Piece rule(const nlohmann::json& e);
    Piece chain(const nlohmann::json& e, const std::string& op);
    Piece negation(Piece);
    Piece comparison(const nlohmann::json& e, const std::string& op);
    Piece equal(Piece, Piece);
    Piece same_number(Piece, Piece);
    Piece among(const nlohmann::json& e);
    Piece difference(const nlohmann::json& e);
    Piece extreme(const nlohmann::json& e, const std::string& op);
    Piece conditional(const nlohmann::json& e);

    Piece fail(std::string what);
    Piece truth(Piece);   // fails unless it is one
    Piece amount(Piece);  // a number, or a truth as 1 or 0
    Piece choice_number(Piece);
    Piece simple(Piece);
    Piece small(Piece);  // a part under a name when it would grow beyond what the language takes
    std::string inside(const Piece&, Level) const;
    bool count(const nlohmann::json& e, std::size_t arguments);

    RuleSet& set_;
    std::unordered_map<std::string, Piece> rules_{};
    std::string mistake_{};
    int depth_ = 0, names_ = 0;
};

}  // namespace tk::bench
