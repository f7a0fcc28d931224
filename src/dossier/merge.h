// One dossier that was changed in two places at once.
#pragma once

#include "dossier/dossier.h"

namespace tk::dossier {

// `mine` and `theirs` were both made from `base`. What only one of them changed is as that one has it; what both
// changed is as in `mine`. Answers, notes, marks, postponed questions and follow-ups are compared one by one, the
// variants of the bench as a whole.
Dossier merge(const Dossier& base, const Dossier& mine, const Dossier& theirs);

}  // namespace tk::dossier
