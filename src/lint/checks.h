// The checks of lint.cpp; each adds what it finds.
#pragma once

#include "engine/answers_json.h"
#include "lint/lint.h"
#include "lint/search.h"
#include "lint/sheet.h"

#include <set>
#include <string>
#include <vector>

namespace tk::lint {

struct Example {
    std::string name{};
    engine::LoadedAnswers given{};
    std::set<std::string> duties{};  // of which it expects a verdict
};

struct Checked {
    const engine::ContentPack& pack;
    const engine::Program& program;  // of the pack, and what was compiled for the linter alone
    const Sheet& sheet;
    const std::vector<Example>& examples;
    const Options& options;
    Search& search;
    Report& report;

    // A finding about what a search did not reach.
    void unreached(Finding, const Found&);
};

// What has to hold for a thing to be somebody's.
Goal goal_of(const engine::Duty&, std::string_view track);
Goal goal_of(const engine::Scheme&, std::string_view track);
Goal goal_of(const engine::Measure&, const engine::ContentPack&);
Goal goal_of(const engine::Recognised&);
// Whether all of it holds as far as it can: what is not certain waits for no answer.
bool holds(const Goal&, engine::Bounds&);

void check_questions(Checked&);   // that nothing asks or reads
void check_link_order(Checked&);  // questions whose answers links leave out
void check_reach(Checked&);       // duties, schemes, measures and others that no answers lead to
void check_never(Checked&, const std::vector<engine::Rule>& never_if);  // by measure of the pack; empty: none
void check_boundaries(Checked&);                                        // limits of duties without an example on each side
void check_needs(Checked&);                                             // cycles, and needs that exclude what needs them
void check_effects(Checked&);                                           // more than all of an end use
void check_coverage(Checked&);                                          // what no example reaches
void check_dates(Checked&);                                             // what was checked long ago

}  // namespace tk::lint
