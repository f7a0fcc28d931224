// The small language of rules and amounts: read and checked once, kept as flat code, then evaluated in two
// domains (bounds.h: what is certain; draws.h: what is likely). The language is described in assets/README.md.
#pragma once

#include "engine/answers.h"
#include "engine/flow.h"
#include "engine/unit.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tk::engine {

// Places in a Program. Absent until compiled.
struct Rule {
    std::int32_t root = -1;
    bool empty() const { return root < 0; }
};
struct Amount {
    std::int32_t root = -1;
    bool empty() const { return root < 0; }
};

// What amounts reckon with while a question is open or answered with "I don't know".
struct Prior {
    Amount low{}, likely{}, high{};                 // number; only `likely`: its own spread is all there is
    Amount zero{};                                  // number: the chance that the answer is exactly 0
    std::vector<double> weights{};                  // by option: a weight (kind one) or a chance (kind many)
    std::int32_t by = -1;                           // the question whose answer picks other chances
    std::vector<std::vector<double>> weights_by{};  // by option of that question; empty: `weights`
};

enum class InputKind : std::uint8_t { number, one, many, text };

// A question as the language sees it.
struct Input {
    std::string name{};
    InputKind kind = InputKind::number;
    Unit unit{};
    double min = 0, max = 0;
    std::vector<std::string> options{};
    std::uint64_t exclusive = 0;  // one bit per option
    Rule asked_if{};
    std::optional<Answer> not_asked{};
    Prior prior{};

    std::uint64_t all() const { return options.size() >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << options.size()) - 1; }
    int option(std::string_view id) const;  // -1 when there is none
};

struct Estimate {
    double low = 0, likely = 0, high = 0;
};

// One estimate, or one for each option of a question.
struct Coefficient {
    std::string name{};
    std::int32_t by = -1;  // place among the inputs
    std::vector<Estimate> values{};
    Unit unit{};
};

struct Quantity {
    std::string name{};
    bool raw = false;  // of answers and literals alone, so that rules may use it
    Amount value{};
    Unit unit{};
};

struct Node {
    Op op = Op::number;
    std::int32_t slot = -1;              // of input, coefficient or quantity
    std::uint32_t first = 0, count = 0;  // arguments
    double value = 0;                    // of a number; 1 or 0 of a truth
    std::uint64_t mask = 0;
};

enum class NameKind : std::uint8_t { input, coefficient, quantity };
struct Name {
    NameKind kind = NameKind::input;
    std::int32_t slot = -1;
};

// In a pack that was loaded in its compiled form (compiled.h) there are no nodes, arguments, truths and unit names:
// only compiling further needs them. A root is then a place in the flow.
struct Program {
    std::vector<Node> nodes{};  // arguments come before what uses them
    std::vector<std::int32_t> arguments{};
    std::vector<Input> inputs{};
    std::vector<Coefficient> coefficients{};
    std::vector<Quantity> quantities{};
    std::vector<std::int32_t> truths{};  // the roots of all rules: the flow has what they need first
    Flow flow{};                         // of all of it; made when everything is compiled
    std::unordered_map<std::string, Name> names{};
    // What units of literals are made of: the pack's own, and what the plan counts in.
    std::set<std::string, std::less<>> unit_names{"EUR", "GJ", "kWh", "kg", "l", "m", "piece", "year"};

    const std::int32_t* begin(const Node& node) const { return arguments.data() + node.first; }
    std::int32_t argument(const Node& node, std::uint32_t which) const { return arguments[node.first + which]; }
    std::int32_t input(std::string_view name) const;  // -1 when there is none
    std::int32_t quantity(std::string_view name) const;

    std::int32_t input_of(const Node&) const;  // whose answer the node itself reads; -1: of none
    std::int32_t add(Node node, const std::vector<std::int32_t>& given);
    // The inputs that the code at root reads, also through quantities; sorted, each once.
    std::vector<std::int32_t> inputs_of(std::int32_t root) const;
};

// What a rule or amount may read.
enum class Scope { answers, everything };
enum class Type { number, truth };

struct Mistake {
    std::size_t column = 1;  // from 1
    std::string what{};
};

inline constexpr int deepest_expression = 64;
inline constexpr std::size_t longest_expression = 8000;

// Compiles a text; the program gets new nodes only. An amount must be in the unit, if there is one.
std::expected<std::int32_t, Mistake> compile(Program&, std::string_view text, Type wanted, Scope,
                                             const std::optional<Unit>& unit = std::nullopt);

}  // namespace tk::engine
