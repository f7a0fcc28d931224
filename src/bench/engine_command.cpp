#include "bench/cases.h"
#include "bench/commands.h"
#include "bench/machine.h"

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <map>

namespace tk::bench {

namespace {

constexpr int repetitions = 5;
constexpr double shortest_repetition = 0.2;   // seconds
constexpr double smallest_difference = 0.05;  // of two times, below which it is noise
constexpr const char* shape = "terreinkompas-bench: engine takes [--format text|json] [--content DIR] [--filter PATTERN]\n";

// The time of each repetition in milliseconds, by name.
class Collector : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs)
            if (run.run_type == Run::RT_Iteration) times_[run.run_name.function_name].push_back(run.GetAdjustedRealTime());
    }
    // Of the repetitions the one in the middle; nothing when the row was not run.
    std::optional<double> median(const std::string& name) const {
        const auto place = times_.find(name);
        if (place == times_.end()) return std::nullopt;
        std::vector<double> times = place->second;
        std::ranges::sort(times);
        return times[times.size() / 2];
    }

private:
    std::map<std::string, std::vector<double>> times_{};
};

struct Result {
    std::string name{};
    double milliseconds = 0, target = 0;
};

std::vector<Result> measure(const std::vector<Row>& rows, const std::string& filter) {
    benchmark::ClearRegisteredBenchmarks();
    for (const Row& row : rows) {
        if (!row.less.empty()) continue;
        benchmark::RegisterBenchmark(row.name,
                                     [&row](benchmark::State& state) {
                                         for (auto one : state) {
                                             static_cast<void>(one);
                                             row.run();
                                         }
                                     })
            ->Unit(benchmark::kMillisecond)
            ->UseRealTime()
            ->MinTime(shortest_repetition)
            ->Repetitions(repetitions);
    }
    Collector collector;
    benchmark::RunSpecifiedBenchmarks(&collector, filter);
    std::vector<Result> results;
    for (const Row& row : rows) {
        std::optional<double> time = collector.median(row.name);
        double target = row.target;
        if (!row.less.empty()) {
            const auto example = row.less.substr(row.less.find('/'));
            const auto whole = collector.median("reassess-with-what-if" + example), part = collector.median(row.less);
            if (whole && part) time = std::max(0.0, *whole - *part);
            if (time && *time < smallest_difference * *whole) target = 0;  // as good as nothing: no verdict on it
        }
        if (time) results.push_back({row.name, *time, target});
    }
    return results;
}

std::string figure(double value, int decimals) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

std::string cell(const std::string& text, std::size_t width) {
    return std::string(width > text.size() ? width - text.size() : 0, ' ') + text;
}

std::string table(const std::vector<Result>& results, std::size_t loaded, std::size_t most) {
    const double unit = results.empty() ? 0 : results.front().milliseconds;
    const auto mib = [](std::size_t bytes) { return figure(static_cast<double>(bytes) / 1048576, 1) + " MiB"; };
    std::string text(machine());
    text += "\n" + cell("ms", 44) + cell("ratio", 10) + cell("target", 10) + "\n";
    for (const Result& one : results) {
        text += one.name + cell(figure(one.milliseconds, 4), 44 - std::min<std::size_t>(43, one.name.size())) +
                cell(unit > 0 ? figure(one.milliseconds / unit, 3) : "", 10);
        if (one.target > 0)
            text += cell(figure(one.target, 1), 10) + (one.milliseconds <= one.target ? "  met" : "  missed");
        text += "\n";
        if (one.name == "batch" && one.milliseconds > 0)
            text += cell(figure(60e3 / one.milliseconds, 0), 44) + " per minute and core\n";
    }
    return text + "ratio: to " + (results.empty() ? "" : results.front().name) + " of the same run\nmemory: " + mib(loaded) +
           " with the content loaded, " + mib(most) + " at most\n";
}

std::string json_of(const std::vector<Result>& results, std::size_t loaded, std::size_t most) {
    nlohmann::ordered_json object{{"machine", machine()}, {"memory_loaded", loaded}, {"memory_most", most}};
    const double unit = results.empty() ? 0 : results.front().milliseconds;
    for (const Result& one : results) {
        auto& row = object["rows"].emplace_back();
        row = {{"name", one.name}, {"ms", one.milliseconds}};
        if (unit > 0) row["ratio"] = one.milliseconds / unit;
        if (one.target > 0) {
            row["target_ms"] = one.target;
            row["met"] = one.milliseconds <= one.target;
        }
        if (one.name == "batch" && one.milliseconds > 0) row["per_minute"] = 60e3 / one.milliseconds;
    }
    return object.dump(2) + "\n";
}

}  // namespace

Printed engine_command(Words words) {
    std::map<std::string_view, std::string> given{{"--format", "text"}, {"--content", ""}, {"--filter", "."}};
    for (std::size_t i = 0; i < words.size(); i += 2) {
        const auto place = given.find(words[i]);
        if (place == given.end() || i + 1 == words.size()) return {2, "", shape};
        place->second = words[i + 1];
    }
    if (given["--format"] != "text" && given["--format"] != "json") return {2, "", shape};
    auto material = material_of(given["--content"]);
    if (!material) return {1, "", material.error()};
    const auto rows = rows_of(*material, given["--content"], is_web());
    if (!rows) return {1, "", rows.error()};
    const std::size_t loaded = most_memory();
    const auto results = measure(*rows, given["--filter"]);
    if (results.empty()) return {1, "", "terreinkompas-bench: nothing is called " + given["--filter"] + "\n"};
    const auto write = given["--format"] == "json" ? json_of : table;
    return {0, write(results, loaded, most_memory()), ""};
}

}  // namespace tk::bench
