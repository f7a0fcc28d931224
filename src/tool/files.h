// Files as text, and where content and words stand. Whatever goes wrong comes back as a sentence.
#pragma once

#include "engine/content.h"
#include "present/texts.h"

#include <cstddef>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tk::tool {

inline constexpr std::size_t largest_content_file = 8 * 1024 * 1024;  // bytes

// "-" is standard input. Reads at most `largest` bytes; a longer file is an error, not a part of it.
std::expected<std::string, std::string> read_text(const std::string& path, std::size_t largest);

// Puts the bytes in the place of what the file held, or leaves it as it was.
std::expected<void, std::string> write_bytes(const std::string& path, std::string_view bytes);

struct Folders {
    std::filesystem::path pack{};   // with pack.json
    std::filesystem::path words{};  // with one folder per language
    std::string overlay{};          // a file to lay over them; empty: none
};

// The folder that was named, else that of TERREINKOMPAS_CONTENT, else that of the source. It is a folder with
// assets/content/base and locales, as that of the source, or one with pack.json and locales beside it.
std::expected<Folders, std::string> folders_of(const std::optional<std::string>& named,
                                               const std::optional<std::string>& overlay = std::nullopt);

// The .json files of the pack but for its examples; broken files are issues.
std::vector<engine::Document> documents_of(const Folders&, std::vector<engine::Issue>&);
std::vector<present::WordsDocument> words_of(const Folders&, const std::string& language, std::vector<engine::Issue>&);
std::vector<std::filesystem::path> examples_of(const Folders&);
// The overlay as it was written; nothing when there is none or, which is an issue, when it can't be read.
std::optional<engine::Document> overlay_of(const Folders&, std::vector<engine::Issue>&);
// Its words of a language, to lay over the others; nothing when it has none.
std::optional<present::WordsDocument> overlay_words_of(const Folders&, const std::string& language);

// The words of a language, with those of the overlay. Mistakes in them are issues.
present::Texts texts_of(const Folders&, const std::string& language, std::vector<engine::Issue>&);

struct Content {
    Folders folders{};
    engine::ContentPack pack{};
};

// The pack of a folder with what is laid over it, to work with. The error is what to print: what is wrong with each
// document, or the folder.
std::expected<Content, std::string> content_of(const std::optional<std::string>& named,
                                               const std::optional<std::string>& overlay = std::nullopt);

// "error assets/x.json /questions/3 what is wrong", one line each.
std::string text_of(const std::vector<engine::Issue>&);

}  // namespace tk::tool
