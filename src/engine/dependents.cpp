#include "engine/dependents.h"

#include "engine/rank.h"

#include <algorithm>

namespace tk::engine {

Reads reads_of(const Program& program, const std::vector<Rule>& rules) {
    const Flow& flow = program.flow;
    Reads found;
    std::vector<bool> inputs(program.inputs.size()), seen(flow.code.size());
    std::vector<std::int32_t> open;
    for (const Rule rule : rules)
        if (!rule.empty()) open.push_back(flow.place(rule.root));
    const auto read = [&](std::int32_t which) {
        const auto place = static_cast<std::size_t>(which);
        if (inputs[place]) return;
        inputs[place] = true;
        const Input& input = program.inputs[place];
        if (input.not_asked && !input.asked_if.empty()) open.push_back(flow.place(input.asked_if.root));
    };
    while (!open.empty()) {
        const auto place = static_cast<std::size_t>(open.back());
        open.pop_back();
        if (seen[place]) continue;
        seen[place] = true;
        const Instruction& one = flow.code[place];
        flow.each_read(one, [&](std::int32_t other) { open.push_back(other); });
        if (const std::int32_t input = input_of(program, one); input >= 0) read(input);
        if (one.op != Op::less && one.op != Op::at_most) continue;
        const Instruction &a = flow.code[static_cast<std::size_t>(one.a)], &b = flow.code[static_cast<std::size_t>(one.b)];
        if (a.op == Op::input && b.op == Op::number) found.limits.push_back({a.slot, b.value});
        if (b.op == Op::input && a.op == Op::number) found.limits.push_back({b.slot, a.value});
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
