#include "engine/expression.h"

#include <algorithm>

namespace tk::engine {

int Input::option(std::string_view id) const {
    const auto place = std::ranges::find(options, id);
    return place == options.end() ? -1 : static_cast<int>(place - options.begin());
}

std::int32_t Program::input(std::string_view name) const {
    const auto place = names.find(std::string(name));
    return place == names.end() || place->second.kind != NameKind::input ? -1 : place->second.slot;
}

std::int32_t Program::quantity(std::string_view name) const {
    const auto place = names.find(std::string(name));
    return place == names.end() || place->second.kind != NameKind::quantity ? -1 : place->second.slot;
}

std::int32_t Program::input_of(const Node& node) const {
    if (node.op == Op::table) return coefficients[static_cast<std::size_t>(node.slot)].by;
    return node.op == Op::input || node.op == Op::chosen || node.op == Op::known ? node.slot : -1;
}

std::int32_t Program::add(Node node, const std::vector<std::int32_t>& given) {
    node.first = static_cast<std::uint32_t>(arguments.size());
    node.count = static_cast<std::uint32_t>(given.size());
    arguments.insert(arguments.end(), given.begin(), given.end());
    nodes.push_back(node);
    return static_cast<std::int32_t>(nodes.size() - 1);
}

std::vector<std::int32_t> Program::inputs_of(std::int32_t root) const {
    std::vector<std::int32_t> found, open;
    std::vector<bool> seen(quantities.size());
    if (root >= 0) open.push_back(root);
    while (!open.empty()) {
        const Node& node = nodes[static_cast<std::size_t>(open.back())];
        open.pop_back();
        open.insert(open.end(), begin(node), begin(node) + node.count);
        if (const std::int32_t input = input_of(node); input >= 0) found.push_back(input);
        if (node.op == Op::quantity && !seen[static_cast<std::size_t>(node.slot)]) {
            seen[static_cast<std::size_t>(node.slot)] = true;
            if (const Amount value = quantities[static_cast<std::size_t>(node.slot)].value; !value.empty())
                open.push_back(value.root);
        }
    }
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

}  // namespace tk::engine
