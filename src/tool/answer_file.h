// A file with answers or a dossier, and what a command needs beside it.
#pragma once

#include "dossier/dossier_json.h"
#include "engine/answers_json.h"
#include "engine/assess.h"
#include "present/texts.h"
#include "tool/arguments.h"
#include "tool/files.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tk::tool {

struct ReadAnswers {
    engine::LoadedAnswers loaded{};
    engine::Choices choices{};  // of a dossier; a list of answers has none
    std::optional<dossier::Dossier> dossier{};
};

// A list of answers, or a dossier when the text says that it is one.
ReadAnswers read_answers(const engine::ContentPack&, std::string_view text, std::string_view file);

inline constexpr std::size_t largest_answers = dossier::largest_file;  // bytes, of either

struct AnswerFile {
    engine::LoadedAnswers loaded{};  // without errors
    engine::Choices choices{};
    std::optional<dossier::Dossier> dossier{};
    engine::Date date{};  // that was given, else of the file, else today
};

// What is wrong comes back as what to print; warnings are printed on the way.
std::expected<AnswerFile, std::string> answer_file(const Content&, const std::string& path,
                                                   const std::optional<std::string>& date);

}  // namespace tk::tool
