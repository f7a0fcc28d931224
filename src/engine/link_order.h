// In which order links carry the answers of a track. Editions are only ever added, so that a link that names its
// edition is read as it was written, whatever the pack asks now.
#pragma once

#include "engine/content.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tk::engine {

inline constexpr std::size_t most_editions = 4095;

// What links of this edition carry: 0 is none, 1 the oldest. An edition that is not there counts as the newest.
std::vector<LinkEntry> link_entries(const ContentPack&, std::string_view track, std::size_t edition);

// Of all that stands in the editions up to this one, for both tracks.
std::uint64_t link_order_hash(const ContentPack&, std::size_t edition);

// The same as authors write it beside an edition: 8 hex digits.
std::string link_order_checksum(const ContentPack&, std::size_t edition);

// Whether its answer may leave in a link: not free words, nor what the pack calls private.
inline bool may_be_shared(const Question& question) { return question.kind != AnswerKind::text && !question.personal; }

}  // namespace tk::engine
