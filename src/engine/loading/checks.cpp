#include "engine/loading/kinds.h"

namespace tk::engine::loading {

void read_checks(Loading& loading) {
    loading.each("checks", [&](Reader& reader) {
        Check check;
        check.id = reader.text("id");
        check.track = reader.one_of("track", {"sme", "terrain"});
        check.rule = loading.rule(reader, "rule", Scope::answers, true);
        check.questions = ids_of<QuestionKind>(loading.references(reader, "questions", "question"));
        if (check.questions.empty()) reader.complain("questions", "name the questions whose answers contradict each other");
        reader.done();
        loading.pack.checks.push_back(std::move(check));
    });
}

}  // namespace tk::engine::loading
