#include "engine/loading/kinds.h"

namespace tk::engine::loading {

namespace {

void read_duty(Loading& loading, Reader& reader) {
    Duty duty;
    duty.id = {reader.text("id")};
    duty.tracks = loading.tracks_of(reader, "track", true);
    duty.kind = reader.one_of("kind", {"duty", "condition", "expected", "cost", "info", "change", "right"});
    if (reader.need("applies") != nullptr)
        duty.applies = loading.per_track(reader, "applies", [&](Reader& from, std::string_view member) {
            return loading.rule(from, member, Scope::answers);
        });
    for (const std::string& track : duty.tracks)
        if (const json* given = reader.get("applies"); given != nullptr && given->is_object() && !given->contains(track))
            reader.complain("applies", "the rule for " + track + " is missing");
    duty.likely = {loading.code(reader, "likely", Type::truth, Scope::everything)};
    reader.each("boundary", [&](Reader& inner) {
        Limit limit;
        limit.of = inner.text("of", true);
        limit.unit = inner.text("unit");
        limit.value = {loading.code(inner, "of", Type::number, Scope::answers, false, loading.unit(inner))};
        const std::string op = inner.one_of("op", {"<", "<=", ">", ">="});
        limit.op = op == "<"    ? Comparison::less
                   : op == "<=" ? Comparison::at_most
                   : op == ">"  ? Comparison::more
                                : Comparison::at_least;
        limit.limit = inner.number("limit", 0, true);
        inner.done();
        duty.limits.push_back(std::move(limit));
    });
    reader.each("phases", [&](Reader& inner) {
        Phase phase;
        phase.id = inner.text("id", true);
        phase.from = inner.date("from");
        phase.until = inner.date("until");
        const std::string status = inner.one_of("status", {"in_force", "adopted", "announced", "expected"});
        phase.status = status == "adopted"     ? PhaseStatus::adopted
                       : status == "announced" ? PhaseStatus::announced
                       : status == "expected"  ? PhaseStatus::expected
                                               : PhaseStatus::in_force;
        phase.condition = loading.rule(inner, "if", Scope::answers);
        phase.article = inner.text("article");
        const std::string source = inner.text("source");
        if (!source.empty()) loading.resolve("source", source, inner.at("source"));
        inner.one_of("confidence", confidences, false);
        inner.done();
        duty.phases.push_back(std::move(phase));
    });
    duty.urgency = reader.number("urgency");
    duty.deadline = reader.date("deadline");
    duty.recurs = reader.text("recurs");
    duty.fulfilled_by = ids_of<MeasureKind>(loading.references(reader, "fulfilled_by", "measure"));
    duty.open_conditions = static_cast<int>(reader.number("open_conditions", 0));
    duty.sources = ids_of<SourceKind>(loading.references(reader, "sources", "source"));
    reader.one_of("confidence", confidences, false);
    reader.done();
    loading.pack.duties.push_back(std::move(duty));
}

}  // namespace

void read_duties(Loading& loading) {
    loading.each("duties", [&](Reader& reader) { read_duty(loading, reader); });
}

}  // namespace tk::engine::loading
