#include "present/screens/parts.h"

namespace tk::present {

Block checks_card(const State& state) {
    if (state.assessment.warnings.empty()) return {};
    const Texts& texts = state.texts();
    Block list = block("checks/list", Role::list, Look::stack, texts("checks.title"));
    for (const auto& warning : state.assessment.warnings) {
        const std::string key = "checks/" + warning.check;
        Block item =
            box(key, Look::tight, {words(key + "/text", Look::body_strong, texts("check." + warning.check))}, Role::item);
        for (const auto& question : warning.questions) {
            Block link =
                action(key + "/" + question.value, Role::link, Look::row_link, texts("question." + question.value + ".text"),
                       GoTo{{Page::question, question.value}}, {}, "chevron-right");
            link.help = answer_text(state, question);
            item.children.push_back(std::move(link));
        }
        list.children.push_back(std::move(item));
    }
    return box("checks", Look::card_soft,
               {with_icon(heading("checks/title", 2, Look::h2, texts("checks.title")), "triangle-alert"),
                words("checks/what", Look::body, texts("checks.what")), std::move(list)});
}

}  // namespace tk::present
