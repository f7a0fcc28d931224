// Dossiers as files in a folder of the person, for the window of the desktop.
#pragma once

#include "app/app.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace tk::platform {

// 32 hex digits from the random source of the system.
std::string id_by_chance();

class NativeShelf {
public:
    // An empty folder: nothing is kept beyond this run.
    explicit NativeShelf(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // What was kept, for the start: the settings, the heads, and the dossier that was open last.
    void load(app::Settings&);
    // False: the effect is not about dossiers.
    bool perform(const present::Effect&);
    // Tells the application what it waits for.
    void answer(app::App&);

private:
    void write(const std::string& name, const std::string& text);
    std::string text_of(const std::string& id) const;
    std::string heads() const;

    std::filesystem::path folder_;
    std::map<std::string, std::string> texts_{}, heads_{};  // by id
    std::optional<present::Fetch> fetched_{};
    bool listed_ = false, failed_ = false, took_before_ = false;
};

}  // namespace tk::platform
