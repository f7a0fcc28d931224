#include "engine/json_text.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

using tk::engine::read_json;

TEST_CASE("text becomes the value that it writes") {
    const auto read = read_json(R"( {"a":[1,-2,2.5,"x\n",true,null,{"b":{}},[]],"c":""} )");
    REQUIRE(read.value);
    CHECK(read.mistakes.empty());
    CHECK(read.value->dump() == R"({"a":[1,-2,2.5,"x\n",true,null,{"b":{}},[]],"c":""})");
    CHECK(read_json("7").value == nlohmann::json(7));
}

TEST_CASE("of equal members the last one counts, and the place of the second is told") {
    const auto read = read_json(R"({"list":[0,{"a":1,"b":{"c":2,"c":3}}],"list":4})");
    REQUIRE(read.value);
    CHECK(read.value->dump() == R"({"list":4})");
    REQUIRE(read.mistakes.size() == 2);
    CHECK(read.mistakes[0].where == "/list/1/b/c");
    CHECK(read.mistakes[1].where == "/list");
}

TEST_CASE("broken text is no value, and its place is told") {
    for (const auto& [text, where] : {std::pair{"{\n \"a\": 1,\n \"b\" 2}", "3:6"},
                                      {"", "1:1"},
                                      {"[1,2", "1:5"},
                                      {"{} {}", "1:4"},
                                      {"[\"\xff\"]", "1:3"}}) {
        INFO(text);
        const auto read = read_json(text);
        CHECK_FALSE(read.value);
        REQUIRE(read.mistakes.size() == 1);
        CHECK(read.mistakes[0].where == where);
    }
}

// With the library's callback this took as long as the square of the number: half an hour instead of a second.
TEST_CASE("a long list of objects is read") {
    std::string text = "[{}";
    for (int i = 1; i < 300000; ++i) text += ",{}";
    const auto read = read_json(text + "]");
    REQUIRE(read.value);
    CHECK(read.value->size() == 300000);
}
