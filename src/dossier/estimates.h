// What the answers of companies say about a question of the terrain track.
#pragma once

#include "dossier/aggregate.h"

#include <vector>

namespace tk::dossier {

// Of questions that the pack has. No company of a group that is too small; at least one says something.
std::vector<Estimate> estimates_of(const engine::ContentPack&, const std::vector<const Company*>&);

// The number, or the middle of the range; nothing when it is not known.
std::optional<double> number_of(const engine::Answer*);
// First, second and third quartile; interpolated. At least one number, in any order.
Quartiles quartiles_of(std::vector<double>);

// Whether a terrain is asked for what its companies are asked one by one.
bool can_be_estimated(const engine::QuestionId&);

}  // namespace tk::dossier
