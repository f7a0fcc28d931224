// Above the steps of the plan: which are in view, and their order at the right where there is room.
#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;

float Layout::steps_bar(const Block& b, float x, float y, float w) {
    const Block &filter = b.children[0], &choices = b.children[1];
    const auto wide_as = [&](const Block& group) {
        float sum = -px(12);
        for (const Block& child : group.children) sum += natural_width(child) + px(12) + 1;
        return sum;
    };
    const float gap = px(12), right = wide_as(choices);
    float h = 0;
    std::size_t next = 0;
    if (wide_as(filter) + px(24) + right <= w) {
        h = std::max(place(filter, x, y, w - right - px(24)), place(choices, x + w - right - 2, y, right + 2));
        next = 2;
    }
    for (std::size_t i = next; i < b.children.size(); ++i)
        h += (h > 0 ? gap : 0) + place(b.children[i], x, y + h + (h > 0 ? gap : 0), w);
    add_box(b.key, x, y, w, h);
    return h;
}

}  // namespace tk::ui
