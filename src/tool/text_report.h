// An assessment as a page of plain text, in the language of the words.
#pragma once

#include "engine/assess.h"
#include "present/texts.h"

#include <string>

namespace tk::tool {

std::string text_report(const present::Texts&, const engine::Assessment&, const engine::AssessOptions&);

}  // namespace tk::tool
