#include "engine/rank.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace tk::engine {

// x = m 2^e with m from sqrt(1/2) to sqrt(2); ln m = 2 artanh((m-1)/(m+1)) as a series (Abramowitz and Stegun 4.1.27).
// Without branches and whole numbers, so that a loop over draws is made wide.
static inline double logarithm(double x) {
    const auto series = [](double square, double sum, auto... terms) {
        ((sum = sum * square + terms), ...);
        return sum;
    };
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const double part = std::bit_cast<double>((bits & 0x000fffffffffffffu) | 0x3ff0000000000000u);
    // In a double from 2^52 on the lowest bit counts one: its last digits can be written as they are.
    const double power = std::bit_cast<double>((bits >> 52 & 0x7ff) | 0x4330000000000000u) - (0x1p52 + 1023);
    const bool upper = part > 1.4142135623730951;
    const double m = upper ? part / 2 : part, exponent = upper ? power + 1 : power;
    const double z = (m - 1) / (m + 1), square = z * z;
    const double sum =
        series(square, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3, 1.0);
    const double found = 2 * z * sum + exponent * 0.6931471805599453;
    return x > 0 ? found : 0;
}

double natural_logarithm(double x) { return logarithm(x); }

// e^x = 2^n e^r with r within half of ln 2, by its Taylor series.
double exponential(double x) {
    if (x < -700) return 0;
    x = std::min(x, 700.0);
    const int n = static_cast<int>(std::floor(x / 0.6931471805599453 + 0.5));
    const double r = x - n * 0.6931471805599453;
    double sum = 1;
    for (int k = 16; k >= 1; --k) sum = 1 + r * sum / k;
    return sum * std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52);
}

std::vector<std::string_view> faults_of(const Ranking& ranking) {
    std::vector<std::string_view> faults;
    for (const double* divisor : {&ranking.benefit_norm, &ranking.payback_zero_years, &ranking.materiality_share,
                                  &ranking.money_full_share, &ranking.co2_full_share, &ranking.no_cash_budget_share,
                                  &ranking.ease_lead_months, &ranking.least_energy_cost, &ranking.least_co2})
        if (*divisor <= 0) faults.emplace_back("the factors that others are divided by must be above 0");
    for (const double* places :
         {&ranking.first_places, &ranking.duty_places, &ranking.pinned_places, &ranking.package_steps})
        if (*places < 0 || *places > 1000) faults.emplace_back("a number of places or steps lies from 0 to 1000");
    return faults;
}

namespace {
double within_one(double x) { return std::max(0.0, std::min(1.0, x)); }
}  // namespace

Weighting weighting_of(const Ranking& ranking, const std::string& track, const std::vector<std::string>& goals,
                       const std::map<std::string, double>& chosen) {
    Weighting weighting{ranking.weights, ranking.benefit_weights};
    for (std::size_t i = 0; i < merits; ++i)
        if (const auto own = chosen.find(std::string(criterion_names[i]));
            own != chosen.end() && own->second >= 0 && std::isfinite(own->second))
            weighting.weights[i] = own->second;
    if (const auto shifts = ranking.goal_shifts.find(track); shifts != ranking.goal_shifts.end())
        for (const auto& goal : goals)
            if (const auto shift = shifts->second.find(goal); shift != shifts->second.end()) {
                for (std::size_t i = 0; i < merits; ++i) weighting.weights[i] += shift->second.weights[i];
                for (const auto& [benefit, weight] : shift->second.benefits) weighting.benefits[benefit] += weight;
            }
    double sum = 0;
    for (const double weight : weighting.weights) sum += weight;
    if (sum > 0)
        for (double& weight : weighting.weights) weight /= sum;
    return weighting;
}

namespace {

// What the amounts of a score are held against; the same for every measure and draw.
struct Scale {
    explicit Scale(const Ranking& ranking)
        : full_payback(natural_logarithm(1 + ranking.payback_zero_years)),
          materiality(ranking.materiality_share),
          no_cash_ceiling(ranking.no_cash_ceiling),
          no_cash_budget(ranking.no_cash_budget_share),
          soft_value(ranking.soft_value_factor),
          full_money(ranking.money_full_share),
          full_co2(ranking.co2_full_share) {}

    // Both ways are reckoned, so that nothing branches on a draw.
    double payback(double gain, double investment, double energy_cost) const {
        const double paid = within_one(1 - logarithm(1 + investment / gain) / full_payback) *
                            std::sqrt(within_one(gain / (materiality * energy_cost)));
        const double unpaid = no_cash_ceiling * within_one(1 - investment / (no_cash_budget * energy_cost));
        return gain > 0 ? paid : unpaid;
    }
    double money(double gain, double soft, double energy_cost) const {
        return std::sqrt(within_one((std::max(gain, 0.0) + soft_value * soft) / (full_money * energy_cost)));
    }
    double co2(double co2, double co2_total) const {
        const double share = std::sqrt(within_one(co2 / (full_co2 * co2_total)));
        return co2 > 0 ? share : 0.0;
    }

    double full_payback, materiality, no_cash_ceiling, no_cash_budget, soft_value, full_money, full_co2;
};

}  // namespace

Merits merits_of(const Ranking& ranking, const ScoreInput& input) {
    const Scale scale(ranking);
    return {scale.payback(input.gain, input.investment, input.energy_cost) * input.confidence,
            scale.money(input.gain, input.soft, input.energy_cost) * input.confidence,
            scale.co2(input.co2, input.co2_total) * input.confidence,
            input.benefits,
            input.ease,
            input.urgency};
}

void merits_of(const Ranking& ranking, const ScoreColumns& input, std::array<Column, 3>& found) {
    const Scale scale(ranking);
    const std::size_t draws = input.gain.size();
    for (Column& merit : found) merit.resize(draws);
    const double *gain = input.gain.data(), *investment = input.investment.data(), *soft = input.soft.data(),
                 *co2 = input.co2.data(), *energy_cost = input.energy_cost.data(), *co2_total = input.co2_total.data();
    double *const payback = found[0].data(), *const money = found[1].data(), *const saved = found[2].data();
    for (std::size_t i = 0; i < draws; ++i) payback[i] = scale.payback(gain[i], investment[i], energy_cost[i]);
    for (std::size_t i = 0; i < draws; ++i) money[i] = scale.money(gain[i], soft[i], energy_cost[i]);
    for (std::size_t i = 0; i < draws; ++i) saved[i] = scale.co2(co2[i], co2_total[i]);
}

double ease_of(const Ranking& ranking, const Measure& measure) {
    const double share = ranking.ease_effort_share;
    return within_one(share * (5 - measure.effort) / 4 +
                      (1 - share) * exponential(-measure.lead_months / ranking.ease_lead_months));
}

double benefits_of(const Ranking& ranking, const Weighting& weighting, const Measure& measure) {
    double sum = 0;
    for (const auto& [benefit, weight] : weighting.benefits)
        if (const auto score = measure.benefits.find(benefit); score != measure.benefits.end())
            sum += weight * score->second;
    return within_one(sum / ranking.benefit_norm);
}

}  // namespace tk::engine
