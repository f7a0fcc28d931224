// A dossier as a file: one JSON object, one line of UTF-8, described by assets/schema/dossier.schema.json.
//
// Writing what was written and read gives the same bytes. Answers that the pack has no place for stay as they are. A
// member of the file itself that this program does not know is kept, with a warning: a later program may add members
// without a new version, and whoever opens the file here and saves it must not lose them. Such members stand after those
// that we know, in the order of their names. Inside the parts nothing unknown is taken: there it is a mistake, or changes
// what a part means, and that asks for a new version, which is refused.
#pragma once

#include "dossier/dossier.h"
#include "dossier/issue.h"
#include "engine/content.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tk::dossier {

inline constexpr std::string_view format_name = "terreinkompas dossier";
inline constexpr std::size_t largest_file = 1024 * 1024;  // bytes
inline constexpr std::size_t deepest = 32;                // lists and objects in one another

// For a source that is no dossier yet: what the page stored before there were any, or a list of answers.
struct Fresh {
    std::string id{};    // empty: taken from the text, so that the same text gives the same id
    std::string name{};  // made plain where it is not
    engine::Date date{};
};

enum class SourceForm { dossier, stored, answers };

// An answer that stands elsewhere in this pack than in the file.
struct MovedAnswer {
    engine::QuestionId from{}, to{};  // the same where only an option has another name
    friend bool operator==(const MovedAnswer&, const MovedAnswer&) = default;
};

struct LoadedDossier {
    std::optional<Dossier> dossier{};  // nothing when there are errors: never a part of it
    std::vector<Issue> issues{};       // in the order of reading, at most `most_issues`
    SourceForm form = SourceForm::dossier;
    std::vector<MovedAnswer> moved{};            // as the pack's migrations say
    std::vector<engine::QuestionId> unplaced{};  // that the pack has no place for, as in the file
};

inline constexpr std::size_t most_issues = 100;

// Answers that do not fit the pack are no errors in a dossier: another pack or regional version may have their place.
// In a list of answers that is no dossier they are, as for load_answers.
LoadedDossier load_dossier(const engine::ContentPack&, std::string_view text, std::string_view file, const Fresh& = {});

// Whether the text says that it is a dossier. Quick: it looks for the name of the format and does not read the rest.
bool claims_to_be_dossier(std::string_view text);

// One line, ended with a line break.
std::string dossier_json(const engine::ContentPack&, const Dossier&);

}  // namespace tk::dossier
