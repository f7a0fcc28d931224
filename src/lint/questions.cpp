#include "engine/rank.h"
#include "lint/checks.h"

#include <algorithm>

namespace tk::lint {

namespace {

// Everything of the pack that answers may decide or enter, but for the questions themselves.
std::vector<std::int32_t> roots_of(const engine::ContentPack& pack) {
    std::vector<std::int32_t> roots;
    for (const engine::Check& check : pack.checks) roots.push_back(check.rule.root);
    for (const engine::EndUse& use : pack.end_uses) roots.push_back(use.amount.root);
    for (const engine::Recognised& one : pack.recognised.measures) {
        roots.insert(roots.end(), {one.applies.root, one.done.root});
        for (const engine::Criterion& condition : one.conditions) roots.push_back(condition.rules.values.front().root);
    }
    roots.push_back(pack.recognised.owner_acts.root);
    for (const engine::Measure& measure : pack.measures) {
        roots.insert(roots.end(), {measure.avoided_loss.root, measure.capacity_value.root});
        for (const engine::Timing& timing : measure.timing) roots.push_back(timing.condition.root);
    }
    const engine::Ranking& ranking = *pack.ranking;
    for (const auto* rules : {&ranking.urgency_rules, &ranking.pins, &ranking.lift_rules})
        for (const engine::RankRule& rule : *rules) roots.push_back(rule.condition.root);
    for (const engine::ExtraNeed& need : ranking.extra_needs) roots.push_back(need.condition.root);
    for (const engine::Cap& cap : ranking.caps) roots.push_back(cap.share.root);
    for (const std::string_view track : engine::track_names) {
        roots.insert(roots.end(), {ranking.energy_cost[track].root, ranking.co2_total[track].root});
        for (const auto& [role, rule] : ranking.roles[track]) roots.push_back(rule.root);
        for (const auto& [carrier, worth] : ranking.carriers[track])
            roots.insert(roots.end(), {worth.price.root, worth.co2.root});
    }
    return roots;
}

}  // namespace

void check_questions(Checked& c) {
    std::vector<bool> read(c.pack.questions.size());
    const auto reads = [&](std::int32_t root) {
        if (root < 0) return;
        for (const std::int32_t input : c.pack.program.inputs_of(root)) read[static_cast<std::size_t>(input)] = true;
    };
    for (const std::int32_t root : roots_of(c.pack)) reads(root);
    for (std::size_t i = 0; i < c.pack.questions.size(); ++i) {
        const engine::Question& question = c.pack.questions[i];
        read[i] = read[i] || question.changes > 0 || c.pack.ranking->goals[question.track] == question.id.value;
        reads(question.asked_if.root);
        for (const engine::Amount amount :
             {question.prior.low, question.prior.likely, question.prior.high, question.prior.zero})
            reads(amount.root);
        if (question.prior.by >= 0) read[static_cast<std::size_t>(question.prior.by)] = true;
    }
    engine::Bounds bounds(c.program);
    bounds.read({});
    for (std::size_t i = 0; i < c.pack.questions.size(); ++i) {
        const engine::Question& question = c.pack.questions[i];
        const auto about = [&](std::string_view part, std::string kind, std::string message) {
            return c.sheet.about("questions", question.id.value, part, std::move(kind), std::move(message));
        };
        if (!question.asked_if.empty())
            if (const Found found = c.search.find({{{question.asked_if}}}); !found.reached)
                c.unreached(about("/asked_if", "question-unreachable", "this question is never asked"), found);
        // Free words are for the person: no rule can read them.
        if (!read[i] && question.kind != engine::AnswerKind::text)
            c.report.findings.push_back(about("", "question-unused", "nothing reads the answer to this question"));
        if (question.kind != engine::AnswerKind::number || question.prior.likely.empty()) continue;
        const engine::Interval likely = bounds.interval(question.prior.likely);
        if (likely.low > question.max || likely.high < question.min)
            c.report.findings.push_back(about("/prior", "prior-outside", "the prior lies outside what may be answered"));
    }
}

}  // namespace tk::lint
