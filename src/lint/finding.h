// What the linter has to say about one thing of a pack.
#pragma once

#include "engine/answers.h"
#include "engine/issue.h"

#include <optional>
#include <string>
#include <vector>

namespace tk::lint {

struct Finding {
    std::string kind{};  // never changes: what suppressions name; all of them are in assets/README.md
    engine::Severity severity = engine::Severity::error;
    std::string subject{};   // what suppressions name: "measures/led-lighting"; empty: of a document as a whole
    std::string file{};      // path of the document in the pack
    std::string pointer{};   // JSON pointer in it
    std::string position{};  // inside the rule (a column) or of broken JSON ("line:column"); else empty
    std::string message{};   // one English sentence
    std::optional<engine::Answers> counter_example{};  // answers that show it
    bool proven = false;   // of what was searched for: nothing can be otherwise; else only nothing else was found
    std::string reason{};  // why it is suppressed
};

using Findings = std::vector<Finding>;

}  // namespace tk::lint
