// The shipped pack, for fuzzers that need one to work with. It stands on the engine alone, so that little is built.
#pragma once

#include "engine/content.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace tk::fuzz {

inline engine::ContentPack loaded_pack() {
    const std::filesystem::path folder = TERREINKOMPAS_SOURCE_DIR "/assets/content/base";
    std::vector<engine::Document> documents;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().lexically_relative(folder).generic_string();
        if (entry.path().extension() != ".json" || name.starts_with("examples/")) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        documents.push_back({name, {std::istreambuf_iterator<char>(file), {}}});
    }
    auto loaded = engine::load_content(documents);
    if (!loaded.pack) {
        std::fputs("the shipped content does not load\n", stderr);
        std::abort();
    }
    return std::move(*loaded.pack);
}

inline engine::ContentPack& shipped_pack() {
    static engine::ContentPack pack = loaded_pack();
    return pack;
}

}  // namespace tk::fuzz
