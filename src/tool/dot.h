// A map as text for Graphviz.
#pragma once

#include "present/texts.h"
#include "tool/map.h"

#include <string>

namespace tk::tool {

// The language DOT: names of nodes are the kind and the id, labels the words. The same map gives the same text.
std::string dot_of(const Map&, const present::Texts&);

// A text between quotation marks, as DOT wants it.
std::string dot_quoted(std::string_view text);

}  // namespace tk::tool
