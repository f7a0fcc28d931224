#include "engine/json_text.h"

#include <algorithm>
#include <set>

namespace tk::engine {

namespace {

using nlohmann::json;

// "line:column" of the first mistake, both from 1.
std::string place_of_mistake(std::string_view text) {
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

// Follows the parser through objects and lists, to notice the members that come a second time.
class Members {
public:
    explicit Members(std::vector<JsonMistake>& mistakes) : mistakes_(mistakes) {}

    void follow(json::parse_event_t event, const json& parsed) {
        using Event = json::parse_event_t;
        switch (event) {
            case Event::object_start: open_.push_back({}); break;
            case Event::array_start: open_.push_back({.list = true}); break;
            case Event::key:
                open_.back().key = parsed.get_ref<const std::string&>();
                if (!open_.back().seen.insert(open_.back().key).second)
                    mistakes_.push_back({pointer(), "\"" + open_.back().key + "\" stands here twice"});
                break;
            case Event::object_end:
            case Event::array_end:
                open_.pop_back();
                count();
                break;
            case Event::value: count(); break;
        }
    }

private:
    struct Open {
        bool list = false;
        std::size_t index = 0;  // of a list
        std::string key{};      // of an object, the last
        std::set<std::string> seen{};
    };
    void count() {
        if (!open_.empty()) ++open_.back().index;
    }
    std::string pointer() const {
        std::string found;
        for (const Open& one : open_) found += "/" + (one.list ? std::to_string(one.index) : one.key);
        return found;
    }

    std::vector<JsonMistake>& mistakes_;
    std::vector<Open> open_{};
};

}  // namespace

JsonText read_json(std::string_view text, std::size_t deepest) {
    JsonText read;
    if (is_deeper(text, deepest)) {
        read.mistakes = {{"", "lists and objects stand more than " + std::to_string(deepest) + " deep in one another"}};
        return read;
    }
    Members members(read.mistakes);
    json value = json::parse(
        text,
        [&](int, json::parse_event_t event, json& parsed) {
            members.follow(event, parsed);
            return true;
        },
        false);
    if (value.is_discarded()) read.mistakes = {{place_of_mistake(text), "this is not valid JSON"}};
    else read.value = std::move(value);
    return read;
}

}  // namespace tk::engine
