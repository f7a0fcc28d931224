#include "engine/content.h"
#include "engine/suggest.h"
#include "present/texts.h"
#include "tool/commands.h"
#include "tool/files.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace tk::tool {

namespace {

using engine::Issue;
using engine::Severity;

void say(std::FILE* to, const std::string& text) { std::fwrite(text.data(), 1, text.size(), to); }

// Which words a pack needs, and which it may have besides.
struct Wanted {
    std::set<std::string> required{}, allowed{};
};

Wanted wanted_by(const engine::ContentPack& pack) {
    Wanted wanted;
    const auto need = [&](std::string key) { wanted.required.insert(std::move(key)); };
    const auto may = [&](std::string key) { wanted.allowed.insert(std::move(key)); };
    for (const auto& theme : pack.themes) need("theme." + theme.id.value);
    for (const auto& use : pack.end_uses) need("end_use." + use.id.value);
    for (const auto& package : pack.packages) need("package." + package.id.value);
    for (const auto& question : pack.questions) {
        const std::string key = "question." + question.id.value;
        need(key + ".text");
        if (question.kind != engine::AnswerKind::text) need(key + ".unsure");
        for (const auto* part : {".help", ".where", ".why", ".unit", ".unsure"}) may(key + part);
        for (const auto& option : question.options) need(key + ".option." + option.id.value);
    }
    for (const auto& measure : pack.measures) {
        const std::string key = "measure." + measure.id.value;
        for (const auto* part : {".name", ".what", ".first_step"}) need(key + part);
        may(key + ".benefit");
    }
    for (const auto& duty : pack.duties) {
        const std::string key = "duty." + duty.id.value;
        for (const auto* part : {".name", ".what", ".why"}) need(key + part);
        for (const auto& phase : duty.phases) need(key + ".phase." + phase.id);
    }
    for (const auto& check : pack.checks) need("check." + check.id);
    for (const auto& scheme : pack.schemes) {
        const std::string key = "scheme." + scheme.id.value;
        for (const auto* part : {".name", ".what"}) need(key + part);
        for (const auto* part : {".amount", ".window"}) may(key + part);
        if (scheme.background) need(key + ".no_advice");
        for (const auto& criterion : scheme.criteria) need(key + ".criterion." + criterion.id.value);
    }
    for (const auto& category : pack.recognised.categories) need("recognised_category." + category.id);
    for (const auto& one : pack.recognised.measures) {
        const std::string key = "recognised." + one.id.value;
        need(key + ".title");
        for (const auto& condition : one.conditions) need(key + ".condition." + condition.id.value);
    }
    return wanted;
}

// Words of content, as against words of the interface.
bool is_content(const std::string& key) {
    constexpr std::array<std::string_view, 10> kinds{
        "theme.", "end_use.", "package.", "question.",   "measure.",
        "duty.",  "scheme.",  "check.",   "recognised.", "recognised_category."};
    return std::ranges::any_of(kinds, [&](std::string_view kind) { return key.starts_with(kind); });
}

// Conditions that no form can test are numbered from 1; how many there are is for the words to say.
bool is_open_condition(const std::string& key, const engine::ContentPack& pack) {
    const auto place = key.rfind(".open.");
    if (!key.starts_with("duty.") || place == key.npos) return false;
    const std::string number = key.substr(place + 6);
    return pack.find(engine::DutyId{key.substr(5, place - 5)}) != nullptr && !number.empty() && number.size() < 3 &&
           number.find_first_not_of("0123456789") == number.npos;
}

std::set<std::string> placeholders_in(const std::string& text) {
    std::set<std::string> names;
    for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
        const auto close = text.find('}', open);
        if (close == text.npos) break;
        names.insert(text.substr(open + 1, close - open - 1));
    }
    return names;
}

std::string listed(const std::set<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "{" : ", {") + name + "}";
    return text.empty() ? "none" : text;
}

void check_words(const engine::ContentPack& pack, const std::map<std::string, present::Texts>& words,
                 std::vector<Issue>& issues) {
    const Wanted wanted = wanted_by(pack);
    std::vector<std::string_view> names(wanted.required.begin(), wanted.required.end());
    names.insert(names.end(), wanted.allowed.begin(), wanted.allowed.end());
    std::map<std::string, std::string> first;  // key to the language that has it
    for (const auto& [language, texts] : words)
        for (const auto& [key, text] : texts.all()) first.emplace(key, language);
    for (const auto& [language, texts] : words) {
        const auto complain = [&](const std::string& key, std::string what, Severity severity = Severity::error) {
            issues.push_back({severity, "locales/" + language, key, std::move(what)});
        };
        std::set<std::string> keys;
        for (const auto& [key, text] : texts.all()) keys.insert(key);
        for (const auto& key : wanted.required)
            if (!keys.contains(key)) complain(key, "these words are missing");
        for (const auto& key : keys) {
            const std::string& text = texts.all().at(key);
            if (text.find_first_not_of(" \n\t") == text.npos) complain(key, "these words are empty");
            if (is_content(key) && !wanted.required.contains(key) && !wanted.allowed.contains(key) &&
                !is_open_condition(key, pack))
                complain(key, "nothing in the content uses these words" + engine::suggestion(key, names));
        }
        for (const auto& [key, from] : first) {
            if (from == language) continue;
            const auto here = texts.all().find(key);
            if (here == texts.all().end()) {
                if (!wanted.required.contains(key)) complain(key, "these words are missing; " + from + " has them");
                continue;
            }
            const auto there = placeholders_in(words.at(from).all().at(key)), ours = placeholders_in(here->second);
            if (there != ours)
                complain(key, "the placeholders are " + listed(ours) + "; in " + from + " they are " + listed(there));
        }
        for (const auto& question : pack.questions)
            if (question.kind == engine::AnswerKind::number && !question.unit.empty() &&
                !texts.has("question." + question.id.value + ".unit") && !texts.has("unit." + question.unit))
                complain("unit." + question.unit, "the unit of " + question.id.value + " has no words");
    }
}

}  // namespace

int lint(const Arguments& arguments) {
    const auto folders = folders_of(arguments.option("--content"));
    if (!folders) {
        say(stderr, "terreinkompas: " + folders.error() + "\n");
        return findings;
    }
    std::vector<Issue> issues;
    const auto documents = documents_of(*folders, issues);
    auto loaded = engine::load_content(documents);
    issues.insert(issues.end(), loaded.issues.begin(), loaded.issues.end());
    if (loaded.pack) {
        std::map<std::string, present::Texts> words;
        for (const auto& language : loaded.pack->languages) words.emplace(language, texts_of(*folders, language, issues));
        check_words(*loaded.pack, words, issues);
    }
    const auto errors = std::ranges::count(issues, Severity::error, &Issue::severity);
    const auto warnings = static_cast<std::ptrdiff_t>(issues.size()) - errors;
    if (arguments.option("--format", "text") == "json") {
        nlohmann::ordered_json json{{"errors", errors}, {"warnings", warnings}, {"issues", nlohmann::ordered_json::array()}};
        for (const auto& issue : issues)
            json["issues"].push_back({{"severity", issue.severity == Severity::error ? "error" : "warning"},
                                      {"file", issue.file},
                                      {"where", issue.where},
                                      {"what", issue.what}});
        // A broken file may hold bytes that are no text; they must not stop the report.
        say(stdout, json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
    } else {
        say(stdout, text_of(issues) + std::to_string(errors) + " errors, " + std::to_string(warnings) + " warnings\n");
    }
    return errors > 0 ? findings : good;
}

}  // namespace tk::tool
