// Answers as JSON: an object from question id to an option id ("gas_old"), a list of them (one alone may also
// stand without its list), a number, {"low": 1, "high": 2}, free words for a question of kind text, or null for
// "I don't know".
// An answer file holds that object under "answers", beside "date", "track" and what else its kind of file has.
#pragma once

#include "engine/answers.h"
#include "engine/content.h"
#include "engine/issue.h"

#include <string>
#include <string_view>
#include <vector>

namespace tk::engine {

struct LoadedAnswers {
    Answers answers{};
    std::optional<Date> date{};   // of the file, when it names one
    std::string track = "sme";    // that the file names, else that of all the answers, else "sme"
    std::vector<Issue> issues{};  // with errors, `answers` holds what could be read
    // Answers without a place in the pack, a JSON object as they were given: each has its issue, a warning when the pack
    // says what became of it. Empty: none.
    std::string unplaced{};
};

inline constexpr std::size_t largest_answer_file = 256 * 1024;  // bytes

// Takes the answers object itself or a file that has one under "answers". Unknown ids are errors with a
// suggestion; `file` is used in the issues only.
LoadedAnswers load_answers(const ContentPack&, std::string_view json_text, std::string_view file);

// The answers object, compact, sorted by question id; reading it back gives equal answers. What a question with
// many options got is a list, also when it is one option. With `unplaced` of what was read, nothing of it is lost.
std::string answers_json(const ContentPack&, const Answers&, std::string_view unplaced = {});

}  // namespace tk::engine
