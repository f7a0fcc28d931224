#include "engine/loading/kinds.h"

namespace tk::engine::loading {

namespace {

Moment moment_of(Reader& reader) {
    const std::string name = reader.one_of("moment", {"any", "now", "apart", "replacement", "unstated"});
    return name == "any"           ? Moment::any
           : name == "now"         ? Moment::now
           : name == "apart"       ? Moment::apart
           : name == "replacement" ? Moment::replacement
                                   : Moment::unstated;
}

// One object with the duty and the categories; a pack without recognised measures has none.
void read_list(Loading& loading) {
    RecognisedList& list = loading.pack.recognised;
    bool seen = false;
    loading.each("recognised_lists", [&](Reader& reader) {
        if (std::exchange(seen, true)) reader.complain("", "a pack has one list of recognised measures");
        list.duty = {reader.text("duty", true)};
        if (!list.duty.empty()) loading.resolve("duty", list.duty.value, reader.at("duty"));
        list.owner_acts = loading.rule(reader, "owner_acts", Scope::answers);
        reader.each("categories", [&](Reader& inner) {
            loading.declare("category", inner);
            list.categories.push_back({inner.text("id"), inner.one_of("part", {"building", "facility", "process"})});
            inner.done();
        });
        reader.done();
    });
}

void read_one(Loading& loading, Reader& reader) {
    Recognised made;
    made.id = {reader.text("id")};
    made.category = reader.text("category", true);
    if (!made.category.empty()) loading.resolve("category", made.category, reader.at("category"));
    made.moment = moment_of(reader);
    made.applies = loading.rule(reader, "applies", Scope::answers);
    made.done = loading.rule(reader, "done", Scope::answers);
    std::set<std::string> seen;
    reader.each("conditions", [&](Reader& inner) {
        Criterion condition;
        condition.id = {inner.text("id", true)};
        if (!seen.insert(condition.id.value).second)
            inner.complain("id", "there are two conditions \"" + condition.id.value + "\"");
        condition.ask = inner.flag("ask");
        condition.rules.values.fill(loading.rule(inner, "rule", Scope::answers));
        if (condition.ask != (inner.get("rule") == nullptr)) inner.complain("", "a condition has a rule or is one to ask");
        inner.done();
        made.conditions.push_back(std::move(condition));
    });
    if (made.conditions.empty()) reader.complain("conditions", "a recognised measure has at least one condition");
    made.measures = ids_of<MeasureKind>(loading.references(reader, "measures", "measure"));
    made.partly = ids_of<MeasureKind>(loading.references(reader, "partly", "measure"));
    made.same_as = {reader.text("same_as")};
    if (!made.same_as.empty()) loading.resolve("recognised measure", made.same_as.value, reader.at("same_as"));
    loading.resolve("source", reader.text("source", true), reader.at("source"));
    reader.done();
    loading.pack.recognised.measures.push_back(std::move(made));
}

}  // namespace

void read_recognised(Loading& loading) {
    read_list(loading);
    loading.declare_all("recognised", "recognised measure");
    loading.each("recognised", [&](Reader& reader) { read_one(loading, reader); });
    if (!loading.pack.recognised.measures.empty() && loading.pack.recognised.duty.empty())
        loading.complain({"pack.json", ""}, "recognised measures need a \"recognised_lists\" with their duty");
}

}  // namespace tk::engine::loading
