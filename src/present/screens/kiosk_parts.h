// A question in a public place: one at a time, large, and without typing where a choice can do.
#pragma once

#include "present/screens/parts.h"

#include <vector>

namespace tk::present {

// A part of the numbers that may answer a question, both ends included; whole numbers.
struct Band {
    double low = 0, high = 0;
    bool about = false;  // the question takes one number: `low` is it
    friend bool operator==(const Band&, const Band&) = default;
};

// What a visitor picks from instead of typing, ascending. Every limit of the law that lies within them is an end, so that a
// pick decides. Empty: this question has a field.
std::vector<Band> bands_of(const engine::Question&);

std::vector<Block> kiosk_question(const State&);
// After so many of the first questions the visitor may see what they give, whatever was answered.
bool may_see_result(const State&);

}  // namespace tk::present
