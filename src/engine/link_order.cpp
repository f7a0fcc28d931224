#include "engine/link_order.h"

#include "engine/hash.h"

#include <algorithm>
#include <span>

namespace tk::engine {

std::vector<LinkEntry> link_entries(const ContentPack& pack, std::string_view track, std::size_t edition) {
    std::vector<LinkEntry> entries;
    for (const LinkEdition& one : std::span(pack.link_order).first(std::min(edition, pack.link_order.size())))
        for (const LinkEntry& entry : one.entries[track]) {
            const auto known = std::ranges::find(entries, entry.question, &LinkEntry::question);
            if (known == entries.end()) entries.push_back(entry);
            else known->options.insert(known->options.end(), entry.options.begin(), entry.options.end());
        }
    return entries;
}

std::uint64_t link_order_hash(const ContentPack& pack, std::size_t edition) {
    std::uint64_t hash = hash_of_nothing;
    // Each word is followed by what kind of word it was.
    const auto add = [&](std::string_view word, char kind) { hash = hash_of({&kind, 1}, hash_of(word, hash)); };
    for (const LinkEdition& one : std::span(pack.link_order).first(std::min(edition, pack.link_order.size()))) {
        for (const std::string_view track : track_names) {
            for (const LinkEntry& entry : one.entries[track]) {
                add(entry.question.value, static_cast<char>('0' + static_cast<int>(entry.kind)));
                for (const OptionId& option : entry.options) add(option.value, '.');
            }
            add(track, '/');
        }
        add("", '|');
    }
    return hash;
}

std::string link_order_checksum(const ContentPack& pack, std::size_t edition) {
    const std::uint64_t hash = link_order_hash(pack, edition);
    static constexpr std::string_view hex = "0123456789abcdef";
    std::string text;
    for (int shift = 28; shift >= 0; shift -= 4) text += hex[(hash >> 32 ^ hash) >> shift & 15];
    return text;
}

}  // namespace tk::engine
