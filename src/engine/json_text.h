// JSON text as a value, with the place of what is wrong. For the readers of content and answers.
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tk::engine {

struct JsonMistake {
    std::string where{};  // "line:column" of broken JSON, or the pointer to a member that stands twice
    std::string what{};
};

struct JsonText {
    std::optional<nlohmann::json> value{};  // nothing when the text is broken; of equal members the last
    std::vector<JsonMistake> mistakes{};
};

// Broken, too, when lists and objects stand deeper in one another than anything that we read: copying and writing JSON go
// down into it, and the stack ends somewhere.
inline constexpr std::size_t deepest_json = 100;
JsonText read_json(std::string_view text, std::size_t deepest = deepest_json);

// Whether they stand deeper than that; measured on the text, before it is read.
constexpr bool is_deeper(std::string_view text, std::size_t levels) {
    std::size_t depth = 0;
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inside) {
            if (c == '\\') ++i;
            else if (c == '"') inside = false;
        } else if (c == '"') {
            inside = true;
        } else if (c == '{' || c == '[') {
            if (++depth > levels) return true;
        } else if ((c == '}' || c == ']') && depth > 0) {
            --depth;
        }
    }
    return false;
}

}  // namespace tk::engine
