#include "bench/commands.h"
#include "bench/rules.h"
#include "tool/files.h"

#include <vector>

namespace tk::bench {

namespace {

constexpr std::size_t largest_file = 256 * 1024 * 1024;  // bytes
constexpr const char* shape =
    "terreinkompas-bench: rules takes RULES.json PROFILES.json EXPECTED.json [--format text|json]\n";

}  // namespace

Printed rules_command(Words words) {
    std::vector<std::string> files;
    std::string_view format = "text";
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--format" && i + 1 < words.size()) format = words[++i];
        else if (words[i].starts_with("--format=")) format = words[i].substr(9);
        else if (words[i].starts_with("--")) return {2, "", shape};
        else files.emplace_back(words[i]);
    }
    if (files.size() != 3 || (format != "text" && format != "json")) return {2, "", shape};
    std::vector<std::string> texts;
    for (const std::string& file : files) {
        auto text = tool::read_text(file, largest_file);
        if (!text) return {1, "", "terreinkompas-bench: " + text.error() + "\n"};
        texts.push_back(std::move(*text));
    }
    const auto outcome = run_rules(texts[0], texts[1], texts[2]);
    if (!outcome) return {1, "", "terreinkompas-bench: " + outcome.error() + "\n"};
    return {outcome->wrong == 0 ? 0 : 1, format == "json" ? json_of(*outcome) : text_of(*outcome), ""};
}

}  // namespace tk::bench
