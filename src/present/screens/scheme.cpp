#include "present/screens/parts.h"

namespace tk::present {

std::vector<Block> scheme_card(const State& state, const engine::SchemeState& scheme, int level) {
    const Texts& texts = state.texts();
    const std::string id = scheme.scheme.value, key = "scheme/" + id;
    const engine::Scheme* content = state.pack->find(scheme.scheme);
    std::vector<Block> card;
    card.push_back(heading(key + "/name", level, Look::h3, texts("scheme." + id + ".name")));
    const std::string verdict = scheme.fits == engine::Truth::yes  ? "fits"
                                : scheme.fits == engine::Truth::no ? "fits_not"
                                                                   : "fits_maybe";
    const Look chip = scheme.fits == engine::Truth::yes  ? Look::chip_can
                      : scheme.fits == engine::Truth::no ? Look::chip_must
                                                         : Look::chip_info;
    card.push_back(with_icon(words(key + "/verdict", chip, texts("verdict." + verdict)), verdict_icon(scheme.fits, false)));
    card.push_back(words(key + "/what", Look::small, texts("scheme." + id + ".what")));
    Block criteria = block(key + "/criteria", Role::list, Look::stack, texts("scheme_page.criteria"));
    for (const auto& criterion : scheme.criteria) {
        const std::string word = criterion.ask                         ? "ask"
                                 : criterion.met == engine::Truth::yes ? "met"
                                 : criterion.met == engine::Truth::no  ? "not_met"
                                                                       : "depends";
        Block item =
            block(key + "/criterion/" + criterion.criterion.value, Role::item, Look::icon_line,
                  texts("criterion.line", {{"verdict", texts("verdict." + word)},
                                           {"text", texts("scheme." + id + ".criterion." + criterion.criterion.value)}}));
        item.icon = verdict_icon(criterion.met, criterion.ask);
        criteria.children.push_back(std::move(item));
    }
    if (!criteria.children.empty()) card.push_back(std::move(criteria));
    card.push_back(words(key + "/amount", Look::small, texts("scheme." + id + ".amount")));
    if (scheme.support) card.push_back(words(key + "/support", Look::small, support_text(texts, *scheme.support)));
    card.push_back(with_icon(words(key + "/window", Look::icon_line, texts("scheme." + id + ".window")), "history"));
    std::string checked = content->checked_on
                              ? texts("scheme_page.checked", {{"date", date_text(texts, *content->checked_on)}})
                              : texts("scheme_page.not_checked");
    card.push_back(words(key + "/checked", Look::caption_soft, std::move(checked)));
    return card;
}

std::vector<Block> scheme_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::reading);
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
    if (auto line = mistake_line(state)) card.push_back(std::move(*line));
    main.children.push_back(box("scheme", Look::card, std::move(card)));
    return {std::move(main)};
}

}  // namespace tk::present
