// What is wrong with a dossier, or worth knowing about it. The key is for the words of the interface, the sentence for
// the command line.
#pragma once

#include "engine/issue.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tk::dossier {

enum class Problem : std::uint8_t {
    too_large,          // the file
    too_deep,           // lists and objects in one another
    not_json,           // `where` is line:column
    twice,              // a member, an id of a list
    other_format,       // it is JSON, but no dossier
    newer_version,      // of a later program than this
    no_such_version,    // that never was
    missing,            // a member that must be there
    unknown_member,     // inside a part; or, a warning, of the file itself, and kept
    wrong_kind,         // text where a number is expected, and the like
    out_of_bounds,      // a number
    too_many,           // members of a list
    not_plain,          // text that is too long, or has characters that may not be there
    not_an_id,          // of a dossier or of something in the content
    not_a_day,          // or not written as YYYY-MM-DD
    answer_unplaced,    // a warning: the content has no place for it, it is kept and counts for nothing
    answer_moved,       // a warning: it stands under a new question or option now
    answers_of_a_list,  // what load_answers says of a list of answers that is no dossier
};

constexpr std::string_view key_of(Problem problem) {
    constexpr std::string_view keys[] = {
        "too_large",       "too_deep",  "not_json",       "twice",           "other_format",  "newer_version",
        "no_such_version", "missing",   "unknown_member", "wrong_kind",      "out_of_bounds", "too_many",
        "not_plain",       "not_an_id", "not_a_day",      "answer_unplaced", "answer_moved",  "answers_of_a_list"};
    return keys[static_cast<std::size_t>(problem)];
}

struct Issue {
    engine::Severity severity = engine::Severity::error;
    Problem problem = Problem::wrong_kind;
    std::string file{};   // as it was given
    std::string where{};  // JSON pointer, or "line:column" of broken JSON
    std::string what{};   // one plain English sentence
    friend bool operator==(const Issue&, const Issue&) = default;
};

inline bool has_errors(const std::vector<Issue>& issues) {
    for (const Issue& issue : issues)
        if (issue.severity == engine::Severity::error) return true;
    return false;
}

// As the command line prints them.
inline std::vector<engine::Issue> plain(const std::vector<Issue>& issues) {
    std::vector<engine::Issue> made;
    for (const Issue& issue : issues) made.push_back({issue.severity, issue.file, issue.where, issue.what});
    return made;
}

}  // namespace tk::dossier
