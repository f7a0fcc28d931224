// What the program of the benchmarks can do. A command gives what is to be printed, so that tests can run it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tk::bench {

struct Printed {
    int code = 0;  // 0: good, 1: differences or bad input, 2: a wrong command line
    std::string out{}, err{};
};

using Words = std::span<const std::string_view>;

Printed rules_command(Words);   // RULES.json PROFILES.json EXPECTED.json [--format text|json]
Printed engine_command(Words);  // [--format text|json] [--content DIR] [--filter PATTERN]; only in the program

}  // namespace tk::bench
