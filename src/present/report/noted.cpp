// The notes of the dossier on paper: those of questions, then of measures and duties.
#include "present/format.h"
#include "present/report/parts.h"
#include "present/state.h"

namespace tk::present {

namespace {

void add_notes(const Texts& texts, const std::string& what, const dossier::Note& note, std::vector<ReportNote>& to) {
    for (const auto& [by, text] : {std::pair("notes.said_by", &note.said), std::pair("notes.seen_by", &note.seen)})
        if (!text->empty()) to.push_back({texts("notes.about", {{"what", what}, {"by", texts(by)}}), *text});
}

}  // namespace

std::vector<ReportNote> notes_of(const State& state) {
    const Texts& texts = state.texts();
    const auto& notes = state.dossier.notes;
    std::vector<ReportNote> made;
    for (const auto& question : state.pack->questions)
        if (const auto found = notes.questions.find(question.id); found != notes.questions.end())
            add_notes(texts, texts("question." + question.id.value + ".text"), found->second, made);
    for (const auto& measure : state.pack->measures)
        if (const auto found = notes.measures.find(measure.id); found != notes.measures.end())
            add_notes(texts, texts("measure." + measure.id.value + ".name"), found->second, made);
    for (const auto& duty : state.pack->duties)
        if (const auto found = notes.duties.find(duty.id); found != notes.duties.end())
            add_notes(texts, texts("duty." + duty.id.value + ".name"), found->second, made);
    return made;
}

}  // namespace tk::present
