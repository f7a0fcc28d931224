// Programs as one types them: what they print and how they end.
#pragma once

#include <filesystem>
#include <string>

namespace tk::tests {

struct Result {
    int code = -1;  // -1: ended by a signal
    std::string out{}, err{};
};

// A line for the shell.
Result run(const std::string& line);

// A folder of its own that goes with the test.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    // Writes a file and gives its path.
    std::string file(const std::string& name, const std::string& text) const;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::string text_of(const std::filesystem::path&);

}  // namespace tk::tests
