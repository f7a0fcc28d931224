// The answers of a file with the content that they are for, as a command was told to read them.
#pragma once

#include "present/state.h"
#include "tool/answer_file.h"
#include "tool/asked.h"

#include <expected>
#include <optional>

namespace tk::tool {

struct Case {
    Content content{};
    engine::LoadedAnswers loaded{};  // without errors
    engine::AssessOptions options{};
    std::optional<dossier::Dossier> dossier{};  // that the file is; nothing for a list of answers
};

// Says on standard error what is wrong; the error is the exit code.
std::expected<Case, int> case_of(const Arguments&);

// The state of a page that shows it, reckoned, in the language that the line asks for; says what is wrong with the words
// and gives nothing then.
std::optional<present::State> state_of(const Arguments&, Case);

// The words of --language; says what is wrong with them and gives nothing.
std::optional<present::Texts> texts_for(const Arguments&, const Content&);

}  // namespace tk::tool
