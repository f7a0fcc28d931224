#include "engine/likely_answer.h"

#include "engine/bounds.h"
#include "engine/draws.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tk::engine {

Answer likely_answer(const ContentPack& pack, const Answers& answers, const Question& question) {
    const std::int32_t input = pack.program.input(question.id.value);
    if (input < 0 || question.kind == AnswerKind::text) return Unsure{};
    Bounds bounds(pack.program, answers);
    Draws draws(pack.program, bounds, 512);
    if (question.kind == AnswerKind::number) {
        const auto& drawn = draws.number(input);
        std::vector<double> sorted;
        for (std::size_t i = 0; i < draws.count(); ++i) sorted.push_back(at(drawn, i));
        std::ranges::sort(sorted);
        const double median = sorted[sorted.size() / 2];
        return Number{std::clamp(std::abs(median) >= 10 ? std::floor(median + 0.5) : median, question.min, question.max)};
    }
    std::map<std::uint64_t, std::size_t> counts;
    for (const std::uint64_t mask : draws.chosen(input)) ++counts[mask];
    std::uint64_t most = 0;
    std::size_t times = 0;
    for (const auto& [mask, count] : counts)
        if (count > times) {
            most = mask;
            times = count;
        }
    Chosen chosen;
    for (std::size_t i = 0; i < question.options.size(); ++i)
        if ((most >> i & 1) != 0) chosen.options.push_back(question.options[i].id);
    if (chosen.options.empty()) return Unsure{};
    return chosen;
}

}  // namespace tk::engine
