#include "engine/loading/kinds.h"

namespace tk::engine::loading {

namespace {

// low, likely, high times a quantity; the unit cost is an estimate of its own.
Amount cost(Loading& loading, Reader& reader, std::string_view member, const std::string& owner, const Unit& total) {
    const json* found = reader.get(member);
    if (found == nullptr) return {};
    Reader inner = reader.inside(member, *found);
    const Estimate estimate = read_estimate(inner);
    const Unit each = loading.unit(inner);
    inner.one_of("confidence", confidences, false);
    inner.skip({"sources"});
    const Amount quantity = loading.amount(inner, "quantity", quotient(total, each)),
                 plus = loading.amount(inner, "plus", total);
    inner.done();
    Program& program = loading.pack.program;
    program.coefficients.push_back({owner + "." + std::string(member), -1, {estimate}, each});
    std::int32_t root =
        program.add({Op::coefficient, static_cast<std::int32_t>(program.coefficients.size() - 1), 0, 0, 0, 0}, {});
    if (!quantity.empty()) root = program.add({Op::multiply, -1, 0, 0, 0, 0}, {root, quantity.root});
    if (!plus.empty()) root = program.add({Op::add, -1, 0, 0, 0, 0}, {root, plus.root});
    return {root};
}

void read_measure(Loading& loading, Reader& reader) {
    Measure measure;
    measure.id = {reader.text("id")};
    measure.track = reader.one_of("track", {"sme", "terrain"});
    measure.theme = {reader.text("theme", true)};
    if (!measure.theme.empty()) loading.resolve("theme", measure.theme.value, reader.at("theme"));
    measure.icon = reader.text("icon");
    measure.package = {reader.text("package")};
    if (!measure.package.empty()) loading.resolve("package", measure.package.value, reader.at("package"));
    measure.ladder = reader.one_of("ladder", {"reduce", "reuse", "supply", "renew"}, false);
    measure.overlap_group = reader.text("overlap_group");
    measure.applies = loading.rule(reader, "applies", Scope::everything, true);
    measure.blocked_if = loading.rule(reader, "blocked_if", Scope::everything);
    if (const json* saves = reader.get("saves")) {
        Reader inner = reader.inside("saves", *saves);
        const auto saved = [&](std::string_view carrier) {
            return loading.amount(inner, carrier, yearly(units_of_carriers.find(carrier)->second));
        };
        measure.electricity = saved("electricity");
        measure.gas = saved("gas");
        measure.heat = saved("heat");
        measure.oil = saved("oil");
        measure.fuel = saved("fuel");
        measure.water = saved("water");
        inner.done();
    }
    measure.gain = loading.amount(reader, "gain", yearly(euro));
    measure.co2 = loading.amount(reader, "co2", yearly(kilogram));
    measure.avoided_loss = loading.amount(reader, "avoided_loss", yearly(euro));
    measure.capacity_value = loading.amount(reader, "capacity_value", yearly(euro));
    measure.investment = cost(loading, reader, "investment", measure.id.value, euro);
    measure.yearly_cost = cost(loading, reader, "yearly_cost", measure.id.value, yearly(euro));
    measure.acts_on = ids_of<EndUseKind>(reader.texts("acts_on"));
    for (std::size_t i = 0; i < measure.acts_on.size(); ++i)
        if (measure.acts_on[i].value != "solar")
            loading.resolve("end use", measure.acts_on[i].value, reader.at("acts_on/" + std::to_string(i)));
    measure.needs = ids_of<MeasureKind>(loading.references(reader, "needs", "measure"));
    measure.conflicts = ids_of<MeasureKind>(loading.references(reader, "conflicts", "measure"));
    measure.schemes = ids_of<SchemeKind>(loading.references(reader, "schemes", "scheme"));
    measure.duties = ids_of<DutyKind>(loading.references(reader, "duties", "duty"));
    measure.roles = reader.texts("roles");
    for (const auto& [benefit, worth] : reader.numbers("benefits")) measure.benefits[benefit] = worth;
    measure.lifetime_years = reader.number("lifetime_years");
    measure.lead_months = reader.number("lead_months");
    measure.effort = static_cast<int>(reader.number("effort", 1));
    if (measure.effort < 1 || measure.effort > 5) reader.complain("effort", "effort lies from 1 to 5");
    measure.compliance = reader.flag("compliance");
    measure.building_bound = reader.flag("building_bound");
    measure.confidence = reader.one_of("confidence", confidences);
    reader.each("timing", [&](Reader& inner) {
        Timing moment;
        moment.condition = loading.rule(inner, "if", Scope::everything, true);
        moment.wait = inner.one_of("effect", {"wait", "combine"}) == "wait";
        moment.with = ids_of<MeasureKind>(loading.references(inner, "with", "measure"));
        inner.skip({"id"});
        inner.done();
        measure.timing.push_back(std::move(moment));
    });
    measure.sources = ids_of<SourceKind>(loading.references(reader, "sources", "source"));
    reader.skip({"never_if"});  // the linter's
    reader.done();
    loading.pack.measures.push_back(std::move(measure));
}

}  // namespace

void read_measures(Loading& loading) {
    loading.each("measures", [&](Reader& reader) { read_measure(loading, reader); });
}

}  // namespace tk::engine::loading
