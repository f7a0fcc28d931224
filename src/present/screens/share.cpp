// The link and the QR code of the answers of now: `share_card` for any page, and a page of its own.
#include "present/screens/share.h"

#include "present/screens/information.h"

namespace tk::present {

namespace {

std::string for_count(const Texts& texts, const std::string& key, std::size_t count) {
    return texts(count == 1 ? key + "_one" : key, {{"count", std::to_string(count)}});
}

Block code_card(const State& state, const OwnLink& own) {
    const Texts& texts = state.texts();
    Block card = box("share/code", Look::card, {heading("share/code/title", 2, Look::h3, texts("share.code"))});
    // The same answers in capitals, which a code packs closer.
    const auto data = share::write_link(*state.pack, state.track, state.answers, share::Form::qr).text;
    auto code = share::qr_code(state.address + "#share/", data);
    if (!code) {
        card.children.push_back(words("share/code/none", Look::body, texts("share.code_too_large")));
        return card;
    }
    Block figure = block("share/qr", Role::figure, Look::qr, for_count(texts, "share.code_says", own.written.carried));
    figure.qr = std::move(code);
    card.children.push_back(std::move(figure));
    card.children.push_back(words("share/code/how", Look::small, texts("share.code_how")));
    return card;
}

Block link_card(const State& state, const OwnLink& own) {
    const Texts& texts = state.texts();
    const bool whole = !own.url.empty();
    const std::string& link = whole ? own.url : own.fragment;
    Block card = box("share/link", Look::card,
                     {heading("share/link/title", 2, Look::h3, texts(whole ? "share.link" : "share.part")),
                      words("share/link/how", Look::body, texts(whole ? "share.link_how" : "share.part_how"))});
    Block field =
        block("share/link/field", Role::text_field, Look::number, texts(whole ? "share.field" : "share.part_field"));
    field.value = link;
    field.read_only = true;
    field.help = texts("share.length", {{"count", std::to_string(link.size())}});
    card.children.push_back(std::move(field));
    card.children.push_back(
        action("share/link/copy", Role::button, Look::primary, texts("share.copy"), Share{CopyLink{}}, "copy"));
    if (state.copied)
        card.children.push_back(with_icon(
            words("share/link/copied", Look::icon_line, texts(state.copied->worked ? "share.copied" : "share.not_copied")),
            state.copied->worked ? "check" : "triangle-alert"));
    return card;
}

Block contents_card(const State& state, const OwnLink& own) {
    const Texts& texts = state.texts();
    Block in = block("share/in", Role::list, Look::stack, texts("share.in"));
    const auto add = [](Block& list, const std::string& key, std::string text, const char* icon) {
        list.children.push_back(with_icon(block(key, Role::item, Look::icon_line, std::move(text)), icon));
    };
    add(in, "share/in/answers", for_count(texts, "share.in_answers." + state.track, own.written.carried), "check");
    add(in, "share/in/see", texts("share.in_see"), "info");
    Block out = block("share/out", Role::list, Look::stack, texts("share.out"));
    for (const auto& id : own.written.left_out)
        add(out, "share/out/" + id.value, texts("share.out_answer", {{"question", texts("question." + id.value + ".text")}}),
            "x");
    add(out, "share/out/words", texts("share.out_words"), "x");
    add(out, "share/out/choices", texts("share.out_choices"), "x");
    const std::string_view other = engine::track_names[state.track == engine::track_names[0] ? 1 : 0];
    if (answers_of(state, other) > 0) add(out, "share/out/track", texts("share.out_track." + std::string(other)), "x");
    return box("share/contents", Look::card,
               {heading("share/in/title", 2, Look::h3, texts("share.in")), std::move(in),
                heading("share/out/title", 2, Look::h3, texts("share.out")), std::move(out)});
}

}  // namespace

Block share_card(const State& state) {
    const Texts& texts = state.texts();
    const OwnLink own = own_link(state);
    if (own.fragment.empty())
        return box("share/none", Look::card_soft,
                   {words("share/none/what", Look::body,
                          texts(own.written.carried > 0 ? "share.impossible" : "share.no_answers"))});
    Block all = box("share/all", Look::stack, {});
    if (own.url.empty())
        all.children.push_back(
            with_icon(words("share/no_address", Look::icon_line, texts("share.no_address")), "triangle-alert"));
    Block cards = box("share/cards", Look::grid_two, {});
    if (!own.url.empty()) cards.children.push_back(code_card(state, own));
    cards.children.push_back(link_card(state, own));
    all.children.push_back(std::move(cards));
    all.children.push_back(contents_card(state, own));
    return all;
}

std::vector<Block> share_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::stack);
    main.children = information_head(state, "share", texts("share.title"), texts("share.lead"));
    main.children.push_back(share_card(state));
    return {std::move(main)};
}

}  // namespace tk::present
