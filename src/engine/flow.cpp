#include "engine/flow.h"

#include "engine/expression.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>
#include <unordered_map>

namespace tk::engine {

namespace {

class Flattener {
public:
    explicit Flattener(const Program& program) : program_(program), settled_(program.inputs.size(), -1) {
        flow_.places.assign(program.nodes.size(), -1);
    }

    Flow run() {
        for (const std::int32_t root : program_.truths) write(root);
        for (std::size_t i = 0; i < program_.inputs.size(); ++i) settle(static_cast<std::int32_t>(i));
        flow_.truths = flow_.code.size();
        for (std::size_t i = 0; i < program_.nodes.size(); ++i) write(static_cast<std::int32_t>(i));
        return std::move(flow_);
    }

private:
    const Program& program_;
    Flow flow_{};
    std::vector<std::int32_t> settled_;  // by input: the place of its settling
    std::unordered_map<std::string, std::int32_t> written_{};

    // The nodes that the node waits for: its arguments, the amount of a quantity, and when its input is asked.
    void waits_for(const Node& node, std::vector<std::int32_t>& open) const {
        const auto want = [&](std::int32_t place) {
            if (place >= 0 && flow_.places[index(place)] < 0) open.push_back(place);
        };
        for (std::uint32_t i = 0; i < node.count; ++i) want(program_.argument(node, i));
        if (node.op == Op::quantity) want(program_.quantities[index(node.slot)].value.root);
        if (const std::int32_t input = program_.input_of(node); input >= 0 && settled_[index(input)] < 0) want(gate(input));
    }

    // The rule that can make an input count as something else; -1: none.
    std::int32_t gate(std::int32_t input) const {
        const Input& one = program_.inputs[index(input)];
        return one.not_asked ? one.asked_if.root : -1;
    }

    // Without recursion: a chain of quantities may be as long as a pack is large.
    void write(std::int32_t root) {
        std::vector<std::int32_t> open{root};
        while (!open.empty()) {
            const std::int32_t place = open.back();
            if (place < 0 || flow_.places[index(place)] >= 0) {
                open.pop_back();
                continue;
            }
            const std::size_t before = open.size();
            const Node& node = program_.nodes[index(place)];
            waits_for(node, open);
            if (open.size() > before) continue;
            flow_.places[index(place)] = made(node);
            open.pop_back();
        }
    }

    void settle(std::int32_t input) {
        if (settled_[index(input)] >= 0) return;
        write(gate(input));
        Instruction one{Op::settle};
        one.slot = input;
        if (const std::int32_t rule = gate(input); rule >= 0) one.a = flow_.places[index(rule)];
        settled_[index(input)] = add(one);
    }

    std::int32_t made(const Node& node) {
        const auto argument = [&](std::uint32_t which) { return flow_.places[index(program_.argument(node, which))]; };
        if (const std::int32_t input = program_.input_of(node); input >= 0) settle(input);
        Instruction one{node.op};
        one.slot = node.slot;
        one.value = node.value;
        one.mask = node.mask;
        switch (node.op) {
            case Op::quantity: {
                const std::int32_t root = program_.quantities[index(node.slot)].value.root;
                return root >= 0 ? flow_.places[index(root)] : add(Instruction{});
            }
            case Op::minimum:
            case Op::maximum: {
                std::int32_t all = argument(0);
                for (std::uint32_t i = 1; i < node.count; ++i) {
                    one.a = all;
                    one.b = argument(i);
                    all = add(one);
                }
                return all;
            }
            case Op::interpolate:
            case Op::band: {
                one.a = argument(0);
                std::vector<std::int32_t> points;
                for (std::uint32_t i = 1; i < node.count; ++i) points.push_back(argument(i));
                return add(one, points);
            }
            default: break;
        }
        if (node.count > 0) one.a = argument(0);
        if (node.count > 1) one.b = argument(1);
        if (node.count > 2) one.c = argument(2);
        return add(one);
    }

    // Equal instructions are one.
    std::int32_t add(Instruction one, const std::vector<std::int32_t>& points = {}) {
        std::string key;
        const auto mix = [&](const auto& value) {
            char bytes[sizeof value];
            std::memcpy(bytes, &value, sizeof value);
            key.append(bytes, sizeof value);
        };
        mix(one.op);
        mix(one.slot);
        mix(one.a);
        mix(one.b);
        mix(one.c);
        mix(std::bit_cast<std::uint64_t>(one.value));
        mix(one.mask);
        for (const std::int32_t point : points) mix(point);
        const auto [place, fresh] = written_.emplace(std::move(key), static_cast<std::int32_t>(flow_.code.size()));
        if (!fresh) return place->second;
        one.first = static_cast<std::uint32_t>(flow_.points.size());
        one.count = static_cast<std::uint32_t>(points.size());
        flow_.points.insert(flow_.points.end(), points.begin(), points.end());
        flow_.code.push_back(one);
        return place->second;
    }
};

}  // namespace

std::int32_t input_of(const Program& program, const Instruction& one) {
    if (one.op == Op::table) return program.coefficients[index(one.slot)].by;
    return one.op == Op::input || one.op == Op::chosen || one.op == Op::known ? one.slot : -1;
}

Flow flow_of(const Program& program) { return Flattener(program).run(); }

std::size_t chain_of(const Program& program, const Flow& flow) {
    std::vector<std::size_t> places(flow.code.size()), inputs(program.inputs.size());
    std::size_t longest = 0;
    for (bool moved = true; moved && longest <= longest_chain;) {
        moved = false;
        for (std::size_t i = 0; i < flow.code.size(); ++i) {
            const Instruction& one = flow.code[i];
            std::size_t before = 0;
            flow.each_read(one, [&](std::int32_t place) { before = std::max(before, places[index(place)]); });
            if (const std::int32_t input = input_of(program, one); input >= 0)
                before = std::max(before, inputs[index(input)]);
            places[i] = before + 1;
            longest = std::max(longest, places[i]);
        }
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const Input& input = program.inputs[i];
            std::size_t before = input.prior.by >= 0 ? inputs[index(input.prior.by)] : 0;
            for (const std::int32_t root : {input.prior.low.root, input.prior.likely.root, input.prior.high.root,
                                            input.prior.zero.root, input.asked_if.root})
                if (root >= 0) before = std::max(before, places[index(flow.place(root))]);
            moved = moved || before + 1 != inputs[i];
            inputs[i] = before + 1;
        }
    }
    return longest;
}

std::vector<InputSet> inputs_read(const Program& program, const Flow& flow) {
    std::vector<InputSet> read(flow.code.size(), InputSet(program.inputs.size()));
    for (std::size_t i = 0; i < flow.code.size(); ++i) {
        const Instruction& one = flow.code[i];
        if (const std::int32_t input = input_of(program, one); input >= 0) read[i].add(index(input));
        flow.each_read(one, [&](std::int32_t place) { read[i] |= read[index(place)]; });
    }
    return read;
}

}  // namespace tk::engine
