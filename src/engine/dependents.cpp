#include "engine/dependents.h"

#include "engine/rank.h"

#include <algorithm>

namespace tk::engine {

Reads reads_of(const Program& program, const std::vector<Rule>& rules) {
    Reads found;
    std::vector<bool> inputs(program.inputs.size()), quantities(program.quantities.size());
    std::vector<std::int32_t> open;
    for (const Rule rule : rules)
        if (!rule.empty()) open.push_back(rule.root);
    const auto read = [&](std::int32_t which) {
        const auto place = static_cast<std::size_t>(which);
        if (inputs[place]) return;
        inputs[place] = true;
        const Input& input = program.inputs[place];
        if (input.not_asked && !input.asked_if.empty()) open.push_back(input.asked_if.root);
    };
    while (!open.empty()) {
        const Node& node = program.nodes[static_cast<std::size_t>(open.back())];
        open.pop_back();
        open.insert(open.end(), program.begin(node), program.begin(node) + node.count);
        if (const std::int32_t input = program.input_of(node); input >= 0) read(input);
        if (node.op == Op::quantity) {
            const auto place = static_cast<std::size_t>(node.slot);
            const Amount value = program.quantities[place].value;
            if (!quantities[place] && !value.empty()) open.push_back(value.root);
            quantities[place] = true;
        }
        if (node.op == Op::less || node.op == Op::at_most) {
            const Node& a = program.nodes[static_cast<std::size_t>(program.argument(node, 0))];
            const Node& b = program.nodes[static_cast<std::size_t>(program.argument(node, 1))];
            if (a.op == Op::input && b.op == Op::number) found.limits.push_back({a.slot, b.value});
            if (b.op == Op::input && a.op == Op::number) found.limits.push_back({b.slot, a.value});
        }
    }
    for (std::size_t i = 0; i < inputs.size(); ++i)
        if (inputs[i]) found.inputs.push_back(static_cast<std::int32_t>(i));
    return found;
}

Dependents dependents_of(const ContentPack& pack) {
    Dependents dependents;
    dependents.of.resize(pack.program.inputs.size());
    const auto add = [&](const std::vector<Rule>& rules, std::vector<std::uint32_t> Dependent::* list, std::size_t place) {
        const Reads reads = reads_of(pack.program, rules);
        for (const std::int32_t input : reads.inputs)
            (dependents.of[static_cast<std::size_t>(input)].*list).push_back(static_cast<std::uint32_t>(place));
        for (const Reads::Limit& limit : reads.limits)
            dependents.of[static_cast<std::size_t>(limit.input)].limits.push_back(limit.value);
    };
    std::vector<Rule> rules;
    for (std::size_t i = 0; i < pack.duties.size(); ++i) {
        rules.assign(pack.duties[i].applies.values.begin(), pack.duties[i].applies.values.end());
        for (const Phase& phase : pack.duties[i].phases) rules.push_back(phase.condition);
        add(rules, &Dependent::duties, i);
    }
    for (std::size_t i = 0; i < pack.schemes.size(); ++i) {
        rules.clear();
        for (const Criterion& criterion : pack.schemes[i].criteria)
            rules.insert(rules.end(), criterion.rules.values.begin(), criterion.rules.values.end());
        add(rules, &Dependent::schemes, i);
    }
    for (std::size_t i = 0; i < pack.measures.size(); ++i) {
        const Measure& measure = pack.measures[i];
        rules.assign({measure.applies});
        const auto& roles = pack.ranking->roles[measure.track];
        if (measure.roles.size() < roles.size())
            for (const std::string& role : measure.roles)
                if (const auto found = roles.find(role); found != roles.end()) rules.push_back(found->second);
        add(rules, &Dependent::measures, i);
    }
    for (Dependent& one : dependents.of) {
        std::ranges::sort(one.limits);
        one.limits.erase(std::ranges::unique(one.limits).begin(), one.limits.end());
    }
    return dependents;
}

}  // namespace tk::engine
