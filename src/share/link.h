// The answers of one track as a short text for an address, and back. It carries what the link order of the pack names
// (engine/link_order.h) and nothing else: no free words, no notes, no names, nothing that the pack calls private.
//
// The text is a letter for its form, A (base64url) or B (base32 in capitals, for a QR code), and bytes:
//   2 bits    track, by its place in track_names
//   10 bits   how many bytes there are in all
//   12 bits   edition of the link order
//   answers   by that edition; what comes last and is skipped is left out
//   24 bits   check over all before it, begun from the editions up to this one: it refuses a link of another content
#pragma once

#include "engine/answers.h"
#include "engine/content.h"
#include "engine/issue.h"

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace tk::share {

inline constexpr std::size_t longest_link = 2000;  // signs of the text; with more it is not looked at

enum class Form { link, qr };

struct Written {
    std::string text{};  // empty: the pack has no link order, or the answers do not fit in a link
    std::size_t carried = 0;
    // Answers of the track that stay behind: free words and private ones, and what the link order does not name.
    std::vector<engine::QuestionId> left_out{};
};

Written write_link(const engine::ContentPack&, std::string_view track, const engine::Answers&, Form = Form::link);

// Why a text is refused as a whole.
enum class Fault {
    empty,
    version,    // a form that is not ours: of a newer program, or no link of ours
    track,      // not one of the tracks
    newer,      // an edition that this pack does not have yet
    truncated,  // its end is missing
    too_long,   // there is more behind its end
    changed,    // a sign differs, or it was made with another content
    unreadable  // the check is right and the answers are not: nothing of ours wrote it
};
std::string_view name_of(Fault);  // as above: "truncated"

struct Link {
    std::string track{};
    engine::Answers answers{};
    // Answers that were carried and have no place in the pack any more, as load_answers gives them.
    std::string unplaced{};
    std::vector<engine::Issue> issues{};  // one for each of these
};

// All of the answers, or the fault.
std::expected<Link, Fault> read_link(const engine::ContentPack&, std::string_view text);

}  // namespace tk::share
