#include "present/screens/information.h"

#include <algorithm>

namespace tk::present {

namespace {

std::string block_key(std::string words_key) {
    std::ranges::replace(words_key, '.', '/');
    return words_key;
}

}  // namespace

std::vector<Block> information_head(const State& state, const std::string& page, const std::string& title,
                                    const std::string& lead) {
    return {
        action(page + "/back", Role::link, Look::back_link, state.texts()("information.back"), GoTo{state.came_from},
               "arrow-left"),
        box(page + "/head", Look::tight, {heading("title", 1, Look::h1, title), words(page + "/lead", Look::lead, lead)})};
}

std::optional<Block> numbered_lines(const Texts& texts, const std::string& key, const std::string& icon) {
    Block list = block(block_key(key) + "/list", Role::list, Look::stack, texts(key + ".title"));
    for (int i = 1; texts.has(key + "." + std::to_string(i)); ++i) {
        const std::string number = std::to_string(i);
        list.children.push_back(
            with_icon(block(block_key(key) + "/" + number, Role::item, Look::icon_line, texts(key + "." + number)), icon));
    }
    if (list.children.empty()) return {};
    return list;
}

Block text_card(const Texts& texts, const std::string& key, const std::string& icon) {
    const std::string here = block_key(key);
    Block card = box(here, Look::card, {heading(here + "/title", 2, Look::h3, texts(key + ".title"))});
    if (texts.has(key + ".text")) card.children.push_back(words(here + "/text", Look::body, texts(key + ".text")));
    if (auto lines = numbered_lines(texts, key, icon)) card.children.push_back(std::move(*lines));
    return card;
}

Block information_links(const State& state, const std::string& page) {
    const Texts& texts = state.texts();
    Block links = block(page + "/more", Role::navigation, Look::wrap_line, texts("information.more"));
    const auto add = [&](const std::string& name, const char* title, Page to) {
        if (name != page)
            links.children.push_back(action(page + "/" + name, Role::link, Look::text_link, texts(title), GoTo{{to, {}}}));
    };
    add("help", "help.title", Page::help);
    add("about", "about.title", Page::about);
    add("accessibility", "accessibility.title", Page::accessibility);
    add("sources", "sources.title", Page::sources);
    add("words", "terms_page.title", Page::terms);
    add("programmes", "programmes_page.title", Page::programmes);
    return links;
}

}  // namespace tk::present
