// How to use the program, what its signs mean, and who can help.
#include "present/screens/information.h"

namespace tk::present {

namespace {

Block signs_card(const State& state) {
    const Texts& texts = state.texts();
    Block card = text_card(texts, "help.signs", {});

    card.children.push_back(heading("help/nodes/title", 3, Look::body_strong, texts("help.nodes.title")));
    Block nodes = block("help/nodes/list", Role::list, Look::stack, texts("help.nodes.title"));
    const auto node = [&](const char* name, Look look, const char* number) {
        Block item = block(std::string("help/nodes/") + name, Role::item, look, texts(std::string("help.nodes.") + name));
        item.value = number;
        nodes.children.push_back(std::move(item));
    };
    node("must", Look::node_must, "1");
    node("will", Look::node_will, "2");
    node("can", Look::node_can, "3");
    card.children.push_back(std::move(nodes));

    card.children.push_back(heading("help/bar/title", 3, Look::body_strong, texts("help.bar.title")));
    card.children.push_back(words("help/bar/text", Look::body, texts("help.bar.text")));
    const engine::Spread example{.p10 = 10000, .p50 = 18000, .p90 = 30000};
    Block bar = block("help/bar/example", Role::figure, Look::bar,
                      texts("help.bar.example", {{"amount", money_sentence(texts, example)}}));
    bar.bar = bar_of(example, bar_end(example.p90));
    card.children.push_back(
        words("help/bar/amount", Look::small, texts("help.bar.example", {{"amount", money_range(texts, example)}})));
    card.children.push_back(std::move(bar));

    card.children.push_back(heading("help/verdicts/title", 3, Look::body_strong, texts("help.verdicts.title")));
    Block verdicts = block("help/verdicts/list", Role::list, Look::stack, texts("help.verdicts.title"));
    const auto verdict = [&](const char* name, engine::Truth truth, bool ask) {
        verdicts.children.push_back(
            with_icon(block(std::string("help/verdicts/") + name, Role::item, Look::icon_line,
                            texts("criterion.line", {{"verdict", texts(std::string("verdict.") + name)},
                                                     {"text", texts(std::string("help.verdicts.") + name)}})),
                      verdict_icon(truth, ask)));
    };
    verdict("met", engine::Truth::yes, false);
    verdict("not_met", engine::Truth::no, false);
    verdict("depends", engine::Truth::unknown, false);
    verdict("ask", engine::Truth::unknown, true);
    card.children.push_back(std::move(verdicts));
    return card;
}

// Advice in the whole country, that this person may get.
Block contact_card(const State& state) {
    const Texts& texts = state.texts();
    Block card = text_card(texts, "help.contact", {});
    Block list = block("help/contact/list", Role::list, Look::stack, texts("help.contact.title"));
    for (const auto& one : state.assessment.schemes) {
        const engine::Scheme* scheme = state.pack->find(one.scheme);
        const std::string& id = one.scheme.value;
        const bool anywhere = scheme->level == "national" || scheme->level == "municipal";
        if (scheme->kind != "advice" || !anywhere || one.fits == engine::Truth::no ||
            one.window == engine::WindowState::ended)
            continue;
        Block link = action("help/contact/" + id, Role::link, Look::row_link, texts("scheme." + id + ".name"),
                            GoTo{{Page::scheme, id}}, {}, "chevron-right");
        link.help = texts("scheme." + id + ".what");
        list.children.push_back(box("help/contact/item/" + id, Look::plain, {std::move(link)}, Role::item));
    }
    if (!list.children.empty()) card.children.push_back(std::move(list));
    return card;
}

}  // namespace

std::vector<Block> help_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::reading);
    main.children = information_head(state, "help", texts("help.title"), texts("help.lead"));

    Block steps = box("help/steps", Look::card, {heading("help/steps/title", 2, Look::h3, texts("help.steps.title"))});
    Block list = block("help/steps/list", Role::list, Look::stack, texts("help.steps.title"));
    for (int i = 1; texts.has("help.steps." + std::to_string(i)); ++i) {
        const std::string number = std::to_string(i);
        Block item = block("help/steps/" + number, Role::item, Look::node_can, texts("help.steps." + number));
        item.value = number;
        list.children.push_back(std::move(item));
    }
    steps.children.push_back(std::move(list));
    main.children.push_back(std::move(steps));

    main.children.push_back(text_card(texts, "help.unsure", "circle-help"));
    main.children.push_back(signs_card(state));
    main.children.push_back(text_card(texts, "help.controls", "check"));
    main.children.push_back(text_card(texts, "help.reading", "type"));
    main.children.push_back(text_card(texts, "help.kept", "lock"));
    for (Block& desk : desk_cards(state)) main.children.push_back(std::move(desk));
    main.children.push_back(contact_card(state));
    main.children.push_back(information_links(state, "help"));
    return {std::move(main)};
}

}  // namespace tk::present
