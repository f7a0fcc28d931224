// The offer of a first plan, the hard words, and the programmes behind the schemes.
#include "present/screens/parts.h"

#include <algorithm>
#include <map>

namespace tk::present {

namespace {

// Of the letters from A to Z; the others keep their own.
std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return text;
}

struct Term {
    std::string id{}, name{}, meaning{};
};

// By name, in the language of the reader.
std::vector<Term> terms_of(const Texts& texts) {
    constexpr std::string_view before = "term.", after = ".name";
    std::vector<Term> found;
    for (const auto& [key, name] : texts.all()) {
        if (!key.starts_with(before) || !key.ends_with(after)) continue;
        const std::string id = key.substr(before.size(), key.size() - before.size() - after.size());
        found.push_back({id, name, texts("term." + id + ".meaning")});
    }
    std::ranges::sort(found, {}, [](const Term& one) { return std::pair(lower(one.name), one.id); });
    return found;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

// At the start of a word; short ones, which are abbreviations, also at its end and with their capitals.
bool stands_in(const std::string& text, const std::string& word) {
    if (word.size() < 2) return false;
    const bool short_one = word.size() <= 4;
    const std::string in = short_one ? text : lower(text), what = short_one ? word : lower(word);
    for (auto at = in.find(what); at != in.npos; at = in.find(what, at + 1)) {
        const bool starts = at == 0 || !is_letter(in[at - 1]),
                   ends = at + what.size() == in.size() || !is_letter(in[at + what.size()]);
        if (starts && (ends || !short_one)) return true;
    }
    return false;
}

// "Groepscontract (GTO)" is met as either of the two.
bool stands_in(const std::string& text, const Term& term) {
    const auto open = term.name.find(" (");
    if (open == term.name.npos) return stands_in(text, term.name);
    return stands_in(text, term.name.substr(0, open)) ||
           stands_in(text, term.name.substr(open + 2, term.name.size() - open - 3));
}

}  // namespace

std::optional<Block> hard_words(const State& state, const std::string& key, const std::vector<std::string>& of) {
    const Texts& texts = state.texts();
    Block all = box(key, Look::tight, {});
    for (const Term& term : terms_of(texts)) {
        if (std::ranges::none_of(of, [&](const std::string& text) { return stands_in(text, term); })) continue;
        const std::string part = "word/" + term.id, here = key + "/" + term.id;
        Block ask = action(here, Role::button, Look::text_button, texts("terms_page.hard", {{"word", term.name}}),
                           Unfold{part}, "info", state.unfolded.contains(part) ? "chevron-up" : "chevron-down");
        ask.unfolded = state.unfolded.contains(part);
        all.children.push_back(std::move(ask));
        if (state.unfolded.contains(part)) all.children.push_back(words(here + "/meaning", Look::small, term.meaning));
    }
    if (all.children.empty()) return {};
    return all;
}

std::vector<Block> first_plan_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::reading);
    main.children.push_back(box("first/head", Look::tight,
                                {heading("title", 1, Look::h1, texts("first_plan.title")),
                                 words("first/lead", Look::lead, texts("first_plan.lead"))}));
    main.children.push_back(plan_so_far(state));
    main.children.push_back(words("first/more", Look::body, texts("first_plan.more")));
    main.children.push_back(box(
        "first/actions", Look::wrap_line,
        {action("first/plan", Role::link, Look::primary, texts("first_plan.see"), GoTo{{Page::plan, {}}}, {}, "arrow-right"),
         action("first/continue", Role::link, Look::secondary, texts("first_plan.continue"), Continue{})}));
    return {std::move(main)};
}

std::vector<Block> terms_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::reading);
    main.children.push_back(box("words/head", Look::tight,
                                {heading("title", 1, Look::h1, texts("terms_page.title")),
                                 words("words/lead", Look::lead, texts("terms_page.lead"))}));
    Block list = block("words/list", Role::list, Look::stack, texts("terms_page.title"));
    for (const Term& term : terms_of(texts))
        list.children.push_back(box("words/" + term.id, Look::tight,
                                    {heading("words/" + term.id + "/name", 2, Look::h3, term.name),
                                     words("words/" + term.id + "/meaning", Look::body, term.meaning)},
                                    Role::item));
    main.children.push_back(box("words/card", Look::card, {std::move(list)}));
    return {std::move(main)};
}

std::vector<Block> programmes_page(const State& state) {
    const Texts& texts = state.texts();
    Block main = block("main", Role::main, Look::reading);
    main.children.push_back(box("programmes/head", Look::tight,
                                {heading("title", 1, Look::h1, texts("programmes_page.title")),
                                 words("programmes/lead", Look::lead, texts("programmes_page.lead"))}));
    for (const auto& scheme : state.pack->schemes) {
        if (!scheme.background) continue;
        const std::string id = scheme.id.value, key = "programme/" + id, text = "scheme." + id;
        std::vector<Block> card = {heading(key + "/name", 2, Look::h3, texts(text + ".name")),
                                   words(key + "/what", Look::body, texts(text + ".what")),
                                   with_icon(words(key + "/why", Look::icon_line,
                                                   texts("programmes_page.why", {{"reason", texts(text + ".no_advice")}})),
                                             "info")};
        if (!scheme.provider.empty())
            card.push_back(
                words(key + "/provider", Look::small_soft, texts("programmes_page.by", {{"provider", scheme.provider}})));
        card.push_back(words(key + "/checked", Look::caption_soft,
                             scheme.checked_on
                                 ? texts("scheme_page.checked", {{"date", date_text(texts, *scheme.checked_on)}})
                                 : texts("scheme_page.not_checked")));
        if (!scheme.url.empty()) {
            Block link = block(key + "/site", Role::link, Look::text_link,
                               texts("scheme_page.site", {{"provider", texts(text + ".name")}}));
            link.href = scheme.url;
            link.icon_after = "external-link";
            card.push_back(std::move(link));
        }
        main.children.push_back(box(key, Look::card, std::move(card)));
    }
    return {std::move(main)};
}

}  // namespace tk::present
