#include "lint/lint.h"
#include "present/texts.h"
#include "tool/asked.h"
#include "tool/commands.h"
#include "tool/files.h"
#include "tool/lint_report.h"
#include "tool/lint_words.h"
#include "tool/say.h"

#include <cstdio>
#include <limits>
#include <map>

namespace tk::tool {

namespace {

// The day, which the pack fills in when none is given, and how far to search.
std::expected<lint::Options, std::string> options_of(const Arguments& arguments) {
    lint::Options options;
    if (const auto date = arguments.option("--date")) {
        const auto day = engine::date_of(*date);
        if (!day) return std::unexpected("--date takes a day as YYYY-MM-DD, not " + *date);
        options.date = *day;
    }
    const auto tries = whole_number(arguments, "--tries", 1, 1'000'000, options.tries);
    if (!tries) return std::unexpected(tries.error());
    const auto seed = whole_number(arguments, "--seed", 0, std::numeric_limits<int>::max(), 1);
    if (!seed) return std::unexpected(seed.error());
    const auto age = whole_number(arguments, "--age", 1, 100'000, 0);
    if (!age) return std::unexpected(age.error());
    options.tries = *tries;
    options.seed = static_cast<std::uint32_t>(*seed);
    options.oldest_days = *age;
    return options;
}

void append(lint::Findings& to, lint::Findings from) {
    for (lint::Finding& finding : from) to.push_back(std::move(finding));
}

std::vector<engine::Document> example_documents(const Folders& folders, std::vector<engine::Issue>& issues) {
    std::vector<engine::Document> examples;
    for (const auto& path : examples_of(folders)) {
        const std::string name = "examples/" + path.filename().generic_string();
        auto text = read_text(path.string(), engine::largest_answer_file);
        if (text) examples.push_back({name, std::move(*text)});
        else issues.push_back({engine::Severity::error, name, "", text.error()});
    }
    return examples;
}

}  // namespace

int lint(const Arguments& arguments) {
    auto options = options_of(arguments);
    if (!options) {
        say(stderr, "terreinkompas: " + options.error() + "\n");
        return misuse;
    }
    const auto folders = folders_of(arguments.option("--content"), arguments.option("--overlay"));
    if (!folders) {
        say(stderr, "terreinkompas: " + folders.error() + "\n");
        return findings;
    }
    std::vector<engine::Issue> issues;
    auto documents = documents_of(*folders, issues);
    const auto overlay = overlay_of(*folders, issues);
    const auto loaded = engine::load_content(documents, overlay);
    if (overlay) documents.push_back(*overlay);  // for the places of what it adds
    issues.insert(issues.end(), loaded.issues.begin(), loaded.issues.end());
    lint::Report report;
    if (loaded.pack) {
        std::map<std::string, present::Texts> words;
        for (const auto& language : loaded.pack->languages) words.emplace(language, texts_of(*folders, language, issues));
        const auto examples = example_documents(*folders, issues);
        if (!arguments.has("--date")) options->date = loaded.pack->checked_on.value_or(today());
        lint::Report found = lint::check(*loaded.pack, documents, examples, *options);
        report.findings = lint::check_documents(documents, issues);
        append(report.findings, check_words(*loaded.pack, words));
        append(report.findings, std::move(found.findings));
        report.coverage = std::move(found.coverage);
        report.guarded = found.guarded;
        report.guards_proven = found.guards_proven;
        lint::suppress(documents, report);
    } else {
        report.findings = lint::check_documents(documents, issues);
    }
    const engine::ContentPack* pack = loaded.pack ? &*loaded.pack : nullptr;
    say(stdout, arguments.option("--format", "text") == "json" ? lint_json(report, *options, pack)
                                                               : lint_text(report, *options, pack));
    return report.findings.empty() ? good : findings;
}

}  // namespace tk::tool
