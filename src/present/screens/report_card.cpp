// Taking the plan along on paper.
#include "present/screens/plan_parts.h"

namespace tk::present {

Block report_button(const State& state) {
    return action("plan/report", Role::button, Look::primary, state.texts()("report.make"), MakeReport{ReportForm::full},
                  "file-text");
}

Block report_card(const State& state) {
    const Texts& texts = state.texts();
    Block list = block("report/list", Role::list, Look::stack, texts("report.card.title"));
    for (const ReportForm form : {ReportForm::summary, ReportForm::full, ReportForm::handover}) {
        const std::string name = name_of(form), key = "report/" + name, title = texts("report.form." + name);
        list.children.push_back(box(key + "/item", Look::tight,
                                    {words(key + "/what", Look::body, texts("report.card." + name)),
                                     box(key + "/actions", Look::wrap_line,
                                         {action(key, Role::button, Look::secondary, title, MakeReport{form}, "file-text"),
                                          action(key + "/file", Role::button, Look::text_button,
                                                 texts("report.card.save", {{"form", title}}), MakeReport{form, true})})},
                                    Role::item));
    }
    return box("report", Look::card,
               {with_icon(heading("report/title", 2, Look::h2, texts("report.card.title")), "printer"),
                words("report/lead", Look::body, texts("report.card.what")), std::move(list)});
}

}  // namespace tk::present
