#include "bench/rule_set.h"

#include "bench/rule_text.h"

#include <algorithm>
#include <set>

namespace tk::bench {

using nlohmann::json;

namespace {

using Failure = std::unexpected<std::string>;

constexpr std::size_t most_options = 64;  // of a question with one choice: one bit each

const json* member(const json& object, const char* name) {
    if (!object.is_object()) return nullptr;
    const auto place = object.find(name);
    return place == object.end() ? nullptr : &*place;
}

std::string id_of(const json& object) {
    const json* id = member(object, "id");
    return id != nullptr && id->is_string() ? id->get<std::string>() : std::string();
}

// Ids of the rules that others refer to.
void referred(const json& expressions, std::set<std::string>& ids) {
    std::vector<const json*> open{&expressions};
    while (!open.empty()) {
        const json& one = *open.back();
        open.pop_back();
        if (!one.is_structured()) continue;
        if (one.is_array() && one.size() == 2 && one[0] == "r" && one[1].is_string()) ids.insert(one[1].get<std::string>());
        for (const json& part : one) open.push_back(&part);
    }
}

// All that is named as an option: in a list of the question, or answered.
std::vector<json> values_of(const json& question, const std::string& id, const json& profiles) {
    std::vector<json> found;
    const auto add = [&](const json& value) {
        const json& plain = value.is_object() && member(value, "id") != nullptr ? value["id"] : value;
        if ((plain.is_string() || plain.is_number()) && std::ranges::find(found, plain) == found.end())
            found.push_back(plain);
    };
    for (const json& list : question)
        if (list.is_array())
            for (const json& value : list) add(value);
    for (const json& profile : profiles)
        if (const json* value = member(profile, id.c_str())) add(*value);
    return found;
}

class Compiler {
public:
    Compiler(const json& rules, const json& profiles) : rules_(rules), profiles_(profiles), writer_(set_) {}

    std::expected<RuleSet, std::string> run() {
        const json* questions = member(rules_, "questions");
        const json* rules = member(rules_, "rules");
        if (questions == nullptr || !questions->is_array()) return Failure("/questions: a list is expected");
        if (rules == nullptr || !rules->is_array()) return Failure("/rules: a list is expected");
        for (std::size_t i = 0; i < questions->size(); ++i)
            if (std::string wrong = question((*questions)[i]); !wrong.empty())
                return Failure("/questions/" + std::to_string(i) + ": " + wrong);
        referred(*rules, referred_);
        for (std::size_t i = 0; i < rules->size(); ++i)
            if (std::string wrong = rule((*rules)[i], i); !wrong.empty())
                return Failure("/rules/" + std::to_string(i) + ": " + wrong);
        return std::move(set_);
    }

private:
    const json& rules_;
    const json& profiles_;
    RuleSet set_{};
    Writer writer_;
    std::set<std::string> referred_{}, seen_{};

    std::string question(const json& given) {
        const json* type = member(given, "type");
        const auto place = static_cast<std::int32_t>(set_.questions.size());
        Question made{.id = id_of(given)};
        if (made.id.empty()) return "a question has an id";
        if (!set_.question_places.emplace(made.id, place).second) return "there are two questions " + made.id;
        engine::Input input{.name = "a" + std::to_string(place), .min = -1e15, .max = 1e15};
        if (type != nullptr && *type == "bool") {
            made.kind = Question::Kind::truth;
            input.kind = engine::InputKind::one;
            input.options = {"no", "yes"};
        } else if (type != nullptr && *type == "enum") {
            choice(given, made, input, place);
        } else if (type == nullptr || (*type != "int" && *type != "number")) {
            return "a type is bool, enum, int or number";
        }
        set_.program.names[input.name] = {engine::NameKind::input, place};
        set_.program.inputs.push_back(std::move(input));
        set_.questions.push_back(std::move(made));
        return {};
    }

    void choice(const json& given, Question& made, engine::Input& input, std::int32_t place) {
        const auto values = values_of(given, made.id, profiles_);
        if (!values.empty() && std::ranges::all_of(values, &json::is_number)) return;  // an enum of numbers is a number
        for (const json& value : values) made.options.push_back(value.is_string() ? value.get<std::string>() : value.dump());
        made.kind = values.size() > most_options ? Question::Kind::numbered : Question::Kind::choice;
        for (const std::string& option : made.options) set_.number_of(option);
        if (made.kind == Question::Kind::numbered) return;
        input.kind = engine::InputKind::one;
        engine::Coefficient table{.name = "n" + std::to_string(place), .by = place};
        for (std::size_t i = 0; i < made.options.size(); ++i) {
            input.options.push_back("o" + std::to_string(i));
            const double number = set_.number_of(made.options[i]);
            table.values.push_back({number, number, number});
        }
        set_.program.names[table.name] = {engine::NameKind::coefficient,
                                          static_cast<std::int32_t>(set_.program.coefficients.size())};
        set_.program.coefficients.push_back(std::move(table));
    }

    std::string rule(const json& given, std::size_t place) {
        const json* expression = member(given, "expr");
        CompiledRule made{.id = id_of(given)};
        if (made.id.empty()) return "a rule has an id";
        if (!seen_.insert(made.id).second) return "there are two rules " + made.id;
        if (expression == nullptr) return "a rule has an expr";
        auto piece = writer_.write(*expression);
        if (!piece) return writer_.mistake();
        made.gives = piece->gives;
        const bool apart = referred_.contains(made.id);
        if (apart) {
            *piece = writer_.named("r" + std::to_string(place), std::move(*piece));
            if (!writer_.mistake().empty()) return writer_.mistake();
            writer_.name_rule(made.id, *piece);
        }
        const bool truth = made.gives == Gives::truth && !apart;
        std::string text = piece->text;
        if (apart) text = "r" + std::to_string(place);
        else if (!truth) text = writer_.as_number(std::move(*piece)).text;
        const auto root = engine::compile(set_.program, text, truth ? engine::Type::truth : engine::Type::number,
                                          engine::Scope::everything);
        if (!root) return "column " + std::to_string(root.error().column) + " of \"" + text + "\": " + root.error().what;
        if (truth) made.rule = {*root};
        else made.amount = {*root};
        set_.rules.push_back(std::move(made));
        return {};
    }
};

// The answer of a profile as the engine has it; nothing when it is of another type.
std::optional<engine::Answer> answer_of(const RuleSet& set, const Question& question, const json& value) {
    switch (question.kind) {
        case Question::Kind::truth:
            if (!value.is_boolean()) return std::nullopt;
            return engine::Chosen{{{value.get<bool>() ? "yes" : "no"}}};
        case Question::Kind::number:
            if (!value.is_number()) return std::nullopt;
            return engine::Number{value.get<double>()};
        case Question::Kind::numbered:
        case Question::Kind::choice: break;
    }
    if (!value.is_string() && !value.is_number()) return std::nullopt;
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    const auto place = std::ranges::find(question.options, text);
    if (place == question.options.end()) return std::nullopt;
    if (question.kind == Question::Kind::choice)
        return engine::Chosen{{{"o" + std::to_string(place - question.options.begin())}}};
    const auto number = set.choice_numbers.find(text);
    return number == set.choice_numbers.end() ? std::nullopt
                                              : std::optional<engine::Answer>(engine::Number{1.0 * number->second});
}

}  // namespace

std::int32_t RuleSet::number_of(const std::string& choice) {
    const auto [place, is_new] = choice_numbers.emplace(choice, static_cast<std::int32_t>(choices.size()));
    if (is_new) choices.push_back(choice);
    return place->second;
}

std::expected<RuleSet, std::string> compile_rules(const json& rules, const json& profiles) {
    return Compiler(rules, profiles).run();
}

std::expected<std::vector<engine::Answers>, std::string> answers_of(const RuleSet& set, const json& profiles) {
    if (!profiles.is_array()) return Failure("a list of profiles is expected");
    std::vector<engine::Answers> all;
    for (const json& profile : profiles) {
        engine::Answers answers;
        for (std::size_t i = 0; i < set.questions.size(); ++i) {
            const Question& question = set.questions[i];
            const json* value = member(profile, question.id.c_str());
            const auto answer = value == nullptr ? std::nullopt : answer_of(set, question, *value);
            if (!answer)
                return Failure(
                    "/" + std::to_string(all.size()) + "/" + question.id +
                    (value == nullptr ? ": every answer is known here" : ": no answer of its type: " + value->dump()));
            answers.set({"a" + std::to_string(i)}, *answer);
        }
        all.push_back(std::move(answers));
    }
    return all;
}

}  // namespace tk::bench
