// What a person answered. "I don't know" is an answer; absence is not.
#pragma once

#include "engine/id.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tk::engine {

struct Unsure {
    friend bool operator==(const Unsure&, const Unsure&) = default;
};

// One option for a question of kind `one`, any number for kind `many`, in the order of the pack.
// Never empty: nothing chosen is no answer.
struct Chosen {
    std::vector<OptionId> options{};
    friend bool operator==(const Chosen&, const Chosen&) = default;
};

// In the unit of the question.
struct Number {
    double value = 0;
    friend bool operator==(const Number&, const Number&) = default;
};

// Somewhere from low to high, both included, in the unit of the question.
struct Between {
    double low = 0;
    double high = 0;
    friend bool operator==(const Between&, const Between&) = default;
};

// Free words, for questions of kind `text`; no rule reads them.
struct Words {
    std::string value{};
    friend bool operator==(const Words&, const Words&) = default;
};

using Answer = std::variant<Unsure, Chosen, Number, Between, Words>;

// Sorted by question id, so that two equal sets of answers compare and print equal.
class Answers {
public:
    // Null while unanswered; Unsure is an answer.
    const Answer* find(const QuestionId& question) const {
        const auto place = answers_.find(question);
        return place == answers_.end() ? nullptr : &place->second;
    }
    void set(const QuestionId& question, Answer answer) { answers_.insert_or_assign(question, std::move(answer)); }
    void withdraw(const QuestionId& question) { answers_.erase(question); }
    bool empty() const { return answers_.empty(); }
    std::size_t size() const { return answers_.size(); }
    auto begin() const { return answers_.begin(); }
    auto end() const { return answers_.end(); }

    friend bool operator==(const Answers&, const Answers&) = default;

private:
    std::map<QuestionId, Answer> answers_{};
};

// Known means that it says something: a choice, a number or a range; not Unsure.
inline bool is_known(const Answer* answer) { return answer != nullptr && !std::holds_alternative<Unsure>(*answer); }

}  // namespace tk::engine
