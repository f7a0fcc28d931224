#include "engine/loading/kinds.h"

namespace tk::engine::loading {

namespace {

void read_check(Loading& loading, Reader& reader) {
    loading.declare("check", reader);
    Check check;
    check.id = reader.text("id");
    check.track = reader.one_of("track", {"sme", "terrain"});
    check.rule = loading.rule(reader, "rule", Scope::answers, true);
    check.questions = ids_of<QuestionKind>(loading.references(reader, "questions", "question"));
    if (check.questions.empty()) reader.complain("questions", "name the questions whose answers contradict each other");
    reader.done();
    loading.pack.checks.push_back(std::move(check));
}

}  // namespace

void read_checks(Loading& loading) {
    loading.each("checks", [&](Reader& reader) { read_check(loading, reader); });
}

}  // namespace tk::engine::loading
