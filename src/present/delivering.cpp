#include "present/delivering.h"

#include <utility>

namespace tk::present {

void delivered(State& state, const Delivery& now) {
    const Delivery before = std::exchange(state.delivery, now);
    if (now.offline != before.offline) state.delivery_read.offline = false;
    if (now.newer != before.newer) state.delivery_read.newer = false;
    if (state.kiosk) return;
    if (now.newer && !before.newer) state.announcement = state.texts()("delivery.say.newer");
    else if (now.offline && !before.offline) state.announcement = state.texts()("delivery.say.offline");
    else if (!now.offline && before.offline) state.announcement = state.texts()("delivery.say.online");
}

std::vector<Effect> deliver(State& state, DeliveryDeed deed) {
    switch (deed) {
        case DeliveryDeed::renew: return {Renew{}};
        case DeliveryDeed::install: return {Install{}};
        case DeliveryDeed::later: state.delivery_read.newer = true; break;
        case DeliveryDeed::understood: state.delivery_read.offline = true; break;
    }
    state.focus = "title";  // the button is gone
    return {};
}

}  // namespace tk::present
