#include "engine/truth.h"

#include <catch2/catch_test_macros.hpp>

using tk::engine::name_of;
using tk::engine::Truth;
using enum Truth;

TEST_CASE("and is the smaller of two truths, or the larger") {
    const Truth all[] = {no, unknown, yes};
    const Truth both[3][3] = {{no, no, no}, {no, unknown, unknown}, {no, unknown, yes}};
    const Truth either[3][3] = {{no, unknown, yes}, {unknown, unknown, yes}, {yes, yes, yes}};
    for (const Truth a : all)
        for (const Truth b : all) {
            CHECK((a && b) == both[static_cast<int>(a)][static_cast<int>(b)]);
            CHECK((a || b) == either[static_cast<int>(a)][static_cast<int>(b)]);
            CHECK((!(a && b)) == (!a || !b));
        }
}

TEST_CASE("not leaves unknown as it is") {
    CHECK((!yes) == no);
    CHECK((!no) == yes);
    CHECK((!unknown) == unknown);
}

TEST_CASE("truths are spelled as in files") {
    CHECK(name_of(yes) == "yes");
    CHECK(name_of(unknown) == "unknown");
    CHECK(name_of(no) == "no");
}
