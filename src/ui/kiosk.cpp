#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;
using present::Look;

// A code takes what it needs and leaves the rest to its words; buttons share the room. Below each other in a narrow column.
float Layout::kiosk_row(const std::vector<Block>& children, float x, float y, float w) {
    const float gap = px(12);
    if (children.size() != 2) return stack(children, x, y, w, gap);
    if (children.front().look == Look::qr) {
        if (w < px(420)) return stack(children, x, y, w, gap);
        const float code = px(208);
        const Mark words = mark();
        const float beside = place(children.back(), x + code + px(20), y, w - code - px(20));
        const Mark end = mark();
        const float high = place(children.front(), x, y, code);
        move_down(words, end, std::max(0.F, (high - beside) / 2));
        return std::max(high, beside);
    }
    if (w < px(360)) return stack(children, x, y, w, gap);
    // The first is what most visitors want.
    const float first = (w - gap) * 0.54F;
    return std::max(place(children.front(), x, y, first), place(children.back(), x + first + gap, y, w - gap - first));
}

}  // namespace tk::ui
