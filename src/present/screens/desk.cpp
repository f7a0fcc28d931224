#include "present/screens/parts.h"

namespace tk::present {

std::optional<Block> desk_card(const State& state) {
    const Texts& texts = state.texts();
    const engine::Desk& desk = state.pack->overlay.desk;
    if (desk.name.empty()) return std::nullopt;
    Block link = block("desk/site", Role::link, Look::text_link, texts("desk.site", {{"name", desk.name}}));
    link.href = desk.url;
    link.icon_after = "external-link";
    Block card = box("desk", Look::card,
                     {with_icon(heading("desk/title", 2, Look::h3, texts("desk.title", {{"name", desk.name}})), "phone"),
                      words("desk/what", Look::body, texts("desk.what")), std::move(link)});
    if (!desk.phone.empty())
        card.children.push_back(words("desk/phone", Look::body, texts("desk.phone", {{"phone", desk.phone}})));
    if (!desk.email.empty())
        card.children.push_back(words("desk/email", Look::body, texts("desk.email", {{"email", desk.email}})));
    return card;
}

}  // namespace tk::present
