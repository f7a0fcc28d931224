// Many lines in, one line out for each, in the same order: on several cores, and with the same memory for ten lines
// as for ten million.
#pragma once

#include <cstddef>
#include <cstdio>
#include <functional>
#include <string>

namespace tk::tool {

struct InputLine {
    std::size_t number = 0;  // from 1
    std::string text{};      // without its end; as far as it was read when too_long
    bool too_long = false;
};

struct Batch {
    std::FILE* in = nullptr;
    std::FILE* out = nullptr;
    std::size_t longest = 0;  // bytes of a line
    unsigned threads = 1;     // that work; reading and writing have their own
};

// What one line becomes, without an end of line. Called from several threads at once.
using LineWork = std::function<std::string(const InputLine&)>;

// A result goes out as soon as it and those before it are there, also while more input is awaited. The end of the
// last line may be missing. False: reading or writing failed, and what was written is only the beginning.
bool run_batch(const Batch&, const LineWork&);

}  // namespace tk::tool
