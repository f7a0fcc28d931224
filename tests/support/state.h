// A state with the shipped content and words, as the application starts with.
#pragma once

#include "present/keeping.h"
#include "present/screen_of.h"
#include "present/update.h"

#include <string>

namespace tk::tests {

// The text of a file below the root of the project; the test fails when it is not there.
std::string file_text(const std::string& path);

std::vector<engine::Document> shipped_documents();
present::Texts shipped_words(const std::string& language);
present::State shipped_state(const std::string& language = "nl");
// What the device keeps of the open dossier.
std::string kept_text(const present::State&);

}  // namespace tk::tests
