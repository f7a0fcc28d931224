// What reads each section, and what looks at the pack as a whole after that. content_json.cpp has the order.
#pragma once

#include "engine/loading/loading.h"

namespace tk::engine::loading {

// A question's own parts first; `read_questions` takes those that may name other questions.
void declare_questions(Loading&);
void read_questions(Loading&);

void read_coefficients(Loading&);  // after the questions they go by

// Their names first; the amounts may use each other.
void declare_quantities(Loading&);
void read_quantities(Loading&);

void read_checks(Loading&);
void read_duties(Loading&);
void read_end_uses(Loading&);
void read_link_order(Loading&);  // after the migrations of what it names
void read_measures(Loading&);
void read_migrations(Loading&);  // after the questions they lead to
void read_packages(Loading&);
void read_ranking(Loading&);
void read_recognised(Loading&);
void read_schemes(Loading&);
void read_sources(Loading&);

// Of two measures that exclude each other either may come first, so both must say it.
void check_conflicts(Loading&);
// A programme behind the schemes pays for nothing by itself.
void check_backgrounds(Loading&);
// Quantities and questions that would need themselves, and measures that would have to come before themselves.
void check_cycles(Loading&);

// Makes the flow of all rules and amounts; one that is too long in a row is a mistake.
void flatten(Loading&);

// How many duties, measures and schemes each question changes.
void count_dependents(Loading&);

}  // namespace tk::engine::loading
