#include "present/kiosk_codes.h"

#include "present/screens/parts.h"
#include "share/qr.h"

#include <string>
#include <utility>

namespace tk::present {

namespace {

constexpr std::string_view code_part = "kiosk-code/";

// As people write it.
std::string spoken_address(std::string address) {
    for (const std::string_view scheme : {"https://", "http://", "mailto:", "tel:"})
        if (address.starts_with(scheme)) address.erase(0, scheme.size());
    if (address.ends_with("/")) address.pop_back();
    return address;
}

}  // namespace

Block without_link(const State& state, Block linked) {
    const Texts& texts = state.texts();
    const std::string href = std::exchange(linked.href, {});
    const std::string address = spoken_address(href);
    linked.icon_after.clear();
    linked.label = texts("kiosk.address.line", {{"what", linked.label}, {"address", address}});
    auto code = address == href ? std::nullopt : share::qr_code(href, {});
    if (!code) {
        linked.role = Role::paragraph;
        linked.look = Look::body;
        return linked;
    }
    const std::string key = linked.key, part = std::string(code_part) + key;
    const bool open = state.unfolded.contains(part);
    linked.role = Role::button;
    linked.look = Look::text_button;
    linked.intent = Unfold{part};
    linked.unfolded = open;
    if (!open) return linked;
    Block figure = block(key + "/code", Role::figure, Look::qr, texts("kiosk.address.code", {{"address", address}}));
    figure.qr = std::move(code);
    Block close =
        action(key + "/code/close", Role::button, Look::secondary, texts("kiosk.address.close"), Unfold{part}, "x");
    return box(key + "/with-code", Look::stack,
               {std::move(linked), box(key + "/code/card", Look::card,
                                       {words(key + "/code/how", Look::body, texts("kiosk.address.how")), std::move(figure),
                                        words(key + "/code/address", Look::small_strong, address), std::move(close)})});
}

void close_codes(State& state, const Intent& intent) {
    const auto* unfold = std::get_if<Unfold>(&intent);
    if (unfold == nullptr && !std::holds_alternative<GoTo>(intent)) return;
    if (unfold != nullptr && !unfold->part.starts_with(code_part)) return;
    std::erase_if(state.unfolded, [&](const std::string& part) {
        return part.starts_with(code_part) && (unfold == nullptr || part != unfold->part);
    });
    // Who closes a code stands at its address again.
    if (unfold != nullptr && !state.unfolded.contains(unfold->part)) state.focus = unfold->part.substr(code_part.size());
}

}  // namespace tk::present
