// The days of a plan for a calendar: deadlines of duties, days from which a duty will hold, follow-ups, and when to look
// again whether a scheme is still what the content says.
#pragma once

#include "present/export/calendar.h"
#include "present/state.h"

#include <string>
#include <vector>

namespace tk::present {

// Something to come back to, written by a person.
struct FollowUp {
    std::string id{};  // unique in its dossier, and the same as long as it is about the same thing
    engine::Date date{};
    std::string text{};
};

struct OfDossier {
    std::string id{};  // keeps the events of two dossiers apart in one calendar; empty: there is one dossier
    std::vector<FollowUp> follow_ups{};
};

// Of the open dossier.
OfDossier calendar_of(const State&);

// In order of day. Nothing that lies before the date of the state, but for follow-ups.
Calendar agenda_of(const State&, const OfDossier& = {});

}  // namespace tk::present
