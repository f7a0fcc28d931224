// What is noted in the open dossier beside an answer, a measure or a duty. Never part of a link.
#pragma once

#include "present/intent.h"

#include <string>
#include <vector>

namespace tk::present {

struct State;

// Null: nothing is noted there.
const dossier::Note* note_of(const State&, NoteOn, const std::string& id);

// Kept at once. What the pack does not have gets no note, and a full dossier no new one: that is said.
std::vector<Effect> write_note(State&, const WriteNote&);

}  // namespace tk::present
