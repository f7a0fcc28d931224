#include "tool/arguments.h"

#include "engine/suggest.h"

#include <algorithm>

namespace tk::tool {

namespace {

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> parts(1);
    for (const char c : list) {
        if (c == '|') parts.emplace_back();
        else parts.back() += c;
    }
    return parts;
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size() + 2, width), ' ');
    return text;
}

std::string named(const Command& command) {
    return std::string(command.name) + (command.verb.empty() ? "" : " " + std::string(command.verb));
}

std::string typed(const Choice& choice) {
    return std::string(choice.name) + (choice.value.empty() ? "" : " " + std::string(choice.value));
}

}  // namespace

std::optional<std::string> Arguments::option(std::string_view name) const {
    const auto place = options.find(std::string(name));
    return place == options.end() ? std::nullopt : std::optional(place->second.front());
}

std::string Arguments::option(std::string_view name, std::string_view otherwise) const {
    return option(name).value_or(std::string(otherwise));
}

std::vector<std::string> Arguments::all(std::string_view name) const {
    const auto place = options.find(std::string(name));
    return place == options.end() ? std::vector<std::string>{} : place->second;
}

std::string unknown(std::string_view kind, std::string_view wrong, const std::vector<std::string_view>& names) {
    return "there is no " + std::string(kind) + " " + std::string(wrong) + engine::suggestion(wrong, names);
}

std::expected<Arguments, std::string> arguments_for(const Command& command, std::span<const std::string_view> given) {
    Arguments arguments;
    bool only_files = false;
    std::size_t first = 0;
    if (!command.verb.empty() && (given.empty() || !given[0].starts_with('-'))) {
        if (given.empty() || given[0] != command.verb)
            return std::unexpected(std::string(command.name) + " is followed by " + std::string(command.verb));
        first = 1;
    }
    for (std::size_t i = first; i < given.size(); ++i) {
        std::string_view word = given[i];
        if (!only_files && word == "--") {
            only_files = true;
            continue;
        }
        if (!only_files && (word == "--help" || word == "-h")) {
            arguments.help = true;
            return arguments;
        }
        if (only_files || word == "-" || !word.starts_with('-')) {
            if (command.file.empty())
                return std::unexpected(std::string(command.name) + " takes no file, and got " + std::string(word));
            if (!arguments.file.empty() && !command.second.empty() && arguments.second.empty() && !word.empty()) {
                arguments.second = word;
                continue;
            }
            if (!arguments.file.empty() && command.many && !word.empty()) {
                arguments.more.emplace_back(word);
                continue;
            }
            if (!arguments.second.empty())
                return std::unexpected(std::string(command.name) + " takes two files, and got " + std::string(word) +
                                       " as well");
            if (!arguments.file.empty())
                return std::unexpected(std::string(command.name) + " takes one file, and got " + arguments.file + " and " +
                                       std::string(word));
            if (word.empty()) return std::unexpected("the name of the file is empty");
            arguments.file = word;
            continue;
        }
        std::optional<std::string> value;
        if (const auto equals = word.find('='); equals != word.npos) {
            value = word.substr(equals + 1);
            word = word.substr(0, equals);
        }
        const auto choice = std::ranges::find(command.choices, word, &Choice::name);
        if (choice == command.choices.end()) {
            std::vector<std::string_view> names{"--help"};
            for (const auto& other : command.choices) names.push_back(other.name);
            return std::unexpected(unknown("option", word, names));
        }
        if (choice->value.empty()) {
            if (value) return std::unexpected(std::string(word) + " takes no value");
            value = "";
        } else if (!value) {
            if (i + 1 == given.size())
                return std::unexpected(std::string(word) + " needs a value: " + std::string(choice->value));
            value = given[++i];
        }
        if (choice->one_of) {
            const auto allowed = split(choice->value);
            if (std::ranges::find(allowed, *value) == allowed.end()) {
                std::vector<std::string_view> names(allowed.begin(), allowed.end());
                return std::unexpected(std::string(word) + " takes " + std::string(choice->value) + ", not " + *value +
                                       engine::suggestion(*value, names));
            }
        }
        auto& values = arguments.options[std::string(word)];
        if (!values.empty() && !choice->repeats) return std::unexpected(std::string(word) + " is given twice");
        values.push_back(*value);
    }
    const auto pipes = [&](const Choice& choice) { return choice.pipes && arguments.has(choice.name); };
    if (arguments.file.empty() && std::ranges::any_of(command.choices, pipes)) arguments.file = "-";
    if (!command.file.empty() && arguments.file.empty())
        return std::unexpected(std::string(command.name) + " needs " + std::string(command.file) +
                               "; - reads standard input");
    return arguments;
}

std::string help_of(const Command& command) {
    std::string text = "terreinkompas " + named(command) + (command.file.empty() ? "" : " " + std::string(command.file)) +
                       (command.second.empty() ? "" : " " + std::string(command.second));
    for (const auto& choice : command.choices) text += " [" + typed(choice) + "]";
    text += "\n\n" + std::string(command.what) + "\n\n";
    if (!command.file.empty()) text += "  " + padded(std::string(command.file), 30) + "a file, or - for standard input\n";
    for (const auto& choice : command.choices) text += "  " + padded(typed(choice), 30) + std::string(choice.what) + "\n";
    text += "  " + padded("--help", 30) +
            "this text\n\nEnds with 0 when all is well, 1 for findings or bad input, 2 for a wrong command line.\n";
    return text;
}

std::string help_of(std::span<const Command> commands) {
    std::string text = "Terreinkompas: from a company's answers to a plan in order.\n\n";
    for (const auto& command : commands) {
        const std::string_view first_line = command.what.substr(0, command.what.find('\n'));
        text +=
            "  " +
            padded("terreinkompas " + named(command) + (command.file.empty() ? "" : " " + std::string(command.file)), 42) +
            std::string(first_line) + "\n";
    }
    text += "  " + padded("terreinkompas COMMAND --help", 42) + "more about a command\n";
    text += "  " + padded("terreinkompas --version", 42) + "the version\n";
    return text;
}

}  // namespace tk::tool
