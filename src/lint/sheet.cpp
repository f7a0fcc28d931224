#include "lint/sheet.h"

namespace tk::lint {

using nlohmann::json;

std::string escaped(std::string_view name) {
    std::string text;
    for (const char c : name) {
        if (c == '~') text += "~0";
        else if (c == '/') text += "~1";
        else text += c;
    }
    return text;
}

Sheet::Sheet(std::span<const engine::Document> documents) {
    for (const engine::Document& document : documents) {
        json value = json::parse(document.text, nullptr, false);
        if (value.is_object()) files_.emplace_back(document.path, std::move(value));
    }
    for (const auto& [path, value] : files_)
        for (const auto& [section, list] : value.items()) {
            if (!list.is_array() || path == "pack.json") continue;
            for (std::size_t i = 0; i < list.size(); ++i) {
                if (!list[i].is_object()) continue;
                const auto id = list[i].find("id");
                Entry entry{section, id != list[i].end() && id->is_string() ? id->get<std::string>() : "", path,
                            "/" + escaped(section) + "/" + std::to_string(i), &list[i]};
                if (!entry.id.empty()) by_subject_.emplace(entry.subject(), entries_.size());
                entries_.push_back(std::move(entry));
            }
        }
}

const Entry* Sheet::find(std::string_view section, std::string_view id) const {
    const auto place = by_subject_.find(std::string(section) + "/" + std::string(id));
    return place == by_subject_.end() ? nullptr : &entries_[place->second];
}

const json* Sheet::head() const {
    for (const auto& [path, value] : files_)
        if (path == "pack.json") return &value;
    return nullptr;
}

std::string Sheet::file_with(std::string_view section) const {
    for (const auto& [path, value] : files_)
        if (value.contains(section)) return path;
    return "pack.json";
}

Finding Sheet::about(std::string_view section, std::string_view id, std::string_view part, std::string kind,
                     std::string message, engine::Severity severity) const {
    Finding finding;
    finding.kind = std::move(kind);
    finding.severity = severity;
    finding.subject = std::string(section) + "/" + std::string(id);
    finding.message = std::move(message);
    if (const Entry* entry = find(section, id)) {
        finding.file = entry->file;
        finding.pointer = entry->pointer + std::string(part);
    } else {
        finding.file = "pack.json";
    }
    return finding;
}

}  // namespace tk::lint
