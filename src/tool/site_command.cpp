// What is wrong with the settings of a site, for who runs it.
#include "present/site.h"
#include "tool/commands.h"
#include "tool/files.h"
#include "tool/say.h"

#include <cstdio>

namespace tk::tool {

int site(const Arguments& arguments) {
    const auto text = read_text(arguments.file, present::largest_site_file);
    if (!text) {
        say(stderr, "terreinkompas: " + text.error() + "\n");
        return findings;
    }
    auto read = present::site_of(*text);
    if (text->empty()) read.issues.push_back({engine::Severity::warning, "", "", "the file is empty; nothing is set"});
    for (auto& issue : read.issues) issue.file = arguments.file;
    say(stdout, read.issues.empty() ? arguments.file + ": nothing is wrong\n" : text_of(read.issues));
    return read.issues.empty() ? good : findings;
}

}  // namespace tk::tool
