// What was typed after the name of the program.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tk::tool {

inline constexpr int good = 0, findings = 1, misuse = 2;  // exit codes

struct Choice {
    std::string_view name{};   // "--format"
    std::string_view value{};  // what follows it, for the help: "text|json"; the first is the default when `one_of`
    std::string_view what{};   // one line for the help
    bool one_of = false;       // value lists all that may be given
};

struct Command {
    std::string_view name{};
    std::string_view file{};  // "ANSWERS.json", or nothing when it takes no file
    std::string_view what{};
    std::span<const Choice> choices{};
    std::string_view second{};  // "[B.json]": a second file, which may be left out; empty: it takes one at most
};

struct Arguments {
    std::map<std::string, std::string> options{};
    std::string file{};    // "-" is standard input
    std::string second{};  // empty when it was left out
    bool help = false;

    std::optional<std::string> option(std::string_view name) const;
    std::string option(std::string_view name, std::string_view otherwise) const;
};

// One sentence says what is wrong.
std::expected<Arguments, std::string> arguments_for(const Command&, std::span<const std::string_view> given);

std::string help_of(std::span<const Command>);
std::string help_of(const Command&);

// "; did you mean ..." for commands, as the engine does for ids.
std::string unknown(std::string_view kind, std::string_view wrong, const std::vector<std::string_view>& names);

}  // namespace tk::tool
