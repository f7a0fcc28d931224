// The page: all that C++ and JavaScript call of each other is in this file; its other side is web/page.js
// (what C++ calls) and web/calls.js.
#include "app/app.h"
#include "engine/compiled.h"

#include <emscripten.h>
#include <emscripten/html5.h>
#include <GLES3/gl3.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>
#include <SDL.h>
#include <cmath>
#include <expected>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

// clang-format off
EM_JS(void, page_text, (const char* name, const char* text), { Module.page[UTF8ToString(name)](UTF8ToString(text)); });
EM_JS(void, page_call, (const char* name), { Module.page[UTF8ToString(name)](); });
EM_JS(void, page_download, (const char* name, const char* mime, const char* text), { Module.page.download(UTF8ToString(name), UTF8ToString(mime), UTF8ToString(text)); });
EM_JS(void, page_two, (const char* name, const char* one, const char* two), { Module.page[UTF8ToString(name)](UTF8ToString(one), UTF8ToString(two)); });
EM_JS(void, page_save, (const char* id, const char* text, const char* head, int open), { Module.page.save(UTF8ToString(id), UTF8ToString(text), UTF8ToString(head), open !== 0); });
EM_JS(char*, page_new_id, (), { return stringToNewUTF8(Module.page.newId()); });
EM_JS(void, page_document, (const char* name, const char* html), { Module.page.openDocument(UTF8ToString(name), UTF8ToString(html)); });
EM_JS(void, page_visit, (const char* fragment, int replace), { Module.page.visit(UTF8ToString(fragment), replace !== 0); });
EM_JS(int, font_size, (const char* name), { const bytes = Module.fonts[UTF8ToString(name)]; return bytes ? bytes.length : 0; });
EM_JS(void, font_copy, (const char* name, void* to), { HEAPU8.set(Module.fonts[UTF8ToString(name)], to); });
EM_JS(int, content_size, (int at), { return at < Module.contents.length ? Module.contents[at].length : -1; });
EM_JS(void, content_copy, (int at, void* to), { HEAPU8.set(Module.contents[at], to); });
EM_JS(void, content_done, (), { Module.contents = null; });
EM_JS(void, fonts_done, (), { Module.fonts = null; });
EM_JS(void, canvas_hand, (int hand), { Module.canvas.style.cursor = hand ? 'pointer' : 'default'; });
// clang-format on

namespace {

using namespace tk;
using nlohmann::json;

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

// Half a pixel is enough for the eye, and keeps the patches small.
double tenth(float value) { return std::round(static_cast<double>(value) * 10) / 10; }

class Page final : public platform::Platform {
public:
    void show(const mirror::Patch& patch) override {
        if (!patch.empty()) page_text("show", mirror::patch_json(patch).c_str());
    }
    void place(const std::vector<ui::Box>& changed, float height) override {
        json boxes = json::array();
        for (const auto& box : changed) boxes.push_back({box.key, tenth(box.x), tenth(box.y), tenth(box.w), tenth(box.h)});
        page_text("place", dumped({{"height", height}, {"boxes", std::move(boxes)}}).c_str());
    }
    void perform(const present::Effect& effect) override {
        if (const auto* save = std::get_if<present::Save>(&effect))
            page_save(save->id.c_str(), save->text.c_str(), save->head.c_str(), save->open ? 1 : 0);
        else if (const auto* settings = std::get_if<present::SaveSettings>(&effect))
            page_text("saveSettings", settings->json.c_str());
        else if (std::holds_alternative<present::ForgetBefore>(effect)) page_call("forgetBefore");
        else if (const auto* fetch = std::get_if<present::Fetch>(&effect))
            page_two("fetchDossier", fetch->id.c_str(), std::string(present::name_of(fetch->purpose)).c_str());
        else if (const auto* gone = std::get_if<present::Remove>(&effect)) page_text("removeDossier", gone->id.c_str());
        else if (std::holds_alternative<present::PickFile>(effect)) page_call("pickFile");
        else if (std::holds_alternative<present::AskToPersist>(effect)) page_call("askToPersist");
        else if (const auto* words = std::get_if<present::FetchWords>(&effect))
            page_text("fetchWords", words->language.c_str());
        else if (const auto* visit = std::get_if<present::Visit>(&effect))
            page_visit(visit->fragment.c_str(), visit->replace ? 1 : 0);
        else if (const auto* view = std::get_if<present::ChangeView>(&effect))
            page_text("changeView", view->view == present::View::text ? "text" : "canvas");
        else if (const auto* file = std::get_if<present::Download>(&effect))
            page_download(file->name.c_str(), file->mime.c_str(), file->text.c_str());
        else if (const auto* sealed = std::get_if<present::Seal>(&effect))
            page_two("seal", sealed->name.c_str(), sealed->text.c_str());
        else if (const auto* bring = std::get_if<present::BringCompanies>(&effect))
            page_text("bringCompanies", dumped(json(bring->dossiers)).c_str());
        else if (std::holds_alternative<present::StopBringing>(effect)) page_call("stopBringing");
        else if (const auto* document = std::get_if<present::OpenDocument>(&effect))
            page_document(document->name.c_str(), document->html.c_str());
        else if (std::holds_alternative<present::Wipe>(effect)) page_call("wipe");
        else if (std::holds_alternative<present::Print>(effect)) page_call("print");
        else if (const auto* copy = std::get_if<present::Copy>(&effect)) page_text("copy", copy->text.c_str());
        else if (std::holds_alternative<present::Renew>(effect)) page_call("renew");
        else if (std::holds_alternative<present::Install>(effect)) page_call("install");
        else if (const auto* dress = std::get_if<present::Dress>(&effect))
            page_text("dress", present::dress_json(*dress).c_str());
    }
    void want_frame() override;
    std::string new_id() override {
        char* text = page_new_id();
        std::string id = text;
        std::free(text);
        return id;
    }
};

Page page;
std::unique_ptr<app::App> application;
SDL_Window* window = nullptr;
SDL_GLContext context = nullptr;
ui::Fonts fonts;
std::string answer;  // of tk_painted and tk_screen, until the next call
int frames_wanted = 0;
int frames_drawn = 0;
bool context_here = false;
float width = 0, height = 0;

// ImGui shows a new window, and a press, one frame late: two frames for each change, then rest.
void Page::want_frame() {
    frames_wanted = std::max(frames_wanted, 2);
    page_call("wantFrame");
}

void start_window() {
    // Keys belong to the page: without this SDL takes Tab, F5 and all shortcuts from the whole window.
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return;
    // What is switched off here is not prevented either: wheel, pan and pinch are the browser's.
    for (const SDL_EventType off : {SDL_MOUSEWHEEL, SDL_FINGERDOWN, SDL_FINGERUP, SDL_FINGERMOTION, SDL_MULTIGESTURE,
                                    SDL_KEYDOWN, SDL_KEYUP, SDL_TEXTINPUT})
        SDL_EventState(static_cast<Uint32>(off), SDL_IGNORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    SDL_GL_SetAttribute(SDL_GL_MULTISAMPLEBUFFERS, 0);
    window = SDL_CreateWindow("", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, static_cast<int>(width),
                              static_cast<int>(height), SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (window == nullptr) return;
    // SDL keeps the end of every touch from the browser. Without its handlers a finger scrolls and pinches as it
    // does everywhere, and a tap comes as the press that the browser makes of it.
    emscripten_set_touchstart_callback("#canvas", nullptr, 0, nullptr);
    emscripten_set_touchend_callback("#canvas", nullptr, 0, nullptr);
    emscripten_set_touchmove_callback("#canvas", nullptr, 0, nullptr);
    emscripten_set_touchcancel_callback("#canvas", nullptr, 0, nullptr);
    context = SDL_GL_CreateContext(window);
    if (context == nullptr) return;
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
    ImGui_ImplSDL2_InitForOpenGL(window, context);
    ImGui_ImplOpenGL3_Init("#version 300 es");
    ui::FontData data[4];
    const char* names[] = {"400", "600", "700", "icons"};
    for (int i = 0; i < 4; ++i) {
        data[i].size = font_size(names[i]);
        data[i].bytes = malloc(static_cast<std::size_t>(data[i].size));
        font_copy(names[i], data[i].bytes);
    }
    fonts_done();
    fonts = ui::load_fonts(data);
    context_here = true;
}

// The first of the contents that the page brings which can be used: that of the overlay, where one is asked for, then
// the base. Which of them it is; the error is of the last.
std::expected<std::pair<engine::ContentPack, int>, std::string> load_content() {
    std::string why;
    for (int at = 0; content_size(at) >= 0; ++at) {
        std::string bytes(static_cast<std::size_t>(content_size(at)), ' ');
        content_copy(at, bytes.data());
        auto pack = engine::load_compiled(bytes);
        if (pack) return std::pair{std::move(*pack), at};
        why = std::move(pack.error());
    }
    return std::unexpected(why);
}

json block_json(const present::Block& block) {
    json made{{"key", block.key}, {"label", block.label}};
    if (!block.help.empty()) made["help"] = block.help;
    if (!block.value.empty()) made["value"] = block.value;
    if (!block.unit.empty()) made["unit"] = block.unit;
    if (!block.error.empty()) made["error"] = block.error;
    if (block.chosen) made["chosen"] = true;
    if (block.mirror_only) made["mirror_only"] = true;
    if (block.painted_only) made["painted_only"] = true;
    if (block.personal) made["personal"] = true;
    if (block.intent) made["act"] = true;
    json children = json::array();
    for (const auto& child : block.children) children.push_back(block_json(child));
    if (!children.empty()) made["children"] = std::move(children);
    return made;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void tk_start(const char* settings_text) {
    auto content = load_content();
    content_done();
    if (!content) return page_text("refuseContent", content.error().c_str());
    const json settings = json::parse(settings_text, nullptr, false);
    app::Settings given;
    given.language = settings.value("language", "nl");
    given.view = settings.value("view", "canvas") == "text" ? present::View::text : present::View::canvas;
    width = given.width = settings.value("width", 1366.F);
    height = given.height = settings.value("height", 768.F);
    given.text_size = settings.value("text_size", 1.F);
    given.start_text = settings.value("start_text", 100);
    given.date = engine::date_of(settings.value("date", ""))
                     .value_or(engine::Date{std::chrono::year{2026}, std::chrono::January, std::chrono::day{1}});
    given.other_date = settings.value("other_date", false);
    given.fragment = settings.value("fragment", "");
    const auto text_or_none = [&](const char* name) {
        const auto found = settings.find(name);
        return found != settings.end() && found->is_string() ? std::optional(found->get<std::string>()) : std::nullopt;
    };
    given.kept = text_or_none("kept");
    given.settings = text_or_none("settings");
    given.before = text_or_none("before");
    given.heads = settings.value("heads", "[]");
    given.can_store = settings.value("can_store", true);
    if (const auto found = settings.find("persists"); found != settings.end() && found->is_boolean())
        given.persists = found->get<bool>();
    if (const auto found = settings.find("kiosk"); found != settings.end() && found->is_object())
        given.kiosk = present::Kiosk{.print = found->value("print", false)};
    given.seals = settings.value("seals", false);
    given.overlay_missing = settings.value("overlay_missing", "");
    given.device = {settings.value("dark", false), settings.value("contrast", false), settings.value("calm", false)};
    given.colours = present::colours_named(settings.value("colours", ""));
    given.house = settings.value("house", "");
    given.site = settings.value("site", "");
    given.site_colours = present::colours_named(settings.value("site_colours", ""));
    given.house_file = settings.value("house_file", "");
    given.words = settings["words"].value(given.language, "");
    given.pack = std::make_shared<const engine::ContentPack>(std::move(content->first));
    if (content->second > 0) {  // the overlay is there, but of another version or damaged
        page_call("leaveOverlay");
        given.overlay_missing = settings.value("overlay", "");
        given.words = settings.value("base_words", json::object()).value(given.language, "");
    }
    if (given.view == present::View::canvas) start_window();
    application = std::make_unique<app::App>(page);
    for (const auto& issue : application->start(given))
        emscripten_log(EM_LOG_CONSOLE | (issue.severity == engine::Severity::error ? EM_LOG_ERROR : EM_LOG_WARN), "%s %s %s",
                       issue.file.c_str(), issue.where.c_str(), issue.what.c_str());
    page_call("ready");
}

EMSCRIPTEN_KEEPALIVE void tk_act(const char* kind, const char* key, const char* value) {
    const std::string_view what = kind;
    if (what == "settle") return application->settle();
    using Kind = present::Action::Kind;
    application->act({what == "activate"    ? Kind::activate
                      : what == "set_value" ? Kind::set_value
                                            : Kind::focus,
                      key, value == nullptr ? "" : value});
}

EMSCRIPTEN_KEEPALIVE void tk_visit(const char* fragment) { application->visit(fragment); }
EMSCRIPTEN_KEEPALIVE void tk_words(const char* language, const char* text) { application->words_arrived(language, text); }

EMSCRIPTEN_KEEPALIVE void tk_resize(float new_width, float new_height, float text_size, float, int start_text) {
    width = new_width;
    height = new_height;
    if (window != nullptr) SDL_SetWindowSize(window, static_cast<int>(width), static_cast<int>(height));
    if (application) application->resize(width, height, text_size, start_text);
}

EMSCRIPTEN_KEEPALIVE void tk_scroll(float y) {
    if (application) application->scroll(y);
}
EMSCRIPTEN_KEEPALIVE void tk_view(const char* view) {
    const bool text = std::string_view(view) == "text";
    // While the canvas was hidden SDL saw a window of no size.
    if (window != nullptr && !text) SDL_SetWindowSize(window, static_cast<int>(width), static_cast<int>(height));
    if (application) application->view(text ? present::View::text : present::View::canvas);
}

// Who began in the text view wants the canvas: Module.fonts is filled. 1: it is there.
EMSCRIPTEN_KEEPALIVE int tk_window() {
    if (window == nullptr) start_window();
    return context_here ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void tk_storage(int keeps) {
    if (application) application->storage(keeps != 0);
}
// 1 it stays, 0 the browser may clear it away, -1 it does not say.
EMSCRIPTEN_KEEPALIVE void tk_persists(int now) {
    if (application) application->persists(now < 0 ? std::nullopt : std::optional(now != 0));
}
EMSCRIPTEN_KEEPALIVE void tk_delivery(int kept, int offline, int newer, int installable) {
    if (application) application->delivery({kept != 0, offline != 0, newer != 0, installable != 0});
}
EMSCRIPTEN_KEEPALIVE void tk_shelf(const char* heads) {
    if (application) application->shelf(heads);
}
EMSCRIPTEN_KEEPALIVE void tk_dossier(const char* id, const char* purpose, const char* text) {
    application->dossier_arrived(id, purpose, text);
}
EMSCRIPTEN_KEEPALIVE void tk_file(const char* name, const char* text, int too_large) {
    application->file_arrived(name, text, too_large != 0);
}
// One of several; trouble: a FileTrouble.
EMSCRIPTEN_KEEPALIVE void tk_import(const char* name, const char* text, int trouble, const char* here, int at, int of) {
    application->file_among_others({name, text, static_cast<present::FileTrouble>(trouble), here,
                                    static_cast<std::size_t>(at), static_cast<std::size_t>(of)});
}
EMSCRIPTEN_KEEPALIVE void tk_company(const char* name, const char* text, int trouble, int at, int of) {
    application->company_arrived({name,
                                  text,
                                  static_cast<present::FileTrouble>(trouble),
                                  {},
                                  static_cast<std::size_t>(at),
                                  static_cast<std::size_t>(of)});
}
EMSCRIPTEN_KEEPALIVE void tk_changed(const char* id, const char* base, const char* theirs) {
    application->changed_elsewhere(id, base, theirs);
}
EMSCRIPTEN_KEEPALIVE void tk_removed(const char* id) { application->removed_elsewhere(id); }
EMSCRIPTEN_KEEPALIVE void tk_copied(int worked) {
    if (application) application->copied(worked != 0);
}

EMSCRIPTEN_KEEPALIVE void tk_device(int dark, int contrast, int calm) {
    if (application) application->device({dark != 0, contrast != 0, calm != 0});
}

EMSCRIPTEN_KEEPALIVE void tk_frame() {
    if (!context_here || !application) return;
    SDL_Event event;
    while (SDL_PollEvent(&event)) {
        ImGui_ImplSDL2_ProcessEvent(&event);
        // A press and its release, and a hover that follows, are each seen by a frame of their own.
        frames_wanted = std::max(frames_wanted, 2);
    }
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    ImGui::NewFrame();
    const ui::Drawn drawn = application->draw(fonts);
    ImGui::Render();
    const ImGuiIO& io = ImGui::GetIO();
    glViewport(0, 0, static_cast<int>(io.DisplaySize.x * io.DisplayFramebufferScale.x),
               static_cast<int>(io.DisplaySize.y * io.DisplayFramebufferScale.y));
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    SDL_GL_SwapWindow(window);
    canvas_hand(drawn.hand ? 1 : 0);
    ++frames_drawn;
    if (frames_wanted > 0 && --frames_wanted > 0) page_call("wantFrame");
}

EMSCRIPTEN_KEEPALIVE void tk_context_lost() { context_here = false; }

EMSCRIPTEN_KEEPALIVE void tk_context_restored() {
    if (context == nullptr) return;
    // The old objects are gone with the context; the textures are made again from what ImGui keeps.
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplOpenGL3_Init("#version 300 es");
    context_here = true;
    page.want_frame();
}

EMSCRIPTEN_KEEPALIVE int tk_frames() { return frames_drawn; }

EMSCRIPTEN_KEEPALIVE const char* tk_painted() {
    json texts = json::array(), boxes = json::array();
    for (const auto& run : application->painter().texts())
        texts.push_back({{"key", run.box.key},
                         {"text", run.text},
                         {"x", run.box.x},
                         {"y", run.box.y},
                         {"w", run.box.w},
                         {"h", run.box.h},
                         {"fixed", run.box.fixed}});
    for (const auto& box : application->painter().boxes())
        boxes.push_back({{"key", box.key}, {"x", box.x}, {"y", box.y}, {"w", box.w}, {"h", box.h}, {"fixed", box.fixed}});
    answer = dumped({{"texts", std::move(texts)}, {"boxes", std::move(boxes)}});
    return answer.c_str();
}

EMSCRIPTEN_KEEPALIVE const char* tk_screen() {
    const auto& screen = application->screen();
    json blocks = json::array();
    for (const auto& block : screen.blocks) blocks.push_back(block_json(block));
    answer = dumped({{"title", screen.title},
                     {"language", screen.language},
                     {"fragment", screen.fragment},
                     {"blocks", std::move(blocks)}});
    return answer.c_str();
}

}  // extern "C"
