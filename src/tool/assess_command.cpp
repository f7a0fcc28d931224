#include "engine/assess.h"
#include "engine/result_json.h"
#include "present/format.h"
#include "tool/case.h"
#include "tool/commands.h"

#include <cstdio>

namespace tk::tool {

namespace {

using engine::Group;

void say(std::FILE* to, const std::string& text) { std::fwrite(text.data(), 1, text.size(), to); }

std::string tag(Group group) {
    return group == Group::must ? "group.must" : group == Group::will ? "group.will" : "group.can";
}
std::string tag(engine::Horizon horizon) {
    return horizon == engine::Horizon::now    ? "horizon.now"
           : horizon == engine::Horizon::year ? "horizon.year"
                                              : "horizon.later";
}

class Writer {
public:
    Writer(const present::Texts& texts, const engine::Assessment& assessment, engine::Date date)
        : texts_(texts), assessment_(assessment), date_(date) {}

    std::string report() {
        line(texts_("plan.title"));
        line(texts_("plan.made", {{"date", present::date_text(texts_, date_)}}));
        if (assessment_.plan.steps.empty()) line(texts_("plan.empty"));
        else totals();
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
            for (const auto& question : measure->waiting_on)
                item("  " + texts_("plan.depends_on", {{"question", texts_("question." + question.value + ".text")}}));
        }
        if (step.blocked) item(texts_("plan.blocked"));
        for (const auto& needed : step.needs)
            item(texts_("plan.first", {{"measure", texts_("measure." + needed.value + ".name")}}));
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
        }
    }

    const present::Texts& texts_;
    const engine::Assessment& assessment_;
    engine::Date date_;
    std::string text_{};
};

}  // namespace

int assess(const Arguments& arguments) {
    const auto given = case_of(arguments);
    if (!given) return given.error();
    const auto assessment =
        engine::assess(given->content.pack, given->answers, {.date = given->date, .track = given->track});
    if (arguments.option("--format", "text") == "json") {
        say(stdout, engine::result_json(given->content.pack, assessment) + "\n");
        return good;
    }
    const auto texts = texts_for(arguments, given->content);
    if (!texts) return findings;
    say(stdout, Writer(*texts, assessment, given->date).report());
    return good;
}

}  // namespace tk::tool
