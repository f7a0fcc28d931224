// The accessibility statement, in the order of the Dutch model. It claims what tests/web shows, no more.
#include "present/screens/information.h"

namespace tk::present {

std::vector<Block> accessibility_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::reading);
    main.children = information_head(state, "accessibility", texts("accessibility.title"), texts("accessibility.lead"));

    const auto& receipt = state.assessment.receipt;
    Block product = text_card(texts, "accessibility.product", {});
    Block list = block("accessibility/product/list", Role::list, Look::stack, texts("accessibility.product.title"));
    list.children = {
        block("accessibility/product/name", Role::item, Look::icon_line,
              texts("accessibility.product.name", {{"name", texts("product")}, {"version", receipt.engine}})),
        block("accessibility/product/content", Role::item, Look::icon_line,
              texts("accessibility.product.content", {{"name", receipt.pack}, {"version", receipt.pack_version}})),
        block("accessibility/product/technique", Role::item, Look::icon_line, texts("accessibility.product.technique"))};
    product.children.push_back(std::move(list));
    main.children.push_back(std::move(product));

    main.children.push_back(text_card(texts, "accessibility.status", "info"));
    main.children.push_back(text_card(texts, "accessibility.examined", "check"));
    main.children.push_back(text_card(texts, "accessibility.not_examined", "info"));

    Block limits = text_card(texts, "accessibility.limits", {});
    for (int i = 1; texts.has("accessibility.limit." + std::to_string(i) + ".title"); ++i) {
        const std::string from = "accessibility.limit." + std::to_string(i),
                          key = "accessibility/limit/" + std::to_string(i);
        limits.children.push_back(box(
            key, Look::tight,
            {heading(key + "/title", 3, Look::body_strong, texts(from + ".title")),
             words(key + "/what", Look::body, texts(from + ".what")),
             words(key + "/reason", Look::body, texts("accessibility.reason", {{"text", texts(from + ".reason")}})),
             words(key + "/instead", Look::body, texts("accessibility.instead", {{"text", texts(from + ".instead")}}))}));
    }
    main.children.push_back(std::move(limits));

    main.children.push_back(text_card(texts, "accessibility.report", "pencil"));
    main.children.push_back(text_card(texts, "accessibility.made", {}));
    main.children.push_back(information_links(state, "accessibility"));
    return {std::move(main)};
}

}  // namespace tk::present
