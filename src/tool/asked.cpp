#include "tool/asked.h"

#include "engine/rank.h"
#include "engine/suggest.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <chrono>
#include <cmath>

namespace tk::tool {

namespace {

constexpr int most_draws = 65536;

// Digits with at most one point, and nothing else: no sign, no exponent, no other words for numbers.
std::optional<double> plain_number(std::string_view text) {
    double value = 0, unit = 1;
    bool point = false, digit = false;
    for (const char c : text) {
        if (c == '.' && !point) {
            point = true;
        } else if (c >= '0' && c <= '9') {
            digit = true;
            value = value * 10 + (c - '0');
            if (point) unit *= 10;
        } else {
            return std::nullopt;
        }
    }
    if (!digit || text.size() > 15) return std::nullopt;
    return value / unit;
}

std::expected<engine::Choices, std::string> choices_of(const Arguments& arguments) {
    engine::Choices choices;
    if (const auto given = arguments.option("--budget")) {
        choices.budget = plain_number(*given);
        if (!choices.budget) return std::unexpected("--budget takes an amount in euros such as 25000, not " + *given);
    }
    for (const std::string& id : arguments.all("--done")) choices.done.push_back({id});
    for (const std::string& id : arguments.all("--aside")) choices.aside.push_back({id});
    const std::vector<std::string_view> names(engine::criterion_names.begin(), engine::criterion_names.end());
    for (const std::string& given : arguments.all("--weight")) {
        const auto equals = given.find('=');
        const std::string name = given.substr(0, equals);
        const auto value = equals == given.npos ? std::nullopt : plain_number(std::string_view(given).substr(equals + 1));
        if (!value) return std::unexpected("--weight takes a name and a number of 0 or more such as co2=0.4, not " + given);
        if (std::ranges::find(names, name) == names.end()) {
            std::string all;
            for (const std::string_view one : names) all += (all.empty() ? "" : ", ") + std::string(one);
            return std::unexpected("there is no weight " + name + engine::suggestion(name, names) + "; there are " + all);
        }
        if (!choices.weights.emplace(name, *value).second) return std::unexpected("--weight " + name + " is given twice");
    }
    return choices;
}

}  // namespace

engine::Date today() { return engine::Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())); }

engine::AssessOptions Asked::options_for(const engine::LoadedAnswers& answers, const engine::Choices& of_file) const {
    engine::Choices both = choices;
    if (!both.budget) both.budget = of_file.budget;
    const auto add = [](std::vector<engine::MeasureId>& list, const std::vector<engine::MeasureId>& more,
                        const std::vector<engine::MeasureId>& but) {
        for (const engine::MeasureId& id : more)
            if (std::ranges::find(list, id) == list.end() && std::ranges::find(but, id) == but.end()) list.push_back(id);
    };
    add(both.done, of_file.done, choices.aside);
    add(both.aside, of_file.aside, both.done);
    both.weights.insert(of_file.weights.begin(), of_file.weights.end());
    return {.date = date           ? *date
                    : answers.date ? *answers.date
                                   : today(),
            .track = track.value_or(answers.track),
            .draws = draws,
            .choices = std::move(both),
            .what_if = what_if};
}

std::expected<int, std::string> whole_number(const Arguments& arguments, std::string_view name, int least, int most,
                                             int otherwise) {
    const auto given = arguments.option(name);
    if (!given) return otherwise;
    int value = 0;
    const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), value);
    if (error != std::errc() || end != given->data() + given->size() || value < least || value > most)
        return std::unexpected(std::string(name) + " takes a whole number from " + std::to_string(least) + " to " +
                               std::to_string(most) + ", not " + *given);
    return value;
}

std::expected<Asked, std::string> asked_of(const Arguments& arguments) {
    Asked asked;
    if (const auto given = arguments.option("--date")) {
        asked.date = engine::date_of(*given);
        if (!asked.date) return std::unexpected("--date takes a day of the calendar written as YYYY-MM-DD, not " + *given);
    }
    const auto draws = whole_number(arguments, "--draws", 0, most_draws, asked.draws);
    if (!draws) return std::unexpected(draws.error());
    if (*draws > 0 && !std::has_single_bit(static_cast<unsigned>(*draws)))
        return std::unexpected("--draws takes 0 or a power of two, not " + std::to_string(*draws));
    asked.draws = *draws;
    auto choices = choices_of(arguments);
    if (!choices) return std::unexpected(choices.error());
    asked.choices = *std::move(choices);
    asked.track = arguments.option("--track");
    asked.what_if = arguments.option("--what-if", "yes") == "yes";
    return asked;
}

std::optional<std::string> unknown_measure(const engine::ContentPack& pack, const engine::Choices& choices) {
    for (const auto* list : {&choices.done, &choices.aside})
        for (const engine::MeasureId& id : *list) {
            if (pack.find(id) != nullptr) continue;
            std::vector<std::string_view> names;
            for (const engine::Measure& measure : pack.measures) names.push_back(measure.id.value);
            return unknown("measure", id.value, names);
        }
    return std::nullopt;
}

}  // namespace tk::tool
