#include "mirror/patch.h"

#include "mirror/names.h"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace tk::mirror {

using present::Block;
using present::Role;
using present::Screen;

namespace {

// Where a block stands. `index` counts the siblings that the page gets.
struct Spot {
    const Block* block = nullptr;
    std::string_view parent{}, after{};
    std::size_t index = 0;
};

// Every block that the page gets, in reading order, and by key.
struct Tree {
    std::vector<Spot> order{};
    std::unordered_map<std::string_view, std::size_t> by_key{};

    const Spot* find(std::string_view key) const {
        const auto found = by_key.find(key);
        return found == by_key.end() ? nullptr : &order[found->second];
    }
};

void add(Tree& tree, const std::vector<Block>& blocks, std::string_view parent) {
    std::string_view after{};
    std::size_t index = 0;
    for (const auto& block : blocks) {
        if (block.painted_only) continue;
        const bool is_new = tree.by_key.emplace(block.key, tree.order.size()).second;
        assert(is_new && "two blocks of a screen have the same key");
        if (!is_new) continue;
        tree.order.push_back({&block, parent, after, index++});
        after = block.key;
        add(tree, block.children, block.key);
    }
}

Tree tree_of(const Screen& screen) {
    Tree tree;
    add(tree, screen.blocks, {});
    return tree;
}

// What the page is told about a block itself. Which intent it has is ours; the page knows only that it has one.
auto said(const Block& b) {
    return std::tuple{std::tie(b.key, b.role, b.look, b.level, b.label, b.help, b.value, b.unit, b.error, b.icon,
                               b.icon_after, b.lang, b.keys),
                      std::tie(b.chosen, b.current, b.pressed, b.toggles, b.unfolded, b.invalid, b.read_only, b.personal,
                               b.fixed, b.mirror_only, b.progress, b.bar, b.limits, b.slider, b.qr),
                      b.intent.has_value(), address_of(b)};
}

// Another role or level is another HTML element: the old one goes, with all that is in it.
bool same_element(const Block& a, const Block& b) {
    return a.role == b.role && (a.role != Role::heading || a.level == b.level);
}

Block without_children(const Block& b) {
    return {.key = b.key,
            .role = b.role,
            .look = b.look,
            .level = b.level,
            .label = b.label,
            .help = b.help,
            .value = b.value,
            .unit = b.unit,
            .error = b.error,
            .icon = b.icon,
            .icon_after = b.icon_after,
            .lang = b.lang,
            .href = b.href,
            .keys = b.keys,
            .chosen = b.chosen,
            .current = b.current,
            .pressed = b.pressed,
            .toggles = b.toggles,
            .unfolded = b.unfolded,
            .invalid = b.invalid,
            .read_only = b.read_only,
            .personal = b.personal,
            .fixed = b.fixed,
            .painted_only = b.painted_only,
            .mirror_only = b.mirror_only,
            .progress = b.progress,
            .bar = b.bar,
            .limits = b.limits,
            .compass = b.compass,
            .point = b.point,
            .axis = b.axis,
            .time_axis = b.time_axis,
            .span = b.span,
            .running = b.running,
            .swing = b.swing,
            .slider = b.slider,
            .qr = b.qr,
            .intent = b.intent,
            .children = {}};
}

// Which of the numbers stay where they are when the fewest are moved: a longest rising subsequence.
std::vector<bool> staying(const std::vector<std::size_t>& numbers) {
    std::vector<std::size_t> ends{};  // ends[n]: place of the smallest last number of a rising row of n + 1
    std::vector<std::size_t> before(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto place = std::ranges::lower_bound(ends, numbers[i], {}, [&](std::size_t at) { return numbers[at]; });
        before[i] = place == ends.begin() ? i : *(place - 1);
        if (place == ends.end()) ends.push_back(i);
        else *place = i;
    }
    std::vector<bool> stays(numbers.size(), false);
    if (!ends.empty())
        for (auto i = ends.back();; i = before[i]) {
            stays[i] = true;
            if (before[i] == i) break;
        }
    return stays;
}

}  // namespace

bool Patch::empty() const {
    return !title && !language && !fragment && removed.empty() && written.empty() && focus.empty() && announcement.empty();
}

Patch difference(const Screen& before, const Screen& after) {
    Patch patch{};
    if (before.title != after.title) patch.title = after.title;
    if (before.language != after.language) patch.language = after.language;
    if (before.fragment != after.fragment) patch.fragment = after.fragment;
    patch.focus = after.focus;
    patch.announcement = after.announcement;
    patch.urgent = after.urgent && !after.announcement.empty();

    const auto old_tree = tree_of(before);
    const auto new_tree = tree_of(after);

    // Gone with their parent, or removed by name. What is gone and still wanted is written anew.
    std::unordered_set<std::string_view> gone{};
    for (const auto& spot : old_tree.order) {
        const auto* wanted = new_tree.find(spot.block->key);
        const bool with_parent = gone.contains(spot.parent);
        if (!with_parent && wanted && same_element(*spot.block, *wanted->block)) continue;
        gone.insert(spot.block->key);
        if (!with_parent) patch.removed.push_back(spot.block->key);
    }

    // Of the siblings that stay under their parent, as few as possible move.
    std::unordered_map<std::string_view, std::vector<const Spot*>> kept{};  // parent to its children, in the new order
    for (const auto& spot : new_tree.order) {
        const auto* old = old_tree.find(spot.block->key);
        if (old && !gone.contains(spot.block->key) && old->parent == spot.parent) kept[spot.parent].push_back(&spot);
    }
    std::unordered_set<std::string_view> in_place{};
    for (const auto& [parent, children] : kept) {
        std::vector<std::size_t> old_places{};
        for (const auto* spot : children) old_places.push_back(old_tree.find(spot->block->key)->index);
        const auto stays = staying(old_places);
        for (std::size_t i = 0; i < children.size(); ++i)
            if (stays[i]) in_place.insert(children[i]->block->key);
    }

    for (const auto& spot : new_tree.order) {
        const auto& block = *spot.block;
        if (in_place.contains(block.key) && said(*old_tree.find(block.key)->block) == said(block)) continue;
        patch.written.push_back({std::string{spot.parent}, std::string{spot.after}, without_children(block)});
    }
    return patch;
}

}  // namespace tk::mirror
