#include "dossier/estimates.h"

#include "dossier/small_groups.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string_view>

namespace tk::dossier {

namespace {

enum class How { sum, count, share };  // count: of companies with one of the options; share: the same in percent

struct Mapping {
    std::string_view terrain{}, company{};
    How how = How::sum;
    std::array<std::string_view, 2> options{};
};

// Ids of the shipped content, for questions that ask a terrain for what its companies are asked one by one. An id that a
// pack does not have counts for nothing.
constexpr std::array mappings{
    Mapping{"t_elec_kwh", "s_elec_kwh"},
    Mapping{"t_gas_m3", "s_gas_m3"},
    Mapping{"t_contract_kw", "s_contract_kw"},
    Mapping{"t_roof_m2", "s_roof_m2"},
    Mapping{"t_employees", "s_staff"},
    Mapping{"t_large_conn", "s_conn", How::count, {"large", "large_ms"}},
    Mapping{"t_waiting", "s_grid_problem", How::count, {"waiting", ""}},
    Mapping{"t_owner_share", "s_ownership", How::share, {"owner", "landlord"}},
    Mapping{"t_members", "s_on_park", How::share, {"member", ""}},
};

struct Ends {
    double low = 0, high = 0;
};

std::optional<Ends> ends_of(const Mapping& mapping, const engine::Answer* answer) {
    if (!engine::is_known(answer)) return std::nullopt;
    if (mapping.how == How::sum) {
        if (const auto* range = std::get_if<engine::Between>(answer)) return Ends{range->low, range->high};
        if (const auto* one = std::get_if<engine::Number>(answer)) return Ends{one->value, one->value};
        return std::nullopt;
    }
    const auto* chosen = std::get_if<engine::Chosen>(answer);
    if (chosen == nullptr) return std::nullopt;
    const bool has = std::ranges::any_of(chosen->options, [&](const engine::OptionId& id) {
        return std::ranges::find(mapping.options, std::string_view(id.value)) != mapping.options.end();
    });
    return Ends{has ? 1.0 : 0.0, has ? 1.0 : 0.0};
}

}  // namespace

std::optional<double> number_of(const engine::Answer* answer) {
    if (answer == nullptr) return std::nullopt;
    if (const auto* one = std::get_if<engine::Number>(answer)) return one->value;
    if (const auto* range = std::get_if<engine::Between>(answer)) return range->low + (range->high - range->low) / 2;
    return std::nullopt;
}

Quartiles quartiles_of(std::vector<double> numbers) {
    std::ranges::sort(numbers);
    const auto at = [&](double share) {
        const double place = share * static_cast<double>(numbers.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const std::size_t above = std::min(below + 1, numbers.size() - 1);
        return numbers[below] + (numbers[above] - numbers[below]) * (place - std::floor(place));
    };
    return {at(0.25), at(0.5), at(0.75), std::accumulate(numbers.begin(), numbers.end(), 0.0)};
}

bool can_be_estimated(const engine::QuestionId& id) {
    return std::ranges::find(mappings, std::string_view(id.value), &Mapping::terrain) != mappings.end();
}

std::vector<Estimate> estimates_of(const engine::ContentPack& pack, const std::vector<const Company*>& companies) {
    std::vector<Estimate> made;
    for (const engine::Question& question : pack.questions) {
        const auto mapping = std::ranges::find(mappings, std::string_view(question.id.value), &Mapping::terrain);
        if (mapping == mappings.end()) continue;
        const engine::QuestionId asked{std::string(mapping->company)};
        if (pack.find(asked) == nullptr) continue;
        std::vector<double> lows, highs;
        Cell group;
        std::vector<Cell> parts(2);  // who has one of the options, and who has none
        for (const Company* one : companies)
            if (const auto ends = ends_of(*mapping, one->loaded.dossier->answers.find(asked))) {
                lows.push_back(ends->low);
                highs.push_back(ends->high);
                group.add(one->loaded.dossier->shareable_by_name);
                parts[ends->high > 0 ? 0 : 1].add(one->loaded.dossier->shareable_by_name);
            }
        if (group.count == 0 || !shown(group)) continue;
        if (mapping->how != How::sum && !shown(parts)[0]) continue;
        const Quartiles low = quartiles_of(lows), high = quartiles_of(highs);
        const double silent = static_cast<double>(companies.size() - group.count);
        Ends ends{low.sum + silent * low.first, high.sum + silent * high.third};
        if (mapping->how == How::count) ends = {std::floor(ends.low), std::ceil(ends.high)};
        if (mapping->how == How::share) {
            const double percent = 100 / static_cast<double>(companies.size());
            ends = {ends.low * percent, ends.high * percent};
        }
        made.push_back({question.id,
                        {asked},
                        std::clamp(ends.low, question.min, question.max),
                        std::clamp(ends.high, question.min, question.max),
                        group.count});
    }
    return made;
}

}  // namespace tk::dossier
