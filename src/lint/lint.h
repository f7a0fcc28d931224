// What an author gets to know about a pack that loads, beyond what loading says: what nothing leads to, what
// contradicts itself, what nobody tested, what has no source or is old.
#pragma once

#include "engine/content.h"
#include "lint/finding.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tk::lint {

struct Options {
    engine::Date date{};     // the day that "old" is seen from
    double oldest_days = 0;  // of checked_on; 0: as old as evidence may be by the ranking of the pack
    int tries = 2000;        // sets of answers for each thing that is searched for
    std::uint32_t seed = 1;
};

// How many of a kind of thing the examples reach.
struct Coverage {
    std::string what{};  // section of the documents: "questions"
    std::size_t reached = 0, all = 0;
};

struct Report {
    Findings findings{};    // by kind of check, then in the order of the pack
    Findings suppressed{};  // with their reason
    std::vector<Coverage> coverage{};
    // How often it is said when a measure must never apply, and for how many of these it is proven that it does not.
    std::size_t guarded = 0, guards_proven = 0;
};

// Of a pack as it was loaded from the documents. `examples` are files with answers and what is expected of them.
Report check(const engine::ContentPack&, std::span<const engine::Document> documents,
             std::span<const engine::Document> examples, const Options&);

// What can be said when the documents do not load as well: the issues of loading as findings, missing sources, and
// numbers without floor, ceiling or default.
Findings check_documents(std::span<const engine::Document> documents, std::span<const engine::Issue> issues);

// Takes out what "lint" in pack.json names with a reason. A name that suppresses nothing is a finding itself.
void suppress(std::span<const engine::Document> documents, Report&);

}  // namespace tk::lint
