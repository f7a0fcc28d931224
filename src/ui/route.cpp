#include "ui/layout.h"

#include <algorithm>

namespace tk::ui {

using present::Block;
using present::Progress;

// The themes: a column with names, rows with names, or, beside a question without room, a row of signs of
// which only the one in view has its name.
float Layout::route(const Block& b, float x, float y, float w) {
    const auto& items = b.children.front().children;
    const bool column = wide() && w / s < 400;
    const float size = px(40), n = static_cast<float>(std::max<std::size_t>(1, items.size())), least = px(104);
    const bool here =
        std::ranges::any_of(items, [](const Block& item) { return item.children.front().progress == Progress::now; });
    // Where nobody is on the way yet, all of it lies open.
    const bool overview =
        std::ranges::all_of(items, [](const Block& item) { return item.children.front().progress == Progress::next; });
    float used = 0;
    if (column) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            const Block& step = items[i].children.front();
            const int c = begin_control(step);
            const bool now = step.progress == Progress::now;
            float high = put_words(step.key, step.label,
                                   {17, 24, now ? Weight::strong : Weight::regular,
                                    step.progress == Progress::next ? colour::ink_soft : colour::ink},
                                   x + size + px(12), y + used + px(7), w - size - px(12));
            if (!step.help.empty())
                high += put_words(step.key, step.help, {14, 20, Weight::regular, colour::ink_soft}, x + size + px(12),
                                  y + used + px(7) + high, w - size - px(12));
            const float h = std::max(px(48), high + px(12));
            if (i + 1 < items.size()) {
                push_rect(x + size / 2 - px(2), y + used + size, px(4), h + px(16) - size,
                          step.progress == Progress::done ? colour::primary : colour::line);
            }
            dot(step, x, y + used, size);
            end_control(c, x, y + used, w, h);
            add_box(step.key, x, y + used, w, h);
            used += h + px(12);
        }
        used -= px(12);
    } else if (here && n * least > w) {
        const float cell = w / n, small = std::min(size, cell - px(8));
        float words = 0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const Block& step = items[i].children.front();
            const float cx = x + cell * static_cast<float>(i), h = px(44);
            if (i + 1 < items.size())
                push_rect(cx + (cell + small) / 2, y + h / 2 - px(2), cell - small, px(4),
                          step.progress == Progress::done ? colour::primary : colour::line);
            const bool now = step.progress == Progress::now;
            const int c = begin_control(step);
            dot(step, cx + (cell - small) / 2, y + (h - small) / 2, small);
            if (now) {
                const Letters name{16, 24, Weight::strong, colour::ink}, count{14, 24, Weight::regular, colour::ink_soft};
                const float side = std::min(text_width(step.help, count) + 1, w / 2);
                words = std::max(put_words(step.key, step.label, name, x, y + h + px(4), w - side - px(8)),
                                 put_words(step.key, step.help, count, x + w - side, y + h + px(4), side)) +
                        px(4);
            }
            end_control(c, cx, y, cell, h);
            // Its name lies under the whole row.
            if (now) add_box(step.key, x, y, w, h + words);
            else add_box(step.key, cx, y, cell, h);
        }
        used = px(44) + words;
    } else {
        // Rows are equally long, or a last theme would stand alone.
        const std::size_t all = std::max<std::size_t>(1, items.size());
        const std::size_t most = std::clamp(static_cast<std::size_t>(w / least), std::size_t{1}, all);
        const std::size_t rows = (all + most - 1) / most, per_row = (all + rows - 1) / rows;
        const float cell = w / static_cast<float>(per_row);
        for (std::size_t begin = 0; begin < items.size(); begin += per_row) {
            float tallest = 0;
            for (std::size_t i = begin; i < std::min(begin + per_row, items.size()); ++i) {
                const Block& step = items[i].children.front();
                const float cx = x + cell * static_cast<float>(i - begin);
                if (i + 1 < std::min(begin + per_row, items.size()))
                    push_rect(cx + (cell + size) / 2 - px(2), y + used + size / 2 - px(2), cell - size + px(4), px(4),
                              overview || step.progress == Progress::done ? colour::primary : colour::line);
                const int c = begin_control(step);
                const std::size_t sign = ops.size();
                dot(step, cx + (cell - size) / 2, y + used, size);
                ops[sign].chosen = overview;
                const float inner = cell - px(8), from = y + used + size + px(6);
                const Letters l{16, 22, step.progress == Progress::now ? Weight::strong : Weight::regular, colour::ink};
                float high = put_lines(step.key, lines_of(step.label, l, inner), l, cx + px(4), from, inner, 0.5F);
                if (!step.help.empty()) {
                    const Letters small{14, 20, Weight::regular, colour::ink_soft};
                    high +=
                        put_lines(step.key, lines_of(step.help, small, inner), small, cx + px(4), from + high, inner, 0.5F);
                }
                end_control(c, cx, y + used, cell, size + px(6) + high);
                add_box(step.key, cx, y + used, cell, size + px(6) + high);
                tallest = std::max(tallest, size + px(6) + high);
            }
            used += tallest + px(16);
        }
        used -= px(16);
    }
    add_box(b.key, x, y, w, used);
    return used;
}

void Layout::dot(const Block& step, float x, float y, float size) {
    Op op;
    op.shape = Shape::route_dot;
    op.at = {x, y, size, size};
    op.block = &step;
    push(std::move(op));
    const bool done = step.progress == Progress::done;
    put_icon(done ? "check" : step.icon, x + size / 2 - px(10), y + size / 2 - px(10), px(20),
             done ? colour::on_primary : colour::ink, step.key);
}

}  // namespace tk::ui
