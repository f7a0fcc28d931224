#include "present/design_tokens.h"

#include "engine/json_text.h"

#include <span>
#include <utility>
#include <vector>

namespace tk::present {

namespace {

using nlohmann::json;

constexpr std::size_t deepest_token = 32, most_tokens = 50000, longest_token = 200;
constexpr int most_hops = 32;

std::string key_of(std::string_view path) {
    std::string key;
    for (const char c : path) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
        else if (c >= 'A' && c <= 'Z') key += static_cast<char>(c + 32);
    }
    return key;
}

// What a bare value, or that of a token, says; nothing for lists, and for objects but a colour with its "hex".
std::optional<std::string> token_text(const json& value) {
    if (const auto* text = value.get_ptr<const std::string*>())
        return text->size() <= longest_token ? std::optional(*text) : std::nullopt;
    if (value.is_number()) return value.dump();
    if (!value.is_object()) return {};
    const auto hex = value.find("hex");
    return hex != value.end() && hex->is_string() ? token_text(*hex) : std::nullopt;
}

using Found = std::vector<std::pair<std::vector<std::string_view>, std::string>>;

void collect(const json& value, std::vector<std::string_view>& path, Found& found) {
    if (found.size() >= most_tokens || path.size() > deepest_token) return;
    const auto keep = [&](const json& given) {
        if (auto text = token_text(given)) found.emplace_back(path, std::move(*text));
    };
    if (!value.is_object()) return keep(value);
    for (const char* name : {"$value", "value"})
        // A group may be called "value" too.
        if (const auto own = value.find(name); own != value.end() && (!own->is_object() || own->contains("hex")))
            return keep(*own);
    for (const auto& [name, inner] : value.items()) {
        if (name.starts_with('$')) continue;
        path.push_back(name);
        collect(inner, path, found);
        path.pop_back();
    }
}

std::string key_of(std::span<const std::string_view> path) {
    std::string key;
    for (const auto part : path) key += key_of(part);
    return key;
}

// "{a.b}" or "{a.b.value}": what stands between the braces.
std::optional<std::string_view> reference_in(std::string_view text) {
    if (!text.starts_with('{') || !text.ends_with('}')) return {};
    text = text.substr(1, text.size() - 2);
    if (text.ends_with(".value")) text.remove_suffix(6);
    return text;
}

}  // namespace

std::expected<DesignTokens, std::string> DesignTokens::read(std::string_view text) {
    if (text.size() > largest_theme_file) return std::unexpected("the file is larger than 4 MB");
    const auto whole = engine::read_json(text);
    if (!whole.value) return std::unexpected(whole.mistakes.front().where + " " + whole.mistakes.front().what);
    if (!whole.value->is_object()) return std::unexpected("the file holds no object with design tokens");
    Found found;
    std::vector<std::string_view> path;
    collect(*whole.value, path, found);
    DesignTokens tokens;
    for (const auto& [parts, value] : found) tokens.by_key_.emplace(key_of(parts), value);
    // Under a first name that is that of a set ("common"), references leave it out.
    for (const auto& [parts, value] : found)
        if (parts.size() > 3) tokens.by_key_.emplace(key_of(std::span(parts).subspan(1)), value);
    return tokens;
}

std::expected<std::optional<std::string>, std::string> DesignTokens::text(std::string_view path) const {
    auto place = by_key_.find(key_of(path));
    if (place == by_key_.end()) return std::nullopt;
    for (int hop = 0; hop < most_hops; ++hop) {
        const auto reference = reference_in(place->second);
        if (!reference) return place->second;
        place = by_key_.find(key_of(*reference));
        if (place == by_key_.end())
            return std::unexpected(std::string(path) + " refers to " + std::string(*reference) + ", which is not there");
    }
    return std::unexpected(std::string(path) + " refers in a circle");
}

bool DesignTokens::has_any_in(std::string_view group) const {
    const std::string key = key_of(group);
    const auto place = by_key_.lower_bound(key);
    return place != by_key_.end() && place->first.starts_with(key);
}

}  // namespace tk::present
