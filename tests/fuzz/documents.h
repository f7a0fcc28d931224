// What a fuzzer of packs reads: one text, in which each document stands behind a line "=== PATH".
#pragma once

#include "engine/content.h"

#include <string_view>
#include <vector>

namespace tk::fuzz {

inline std::vector<engine::Document> documents_of(std::string_view text) {
    constexpr std::string_view mark = "=== ";
    std::vector<engine::Document> documents;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() == text.size() ? line.size() : line.size() + 1);
        if (line.starts_with(mark)) documents.push_back({std::string(line.substr(mark.size())), ""});
        else if (!documents.empty()) documents.back().text.append(line).append("\n");
    }
    return documents;
}

}  // namespace tk::fuzz
