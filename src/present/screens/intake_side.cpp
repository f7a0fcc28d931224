// Beside the questions of the intake: what they have given, what is best asked next, what was agreed, and the keys.
#include "present/asking.h"
#include "present/intake.h"
#include "present/screens/intake_parts.h"

#include <algorithm>

namespace tk::present {

namespace {

// With the schemes that hang on an open answer.
Block plan_with_schemes(const State& state) {
    const Texts& texts = state.texts();
    Block card = plan_so_far(state);
    if (!any_known(state)) return card;
    const auto count = std::ranges::count_if(state.assessment.schemes, [](const engine::SchemeState& scheme) {
        return scheme.fits == engine::Truth::unknown && scheme.window != engine::WindowState::ended;
    });
    auto& body = card.children.back().children;
    const auto place = std::ranges::find(body, "so-far/duties", &Block::key);
    if (count > 0 && place != body.end())
        body.insert(
            place + 1,
            with_icon(words("so-far/schemes", Look::icon_line,
                            texts(count == 1 ? "intake.scheme" : "intake.schemes", {{"count", std::to_string(count)}})),
                      "hand-coins"));
    return card;
}

std::optional<Block> best_next_card(const State& state) {
    const Texts& texts = state.texts();
    if (state.assessment.next_questions.empty()) return {};
    const auto& next = state.assessment.next_questions.front();
    const std::string& id = next.question.value;
    Block card = box("intake/best", Look::card,
                     {with_icon(heading("intake/best/title", 2, Look::h3, texts("intake.best")), "crosshair"),
                      words("intake/best/question", Look::body_strong,
                            texts("intake.numbered", {{"number", std::to_string(intake_number(state, next.question))},
                                                      {"question", texts("question." + id + ".text")}}))});
    Block list = block("intake/best/list", Role::list, Look::tight, texts("intake.best_why"));
    for (const std::string& reason : reasons_of(texts, next))
        list.children.push_back(
            block("intake/best/why/" + std::to_string(list.children.size()), Role::item, Look::small, reason));
    if (!list.children.empty()) card.children.push_back(std::move(list));
    card.children.push_back(box("intake/best/actions", Look::wrap_line,
                                {action("intake/best/go", Role::link, Look::secondary, texts("intake.best_go"),
                                        GoTo{{Page::intake, id}}, {}, "arrow-right")}));
    return card;
}

std::optional<Block> agreed_card(const State& state) {
    const Texts& texts = state.texts();
    auto follow_ups = state.dossier.follow_ups;
    if (follow_ups.empty()) return {};
    std::ranges::stable_sort(follow_ups, {}, &dossier::FollowUp::date);
    Block list = block("intake/agreed/list", Role::list, Look::stack, texts("intake.agreed"));
    for (const auto& one : follow_ups) {
        const std::string key = "intake/agreed/" + one.id;
        Block what = words(key + "/what", Look::body, one.text);
        what.personal = true;
        list.children.push_back(box(key, Look::tight,
                                    {words(key + "/day", Look::small_strong, date_text(texts, one.date)), std::move(what)},
                                    Role::item));
    }
    return box(
        "intake/agreed", Look::card,
        {with_icon(heading("intake/agreed/title", 2, Look::h3, texts("intake.agreed")), "calendar"), std::move(list)});
}

Block keys_card(const State& state) {
    const Texts& texts = state.texts();
    Block list = block("intake/keys/list", Role::list, Look::tight, texts("intake.keys.title"));
    for (const char* name : {"tab", "choose", "unknown", "note", "search", "theme"})
        list.children.push_back(
            block(std::string("intake/keys/") + name, Role::item, Look::small, texts(std::string("intake.keys.") + name)));
    return box("intake/keys", Look::card,
               {heading("intake/keys/title", 2, Look::h3, texts("intake.keys.title")), std::move(list)});
}

}  // namespace

std::vector<Block> intake_side(const State& state) {
    std::vector<Block> side{plan_with_schemes(state)};
    if (auto next = best_next_card(state)) side.push_back(std::move(*next));
    if (Block checks = checks_card(state); !checks.key.empty()) side.push_back(std::move(checks));
    if (auto agreed = agreed_card(state)) side.push_back(std::move(*agreed));
    side.push_back(keys_card(state));
    return side;
}

}  // namespace tk::present
