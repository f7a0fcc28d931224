// Compiled packs that anybody may have changed: loading them, and reckoning with what loads, ends well. What tells of
// a change by accident, the head and the check, is set right first: whoever means harm does that, too.
#include "engine/compiled.h"
#include "engine/assess.h"
#include "support/compiled_check.h"

#include <cstddef>
#include <cstdint>

using namespace tk::engine;
using namespace tk::tests;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string head = compiled_content(ContentPack{}).substr(0, check_at);
    if (size < body_at) return 0;
    std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto loaded = load_compiled(checked(bytes.replace(0, check_at, head)));
    if (!loaded) return 0;
    const Date day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{24}};
    for (const std::string_view track : track_names)
        assess(*loaded, {}, {.date = day, .track = std::string(track), .draws = 8});
    return 0;
}
