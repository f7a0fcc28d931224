// Design tokens as organisations publish them: JSON that is flat or nested, with {"value": ..}, {"$value": ..} or bare
// values. A token is found by its path however that is written: "utrecht.button.background-color",
// "utrechtButtonBackgroundColor" and "--utrecht-button-background-color" are one.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tk::present {

inline constexpr std::size_t largest_theme_file = 4 * 1024 * 1024;  // bytes

class DesignTokens {
public:
    // The error is a sentence: too large, no JSON (with line:column), no object.
    static std::expected<DesignTokens, std::string> read(std::string_view json);

    // The text of a token, with the reference "{another.token}" that it may be followed. Nothing when there is no such
    // token; the error says which reference leads nowhere or in a circle.
    std::expected<std::optional<std::string>, std::string> text(std::string_view path) const;

    bool has_any_in(std::string_view group) const;  // "basis.color"
    std::size_t size() const { return by_key_.size(); }

private:
    std::map<std::string, std::string, std::less<>> by_key_{};  // path without signs and capitals, to text
};

}  // namespace tk::present
