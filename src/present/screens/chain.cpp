// What a step waits for and what waits for it: the steps that belong together, in the order in which they can be done.
#include "present/screens/step_parts.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tk::present {

namespace {

using engine::MeasureId;
using engine::Step;

constexpr std::size_t later_at_first = 4;
constexpr int longest = 8;  // stages before this step; content may hold more

const Step* step_of(const State& state, const MeasureId& id) {
    const auto& steps = state.assessment.plan.steps;
    const auto found =
        std::ranges::find_if(steps, [&](const Step& step) { return step.duty.empty() && step.measure == id; });
    return found == steps.end() ? nullptr : &*found;
}

// Steps of the plan that come before it. Of a measure outside the plan: what its content names.
std::vector<MeasureId> needs_of(const State& state, const MeasureId& id) {
    if (const Step* step = step_of(state, id)) return step->needs;
    std::vector<MeasureId> needs = state.pack->find(id)->needs;
    std::erase_if(needs, [&](const MeasureId& need) { return step_of(state, need) == nullptr; });
    return needs;
}

// Also of a measure outside the plan, save when it is done: then nothing waits.
bool waits_for(const State& state, const Step& step, const MeasureId& id) {
    if (step_of(state, id) != nullptr) return std::ranges::find(step.needs, id) != step.needs.end();
    const auto& named = state.pack->find(step.measure)->needs;
    return !state.assessment.find(id)->done && std::ranges::find(named, id) != named.end();
}

// How many stages before this step each of its needs stands: what a need needs stands further away.
void find_needs(const State& state, const MeasureId& id, int stage, std::map<MeasureId, int>& found) {
    if (stage > longest) return;
    for (const MeasureId& need : needs_of(state, id)) {
        int& at = found[need];
        if (at >= stage) continue;
        at = stage;
        find_needs(state, need, stage + 1, found);
    }
}

std::string lead_text(const State& state, const MeasureId& id, const std::string& key) {
    const double months = std::round(state.pack->find(id)->lead_months);
    if (months < 1) return state.texts()(key);
    return state.texts()(key + (months < 2 ? "_month" : "_months"), {{"count", std::to_string(static_cast<int>(months))}});
}

Block card(const State& state, const MeasureId& id, Look look, std::string note, std::string icon) {
    const bool here = look == Look::chain_here;
    Block made = block("chain/" + id.value, here ? Role::paragraph : Role::link, look,
                       state.texts()("measure." + id.value + ".name"));
    if (!here) made.intent = GoTo{{Page::measure, id.value}};
    if (const Step* step = step_of(state, id)) made.value = std::to_string(step->place);
    made.help = std::move(note);
    made.icon = std::move(icon);
    return made;
}

// One card, or more of which none waits for another.
Block stage(const std::string& key, const std::string& name, std::vector<Block> cards) {
    Block made = box(key, Look::chain_stage, {}, Role::item);
    if (cards.size() == 1) {
        made.children = std::move(cards);
        return made;
    }
    Block list = block(key + "/list", Role::list, Look::stack, name);
    for (Block& one : cards) {
        const std::string item = one.key + "/item";
        list.children.push_back(box(item, Look::plain, {std::move(one)}, Role::item));
    }
    made.children.push_back(std::move(list));
    return made;
}

}  // namespace

std::optional<Block> chain_card(const State& state, const MeasureId& id) {
    const Texts& texts = state.texts();
    std::map<MeasureId, int> before;
    find_needs(state, id, 1, before);
    before.erase(id);
    std::vector<const Step*> after;
    for (const Step& step : state.assessment.plan.steps)
        if (step.duty.empty() && step.measure != id && !before.contains(step.measure) && waits_for(state, step, id))
            after.push_back(&step);
    if (before.empty() && after.empty()) return std::nullopt;

    Block chain = block("chain/list", Role::list, Look::chain, texts("chain.title"));
    int stages = 0;
    for (const auto& [need, at] : before) stages = std::max(stages, at);
    for (int at = stages; at >= 1; --at) {
        std::vector<Block> cards;
        for (const Step& step : state.assessment.plan.steps)
            if (const auto found = before.find(step.measure);
                step.duty.empty() && found != before.end() && found->second == at)
                cards.push_back(
                    card(state, step.measure, Look::chain_card, lead_text(state, step.measure, "chain.first"), "timer"));
        if (!cards.empty())
            chain.children.push_back(stage("chain/first/" + std::to_string(at), texts("chain.first"), std::move(cards)));
    }
    std::vector<Block> here;
    here.push_back(card(state, id, Look::chain_here, lead_text(state, id, "chain.here"), "map-pinned"));
    chain.children.push_back(stage("chain/this", {}, std::move(here)));
    std::vector<Block> later;
    for (const Step* step : after)
        if (later.size() < later_at_first || state.unfolded.contains("chain"))
            later.push_back(card(state, step->measure, Look::chain_later,
                                 texts(step->maybe ? "chain.later_maybe" : "chain.later"), "circle-dashed"));
    if (!later.empty()) chain.children.push_back(stage("chain/later", texts("chain.later"), std::move(later)));

    std::vector<Block> body = {with_icon(heading("chain/title", 2, Look::h2, texts("chain.title")), "link"),
                               std::move(chain)};
    if (after.size() > later_at_first) {
        const bool open = state.unfolded.contains("chain");
        Block more = action("chain/all", Role::button, Look::secondary,
                            texts(open ? "plan.fewer" : "chain.more", {{"count", std::to_string(after.size())}}),
                            Unfold{"chain"}, {}, open ? "chevron-up" : "chevron-down");
        more.unfolded = open;
        body.push_back(std::move(more));
    }
    return box("chain", Look::card, std::move(body));
}

}  // namespace tk::present
