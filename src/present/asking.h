// Why a question is worth asking, in words.
#pragma once

#include "engine/assess.h"
#include "present/texts.h"

#include <string>
#include <vector>

namespace tk::present {

// A sentence for each kind of thing that an answer can settle: "Beslist over plicht: ..."
std::vector<std::string> reasons_of(const Texts&, const engine::NextQuestion&);

}  // namespace tk::present
