// The recognised measures as one list in words: for the screen, for paper, and as CSV for the report to RVO.
#pragma once

#include "engine/assess.h"
#include "present/state.h"

#include <string>
#include <vector>

namespace tk::present {

// Where a measure stands. `open`: it applies and the plan does not have it. `check`: a condition is not known yet.
enum class Standing { open, planned, check, done, not_applicable };
std::string name_of(Standing);  // as in the words: recognised_page.standing.<name>

struct ChecklistCondition {
    std::string id{}, text{}, verdict{};  // verdict in words
    engine::Truth met = engine::Truth::unknown;
    bool ask = false;  // no question is about it
};

struct ChecklistStep {
    engine::MeasureId measure{};
    std::string name{};
};

struct ChecklistLine {
    engine::RecognisedId id{};
    std::string code{};      // "GC1"; "GH1, FK1" for one measure under two articles
    std::string category{};  // its id
    std::string title{}, moment{};
    engine::Truth applies = engine::Truth::unknown;
    std::string verdict{};  // in words
    Standing standing = Standing::check;
    std::string reason{};  // why it is done or does not apply; else empty
    std::string waits{};   // the question on which it depends whether there is anything of the kind; else empty
    std::string owner{};   // a sentence when the owner of the building must take it; else empty
    std::vector<ChecklistCondition> conditions{};
    std::vector<ChecklistStep> steps{}, partly{};  // of the plan
};

// In the order of the law. Empty where its duty certainly does not hold.
std::vector<ChecklistLine> checklist(const State&);

// With a header row; semicolons, lines end in CR LF, a byte order mark so that spreadsheets read it as UTF-8. A cell
// that a spreadsheet could take for a formula begins with a quote.
std::string checklist_csv(const State&);

}  // namespace tk::present
