// A file with answers, and what a command needs beside it.
#pragma once

#include "engine/answers_json.h"
#include "engine/assess.h"
#include "present/texts.h"
#include "tool/arguments.h"
#include "tool/files.h"

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace tk::tool {

struct AnswerFile {
    engine::LoadedAnswers loaded{};  // without errors
    engine::Date date{};             // that was given, else of the file, else today
};

// What is wrong comes back as what to print; warnings are printed on the way.
std::expected<AnswerFile, std::string> answer_file(const Content&, const std::string& path,
                                                   const std::optional<std::string>& date);

}  // namespace tk::tool
