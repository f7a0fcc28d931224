// Links: refused with a fault, or answers that make the same link again. The first byte says whether the others are the
// text itself, or bytes whose check is right.
#include "engine/link_order.h"
#include "fuzz/shipped.h"
#include "share/link.h"
#include "support/forged_link.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace tk;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    static const engine::ContentPack& pack = fuzz::shipped_pack();
    const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::string text =
        data[0] % 2 == 0 ? rest : tests::forged_link(pack, data[0] / 2 % 4, data[0] / 8 % 4, rest.substr(0, 1017));
    const auto read = share::read_link(pack, text);
    if (!read) return 0;
    const auto again = share::read_link(pack, share::write_link(pack, read->track, read->answers).text);
    if (!again || !(again->answers == read->answers)) std::abort();
    return 0;
}
