// Several files at once: each becomes a dossier on this device, and none of them is opened.
#pragma once

#include "dossier/dossier_json.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tk::present {

struct State;

enum class Arrival {
    came,     // a dossier that was not here
    refused,  // nothing of it is taken
    same,     // what is here already, or was once made of this file: nothing changes
    older,    // what is here was changed after the file: nothing changes
    beside,   // it differs from what is here, and nobody knows which is later: it is a second dossier
    newer,    // it was changed after what is here: it has that place, and what was here is a copy
};

// What became of one file, as far as there is something to say.
struct ArrivedFile {
    std::string name{};  // as the person knows it
    Arrival what = Arrival::came;
    std::string why{};                         // of a refused one: key of the words
    std::size_t moved = 0, without_place = 0;  // answers that the content has elsewhere, or nowhere
};

// What became of the files that came together last.
struct Arrivals {
    std::size_t done = 0, all = 0;  // files
    std::size_t came = 0;           // dossiers that were not here
    std::vector<ArrivedFile> told{};
    std::vector<std::string> ids{};  // that came; the list of dossiers hears of them later
};

enum class FileTrouble {
    nothing,
    too_large,
    unreadable,
    // Of one that has a passphrase:
    not_opened,   // the person went on without
    was_changed,  // the passphrase is right, what it guards is not as it was made
    no_seal,      // damaged: what opens it can't be read
    seal_newer,   // of a later program
    cannot_open,  // not in this browser
};

struct FileIn {
    std::string name{};
    std::string_view text{};
    FileTrouble trouble = FileTrouble::nothing;  // else there is no text
    std::string_view here{};                     // what this device keeps under the id in the file; empty: nothing
    std::size_t at = 1, of = 1;                  // its place among those that came together
};

// Why there is no text to read; nothing: there is.
std::optional<std::string> why_not_read(const FileIn&);
// Why a file is no dossier, as key of the words; nothing: it is one.
std::optional<std::string> why_refused(const dossier::LoadedDossier&);

}  // namespace tk::present
