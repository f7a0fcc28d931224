#include "engine/result_json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace tk::engine {

namespace {

using json = nlohmann::ordered_json;

json number(double value) {
    if (!std::isfinite(value)) return nullptr;
    const double rounded = std::floor(value * 100 + 0.5) / 100;
    if (rounded == std::floor(rounded) && std::abs(rounded) < 1e15) return static_cast<std::int64_t>(rounded);
    return rounded;
}

json spread(const Spread& one) { return {{"p10", number(one.p10)}, {"p50", number(one.p50)}, {"p90", number(one.p90)}}; }

template <class Id>
json ids(const std::vector<Id>& list) {
    json made = json::array();
    for (const Id& one : list) made.push_back(one.value);
    return made;
}

json optional_date(const std::optional<Date>& date) { return date ? json(text_of(*date)) : json(nullptr); }

const char* name(PhaseStatus status) {
    switch (status) {
        case PhaseStatus::in_force: return "in_force";
        case PhaseStatus::adopted: return "adopted";
        case PhaseStatus::announced: return "announced";
        case PhaseStatus::expected: break;
    }
    return "expected";
}
const char* name(Group group) { return group == Group::must ? "must" : group == Group::will ? "will" : "can"; }
const char* name(Horizon horizon) { return horizon == Horizon::now ? "now" : horizon == Horizon::year ? "year" : "later"; }
const char* name(Comparison op) {
    return op == Comparison::less ? "<" : op == Comparison::at_most ? "<=" : op == Comparison::more ? ">" : ">=";
}
const char* name(WindowState window) {
    switch (window) {
        case WindowState::runs: return "runs";
        case WindowState::ends_soon: return "ends_soon";
        case WindowState::not_yet: return "not_yet";
        case WindowState::ended: return "ended";
        case WindowState::uncertain: break;
    }
    return "uncertain";
}

}  // namespace

std::string result_json(const ContentPack& pack, const Assessment& assessment) {
    json root;
    const Receipt& receipt = assessment.receipt;
    root["receipt"] = {
        {"engine", receipt.engine},       {"pack", receipt.pack}, {"pack_version", receipt.pack_version},
        {"pack_hash", receipt.pack_hash}, {"date", receipt.date}, {"checked_on", optional_date(pack.checked_on)}};
    json& steps = root["plan"]["steps"] = json::array();
    for (const Step& step : assessment.plan.steps) {
        json one{{"place", step.place}, {"group", name(step.group)}, {"horizon", name(step.horizon)}};
        if (!step.duty.empty()) one["duty"] = step.duty.value;
        if (!step.measure.empty()) {
            one["measure"] = step.measure.value;
            one["maybe"] = step.maybe;
            one["score"] = number(step.score);
            one["first"] = step.first;
            if (!step.likely_duty.empty()) one["likely_duty"] = step.likely_duty.value;
            one["top_share"] = number(step.top_share);
            one["strongest"] = step.strongest;
            one["needs"] = ids(step.needs);
            one["blocked"] = step.blocked;
        }
        steps.push_back(std::move(one));
    }
    const Totals& totals = assessment.plan.totals;
    root["plan"]["totals"] = {{"gain", spread(totals.gain)},
                              {"electricity", spread(totals.electricity)},
                              {"gas", spread(totals.gas)},
                              {"co2", spread(totals.co2)},
                              {"investment", spread(totals.investment)},
                              {"investment_now", spread(totals.investment_now)},
                              {"energy_cost", number(totals.energy_cost)},
                              {"co2_before", number(totals.co2_before)}};
    json& duties = root["duties"] = json::array();
    for (const DutyState& duty : assessment.duties) {
        json one{{"duty", duty.duty.value},
                 {"applies", name_of(duty.applies)},
                 {"group", duty.group ? json(name(*duty.group)) : json(nullptr)},
                 {"likely", duty.likely},
                 {"deadline", optional_date(duty.deadline)}};
        one["phases"] = json::array();
        for (const PhaseState& phase : duty.phases)
            one["phases"].push_back({{"id", phase.id},
                                     {"status", name(phase.status)},
                                     {"applies", name_of(phase.applies)},
                                     {"on_date", phase.on_date}});
        one["limits"] = json::array();
        for (const LimitState& limit : duty.limits)
            one["limits"].push_back({{"of", limit.of},
                                     {"unit", limit.unit},
                                     {"op", name(limit.op)},
                                     {"limit", number(limit.limit)},
                                     {"low", number(limit.low)},
                                     {"high", number(limit.high)},
                                     {"met", name_of(limit.met)}});
        one["fulfilled_by"] = ids(duty.fulfilled_by);
        one["because"] = ids(duty.because);
        one["waiting_on"] = ids(duty.waiting_on);
        duties.push_back(std::move(one));
    }
    json& measures = root["measures"] = json::array();
    for (const MeasureState& measure : assessment.measures) {
        json one{{"measure", measure.measure.value},
                 {"applies", name_of(measure.applies)},
                 {"blocked", name_of(measure.blocked)}};
        if (measure.applies != Truth::no) {
            one["gain"] = spread(measure.gain);
            one["electricity"] = spread(measure.electricity);
            one["gas"] = spread(measure.gas);
            one["co2"] = spread(measure.co2);
            one["investment"] = spread(measure.investment);
            one["yearly_cost"] = spread(measure.yearly_cost);
            one["payback"] = measure.payback ? spread(*measure.payback) : json(nullptr);
        }
        one["because"] = ids(measure.because);
        one["waiting_on"] = ids(measure.waiting_on);
        measures.push_back(std::move(one));
    }
    json& schemes = root["schemes"] = json::array();
    for (const SchemeState& scheme : assessment.schemes) {
        json one{{"scheme", scheme.scheme.value}, {"fits", name_of(scheme.fits)}, {"window", name(scheme.window)}};
        one["criteria"] = json::array();
        for (const CriterionState& criterion : scheme.criteria)
            one["criteria"].push_back({{"id", criterion.criterion.value},
                                       {"met", name_of(criterion.met)},
                                       {"ask", criterion.ask},
                                       {"because", ids(criterion.because)},
                                       {"waiting_on", ids(criterion.waiting_on)}});
        one["for_measures"] = ids(scheme.for_measures);
        schemes.push_back(std::move(one));
    }
    json& balance = root["balance"] = json::array();
    for (const EndUseState& use : assessment.balance)
        balance.push_back({{"end_use", use.end_use.value},
                           {"carrier", use.carrier},
                           {"unit", use.unit},
                           {"before", spread(use.before)},
                           {"after", spread(use.after)}});
    json& narrowing = root["narrowing"] = json::array();
    for (const Narrowing& one : assessment.narrowing)
        narrowing.push_back({{"question", one.question.value}, {"share", number(one.share)}});
    json& questions = root["questions"] = json::array();
    for (const QuestionState& question : assessment.questions)
        questions.push_back({{"question", question.question.value},
                             {"asked", name_of(question.asked)},
                             {"answered", question.answered},
                             {"changes", question.changes}});
    return root.dump(2, ' ', false, json::error_handler_t::replace);
}

}  // namespace tk::engine
