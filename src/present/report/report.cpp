#include "present/report/report.h"

#include "present/report/parts.h"

namespace tk::present {

namespace {

// The screens as a person sees them who has opened everything.
State whole_plan(const State& state) {
    State whole = state;
    whole.place = {Page::plan, {}};
    whole.filter = {};
    whole.order = StepOrder::suggested;
    whole.unfolded = {"chances", "schemes"};
    return whole;
}

// At the foot of a page there is room for so much of a name.
std::string shortened(const std::string& name) {
    constexpr std::size_t most = 60;  // bytes
    if (name.size() <= most) return name;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80) --end;
    return name.substr(0, end) + "...";
}

std::string title_words(const Report& report) {
    const std::string key = report.form == ReportForm::handover ? "report.handover_title" : "report.title";
    return report.cover.name.empty() ? report.texts(key) : report.texts(key + "_of", {{"name", report.cover.name}});
}

// The title with the name apart from the words around it.
void write_title(Report& report) {
    Html& html = report.html;
    const auto title = html.in("h1");
    const std::string key = report.form == ReportForm::handover ? "report.handover_title" : "report.title";
    if (report.cover.name.empty()) {
        html.text(report.texts(key));
        return;
    }
    const std::string words = report.texts(key + "_of", {{"name", "\x01"}});
    const auto name = words.find('\x01');
    if (name == words.npos) {
        html.text(words);
        return;
    }
    html.text(words.substr(0, name)).typed(report.cover.name).text(words.substr(name + 1));
}

void write_head(Report& report, const std::string& running) {
    Html& html = report.html;
    const auto head = html.in("head");
    html.single("meta", {{"charset", "utf-8"}});
    html.single("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.single("meta", {{"name", "color-scheme"}, {"content", "light"}});
    html.single("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
    // A report fetches nothing and runs nothing, wherever it is opened.
    html.single("meta",
                {{"http-equiv", "Content-Security-Policy"}, {"content", "default-src 'none'; style-src 'unsafe-inline'"}});
    html.element("title", report.texts("title", {{"page", title_words(report)}, {"product", report.texts("product")}}));
    html.open("style").raw(report_style(report.texts, running)).close();
}

void write_cover(Report& report) {
    const Texts& texts = report.texts;
    Html& html = report.html;
    const auto cover = html.in("div", {{"class", "title"}});
    write_title(report);
    const auto line = html.in("p", {{"class", "soft"}});
    html.text(texts("plan.made", {{"date", date_text(texts, report.state.date)}}));
    const auto add = [&](const char* key, const std::string& typed) {
        if (!typed.empty()) html.text(" ").text(texts(key)).text(" ").typed(typed).text(".");
    };
    add("report.place", report.cover.place);
    add("report.day", report.cover.day);
    add("report.adviser", report.cover.adviser);
    if (report.state.other_date)
        html.text(" ").text(texts("notice.other_date", {{"date", date_text(texts, report.state.date)}}));
}

void write_body(Report& report) {
    const State whole = whole_plan(report.state);
    const Shown plan(plan_page(whole));
    if (report.form == ReportForm::handover) {
        write_result(report);
        write_desk(report);
        write_checks(report);
        write_asking(report);
        write_duties(report, plan);
        write_maybe(report, plan);
        write_week(report);
        write_schemes(report);
        write_known(report);
        write_unknown(report);
        write_notes(report);
    } else {
        write_result(report);
        write_duties(report, plan);
        write_week(report);
        write_chances(report);
        write_schemes(report);
        if (report.form == ReportForm::full) {
            write_maybe(report, plan);
            write_dates(report);
            write_steps(report);
            write_scheme_details(report);
            write_balance(report);
            write_checks(report);
            write_known(report);
        }
        write_unknown(report);
        if (report.form == ReportForm::full) {
            write_notes(report);
            write_sources(report);
        }
    }
    write_receipt(report);
}

}  // namespace

Cover cover_of(const State& state) {
    const dossier::Dossier& dossier = state.dossier;
    Cover cover{.name = dossier.name, .place = dossier.intake.place};
    if (dossier.intake.date) cover.day = date_text(state.texts(), *dossier.intake.date);
    cover.notes = notes_of(state);
    return cover;
}

std::string report_html(const State& seen, ReportForm form, const Cover& cover) {
    // Paper is as wide for everyone, and the screens go by the width.
    State state = seen;
    state.width = 1366;
    state.text_size = 1;
    Html html;
    Report report{state, state.texts(), form, cover, html};
    const Texts& texts = state.texts();
    const std::string name = shortened(cover.name);
    const std::string running =
        name.empty() ? texts("report.running", {{"product", texts("product")}, {"date", date_text(texts, state.date)}})
                     : texts("report.running_of",
                             {{"product", texts("product")}, {"name", name}, {"date", date_text(texts, state.date)}});
    html.raw("<!doctype html>\n");
    {
        const auto document = html.in("html", {{"lang", state.language}});
        write_head(report, running);
        const auto body = html.in("body", {{"class", name_of(form)}});
        {
            const auto top = html.in("header", {{"class", "top"}});
            {
                const auto brand = html.in("div", {{"class", "brand"}});
                draw_mark(html);
                html.element("span", texts("product"));
            }
            html.element("p", texts("report.form." + name_of(form)), {{"class", "soft"}});
        }
        const auto main = html.in("main");
        write_cover(report);
        if (any_known(state)) write_body(report);
        else html.element("p", texts("plan.empty"));
    }
    return html.take();
}

std::string report_file(const State& state, ReportForm form) {
    return state.texts()("report.file", {{"form", state.texts()("report.file_form." + name_of(form))},
                                         {"date", engine::text_of(state.date)}});
}

}  // namespace tk::present
