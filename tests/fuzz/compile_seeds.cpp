// What the fuzzer of compiled packs begins with: compile_seeds FROM TO compiles each text in FROM that loads.
#include "documents.h"
#include "engine/compiled.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

int main(int count, char** words) {
    if (count != 3) return 2;
    const std::filesystem::path from = words[1], to = words[2];
    std::filesystem::create_directories(to);
    int made = 0;
    for (const auto& entry : std::filesystem::directory_iterator(from)) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        const auto loaded = tk::engine::load_content(tk::fuzz::documents_of(text));
        if (!loaded.pack) continue;
        std::ofstream(to / entry.path().filename(), std::ios::binary) << tk::engine::compiled_content(*loaded.pack);
        ++made;
    }
    if (made == 0) std::fputs("none of the packs loads\n", stderr);
    return made == 0 ? 1 : 0;
}
