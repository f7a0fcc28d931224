#include "engine/planning.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace tk::engine {

namespace {

// A chance in the competition for the first places, in one draw or by what is likely.
struct Candidate {
    std::size_t chance = 0;  // place among the chances
    double score = 0;
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
        for (const Chance& chance : p.chances) {
            package_of_.push_back(chance.package);
            long_.push_back(p.measure_of(chance).lead_months >= p.ranking.big_months);
        }
    }

    void begin() {
        std::ranges::fill(packages_, Package{});
        entered_.clear();
    }

    // In the order of the chances: of equal scores the first stays ahead.
    void enter(const Candidate& one) {
        const std::size_t number = package_of_[one.chance];
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

    // The winners' steps, package after package; `spent` by chance, `holds` by number of the pin.
    template <class Spent, class Holds, class Win>
    void decide(double cost, Spent spent, Holds holds, Win win) {
        for (const std::size_t number : entered_) rate(number);
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
        const auto big = [&](std::size_t number) { return is_big(number, cost, spent); };
        if (!chosen_.empty() && std::ranges::none_of(chosen_, big))
            if (const auto best = best_of(big)) chosen_.back() = *best;
        for (std::size_t place = 0; place < chosen_.size(); ++place)
            for (std::size_t i = 0; i < std::min(packages_[chosen_[place]].steps, shown_); ++i)
                win(place, steps_of(chosen_[place])[i].chance);
    }

private:
    struct Package {
        std::size_t steps = 0;  // kept: those that are shown, and one more for the score
        double score = 0;
        bool taken = false;
    };
    struct Pin {
        bool ours = false;
        std::optional<std::size_t> same{};     // an earlier pin of the same package
        std::optional<std::size_t> package{};  // none when no chance is of it
    };

    Candidate* steps_of(std::size_t number) { return steps_.data() + number * (shown_ + 1); }

    void rate(std::size_t number) {
        Package& package = packages_[number];
        const Candidate* const steps = steps_of(number);
        package.score = steps[0].score;
        for (std::size_t i = 1; i < package.steps; ++i)
            package.score += p_.ranking.package_share * std::max(0.0, steps[i].score - p_.ranking.package_from);
    }

    template <class Spent>
    bool is_big(std::size_t number, double cost, Spent spent) {
        const Candidate* const steps = steps_of(number);
        for (std::size_t i = 0; i < std::min(packages_[number].steps, shown_); ++i)
            if (steps[i].score > p_.ranking.package_from &&
                (long_[steps[i].chance] || spent(steps[i].chance) > p_.ranking.big_cost_share * cost))
                return true;
        return false;
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
    std::vector<std::size_t> package_of_{};  // by chance
    std::vector<bool> long_{};               // by chance: takes so many months that it is big
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
        if (p.chances[i].first == 0 && !p.chances[i].blocked) contest.enter({i, p.chances[i].score});
    }
    contest.decide(
        std::max(p.ranking.least_energy_cost, p.out.plan.totals.energy_cost),
        [&](std::size_t i) { return p.chances[i].investment; },
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

namespace {

// The scores of a chance, into its place in every draw; `open`: whether it is a step in that draw.
void score(Planning& p, std::size_t j, Column& own, std::vector<std::uint8_t>& open) {
    const std::size_t chances = p.chances.size();
    const Chance& chance = p.chances[j];
    if (chance.blocked) return;
    scores_of(p, chance, own);
    const ColumnView applies = p.s.effects[chance.measure].applies, scores = own;
    for (std::size_t i = 0; i < p.draws; ++i) {
        const bool step = at(applies, i) != 0;
        open[i * chances + j] = step;
        p.scores[i * chances + j] = step ? at(scores, i) : 0;
    }
}

}  // namespace

void scores_of(const Planning& p, const Chance& chance, Column& scores) {
    const Effect& effect = p.s.effects[chance.measure];
    const Weights& weights = p.weighting.weights;
    const double certain_benefits = weights[3] * chance.benefits, certain_ease = weights[4] * chance.ease,
                 certain_urgency = weights[5] * chance.urgency, wait = chance.wait ? p.ranking.wait_factor : 1;
    // Added in the order of the criteria, as score_of does.
    const auto total = [&](double payback, double money, double co2) {
        double sum = weights[0] * (payback * chance.confidence);
        sum += weights[1] * (money * chance.confidence);
        sum += weights[2] * (co2 * chance.confidence);
        sum += certain_benefits;
        sum += certain_ease;
        sum += certain_urgency;
        return std::max(100 * sum, chance.floor) * wait;
    };
    const double *const payback = effect.merits[0].data(), *const money = effect.merits[1].data(),
                        *const co2 = effect.merits[2].data();
    scores.resize(effect.merits[0].size());  // all three have as many
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = total(payback[i], money[i], co2[i]);
}

void shares(Planning& p) {
    const std::size_t chances = p.chances.size();
    std::vector<int> counts(chances);
    std::vector<ColumnView> pins, investments;
    for (const RankRule& pin : p.ranking.pins)
        pins.push_back(pin.track == p.s.options.track ? p.s.draws.condition(pin.condition) : ColumnView{});
    for (const Chance& chance : p.chances) investments.push_back(p.s.effects[chance.measure].investment);
    std::vector<std::pair<std::size_t, std::size_t>> needs;  // who, what
    for (std::size_t j = 0; j < chances; ++j)
        for (const MeasureId& need : p.chances[j].needs)
            for (std::size_t k = 0; k < chances; ++k)
                if (p.measure_of(p.chances[k]).id == need) needs.emplace_back(j, k);
    p.scores.assign(p.draws * chances, 0);
    std::vector<std::uint8_t> steps(p.draws * chances), by_duty(chances);
    Column own;
    for (std::size_t j = 0; j < chances; ++j) {
        score(p, j, own, steps);
        by_duty[j] = !p.chances[j].likely_duty.empty();
    }
    Contest contest(p);
    for (std::size_t i = 0; i < p.draws; ++i) {
        double* const scores = p.scores.data() + i * chances;
        const std::uint8_t* const step = steps.data() + i * chances;
        for (int round = 0; round < 3; ++round)
            for (const auto& [who, what] : needs)
                if (step[what] != 0) scores[what] = std::max(scores[what], p.ranking.enabler_factor * scores[who]);
        contest.begin();
        for (std::size_t j = 0; j < chances; ++j) {
            if (step[j] == 0) continue;
            if (by_duty[j] != 0) ++counts[j];
            else contest.enter({j, scores[j]});
        }
        contest.decide(
            std::max(p.ranking.least_energy_cost, at(p.cost, i)),
            [&](std::size_t j) { return std::max(0.0, at(investments[j], i)); },
            [&](std::size_t pin) { return at(pins[pin], i) != 0; }, [&](std::size_t, std::size_t j) { ++counts[j]; });
    }
    std::size_t j = 0;
    for (Step& step : p.out.plan.steps)
        if (step.group == Group::can) step.top_share = counts[j++] / static_cast<double>(p.draws);
}

}  // namespace tk::engine
