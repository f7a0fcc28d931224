#include "tool/graphviz.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace tk::tool {

namespace {

// As a shell finds it; empty: it is not there.
std::string path_of(const std::string& program) {
    const char* variable = std::getenv("PATH");
    std::string_view folders = variable == nullptr ? "/usr/local/bin:/usr/bin:/bin" : variable;
    while (!folders.empty()) {
        const auto colon = std::min(folders.find(':'), folders.size());
        const std::string path = std::string(folders.substr(0, colon)) + "/" + program;
        if (colon > 0 && access(path.c_str(), X_OK) == 0) return path;
        folders.remove_prefix(std::min(colon + 1, folders.size()));
    }
    return "";
}

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const auto written = write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

std::expected<void, std::string> draw_svg(const std::string& dot, const std::string& file) {
    const std::string program = path_of("dot");
    if (program.empty())
        return std::unexpected(
            "Graphviz is not installed (the program dot, package graphviz); --format dot writes what it draws from");
    int out = STDOUT_FILENO;
    if (!file.empty()) out = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (out < 0) return std::unexpected(file + " can't be written: " + std::strerror(errno));
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) return std::unexpected("no pipe to Graphviz: " + std::string(std::strerror(errno)));
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    std::signal(SIGPIPE, SIG_IGN);  // a Graphviz that ends early is told by its exit code
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    if (out != STDOUT_FILENO) posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    std::string name = "dot", format = "-Tsvg";
    std::array<char*, 3> words{name.data(), format.data(), nullptr};
    pid_t child = 0;
    const int failed = posix_spawn(&child, program.c_str(), &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[0]);
    if (out != STDOUT_FILENO) close(out);
    bool whole = failed == 0 && write_all(ends[1], dot);
    close(ends[1]);
    if (failed != 0) return std::unexpected(program + " can't be run: " + std::strerror(failed));
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return std::unexpected("Graphviz was lost: " + std::string(std::strerror(errno)));
    if (!whole || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::unexpected("Graphviz could not draw the map");
    return {};
}

}  // namespace tk::tool
