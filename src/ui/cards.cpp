#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;
using present::Look;

float Layout::card(const Block& b, float x, float y, float w) {
    const ImU32 fill = b.look == Look::card_soft ? colour::info_soft : colour::surface;
    const std::size_t frame =
        push_rect(x, y, w, 0, fill, b.look == Look::card_dashed ? colour::control : colour::line, 1, 12);
    ops[frame].dashed = b.look == Look::card_dashed;
    const float pad = px(narrow() ? 16 : 24);
    float used = 0;
    bool band = false;
    for (const Block& child : b.children) {
        if (child.mirror_only) continue;
        if (child.look == Look::card_head || child.look == Look::group_must || child.look == Look::group_will ||
            child.look == Look::group_can) {
            used += place(child, x, y, w);
            band = true;
            continue;
        }
        used += used == 0 ? pad : band ? px(16) : px(12);
        band = false;
        used += place(child, x + pad, y + used, w - 2 * pad);
    }
    used += pad;
    ops[frame].at.w = used;
    add_box(b.key, x, y, w, used);
    return used;
}

// A soft band at the head of a card.
float Layout::band(const Block& b, float x, float y, float w) {
    const ImU32 soft = b.look == Look::group_must   ? colour::must_soft
                       : b.look == Look::group_will ? colour::will_soft
                       : b.look == Look::group_can  ? colour::can_soft
                                                    : colour::primary_soft;
    const ImU32 strong = b.look == Look::group_must ? colour::must : b.look == Look::group_will ? colour::will : colour::can;
    const std::size_t frame = push_rect(x + hair(), y + hair(), w - 2 * hair(), 0, soft, 0, 0, 11);
    const float pad = px(narrow() ? 16 : 24);
    float at = x + pad, used = px(14);
    const Block& title = b.children.front();
    float indent = 0;
    if (b.look == Look::card_head) {
        Op mark;
        mark.shape = Shape::compass;
        mark.at = {at, y + used, px(30), px(30)};
        push(std::move(mark));
        indent = px(42);
    } else {
        push_rect(at, y + used, px(36), px(36), strong, 0, 0, 18);
        put_icon(title.icon, at + px(8), y + used + px(8), px(20), colour::on_primary, title.key);
        indent = px(48);
    }
    const float h = put_words(title.key, title.label, letters(title), at + indent, y + used + px(2), w - 2 * pad - indent);
    add_box(title.key, at + indent, y + used, w - 2 * pad - indent, h + px(4));
    used += std::max(h, px(32)) + px(2);
    for (std::size_t i = 1; i < b.children.size(); ++i)
        used += place(b.children[i], at + indent, y + used, w - 2 * pad - indent) + px(2);
    used += px(12);
    ops[frame].at.w = used;
    if (colour::high_contrast()) push_rect(x, y + used - hair(), w, hair(), colour::line);
    add_box(b.key, x, y, w, used);
    return used;
}

}  // namespace tk::ui
