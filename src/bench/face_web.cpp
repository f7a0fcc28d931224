#include "bench/cases.h"

namespace tk::bench {

// The fonts are not among the files that the benchmark has in its memory.
std::expected<std::vector<Row>, std::string> face_rows(const engine::ContentPack&, const tool::Folders&) {
    return std::vector<Row>{};
}

}  // namespace tk::bench
