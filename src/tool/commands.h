// What the program can do; each returns its exit code.
#pragma once

#include "tool/arguments.h"

namespace tk::tool {

int assess(const Arguments&);
int assess_lines(const Arguments&);  // assess --jsonl
int compare(const Arguments&);
int report(const Arguments&);
int route(const Arguments&);
int checklist(const Arguments&);
int export_plan(const Arguments&);
int lint(const Arguments&);
int check_examples(const Arguments&);
int compile(const Arguments&);
int flow(const Arguments&);
int theme(const Arguments&);
int site(const Arguments&);
int check_dossiers(const Arguments&);
int aggregate(const Arguments&);
int share(const Arguments&);

}  // namespace tk::tool
