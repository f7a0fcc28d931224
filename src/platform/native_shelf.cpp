#include "platform/native_shelf.h"

#include "dossier/dossier_json.h"
#include "tool/files.h"

#include <cstdio>
#include <random>
#include <system_error>
#include <utility>

namespace tk::platform {

namespace fs = std::filesystem;

std::string id_by_chance() {
    std::random_device source;
    std::string id;
    for (int i = 0; i < 8; ++i) {
        char part[9] = {};
        std::snprintf(part, sizeof part, "%08x", static_cast<unsigned>(source()));
        id += part;
    }
    return id.substr(0, 32);
}

void NativeShelf::load(app::Settings& settings) {
    if (folder_.empty()) return;
    std::error_code none;
    const auto read = [](const fs::path& file) { return tool::read_text(file.string(), dossier::largest_file); };
    for (const auto& entry : fs::directory_iterator(folder_ / "dossiers", none)) {
        if (entry.path().extension() != ".head") continue;
        if (const auto head = read(entry.path())) heads_[entry.path().stem().string()] = *head;
    }
    settings.heads = heads();
    if (const auto text = read(folder_ / "settings.json")) settings.settings = *text;
    if (const auto id = read(folder_ / "open")) {
        const auto text = text_of(*id);
        if (!text.empty()) settings.kept = text;
    }
    // Before dossiers there was one file.
    if (settings.before) return;  // the command line gives some
    if (const auto before = read(folder_ / "answers.json"); before && !settings.kept) {
        settings.before = *before;
        took_before_ = true;
    }
}

bool NativeShelf::perform(const present::Effect& effect) {
    if (const auto* save = std::get_if<present::Save>(&effect)) {
        texts_[save->id] = save->text;
        heads_[save->id] = save->head;
        write("dossiers/" + save->id + ".json", save->text);
        write("dossiers/" + save->id + ".head", save->head);
        if (save->open) write("open", save->id);
        listed_ = true;
        return true;
    }
    if (const auto* settings = std::get_if<present::SaveSettings>(&effect)) {
        write("settings.json", settings->json);
        return true;
    }
    if (const auto* fetch = std::get_if<present::Fetch>(&effect)) {
        fetched_ = *fetch;
        if (fetch->purpose == present::Purpose::open || fetch->purpose == present::Purpose::go_on) write("open", fetch->id);
        return true;
    }
    std::error_code none;
    if (const auto* gone = std::get_if<present::Remove>(&effect)) {
        texts_.erase(gone->id);
        heads_.erase(gone->id);
        if (!folder_.empty())
            for (const char* kind : {".json", ".head"}) fs::remove(folder_ / "dossiers" / (gone->id + kind), none);
        listed_ = true;
        return true;
    }
    if (std::holds_alternative<present::ForgetBefore>(effect)) {
        if (took_before_ && !failed_) fs::remove(folder_ / "answers.json", none);
        return true;
    }
    return std::holds_alternative<present::AskToPersist>(effect);
}

void NativeShelf::answer(app::App& application) {
    if (std::exchange(listed_, false)) application.shelf(heads());
    application.storage(!folder_.empty() && !failed_);
    if (const auto wanted = std::exchange(fetched_, {}))
        application.dossier_arrived(wanted->id, present::name_of(wanted->purpose), text_of(wanted->id));
}

void NativeShelf::write(const std::string& name, const std::string& text) {
    if (folder_.empty()) return;
    std::error_code wrong;
    fs::create_directories(folder_ / "dossiers", wrong);
    // A half-written file never takes the place of a whole one.
    const fs::path file = folder_ / name, draft = folder_ / (name + ".new");
    std::FILE* out = std::fopen(draft.string().c_str(), "wb");
    bool good = out != nullptr && std::fwrite(text.data(), 1, text.size(), out) == text.size();
    if (out != nullptr) good = std::fclose(out) == 0 && good;
    if (good) fs::rename(draft, file, wrong);
    failed_ = !good || wrong;
}

std::string NativeShelf::text_of(const std::string& id) const {
    if (const auto here = texts_.find(id); here != texts_.end()) return here->second;
    if (folder_.empty() || !dossier::is_id(id)) return {};
    return tool::read_text((folder_ / "dossiers" / (id + ".json")).string(), dossier::largest_file).value_or("");
}

std::string NativeShelf::heads() const {
    std::string list = "[";
    for (const auto& [id, head] : heads_) list += (list.size() > 1 ? "," : "") + head;
    return list + "]";
}

}  // namespace tk::platform
