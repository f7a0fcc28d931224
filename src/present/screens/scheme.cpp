#include "present/screens/parts.h"

namespace tk::present {

std::vector<Block> scheme_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::stack);
    main.children.push_back(
        action("scheme/back", Role::link, Look::back_link, texts("step.back"), GoTo{{Page::plan, {}}}, "arrow-left"));
    const auto* scheme = state.assessment.find(engine::SchemeId{state.place.id});
    auto card = scheme_card(state, *scheme, 1);
    card.front().key = "title";
    card.front().look = Look::h1;
    main.children.push_back(std::move(card.front()));
    card.erase(card.begin());
    const engine::Scheme* content = state.pack->find(engine::SchemeId{state.place.id});
    if (!content->url.empty()) {
        Block link =
            block("scheme/site", Role::link, Look::text_link, texts("scheme_page.site", {{"provider", content->provider}}));
        link.href = content->url;
        link.icon_after = "external-link";
        card.push_back(std::move(link));
    }
    card.push_back(action("scheme/sources", Role::link, Look::text_link, texts("sources.link"), GoTo{{Page::sources, {}}},
                          "file-text"));
    main.children.push_back(box("scheme", Look::card, std::move(card)));
    return {std::move(main)};
}

}  // namespace tk::present
