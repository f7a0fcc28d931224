#include "engine/issue.h"

#include <algorithm>

namespace tk::engine {

bool has_errors(const std::vector<Issue>& issues) {
    return std::ranges::any_of(issues, [](const Issue& issue) { return issue.severity == Severity::error; });
}

}  // namespace tk::engine
