#include "bench/cases.h"

#include "engine/answers_json.h"
#include "mirror/patch.h"
#include "present/screen_of.h"
#include "present/update.h"
#include "ui/draw.h"

#include <array>
#include <memory>

namespace tk::bench {

namespace {

const ui::Window window{.width = 1366, .height = 900, .scroll = 0, .text_size = 1};
constexpr double longest_frame = 4;  // milliseconds

// Draws into draw lists that nothing renders; textures are taken as made.
class Canvas {
public:
    explicit Canvas(std::array<std::string, 4> bytes) : bytes_(std::move(bytes)) {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        ui::FontData data[4];
        for (std::size_t i = 0; i < bytes_.size(); ++i) data[i] = {bytes_[i].data(), static_cast<int>(bytes_[i].size())};
        fonts_ = ui::load_fonts(data);
    }
    ~Canvas() {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
        ImGui::DestroyContext();
    }
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    // The number of corners that would go to the card.
    std::size_t frame(const present::Screen& screen, float scroll) {
        ImGui::GetIO().DisplaySize = {window.width, window.height};
        ImGui::GetIO().DeltaTime = 1.F / 60;
        ImGui::NewFrame();
        ui::Window scrolled = window;
        scrolled.scroll = scroll;
        painter_.draw(screen, fonts_, scrolled);
        ImGui::Render();
        for (ImTextureData* texture : *ImGui::GetDrawData()->Textures)
            if (texture->Status != ImTextureStatus_OK) {
                texture->SetTexID(1);
                texture->SetStatus(ImTextureStatus_OK);
            }
        return static_cast<std::size_t>(ImGui::GetDrawData()->TotalVtxCount);
    }

private:
    std::array<std::string, 4> bytes_;
    ui::Fonts fonts_{};
    ui::Painter painter_{};
};

volatile std::size_t drawn = 0;

struct Plan {
    present::State state{};
    std::array<present::Screen, 2> screens{};  // with one answer between them
    std::size_t turn = 0;
    float scroll = 0;
};

}  // namespace

std::expected<std::vector<Row>, std::string> face_rows(const engine::ContentPack& pack, const tool::Folders& folders) {
    std::array<std::string, 4> bytes;
    constexpr std::array names{"terreinkompas-400.ttf", "terreinkompas-600.ttf", "terreinkompas-700.ttf", "icons.ttf"};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto font = tool::read_text(std::string(TERREINKOMPAS_FONTS) + "/" + names[i], tool::largest_content_file);
        if (!font) return std::unexpected(font.error() + "\n");
        bytes[i] = std::move(*font);
    }
    const auto answers = tool::read_text((folders.pack / "examples/bakery.json").string(), engine::largest_answer_file);
    if (!answers) return std::unexpected(answers.error() + "\n");

    std::vector<engine::Issue> issues;
    const auto plan = std::make_shared<Plan>();
    present::State& state = plan->state;
    state.pack = std::shared_ptr<const engine::ContentPack>(std::shared_ptr<void>{}, &pack);  // it outlives the rows
    state.words.emplace("nl", tool::texts_of(folders, "nl", issues));
    state.date = {std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{24}};
    state.width = static_cast<double>(window.width);
    state.answers = engine::load_answers(pack, *answers, "bakery.json").answers;
    present::reassess(state);
    present::update(state, present::GoTo{{present::Page::plan, {}}});
    plan->screens[0] = present::screen_of(state);
    present::update(state, present::Reply{{"s_elec_kwh"}, engine::Number{60000}});
    plan->screens[1] = present::screen_of(state);
    if (engine::has_errors(issues) || plan->screens[0] == plan->screens[1])
        return std::unexpected("the screens of the plan can't be made\n" + tool::text_of(issues));

    const auto canvas = std::make_shared<Canvas>(std::move(bytes));
    return std::vector<Row>{
        {"screen/plan", 0, [plan] { drawn = drawn + present::screen_of(plan->state).blocks.size(); }, ""},
        {"difference/plan", 0,
         [plan] {
             plan->turn = 1 - plan->turn;
             const auto patch = mirror::difference(plan->screens[plan->turn], plan->screens[1 - plan->turn]);
             drawn = drawn + mirror::patch_json(patch).size();
         },
         ""},
        // a frame after an answer: places everything again, then fills the draw list
        {"frame-changed/plan", longest_frame,
         [plan, canvas] {
             plan->turn = 1 - plan->turn;
             drawn = drawn + canvas->frame(plan->screens[plan->turn], 0);
         },
         ""},
        // a frame while a person scrolls
        {"frame/plan", longest_frame,
         [plan, canvas] {
             plan->scroll = plan->scroll > 1000 ? 0 : plan->scroll + 7;
             drawn = drawn + canvas->frame(plan->screens[0], plan->scroll);
         },
         ""}};
}

}  // namespace tk::bench
