// Texts of rules and amounts with the names of the shipped pack: refused in words, or good to reckon with.
#include "engine/bounds.h"
#include "engine/draws.h"
#include "fuzz/shipped.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

using namespace tk::engine;

void evaluate(const Program& program, std::int32_t root, Type type) {
    const Answers nothing;
    Bounds bounds(program, nothing);
    Draws draws(program, bounds, 8);
    if (type == Type::truth) {
        const Truth truth = bounds.truth({root});
        const double share = draws.share({root});
        if ((truth == Truth::yes && share < 1) || (truth == Truth::no && share > 0)) std::abort();
        bounds.reasons({root});
    } else {
        bounds.interval({root});
        draws.amount({root});
    }
    program.inputs_of(root);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // One program for all: what a text adds is taken off again.
    Program& program = tk::fuzz::shipped_pack().program;
    const std::size_t nodes = program.nodes.size(), arguments = program.arguments.size(), truths = program.truths.size();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const Type type : {Type::truth, Type::number}) {
        for (const Scope scope : {Scope::answers, Scope::everything})
            if (const auto root = compile(program, text, type, scope)) evaluate(program, *root, type);
        program.nodes.resize(nodes);
        program.arguments.resize(arguments);
        program.truths.resize(truths);
    }
    return 0;
}
