#include "tool/lint_words.h"

#include "engine/suggest.h"

#include <algorithm>
#include <array>
#include <set>

namespace tk::tool {

namespace {

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

// Where the words stand or should: the documents of a language are one object.
std::string pointer_to(const std::string& key) {
    std::string pointer = "/";
    for (const char c : key) {
        if (c == '.') pointer += '/';
        else if (c == '/') pointer += "~1";
        else pointer += c;
    }
    return pointer;
}

}  // namespace

lint::Findings check_words(const engine::ContentPack& pack, const std::map<std::string, present::Texts>& words) {
    lint::Findings found;
    const Wanted wanted = wanted_by(pack);
    std::vector<std::string_view> names(wanted.required.begin(), wanted.required.end());
    names.insert(names.end(), wanted.allowed.begin(), wanted.allowed.end());
    std::map<std::string, std::string> first;  // key to the language that has it
    for (const auto& [language, texts] : words)
        for (const auto& [key, text] : texts.all()) first.emplace(key, language);
    for (const auto& [language, texts] : words) {
        const auto complain = [&](const std::string& key, const char* kind, std::string what) {
            lint::Finding finding;
            finding.kind = kind;
            finding.subject = "words/" + language + "/" + key;
            finding.file = "locales/" + language;
            finding.pointer = pointer_to(key);
            finding.message = key + ": " + std::move(what);
            found.push_back(std::move(finding));
        };
        std::set<std::string> keys;
        for (const auto& [key, text] : texts.all()) keys.insert(key);
        for (const auto& key : wanted.required)
            if (!keys.contains(key)) complain(key, "words-missing", "these words are missing");
        for (const auto& key : keys) {
            const std::string& text = texts.all().at(key);
            if (text.find_first_not_of(" \n\t") == text.npos) complain(key, "words-empty", "these words are empty");
            if (is_content(key) && !wanted.required.contains(key) && !wanted.allowed.contains(key) &&
                !is_open_condition(key, pack))
                complain(key, "words-unused", "nothing in the content uses these words" + engine::suggestion(key, names));
        }
        for (const auto& [key, from] : first) {
            if (from == language) continue;
            const auto here = texts.all().find(key);
            if (here == texts.all().end()) {
                if (!wanted.required.contains(key))
                    complain(key, "words-missing", "these words are missing; " + from + " has them");
                continue;
            }
            const auto there = placeholders_in(words.at(from).all().at(key)), ours = placeholders_in(here->second);
            if (there != ours)
                complain(key, "words-placeholders",
                         "the placeholders are " + listed(ours) + "; in " + from + " they are " + listed(there));
        }
        for (const auto& question : pack.questions)
            if (question.kind == engine::AnswerKind::number && !question.unit.empty() &&
                !texts.has("question." + question.id.value + ".unit") && !texts.has("unit." + question.unit))
                complain("unit." + question.unit, "words-missing", "the unit of " + question.id.value + " has no words");
    }
    return found;
}

}  // namespace tk::tool
