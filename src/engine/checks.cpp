#include "engine/checks.h"

namespace tk::engine {

std::vector<Warning> warnings_of(const ContentPack& pack, const AssessOptions& options, Bounds& bounds) {
    std::vector<Warning> found;
    for (const Check& check : pack.checks)
        if (check.track == options.track && bounds.truth(check.rule) == Truth::yes)
            found.push_back({check.id, check.questions});
    return found;
}

}  // namespace tk::engine
