// The benchmarks of the engine, as rows: each is something to do again and again.
#pragma once

#include "engine/content.h"
#include "tool/files.h"

#include <expected>
#include <functional>
#include <string>
#include <vector>

namespace tk::bench {

struct Row {
    std::string name{};           // "reassess/bakery"
    double target = 0;            // milliseconds; 0: none
    std::function<void()> run{};  // once; answers change from one run to the next, so that nothing can be kept
    std::string less{};           // a row whose time is taken off this one; its own work lies in the difference
};

// What the rows work on; it has to outlive them.
struct Material {
    std::vector<engine::Document> documents{};
    engine::ContentPack pack{};
    std::vector<std::string> batch{};  // answer files of companies, as text
    std::size_t next = 0;              // of the batch
};

// The shipped content and its examples, or those of a folder. The error is what to print.
std::expected<Material, std::string> material_of(const std::string& content);

// With the targets of the web or of a native program. The error is what to print: an example is missing or wrong.
std::expected<std::vector<Row>, std::string> rows_of(Material&, const std::string& content, bool web);

// The plan of a bakery as a screen, as a patch, and as a frame without a renderer: natively; elsewhere there are none.
std::expected<std::vector<Row>, std::string> face_rows(const engine::ContentPack&, const tool::Folders&);

}  // namespace tk::bench
