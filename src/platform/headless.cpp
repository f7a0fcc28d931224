// The application without a window: one JSON object a line comes in as an action, one a line goes out for what
// the page would be told. For tests, and for whoever wants to drive it from a script.
//   {"activate": "welcome/start"}  {"set": "question/s_floor_m2/value", "to": "400"}  {"visit": "plan"}
//   {"resize": [390, 844], "text_size": 2}  {"device": {"dark": true, "contrast": false}}
#include "app/app.h"
#include "platform/native.h"

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

namespace {

using namespace tk;
using nlohmann::json;

class Lines final : public platform::Platform {
public:
    void show(const mirror::Patch& patch) override {
        if (!patch.empty()) say("patch", json::parse(mirror::patch_json(patch), nullptr, false));
    }
    void place(const std::vector<ui::Box>&, float) override {}  // nothing is drawn
    void perform(const present::Effect& effect) override {
        if (const auto* save = std::get_if<present::Save>(&effect)) say("save", json::parse(save->json, nullptr, false));
        else if (const auto* visit = std::get_if<present::Visit>(&effect)) say("visit", visit->fragment);
        else if (const auto* words = std::get_if<present::FetchWords>(&effect)) awaited = words->language;
        else if (std::holds_alternative<present::Forget>(effect)) say("forget", true);
        else if (const auto* file = std::get_if<present::Download>(&effect))
            say("download", {{"name", file->name}, {"mime", file->mime}, {"text", file->text}});
        else if (std::holds_alternative<present::Print>(effect)) say("print", true);
        else if (const auto* copy = std::get_if<present::Copy>(&effect)) say("copy", copy->text);
        else if (const auto* dress = std::get_if<present::Dress>(&effect))
            say("dress", json::parse(present::dress_json(*dress), nullptr, false));
    }
    void want_frame() override {}

    std::string awaited{};  // a language whose words were asked for

private:
    static void say(const char* what, json value) {
        std::cout << json{{what, std::move(value)}}.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
    }
};

int fail(const std::string& what) {
    std::cerr << what << '\n';
    return 1;
}

}  // namespace

int main(int count, char** words) {
    const auto start = platform::native_start(count, words, "terreinkompas_headless");
    if (!start) return start.error();
    Lines lines;
    app::App application(lines);
    const auto issues = application.start(start->settings);
    if (engine::has_errors(issues)) return fail(tool::text_of(issues));
    std::cerr << tool::text_of(issues);

    std::string line;
    for (int number = 1; std::getline(std::cin, line); ++number) {
        if (line.empty()) continue;
        const json told = json::parse(line, nullptr, false);
        const auto text = [&](const char* name) {
            const auto place = told.find(name);
            return place != told.end() && place->is_string() ? place->get<std::string>() : std::string{};
        };
        using Kind = present::Action::Kind;
        if (!told.is_object()) return fail("line " + std::to_string(number) + " is no JSON object");
        if (told.contains("activate")) application.act({Kind::activate, text("activate"), {}});
        else if (told.contains("set")) application.act({Kind::set_value, text("set"), text("to")});
        else if (told.contains("visit")) application.visit(text("visit"));
        else if (const auto size = told.find("resize"); size != told.end() && size->is_array() && size->size() == 2 &&
                                                        (*size)[0].is_number() && (*size)[1].is_number())
            application.resize((*size)[0].get<float>(), (*size)[1].get<float>(), told.value("text_size", 1.F));
        else if (const auto device = told.find("device"); device != told.end() && device->is_object())
            application.device(
                {device->value("dark", false), device->value("contrast", false), device->value("calm", false)});
        else return fail("line " + std::to_string(number) + " says nothing to do");
        if (!lines.awaited.empty()) {
            const std::string language = std::exchange(lines.awaited, {});
            application.words_arrived(language, platform::native_words(start->folders, language));
        }
    }
    return 0;
}
