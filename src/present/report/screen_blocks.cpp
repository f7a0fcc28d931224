// Blocks of the screens as HTML for paper.
#include "present/report/parts.h"

#include <algorithm>

namespace tk::present {

namespace {

const Block* block_in(const std::vector<Block>& blocks, std::string_view key) {
    for (const Block& block : blocks) {
        if (block.key == key) return &block;
        if (const Block* found = block_in(block.children, key)) return found;
    }
    return nullptr;
}

// Its words and where it leads: on paper an address is only of use outside the program.
void write_words(Html& html, const Block& block) {
    const auto own = [&](const std::string& words) {
        if (block.personal) html.typed(words);
        else if (!block.lang.empty()) html.element("span", words, {{"lang", block.lang}});
        else html.text(words);
    };
    if (block.href.empty()) own(block.label);
    else html.link(block.label, block.href);
    if (!block.help.empty()) html.text(" ").element("span", block.help, {{"class", "soft"}});
}

bool only_on_screen(const Block& block) {
    return block.painted_only || block.role == Role::button || block.role == Role::navigation ||
           block.look == Look::back_link ||
           (block.role == Role::link && block.look == Look::text_link && block.href.empty());
}

void write_rows(Html& html, const Block& table) {
    const auto inside = html.in("table");
    html.element("caption", table.label);
    for (std::size_t r = 0; r < table.children.size(); ++r) {
        if (r == 0) html.open("thead");
        if (r == 1) html.open("tbody");
        html.open("tr");
        const auto& cells = table.children[r].children;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            if (r == 0) html.open("th", {{"scope", "col"}});
            else if (c == 0) html.open("th", {{"scope", "row"}});
            else html.open("td");
            html.text(cells[c].label).close();
        }
        html.close();
        if (r == 0 || r + 1 == table.children.size()) html.close();
    }
}

}  // namespace

const Block* Shown::find(std::string_view key) const { return block_in(blocks_, key); }

std::string Shown::label(std::string_view key) const {
    const Block* found = find(key);
    return found == nullptr ? std::string{} : found->label;
}

std::string Shown::help(std::string_view key) const {
    const Block* found = find(key);
    return found == nullptr ? std::string{} : found->help;
}

void write_block(Html& html, const Block& block, int level) {
    if (only_on_screen(block)) return;
    const auto children = [&] {
        for (const Block& child : block.children) write_block(html, child, level);
    };
    switch (block.role) {
        case Role::heading:
            html.element("h" + std::to_string(std::min(6, level + std::max(0, block.level - 2))), block.label);
            return;
        case Role::list: {
            if (std::ranges::all_of(block.children, [](const Block& one) { return only_on_screen(one); })) return;
            const auto inside = html.in("ul");
            children();
            return;
        }
        case Role::item: {
            const auto inside = html.in("li");
            // A link is here for what it names.
            if (block.children.size() == 1 && block.children.front().role == Role::link) {
                write_words(html, block.children.front());
                return;
            }
            if (!block.label.empty()) write_words(html, block);
            children();
            return;
        }
        case Role::table: write_rows(html, block); return;
        case Role::figure:
            if (block.bar) draw_bar(html, *block.bar, block.label);
            return;
        case Role::paragraph:
        case Role::status:
        case Role::link: {
            if (block.label.empty()) return;
            const auto inside = html.in("p");
            write_words(html, block);
            return;
        }
        default: children(); return;
    }
}

}  // namespace tk::present
