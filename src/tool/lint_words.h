// Whether the words of each language are there, and say the same in each.
#pragma once

#include "engine/content.h"
#include "lint/finding.h"
#include "present/texts.h"

#include <map>
#include <string>

namespace tk::tool {

lint::Findings check_words(const engine::ContentPack&, const std::map<std::string, present::Texts>& words_by_language);

}  // namespace tk::tool
