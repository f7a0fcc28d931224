#include "tool/dot.h"

#include "present/format.h"

#include <array>

namespace tk::tool {

namespace {

constexpr std::size_t line_length = 28;  // letters of a label, about

struct Look {
    const char *name, *style;
};

// By kind of node. The shapes differ as well as the colours.
constexpr std::array<Look, 5> nodes{{{"question", "shape=box, style=filled, fillcolor=\"#ffffff\""},
                                     {"condition", "shape=diamond, style=filled, fillcolor=\"#f3f3f3\""},
                                     {"measure", "shape=box, style=\"filled,rounded\", fillcolor=\"#e3f2e1\""},
                                     {"duty", "shape=octagon, style=filled, fillcolor=\"#fde7d9\""},
                                     {"scheme", "shape=ellipse, style=filled, fillcolor=\"#e1ecf7\""}}};

constexpr std::array<Look, 8> links{{{"asked", "style=dashed"},
                                     {"read", ""},
                                     {"blocks", "style=dotted, arrowhead=tee"},
                                     {"part", "arrowhead=diamond"},
                                     {"needs", "style=bold"},
                                     {"excludes", "dir=none, style=dotted, constraint=false"},
                                     {"fulfils", "arrowhead=box"},
                                     {"pays", "arrowhead=odot"}}};

// Lines of about the same length, between words.
std::string wrapped(std::string_view text) {
    std::string lines;
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t space = std::min(text.find(' ', at), text.size());
        const std::size_t letters = space - at;
        if (length > 0 && length + letters > line_length) {
            lines += '\n';
            length = 0;
        } else if (length > 0) {
            lines += ' ';
        }
        lines += text.substr(at, letters);
        length += letters + 1;
        at = space + 1;
    }
    return lines;
}

std::string name_of(const MapNode& node) {
    return dot_quoted(std::string(nodes[static_cast<std::size_t>(node.kind)].name) + " " + node.id);
}

}  // namespace

std::string dot_quoted(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '\n') {
            quoted += "\\n";
            continue;
        }
        if (c == '"' || c == '\\') quoted += '\\';
        if (static_cast<unsigned char>(c) >= ' ') quoted += c;
    }
    return quoted + "\"";
}

std::string dot_of(const Map& map, const present::Texts& texts) {
    std::string text =
        "digraph terreinkompas {\n  rankdir=LR;\n  node [fontname=\"sans-serif\", fontsize=11];\n"
        "  edge [fontname=\"sans-serif\", fontsize=9, color=\"#555555\"];\n";
    for (const MapNode& node : map.nodes)
        text += "  " + name_of(node) + " [label=" + dot_quoted(wrapped(texts(node.words))) +
                ", tooltip=" + dot_quoted(node.id) + ", " + nodes[static_cast<std::size_t>(node.kind)].style + "];\n";
    for (const MapEdge& edge : map.edges) {
        const Look& look = links[static_cast<std::size_t>(edge.link)];
        std::string limits;
        for (const double limit : edge.limits)
            limits += (limits.empty() ? "" : "; ") + present::number_text(texts, limit, 2);
        text += "  " + name_of(map.nodes[edge.from]) + " -> " + name_of(map.nodes[edge.to]) + " [class=" + look.name +
                (limits.empty() ? "" : ", label=" + dot_quoted(limits)) + (*look.style == '\0' ? "" : ", ") + look.style +
                "];\n";
    }
    return text + "}\n";
}

}  // namespace tk::tool
