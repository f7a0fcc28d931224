// Packs that anybody may have written: loading them, and reckoning with what loads, ends well.
// The input is one text: each document stands behind a line "=== PATH".
#include "engine/assess.h"
#include "engine/content.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace {

using namespace tk::engine;

std::vector<Document> documents_of(std::string_view text) {
    constexpr std::string_view mark = "=== ";
    std::vector<Document> documents;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() == text.size() ? line.size() : line.size() + 1);
        if (line.starts_with(mark)) documents.push_back({std::string(line.substr(mark.size())), ""});
        else if (!documents.empty()) documents.back().text.append(line).append("\n");
    }
    return documents;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto loaded = load_content(documents_of({reinterpret_cast<const char*>(data), size}));
    if (!loaded.pack) return 0;
    const Date day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{24}};
    for (const std::string_view track : track_names)
        assess(*loaded.pack, {}, {.date = day, .track = std::string(track), .draws = 8});
    return 0;
}
