// The application without a window: one JSON object a line comes in as an action, one a line goes out for what
// the page would be told. For tests, and for whoever wants to drive it from a script.
//   {"activate": "welcome/start"}  {"set": "question/s_floor_m2/value", "to": "400"}  {"visit": "plan"}
//   {"settle": true} ends the typing   {"resize": [390, 844], "text_size": 2}  {"device": {"dark": true, "contrast": false}}
#include "app/app.h"
#include "platform/native.h"

#include <cstdio>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

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
        if (const auto* save = std::get_if<present::Save>(&effect)) {
            kept[save->id] = save->text;
            heads[save->id] = json::parse(save->head, nullptr, false);
            say("save", json::parse(save->text, nullptr, false));
            listed = true;
        } else if (const auto* settings = std::get_if<present::SaveSettings>(&effect))
            say("settings", json::parse(settings->json, nullptr, false));
        else if (const auto* wanted = std::get_if<present::Fetch>(&effect)) fetched = *wanted;
        else if (const auto* gone = std::get_if<present::Remove>(&effect)) {
            kept.erase(gone->id);
            heads.erase(gone->id);
            say("remove", gone->id);
            listed = true;
        } else if (const auto* visit = std::get_if<present::Visit>(&effect)) say("visit", visit->fragment);
        else if (const auto* words = std::get_if<present::FetchWords>(&effect)) awaited = words->language;
        else if (const auto* file = std::get_if<present::Download>(&effect))
            say("download", {{"name", file->name}, {"mime", file->mime}, {"text", file->text}});
        else if (const auto* document = std::get_if<present::OpenDocument>(&effect))
            say("document", {{"name", document->name}, {"html", document->html}});
        else if (std::holds_alternative<present::Print>(effect)) say("print", true);
        else if (const auto* copy = std::get_if<present::Copy>(&effect)) say("copy", copy->text);
        else if (const auto* dress = std::get_if<present::Dress>(&effect))
            say("dress", json::parse(present::dress_json(*dress), nullptr, false));
    }
    void want_frame() override {}

    // One after the other, so that what is written is the same each time.
    std::string new_id() override {
        std::string id = std::to_string(++ids);
        return std::string(32 - id.size(), '0') + id;
    }

    // What the world has to answer once the action is done.
    void answer(app::App& application) {
        if (std::exchange(listed, false)) {
            json list = json::array();
            for (const auto& [id, head] : heads) list.push_back(head);
            application.shelf(list.dump());
        }
        if (const auto wanted = std::exchange(fetched, {})) {
            const auto text = kept.find(wanted->id);
            application.dossier_arrived(wanted->id, present::name_of(wanted->purpose),
                                        text == kept.end() ? "" : text->second);
        }
    }

    std::string awaited{};                      // a language whose words were asked for
    std::map<std::string, std::string> kept{};  // dossiers by id, for as long as the program runs
    std::map<std::string, json> heads{};
    std::optional<present::Fetch> fetched{};
    bool listed = false;
    int ids = 0;

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
        else if (told.contains("settle")) application.settle();
        else if (told.contains("visit")) application.visit(text("visit"));
        else if (const auto size = told.find("resize"); size != told.end() && size->is_array() && size->size() == 2 &&
                                                        (*size)[0].is_number() && (*size)[1].is_number())
            application.resize((*size)[0].get<float>(), (*size)[1].get<float>(), told.value("text_size", 1.F),
                               present::start_text((*size)[0].get<double>(), (*size)[1].get<double>()));
        else if (const auto device = told.find("device"); device != told.end() && device->is_object())
            application.device(
                {device->value("dark", false), device->value("contrast", false), device->value("calm", false)});
        else return fail("line " + std::to_string(number) + " says nothing to do");
        lines.answer(application);
        if (!lines.awaited.empty()) {
            const std::string language = std::exchange(lines.awaited, {});
            application.words_arrived(language, platform::native_words(start->folders, language));
        }
    }
    return 0;
}
