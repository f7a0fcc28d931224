// A link was opened: what is in it, before anything is replaced.
#include "present/screens/share.h"

namespace tk::present {

namespace {

constexpr std::size_t first_answers = 6;

Block answers_card(const State& state, const share::Link& link) {
    const Texts& texts = state.texts();
    Block list = block("shared/answers", Role::list, Look::stack, texts("shared.first"));
    // In the order of asking, as the person would meet them.
    for (const engine::Question& question : state.pack->questions) {
        const engine::Answer* answer = link.answers.find(question.id);
        if (answer == nullptr) continue;
        if (list.children.size() == first_answers) break;
        list.children.push_back(
            with_icon(block("shared/answers/" + question.id.value, Role::item, Look::icon_line,
                            texts("because.answer", {{"question", texts("question." + question.id.value + ".text")},
                                                     {"answer", answer_text(state, question, *answer)}})),
                      "check"));
    }
    Block card = box("shared/first", Look::card, {heading("shared/first/title", 2, Look::h3, texts("shared.first"))});
    const std::size_t shown = list.children.size();
    card.children.push_back(std::move(list));
    if (link.answers.size() > shown)
        card.children.push_back(words("shared/more", Look::small_soft,
                                      texts(link.answers.size() - shown == 1 ? "shared.more_one" : "shared.more",
                                            {{"count", std::to_string(link.answers.size() - shown)}})));
    return card;
}

std::vector<Block> refusal(const State& state, share::Fault fault) {
    const Texts& texts = state.texts();
    const std::string name(share::name_of(fault));
    Block card =
        box("shared/fault", Look::card,
            {with_icon(words("shared/fault/what", Look::icon_line, texts("shared.fault." + name)), "triangle-alert"),
             words("shared/fault/do", Look::body, texts("shared.fault_do." + name)),
             words("shared/fault/kept", Look::body, texts("shared.nothing_changed"))});
    const Place back = state.answers.empty() ? Place{} : Place{Page::plan, {}};
    return {std::move(card), action("shared/back", Role::link, Look::secondary,
                                    texts(state.answers.empty() ? "shared.start" : "shared.to_plan"), GoTo{back})};
}

}  // namespace

std::vector<Block> shared_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::stack);
    main.children.push_back(heading("title", 1, Look::h1, texts("shared.title")));
    const auto link = share::read_link(*state.pack, state.place.id);
    if (!link) {
        for (Block& part : refusal(state, link.error())) main.children.push_back(std::move(part));
        return {std::move(main)};
    }
    const auto line = [&](const char* key, std::string text, const char* icon) {
        return with_icon(words(key, Look::icon_line, std::move(text)), icon);
    };
    const auto counted = [&](const std::string& key, std::size_t count) {
        return texts(count == 1 ? key + "_one" : key, {{"count", std::to_string(count)}});
    };
    Block about = box("shared/about", Look::card, {});
    about.children.push_back(
        line("shared/count", counted("shared.holds." + link->track, link->answers.size()), "file-text"));
    if (!link->issues.empty())
        about.children.push_back(line("shared/unplaced", counted("shared.unplaced", link->issues.size()), "info"));
    const std::size_t own = answers_of(state, link->track);
    if (own > 0) about.children.push_back(line("shared/beside", counted("shared.beside." + link->track, own), "check"));
    else about.children.push_back(line("shared/beside", texts("shared.beside_nothing"), "check"));
    main.children.push_back(std::move(about));
    if (!link->answers.empty()) main.children.push_back(answers_card(state, *link));
    Block choice = box("shared/choice", Look::wrap_line, {});
    if (!link->answers.empty())
        choice.children.push_back(
            action("shared/use", Role::button, Look::primary, texts("shared.use"), Share{UseLink{state.place.id}}));
    choice.children.push_back(action("shared/keep", Role::link, Look::secondary,
                                     texts(own > 0 ? "shared.keep" : "shared.not"),
                                     GoTo{state.answers.empty() ? Place{} : Place{Page::plan, {}}}));
    main.children.push_back(std::move(choice));
    return {std::move(main)};
}

std::optional<Block> undo_link_strip(const State& state) {
    if (!can_undo_link(state)) return {};
    const Texts& texts = state.texts();
    return box("link_used", Look::card_soft,
               {box("link_used/line", Look::wrap_line,
                    {with_icon(words("link_used/what", Look::icon_line, texts("shared.used")), "info"),
                     action("link_used/undo", Role::button, Look::text_button, texts("choice.undo"), Share{UndoLink{}},
                            "undo-2")})});
}

}  // namespace tk::present
