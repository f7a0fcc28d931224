#include "bench/machine.h"

#include <sys/resource.h>

namespace tk::bench {

std::string_view machine() { return "native"; }
bool is_web() { return false; }

std::size_t most_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss) * 1024;  // KiB on Linux
}

}  // namespace tk::bench
