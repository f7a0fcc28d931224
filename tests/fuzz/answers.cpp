// Answer files of the shipped pack: refused in words, or good to reckon with and to write again.
#include "engine/answers_json.h"
#include "engine/assess.h"
#include "engine/result_json.h"
#include "fuzz/shipped.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace tk::engine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ContentPack& pack = tk::fuzz::shipped_pack();
    const auto loaded = load_answers(pack, {reinterpret_cast<const char*>(data), size}, "answers.json");
    const auto again = load_answers(pack, answers_json(pack, loaded.answers), "again.json");
    if (!(again.answers == loaded.answers) || has_errors(again.issues)) std::abort();
    if (loaded.answers.empty()) return 0;
    const Date day = loaded.date.value_or(Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{24}});
    static Workspace workspace(pack);
    const AssessOptions options{.date = day, .track = loaded.track, .draws = 8, .what_if = size % 16 == 0};
    result_json(pack, loaded.answers, options, workspace.assess(loaded.answers, options));
    return 0;
}
