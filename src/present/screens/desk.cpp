// Who can be asked: the desk of who runs the page, and that of the region.
#include "present/contact.h"
#include "present/screens/parts.h"

namespace tk::present {

namespace {

// A link, or in a kiosk and where it is none its words.
Block way_to(const State& state, const std::string& key, const std::string& label, std::string href) {
    if (state.kiosk || href.empty()) return words(key, Look::body, label);
    Block link = block(key, Role::link, Look::text_link, label);
    link.href = std::move(href);
    return link;
}

void add_ways(const State& state, const std::string& key, const std::string& phone, const std::string& email, Block& card) {
    const Texts& texts = state.texts();
    if (!phone.empty())
        card.children.push_back(way_to(state, key + "/phone", texts("desk.phone", {{"phone", phone}}),
                                       is_phone(phone) ? phone_link(phone) : std::string{}));
    if (!email.empty())
        card.children.push_back(way_to(state, key + "/email", texts("desk.email", {{"email", email}}),
                                       is_mail(email) ? mail_link(email) : std::string{}));
}

Block page_link(const std::string& key, std::string label, const std::string& url) {
    Block link = block(key, Role::link, Look::text_link, std::move(label));
    link.href = url;
    link.icon_after = "external-link";
    return link;
}

std::optional<Block> region_card(const State& state) {
    const Texts& texts = state.texts();
    const engine::Desk& desk = state.pack->overlay.desk;
    if (desk.name.empty()) return {};
    Block card = box("desk", Look::card,
                     {with_icon(heading("desk/title", 2, Look::h3, texts("desk.title", {{"name", desk.name}})), "phone"),
                      words("desk/what", Look::body, texts("desk.what")),
                      page_link("desk/site", texts("desk.site", {{"name", desk.name}}), desk.url)});
    add_ways(state, "desk", desk.phone, desk.email, card);
    return card;
}

std::optional<Block> site_card(const State& state) {
    const SiteDesk& desk = state.site.desk;
    if (desk == SiteDesk{}) return {};
    const Texts& texts = state.texts();
    const std::string name = name_in(desk, state.language);
    Block card = box("contact", Look::card,
                     {with_icon(heading("contact/title", 2, Look::h3,
                                        name.empty() ? texts("contact.question") : texts("contact.title", {{"name", name}})),
                                "phone"),
                      words("contact/what", Look::body, texts("contact.what"))});
    if (!desk.url.empty())
        card.children.push_back(page_link(
            "contact/site", name.empty() ? texts("contact.site") : texts("desk.site", {{"name", name}}), desk.url));
    add_ways(state, "contact", desk.phone, desk.email, card);
    return card;
}

}  // namespace

std::optional<Block> desk_card(const State& state) {
    auto card = site_card(state);
    return card ? std::move(card) : region_card(state);
}

std::vector<Block> desk_cards(const State& state) {
    std::vector<Block> cards;
    const bool same = name_in(state.site.desk, state.language) == state.pack->overlay.desk.name;
    if (auto card = site_card(state)) cards.push_back(std::move(*card));
    if (!same || cards.empty())
        if (auto card = region_card(state)) cards.push_back(std::move(*card));
    return cards;
}

}  // namespace tk::present
