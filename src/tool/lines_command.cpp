#include "engine/assess.h"
#include "engine/result_json.h"
#include "tool/answer_file.h"
#include "tool/asked.h"
#include "tool/batch.h"
#include "tool/commands.h"
#include "tool/files.h"
#include "tool/say.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <thread>

namespace tk::tool {

namespace {

using nlohmann::ordered_json;

constexpr int most_threads = 256;

void refuse(const std::string& what) { say(stderr, "terreinkompas: " + what + "\n"); }

std::string error_line(std::size_t number, const std::vector<engine::Issue>& issues) {
    ordered_json errors = ordered_json::array();
    for (const auto& issue : issues)
        if (issue.severity == engine::Severity::error) errors.push_back({{"where", issue.where}, {"what", issue.what}});
    return ordered_json{{"line", number}, {"error", std::move(errors)}}.dump(-1, ' ', false,
                                                                             ordered_json::error_handler_t::replace);
}

struct Close {
    void operator()(std::FILE* file) const {
        if (file != stdin) std::fclose(file);
    }
};

}  // namespace

int assess_lines(const Arguments& arguments) {
    const auto asked = asked_of(arguments);
    const int cores = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1u, unsigned{most_threads}));
    const auto threads = whole_number(arguments, "--threads", 1, most_threads, cores);
    const bool text = arguments.option("--format", "json") == "text";
    if (!asked || !threads || text) {
        refuse(!asked ? asked.error() : !threads ? threads.error() : "--jsonl writes JSON, not text");
        return misuse;
    }
    const auto content = content_of(arguments.option("--content"), arguments.option("--overlay"));
    if (!content) {
        std::fputs(content.error().c_str(), stderr);
        return findings;
    }
    if (const auto wrong = unknown_measure(content->pack, asked->choices)) {
        refuse(*wrong);
        return misuse;
    }
    const std::unique_ptr<std::FILE, Close> in(arguments.file == "-" ? stdin : std::fopen(arguments.file.c_str(), "rb"));
    if (in == nullptr) {
        refuse(arguments.file + " can't be read: " + std::strerror(errno));
        return findings;
    }
    std::atomic<std::size_t> lines = 0, bad = 0;
    const LineWork work = [&](const InputLine& line) {
        ++lines;
        std::vector<engine::Issue> issues;
        if (line.too_long) {
            issues.push_back(
                {engine::Severity::error, "", "", "a line has at most " + std::to_string(largest_answers / 1024) + " kB"});
        } else {
            const auto [answers, choices, whole] = read_answers(content->pack, line.text, "");
            if (!engine::has_errors(answers.issues)) {
                thread_local std::optional<engine::Workspace> workspace;
                if (!workspace || &workspace->pack() != &content->pack) workspace.emplace(content->pack);
                const auto options = asked->options_for(answers, choices);
                return engine::result_json(content->pack, answers.answers, options,
                                           workspace->assess(answers.answers, options), engine::Layout::one_line);
            }
            issues = answers.issues;
        }
        ++bad;
        return error_line(line.number, issues);
    };
    const Batch batch{.in = in.get(), .out = stdout, .longest = largest_answers, .threads = static_cast<unsigned>(*threads)};
    if (!run_batch(batch, work)) {
        refuse("reading or writing failed: " + std::string(std::strerror(errno)));
        return findings;
    }
    if (bad > 0)
        refuse(std::to_string(bad) + " of " + std::to_string(lines) + " lines could not be used; their results say why");
    return good;
}

}  // namespace tk::tool
