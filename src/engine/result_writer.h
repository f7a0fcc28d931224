// Parts of a result as JSON, so that each document that has one writes it with the same members: in a fixed
// order, rounded, no words of any language. What is not known or does not exist is null.
#pragma once

#include "engine/assess.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tk::engine::write {

using json = nlohmann::ordered_json;

inline constexpr int fine = 4;  // decimals of shares

json number(double value, int decimals = 2);  // null when it is not finite; whole numbers without a point
json spread(const Spread&);                   // {"p10", "p50", "p90"}
json date(const std::optional<Date>&);        // "2026-11-24"
json text(const std::string&);                // null when empty

template <class Id>
json id(const Id& one) {
    return text(one.value);
}
template <class Id>
json ids(const std::vector<Id>& list) {
    json made = json::array();
    for (const Id& one : list) made.push_back(one.value);
    return made;
}

// As it stands in a file of answers.
json answer(const ContentPack&, const QuestionId&, const Answer&);
// Without free words: nothing reckons with them.
json answers(const ContentPack&, const Answers&);

// saving_eur to capacity_eur; all null when no amounts were drawn.
void amounts(json& object, const MeasureState&, bool drawn);
json totals(const Totals&, bool drawn);
json step(const Step&);
json change(const ContentPack&, const Change&);  // {"question", "answer"}
json choices(const Choices&);

}  // namespace tk::engine::write
