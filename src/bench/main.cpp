// The benchmarks: terreinkompas-bench rules, terreinkompas-bench engine.
#include "bench/commands.h"

#include <cstdio>
#include <vector>

namespace {

using tk::bench::Printed;

constexpr const char* help = R"(Measures; it decides nothing.

  terreinkompas-bench engine [--format text|json] [--content DIR] [--filter PATTERN]
      assessment, truths, loading, batch, memory, with the shipped content
  terreinkompas-bench rules RULES.json PROFILES.json EXPECTED.json [--format text|json]
      checks generic rules, then takes the time per rule

Ends with 0 when all is well, 1 for differences or bad input, 2 for a wrong command line.
)";

Printed run(const std::vector<std::string_view>& words) {
    if (words.empty()) return {2, "", help};
    if (words[0] == "--help" || words[0] == "-h") return {0, help, ""};
    const auto rest = std::span(words).subspan(1);
    if (words[0] == "engine") return tk::bench::engine_command(rest);
    if (words[0] == "rules") return tk::bench::rules_command(rest);
    return {2, "", help};
}

}  // namespace

int main(int count, char** words) {
    const Printed printed = run({words + (count > 0 ? 1 : 0), words + count});
    std::fwrite(printed.out.data(), 1, printed.out.size(), stdout);
    std::fwrite(printed.err.data(), 1, printed.err.size(), stderr);
    return printed.code;
}
