// What an answer would change, from the draws that are there already: the part of a variance that goes away within
// groups of equal (or nearly equal) draws of the answer.
#include "engine/planning.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>

namespace tk::engine {

namespace {

class Influence {
public:
    explicit Influence(Planning& p) : p_(p), read_(p.s.pack.program.inputs.size()) {}

    // Counts what the amounts and rules read: by themselves, or to guess what they read.
    void read(std::vector<std::int32_t> roots) {
        const Program& program = p_.s.pack.program;
        while (!roots.empty()) {
            const std::int32_t root = roots.back();
            roots.pop_back();
            if (root < 0) continue;
            const InputSet& reads = p_.s.draws.reads(root);
            for (std::size_t input = 0; input < read_.size(); ++input) {
                if (!reads.has(input) || read_[input]) continue;
                read_[input] = true;
                const Input& one = program.inputs[input];
                if (p_.s.bounds.answer(static_cast<std::int32_t>(input)) != nullptr) continue;
                roots.insert(roots.end(), {one.prior.low.root, one.prior.likely.root, one.prior.high.root,
                                           one.prior.zero.root, one.asked_if.root});
                if (one.prior.by >= 0) read_[static_cast<std::size_t>(one.prior.by)] = true;
            }
        }
    }

    void read(const InputSet& inputs) {
        for (std::size_t i = 0; i < read_.size(); ++i)
            if (inputs.has(i)) read_[i] = true;
    }

    // The groups of a question that was read and can still be answered, more precisely than it is; null: nothing to tell
    // apart.
    const Groups* grouping(std::size_t q) {
        const Question& question = p_.s.pack.questions[q];
        if (question.track != p_.s.options.track || !read_[q] || question.kind == AnswerKind::text ||
            p_.s.bounds.truth(p_.s.pack.program.inputs[q].asked_if) == Truth::no)
            return nullptr;
        const auto slot = static_cast<std::int32_t>(q);
        const Answer* answer = p_.s.bounds.answer(slot);
        if (answer != nullptr && !std::holds_alternative<Between>(*answer)) return nullptr;
        const Groups& made = question.kind == AnswerKind::number ? p_.s.groups.of_numbers(q, p_.s.draws.number(slot))
                                                                 : p_.s.groups.of_options(q, p_.s.draws.chosen(slot));
        return made.count < 2 ? nullptr : &made;
    }

private:
    Planning& p_;
    std::vector<bool> read_;
};

// The share of the variance between `groups` groups of `draws` draws. Groups of chance alone explain
// (groups - 1) / (draws - 1); that much is taken off.
double share_of(double between, double variance, std::size_t groups, std::size_t draws) {
    const double chance = static_cast<double>(groups - 1) / std::max(1.0, static_cast<double>(draws) - 1);
    return chance >= 1 ? 0 : (between / variance - chance) / (1 - chance);
}

// Of many questions some always seem to explain a little: less than a twentieth, or than four standard deviations of what
// chance alone gives, is nothing.
double least_share(std::size_t groups, std::size_t draws) {
    const double by_chance = std::sqrt(2.0 * static_cast<double>(groups - 1)) / static_cast<double>(draws - groups);
    return std::max(0.05, 4 * by_chance);
}

void narrow_total(Planning& p, Influence& influence) {
    const double count = static_cast<double>(p.draws);
    const double mean = std::accumulate(p.total_gain.begin(), p.total_gain.end(), 0.0) / count;
    double variance = 0;
    for (const double gain : p.total_gain) variance += (gain - mean) * (gain - mean);
    if (variance <= 1e-9 * std::max(1.0, mean * mean)) return;
    for (std::size_t q = 0; q < p.s.pack.questions.size(); ++q) {
        const Groups* grouping = influence.grouping(q);
        if (grouping == nullptr) continue;
        std::vector<double> sums(grouping->count), sizes(grouping->count);
        for (std::size_t i = 0; i < p.draws; ++i) {
            sums[grouping->of[i]] += p.total_gain[i] - mean;
            sizes[grouping->of[i]] += 1;
        }
        double between = 0;
        for (std::size_t g = 0; g < grouping->count; ++g) between += sums[g] * sums[g] / sizes[g];
        const double share = share_of(between, variance, grouping->count, p.draws);
        if (share > 0.005) p.out.narrowing.push_back({p.s.pack.questions[q].id, std::min(1.0, share)});
    }
    std::ranges::stable_sort(p.out.narrowing, [](const Narrowing& a, const Narrowing& b) { return a.share > b.share; });
}

// What the score of each chance depends on: itself, the yardsticks, and the chances that wait for it.
std::vector<InputSet> read_by(const Planning& p) {
    const auto& roles = p.ranking.roles[p.s.options.track];
    InputSet common(p.s.pack.program.inputs.size());
    common |= p.s.draws.depends_on(p.ranking.energy_cost[p.s.options.track].root);
    common |= p.s.draws.depends_on(p.ranking.co2_total[p.s.options.track].root);
    std::vector<InputSet> sets;
    for (const Chance& chance : p.chances) {
        const Measure& measure = p.measure_of(chance);
        InputSet& set = sets.emplace_back(common);
        for (const Amount amount : {measure.gain, measure.co2, measure.avoided_loss, measure.capacity_value,
                                    measure.investment, measure.yearly_cost})
            set |= p.s.draws.depends_on(amount.root);
        set |= p.s.draws.depends_on(measure.applies.root);
        if (measure.roles.size() < roles.size())
            for (const auto& [role, condition] : roles) set |= p.s.draws.depends_on(condition.root);
    }
    for (int round = 0; round < 3; ++round)
        for (std::size_t j = 0; j < sets.size(); ++j)
            for (const MeasureId& need : p.chances[j].needs)
                for (std::size_t k = 0; k < sets.size(); ++k)
                    if (p.measure_of(p.chances[k]).id == need) sets[k] |= sets[j];
    return sets;
}

// For each chance the question that explains most of its score.
void changes_most(Planning& p, Influence& influence) {
    const std::size_t chances = p.chances.size();
    std::vector<double> mean(chances), variance(chances), best(chances);
    std::vector<std::optional<QuestionId>> question(chances);
    const std::vector<InputSet> reads = read_by(p);
    for (const InputSet& set : reads) influence.read(set);
    for (std::size_t i = 0; i < p.draws; ++i)
        for (std::size_t j = 0; j < chances; ++j) mean[j] += p.scores[i * chances + j] / static_cast<double>(p.draws);
    for (std::size_t i = 0; i < p.draws; ++i)
        for (std::size_t j = 0; j < chances; ++j) {
            double& score = p.scores[i * chances + j];
            score -= mean[j];
            variance[j] += score * score;
        }
    for (std::size_t q = 0; q < p.s.pack.questions.size(); ++q) {
        const Groups* grouping = influence.grouping(q);
        if (grouping == nullptr || grouping->count * 4 > p.draws) continue;
        std::vector<double> sums(grouping->count * chances), sizes(grouping->count), between(chances);
        for (std::size_t i = 0; i < p.draws; ++i) {
            double* const sum = sums.data() + grouping->of[i] * chances;
            const double* const score = p.scores.data() + i * chances;
            for (std::size_t j = 0; j < chances; ++j) sum[j] += score[j];
            sizes[grouping->of[i]] += 1;
        }
        for (std::size_t g = 0; g < grouping->count; ++g)
            for (std::size_t j = 0; j < chances; ++j) between[j] += sums[g * chances + j] * sums[g * chances + j] / sizes[g];
        const double least = least_share(grouping->count, p.draws);
        for (std::size_t j = 0; j < chances; ++j) {
            if (!reads[j].has(q) || variance[j] <= 1e-6 * static_cast<double>(p.draws)) continue;
            const double share = share_of(between[j], variance[j], grouping->count, p.draws);
            if (share < least || share <= best[j]) continue;
            best[j] = share;
            question[j] = p.s.pack.questions[q].id;
        }
    }
    std::size_t j = 0;
    for (Step& step : p.out.plan.steps)
        if (step.group == Group::can) step.changes_most = question[j++];
}

// What the gain of one measure hangs on, where it applies: the same groups, with the mean gain in each.
void find_swings(Planning& p, const MeasureId& id) {
    const Measure* measure = p.s.pack.find(id);
    if (measure == nullptr) return;
    const Effect& effect = p.s.effects[static_cast<std::size_t>(measure - p.s.pack.measures.data())];
    if (!effect.counted || effect.gain.size() == 1) return;
    std::vector<std::size_t> where;
    for (std::size_t i = 0; i < p.draws; ++i)
        if (at(effect.applies, i) != 0) where.push_back(i);
    if (where.empty()) return;
    const double count = static_cast<double>(where.size());
    double mean = 0, variance = 0;
    for (const std::size_t i : where) mean += effect.gain[i] / count;
    for (const std::size_t i : where) variance += (effect.gain[i] - mean) * (effect.gain[i] - mean);
    p.out.swings_middle = mean;
    if (variance <= 1e-9 * std::max(1.0, mean * mean) * count) return;
    Influence influence(p);
    const InputSet reads = p.s.draws.depends_on(measure->gain.root);
    influence.read(reads);
    Column means(where.size());
    for (std::size_t q = 0; q < p.s.pack.questions.size(); ++q) {
        const Groups* grouping = reads.has(q) ? influence.grouping(q) : nullptr;
        if (grouping == nullptr || grouping->count * 4 > where.size()) continue;
        std::vector<double> sums(grouping->count), sizes(grouping->count);
        for (const std::size_t i : where) {
            sums[grouping->of[i]] += effect.gain[i] - mean;
            sizes[grouping->of[i]] += 1;
        }
        double between = 0;
        for (std::size_t g = 0; g < grouping->count; ++g)
            if (sizes[g] > 0) between += sums[g] * sums[g] / sizes[g];
        const double share = share_of(between, variance, grouping->count, where.size());
        if (share < least_share(grouping->count, where.size())) continue;
        for (std::size_t i = 0; i < where.size(); ++i) {
            const std::uint32_t group = grouping->of[where[i]];
            means[i] = mean + sums[group] / sizes[group];
        }
        const Spread spread = spread_of(means);
        p.out.swings.push_back({p.s.pack.questions[q].id, spread.p10, spread.p90, std::min(1.0, share)});
    }
    std::ranges::stable_sort(p.out.swings, std::greater<>(), [](const Swing& swing) { return swing.high - swing.low; });
}

}  // namespace

void narrow(Planning& p) {
    if (!p.s.options.swings_of.empty()) find_swings(p, p.s.options.swings_of);
    Influence influence(p);
    const auto& roles = p.ranking.roles[p.s.options.track];
    std::vector<const Measure*> measures;
    for (const Step& step : p.out.plan.steps)
        if (!step.measure.empty()) measures.push_back(p.s.pack.find(step.measure));
    std::vector<std::int32_t> roots;
    for (const Measure* measure : measures) {
        for (const Amount amount : {measure->electricity, measure->gas, measure->heat, measure->oil, measure->fuel,
                                    measure->water, measure->gain, measure->yearly_cost})
            roots.push_back(amount.root);
        roots.push_back(measure->applies.root);
        if (measure->roles.size() < roles.size())
            for (const auto& [role, condition] : roles) roots.push_back(condition.root);
    }
    for (const EndUse& use : p.s.pack.end_uses)
        if (use.track == p.s.options.track) roots.push_back(use.amount.root);
    influence.read(std::move(roots));
    narrow_total(p, influence);
    changes_most(p, influence);
}

}  // namespace tk::engine
