// Where broken JSON breaks. For the readers of content and answers.
#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace tk::engine {

// "line:column" of the first mistake, both from 1.
inline std::string place_of_mistake(std::string_view text) {
    using nlohmann::json;
    struct Finder : nlohmann::json_sax<json> {
        std::size_t place = 0;
        bool null() override { return true; }
        bool boolean(bool) override { return true; }
        bool number_integer(number_integer_t) override { return true; }
        bool number_unsigned(number_unsigned_t) override { return true; }
        bool number_float(number_float_t, const string_t&) override { return true; }
        bool string(string_t&) override { return true; }
        bool binary(binary_t&) override { return true; }
        bool start_object(std::size_t) override { return true; }
        bool key(string_t&) override { return true; }
        bool end_object() override { return true; }
        bool start_array(std::size_t) override { return true; }
        bool end_array() override { return true; }
        bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
            place = position;
            return false;
        }
    } finder;
    json::sax_parse(text, &finder);
    const std::string_view before = text.substr(0, std::min(text.size(), finder.place == 0 ? 0 : finder.place - 1));
    const auto line = std::ranges::count(before, '\n') + 1;
    const auto start = before.rfind('\n');
    const auto column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
    return std::to_string(line) + ":" + std::to_string(column);
}

}  // namespace tk::engine
