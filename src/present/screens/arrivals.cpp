// What became of several files that came together. Their names are shown by the page, never painted.
#include "present/screens/parts.h"

namespace tk::present {

namespace {

std::string sentence_of(const Texts& texts, const ArrivedFile& file) {
    switch (file.what) {
        case Arrival::refused: return texts(file.why);
        case Arrival::same: return texts("arrivals.same");
        case Arrival::older: return texts("arrivals.older");
        case Arrival::beside: return texts("arrivals.beside");
        case Arrival::newer: return texts("arrivals.newer");
        case Arrival::came: break;
    }
    return {};
}

Block told_file(const Texts& texts, const std::string& key, const ArrivedFile& file) {
    Block name = words(key + "/name", Look::body_strong, file.name);
    name.personal = true;
    Block item = box(key, Look::tight, {std::move(name)}, Role::item);
    const auto add = [&](const char* part, std::string sentence, const char* icon) {
        item.children.push_back(with_icon(words(key + "/" + part, Look::icon_line, std::move(sentence)), icon));
    };
    if (auto sentence = sentence_of(texts, file); !sentence.empty())
        add("what", std::move(sentence), file.what == Arrival::refused ? "triangle-alert" : "info");
    const auto counted = [&](const char* part, const std::string& words_key, std::size_t count) {
        if (count > 0)
            add(part, texts(count == 1 ? words_key + "_one" : words_key, {{"count", std::to_string(count)}}), "info");
    };
    counted("moved", "arrivals.moved", file.moved);
    counted("without", "arrivals.without", file.without_place);
    return item;
}

}  // namespace

std::optional<Block> arrivals_card(const State& state) {
    if (!state.shelf.arrivals) return {};
    const Texts& texts = state.texts();
    const Arrivals& all = *state.shelf.arrivals;
    const std::string of = std::to_string(all.all);
    Block card = box("arrivals", Look::card, {heading("arrivals/title", 2, Look::h3, texts("arrivals.title"))});
    if (all.done < all.all) {
        card.children.push_back(words("arrivals/reading", Look::body,
                                      texts("arrivals.reading", {{"done", std::to_string(all.done)}, {"all", of}})));
        return card;
    }
    card.children.push_back(words("arrivals/came", Look::body,
                                  texts(all.came == 0   ? "arrivals.none"
                                        : all.came == 1 ? "arrivals.one"
                                                        : "arrivals.many",
                                        {{"came", std::to_string(all.came)}, {"all", of}})));
    if (!all.told.empty()) {
        card.children.push_back(words("arrivals/told", Look::small_strong, texts("arrivals.told")));
        Block list = block("arrivals/list", Role::list, Look::stack, texts("arrivals.told"));
        for (std::size_t at = 0; at < all.told.size(); ++at)
            list.children.push_back(told_file(texts, "arrivals/" + std::to_string(at), all.told[at]));
        card.children.push_back(std::move(list));
    }
    card.children.push_back(box(
        "arrivals/actions", Look::wrap_line,
        {action("arrivals/close", Role::button, Look::text_button, texts("arrivals.close"), Keep{CloseArrivals{}}, "x")}));
    return card;
}

}  // namespace tk::present
