#include "engine/loading/kinds.h"
#include "engine/rank.h"

namespace tk::engine::loading {

namespace {

// What each thing looks at, as places in the program; -1 is nothing.
std::vector<std::int32_t> roots_of(const Duty& duty) {
    std::vector<std::int32_t> roots{duty.likely.root};
    for (const Rule& rule : duty.applies.values) roots.push_back(rule.root);
    for (const Phase& phase : duty.phases) roots.push_back(phase.condition.root);
    return roots;
}

std::vector<std::int32_t> roots_of(const Scheme& scheme) {
    std::vector<std::int32_t> roots;
    for (const Criterion& criterion : scheme.criteria)
        for (const Rule& rule : criterion.rules.values) roots.push_back(rule.root);
    if (scheme.support)
        for (const Amount& amount : {scheme.support->share, scheme.support->amount}) roots.push_back(amount.root);
    return roots;
}

// A measure for every role looks at none.
std::vector<std::int32_t> roots_of(const Measure& measure, const Ranking& ranking) {
    std::vector<std::int32_t> roots{measure.applies.root, measure.blocked_if.root, measure.electricity.root,
                                    measure.gas.root,     measure.heat.root,       measure.oil.root,
                                    measure.fuel.root,    measure.water.root,      measure.gain.root,
                                    measure.co2.root,     measure.investment.root, measure.yearly_cost.root};
    const auto& roles = ranking.roles[measure.track];
    if (measure.roles.size() < roles.size())
        for (const std::string& role : measure.roles)
            if (const auto found = roles.find(role); found != roles.end()) roots.push_back(found->second.root);
    return roots;
}

}  // namespace

void count_dependents(Loading& loading) {
    ContentPack& pack = loading.pack;
    const auto count = [&](const std::vector<std::int32_t>& roots) {
        std::set<std::int32_t> inputs;
        for (const std::int32_t root : roots)
            for (const std::int32_t input : pack.program.inputs_of(root)) inputs.insert(input);
        for (const std::int32_t input : inputs) ++pack.questions[static_cast<std::size_t>(input)].changes;
    };
    for (const Duty& duty : pack.duties) count(roots_of(duty));
    for (const Scheme& scheme : pack.schemes) count(roots_of(scheme));
    for (const Measure& measure : pack.measures) count(roots_of(measure, *pack.ranking));
}

}  // namespace tk::engine::loading
