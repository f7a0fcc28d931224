#include "engine/planning.h"

#include <algorithm>
#include <numeric>

namespace tk::engine {

// The part of the variance of the total that goes away within groups of equal (or nearly equal) draws of the answer.
void narrow(Planning& p) {
    const double count = static_cast<double>(p.draws);
    const double mean = std::accumulate(p.total_gain.begin(), p.total_gain.end(), 0.0) / count;
    double variance = 0;
    for (const double gain : p.total_gain) variance += (gain - mean) * (gain - mean);
    if (variance <= 1e-9 * std::max(1.0, mean * mean)) return;
    const Program& program = p.s.pack.program;
    const auto& roles = p.ranking.roles[p.s.options.track];
    // Only what the total reads: by itself, or to guess what it reads.
    std::vector<bool> read(program.inputs.size());
    std::vector<std::int32_t> roots;
    for (const Step& step : p.out.plan.steps)
        if (const Measure* measure = step.measure.empty() ? nullptr : p.s.pack.find(step.measure)) {
            for (const Amount amount : {measure->electricity, measure->gas, measure->heat, measure->oil, measure->fuel,
                                        measure->water, measure->gain, measure->yearly_cost})
                roots.push_back(amount.root);
            roots.push_back(measure->applies.root);
            if (measure->roles.size() < roles.size())
                for (const auto& [role, condition] : roles) roots.push_back(condition.root);
        }
    for (const EndUse& use : p.s.pack.end_uses)
        if (use.track == p.s.options.track) roots.push_back(use.amount.root);
    while (!roots.empty()) {
        const std::int32_t root = roots.back();
        roots.pop_back();
        if (root < 0) continue;
        for (const std::int32_t input : program.inputs_of(root)) {
            if (read[static_cast<std::size_t>(input)]) continue;
            read[static_cast<std::size_t>(input)] = true;
            const Input& one = program.inputs[static_cast<std::size_t>(input)];
            if (p.s.bounds.answer(input) != nullptr) continue;
            roots.insert(roots.end(), {one.prior.low.root, one.prior.likely.root, one.prior.high.root, one.prior.zero.root,
                                       one.asked_if.root});
            if (one.prior.by >= 0) read[static_cast<std::size_t>(one.prior.by)] = true;
        }
    }
    for (std::size_t q = 0; q < p.s.pack.questions.size(); ++q) {
        const Question& question = p.s.pack.questions[q];
        const auto slot = static_cast<std::int32_t>(q);
        if (question.track != p.s.options.track || !read[q] || question.kind == AnswerKind::text ||
            p.s.bounds.truth(program.inputs[q].asked_if) == Truth::no)
            continue;
        const Answer* answer = p.s.bounds.answer(slot);
        if (answer != nullptr && !std::holds_alternative<Between>(*answer)) continue;
        std::vector<std::uint64_t> groups(p.draws);
        if (question.kind == AnswerKind::number) {
            const ColumnView drawn = p.s.draws.number(slot);
            if (drawn.size() == 1) continue;
            std::vector<std::size_t> ranked(p.draws);
            std::iota(ranked.begin(), ranked.end(), std::size_t{0});
            std::ranges::stable_sort(ranked, [&](std::size_t a, std::size_t b) { return drawn[a] < drawn[b]; });
            std::uint64_t group = 0;
            for (std::size_t i = 0; i < p.draws; ++i) {
                // Equal values stay in one group.
                if (i == 0 || drawn[ranked[i]] != drawn[ranked[i - 1]]) group = i * 8 / p.draws;
                groups[ranked[i]] = group;
            }
        } else {
            const auto drawn = p.s.draws.chosen(slot);
            if (drawn.size() == 1) continue;
            groups.assign(drawn.begin(), drawn.end());
        }
        std::map<std::uint64_t, std::pair<double, double>> sums;
        for (std::size_t i = 0; i < p.draws; ++i) {
            auto& [sum, size] = sums[groups[i]];
            sum += p.total_gain[i] - mean;
            size += 1;
        }
        if (sums.size() < 2) continue;
        double between = 0;
        for (const auto& [group, part] : sums) between += part.first * part.first / part.second;
        // Groups of chance alone explain (groups - 1) / (n - 1); that much is taken off.
        const double chance = static_cast<double>(sums.size() - 1) / std::max(1.0, count - 1);
        const double share = chance >= 1 ? 0 : (between / variance - chance) / (1 - chance);
        if (share > 0.005) p.out.narrowing.push_back({question.id, std::min(1.0, share)});
    }
    std::ranges::stable_sort(p.out.narrowing, [](const Narrowing& a, const Narrowing& b) { return a.share > b.share; });
}

}  // namespace tk::engine
