#include "engine/date.h"

#include <catch2/catch_test_macros.hpp>

using tk::engine::date_of;
using tk::engine::text_of;

TEST_CASE("a day is written as YYYY-MM-DD and nothing else") {
    for (const char* good : {"2026-11-24", "2024-02-29", "0001-01-01"}) {
        INFO(good);
        REQUIRE(date_of(good).has_value());
        CHECK(text_of(*date_of(good)) == good);
    }
    for (const char* bad : {"", "2026-11-31", "2025-02-29", "2026-1-24", "24-11-2026", "2026-11-24 ", "2026/11/24",
                            "+026-11-24", "2026-13-01", "2026-00-10"}) {
        INFO(bad);
        CHECK_FALSE(date_of(bad).has_value());
    }
}
