// Where a mistake in the content can be told.
#include "present/address.h"
#include "present/contact.h"
#include "present/screens/parts.h"

namespace tk::present {

namespace {

// "base 1.4.0, noord-holland 2, 20 november 2026": which content somebody was looking at.
std::string content_in_view(const State& state) {
    const Texts& texts = state.texts();
    const engine::Receipt& receipt = state.assessment.receipt;
    const engine::Overlay& overlay = state.pack->overlay;
    std::string text = receipt.pack + " " + receipt.pack_version;
    if (!overlay.id.empty()) text += ", " + overlay.id + " " + overlay.version;
    if (state.pack->checked_on) text += ", " + date_text(texts, *state.pack->checked_on);
    return text;
}

}  // namespace

std::optional<Block> mistake_line(const State& state) {
    const std::string& to = state.site.errors;
    if (to.empty()) return {};
    const Texts& texts = state.texts();
    // What stands behind the "#" of the page: whoever gets it can open it.
    const std::string entry = fragment_of(state.place), content = content_in_view(state);
    Block name = words("mistake/name", Look::caption_soft, texts("mistake.name", {{"entry", entry}, {"content", content}}));
    if (state.kiosk)
        return box("mistake", Look::tight,
                   {words("mistake/tell", Look::body, texts("mistake.address", {{"address", to}})), std::move(name)});
    Block link = block("mistake/tell", Role::link, Look::text_link, texts("mistake.tell"));
    if (is_mail(to)) {
        link.href = mail_link(to, texts("mistake.subject", {{"entry", entry}, {"content", content}}));
    } else {
        link.href = to;
        link.icon_after = "external-link";
    }
    return box("mistake", Look::tight, {std::move(link), std::move(name)});
}

}  // namespace tk::present
