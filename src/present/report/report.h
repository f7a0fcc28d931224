// The plan on paper: one HTML document that needs nothing beside it, for the printer, the mail and the archive.
#pragma once

#include "present/report_form.h"
#include "present/state.h"

#include <string>
#include <vector>

namespace tk::present {

// What somebody wrote down beside the answers.
struct ReportNote {
    std::string about{};  // a question or step in words, or who said it; may be empty
    std::string text{};
};

// On the cover; each may be empty.
struct Cover {
    std::string name{}, place{}, adviser{};  // as typed
    std::string day{};                       // of the intake, in words
    std::vector<ReportNote> notes{};         // in order
};

// Words and amounts are those of the screens. The summary has two pages of A4.
std::string report_html(const State&, ReportForm, const Cover& = {});

// What the open dossier says of itself.
Cover cover_of(const State&);

// "actieplan-samenvatting-2026-11-24.html"
std::string report_file(const State&, ReportForm);

}  // namespace tk::present
