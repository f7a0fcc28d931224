// The documents of a pack as JSON, for what the compiled pack no longer has: places, sources, dates of checking.
#pragma once

#include "engine/content.h"
#include "lint/finding.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tk::lint {

// An object of a section.
struct Entry {
    std::string section{}, id{};  // id: empty when it has none
    std::string file{}, pointer{};
    const nlohmann::json* json = nullptr;

    std::string subject() const { return section + "/" + id; }
};

class Sheet {
public:
    // Documents that are no JSON object are passed over.
    explicit Sheet(std::span<const engine::Document>);
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    const std::vector<Entry>& entries() const { return entries_; }           // in the order of the documents
    const Entry* find(std::string_view section, std::string_view id) const;  // the first of the name; null: none
    const nlohmann::json* head() const;                                      // pack.json; null: none
    std::string file_with(std::string_view section) const;  // the first document that has it; pack.json when none has

    // A finding about a thing; `part` is a JSON pointer below its object.
    Finding about(std::string_view section, std::string_view id, std::string_view part, std::string kind,
                  std::string message, engine::Severity = engine::Severity::error) const;

private:
    std::vector<std::pair<std::string, nlohmann::json>> files_{};
    std::vector<Entry> entries_{};
    std::map<std::string, std::size_t, std::less<>> by_subject_{};
};

// A name as a part of a JSON pointer.
std::string escaped(std::string_view name);

}  // namespace tk::lint
