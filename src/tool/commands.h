// What the program can do; each returns its exit code.
#pragma once

#include "tool/arguments.h"

namespace tk::tool {

int assess(const Arguments&);
int checklist(const Arguments&);
int lint(const Arguments&);
int check_examples(const Arguments&);

}  // namespace tk::tool
