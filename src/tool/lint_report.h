// What the linter found, for people and for programs.
#pragma once

#include "lint/lint.h"

#include <string>

namespace tk::tool {

// `pack`: null when it does not load; counter-examples are answers of it.
std::string lint_text(const lint::Report&, const lint::Options&, const engine::ContentPack* pack);
std::string lint_json(const lint::Report&, const lint::Options&, const engine::ContentPack* pack);

}  // namespace tk::tool
