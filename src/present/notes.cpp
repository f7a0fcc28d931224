#include "present/notes.h"

#include "present/keeping.h"
#include "present/state.h"
#include "present/typing.h"

#include <map>

namespace tk::present {

namespace {

using dossier::Note;

template <class Id>
const Note* note_in(const std::map<Id, Note>& notes, const std::string& id) {
    const auto found = notes.find(Id{id});
    return found == notes.end() ? nullptr : &found->second;
}

// False, and nothing changes, when there is no room for one more.
template <class Id>
bool put_note(std::map<Id, Note>& notes, const WriteNote& what, bool room) {
    std::string text = dossier::plain(what.text, dossier::longest_note, dossier::Lines::one);
    if (is_blank(text)) text.clear();
    auto place = notes.find(Id{what.id});
    if (place == notes.end()) {
        if (text.empty()) return true;
        if (!room) return false;
        place = notes.emplace(Id{what.id}, Note{}).first;
    }
    (what.by == NoteBy::said ? place->second.said : place->second.seen) = std::move(text);
    if (place->second.empty()) notes.erase(place);
    return true;
}

bool has_place_for(const State& state, const WriteNote& what) {
    switch (what.on) {
        case NoteOn::question: return state.pack->find(engine::QuestionId{what.id}) != nullptr;
        case NoteOn::measure: return state.pack->find(engine::MeasureId{what.id}) != nullptr;
        case NoteOn::duty: return state.pack->find(engine::DutyId{what.id}) != nullptr;
    }
    return false;
}

}  // namespace

const Note* note_of(const State& state, NoteOn on, const std::string& id) {
    const auto& notes = state.dossier.notes;
    switch (on) {
        case NoteOn::question: return note_in(notes.questions, id);
        case NoteOn::measure: return note_in(notes.measures, id);
        case NoteOn::duty: return note_in(notes.duties, id);
    }
    return nullptr;
}

std::vector<Effect> write_note(State& state, const WriteNote& what) {
    if (!has_place_for(state, what)) return {};
    auto& notes = state.dossier.notes;
    const bool room = notes.size() < dossier::most_notes;
    const bool written = what.on == NoteOn::question  ? put_note(notes.questions, what, room)
                         : what.on == NoteOn::measure ? put_note(notes.measures, what, room)
                                                      : put_note(notes.duties, what, room);
    if (!written) {
        state.announcement = state.texts()("notes.full", {{"count", std::to_string(dossier::most_notes)}});
        state.urgent = true;
        return {};
    }
    return {save(state)};
}

}  // namespace tk::present
