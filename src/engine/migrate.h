// Answers of an older pack, carried over to the ids, options and units of this one.
#pragma once

#include "engine/content.h"
#include "engine/json_text.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace tk::engine {

struct Migrated {
    nlohmann::json answers = nlohmann::json::object();  // under the ids of the pack
    // What has no place any more, as it was given: a retired question, a retired option, or a question that is answered
    // under its new name as well.
    nlohmann::json unplaced = nlohmann::json::object();
    std::vector<JsonMistake> notes{};               // one for each of these; `where` is the id that was given
    std::map<std::string, std::string> given_as{};  // from a new id to the one in the file, when they differ
};

// Takes an object of answers; what the pack has no migration for stays as it is.
Migrated migrate(const ContentPack&, nlohmann::json answers);

// The answers with what has no place added again, so that writing loses nothing. An answer of now comes before one of
// then; of lists the options are joined.
nlohmann::json with_unplaced(nlohmann::json answers, const nlohmann::json& unplaced);

}  // namespace tk::engine
