// What the program is, what it keeps, and of which version the answers are.
#include "present/screens/information.h"

namespace tk::present {

namespace {

// What makes a result repeatable: the same lines as the receipt of the command line.
Block receipt_card(const State& state) {
    const Texts& texts = state.texts();
    const engine::Receipt& receipt = state.assessment.receipt;
    Block card = text_card(texts, "about.receipt", {});
    Block list = block("about/receipt/list", Role::list, Look::stack, texts("about.receipt.title"));
    const auto line = [&](const char* name, std::initializer_list<Filling> fillings) {
        list.children.push_back(block(std::string("about/receipt/") + name, Role::item, Look::icon_line,
                                      texts(std::string("about.receipt.") + name, fillings)));
    };
    line("program", {{"version", receipt.engine}});
    line("content", {{"name", receipt.pack}, {"version", receipt.pack_version}});
    const engine::Overlay& overlay = state.pack->overlay;
    if (!overlay.id.empty()) line("overlay", {{"name", overlay.id}, {"version", overlay.version}});
    line("hash", {{"hash", receipt.pack_hash}});
    line("date", {{"date", date_text(texts, state.date)}});
    card.children.push_back(std::move(list));
    return card;
}

Block licences_card(const Texts& texts) {
    Block card = text_card(texts, "about.licences", "file-text");
    Block link = block("about/licences/all", Role::link, Look::text_link, texts("about.licences.all"));
    link.href = "licenses.txt";  // beside the page: tools/materials.mjs
    link.icon = "file-text";
    card.children.push_back(std::move(link));
    return card;
}

}  // namespace

std::vector<Block> about_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::reading);
    main.children = information_head(state, "about", texts("about.title"), texts("about.lead"));
    main.children.push_back(text_card(texts, "about.privacy", "lock"));
    main.children.push_back(text_card(texts, "about.unsure", "circle-help"));

    Block content = text_card(texts, "about.content", "info");
    const auto& checked_on = state.pack->checked_on;
    content.children.push_back(with_icon(
        words("about/content/checked", Look::icon_line,
              texts("about.content.checked", {{"date", checked_on ? date_text(texts, *checked_on) : texts("unknown")}})),
        "calendar"));
    content.children.push_back(action("about/content/sources", Role::link, Look::text_link, texts("sources.link"),
                                      GoTo{{Page::sources, {}}}, "file-text"));
    if (auto line = mistake_line(state)) content.children.push_back(std::move(*line));
    main.children.push_back(std::move(content));

    if (auto delivery = delivery_card(state)) main.children.push_back(std::move(*delivery));
    for (Block& desk : desk_cards(state)) main.children.push_back(std::move(desk));
    Block access = text_card(texts, "about.access", "check");
    access.children.push_back(action("about/access/statement", Role::link, Look::text_link, texts("accessibility.title"),
                                     GoTo{{Page::accessibility, {}}}, "eye"));
    main.children.push_back(std::move(access));
    main.children.push_back(receipt_card(state));
    main.children.push_back(licences_card(texts));
    main.children.push_back(information_links(state, "about"));
    return {std::move(main)};
}

}  // namespace tk::present
