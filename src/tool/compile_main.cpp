// `terreinkompas compile` alone, for the build of the page, which runs it under Node: no native compiler is needed.
//   terreinkompas-compile CONTENT_FOLDER OUTPUT_FILE
#include "tool/commands.h"

#include <cstdio>

int main(int count, char** words) {
    if (count == 3) return tk::tool::compile({.options = {{"--content", {words[1]}}, {"--output", {words[2]}}}});
    std::fputs("terreinkompas-compile CONTENT_FOLDER OUTPUT_FILE\n", stderr);
    return tk::tool::misuse;
}
