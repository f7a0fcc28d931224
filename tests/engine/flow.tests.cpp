#include "engine/flow.h"

#include "engine/expression.h"
#include "support/packs.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace tk;
using namespace tk::tests;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("every instruction reads only what stands before it, and equal ones stand there once") {
    const engine::Program& program = shipped_pack().program;
    const engine::Flow& flow = program.flow;
    for (std::size_t i = 0; i < flow.code.size(); ++i)
        flow.each_read(flow.code[i], [&](std::int32_t place) {
            if (place < 0 || static_cast<std::size_t>(place) >= i) FAIL_CHECK("instruction " << i << " reads " << place);
        });
    for (std::size_t i = 0; i < flow.code.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (flow.code[i].count == 0 && flow.code[i] == flow.code[j]) FAIL_CHECK(i << " is " << j << " again");
    CHECK(flow.places.size() == program.nodes.size());
}

TEST_CASE("what truths need comes first") {
    const engine::Program& program = shipped_pack().program;
    for (const engine::Duty& duty : shipped_pack().duties)
        for (const engine::Rule rule : duty.applies.values)
            if (!rule.empty()) CHECK(static_cast<std::size_t>(program.flow.place(rule.root)) < program.flow.truths);
}

TEST_CASE("a rule reads a question through quantities") {
    Parts parts = without_units();
    parts.quantities = R"({"id":"d_twice","unit":"","value":"use*2","raw":true})";
    auto pack = pack_of(parts);
    const auto root = engine::compile(pack.program, "d_twice > 5", engine::Type::truth, engine::Scope::answers);
    REQUIRE(root.has_value());
    const auto flow = engine::flow_of(pack.program);
    const auto reads = engine::inputs_read(pack.program, flow)[static_cast<std::size_t>(flow.place(*root))];
    CHECK(reads.has(static_cast<std::size_t>(pack.program.input("use"))));
    CHECK_FALSE(reads.has(static_cast<std::size_t>(pack.program.input("gas"))));
}

TEST_CASE("a chain that is too long to follow is refused with a sentence") {
    Parts parts = without_units();
    for (int i = 0; i < 20000; ++i)
        parts.quantities += std::string(i == 0 ? "" : ",") + R"({"id":"d_)" + std::to_string(i) +
                            R"(","unit":"","value":")" + (i == 19999 ? "use" : "d_" + std::to_string(i + 1) + "+1") + "\"}";
    CHECK_THAT(issues_of(parts), ContainsSubstring("in a row"));
}

TEST_CASE("measures that need each other in a long row are refused with a sentence") {
    Parts parts = without_units();
    for (int i = 0; i < 20000; ++i)
        parts.measures +=
            std::string(i == 0 ? "" : ",") + measure("m" + std::to_string(i), "true", "1",
                                                     i == 19999 ? "" : R"("needs":["m)" + std::to_string(i + 1) + R"("])");
    CHECK_THAT(issues_of(parts), ContainsSubstring("in a row"));
}
