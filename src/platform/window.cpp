// A window of the desktop: the same screens drawn by ImGui. For trying things out without a browser; the
// mirror, the text view and printing are the page's.
#include "app/app.h"
#include "platform/native.h"
#include "platform/native_shelf.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>
#include <SDL.h>
#include <SDL_opengl.h>
#include <algorithm>
#include <cstdio>
#include <map>

namespace {

using namespace tk;

constexpr std::size_t longest_field = 200;
constexpr Uint64 typing_pause = 1500;  // ms, as in web/typing.js

struct Typing {
    std::map<std::string, std::string> text{};  // of the fields, by key
    Uint64 pause_at = 0;                        // when whoever types has paused; 0: nobody types
    bool ended = false;
};

class Desktop final : public platform::Platform {
public:
    explicit Desktop(platform::NativeShelf& shelf) : shelf_(shelf) {}

    void show(const mirror::Patch& patch) override {
        if (patch.title) title = *patch.title;
        frames = std::max(frames, 2);
    }
    void place(const std::vector<ui::Box>&, float height) override { page_height = height; }
    void perform(const present::Effect& effect) override {
        if (shelf_.perform(effect)) return;
        if (const auto* words = std::get_if<present::FetchWords>(&effect)) awaited = words->language;
        else if (const auto* visit = std::get_if<present::Visit>(&effect)) {
            if (!visit->replace) visited.push_back(place_);
            place_ = visit->fragment;
            to_top = true;
        } else if (const auto* copy = std::get_if<present::Copy>(&effect)) {
            SDL_SetClipboardText(copy->text.c_str());
        } else if (const auto* dress = std::get_if<present::Dress>(&effect)) {
            text = dress->text;
        }
    }
    void want_frame() override { frames = std::max(frames, 2); }
    std::string new_id() override { return platform::id_by_chance(); }

    std::string title{}, awaited{};
    std::vector<std::string> visited{};  // where Alt+Left leads back to
    float page_height = 0;
    int text = 0;    // per cent; 0: by the size of the window
    int frames = 0;  // still to draw, then rest
    bool to_top = false;

private:
    platform::NativeShelf& shelf_;
    std::string place_{};
};

std::vector<char> bytes_of(const std::string& path) {
    const auto text = tool::read_text(path, tool::largest_content_file);
    return text ? std::vector<char>(text->begin(), text->end()) : std::vector<char>{};
}

int fail(const std::string& what) {
    std::fprintf(stderr, "%s\n", what.c_str());
    return 1;
}

const present::Block* field_of(const app::App& application, const ui::Box& box) {
    constexpr std::string_view mark = "#field";
    if (!box.key.ends_with(mark)) return nullptr;
    return present::find(application.screen(), std::string_view(box.key).substr(0, box.key.size() - mark.size()));
}

// The page lays an input of its own over a field; here ImGui takes the text.
void fields(app::App& application, const ui::Fonts& fonts, float scroll, Typing& typing) {
    const auto boxes = application.painter().boxes();  // a copy: an action lays out anew
    for (const ui::Box& box : boxes) {
        const present::Block* block = field_of(application, box);
        if (block == nullptr) continue;
        std::string& text = typing.text[block->key];
        ImGui::SetNextWindowPos({box.x, box.y - scroll});
        ImGui::SetNextWindowSize({box.w, box.h});
        ImGui::Begin(box.key.c_str(), nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings);
        ImGui::PushFont(fonts.strong, box.h * 0.45F);
        ImGui::PushStyleColor(ImGuiCol_FrameBg, ui::colour::surface);
        ImGui::PushStyleColor(ImGuiCol_Text, ui::colour::ink);
        ImGui::SetNextItemWidth(-1);
        char buffer[longest_field + 1] = {};
        text.copy(buffer, longest_field);
        if (ImGui::InputText("##text", buffer, sizeof buffer)) {
            text = buffer;
            typing.pause_at = SDL_GetTicks64() + typing_pause;
            application.act({present::Action::Kind::set_value, block->key, text});
        } else if (!ImGui::IsItemActive()) {
            text = block->value;
        }
        if (ImGui::IsItemDeactivatedAfterEdit()) typing.ended = true;
        ImGui::PopStyleColor(2);
        ImGui::PopFont();
        ImGui::End();
    }
    // An error moves what stands below it: not while a button there is being pressed.
    if (typing.ended && !ImGui::IsAnyMouseDown()) {
        typing.ended = false;
        typing.pause_at = 0;
        application.settle();
    }
}

// As SDL_WaitEvent, until whoever types pauses.
bool wait_event(SDL_Event& event, const Typing& typing) {
    if (typing.pause_at == 0) return SDL_WaitEvent(&event) != 0;
    const Uint64 now = SDL_GetTicks64();
    return SDL_WaitEventTimeout(&event, now < typing.pause_at ? static_cast<int>(typing.pause_at - now) : 0) != 0;
}

bool save_picture(const std::string& file, int width, int height) {
    std::vector<unsigned char> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    // OpenGL counts rows from below.
    const std::size_t row = static_cast<std::size_t>(width) * 4;
    for (std::size_t a = 0, b = static_cast<std::size_t>(height) - 1; a < b; ++a, --b)
        std::swap_ranges(pixels.begin() + static_cast<std::ptrdiff_t>(a * row),
                         pixels.begin() + static_cast<std::ptrdiff_t>((a + 1) * row),
                         pixels.begin() + static_cast<std::ptrdiff_t>(b * row));
    SDL_Surface* picture =
        SDL_CreateRGBSurfaceWithFormatFrom(pixels.data(), width, height, 32, width * 4, SDL_PIXELFORMAT_RGBA32);
    const bool saved = picture != nullptr && SDL_SaveBMP(picture, file.c_str()) == 0;
    SDL_FreeSurface(picture);
    return saved;
}

}  // namespace

int main(int count, char** words) {
    auto start = platform::native_start(count, words, "terreinkompas_window");
    if (!start) return start.error();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return fail(std::string("no window can be opened: ") + SDL_GetError());
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 2);
    app::Settings& settings = start->settings;
    SDL_Window* window = SDL_CreateWindow("Terreinkompas", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                          static_cast<int>(settings.width), static_cast<int>(settings.height),
                                          SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    SDL_GLContext context = window == nullptr ? nullptr : SDL_GL_CreateContext(window);
    if (context == nullptr) return fail(std::string("no window with OpenGL can be opened: ") + SDL_GetError());
    SDL_GL_SetSwapInterval(1);

    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::StyleColorsLight();
    ImGui_ImplSDL2_InitForOpenGL(window, context);
    ImGui_ImplOpenGL3_Init("#version 150");
    std::vector<char> bytes[4];
    ui::FontData data[4];
    const char* names[] = {"terreinkompas-400.ttf", "terreinkompas-600.ttf", "terreinkompas-700.ttf", "icons.ttf"};
    for (int i = 0; i < 4; ++i) {
        bytes[i] = bytes_of(std::string(TERREINKOMPAS_FONTS "/") + names[i]);
        if (bytes[i].empty()) return fail(std::string("the font can't be read: ") + names[i]);
        data[i] = {bytes[i].data(), static_cast<int>(bytes[i].size())};
    }
    const ui::Fonts fonts = ui::load_fonts(data);

    char* folder = SDL_GetPrefPath("Terreinkompas", "terreinkompas");
    // A picture is of what the command line says, whatever is kept.
    platform::NativeShelf shelf(folder == nullptr || !start->screenshot.empty() ? "" : folder);
    SDL_free(folder);
    shelf.load(settings);
    Desktop desktop(shelf);
    app::App application(desktop);
    const auto issues = application.start(settings);
    if (engine::has_errors(issues)) return fail(tool::text_of(issues));
    std::fputs(tool::text_of(issues).c_str(), stderr);

    Typing typing;
    float scroll = 0, width = settings.width, height = settings.height, text_size = settings.text_size;
    int start_text = settings.start_text;
    const auto scroll_to = [&](float y) {
        scroll = std::clamp(y, 0.F, std::max(0.F, desktop.page_height - height));
        application.scroll(scroll);
        desktop.want_frame();
    };
    bool keys_of_slider = false;
    for (bool open = true; open;) {
        SDL_Event event;
        // Waits while there is nothing to draw.
        for (bool there = desktop.frames > 0 ? SDL_PollEvent(&event) != 0 : wait_event(event, typing); there;
             there = SDL_PollEvent(&event) != 0) {
            ImGui_ImplSDL2_ProcessEvent(&event);
            desktop.want_frame();
            if (event.type == SDL_QUIT) open = false;
            if (event.type == SDL_MOUSEWHEEL) scroll_to(scroll - event.wheel.preciseY * 80);
            if (event.type == SDL_KEYDOWN && !ImGui::GetIO().WantTextInput) {
                const SDL_Keycode key = event.key.keysym.sym;
                if (keys_of_slider && (event.key.keysym.mod & KMOD_ALT) == 0) continue;
                if (key == SDLK_PAGEDOWN || key == SDLK_SPACE) scroll_to(scroll + height * 0.9F);
                else if (key == SDLK_PAGEUP) scroll_to(scroll - height * 0.9F);
                else if (key == SDLK_DOWN) scroll_to(scroll + 60);
                else if (key == SDLK_UP) scroll_to(scroll - 60);
                else if (key == SDLK_HOME) scroll_to(0);
                else if (key == SDLK_END) scroll_to(desktop.page_height);
                else if (key == SDLK_LEFT && (event.key.keysym.mod & KMOD_ALT) != 0 && !desktop.visited.empty()) {
                    const std::string back = desktop.visited.back();
                    desktop.visited.pop_back();
                    application.visit(back);
                    desktop.to_top = true;
                }
            }
        }
        shelf.answer(application);
        if (typing.pause_at != 0 && SDL_GetTicks64() >= typing.pause_at) {
            typing.pause_at = 0;
            application.settle();
        }
        if (!desktop.awaited.empty()) {
            const std::string language = std::exchange(desktop.awaited, {});
            application.words_arrived(language, platform::native_words(start->folders, language));
        }
        application.view(present::View::canvas);  // the only view of a window
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplSDL2_NewFrame();
        ImGui::NewFrame();
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        const int gives = present::start_text(size.x, size.y);
        const float letters = static_cast<float>(desktop.text != 0 ? desktop.text : gives) / 100;
        if (size.x != width || size.y != height || letters != text_size || gives != start_text) {
            width = size.x;
            height = size.y;
            text_size = letters;
            start_text = gives;
            application.resize(width, height, text_size, start_text);
        }
        if (std::exchange(desktop.to_top, false)) scroll_to(0);
        const ui::Drawn drawn = application.draw(fonts);
        keys_of_slider = drawn.keys;
        fields(application, fonts, scroll, typing);
        ImGui::Render();
        const ImVec2 scale = ImGui::GetIO().DisplayFramebufferScale;
        const int wide = static_cast<int>(size.x * scale.x), high = static_cast<int>(size.y * scale.y);
        glViewport(0, 0, wide, high);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
        if (desktop.frames > 0) --desktop.frames;
        if (!start->screenshot.empty() && desktop.frames == 0) {
            if (!save_picture(start->screenshot, wide, high))
                return fail("the picture can't be written: " + start->screenshot);
            open = false;
        }
        SDL_GL_SwapWindow(window);
        SDL_SetWindowTitle(window, desktop.title.c_str());
        ImGui::SetMouseCursor(drawn.hand ? ImGuiMouseCursor_Hand : ImGuiMouseCursor_Arrow);
    }
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplSDL2_Shutdown();
    ImGui::DestroyContext();
    SDL_GL_DeleteContext(context);
    SDL_DestroyWindow(window);
    SDL_Quit();
    return 0;
}
