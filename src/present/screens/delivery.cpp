// The copy of the page on this device: without a connection, beside a newer one, and as a program.
#include "present/screens/information.h"

namespace tk::present {

namespace {

std::string content_checked_text(const State& state) {
    return state.pack->checked_on ? date_text(state.texts(), *state.pack->checked_on) : state.texts()("unknown");
}

Block renew_button(const State& state, std::string key) {
    return action(std::move(key), Role::button, Look::secondary, state.texts()("delivery.renew"),
                  Deliver{DeliveryDeed::renew});
}

}  // namespace

std::vector<Block> delivery_notices(const State& state) {
    if (state.kiosk) return {};  // nothing a visitor can do; the next one gets the new version by itself
    const Texts& texts = state.texts();
    std::vector<Block> list;
    if (state.delivery.newer && !state.delivery_read.newer)
        list.push_back(box("notice/newer", Look::card_soft,
                           {with_icon(words("notice/newer/what", Look::icon_line, texts("delivery.newer")), "info"),
                            box("notice/newer/line", Look::wrap_line,
                                {renew_button(state, "notice/newer/renew"),
                                 action("notice/newer/later", Role::button, Look::text_button, texts("delivery.later"),
                                        Deliver{DeliveryDeed::later}, "x")})}));
    if (state.delivery.offline && !state.delivery_read.offline)
        list.push_back(box("notice/offline", Look::card_soft,
                           {box("notice/offline/line", Look::wrap_line,
                                {with_icon(words("notice/offline/what", Look::icon_line,
                                                 texts("delivery.offline", {{"date", content_checked_text(state)}})),
                                           "wifi-off"),
                                 action("notice/offline/close", Role::button, Look::text_button, texts("delivery.close"),
                                        Deliver{DeliveryDeed::understood}, "x")})}));
    return list;
}

std::optional<Block> delivery_card(const State& state) {
    const Delivery& now = state.delivery;
    if (state.kiosk || (!now.kept && !now.installable)) return {};
    const Texts& texts = state.texts();
    Block card = box("about/delivery", Look::card, {heading("about/delivery/title", 2, Look::h3, texts("delivery.title"))});
    if (now.kept) {
        card.children.push_back(words("about/delivery/kept", Look::body, texts("delivery.kept")));
        card.children.push_back(with_icon(words("about/delivery/checked", Look::icon_line,
                                                texts("delivery.checked", {{"date", content_checked_text(state)}})),
                                          "calendar"));
    }
    if (now.offline)
        card.children.push_back(
            with_icon(words("about/delivery/offline", Look::icon_line, texts("delivery.say.offline")), "wifi-off"));
    if (now.newer) {
        card.children.push_back(words("about/delivery/newer", Look::body, texts("delivery.newer")));
        card.children.push_back(renew_button(state, "about/delivery/renew"));
    }
    if (now.installable) {
        card.children.push_back(words("about/delivery/install/what", Look::body, texts("delivery.install_help")));
        card.children.push_back(action("about/delivery/install", Role::button, Look::secondary, texts("delivery.install"),
                                       Deliver{DeliveryDeed::install}, "monitor-smartphone"));
    }
    return card;
}

}  // namespace tk::present
