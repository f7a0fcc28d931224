// What a person takes away as a file. The page and the command line give the same bytes.
#pragma once

#include "present/export/agenda.h"
#include "present/intent.h"

namespace tk::present {

// Nothing when there is nothing to put in it: a calendar without days. A plan without steps is a file with only its
// columns. The calendar alone has what comes of the dossier.
std::optional<Download> file_of(const State&, FileKind, const OfDossier& = {});

}  // namespace tk::present
