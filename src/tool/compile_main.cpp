// `terreinkompas compile` alone, for the build of the page, which runs it under Node: no native compiler is needed.
//   terreinkompas-compile CONTENT_FOLDER OUTPUT_FILE [OVERLAY_FILE]
#include "tool/commands.h"

#include <cstdio>

int main(int count, char** words) {
    if (count != 3 && count != 4) {
        std::fputs("terreinkompas-compile CONTENT_FOLDER OUTPUT_FILE [OVERLAY_FILE]\n", stderr);
        return tk::tool::misuse;
    }
    tk::tool::Arguments arguments{.options = {{"--content", {words[1]}}, {"--output", {words[2]}}}};
    if (count == 4) arguments.options["--overlay"] = {words[3]};
    return tk::tool::compile(arguments);
}
