#include "share/qr.h"

#include "engine/answers_json.h"
#include "share/link.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace tk;
using namespace tk::tests;

namespace {

// The three squares in the corners by which a camera finds a code: dark, light, dark.
bool has_finder(const share::QrCode& code, int left, int top) {
    for (int y = 0; y < 7; ++y)
        for (int x = 0; x < 7; ++x) {
            const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
            if (code.dark(left + x, top + y) != (ring != 2)) return false;
        }
    return true;
}

std::string bakery_data(share::Form form) {
    const auto state = shipped_state();
    const auto loaded =
        engine::load_answers(*state.pack, file_text("assets/content/base/examples/bakery.json"), "bakery.json");
    return share::write_link(*state.pack, loaded.track, loaded.answers, form).text;
}

}  // namespace

TEST_CASE("a code has its three corners, and is smaller from the text in capitals") {
    const std::string address = "https://kompas.example.nl/#share/";
    const auto capitals = share::qr_code(address, bakery_data(share::Form::qr));
    const auto plain = share::qr_code(address, bakery_data(share::Form::link));
    REQUIRE(capitals.has_value());
    REQUIRE(plain.has_value());
    WARN("the bakery: " << capitals->size << " modules along a side; as base64url " << plain->size);
    CHECK(capitals->size <= plain->size);
    const int far = capitals->size - 7;
    CHECK(has_finder(*capitals, 0, 0));
    CHECK(has_finder(*capitals, far, 0));
    CHECK(has_finder(*capitals, 0, far));
    CHECK(capitals->modules.size() == static_cast<std::size_t>(capitals->size * capitals->size));
    // With its quiet zone it has 3 pixels for each module on a screen of 390 with its margins.
    CHECK((capitals->size + 2 * share::quiet_zone) * 3 <= 390 - 2 * 32);
}

TEST_CASE("what does not fit in a code that a screen can show gives none") {
    CHECK_FALSE(share::qr_code("https://kompas.example.nl/#share/", std::string(1500, 'A')).has_value());
    CHECK_FALSE(share::qr_code(std::string(100'000, 'a'), "A").has_value());
    CHECK(share::qr_code("https://kompas.example.nl/", "").has_value());
}

TEST_CASE("the drawing has light all round the code, and its title as text") {
    const auto code = share::qr_code("https://kompas.example.nl/", "ABC");
    REQUIRE(code.has_value());
    const std::string svg = share::qr_svg(*code, "a <link> & more");
    const std::string side = std::to_string(code->size + 8);
    CHECK(svg.find("viewBox=\"0 0 " + side + " " + side + "\"") != svg.npos);
    CHECK(svg.find("<title>a &lt;link&gt; &amp; more</title>") != svg.npos);
    CHECK(svg.find("d=\"M4 4h7v1h-7z") != svg.npos);  // the top of the first corner
}
