// Many companies of one business park, from their dossiers. They are in memory only, until the page is closed.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tk::present {

struct State;
struct FileIn;

// What a person does on that page.
enum class GatherDeed {
    pick,        // files
    from_shelf,  // the company dossiers of this device
    stop,        // those that are still coming stay out
    forget,      // all of them
    count,       // the company of the file `of` counts, or no longer
    take_over,   // the estimate for the question `of` becomes an answer of the open terrain
    save,        // what they are together as a file, without files and names
};
struct Gather {
    GatherDeed deed = GatherDeed::pick;
    std::string of{};
    friend bool operator==(const Gather&, const Gather&) = default;
};

// Bring companies; they come back one by one through App::company_arrived. Without dossiers the person chooses files.
struct BringCompanies {
    std::vector<std::pair<std::string, std::string>> dossiers{};  // of this device: id and name
    friend bool operator==(const BringCompanies&, const BringCompanies&) = default;
};
struct StopBringing {
    friend bool operator==(const StopBringing&, const StopBringing&) = default;
};

// A company among those that come together; the last one makes the figures.
void company_arrived(State&, const FileIn&);

}  // namespace tk::present
