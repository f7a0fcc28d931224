// The picture of the terrain as SVG, for the build of the page, which runs it under Node.
//   terreinkompas-picture day|night >FILE
#include "picture/svg.h"

#include <cstdio>
#include <string_view>

int main(int count, char** words) {
    const std::string_view light = count == 2 ? words[1] : "";
    if (light != "day" && light != "night") {
        std::fputs("terreinkompas-picture day|night\n", stderr);
        return 2;
    }
    using namespace tk::picture;
    const std::string text = svg(terrain(), light == "day" ? Light::day : Light::night);
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
}
