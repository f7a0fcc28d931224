// The application: from what happened to the next screen, for whatever platform it runs on.
#pragma once

#include "platform/platform.h"
#include "present/screen_of.h"
#include "present/state.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tk::app {

struct Settings {
    std::string language{};
    present::View view = present::View::canvas;
    float width = 1366, height = 768, text_size = 1;
    int start_text = 100;  // as in State
    engine::Date date{};
    bool other_date = false;
    std::string overlay_missing{};  // as in State
    std::string fragment{};
    std::optional<std::string> kept{};      // the dossier that is open
    std::optional<std::string> settings{};  // how the person reads, as SaveSettings had it
    std::optional<std::string> before{};    // what the version of the program before dossiers kept
    std::string heads{};                    // all dossiers, as JSON
    bool can_store = true;
    std::optional<present::Kiosk> kiosk{};
    std::optional<bool> persists{};
    std::optional<bool> seals{};  // as in Shelf
    std::shared_ptr<const engine::ContentPack> pack{};
    std::string words{};  // of `language`
    present::Device device{};
    std::optional<present::Colours> colours{};       // asked for this time, whatever was saved
    std::optional<int> text{};                       // likewise, per cent
    std::optional<present::Colours> site_colours{};  // as in State
    std::string address{};     // public address of the site, before that of `site`; empty or unfit: none
    std::string site{};        // text of site.json; empty: nothing is set
    std::string house{};       // name of the colours of an organisation; empty: none were asked for
    std::string house_file{};  // their text; empty: not to be had
};

class App {
public:
    explicit App(platform::Platform& platform) : platform_(platform) {}

    // The mistakes in the words, and warnings about the colours of an organisation and the settings of the site; with
    // errors, or without a pack, the application does not run.
    std::vector<engine::Issue> start(const Settings&);

    void act(const present::Action&);
    // A person has finished typing, or pauses: what is wrong with the text is shown now.
    void settle();
    void visit(std::string_view fragment);
    void words_arrived(const std::string& language, const std::string& text);
    void resize(float width, float height, float text_size, int start_text = 100);
    void scroll(float y);
    void view(present::View);
    // What the system of the device asks for has changed.
    void device(const present::Device&);
    // What came of a Copy.
    void copied(bool worked);
    // Whether what is given now is kept on this device.
    void storage(bool keeps);
    void persists(std::optional<bool>);
    void delivery(const present::Delivery&);
    // All dossiers that are kept, as JSON.
    void shelf(std::string_view heads);
    // A dossier that was asked for; empty text: it is not there.
    void dossier_arrived(const std::string& id, std::string_view purpose, std::string_view text);
    // A file that was chosen; `too_large`: it was not read.
    void file_arrived(const std::string& name, std::string_view text, bool too_large);
    // One of several that came together. In between only some of them are shown.
    void file_among_others(const present::FileIn&);
    // A company of a business park, one of those that come together.
    void company_arrived(const present::FileIn&);
    // Another tab wrote the open dossier, beginning from `base`, or removed it.
    void changed_elsewhere(const std::string& id, std::string_view base, std::string_view theirs);
    void removed_elsewhere(const std::string& id);

    // Between NewFrame and Render of ImGui.
    ui::Drawn draw(const ui::Fonts&);

    const present::Screen& screen() const { return screen_; }
    const present::State& state() const { return state_; }
    const ui::Painter& painter() const { return painter_; }

private:
    void show(const std::vector<present::Effect>&);
    // What came by itself often changes nothing that is seen: then nothing is drawn.
    void show_changes();

    platform::Platform& platform_;
    present::State state_{};
    present::Screen screen_{};
    ui::Painter painter_{};
    ui::Window window_{};
    std::vector<ui::Box> placed_{};
    float placed_height_ = -1;
    bool started_ = false;
};

}  // namespace tk::app
