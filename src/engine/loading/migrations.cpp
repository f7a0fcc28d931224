#include "engine/loading/kinds.h"

namespace tk::engine::loading {

namespace {

Migration read_migration(Reader& reader) {
    Migration migration;
    migration.question = {reader.text("question", true)};
    migration.option = {reader.text("option")};
    (migration.option.empty() ? migration.to.value : migration.option_to.value) = reader.text("to");
    migration.factor = reader.number("factor", 1);
    if (migration.factor <= 0) reader.complain("factor", "a factor between units is above 0");
    if (migration.factor != 1 && migration.to.empty())
        reader.complain("factor", "a question in another unit has a new id, which \"to\" names");
    reader.done();
    return migration;
}

// What is carried over is gone here, and where it goes to is here or is carried over in turn.
void check_migration(Loading& loading, std::size_t index, const Place& place) {
    const ContentPack& pack = loading.pack;
    const Migration& one = pack.migrations[index];
    const auto complain = [&](const char* member, std::string what) {
        loading.complain({place.file, place.where + "/" + member}, std::move(what));
    };
    const auto goes_on = [&](const QuestionId& id, const OptionId& option) {
        const auto later = std::span(pack.migrations).subspan(index + 1);
        return std::ranges::any_of(later, [&](const Migration& next) {
            return next.question == id && (next.option.empty() || next.option == option);
        });
    };
    const Question* question = pack.find(one.question);
    if (one.option.empty()) {
        if (question != nullptr) complain("question", "\"" + one.question.value + "\" is a question of this pack");
        if (!one.to.empty() && pack.find(one.to) == nullptr && !goes_on(one.to, {}))
            complain("to", "there is no question \"" + one.to.value + "\"");
        return;
    }
    if (question == nullptr) {
        if (!goes_on(one.question, {})) complain("question", "there is no question \"" + one.question.value + "\"");
        return;
    }
    if (pack.find(*question, one.option) != nullptr)
        complain("option", "\"" + one.option.value + "\" is an option of this pack");
    if (!one.option_to.empty() && pack.find(*question, one.option_to) == nullptr && !goes_on(one.question, one.option_to))
        complain("to", one.question.value + " has no option \"" + one.option_to.value + "\"");
}

}  // namespace

void read_migrations(Loading& loading) {
    std::vector<Place> places;
    loading.each("migrations", [&](Reader& reader) {
        loading.pack.migrations.push_back(read_migration(reader));
        places.push_back(reader.place());
    });
    for (std::size_t i = 0; i < places.size(); ++i) check_migration(loading, i, places[i]);
}

}  // namespace tk::engine::loading
