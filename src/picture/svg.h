// A picture as SVG, for who has no canvas: the text view and the build of the page.
#pragma once

#include "picture/picture.h"

#include <string>

namespace tk::picture {

// The place of an icon is a `use` of "#NAME", which who wants it puts in the place of the marker <!--icons-->.
std::string svg(const Picture&, Light);

}  // namespace tk::picture
