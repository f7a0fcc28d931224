#include "tool/text_report.h"

#include "present/asking.h"
#include "present/format.h"
#include "tool/answer_file.h"

#include <optional>

namespace tk::tool {

namespace {

using engine::Group;

std::string tag(Group group) {
    return group == Group::must ? "group.must" : group == Group::will ? "group.will" : "group.can";
}
std::string tag(engine::Horizon horizon) {
    return horizon == engine::Horizon::now    ? "horizon.now"
           : horizon == engine::Horizon::year ? "horizon.year"
                                              : "horizon.later";
}

class Report {
public:
    Report(const present::Texts& texts, const engine::Assessment& assessment, const engine::AssessOptions& options)
        : texts_(texts), assessment_(assessment), options_(options) {}

    std::string report() {
        line(texts_("plan.title"));
        line(texts_("plan.made", {{"date", present::date_text(texts_, options_.date)}}));
        if (assessment_.plan.steps.empty()) line(texts_("plan.empty"));
        else totals();
        warnings();
        std::optional<Group> group;
        for (const auto& step : assessment_.plan.steps) {
            if (group != step.group) {
                group = step.group;
                line("");
                line(texts_(tag(step.group)));
            }
            write(step);
        }
        unknown_duties();
        schemes();
        balance();
        next_question();
        line("");
        line(texts_("plan.note"));
        return text_;
    }

private:
    void line(const std::string& words) { text_ += words + "\n"; }
    void item(const std::string& words) { text_ += "      " + words + "\n"; }

    void totals() {
        const auto& totals = assessment_.plan.totals;
        line("");
        line(texts_(totals.gain.p10 < 0 ? "plan.balance" : "plan.saves") + " " + present::money_spoken(texts_, totals.gain) +
             " " + texts_("plan.likely", {{"amount", present::money(texts_, totals.gain.p50)}}) + ".");
        line(texts_("plan.co2") + ": " +
             texts_("plan.tonnes",
                    {{"range", present::number_range(texts_, totals.co2.p10 / 1000, totals.co2.p90 / 1000, 1)}}) +
             " " + texts_("plan.a_year") + ".");
        line(texts_("plan.investment") + ": " + present::money_range(texts_, totals.investment) + " (" +
             texts_("plan.of_which_now", {{"range", present::money_range(texts_, totals.investment_now)}}) + ").");
        if (options_.choices.budget)
            line(texts_("plan.of_budget", {{"amount", present::money(texts_, *options_.choices.budget)}}));
    }

    void next_question() {
        if (!options_.what_if) return;
        line("");
        if (assessment_.next_questions.empty()) return line(texts_("asking.none"));
        const auto& next = assessment_.next_questions.front();
        line(texts_("asking.title"));
        line("  " + texts_("question." + next.question.value + ".text"));
        for (const auto& reason : reasons_of(texts_, next)) item(reason);
    }

    void warnings() {
        if (assessment_.warnings.empty()) return;
        line("");
        line(texts_("checks.title"));
        for (const auto& warning : assessment_.warnings) {
            line("  - " + texts_("check." + warning.check));
            for (const auto& question : warning.questions) item(texts_("question." + question.value + ".text"));
        }
    }

    void write(const engine::Step& step) {
        const std::string& id = step.duty.empty() ? step.measure.value : step.duty.value;
        line("  " + std::to_string(step.place) + ". " + texts_((step.duty.empty() ? "measure." : "duty.") + id + ".name") +
             " [" + texts_(tag(step.horizon)) + "]");
        if (!step.duty.empty()) {
            const auto* duty = assessment_.find(step.duty);
            if (duty == nullptr) return;
            if (duty->deadline) item(texts_("plan.deadline", {{"date", present::date_text(texts_, *duty->deadline)}}));
            else if (step.group == Group::must) item(texts_("plan.holds_now"));
            for (const auto& measure : duty->fulfilled_by)
                item(texts_("plan.by", {{"measure", texts_("measure." + measure.value + ".name")}}));
            if (step.group == Group::must) budget(step);
            return;
        }
        const auto* measure = assessment_.find(step.measure);
        if (measure == nullptr) return;
        item(measure->gain.p50 > 0 ? texts_("plan.per_year", {{"range", present::money_range(texts_, measure->gain)}})
                                   : texts_("plan.no_gain"));
        item(present::rounded(measure->investment.p90) > 0
                 ? texts_("plan.cost", {{"range", present::money_range(texts_, measure->investment)}})
                 : texts_("plan.no_cost"));
        if (measure->payback) item(texts_("plan.payback", {{"years", present::years_range(texts_, *measure->payback)}}));
        if (step.maybe) {
            item(texts_("plan.maybe"));
            for (const auto& question : measure->waiting_on) item("  " + about("plan.depends_on", question));
        }
        if (step.blocked) item(texts_("plan.blocked"));
        else budget(step);
        for (const auto& question : step.blocked_by) item("  " + about("plan.blocked_by", question));
        for (const auto& needed : step.needs)
            item(texts_("plan.first", {{"measure", texts_("measure." + needed.value + ".name")}}));
        if (!step.weakest.empty()) item(texts_("plan.weakest", {{"criterion", texts_("ranking." + step.weakest)}}));
        if (step.changes_most) item(about("plan.changes_most", *step.changes_most));
    }

    void budget(const engine::Step& step) {
        if (options_.choices.budget) item(texts_(step.in_budget ? "plan.in_budget" : "plan.not_in_budget"));
    }

    std::string about(std::string_view key, const engine::QuestionId& question) const {
        return texts_(key, {{"question", texts_("question." + question.value + ".text")}});
    }

    // Per carrier; the medians of end uses do not add up to that of the whole, so there is no sum.
    void balance() {
        std::string carrier;
        bool first = true;
        for (const auto& use : assessment_.balance) {
            if (use.before.p50 < 0.5 && use.after.p50 < 0.5) continue;
            if (first) {
                line("");
                line(texts_("energy.title"));
                first = false;
            }
            if (carrier != use.carrier) {
                carrier = use.carrier;
                line("  " + texts_("carrier." + carrier) + " (" + texts_("unit." + use.unit) + ")");
            }
            item(texts_("energy.line", {{"use", texts_("end_use." + use.end_use.value)},
                                        {"before", present::number_text(texts_, present::rounded(use.before.p50))},
                                        {"after", present::number_text(texts_, present::rounded(use.after.p50))}}));
        }
    }

    void unknown_duties() {
        bool first = true;
        for (const auto& duty : assessment_.duties) {
            if (duty.applies != engine::Truth::unknown) continue;
            if (first) {
                line("");
                line(texts_("confirm.title"));
                first = false;
            }
            line("  - " + texts_("duty." + duty.duty.value + ".name"));
            for (const auto& question : duty.waiting_on)
                item(texts_(duty.likely ? "confirm.likely" : "confirm.depends",
                            {{"question", texts_("question." + question.value + ".text")}}));
        }
    }

    void schemes() {
        bool first = true;
        for (const auto& scheme : assessment_.schemes) {
            if (scheme.fits == engine::Truth::no || scheme.for_measures.empty()) continue;
            if (first) {
                line("");
                line(texts_("schemes.title"));
                first = false;
            }
            line("  - " + texts_("scheme." + scheme.scheme.value + ".name") + ": " +
                 texts_(scheme.fits == engine::Truth::yes ? "verdict.fits" : "verdict.fits_maybe"));
            for (const auto& criterion : scheme.criteria) {
                const std::string verdict = criterion.ask                         ? "ask"
                                            : criterion.met == engine::Truth::yes ? "met"
                                            : criterion.met == engine::Truth::no  ? "not_met"
                                                                                  : "depends";
                item(texts_("criterion.line", {{"verdict", texts_("verdict." + verdict)},
                                               {"text", texts_("scheme." + scheme.scheme.value + ".criterion." +
                                                               criterion.criterion.value)}}));
            }
            if (scheme.support) item(present::support_text(texts_, *scheme.support));
        }
    }

    const present::Texts& texts_;
    const engine::Assessment& assessment_;
    const engine::AssessOptions& options_;
    std::string text_{};
};

}  // namespace

std::string text_report(const present::Texts& texts, const engine::Assessment& assessment,
                        const engine::AssessOptions& options) {
    return Report(texts, assessment, options).report();
}

}  // namespace tk::tool
