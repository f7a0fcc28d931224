#include "engine/json_text.h"

#include <algorithm>

namespace tk::engine {

namespace {

using nlohmann::json;

// Makes the value while the parser goes through the text. The library's own way with a callback goes through all that a
// list has so far after each object in it: a megabyte of "{}," would hold a page up for minutes.
class TreeBuilder : public nlohmann::json_sax<json> {
public:
    json value{};
    std::vector<JsonMistake> mistakes{};
    std::size_t stopped_at = 0;  // bytes that were read when the text turned out to be broken

    bool null() override { return put(nullptr); }
    bool boolean(bool given) override { return put(given); }
    bool number_integer(number_integer_t given) override { return put(given); }
    bool number_unsigned(number_unsigned_t given) override { return put(given); }
    bool number_float(number_float_t given, const string_t&) override { return put(given); }
    bool string(string_t& given) override { return put(std::move(given)); }
    bool binary(binary_t&) override { return false; }  // not in text
    bool start_object(std::size_t) override { return open(json::value_t::object); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(json::value_t::array); }
    bool end_array() override { return close(); }
    bool key(string_t& given) override {
        key_.back() = std::move(given);
        if (open_.back()->contains(key_.back()))
            mistakes.push_back({pointer(), "\"" + key_.back() + "\" stands here twice"});
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        stopped_at = position;
        return false;
    }

private:
    // What is open is the last of what it stands in, which grows no further until it is closed: its address holds.
    json& place(json&& given) {
        if (open_.empty()) return value = std::move(given);
        if (open_.back()->is_array()) return open_.back()->emplace_back(std::move(given));
        return (*open_.back())[key_.back()] = std::move(given);
    }
    bool put(json&& given) {
        place(std::move(given));
        return true;
    }
    bool open(json::value_t kind) {
        open_.push_back(&place(kind));
        key_.emplace_back();
        return true;
    }
    bool close() {
        open_.pop_back();
        key_.pop_back();
        return true;
    }
    std::string pointer() const {
        std::string found;
        for (std::size_t i = 0; i < open_.size(); ++i)
            found += "/" + (open_[i]->is_array() ? std::to_string(open_[i]->size() - 1) : key_[i]);
        return found;
    }

    std::vector<json*> open_{};       // objects and lists, from the outermost
    std::vector<std::string> key_{};  // of each of them the last, if it is an object
};

// "line:column" of the byte that was read last, both from 1.
std::string place_of(std::string_view text, std::size_t bytes) {
    const std::string_view before = text.substr(0, std::min(text.size(), bytes == 0 ? 0 : bytes - 1));
    const auto line = std::ranges::count(before, '\n') + 1;
    const auto start = before.rfind('\n');
    const auto column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
    return std::to_string(line) + ":" + std::to_string(column);
}

}  // namespace

JsonText read_json(std::string_view text, std::size_t deepest) {
    if (is_deeper(text, deepest))
        return {.mistakes = {{"", "lists and objects stand more than " + std::to_string(deepest) + " deep in one another"}}};
    TreeBuilder builder;
    if (!json::sax_parse(text, &builder))
        return {.mistakes = {{place_of(text, builder.stopped_at), "this is not valid JSON"}}};
    return {.value = std::move(builder.value), .mistakes = std::move(builder.mistakes)};
}

}  // namespace tk::engine
