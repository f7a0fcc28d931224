// A mistake in what an author or a person gave us, with its place. All of them are reported at once.
#pragma once

#include <string>
#include <vector>

namespace tk::engine {

enum class Severity { warning, error };

struct Issue {
    Severity severity = Severity::error;
    std::string file{};  // path of the document as it was given
    std::string
        where{};  // JSON pointer in it, with ":column" added for a place inside a rule; or "line:column" of broken JSON
    std::string what{};  // one plain English sentence, for authors and the command line
    friend bool operator==(const Issue&, const Issue&) = default;
};

bool has_errors(const std::vector<Issue>& issues);

}  // namespace tk::engine
