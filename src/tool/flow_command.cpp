#include "engine/suggest.h"
#include "tool/asked.h"
#include "tool/case.h"
#include "tool/commands.h"
#include "tool/dot.h"
#include "tool/graphviz.h"
#include "tool/say.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace tk::tool {

namespace {

int wrong(const std::string& what, int code) {
    say(stderr, "terreinkompas: " + what + "\n");
    return code;
}

// One sentence says what is wrong.
std::expected<Map, std::string> chosen(const Arguments& arguments, const engine::ContentPack& pack) {
    Map map = map_of(pack);
    if (const auto track = arguments.option("--track")) map = on_track(map, *track);
    if (const auto theme = arguments.option("--theme")) {
        std::vector<std::string_view> names;
        for (const engine::Theme& one : pack.themes) names.push_back(one.id.value);
        if (std::ranges::find(names, *theme) == names.end()) return std::unexpected(unknown("theme", *theme, names));
        map = of_theme(map, *theme);
    }
    const auto steps = whole_number(arguments, "--steps", 1, 1000, 2);
    if (!steps) return std::unexpected(steps.error());
    if (const auto from = arguments.option("--from")) {
        std::vector<std::string_view> names;
        for (const MapNode& node : map.nodes)
            if (node.kind != MapKind::condition) names.push_back(node.id);
        if (std::ranges::find(names, *from) == names.end())
            return std::unexpected(
                unknown("question, measure, duty or scheme in this part of the map called", *from, names));
        map = around(map, *from, *steps);
    } else if (arguments.has("--steps")) {
        return std::unexpected("--steps counts from the thing of --from");
    }
    return map;
}

}  // namespace

int flow(const Arguments& arguments) {
    const auto content = content_of(arguments.option("--content"), arguments.option("--overlay"));
    if (!content) {
        say(stderr, content.error());
        return findings;
    }
    const auto map = chosen(arguments, content->pack);
    if (!map) return wrong(map.error(), misuse);
    const auto texts = texts_for(arguments, *content);
    if (!texts) return findings;
    const std::string dot = dot_of(*map, *texts), file = arguments.option("--output", "");
    if (arguments.option("--format", "dot") == "svg") {
        const auto drawn = draw_svg(dot, file);
        return drawn ? good : wrong(drawn.error(), findings);
    }
    if (file.empty()) {
        say(stdout, dot);
        return good;
    }
    std::FILE* to = std::fopen(file.c_str(), "wb");
    const bool written = to != nullptr && std::fwrite(dot.data(), 1, dot.size(), to) == dot.size();
    const bool closed = to != nullptr && std::fclose(to) == 0;
    return written && closed ? good : wrong(file + " can't be written: " + std::strerror(errno), findings);
}

}  // namespace tk::tool
