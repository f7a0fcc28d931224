#include "engine/compiled.h"
#include "tool/commands.h"
#include "tool/files.h"

#include <cstdio>

namespace tk::tool {

int compile(const Arguments& arguments) {
    const auto content = content_of(arguments.option("--content"), arguments.option("--overlay"));
    if (!content) {
        std::fputs(content.error().c_str(), stderr);
        return findings;
    }
    const std::string path = arguments.option("--output", "content.pack"), bytes = engine::compiled_content(content->pack);
    if (const auto written = write_bytes(path, bytes); !written) {
        std::fprintf(stderr, "terreinkompas: %s\n", written.error().c_str());
        return findings;
    }
    const engine::ContentPack& pack = content->pack;
    const std::string over = pack.overlay.id.empty() ? "" : " with " + pack.overlay.id + " " + pack.overlay.version;
    std::printf("%s: %s %s%s, %zu bytes\n", path.c_str(), pack.id.c_str(), pack.version.c_str(), over.c_str(), bytes.size());
    return good;
}

}  // namespace tk::tool
