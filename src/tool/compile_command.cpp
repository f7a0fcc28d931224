#include "engine/compiled.h"
#include "tool/commands.h"
#include "tool/files.h"

#include <cstdio>

namespace tk::tool {

int compile(const Arguments& arguments) {
    const auto content = content_of(arguments.option("--content"));
    if (!content) {
        std::fputs(content.error().c_str(), stderr);
        return findings;
    }
    const std::string path = arguments.option("--output", "content.pack"), bytes = engine::compiled_content(content->pack);
    if (const auto written = write_bytes(path, bytes); !written) {
        std::fprintf(stderr, "terreinkompas: %s\n", written.error().c_str());
        return findings;
    }
    std::printf("%s: %s %s, %zu bytes\n", path.c_str(), content->pack.id.c_str(), content->pack.version.c_str(),
                bytes.size());
    return good;
}

}  // namespace tk::tool
