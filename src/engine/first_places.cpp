#include "engine/planning.h"

#include <algorithm>
#include <functional>

namespace tk::engine {

namespace {

// A chance in the competition for the first places, in one draw or by what is likely.
struct Candidate {
    std::size_t chance = 0;  // place among the chances
    double score = 0, investment = 0;
};
// The packages for the first places, each with its best steps: the pinned ones, then by score. With none that has
// a big step the last gives way to the best that has.
std::vector<std::vector<std::size_t>> first_packages(const Planning& p, std::vector<Candidate> candidates,
                                                     const std::vector<std::size_t>& pinned, double cost) {
    struct Packed {
        std::vector<Candidate> steps{};
        double score = 0;
        bool big = false, taken = false;
    };
    std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    std::vector<Packed> packages(p.packages.size());
    for (const Candidate& one : candidates) packages[p.chances[one.chance].package].steps.push_back(one);
    const auto shown = static_cast<std::size_t>(p.ranking.package_steps);
    std::vector<std::size_t> ranked;  // best first
    for (std::size_t k = 0; k < packages.size(); ++k) {
        Packed& package = packages[k];
        for (std::size_t i = 0; i < package.steps.size(); ++i) {
            const Candidate& step = package.steps[i];
            if (i == 0) package.score = step.score;
            else if (i <= shown)
                package.score += p.ranking.package_share * std::max(0.0, step.score - p.ranking.package_from);
            if (i < shown && step.score > p.ranking.package_from &&
                (step.investment > p.ranking.big_cost_share * cost ||
                 p.measure_of(p.chances[step.chance]).lead_months >= p.ranking.big_months))
                package.big = true;
        }
        if (!package.steps.empty()) ranked.push_back(k);
    }
    // Of equals the one whose best step comes first.
    std::ranges::stable_sort(ranked, [&](std::size_t a, std::size_t b) {
        const Packed &one = packages[a], &two = packages[b];
        return one.score != two.score ? one.score > two.score : one.steps[0].chance < two.steps[0].chance;
    });
    std::vector<std::size_t> chosen;
    const auto take = [&](std::size_t k) {
        if (chosen.size() >= p.package_places || packages[k].taken || packages[k].steps.empty()) return;
        packages[k].taken = true;
        chosen.push_back(k);
    };
    for (const std::size_t k : pinned) take(k);
    for (const std::size_t k : ranked) take(k);
    if (!chosen.empty() && std::ranges::none_of(chosen, [&](std::size_t k) { return packages[k].big; }))
        if (const auto big = std::ranges::find_if(ranked, [&](std::size_t k) { return packages[k].big; });
            big != ranked.end())
            chosen.back() = *big;
    std::vector<std::vector<std::size_t>> places;
    for (const std::size_t k : chosen) {
        places.emplace_back();
        for (const Candidate& step : packages[k].steps)
            if (places.back().size() < shown) places.back().push_back(step.chance);
    }
    return places;
}

// The packages that come first under their condition, where it holds.
std::vector<std::size_t> pinned(const Planning& p, const std::function<bool(const RankRule&)>& holds) {
    std::vector<std::string_view> names;
    std::vector<std::size_t> found;
    for (const RankRule& pin : p.ranking.pins) {
        if (names.size() >= static_cast<std::size_t>(p.ranking.pinned_places)) break;
        if (pin.track != p.s.options.track || !holds(pin) || std::ranges::find(names, pin.package.value) != names.end())
            continue;
        names.push_back(pin.package.value);
        if (const auto place = p.packages.find(pin.package.value); place != p.packages.end()) found.push_back(place->second);
    }
    return found;
}

}  // namespace

void first_places(Planning& p) {
    std::vector<std::size_t> duties;
    for (std::size_t i = 0; i < p.chances.size(); ++i)
        if (p.chances[i].duty_urgency > 0 && !p.chances[i].blocked) duties.push_back(i);
    std::ranges::stable_sort(
        duties, [&](std::size_t a, std::size_t b) { return p.chances[a].duty_urgency > p.chances[b].duty_urgency; });
    const auto all = static_cast<std::size_t>(p.ranking.first_places);
    const std::size_t of_duties = std::min(static_cast<std::size_t>(p.ranking.duty_places), all);
    const std::size_t certain = std::min(of_duties, p.by_main_duty.size());
    duties.resize(std::min(duties.size(), of_duties - certain));
    p.package_places = all - certain - duties.size();
    for (Chance& chance : p.chances) chance.first = 0;
    std::vector<std::size_t> order;
    int place = 0;
    for (const std::size_t i : duties) {
        p.chances[i].first = ++place;
        order.push_back(i);
    }
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < p.chances.size(); ++i) {
        if (p.chances[i].first == 0) p.chances[i].likely_duty = {};
        if (p.chances[i].first == 0 && !p.chances[i].blocked)
            candidates.push_back({i, p.chances[i].score, p.chances[i].investment});
    }
    const double cost = std::max(p.ranking.least_energy_cost, p.out.plan.totals.energy_cost);
    const auto pins = pinned(p, [&](const RankRule& pin) { return p.likely(pin.condition); });
    for (const auto& steps : first_packages(p, std::move(candidates), pins, cost)) {
        ++place;
        for (const std::size_t i : steps) {
            p.chances[i].first = place;
            order.push_back(i);
        }
    }
    for (std::size_t i = 0; i < p.chances.size(); ++i)
        if (p.chances[i].first == 0) order.push_back(i);
    std::vector<Chance> ordered;
    for (const std::size_t i : order) ordered.push_back(std::move(p.chances[i]));
    p.chances = std::move(ordered);
}

void shares(Planning& p) {
    std::vector<int> counts(p.chances.size());
    static constexpr double nothing = 0;
    std::vector<ColumnView> pins;
    for (const RankRule& pin : p.ranking.pins)
        pins.push_back(pin.track == p.s.options.track ? p.s.draws.condition(pin.condition) : ColumnView{&nothing, 1});
    std::vector<std::vector<std::size_t>> needs(p.chances.size());
    for (std::size_t j = 0; j < p.chances.size(); ++j)
        for (const MeasureId& need : p.chances[j].needs)
            for (std::size_t k = 0; k < p.chances.size(); ++k)
                if (p.measure_of(p.chances[k]).id == need) needs[j].push_back(k);
    std::vector<double> scores(p.chances.size());
    p.scores.reserve(p.draws * scores.size());
    for (std::size_t i = 0; i < p.draws; ++i) {
        std::vector<Candidate> candidates;
        std::ranges::fill(scores, -1.0);
        const double cost = std::max(p.ranking.least_energy_cost, at(p.cost, i));
        for (std::size_t j = 0; j < p.chances.size(); ++j) {
            const Chance& chance = p.chances[j];
            const Effect& effect = p.s.effects[chance.measure];
            if (chance.blocked || at(effect.applies, i) == 0) continue;
            ScoreInput input = input_of(chance);
            input.gain = at(effect.gain, i) - at(effect.yearly_cost, i);
            input.investment = std::max(0.0, at(effect.investment, i));
            input.soft = at(effect.avoided_loss, i) + at(effect.capacity_value, i);
            input.co2 = at(effect.co2, i);
            input.energy_cost = cost;
            input.co2_total = std::max(p.ranking.least_co2, at(p.footprint, i));
            scores[j] = score_of(p, chance, merits_of(p.ranking, input));
            if (!chance.likely_duty.empty()) ++counts[j];
            else candidates.push_back({j, 0, input.investment});
        }
        for (int round = 0; round < 3; ++round)
            for (std::size_t j = 0; j < p.chances.size(); ++j)
                for (const std::size_t need : needs[j])
                    if (scores[need] >= 0) scores[need] = std::max(scores[need], p.ranking.enabler_factor * scores[j]);
        for (Candidate& one : candidates) one.score = scores[one.chance];
        for (const double score : scores) p.scores.push_back(std::max(0.0, score));
        const auto first = pinned(p, [&](const RankRule& pin) {
            return at(pins[static_cast<std::size_t>(&pin - p.ranking.pins.data())], i) != 0;
        });
        for (const auto& steps : first_packages(p, std::move(candidates), first, cost))
            for (const std::size_t j : steps) ++counts[j];
    }
    std::size_t j = 0;
    for (Step& step : p.out.plan.steps)
        if (step.group == Group::can) step.top_share = counts[j++] / static_cast<double>(p.draws);
}

}  // namespace tk::engine
