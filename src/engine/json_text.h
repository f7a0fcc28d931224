// JSON text as a value, with the place of what is wrong. For the readers of content and answers.
#pragma once

#include <nlohmann/json.hpp>

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

JsonText read_json(std::string_view text);

}  // namespace tk::engine
