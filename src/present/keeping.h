// Between the state and what is kept of it on the device: the open dossier, and how a person reads.
#pragma once

#include "engine/questionnaire.h"
#include "present/intent.h"
#include "present/shelf.h"

#include <string>
#include <string_view>
#include <vector>

namespace tk::present {

// The open dossier, whole.
dossier::Dossier dossier_of(const State&);
Head head_of(const State&);
Head head_of(const dossier::Dossier&);  // without how many questions it has, and what its plan says
void add_outcome(Head&, const State&, const engine::Answers&, const engine::Assessment&, const engine::Questionnaire&);

// Opens it: everything that was of another one is left behind.
void take(State&, dossier::Dossier);

// What keeps the open dossier as it is now; gives it an id when it has none. It was changed today.
Save save(State&);
SaveSettings save_settings(const State&);

// What was kept, in the form of this version of the program or an older one; false, and nothing changes, when it can't
// be read.
bool restore(State&, std::string_view text);
void restore_settings(State&, std::string_view text);

std::vector<Effect> shelve(State&, const Shelving&);
std::vector<Effect> gather(State&, const Gather&);  // gathering.cpp
// A dossier that was asked for; empty text: it is not there.
std::vector<Effect> dossier_arrived(State&, const std::string& id, Purpose, std::string_view text);
// A file that was chosen: a dossier, or a list of answers. It becomes a dossier of its own and is opened; where it can't be
// used, the page says why and nothing changes. `too_large`: it was not read.
std::vector<Effect> file_arrived(State&, const std::string& name, std::string_view text, bool too_large);
// One of several files that came together: it becomes a dossier and is not opened. What this device has stays: where a file
// has the same id, the one that was changed last counts, and what it takes the place of is kept as a copy.
std::vector<Effect> file_among_others(State&, const FileIn&);
// Another tab wrote the open dossier: `base` is what both began from.
std::vector<Effect> changed_elsewhere(State&, const std::string& id, std::string_view base, std::string_view theirs);
void removed_elsewhere(State&, const std::string& id);

}  // namespace tk::present
