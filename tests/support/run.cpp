#include "support/run.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>

#include <sys/wait.h>

namespace tk::tests {

namespace fs = std::filesystem;

Result run(const std::string& line) {
    const Folder folder;
    const std::string out = (folder.path() / "out").string(), err = (folder.path() / "err").string();
    const int status = std::system((line + " >'" + out + "' 2>'" + err + "'").c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(out), text_of(err)};
}

Folder::Folder() : path_(fs::temp_directory_path() / ("terreinkompas-" + std::to_string(std::random_device{}()))) {
    fs::create_directories(path_);
}

Folder::~Folder() { fs::remove_all(path_); }

std::string Folder::file(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return (path_ / name).string();
}

std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace tk::tests
