#include "ui/layout.h"

#include <algorithm>
#include <array>

namespace tk::ui {

using present::Block;
using present::Look;

// The result with the compass at its right, equally high; of the charts the narrow column, which is read first, stands
// at the right.
float Layout::beside(const Block& b, float x, float y, float w) {
    float h = 0;
    if (!wide() || b.children.size() != 2) {
        h = stack(b.children, x, y, w, px(24));
    } else {
        const bool charts = b.look == Look::plan_charts;
        const float gap = px(24), right = px(charts ? 400 : 430), left = w - right - gap;
        std::array<std::size_t, 2> frames{};
        for (std::size_t i = 0; i < 2; ++i) {
            const bool at_right = (i == 1) != charts;
            frames[i] = ops.size();
            h = std::max(h, place(b.children[i], at_right ? x + left + gap : x, y, at_right ? right : left));
        }
        for (std::size_t i = 0; i < 2; ++i) {
            if (b.children[i].look != Look::card) continue;
            ops[frames[i]].at.w = h;
            for (Box& box : boxes)
                if (box.key == b.children[i].key) box.h = h;
        }
    }
    add_box(b.key, x, y, w, h);
    return h;
}

}  // namespace tk::ui
