// The figures of the companies that count together; each says which groups are too small to be shown.
#pragma once

#include "dossier/aggregate.h"

#include <vector>

namespace tk::dossier {

using Companies = std::vector<const Company*>;  // of those that count, by id and file

ParkTotals totals_of(const Companies&);
std::vector<QuestionFigures> questions_of(const engine::ContentPack&, const Companies&);
std::vector<MeasureFigures> measures_of(const engine::ContentPack&, const Companies&);
std::vector<DutyFigures> duties_of(const engine::ContentPack&, const Companies&);
std::vector<SchemeFigures> schemes_of(const engine::ContentPack&, const Companies&);

}  // namespace tk::dossier
