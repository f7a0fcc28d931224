// The page of one step of the plan.
#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;
using present::Look;

// The sign with its number stands beside the name, under the words that say of how many it is.
float Layout::step_head(const Block& b, float x, float y, float w) {
    const Block& number_of = b.children.front();
    const bool numbered = !number_of.value.empty();
    const float size = numbered ? px(narrow() ? 44 : 56) : 0, indent = numbered ? size + px(16) : 0;
    float h = 0;
    std::size_t next = 0;
    if (numbered) {
        Op sign;
        sign.shape = Shape::node;
        sign.at = {x, y, size, size};
        sign.radius = number_of.look == Look::node_can ? size / 2 : px(12);
        sign.stroke = number_of.look == Look::node_must   ? colour::must
                      : number_of.look == Look::node_will ? colour::will_mark
                                                          : colour::primary;
        sign.dashed = number_of.look == Look::node_will;
        push(std::move(sign));
        const Letters number =
            fitted({narrow() ? 20.F : 24.F, 30, Weight::bold, colour::ink}, number_of.value, size - px(12));
        const float wide_as = text_width(number_of.value, number);
        put_words(number_of.key, number_of.value, number, x + (size - wide_as) / 2, y + (size - px(number.line)) / 2,
                  wide_as + 2);
        h = put_words(number_of.key, number_of.label, {14, 20, Weight::regular, colour::ink_soft}, x + indent, y,
                      w - indent);
        add_box(number_of.key, x, y, w, std::max(h, size));
        next = 1;
    }
    for (; next < b.children.size(); ++next) {
        const Block& child = b.children[next];
        const float left = narrow() && child.role != present::Role::heading ? 0 : indent;
        if (child.role != present::Role::heading) h = std::max(h, narrow() ? size : 0) + px(8);
        h += place(child, x + left, y + h, w - left);
    }
    h = std::max(h, size);
    add_box(b.key, x, y, w, h);
    return h;
}

// What a step is beside what to do with it.
float Layout::step_columns(const Block& b, float x, float y, float w) {
    const float right = px(356), gap = px(32), left = w - right - gap;
    float h = 0;
    for (const Block& column : b.children) {
        const bool first = &column == &b.children.front();
        const float at = first ? x : x + left + gap, wide_as = first ? left : right;
        const float high = stack(column.children, at, y, wide_as, px(20));
        add_box(column.key, at, y, wide_as, high);
        h = std::max(h, high);
    }
    add_box(b.key, x, y, w, h);
    return h;
}

}  // namespace tk::ui
