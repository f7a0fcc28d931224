// The answers of a file with the content that they are for, as a command was told to read them.
#pragma once

#include "engine/answers_json.h"
#include "tool/arguments.h"
#include "tool/files.h"

#include <expected>
#include <optional>
#include <string>

namespace tk::tool {

struct Case {
    Content content{};
    engine::Answers answers{};
    engine::Date date{};  // that of --date, else of the file, else today
    std::string track{};  // that of --track, else of the file or its answers
};

// Says on standard error what is wrong; the error is the exit code.
std::expected<Case, int> case_of(const Arguments&);

// The words of --language; says what is wrong with them and gives nothing.
std::optional<present::Texts> texts_for(const Arguments&, const Content&);

}  // namespace tk::tool
