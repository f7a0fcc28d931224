// What can be kept and taken away: on paper, in the calendar, for a spreadsheet, for another program.
#include "present/export/agenda.h"
#include "present/screens/plan_parts.h"

namespace tk::present {

namespace {

std::string count_text(const Texts& texts, const std::string& key, std::size_t count) {
    return texts(key + (count == 1 ? "_one" : ""), {{"count", std::to_string(count)}});
}

// One way to take it away: what it holds, and that it stays here until then.
Block way_out(const State& state, const std::string& name, const char* icon, std::string what, std::vector<Block> actions) {
    const Texts& texts = state.texts();
    const std::string key = "take-away/" + name, id = "take_away." + name;
    std::vector<Block> parts{with_icon(heading(key + "/title", 2, Look::h2, texts(id + ".title")), icon),
                             words(key + "/what", Look::body, std::move(what))};
    if (!actions.empty() && texts.has(id + ".note"))
        parts.push_back(words(key + "/note", Look::caption_soft, texts(id + ".note")));
    if (!actions.empty()) parts.push_back(box(key + "/actions", Look::wrap_line, std::move(actions)));
    return box(key, Look::card, std::move(parts));
}

Block file_button(const State& state, const std::string& name, FileKind kind, const char* icon) {
    return action("take-away/" + name + "/save", Role::button, Look::secondary, state.texts()("take_away." + name + ".save"),
                  TakeAway{kind}, icon);
}

}  // namespace

std::vector<Block> take_away_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::stack);
    auto& body = main.children;
    body.push_back(
        action("take-away/back", Role::link, Look::back_link, texts("step.back"), GoTo{{Page::plan, {}}}, "arrow-left"));
    body.push_back(box("take-away/head", Look::tight,
                       {heading("title", 1, Look::h1, texts("take_away.title")),
                        words("take-away/lead", Look::lead, texts("take_away.lead"))}));
    if (!any_known(state)) {
        body.push_back(box("take-away/empty", Look::card,
                           {words("take-away/empty/text", Look::body, texts("plan.empty")),
                            box("take-away/empty/actions", Look::wrap_line,
                                {action("take-away/start", Role::link, Look::primary, texts("plan.start"), Continue{}, {},
                                        "arrow-right")})}));
        return {std::move(main)};
    }
    const std::size_t days = agenda_of(state, calendar_of(state)).events.size(), steps = state.assessment.plan.steps.size();
    body.push_back(report_card(state));
    std::vector<Block> paper{action("take-away/paper/print", Role::button, Look::secondary, texts("take_away.paper.print"),
                                    PrintPage{}, "printer")};
    std::vector<Block> calendar;
    if (days > 0) calendar.push_back(file_button(state, "ics", FileKind::ics, "calendar"));
    body.push_back(box("take-away/ways", Look::grid_two,
                       {way_out(state, "paper", "printer", texts("take_away.paper.what"), std::move(paper)),
                        way_out(state, "ics", "calendar",
                                days == 0 ? texts("take_away.ics.none") : count_text(texts, "take_away.ics.what", days),
                                std::move(calendar)),
                        way_out(state, "csv", "file-text", count_text(texts, "take_away.csv.what", steps),
                                {file_button(state, "csv", FileKind::csv, "file-text")}),
                        way_out(state, "json", "network", texts("take_away.json.what"),
                                {file_button(state, "json", FileKind::json, "network")}),
                        way_out(state, "device", "link", texts("take_away.device.what"),
                                {action("take-away/share", Role::link, Look::secondary, texts("share.title"),
                                        GoTo{{Page::share, {}}}, {}, "arrow-right")}),
                        way_out(state, "dossier", "folder-open", texts("take_away.dossier.what"),
                                {action("take-away/dossiers", Role::link, Look::secondary, texts("dossiers.all"),
                                        GoTo{{Page::dossiers, {}}}, {}, "arrow-right")})}));
    if (!state.dossier.id.empty()) body.push_back(follow_ups_card(state));
    return {std::move(main)};
}

Block take_away_bar(const State& state) {
    const Texts& texts = state.texts();
    if (state.kiosk)
        return box("plan/take-away/bar", Look::wrap_line,
                   {action("plan/take-away", Role::link, Look::primary, texts("kiosk.take.title"),
                           GoTo{{Page::first_plan, {}}}, {}, "arrow-right")});
    std::vector<Block> actions{report_button(state)};
    if (!agenda_of(state, calendar_of(state)).events.empty())
        actions.push_back(action("plan/take-away/ics", Role::button, Look::secondary, texts("take_away.ics.title"),
                                 TakeAway{FileKind::ics}, "calendar"));
    actions.push_back(action("plan/take-away", Role::link, Look::secondary, texts("take_away.link"),
                             GoTo{{Page::take_away, {}}}, "folder-open"));
    return box("plan/take-away/bar", Look::wrap_line, std::move(actions));
}

}  // namespace tk::present
