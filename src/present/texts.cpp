#include "present/texts.h"

#include <nlohmann/json.hpp>

namespace tk::present {

namespace {

using nlohmann::json;

// Words are nested by kind, id and part; four levels are in use.
constexpr int deepest = 8;

void flatten(const json& node, const std::string& prefix, const std::string& pointer, int depth, const std::string& path,
             bool over, std::unordered_map<std::string, std::string>& words, std::vector<engine::Issue>& issues) {
    const auto complain = [&](const std::string& where, std::string what) {
        issues.push_back({engine::Severity::error, path, where, std::move(what)});
    };
    if (depth > deepest) return complain(pointer, "words are nested too deep");
    for (const auto& [name, value] : node.items()) {
        const std::string key = prefix.empty() ? name : prefix + "." + name;
        const std::string where = pointer + "/" + name;
        if (value.is_object()) {
            flatten(value, key, where, depth + 1, path, over, words, issues);
        } else if (value.is_string()) {
            if (over) words.insert_or_assign(key, value.get<std::string>());
            else if (!words.emplace(key, value.get<std::string>()).second)
                complain(where, "the key \"" + key + "\" has words already");
        } else {
            complain(where, "words are a text or an object of texts");
        }
    }
}

}  // namespace

std::vector<engine::Issue> Texts::add(const WordsDocument& document) { return take(document, "", false); }

std::vector<engine::Issue> Texts::lay_over(const WordsDocument& document, const std::string& where) {
    return take(document, where, true);
}

std::vector<engine::Issue> Texts::take(const WordsDocument& document, const std::string& where, bool over) {
    std::vector<engine::Issue> issues;
    const json root = json::parse(document.text, nullptr, false);
    if (!root.is_object()) {
        issues.push_back({engine::Severity::error, document.path, where, "this is not a JSON object of words"});
        return issues;
    }
    flatten(root, "", where, 0, document.path, over, words_, issues);
    return issues;
}

std::string Texts::operator()(std::string_view key) const {
    const auto place = words_.find(std::string(key));
    return place == words_.end() ? "[" + std::string(key) + "]" : place->second;
}

std::string Texts::operator()(std::string_view key, std::initializer_list<Filling> fillings) const {
    const std::string text = (*this)(key);
    std::string filled;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t close = text[at] == '{' ? text.find('}', at) : std::string::npos;
        if (close != std::string::npos) {
            const std::string_view name(text.data() + at + 1, close - at - 1);
            bool found = false;
            for (const Filling& filling : fillings) {
                if (filling.name != name) continue;
                filled += filling.value;
                found = true;
                break;
            }
            if (found) {
                at = close + 1;
                continue;
            }
        }
        filled += text[at++];
    }
    return filled;
}

}  // namespace tk::present
