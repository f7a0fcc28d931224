// Packs that anybody may have written: loading them, and reckoning with what loads, ends well.
#include "documents.h"
#include "engine/assess.h"

#include <cstddef>
#include <cstdint>

using namespace tk::engine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto loaded = load_content(tk::fuzz::documents_of({reinterpret_cast<const char*>(data), size}));
    if (!loaded.pack) return 0;
    const Date day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{24}};
    for (const std::string_view track : track_names)
        assess(*loaded.pack, {}, {.date = day, .track = std::string(track), .draws = 8});
    return 0;
}
