// The companies that a person brought, and what they are together.
#pragma once

#include "dossier/aggregate.h"
#include "present/importing.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tk::present {

struct Park {
    std::vector<dossier::Company> companies{};
    std::map<std::string, std::string> refused{};  // by file: why there was nothing to read, as key of the words
    dossier::Wanted wanted{};
    std::size_t done = 0, all = 0;                 // of those that come now
    bool stopped = false;                          // the rest of them is not wanted
    std::optional<dossier::Aggregate> together{};  // nothing: they are still coming
};

}  // namespace tk::present
