#include "present/kiosk.h"

#include "present/kiosk_codes.h"
#include "present/state.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace tk::present {

namespace {

template <class... Kinds, class Variant>
bool is_one_of(const Variant& value) {
    return (std::holds_alternative<Kinds>(value) || ...);
}

bool is_closed(const Kiosk& kiosk, const Intent& intent) {
    if (const auto* go = std::get_if<GoTo>(&intent)) return !is_open_in_kiosk(go->place.page);
    if (std::holds_alternative<PrintPage>(intent)) return !kiosk.print;
    return is_one_of<Keep, Gather, Share, TakeAway, MakeReport, DownloadChecklist, StartOver>(intent);
}

bool carries_out(const Kiosk& kiosk, const Effect& effect) {
    if (std::holds_alternative<Print>(effect)) return kiosk.print;
    return is_one_of<FetchWords, Visit, ChangeView, Dress, Wipe>(effect);
}

void close(const State& state, std::vector<Block>& blocks) {
    std::erase_if(blocks, [&](Block& block) {
        if (block.intent && is_closed(*state.kiosk, *block.intent)) return true;
        if (!block.href.empty()) block = without_link(state, std::move(block));
        const bool had = !block.children.empty();
        close(state, block.children);
        // What held nothing else is gone as well.
        return had && block.children.empty() && block.label.empty();
    });
}

}  // namespace

bool is_open_in_kiosk(Page page) {
    constexpr Page closed[] = {Page::dossiers, Page::companies, Page::intake, Page::take_away, Page::share, Page::shared};
    return std::ranges::find(closed, page) == std::end(closed);
}

std::optional<Intent> allowed_in_kiosk(const Kiosk& kiosk, const Intent& intent) {
    if (!is_closed(kiosk, intent)) return intent;
    if (std::holds_alternative<GoTo>(intent)) return GoTo{};
    return {};
}

void leave_allowed(const Kiosk& kiosk, std::vector<Effect>& effects) {
    std::erase_if(effects, [&](const Effect& effect) { return !carries_out(kiosk, effect); });
}

void close_ways_out(const State& state, Screen& screen) { close(state, screen.blocks); }

}  // namespace tk::present
