#include "tool/files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>

namespace tk::tool {

namespace fs = std::filesystem;

namespace {

std::string size_text(std::size_t bytes) { return std::to_string(bytes / 1024) + " KiB"; }

// Sorted, so that every machine reads them in the same order.
std::vector<fs::path> json_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    fs::recursive_directory_iterator place(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && place != fs::recursive_directory_iterator(); place.increment(error)) {
        std::error_code unreadable;
        if (place->is_regular_file(unreadable) && place->path().extension() == ".json") files.push_back(place->path());
    }
    std::ranges::sort(files);
    return files;
}

std::string shown(const fs::path& path) { return path.generic_string(); }

void complain(std::vector<engine::Issue>& issues, std::string file, std::string what) {
    issues.push_back({engine::Severity::error, std::move(file), "", std::move(what)});
}

}  // namespace

std::expected<std::string, std::string> read_text(const std::string& path, std::size_t largest) {
    struct Close {
        void operator()(std::FILE* file) const {
            if (file != stdin) std::fclose(file);
        }
    };
    const std::string name = path == "-" ? "standard input" : path;
    std::error_code error;
    if (path != "-" && fs::is_directory(path, error)) return std::unexpected(name + " is a folder, not a file");
    const std::unique_ptr<std::FILE, Close> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
    if (file == nullptr) return std::unexpected(name + " can't be read: " + std::strerror(errno));
    std::string text;
    char block[64 * 1024];
    while (const std::size_t count = std::fread(block, 1, sizeof block, file.get())) {
        text.append(block, count);
        if (text.size() > largest) return std::unexpected(name + " is larger than " + size_text(largest));
    }
    if (std::ferror(file.get()) != 0) return std::unexpected(name + " can't be read: " + std::strerror(errno));
    return text;
}

std::expected<void, std::string> write_bytes(const std::string& path, std::string_view bytes) {
    const std::string part = path + ".part";
    const auto failed = [&](const char* why) {
        std::remove(part.c_str());
        return std::unexpected(path + " can't be written: " + why);
    };
    std::FILE* file = std::fopen(part.c_str(), "wb");
    if (file == nullptr) return failed(std::strerror(errno));
    const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    if (std::fclose(file) != 0 || !whole) return failed(std::strerror(errno));
    std::error_code error;
    fs::rename(part, path, error);
    if (error) return failed(error.message().c_str());
    return {};
}

std::expected<Folders, std::string> folders_of(const std::optional<std::string>& named,
                                               const std::optional<std::string>& overlay) {
    const char* variable = std::getenv("TERREINKOMPAS_CONTENT");
    const fs::path folder = named ? *named : variable != nullptr && *variable != '\0' ? variable : TERREINKOMPAS_SOURCE_DIR;
    std::error_code error;
    if (fs::exists(folder / "assets/content/base/pack.json", error))
        return Folders{folder / "assets/content/base", folder / "locales", overlay.value_or("")};
    if (fs::exists(folder / "pack.json", error)) return Folders{folder, folder / "locales", overlay.value_or("")};
    return std::unexpected("there is no content in " + shown(folder) +
                           ": neither pack.json nor assets/content/base/pack.json");
}

std::vector<engine::Document> documents_of(const Folders& folders, std::vector<engine::Issue>& issues) {
    std::vector<engine::Document> documents;
    for (const auto& path : json_files(folders.pack)) {
        const std::string name = shown(path.lexically_relative(folders.pack));
        if (name.starts_with("examples/") || name.starts_with("locales/")) continue;
        auto text = read_text(path.string(), largest_content_file);
        if (text) documents.push_back({name, std::move(*text)});
        else complain(issues, name, text.error());
    }
    return documents;
}

std::vector<present::WordsDocument> words_of(const Folders& folders, const std::string& language,
                                             std::vector<engine::Issue>& issues) {
    std::vector<present::WordsDocument> documents;
    for (const auto& path : json_files(folders.words / language)) {
        const std::string name = "locales/" + shown(path.lexically_relative(folders.words));
        auto text = read_text(path.string(), largest_content_file);
        if (text) documents.push_back({name, std::move(*text)});
        else complain(issues, name, text.error());
    }
    if (documents.empty()) complain(issues, "locales/" + language, "there are no words of this language");
    return documents;
}

std::vector<fs::path> examples_of(const Folders& folders) { return json_files(folders.pack / "examples"); }

std::optional<engine::Document> overlay_of(const Folders& folders, std::vector<engine::Issue>& issues) {
    if (folders.overlay.empty()) return std::nullopt;
    auto text = read_text(folders.overlay, largest_content_file);
    if (text) return engine::Document{folders.overlay, std::move(*text)};
    complain(issues, folders.overlay, text.error());
    return std::nullopt;
}

std::optional<present::WordsDocument> overlay_words_of(const Folders& folders, const std::string& language) {
    using nlohmann::json;
    std::vector<engine::Issue> told_with_the_content;
    const auto overlay = overlay_of(folders, told_with_the_content);
    if (!overlay) return std::nullopt;
    const json root = json::parse(overlay->text, nullptr, false);
    if (!root.is_object()) return std::nullopt;
    const auto words = root.find("words");
    if (words == root.end() || !words->is_object()) return std::nullopt;
    const auto found = words->find(language);
    if (found == words->end() || !found->is_object()) return std::nullopt;
    return present::WordsDocument{overlay->path, found->dump(-1, ' ', false, json::error_handler_t::replace)};
}

present::Texts texts_of(const Folders& folders, const std::string& language, std::vector<engine::Issue>& issues) {
    present::Texts texts;
    for (const auto& document : words_of(folders, language, issues))
        for (auto& issue : texts.add(document)) issues.push_back(std::move(issue));
    if (const auto words = overlay_words_of(folders, language))
        for (auto& issue : texts.lay_over(*words, "/words/" + language)) issues.push_back(std::move(issue));
    return texts;
}

std::expected<Content, std::string> content_of(const std::optional<std::string>& named,
                                               const std::optional<std::string>& overlay) {
    auto folders = folders_of(named, overlay);
    if (!folders) return std::unexpected("terreinkompas: " + folders.error() + "\n");
    std::vector<engine::Issue> issues;
    const auto documents = documents_of(*folders, issues);
    auto loaded = engine::load_content(documents, overlay_of(*folders, issues));
    issues.insert(issues.end(), loaded.issues.begin(), loaded.issues.end());
    if (engine::has_errors(issues) || !loaded.pack)
        return std::unexpected(text_of(issues) + "terreinkompas: the content has errors; see terreinkompas lint\n");
    return Content{std::move(*folders), std::move(*loaded.pack)};
}

std::string text_of(const std::vector<engine::Issue>& issues) {
    std::string text;
    for (const auto& issue : issues) {
        text += issue.severity == engine::Severity::error ? "error   " : "warning ";
        text += issue.file + (issue.where.empty() ? "" : "  " + issue.where) + "  " + issue.what + "\n";
    }
    return text;
}

}  // namespace tk::tool
