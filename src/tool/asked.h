// What the command line says about an assessment; what it leaves open is the file's to say.
#pragma once

#include "engine/answers_json.h"
#include "engine/assess.h"
#include "tool/arguments.h"

#include <expected>
#include <optional>
#include <string>

namespace tk::tool {

struct Asked {
    std::optional<engine::Date> date{};
    std::optional<std::string> track{};
    int draws = 512;
    bool what_if = true;
    engine::Choices choices{};

    // What the line says comes before what the file does; what either says is done or put aside is so.
    engine::AssessOptions options_for(const engine::LoadedAnswers&, const engine::Choices& of_file = {}) const;
};

// The one place that looks at the clock: the engine never does.
engine::Date today();

// One sentence says what is wrong.
std::expected<Asked, std::string> asked_of(const Arguments&);

// One sentence about a measure of the choices that the content does not have; nothing when it has all.
std::optional<std::string> unknown_measure(const engine::ContentPack&, const engine::Choices&);

// A whole number from `least` to `most`.
std::expected<int, std::string> whole_number(const Arguments&, std::string_view name, int least, int most, int otherwise);

}  // namespace tk::tool
