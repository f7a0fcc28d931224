#include "engine/loading/kinds.h"
#include "engine/rank.h"
#include "engine/suggest.h"

#include <cmath>

namespace tk::engine::loading {

namespace {

void take_weights(const std::map<std::string, double>& given, Weights& weights, Reader& reader, std::string_view member) {
    for (const auto& [letter, weight] : given) {
        const auto place = std::ranges::find(criterion_letters, letter);
        if (place == criterion_letters.end())
            reader.complain(std::string(member) + "/" + letter, "there is no criterion \"" + letter + "\"");
        else weights[static_cast<std::size_t>(place - criterion_letters.begin())] = weight;
    }
}

void take_factors(Reader& reader, Ranking& ranking) {
    const auto take = [&](std::string_view member, double& place) { place = reader.number(member, place); };
    take("benefit_norm", ranking.benefit_norm);
    take("payback_zero_years", ranking.payback_zero_years);
    take("materiality_share", ranking.materiality_share);
    take("money_full_share", ranking.money_full_share);
    take("co2_full_share", ranking.co2_full_share);
    take("soft_value_factor", ranking.soft_value_factor);
    take("no_cash_ceiling", ranking.no_cash_ceiling);
    take("no_cash_budget_share", ranking.no_cash_budget_share);
    take("enabler_factor", ranking.enabler_factor);
    take("diversity_factor", ranking.diversity_factor);
    take("duty_slot_min_urgency", ranking.duty_slot_min_urgency);
    take("likely_duty_factor", ranking.likely_duty_factor);
    take("unknown_duty_factor", ranking.unknown_duty_factor);
    take("wait_factor", ranking.wait_factor);
    take("expected_urgency_ceiling", ranking.expected_urgency_ceiling);
    take("ease_effort_share", ranking.ease_effort_share);
    take("ease_lead_months", ranking.ease_lead_months);
    take("least_energy_cost", ranking.least_energy_cost);
    take("least_co2", ranking.least_co2);
    take("now_months", ranking.now_months);
    take("now_effort", ranking.now_effort);
    take("now_cost_share", ranking.now_cost_share);
    take("year_months", ranking.year_months);
    take("year_months_costly", ranking.year_months_costly);
    take("first_places", ranking.first_places);
    take("duty_places", ranking.duty_places);
    take("pinned_places", ranking.pinned_places);
    take("package_steps", ranking.package_steps);
    take("package_share", ranking.package_share);
    take("package_from", ranking.package_from);
    take("big_cost_share", ranking.big_cost_share);
    take("big_months", ranking.big_months);
    take("longest_payback_years", ranking.longest_payback_years);
    take("evidence_days", ranking.evidence_days);
    take("soon_days", ranking.soon_days);
}

// What makes a question worth asking.
void take_asking(Reader& reader, Asking& asking) {
    const json* found = reader.get("asking");
    if (found == nullptr) return;
    Reader inner = reader.inside("asking", *found);
    for (const auto& [member, place] : {std::pair{"duty", &asking.duty},
                                        {"scheme", &asking.scheme},
                                        {"measure", &asking.measure},
                                        {"spread", &asking.spread},
                                        {"fall", &asking.fall},
                                        {"place", &asking.place},
                                        {"blocked", &asking.blocked},
                                        {"goals", &asking.goals},
                                        {"least", &asking.least}}) {
        *place = inner.number(member, *place);
        if (*place < 0) inner.complain(member, "a weight is 0 or more");
    }
    if (const json* least = inner.get("least_of")) {
        Reader each = inner.inside("least_of", *least);
        for (const std::string_view track : track_names) {
            if (each.get(track) == nullptr) continue;
            const double value = each.number(track, 0);
            if (value < 0) each.complain(track, "a weight is 0 or more");
            asking.least_of.emplace(track, value);
        }
        each.done();
    }
    if (asking.fall > 10 || asking.fall != std::floor(asking.fall)) inner.complain("fall", "a whole number from 0 to 10");
    inner.done();
}

void check_factors(const Reader& reader, const Ranking& ranking) {
    for (const std::string_view fault : faults_of(ranking)) reader.complain("", std::string(fault));
    double sum = 0;
    for (const double weight : ranking.weights) sum += weight;
    if (sum <= 0) reader.complain("weights", "the weights add up to nothing");
}

void take_goal_shifts(Reader& reader, Ranking& ranking) {
    const json* shifts = reader.get("goal_shifts");
    if (shifts == nullptr) return;
    Reader tracks = reader.inside("goal_shifts", *shifts);
    for (const std::string_view track : {"sme", "terrain"}) {
        const json* goals = tracks.get(track);
        if (goals == nullptr || !goals->is_object()) continue;
        for (const auto& [goal, shift] : goals->items()) {
            Reader inner = tracks.inside(std::string(track) + "/" + goal, shift);
            GoalShift made;
            take_weights(inner.numbers("weights"), made.weights, inner, "weights");
            made.benefits = inner.numbers("benefits");
            inner.done();
            ranking.goal_shifts[std::string(track)][goal] = std::move(made);
        }
    }
    tracks.done();
}

std::vector<RankRule> rank_rules(Loading& loading, Reader& reader, std::string_view member) {
    std::vector<RankRule> rules;
    reader.each(member, [&](Reader& inner) {
        RankRule made;
        made.track = inner.one_of("track", {"sme", "terrain"});
        made.condition = loading.rule(inner, "if", Scope::everything, true);
        made.measures = ids_of<MeasureKind>(loading.references(inner, "measures", "measure"));
        made.min_benefit = inner.numbers("min_benefit");
        made.urgency = inner.number("urgency");
        made.floor = inner.number("floor");
        made.package = {inner.text("package")};
        if (!made.package.empty()) loading.resolve("package", made.package.value, inner.at("package"));
        inner.skip({"id"});
        inner.done();
        rules.push_back(std::move(made));
    });
    return rules;
}

std::map<std::string, Rule> roles_of(Loading& loading, Reader& reader, std::string_view member) {
    std::map<std::string, Rule> found;
    const json* roles = reader.get(member);
    if (roles == nullptr) return found;
    Reader inner = reader.inside(member, *roles);
    if (roles->is_object())
        for (const auto& [role, condition] : roles->items()) found[role] = loading.rule(inner, role, Scope::answers, true);
    inner.done();
    return found;
}

std::map<std::string, Worth> carriers_of(Loading& loading, Reader& reader, std::string_view member) {
    std::map<std::string, Worth> found;
    const json* carriers = reader.get(member);
    if (carriers == nullptr) return found;
    Reader inner = reader.inside(member, *carriers);
    for (const auto& [carrier, unit] : units_of_carriers) {
        const json* worth = inner.get(carrier);
        if (worth == nullptr) continue;
        Reader one = inner.inside(carrier, *worth);
        found[carrier] = {loading.amount(one, "price", quotient(euro, unit)),
                          loading.amount(one, "co2", quotient(kilogram, unit)), one.number("kwh", 1, true)};
        if (found[carrier].kwh <= 0) one.complain("kwh", "a carrier holds energy, so above 0");
        one.done();
    }
    inner.done();
    return found;
}

void check_roles(Loading& loading, const Ranking& ranking) {
    for (const Measure& measure : loading.pack.measures) {
        const auto& roles = ranking.roles[measure.track];
        std::vector<std::string_view> names;
        for (const auto& [role, condition] : roles) names.push_back(role);
        for (const std::string& role : measure.roles)
            if (!roles.empty() && !roles.contains(role))
                if (const auto place = loading.declared["measure"].find(measure.id.value);
                    place != loading.declared["measure"].end())
                    loading.complain({place->second.file, place->second.where + "/roles"},
                                     "the ranking knows no role \"" + role + "\"" + suggestion(role, names));
    }
}

}  // namespace

void read_ranking(Loading& loading) {
    auto ranking = std::make_shared<Ranking>();
    ranking->weights = {0.25, 0.15, 0.2, 0.12, 0.13, 0.15};
    ranking->confidence_factor = {{"high", 1.0}, {"medium", 0.92}, {"low", 0.7}};
    bool fresh = true;
    for (const auto& [path, value] : loading.files) {
        if (!value.is_object() || !value.contains("ranking")) continue;
        if (!fresh) loading.complain({path, "/ranking"}, "there is a ranking already");
        fresh = false;
        Reader reader(value["ranking"], {path, "/ranking"}, loading.issues);
        take_weights(reader.numbers("weights"), ranking->weights, reader, "weights");
        ranking->benefit_weights = reader.numbers("benefit_weights");
        ranking->confidence_factor = reader.numbers("confidence_factor");
        take_factors(reader, *ranking);
        take_asking(reader, ranking->asking);
        check_factors(reader, *ranking);
        take_goal_shifts(reader, *ranking);
        ranking->urgency_rules = rank_rules(loading, reader, "urgency_rules");
        ranking->pins = rank_rules(loading, reader, "pins");
        ranking->lift_rules = rank_rules(loading, reader, "lift_rules");
        ranking->energy_cost = loading.per_track(reader, "energy_cost", [&](Reader& from, std::string_view member) {
            return loading.amount(from, member, yearly(euro));
        });
        ranking->co2_total = loading.per_track(reader, "co2_total", [&](Reader& from, std::string_view member) {
            return loading.amount(from, member, yearly(kilogram));
        });
        ranking->goals = loading.per_track(reader, "goals", [&](Reader& from, std::string_view member) {
            std::string goals = from.text(member);
            if (!goals.empty()) loading.resolve("question", goals, from.at(member));
            return goals;
        });
        ranking->roles = loading.per_track(
            reader, "roles", [&](Reader& from, std::string_view member) { return roles_of(loading, from, member); });
        ranking->carriers = loading.per_track(
            reader, "carriers", [&](Reader& from, std::string_view member) { return carriers_of(loading, from, member); });
        reader.each("caps", [&](Reader& inner) {
            ranking->caps.push_back({inner.text("overlap_group", true),
                                     ids_of<EndUseKind>(loading.references(inner, "end_uses", "end use")),
                                     loading.amount(inner, "share", no_unit, true)});
            inner.done();
        });
        reader.each("extra_needs", [&](Reader& inner) {
            ranking->extra_needs.push_back({loading.rule(inner, "if", Scope::everything, true), inner.flag("building_bound"),
                                            ids_of<MeasureKind>(loading.references(inner, "needs", "measure"))});
            inner.done();
        });
        reader.skip({"version"});
        reader.done();
    }
    check_roles(loading, *ranking);
    loading.pack.ranking = std::move(ranking);
}

}  // namespace tk::engine::loading
