#include "engine/planning.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace tk::engine {

namespace {

// A chance in the competition for the first places, in one draw or by what is likely.
struct Candidate {
    std::size_t chance = 0;  // place among the chances
    double score = 0, investment = 0;
};

// Which packages get the first places, each with its best steps: the pinned ones, then by score. With none that has
// a big step the last gives way to the best that has. Held once per draw, so it keeps its memory.
class Contest {
public:
    explicit Contest(const Planning& p)
        : p_(p),
          shown_(static_cast<std::size_t>(std::max(0.0, p.ranking.package_steps))),
          packages_(p.packages.size()),
          steps_(p.packages.size() * (shown_ + 1)) {
        for (const RankRule& pin : p.ranking.pins) {
            Pin one;
            one.ours = pin.track == p.s.options.track;
            for (std::size_t k = 0; k < pins_.size() && !one.same; ++k)
                if (p.ranking.pins[k].package == pin.package) one.same = pins_[k].same ? pins_[k].same : k;
            if (const auto place = p.packages.find(pin.package.value); place != p.packages.end())
                one.package = place->second;
            pins_.push_back(one);
        }
        taken_pins_.resize(pins_.size());
    }

    void begin() {
        std::ranges::fill(packages_, Package{});
        entered_.clear();
    }

    // In the order of the chances: of equal scores the first stays ahead.
    void enter(const Candidate& one) {
        const std::size_t number = p_.chances[one.chance].package;
        Package& package = packages_[number];
        if (package.steps == 0) entered_.push_back(number);
        Candidate* const steps = steps_of(number);
        std::size_t place = package.steps;
        while (place > 0 && steps[place - 1].score < one.score) --place;
        if (place > shown_) return;
        const std::size_t last = std::min(package.steps, shown_);
        for (std::size_t i = last; i > place; --i) steps[i] = steps[i - 1];
        steps[place] = one;
        package.steps = std::min(package.steps + 1, shown_ + 1);
    }

    // The winners' steps, package after package; `holds` by number of the pin.
    template <class Holds, class Win>
    void decide(double cost, Holds holds, Win win) {
        for (const std::size_t number : entered_) rate(number, cost);
        chosen_.clear();
        // The pinned packages, each name once, as many as there may be.
        std::ranges::fill(taken_pins_, std::uint8_t{0});
        std::size_t names = 0;
        for (std::size_t k = 0; k < pins_.size() && names < static_cast<std::size_t>(p_.ranking.pinned_places); ++k) {
            const std::size_t name = pins_[k].same.value_or(k);
            if (!pins_[k].ours || !holds(k) || taken_pins_[name] != 0) continue;
            taken_pins_[name] = 1;
            ++names;
            if (pins_[k].package) take(*pins_[k].package);
        }
        while (chosen_.size() < p_.package_places) {
            const std::optional<std::size_t> best = best_of([&](std::size_t number) { return !packages_[number].taken; });
            if (!best) break;
            take(*best);
        }
        if (!chosen_.empty() && std::ranges::none_of(chosen_, [&](std::size_t number) { return packages_[number].big; }))
            if (const auto big = best_of([&](std::size_t number) { return packages_[number].big; })) chosen_.back() = *big;
        for (std::size_t place = 0; place < chosen_.size(); ++place)
            for (std::size_t i = 0; i < std::min(packages_[chosen_[place]].steps, shown_); ++i)
                win(place, steps_of(chosen_[place])[i].chance);
    }

private:
    struct Package {
        std::size_t steps = 0;  // kept: those that are shown, and one more for the score
        double score = 0;
        bool big = false, taken = false;
    };
    struct Pin {
        bool ours = false;
        std::optional<std::size_t> same{};     // an earlier pin of the same package
        std::optional<std::size_t> package{};  // none when no chance is of it
    };

    Candidate* steps_of(std::size_t number) { return steps_.data() + number * (shown_ + 1); }

    void rate(std::size_t number, double cost) {
        Package& package = packages_[number];
        const Candidate* const steps = steps_of(number);
        for (std::size_t i = 0; i < package.steps; ++i) {
            const Candidate& step = steps[i];
            if (i == 0) package.score = step.score;
            else package.score += p_.ranking.package_share * std::max(0.0, step.score - p_.ranking.package_from);
            if (i < shown_ && step.score > p_.ranking.package_from &&
                (step.investment > p_.ranking.big_cost_share * cost ||
                 p_.measure_of(p_.chances[step.chance]).lead_months >= p_.ranking.big_months))
                package.big = true;
        }
    }

    // By score; of equals the one whose best step comes first.
    template <class Fits>
    std::optional<std::size_t> best_of(Fits fits) {
        std::optional<std::size_t> best;
        for (const std::size_t number : entered_) {
            if (!fits(number)) continue;
            if (best) {
                const double score = packages_[number].score, highest = packages_[*best].score;
                if (score < highest) continue;
                if (score == highest && steps_of(number)[0].chance > steps_of(*best)[0].chance) continue;
            }
            best = number;
        }
        return best;
    }

    void take(std::size_t number) {
        if (chosen_.size() >= p_.package_places || packages_[number].taken || packages_[number].steps == 0) return;
        packages_[number].taken = true;
        chosen_.push_back(number);
    }

    const Planning& p_;
    std::size_t shown_;
    std::vector<Package> packages_;
    std::vector<Candidate> steps_;  // by package: its best, best first
    std::vector<Pin> pins_{};
    std::vector<std::uint8_t> taken_pins_{};
    std::vector<std::size_t> entered_{}, chosen_{};
};

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
    int first = 0;
    for (const std::size_t i : duties) {
        p.chances[i].first = ++first;
        order.push_back(i);
    }
    Contest contest(p);
    contest.begin();
    for (std::size_t i = 0; i < p.chances.size(); ++i) {
        if (p.chances[i].first == 0) p.chances[i].likely_duty = {};
        if (p.chances[i].first == 0 && !p.chances[i].blocked)
            contest.enter({i, p.chances[i].score, p.chances[i].investment});
    }
    contest.decide(
        std::max(p.ranking.least_energy_cost, p.out.plan.totals.energy_cost),
        [&](std::size_t pin) { return p.likely(p.ranking.pins[pin].condition); },
        [&](std::size_t place, std::size_t i) {
            p.chances[i].first = first + static_cast<int>(place) + 1;
            order.push_back(i);
        });
    for (std::size_t i = 0; i < p.chances.size(); ++i)
        if (p.chances[i].first == 0) order.push_back(i);
    std::vector<Chance> ordered;
    for (const std::size_t i : order) ordered.push_back(std::move(p.chances[i]));
    p.chances = std::move(ordered);
}

void shares(Planning& p) {
    const std::size_t chances = p.chances.size();
    std::vector<int> counts(chances);
    std::vector<ColumnView> pins;
    for (const RankRule& pin : p.ranking.pins)
        pins.push_back(pin.track == p.s.options.track ? p.s.draws.condition(pin.condition) : ColumnView{});
    std::vector<std::pair<std::size_t, std::size_t>> needs;  // who, what
    for (std::size_t j = 0; j < chances; ++j)
        for (const MeasureId& need : p.chances[j].needs)
            for (std::size_t k = 0; k < chances; ++k)
                if (p.measure_of(p.chances[k]).id == need) needs.emplace_back(j, k);
    p.scores.assign(p.draws * chances, 0);
    const Weights& weights = p.weighting.weights;
    for (std::size_t j = 0; j < chances; ++j) {
        const Chance& chance = p.chances[j];
        const Effect& effect = p.s.effects[chance.measure];
        if (chance.blocked) continue;
        const ColumnView payback = effect.merits[0], money = effect.merits[1], co2 = effect.merits[2];
        for (std::size_t i = 0; i < p.draws; ++i) {
            if (at(effect.applies, i) == 0) continue;
            const Merits found{at(payback, i) * chance.confidence,
                               at(money, i) * chance.confidence,
                               at(co2, i) * chance.confidence,
                               chance.benefits,
                               chance.ease,
                               chance.urgency};
            double score = 0;
            for (std::size_t k = 0; k < merits; ++k) score += weights[k] * found[k];
            score = std::max(100 * score, chance.floor);
            p.scores[i * chances + j] = chance.wait ? score * p.ranking.wait_factor : score;
        }
    }
    Contest contest(p);
    for (std::size_t i = 0; i < p.draws; ++i) {
        double* const scores = p.scores.data() + i * chances;
        const auto applies = [&](std::size_t j) {
            return !p.chances[j].blocked && at(p.s.effects[p.chances[j].measure].applies, i) != 0;
        };
        for (int round = 0; round < 3; ++round)
            for (const auto& [who, what] : needs)
                if (applies(what)) scores[what] = std::max(scores[what], p.ranking.enabler_factor * scores[who]);
        contest.begin();
        for (std::size_t j = 0; j < chances; ++j) {
            if (!applies(j)) continue;
            if (!p.chances[j].likely_duty.empty()) ++counts[j];
            else contest.enter({j, scores[j], std::max(0.0, at(p.s.effects[p.chances[j].measure].investment, i))});
        }
        contest.decide(
            std::max(p.ranking.least_energy_cost, at(p.cost, i)), [&](std::size_t pin) { return at(pins[pin], i) != 0; },
            [&](std::size_t, std::size_t j) { ++counts[j]; });
    }
    std::size_t j = 0;
    for (Step& step : p.out.plan.steps)
        if (step.group == Group::can) step.top_share = counts[j++] / static_cast<double>(p.draws);
}

}  // namespace tk::engine
