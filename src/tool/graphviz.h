// Runs Graphviz, where it is installed.
#pragma once

#include <expected>
#include <string>

namespace tk::tool {

// Draws DOT as SVG into the file, or onto standard output when it has no name. The error is a sentence.
std::expected<void, std::string> draw_svg(const std::string& dot, const std::string& file);

}  // namespace tk::tool
