// The schemes: the verdict on each in a table, then what it asks.
#include "present/report/parts.h"

#include <algorithm>
#include <tuple>

namespace tk::present {

namespace {

using engine::SchemeState;
using engine::Truth;

// As on the plan: what may fit and helps with a step comes before what may fit some other time.
std::vector<const SchemeState*> ordered(const State& state) {
    std::vector<const SchemeState*> all;
    for (const auto& scheme : state.assessment.schemes) all.push_back(&scheme);
    std::ranges::stable_sort(all, {}, [](const SchemeState* one) {
        return std::tuple(-static_cast<int>(one->fits), one->window == engine::WindowState::ended,
                          one->for_measures.empty());
    });
    return all;
}

bool helps(const SchemeState& scheme) { return scheme.fits != Truth::no && !scheme.for_measures.empty(); }

std::string verdict_of(const Texts& texts, Truth fits) {
    return texts(fits == Truth::yes ? "verdict.fits" : fits == Truth::no ? "verdict.fits_not" : "verdict.fits_maybe");
}

// The steps that it is for, and the first criterion that decides the verdict; a summary has room for the steps alone.
std::string why(const Report& report, const SchemeState& scheme) {
    const Texts& texts = report.texts;
    std::vector<std::string> numbers;
    for (const auto& measure : scheme.for_measures)
        for (const auto& step : report.state.assessment.plan.steps)
            if (step.measure == measure) numbers.push_back(std::to_string(step.place));
    std::string text;
    if (!numbers.empty())
        text = texts(numbers.size() == 1 ? "report.for_step" : "report.for_steps", {{"steps", joined(texts, numbers)}});
    if (report.short_one() && !text.empty()) return text;
    const auto deciding = std::ranges::find(scheme.criteria, scheme.fits, &engine::CriterionState::met);
    if (deciding == scheme.criteria.end()) return text;
    const std::string criterion = texts("scheme." + scheme.scheme.value + ".criterion." + deciding->criterion.value);
    const std::string word = deciding->ask                 ? "verdict.ask"
                             : deciding->met == Truth::yes ? "verdict.met"
                             : deciding->met == Truth::no  ? "verdict.not_met"
                                                           : "verdict.depends";
    return text + (text.empty() ? "" : " ") + texts("criterion.line", {{"verdict", texts(word)}, {"text", criterion}});
}

std::string checked(const Texts& texts, const engine::Scheme& scheme) {
    return scheme.checked_on ? texts("scheme_page.checked", {{"date", date_text(texts, *scheme.checked_on)}})
                             : texts("scheme_page.not_checked");
}

void write_verdicts(Report& report, const std::string& caption, const std::vector<const SchemeState*>& schemes) {
    const Texts& texts = report.texts;
    Html& html = report.html;
    Table table(html, caption,
                {{texts("report.column.scheme"), "head"},
                 {texts("report.column.verdict"), "verdict"},
                 {texts("report.column.why"), "because"},
                 {texts("report.column.until"), "until"}});
    for (const SchemeState* scheme : schemes) {
        const auto row = table.row();
        table.words(0, texts("scheme." + scheme->scheme.value + ".name"));
        {
            const auto cell = table.cell(1);
            draw_verdict(html, scheme->fits);
            html.element("span", verdict_of(texts, scheme->fits));
        }
        table.words(2, why(report, *scheme));
        const auto cell = table.cell(3);
        html.text(texts("scheme." + scheme->scheme.value + ".window")).text(" ");
        html.element("span", checked(texts, *report.state.pack->find(scheme->scheme)), {{"class", "soft"}});
    }
}

}  // namespace

void write_schemes(Report& report) {
    const Texts& texts = report.texts;
    std::vector<const SchemeState*> for_steps, others, not_fitting;
    for (const SchemeState* one : ordered(report.state))
        (one->fits == Truth::no ? not_fitting : helps(*one) ? for_steps : others).push_back(one);
    const auto inside = section(report, "schemes", texts("schemes.title"));
    const std::size_t all = for_steps.size() + others.size();
    if (const std::size_t most = room_of(report.state).schemes; report.short_one() && for_steps.size() > most)
        for_steps.resize(most);
    if (for_steps.empty()) report.html.element("p", texts("report.no_schemes"));
    else write_verdicts(report, texts("schemes.what"), for_steps);
    if (report.short_one()) {
        if (all > for_steps.size())
            report.html.element("p", texts("report.more_schemes", {{"count", std::to_string(all - for_steps.size())}}),
                                {{"class", "rest"}});
        return;
    }
    if (report.form == ReportForm::handover) return;
    if (!others.empty()) write_verdicts(report, texts("report.other_schemes"), others);
    if (!not_fitting.empty()) write_verdicts(report, texts("report.not_fitting"), not_fitting);
}

void write_scheme_details(Report& report) {
    const Texts& texts = report.texts;
    std::vector<const SchemeState*> schemes = ordered(report.state);
    std::erase_if(schemes, [](const SchemeState* one) { return !helps(*one); });
    if (schemes.empty()) return;
    const auto inside = section(report, "scheme-details", texts("report.scheme_details"));
    for (const SchemeState* scheme : schemes) {
        const auto card = report.html.in("div", {{"class", "card"}});
        for (const Block& block : scheme_card(report.state, *scheme, 2)) write_block(report.html, block, 3);
        const engine::Scheme& content = *report.state.pack->find(scheme->scheme);
        if (content.url.empty()) continue;
        const auto line = report.html.in("p");
        report.html.link(texts("scheme_page.site", {{"provider", content.provider}}), content.url);
    }
}

}  // namespace tk::present
