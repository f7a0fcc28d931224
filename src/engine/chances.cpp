#include "engine/planning.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace tk::engine {

double score_of(const Planning& p, const Chance& chance, const Merits& own) {
    double score = 0;
    for (std::size_t i = 0; i < merits; ++i) score += p.weighting.weights[i] * own[i];
    score = std::max(100 * score, chance.floor);
    return chance.wait ? score * p.ranking.wait_factor : score;
}

ScoreInput input_of(const Chance& chance) {
    ScoreInput input;
    input.confidence = chance.confidence;
    input.benefits = chance.benefits;
    input.ease = chance.ease;
    input.urgency = chance.urgency;
    return input;
}

namespace {

Chance* find(Planning& p, const MeasureId& id) {
    for (Chance& chance : p.chances)
        if (p.measure_of(chance).id == id) return &chance;
    return nullptr;
}

}  // namespace

bool exclude(const Measure& one, const Measure& two) {
    return std::ranges::find(one.conflicts, two.id) != one.conflicts.end() ||
           std::ranges::find(two.conflicts, one.id) != two.conflicts.end();
}

std::vector<MeasureId> needs_of(Planning& p, const Measure& measure) {
    std::vector<MeasureId> needs = measure.needs;
    for (const ExtraNeed* need : p.extra_needs)
        if (!need->building_bound || measure.building_bound)
            for (const MeasureId& id : need->needs)
                if (id != measure.id) needs.push_back(id);
    for (const Timing& timing : measure.timing)
        if (p.likely(timing.condition)) needs.insert(needs.end(), timing.with.begin(), timing.with.end());
    return needs;
}

namespace {

void rate_by_duties(Planning& p, const Measure& measure, Chance& chance) {
    for (const DutyId& id : measure.duties) {
        const Duty* duty = p.s.pack.find(id);
        const DutyState* duty_state = p.out.find(id);
        if (duty == nullptr || duty_state == nullptr) continue;
        double urgency = (duty->kind == "duty" || duty->kind == "condition") && duty_state->group != Group::will
                             ? duty->urgency
                             : std::min(p.ranking.expected_urgency_ceiling, duty->urgency);
        if (duty_state->applies == Truth::no) urgency = 0;
        if (duty_state->applies == Truth::unknown)
            urgency *= duty_state->likely ? p.ranking.likely_duty_factor : p.ranking.unknown_duty_factor;
        chance.urgency = std::max(chance.urgency, urgency);
        if (measure.compliance && p.is_main(*duty) && duty_state->group != Group::will &&
            (duty_state->applies == Truth::yes || (duty_state->applies == Truth::unknown && duty_state->likely)) &&
            urgency > chance.duty_urgency) {
            chance.duty_urgency = urgency;
            chance.likely_duty = id;
        }
    }
}

bool fits(const RankRule& rule, const Measure& measure) {
    if (!rule.measures.empty() && std::ranges::find(rule.measures, measure.id) == rule.measures.end()) return false;
    for (const auto& [benefit, least] : rule.min_benefit)
        if (const auto own = measure.benefits.find(benefit); own == measure.benefits.end() || own->second < least)
            return false;
    return true;
}

}  // namespace

Chance rate(Planning& p, std::size_t place, std::size_t state) {
    const MeasureState& held = p.out.measures[state];
    const Measure& measure = p.s.pack.measures[place];
    Chance chance;
    chance.measure = place;
    chance.state = state;
    chance.blocked = held.blocked == Truth::yes || (held.blocked == Truth::unknown && p.likely(measure.blocked_if));
    const auto factor = p.ranking.confidence_factor.find(measure.confidence);
    chance.confidence = factor == p.ranking.confidence_factor.end() ? 1 : factor->second;
    chance.ease = ease_of(p.ranking, measure);
    chance.benefits = benefits_of(p.ranking, p.weighting, measure);
    rate_by_duties(p, measure, chance);
    for (const auto& [rule, holds] : p.urgent)
        if (holds && fits(*rule, measure)) chance.urgency = std::max(chance.urgency, rule->urgency);
    for (const auto& [rule, holds] : p.lifted)
        if (holds && fits(*rule, measure)) chance.floor = std::max(chance.floor, rule->floor);
    for (const Timing& timing : measure.timing) chance.wait = chance.wait || (timing.wait && p.likely(timing.condition));
    return chance;
}

void gather(Planning& p) {
    for (const ExtraNeed& need : p.ranking.extra_needs)
        if (p.likely(need.condition)) p.extra_needs.push_back(&need);
    for (const RankRule& rule : p.ranking.urgency_rules)
        if (rule.track == p.s.options.track) p.urgent.emplace_back(&rule, p.likely(rule.condition));
    for (const RankRule& rule : p.ranking.lift_rules)
        if (rule.track == p.s.options.track) p.lifted.emplace_back(&rule, p.likely(rule.condition));
    std::vector<const Measure*> done;
    for (const MeasureState& held : p.out.measures)
        if (held.done) done.push_back(p.s.pack.find(held.measure));
    std::size_t place = 0;  // of the measure in the pack: the states stand in its order
    for (std::size_t state = 0; state < p.out.measures.size(); ++state) {
        const MeasureState& held = p.out.measures[state];
        while (p.s.pack.measures[place].id != held.measure) ++place;
        if (held.applies == Truth::no || !Planning::to_do(held) || p.by_duty.contains(held.measure.value)) continue;
        const Measure& measure = p.s.pack.measures[place];
        if (std::ranges::any_of(done, [&](const Measure* one) { return exclude(*one, measure); })) continue;
        const Effect& effect = p.s.effects[place];
        if (held.applies == Truth::unknown &&
            std::accumulate(effect.applies.begin(), effect.applies.end(), 0.0) / static_cast<double>(effect.applies.size()) <
                0.5)
            continue;
        Chance chance = rate(p, place, state);
        const std::string package = measure.package.empty() ? "=" + measure.id.value : measure.package.value;
        chance.package = p.packages.emplace(package, p.packages.size()).first->second;
        chance.needs = needs_of(p, measure);
        ScoreInput input = input_of(chance);
        input.gain = held.gain.p50 - held.yearly_cost.p50;
        input.investment = chance.investment = std::max(0.0, held.investment.p50);
        input.soft = effect.soft;
        input.co2 = held.co2.p50;
        input.energy_cost = std::max(p.ranking.least_energy_cost, p.out.plan.totals.energy_cost);
        input.co2_total = std::max(p.ranking.least_co2, p.out.plan.totals.co2_before);
        chance.merits = merits_of(p.ranking, input);
        chance.score = score_of(p, chance, chance.merits);
        p.chances.push_back(std::move(chance));
    }
    // What others wait for is worth almost as much as the best of them.
    for (int round = 0; round < 3; ++round)
        for (const Chance& chance : p.chances) {
            if (chance.blocked) continue;
            for (const MeasureId& need : chance.needs)
                if (Chance* other = find(p, need))
                    other->score = std::max(other->score, p.ranking.enabler_factor * chance.score);
        }
}

void order(Planning& p) {
    std::map<std::string, std::size_t> kinds;
    for (Chance& chance : p.chances) {
        const Measure& measure = p.measure_of(chance);
        const std::string kind = measure.overlap_group.empty() ? "=" + measure.id.value : measure.overlap_group;
        chance.kind = kinds.emplace(kind, kinds.size()).first->second;
    }
    std::vector<int> of_kind(kinds.size());
    std::vector<Chance> ordered, pool = std::move(p.chances);
    const auto rounded = [](double score) { return std::floor(score * 100 + 0.5) / 100; };
    const auto worth = [&](const Chance& chance) {
        double score = chance.score;
        for (int i = of_kind[chance.kind]; i > 0; --i) score *= p.ranking.diversity_factor;
        return rounded(std::clamp(score, 0.0, 100.0));
    };
    for (const bool blocked : {false, true}) {
        std::ranges::fill(of_kind, 0);
        while (true) {
            std::size_t best = pool.size();
            double highest = -1;
            for (std::size_t i = 0; i < pool.size(); ++i)
                if (pool[i].blocked == blocked)
                    if (const double own = worth(pool[i]); own > highest) {
                        highest = own;
                        best = i;
                    }
            if (best == pool.size()) break;
            Chance chance = std::move(pool[best]);
            pool.erase(pool.begin() + static_cast<std::ptrdiff_t>(best));
            if (std::ranges::any_of(ordered,
                                    [&](const Chance& other) { return exclude(p.measure_of(chance), p.measure_of(other)); }))
                continue;
            chance.final_score = highest;
            ++of_kind[chance.kind];
            ordered.push_back(std::move(chance));
        }
    }
    p.chances = std::move(ordered);
}

void needs_first(Planning& p) {
    std::vector<Chance> sorted;
    std::vector<std::uint8_t> done(p.chances.size());
    const auto place_of = [&](const MeasureId& id) {
        for (std::size_t i = 0; i < p.chances.size(); ++i)
            if (p.measure_of(p.chances[i]).id == id) return i;
        return p.chances.size();
    };
    std::vector<std::size_t> output;
    const auto emit = [&](auto&& self, std::size_t i) -> void {
        if (done[i] != 0) return;
        done[i] = 1;
        std::vector<MeasureId> open;
        for (const MeasureId& need : p.chances[i].needs) {
            if (p.by_duty.contains(need.value)) p.chances[i].needs_of_duties.push_back(need);
            const std::size_t other = place_of(need);
            if (other == p.chances.size() || other == i || std::ranges::find(open, need) != open.end()) continue;
            self(self, other);
            open.push_back(need);
        }
        p.chances[i].needs = std::move(open);
        output.push_back(i);
    };
    for (std::size_t i = 0; i < p.chances.size(); ++i) emit(emit, i);
    for (const std::size_t i : output) sorted.push_back(std::move(p.chances[i]));
    p.chances = std::move(sorted);
}

}  // namespace tk::engine
