// A link of any bytes whose length and check are right, as one who means harm can make it.
#pragma once

#include "engine/link_order.h"
#include "share/bits.h"
#include "share/text_form.h"

#include <string>

namespace tk::tests {

// At most 1,017 bytes.
inline std::string forged_link(const engine::ContentPack& pack, unsigned track, unsigned edition, const std::string& body) {
    share::BitWriter head;
    head.put(track, 2);
    head.put(6 + body.size(), 10);
    head.put(edition, 12);
    const std::string bytes = head.bytes() + body;
    const std::uint64_t order = engine::link_order_hash(pack, edition);
    share::BitWriter end;
    end.put(share::crc24(bytes, static_cast<std::uint32_t>(order ^ order >> 24 ^ order >> 48)), 24);
    return "A" + share::base64_of(bytes + end.bytes());
}

}  // namespace tk::tests
