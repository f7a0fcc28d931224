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
    std::string_view name{};  // "--format"
    // What follows it, for the help: "text|json"; the first is the default when `one_of`. Nothing: it stands alone.
    std::string_view value{};
    std::string_view what{};  // one line for the help
    bool one_of = false;      // value lists all that may be given
    bool pipes = false;       // with it the file may be left out, which is standard input
    bool repeats = false;     // may be given more than once
};

struct Command {
    std::string_view name{};
    std::string_view file{};  // "ANSWERS.json", or nothing when it takes no file
    std::string_view what{};
    std::span<const Choice> choices{};
    std::string_view second{};  // "[B.json]": a second file, which may be left out; empty: it takes one at most
    bool many = false;          // any number of files
    std::string_view verb{};    // a word that stands before the file, "check"; empty: none
};

struct Arguments {
    std::map<std::string, std::vector<std::string>> options{};  // at least one value each
    std::string file{};                                         // "-" is standard input
    std::string second{};                                       // empty when it was left out
    std::vector<std::string> more{};                            // of a command that takes many, after the first
    bool help = false;

    bool has(std::string_view name) const { return options.contains(std::string(name)); }
    std::optional<std::string> option(std::string_view name) const;
    std::string option(std::string_view name, std::string_view otherwise) const;
    std::vector<std::string> all(std::string_view name) const;  // of an option that repeats, in order
};

// One sentence says what is wrong.
std::expected<Arguments, std::string> arguments_for(const Command&, std::span<const std::string_view> given);

std::string help_of(std::span<const Command>);
std::string help_of(const Command&);

// "; did you mean ..." for commands, as the engine does for ids.
std::string unknown(std::string_view kind, std::string_view wrong, const std::vector<std::string_view>& names);

}  // namespace tk::tool
