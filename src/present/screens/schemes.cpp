// Every scheme of the track with its verdict and why: those that fit, those that may, and those that do not.
#include "present/screens/parts.h"

#include <algorithm>
#include <tuple>

namespace tk::present {

using engine::Truth;

std::vector<const engine::SchemeState*> schemes_in_order(const State& state) {
    std::vector<const engine::SchemeState*> ordered;
    for (const auto& scheme : state.assessment.schemes) ordered.push_back(&scheme);
    std::ranges::stable_sort(ordered, [](const auto* a, const auto* b) {
        const auto rank = [](const engine::SchemeState& s) {
            return std::tuple(-static_cast<int>(s.fits), s.window == engine::WindowState::ended, s.for_measures.empty());
        };
        return rank(*a) < rank(*b);
    });
    return ordered;
}

Block scheme_row(const State& state, const engine::SchemeState& scheme) {
    const Texts& texts = state.texts();
    const std::string id = scheme.scheme.value;
    Block link = action("schemes/" + id, Role::link, Look::row_link, texts("scheme." + id + ".name"),
                        GoTo{{Page::scheme, id}}, verdict_icon(scheme.fits, false), "chevron-right");
    const std::string verdict = texts(scheme.fits == Truth::yes  ? "verdict.fits"
                                      : scheme.fits == Truth::no ? "verdict.fits_not"
                                                                 : "verdict.fits_maybe");
    std::string why;
    for (const auto& criterion : scheme.criteria)
        if (criterion.met == scheme.fits && why.empty())
            why = texts("scheme." + id + ".criterion." + criterion.criterion.value);
    link.help = why.empty() ? verdict
                            : texts(scheme.fits == Truth::unknown ? "schemes.line_open" : "schemes.line",
                                    {{"verdict", verdict}, {"criterion", why}});
    std::vector<Block> item = {std::move(link)};
    if (scheme.support)
        item.push_back(words("schemes/support/" + id, Look::caption_soft, support_text(texts, *scheme.support)));
    if (scheme.window == engine::WindowState::ended)
        item.push_back(words("schemes/window/" + id, Look::caption_soft, texts("scheme." + id + ".window")));
    return box("schemes/item/" + id, Look::tight, std::move(item), Role::item);
}

std::vector<Block> schemes_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::reading);
    main.children = {heading("title", 1, Look::h1, texts("schemes.title")),
                     words("schemes/what", Look::lead, texts("schemes.what"))};
    if (!any_known(state)) {
        main.children.push_back(words("schemes/unknown", Look::body, texts("schemes.unknown")));
        main.children.push_back(
            action("schemes/start", Role::button, Look::primary, texts("nav.questions"), Continue{}, {}, "arrow-right"));
    }
    const auto ordered = schemes_in_order(state);
    using Test = bool (*)(const engine::SchemeState&);
    const std::tuple<const char*, const char*, Test> groups[] = {
        {"fits", "hand-coins", [](const engine::SchemeState& s) { return s.fits == Truth::yes; }},
        {"in_plan", "circle-dashed",
         [](const engine::SchemeState& s) { return s.fits == Truth::unknown && !s.for_measures.empty(); }},
        {"apart", "circle-dashed",
         [](const engine::SchemeState& s) { return s.fits == Truth::unknown && s.for_measures.empty(); }},
        {"fits_not", "circle-x", [](const engine::SchemeState& s) { return s.fits == Truth::no; }}};
    for (const auto& [name, icon, belongs] : groups) {
        const std::string key = std::string("schemes/") + name;
        Block list = block(key + "/list", Role::list, Look::stack);
        for (const auto* scheme : ordered)
            if (belongs(*scheme)) list.children.push_back(scheme_row(state, *scheme));
        if (list.children.empty()) continue;
        list.label = texts(std::string("schemes.group.") + name, {{"count", std::to_string(list.children.size())}});
        Block title = with_icon(heading(key + "/title", 2, Look::h2, list.label), icon);
        main.children.push_back(box(key, Look::card, {std::move(title), std::move(list)}));
    }
    main.children.push_back(action("schemes/programmes", Role::link, Look::text_link, texts("programmes_page.title"),
                                   GoTo{{Page::programmes, {}}}));
    if (auto desk = desk_card(state)) main.children.push_back(std::move(*desk));
    return {std::move(main)};
}

}  // namespace tk::present
