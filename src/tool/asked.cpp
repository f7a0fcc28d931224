#include "tool/asked.h"

#include <bit>
#include <charconv>
#include <chrono>

namespace tk::tool {

namespace {

constexpr int most_draws = 65536;

}  // namespace

engine::AssessOptions Asked::options_for(const engine::LoadedAnswers& answers) const {
    return {.date = date ? *date : answers.date.value_or(today),
            .track = track.value_or(answers.track),
            .draws = draws,
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
    asked.track = arguments.option("--track");
    asked.what_if = arguments.option("--what-if", "yes") == "yes";
    // The one place that looks at the clock: the engine never does.
    asked.today = engine::Date(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    return asked;
}

}  // namespace tk::tool
