// Goes through a pack member by member, for who writes, reads or checks it (writer.h, reader.h, sound.cpp).
//
// A visitor has `single(value)` for what has no parts, `place(value)` for a Rule or Amount, and `several(value)`,
// `maybe(value)`, `alternatives(value)` for what holds others. Every struct of the content has its members listed
// here: by a structured binding, so that a new member that is not listed does not compile.
#pragma once

#include "engine/rank.h"

#include <concepts>
#include <type_traits>
#include <variant>

namespace tk::engine::compiled {

// `Value`, or a Value that stays as it is.
template <class Given, class Value>
concept Like = std::same_as<std::remove_const_t<Given>, Value>;

template <class Value>
inline constexpr bool is_single = std::is_arithmetic_v<Value> || std::is_enum_v<Value>;
template <>
inline constexpr bool is_single<std::string> = true;
template <>
inline constexpr bool is_single<Date> = true;
template <class Kind>
inline constexpr bool is_single<Id<Kind>> = true;

template <class Value>
inline constexpr bool is_several = false;
template <class Value>
inline constexpr bool is_several<std::vector<Value>> = true;
template <class Key, class Value>
inline constexpr bool is_several<std::map<Key, Value>> = true;
template <class Key, class Value>
inline constexpr bool is_several<std::map<Key, Value, std::less<>>> = true;
template <class Key, class Value>
inline constexpr bool is_several<std::unordered_map<Key, Value>> = true;

template <class Value>
inline constexpr bool is_maybe = false;
template <class Value>
inline constexpr bool is_maybe<std::optional<Value>> = true;
template <>
inline constexpr bool is_maybe<std::shared_ptr<const Ranking>> = true;

template <class Visitor, class Value>
void walk(Visitor& visitor, Value& value);

template <class Visitor, class... Values>
void all(Visitor& visitor, Values&... values) {
    (walk(visitor, values), ...);
}

template <class Visitor, class Value, std::size_t size>
void parts(Visitor& visitor, std::array<Value, size>& values) {
    for (Value& value : values) walk(visitor, value);
}
template <class Visitor, class Value, std::size_t size>
void parts(Visitor& visitor, const std::array<Value, size>& values) {
    for (const Value& value : values) walk(visitor, value);
}
template <class Visitor, class Value>
void parts(Visitor& visitor, PerTrack<Value>& value) {
    walk(visitor, value.values);
}
template <class Visitor, class Value>
void parts(Visitor& visitor, const PerTrack<Value>& value) {
    walk(visitor, value.values);
}
template <class Visitor, class First, class Second>
void parts(Visitor& visitor, const std::pair<First, Second>& value) {
    all(visitor, value.first, value.second);
}

template <class Visitor>
void parts(Visitor&, Like<Unsure> auto&) {}
template <class Visitor>
void parts(Visitor& visitor, Like<Chosen> auto& value) {
    auto& [options] = value;
    walk(visitor, options);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Number> auto& value) {
    auto& [number] = value;
    walk(visitor, number);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Between> auto& value) {
    auto& [low, high] = value;
    all(visitor, low, high);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Words> auto& value) {
    auto& [words] = value;
    walk(visitor, words);
}

template <class Visitor>
void parts(Visitor& visitor, Like<Unit> auto& value) {
    auto& [powers] = value;
    walk(visitor, powers);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Prior> auto& value) {
    auto& [low, likely, high, zero, weights, by, weights_by] = value;
    all(visitor, low, likely, high, zero, weights, by, weights_by);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Input> auto& value) {
    auto& [name, kind, unit, min, max, options, exclusive, asked_if, not_asked, prior] = value;
    all(visitor, name, kind, unit, min, max, options, exclusive, asked_if, not_asked, prior);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Estimate> auto& value) {
    auto& [low, likely, high] = value;
    all(visitor, low, likely, high);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Coefficient> auto& value) {
    auto& [name, by, values, unit] = value;
    all(visitor, name, by, values, unit);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Quantity> auto& value) {
    auto& [name, raw, amount, unit] = value;
    all(visitor, name, raw, amount, unit);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Instruction> auto& value) {
    auto& [op, slot, a, b, c, first, count, number, mask] = value;
    all(visitor, op, slot, a, b, c, first, count, number, mask);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Flow> auto& value) {
    auto& [code, points, places, truths] = value;
    all(visitor, code, points, truths);
}
// Without what only compiling further would need: every rule and amount is a place in the flow itself.
template <class Visitor>
void parts(Visitor& visitor, Like<Program> auto& value) {
    auto& [nodes, arguments, inputs, coefficients, quantities, truths, flow, names, unit_names] = value;
    all(visitor, inputs, coefficients, quantities, flow);
}

template <class Visitor>
void parts(Visitor& visitor, Like<Theme> auto& value) {
    auto& [id, icon] = value;
    all(visitor, id, icon);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Option> auto& value) {
    auto& [id, icon, exclusive] = value;
    all(visitor, id, icon, exclusive);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Question> auto& value) {
    auto& [id, theme, track, kind, unit, min, max, range, key, fixed, personal, seconds, options, changes, asked_if,
           not_asked, prior] = value;
    all(visitor, id, theme, track, kind, unit, min, max, range, key, fixed, personal, seconds, options, changes, asked_if,
        not_asked, prior);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Timing> auto& value) {
    auto& [condition, wait, with] = value;
    all(visitor, condition, wait, with);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Measure> auto& value) {
    auto& [id, theme, package, track, icon, ladder, overlap_group, applies, blocked_if, electricity, gas, heat, oil, fuel,
           water, gain, co2, avoided_loss, capacity_value, investment, yearly_cost, acts_on, needs, conflicts, timing,
           schemes, duties, roles, benefits, lifetime_years, lead_months, effort, compliance, building_bound, confidence,
           sources] = value;
    all(visitor, id, theme, package, track, icon, ladder, overlap_group, applies, blocked_if, electricity, gas, heat, oil,
        fuel, water, gain, co2, avoided_loss, capacity_value, investment, yearly_cost, acts_on, needs, conflicts, timing,
        schemes, duties, roles, benefits, lifetime_years, lead_months, effort, compliance, building_bound, confidence,
        sources);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Phase> auto& value) {
    auto& [id, from, until, status, condition, article] = value;
    all(visitor, id, from, until, status, condition, article);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Limit> auto& value) {
    auto& [of, amount, op, limit, unit] = value;
    all(visitor, of, amount, op, limit, unit);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Duty> auto& value) {
    auto& [id, tracks, kind, applies, likely, limits, phases, deadline, recurs, fulfilled_by, open_conditions, urgency,
           sources] = value;
    all(visitor, id, tracks, kind, applies, likely, limits, phases, deadline, recurs, fulfilled_by, open_conditions, urgency,
        sources);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Criterion> auto& value) {
    auto& [id, track, ask, rules] = value;
    all(visitor, id, track, ask, rules);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Window> auto& value) {
    auto& [opens, closes, as_of, list_changes, status, ends_by] = value;
    all(visitor, opens, closes, as_of, list_changes, status, ends_by);
}
template <class Visitor>
void parts(Visitor& visitor, Like<SupportRule> auto& value) {
    auto& [share, amount, investment_from, least, most] = value;
    all(visitor, share, amount, investment_from, least, most);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Scheme> auto& value) {
    auto& [id, kind, provider, level, region, url, themes, audience, shown, background, criteria, window, support,
           checked_on] = value;
    all(visitor, id, kind, provider, level, region, url, themes, audience, shown, background, criteria, window, support,
        checked_on);
}
template <class Visitor>
void parts(Visitor& visitor, Like<EndUse> auto& value) {
    auto& [id, carrier, unit, amount, building, track] = value;
    all(visitor, id, carrier, unit, amount, building, track);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Package> auto& value) {
    auto& [id, track] = value;
    all(visitor, id, track);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Check> auto& value) {
    auto& [id, track, rule, questions] = value;
    all(visitor, id, track, rule, questions);
}
template <class Visitor>
void parts(Visitor& visitor, Like<LinkEntry> auto& value) {
    auto& [question, kind, options] = value;
    all(visitor, question, kind, options);
}
template <class Visitor>
void parts(Visitor& visitor, Like<LinkEdition> auto& value) {
    auto& [entries] = value;
    walk(visitor, entries);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Migration> auto& value) {
    auto& [question, to, option, option_to, factor] = value;
    all(visitor, question, to, option, option_to, factor);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Recognised> auto& value) {
    auto& [id, category, moment, applies, conditions, done, measures, partly, same_as] = value;
    all(visitor, id, category, moment, applies, conditions, done, measures, partly, same_as);
}
template <class Visitor>
void parts(Visitor& visitor, Like<RecognisedCategory> auto& value) {
    auto& [id, part] = value;
    all(visitor, id, part);
}
template <class Visitor>
void parts(Visitor& visitor, Like<RecognisedList> auto& value) {
    auto& [duty, owner_acts, categories, measures] = value;
    all(visitor, duty, owner_acts, categories, measures);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Source> auto& value) {
    auto& [id, title, url, as_of] = value;
    all(visitor, id, title, url, as_of);
}

template <class Visitor>
void parts(Visitor& visitor, Like<GoalShift> auto& value) {
    auto& [weights, benefits] = value;
    all(visitor, weights, benefits);
}
template <class Visitor>
void parts(Visitor& visitor, Like<RankRule> auto& value) {
    auto& [track, condition, measures, min_benefit, urgency, floor, package] = value;
    all(visitor, track, condition, measures, min_benefit, urgency, floor, package);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Cap> auto& value) {
    auto& [overlap_group, end_uses, share] = value;
    all(visitor, overlap_group, end_uses, share);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Worth> auto& value) {
    auto& [price, co2, kwh] = value;
    all(visitor, price, co2, kwh);
}
template <class Visitor>
void parts(Visitor& visitor, Like<ExtraNeed> auto& value) {
    auto& [condition, building_bound, needs] = value;
    all(visitor, condition, building_bound, needs);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Asking> auto& value) {
    auto& [duty, scheme, measure, spread, fall, place, blocked, goals, least, least_of] = value;
    all(visitor, duty, scheme, measure, spread, fall, place, blocked, goals, least, least_of);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Ranking> auto& value) {
    auto& [energy_cost, co2_total, goals, roles, carriers, caps, extra_needs, weights, benefit_weights, confidence_factor,
           benefit_norm, payback_zero_years, materiality_share, money_full_share, co2_full_share, soft_value_factor,
           no_cash_ceiling, no_cash_budget_share, enabler_factor, diversity_factor, duty_slot_min_urgency,
           likely_duty_factor, unknown_duty_factor, wait_factor, expected_urgency_ceiling, ease_effort_share,
           ease_lead_months, least_energy_cost, least_co2, now_months, now_effort, now_cost_share, year_months,
           year_months_costly, first_places, duty_places, pinned_places, package_steps, package_share, package_from,
           big_cost_share, big_months, longest_payback_years, evidence_days, soon_days, asking, goal_shifts, urgency_rules,
           pins, lift_rules] = value;
    all(visitor, energy_cost, co2_total, goals, roles, carriers, caps, extra_needs, weights, benefit_weights,
        confidence_factor, benefit_norm, payback_zero_years, materiality_share, money_full_share, co2_full_share,
        soft_value_factor, no_cash_ceiling, no_cash_budget_share, enabler_factor, diversity_factor, duty_slot_min_urgency,
        likely_duty_factor, unknown_duty_factor, wait_factor, expected_urgency_ceiling, ease_effort_share, ease_lead_months,
        least_energy_cost, least_co2, now_months, now_effort, now_cost_share, year_months, year_months_costly, first_places,
        duty_places, pinned_places, package_steps, package_share, package_from, big_cost_share, big_months,
        longest_payback_years, evidence_days, soon_days, asking, goal_shifts, urgency_rules, pins, lift_rules);
}

template <class Visitor>
void parts(Visitor& visitor, Like<Desk> auto& value) {
    auto& [name, url, phone, email] = value;
    all(visitor, name, url, phone, email);
}
template <class Visitor>
void parts(Visitor& visitor, Like<Overlay> auto& value) {
    auto& [id, version, checked_on, desk] = value;
    all(visitor, id, version, checked_on, desk);
}
template <class Visitor>
void parts(Visitor& visitor, Like<ContentPack> auto& value) {
    auto& [id, version, hash, overlay, checked_on, languages, themes, audiences, questions, measures, duties, schemes,
           end_uses, packages, checks, migrations, link_order, recognised, sources, program, ranking] = value;
    all(visitor, id, version, hash, overlay, checked_on, languages, themes, audiences, questions, measures, duties, schemes,
        end_uses, packages, checks, migrations, link_order, recognised, sources, program, ranking);
}

template <class Visitor, class Value>
void walk(Visitor& visitor, Value& value) {
    using Plain = std::remove_const_t<Value>;
    if constexpr (is_single<Plain>) visitor.single(value);
    else if constexpr (std::same_as<Plain, Rule> || std::same_as<Plain, Amount>) visitor.place(value);
    else if constexpr (is_several<Plain>) visitor.several(value);
    else if constexpr (is_maybe<Plain>) visitor.maybe(value);
    else if constexpr (std::same_as<Plain, Answer>) visitor.alternatives(value);
    else parts(visitor, value);
}

// The last of the names of an enumeration: what lies beyond is no value of it.
constexpr AnswerKind last_of(AnswerKind) { return AnswerKind::text; }
constexpr PhaseStatus last_of(PhaseStatus) { return PhaseStatus::expected; }
constexpr Comparison last_of(Comparison) { return Comparison::at_least; }
constexpr Moment last_of(Moment) { return Moment::unstated; }
constexpr Op last_of(Op) { return Op::settle; }
constexpr InputKind last_of(InputKind) { return InputKind::text; }

}  // namespace tk::engine::compiled
