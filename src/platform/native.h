// What the window and the headless program share: their command line, and content and words from files.
#pragma once

#include "app/app.h"
#include "tool/files.h"

#include <expected>
#include <string>

namespace tk::platform {

struct NativeStart {
    tool::Folders folders{};
    app::Settings settings{};
    std::string screenshot{};  // a picture to make of the first screen, instead of running on; empty: none
};

// Reads --content DIR, --language nl|en, --date YYYY-MM-DD, --size WxH, --theme NAME, --text N, --address URL,
// --site FILE, --visit PLACE and --screenshot FILE. The error is the exit code, after what is wrong (or the help) was said.
std::expected<NativeStart, int> native_start(int count, char** words, const char* program);

// All words of a language as one JSON object; empty when there are none.
std::string native_words(const tool::Folders&, const std::string& language);

}  // namespace tk::platform
