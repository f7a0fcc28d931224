#include "engine/result_json.h"

#include "engine/names.h"
#include "engine/result_writer.h"

#include <algorithm>

namespace tk::engine {

namespace {

using nlohmann::ordered_json;
using write::ids, write::number, write::spread;

template <class List, class Write>
ordered_json list_of(const List& list, Write write) {
    ordered_json made = ordered_json::array();
    for (const auto& one : list) made.push_back(write(one));
    return made;
}

class ResultWriter {
public:
    ResultWriter(const ContentPack& pack, const Answers& answers, const AssessOptions& options, const Assessment& assessment)
        : pack_(pack), answers_(answers), options_(options), assessment_(assessment), drawn_(options.draws > 0) {}

    ordered_json whole() const {
        ordered_json root;
        root["receipt"] = receipt();
        root["duties"] = list_of(assessment_.duties, [&](const DutyState& one) { return duty(one); });
        root["measures"] = list_of(assessment_.measures, [&](const MeasureState& one) { return measure(one); });
        root["schemes"] = list_of(assessment_.schemes, [&](const SchemeState& one) { return scheme(one); });
        root["balance"] = list_of(assessment_.balance, [&](const EndUseState& use) -> ordered_json {
            return {{"end_use", use.end_use.value},
                    {"carrier", use.carrier},
                    {"unit", use.unit},
                    {"before", amount(use.before)},
                    {"after", amount(use.after)}};
        });
        root["compass"] = list_of(assessment_.compass, [](const ThemeState& one) -> ordered_json {
            return {{"theme", one.theme.value},   {"now", spread(one.now)},   {"first", spread(one.first)},
                    {"after", spread(one.after)}, {"gain", spread(one.gain)}, {"most", share(one.most)}};
        });
        root["totals"] = write::totals(assessment_.plan.totals, drawn_);
        root["warnings"] = list_of(assessment_.warnings, [](const Warning& one) -> ordered_json {
            return {{"id", one.check}, {"questions", ids(one.questions)}};
        });
        root["next_questions"] = list_of(assessment_.next_questions, [](const NextQuestion& one) -> ordered_json {
            return {{"question", one.question.value}, {"duties", ids(one.duties)}, {"schemes", ids(one.schemes)},
                    {"measures", ids(one.measures)},  {"places", ids(one.places)}, {"goals", one.goals},
                    {"share", share(one.share)},      {"worth", share(one.worth)}};
        });
        root["plan"] = list_of(assessment_.plan.steps, [](const Step& one) { return write::step(one); });
        root["narrowing"] = list_of(assessment_.narrowing, [](const Narrowing& one) -> ordered_json {
            return {{"question", one.question.value}, {"share", share(one.share)}};
        });
        root["questions"] = list_of(assessment_.questions, [](const QuestionState& one) -> ordered_json {
            return {{"question", one.question.value},
                    {"asked", name_of(one.asked)},
                    {"answered", one.answered},
                    {"changes", one.changes}};
        });
        return root;
    }

private:
    static ordered_json share(double value) { return number(value, write::fine); }
    ordered_json amount(const Spread& one) const { return drawn_ ? spread(one) : ordered_json(nullptr); }

    ordered_json receipt() const {
        const Receipt& receipt = assessment_.receipt;
        return {{"engine", receipt.engine},
                {"pack", receipt.pack},
                {"pack_version", receipt.pack_version},
                {"pack_hash", receipt.pack_hash},
                {"overlay", overlay()},
                {"checked_on", write::date(pack_.checked_on)},
                {"date", receipt.date},
                {"track", options_.track},
                {"draws", options_.draws},
                {"answers", write::answers(pack_, answers_)},
                {"choices", write::choices(options_.choices)}};
    }

    ordered_json overlay() const {
        if (pack_.overlay.id.empty()) return nullptr;
        return {{"id", pack_.overlay.id}, {"version", pack_.overlay.version}};
    }

    // Of the law on the date, or of what is to come. Null when it does not hold, in neither.
    ordered_json phase_of(const DutyState& state) const {
        if (state.group == Group::must) return "in_force";
        if (state.group == Group::will) return "announced";
        const Duty* duty = pack_.find(state.duty);
        if (duty == nullptr || state.applies == Truth::no) return nullptr;
        if (duty->kind == "expected") return "announced";
        if (state.phases.empty()) return "in_force";
        return std::ranges::any_of(
                   state.phases,
                   [](const PhaseState& phase) {
                       return phase.on_date && phase.applies != Truth::no &&
                              (phase.status == PhaseStatus::in_force || phase.status == PhaseStatus::adopted);
                   })
                   ? "in_force"
                   : "announced";
    }

    ordered_json duty(const DutyState& duty) const {
        ordered_json one{{"id", duty.duty.value},
                         {"verdict", name_of(duty.applies)},
                         {"phase", phase_of(duty)},
                         {"group", duty.group ? ordered_json(name_of(*duty.group)) : ordered_json(nullptr)},
                         {"likely", duty.likely},
                         {"because", ids(duty.because)},
                         {"waiting_on", ids(duty.waiting_on)}};
        one["boundary"] = list_of(duty.limits, [](const LimitState& limit) -> ordered_json {
            // More decimals than elsewhere: 49,999.999 is below 50,000 and has to read so.
            constexpr int exact = 6;
            const double away =
                std::max({0.0, limit.low - limit.limit, limit.limit - limit.high});  // of a range: of its nearest end
            return {{"of", limit.of},
                    {"unit", limit.unit},
                    {"op", name_of(limit.op)},
                    {"limit", number(limit.limit, exact)},
                    {"low", number(limit.low, exact)},
                    {"high", number(limit.high, exact)},
                    {"met", name_of(limit.met)},
                    {"distance", number(away, exact)}};
        });
        one["deadline"] = write::date(duty.deadline);
        one["fulfilled_by"] = ids(duty.fulfilled_by);
        one["phases"] = list_of(duty.phases, [](const PhaseState& phase) -> ordered_json {
            return {{"id", phase.id},
                    {"status", name_of(phase.status)},
                    {"verdict", name_of(phase.applies)},
                    {"on_date", phase.on_date}};
        });
        return one;
    }

    // A measure that has no step of its own has null for what only a step has.
    ordered_json measure(const MeasureState& measure) const {
        const auto& steps = assessment_.plan.steps;
        const auto found = std::ranges::find(steps, measure.measure, &Step::measure);
        const Step* step = found == steps.end() ? nullptr : &*found;
        const Measure* content = pack_.find(measure.measure);
        const auto of_step = [&](auto value) {
            return step == nullptr ? ordered_json(nullptr) : ordered_json(value(*step));
        };
        ordered_json one{{"id", measure.measure.value},
                         {"applies", name_of(measure.applies)},
                         {"place", of_step([](const Step& held) { return held.place; })},
                         {"group", of_step([](const Step& held) { return name_of(held.group); })},
                         {"package", content == nullptr ? ordered_json(nullptr) : write::id(content->package)},
                         {"horizon", of_step([](const Step& held) { return name_of(held.horizon); })},
                         {"blocked", name_of(measure.blocked)},
                         {"blocked_by", step == nullptr ? ordered_json::array() : ids(step->blocked_by)},
                         {"because", ids(measure.because)},
                         {"waiting_on", ids(measure.waiting_on)},
                         {"done", measure.done},
                         {"aside", measure.aside}};
        write::amounts(one, measure, drawn_ && measure.applies != Truth::no);
        one["score"] = of_step([](const Step& held) { return number(held.score); });
        one["stability"] = of_step([](const Step& held) { return share(held.top_share); });
        one["strongest"] = step == nullptr ? ordered_json::array() : ordered_json(step->strongest);
        one["weakest"] = of_step([](const Step& held) { return write::text(held.weakest); });
        one["changes_most"] = of_step(
            [](const Step& held) { return held.changes_most ? write::id(*held.changes_most) : ordered_json(nullptr); });
        one["needs"] = step == nullptr ? ordered_json::array() : ids(step->needs);
        one["in_budget"] = of_step([](const Step& held) { return held.in_budget; });
        one["maybe"] = of_step([](const Step& held) { return held.maybe; });
        return one;
    }

    ordered_json scheme(const SchemeState& scheme) const {
        ordered_json one{{"id", scheme.scheme.value}, {"verdict", name_of(scheme.fits)}, {"window", name_of(scheme.window)}};
        one["criteria"] = list_of(scheme.criteria, [](const CriterionState& criterion) -> ordered_json {
            return {{"id", criterion.criterion.value},
                    {"verdict", name_of(criterion.met)},
                    {"ask", criterion.ask},
                    {"because", ids(criterion.because)},
                    {"waiting_on", ids(criterion.waiting_on)}};
        });
        one["would_fit_if"] = list_of(scheme.would_fit, [&](const Change& change) { return write::change(pack_, change); });
        one["support"] = nullptr;
        if (scheme.support)
            one["support"] = {{"amount_eur", amount(scheme.support->amount)}, {"sure", scheme.support->sure}};
        one["for_measures"] = ids(scheme.for_measures);
        return one;
    }

    const ContentPack& pack_;
    const Answers& answers_;
    const AssessOptions& options_;
    const Assessment& assessment_;
    const bool drawn_;
};

}  // namespace

std::string result_json(const ContentPack& pack, const Answers& answers, const AssessOptions& options,
                        const Assessment& assessment, Layout layout) {
    const ordered_json root = ResultWriter(pack, answers, options, assessment).whole();
    return root.dump(layout == Layout::one_line ? -1 : 2, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace tk::engine
