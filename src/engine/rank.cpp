#include "engine/rank.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace tk::engine {

// x = m 2^e with m from sqrt(1/2) to sqrt(2); ln m = 2 artanh((m-1)/(m+1)) as a series (Abramowitz and Stegun 4.1.27).
double natural_logarithm(double x) {
    if (!(x > 0)) return 0;
    auto bits = std::bit_cast<std::uint64_t>(x);
    int exponent = static_cast<int>(bits >> 52 & 0x7ff) - 1023;
    bits = (bits & 0x000fffffffffffffu) | 0x3ff0000000000000u;
    double m = std::bit_cast<double>(bits);
    if (m > 1.4142135623730951) {
        m /= 2;
        ++exponent;
    }
    const double z = (m - 1) / (m + 1), square = z * z;
    double sum = 0;
    for (int k = 21; k >= 1; k -= 2) sum = sum * square + 1.0 / k;
    return 2 * z * sum + exponent * 0.6931471805599453;
}

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

Merits merits_of(const Ranking& ranking, const ScoreInput& input) {
    Merits merit{};
    const double full_payback = natural_logarithm(1 + ranking.payback_zero_years);
    if (input.gain > 0) {
        merit[0] = within_one(1 - natural_logarithm(1 + input.investment / input.gain) / full_payback) *
                   std::sqrt(within_one(input.gain / (ranking.materiality_share * input.energy_cost)));
    } else {
        merit[0] =
            ranking.no_cash_ceiling * within_one(1 - input.investment / (ranking.no_cash_budget_share * input.energy_cost));
    }
    merit[1] = std::sqrt(within_one((std::max(input.gain, 0.0) + ranking.soft_value_factor * input.soft) /
                                    (ranking.money_full_share * input.energy_cost)));
    merit[2] = input.co2 > 0 ? std::sqrt(within_one(input.co2 / (ranking.co2_full_share * input.co2_total))) : 0.0;
    for (std::size_t i = 0; i < 3; ++i) merit[i] *= input.confidence;
    merit[3] = input.benefits;
    merit[4] = input.ease;
    merit[5] = input.urgency;
    return merit;
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
