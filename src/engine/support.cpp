#include "engine/support.h"

#include "engine/spread.h"

#include <algorithm>

namespace tk::engine {

namespace {

// In every draw; empty when no measure in the totals is one that it is for.
Column paid(const Situation& s, const SupportRule& rule, const std::vector<MeasureId>& measures, const Assessment& out) {
    Column sum;
    const bool shared = !rule.share.empty();
    for (const MeasureId& id : measures) {
        const MeasureState* state = out.find(id);
        const Effect& effect = s.effects[static_cast<std::size_t>(s.pack.find(id) - s.pack.measures.data())];
        if (state == nullptr || !state->in_totals || !effect.counted) continue;
        const auto value = s.draws.amount(shared ? rule.share : rule.amount);
        sum.resize(s.draws.count());
        for (std::size_t i = 0; i < sum.size(); ++i) {
            const double spent = at(effect.investment, i);
            if (at(effect.applies, i) == 0 || spent <= 0 || spent < rule.investment_from) continue;
            sum[i] += std::clamp(shared ? at(value, i) * spent : at(value, i), 0.0, spent);
        }
    }
    for (double& amount : sum) {
        if (amount < rule.least) amount = 0;
        if (rule.most) amount = std::min(amount, *rule.most);
    }
    return sum;
}

}  // namespace

void find_support(const Situation& s, Assessment& out) {
    for (SchemeState& state : out.schemes) {
        const Scheme* scheme = s.pack.find(state.scheme);
        if (!scheme->support || state.fits == Truth::no || state.window == WindowState::ended) continue;
        const Spread amount = spread_of(paid(s, *scheme->support, state.for_measures, out));
        if (amount.p90 <= 0) continue;
        const bool runs = state.window == WindowState::runs || state.window == WindowState::ends_soon;
        state.support = {amount, state.fits == Truth::yes && runs};
    }
}

}  // namespace tk::engine
