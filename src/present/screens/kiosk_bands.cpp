#include "present/screens/kiosk_parts.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace tk::present {

namespace {

// Where one band ends and the next begins. Who is outside of them types the number.
struct BandEnds {
    std::string_view question;
    std::array<double, 8> at;  // those that are not used: 0, at the end
};

constexpr BandEnds band_ends[] = {
    {"s_floor_m2", {20, 100, 300, 500, 1000, 2500, 5000, 10000}},
    {"s_elec_kwh", {0, 10000, 25000, 50000, 100000, 250000, 500000}},
    {"s_gas_m3", {0, 1, 1000, 5000, 10000, 25000, 75000, 170000}},
    {"t_elec_kwh", {0, 500000, 2000000, 5000000, 10000000, 25000000, 100000000}},
    {"t_large_conn", {0, 1, 2, 3, 10, 25, 80}},
    {"t_members", {0, 10, 25, 40, 50, 75, 101}},
};

constexpr BandEnds band_abouts[] = {{"t_n_companies", {10, 25, 50, 100, 200, 400}}};

std::size_t ends_used(const BandEnds& one) {
    std::size_t count = one.at.size();
    while (count > 0 && one.at[count - 1] <= 0) --count;
    return count;
}

}  // namespace

std::vector<Band> bands_of(const engine::Question& question) {
    std::vector<Band> made;
    for (const BandEnds& one : band_abouts)
        if (one.question == question.id.value)
            for (std::size_t i = 0; i < ends_used(one); ++i) made.push_back({one.at[i], one.at[i], true});
    if (!question.range) return made;
    for (const BandEnds& one : band_ends)
        if (one.question == question.id.value)
            for (std::size_t i = 0; i + 1 < ends_used(one); ++i) made.push_back({one.at[i], one.at[i + 1] - 1});
    return made;
}

}  // namespace tk::present
