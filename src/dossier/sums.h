// Sums over companies of amounts that are known by three percentiles.
#pragma once

#include "dossier/aggregate.h"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tk::dossier {

// 1,024 draws. Between its percentiles an amount lies as a normal distribution has it, with a width of its own below and
// above the middle, so that one company alone gives back its own percentiles. Which draw of one company comes with which of
// another follows from their ids alone: they are independent, and a company always draws the same.
class Summing {
public:
    Summing();
    void add(const std::string& id, const engine::Spread&);
    Range range() const;

private:
    std::vector<double> draws_;
    engine::Spread together_{};
};

}  // namespace tk::dossier
