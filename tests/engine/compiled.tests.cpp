// The compiled form of a pack: it is the same pack, and bytes that are not quite it are refused or harmless.
#include "engine/compiled.h"
#include "engine/answers_json.h"
#include "engine/result_json.h"
#include "support/compiled_check.h"
#include "support/packs.h"
#include "support/random.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace tk;
using namespace tk::tests;

namespace {

std::string changed(std::string bytes, Random& random) {
    for (std::size_t change = 1 + random.pick(3); change > 0; --change) {
        const std::size_t at = body_at + random.pick(bytes.size() - body_at);
        switch (random.pick(5)) {
            case 0: bytes.erase(at, 1 + random.pick(3)); break;
            case 1: bytes.insert(at, 1, static_cast<char>(random.pick(256))); break;
            case 2:
                bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) + (random.chance(50) ? 1 : 255));
                break;
            default: bytes[at] = static_cast<char>(random.pick(256)); break;
        }
        if (bytes.size() <= body_at + 1) break;
    }
    return bytes;
}

std::string outcome(const engine::ContentPack& pack, const engine::Answers& given, const std::string& track, int draws) {
    const engine::AssessOptions options{.date = some_day, .track = track, .draws = draws};
    return engine::result_json(pack, given, options, engine::assess(pack, given, options));
}

}  // namespace

TEST_CASE("a compiled pack is the pack itself") {
    const auto& pack = shipped_pack();
    const std::string bytes = engine::compiled_content(pack);
    const auto loaded = engine::load_compiled(bytes);
    REQUIRE(loaded.has_value());
    CHECK(loaded->hash == pack.hash);
    CHECK(loaded->questions.size() == pack.questions.size());
    CHECK(loaded->program.flow.code == pack.program.flow.code);
    CHECK(engine::compiled_content(*loaded) == bytes);
    Random random("a compiled pack is the pack itself");
    INFO("seed " << random.seed());
    for (int i = cases(300, 6); i > 0; --i) {
        const auto given = random_answers(pack, random, static_cast<unsigned>(random.pick(101)));
        const std::string track(engine::track_names[random.pick(2)]);
        if (outcome(pack, given, track, 64) != outcome(*loaded, given, track, 64))
            FAIL_CHECK("another outcome for " << track);
    }
}

TEST_CASE("the same pack gives the same bytes, another pack others") {
    const std::string bytes = engine::compiled_content(pack_of(rich()));
    CHECK(bytes == engine::compiled_content(pack_of(rich())));
    Parts other = rich();
    other.coefficients += R"(,{"id":"c_more","unit":"","low":1,"likely":1,"high":1,"confidence":"low","sources":["src"]})";
    CHECK(bytes != engine::compiled_content(pack_of(other)));
}

TEST_CASE("bytes that are no compiled pack of this program are refused with a reason") {
    const std::string bytes = engine::compiled_content(pack_of(rich()));
    const auto reason = [](const std::string& given) {
        const auto loaded = engine::load_compiled(given);
        return loaded ? "" : loaded.error();
    };
    CHECK(reason(bytes).empty());
    CHECK(reason("") == "this is no compiled content");
    CHECK(reason(R"({"documents":[]})") == "this is no compiled content");
    CHECK(reason("TKPACK") == "this content is not whole");
    std::string other = bytes;
    other[8] = static_cast<char>(other[8] + 1);  // of the layout
    CHECK(reason(other).find("another version of the program") != std::string::npos);
    CHECK(reason(bytes + " ") == "this content is damaged");
    CHECK(reason(checked(bytes + " ")) == "this content is damaged");
    CHECK(reason(bytes + std::string(engine::largest_compiled, ' ')) == "this content is too large");
    for (std::size_t length = 0; length < bytes.size(); length += static_cast<std::size_t>(cases(1, 7)))
        if (engine::load_compiled(bytes.substr(0, length))) FAIL_CHECK("cut off after " << length);
    for (std::size_t at = 0; at < bytes.size(); at += static_cast<std::size_t>(cases(1, 7))) {
        std::string wrong = bytes;
        wrong[at] = static_cast<char>(wrong[at] ^ 16);
        if (engine::load_compiled(wrong)) FAIL_CHECK("another byte at " << at);
    }
}

TEST_CASE("a compiled pack that was changed on purpose is refused, or works") {
    Random random("compiled packs changed on purpose");
    INFO("seed " << random.seed());
    const std::string whole = engine::compiled_content(pack_of(rich()));
    int loaded = 0, refused = 0;
    const auto attempt = [&](const std::string& bytes, int draws) {
        const auto pack = engine::load_compiled(bytes);
        ++(pack ? loaded : refused);
        if (!pack) {
            if (pack.error().empty()) FAIL_CHECK("refused without a reason");
            return;
        }
        const auto given = random_answers(*pack, random, static_cast<unsigned>(random.pick(101)));
        outcome(*pack, given, random.chance(80) ? "sme" : "terrain", draws);
    };
    for (int i = cases(100000, 3000); i > 0; --i) attempt(checked(changed(whole, random)), 16);
    CHECK(loaded > 100);
    CHECK(refused > 500);
    const std::string shipped = engine::compiled_content(shipped_pack());
    for (int i = cases(3000, 25); i > 0; --i) attempt(checked(changed(shipped, random)), 8);
}
