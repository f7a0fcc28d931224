#include "present/gathering.h"

#include "present/keeping.h"
#include "present/park.h"
#include "present/update.h"

#include <algorithm>
#include <set>

namespace tk::present {

namespace {

void reckon_together(State& state) {
    Park& park = *state.shelf.park;
    park.together = dossier::aggregate(*state.pack, park.companies, state.date, park.wanted);
    state.announcement = state.texts()("companies.said", {{"count", std::to_string(park.together->counted)},
                                                          {"all", std::to_string(park.companies.size())}});
}

// Two files may have one name: the second one gets a number behind it.
std::string own_name(const Park& park, const std::string& wished) {
    const auto taken = [&](const std::string& name) {
        return std::ranges::any_of(park.companies, [&](const auto& one) { return one.file == name; });
    };
    std::string name = wished;
    for (int next = 2; taken(name); ++next) name = wished + " (" + std::to_string(next) + ")";
    return name;
}

const dossier::Estimate* estimate_for(const State& state, const std::string& question) {
    if (state.shelf.park == nullptr || !state.shelf.park->together) return nullptr;
    for (const auto& one : state.shelf.park->together->estimates)
        if (one.question.value == question) return &one;
    return nullptr;
}

}  // namespace

void company_arrived(State& state, const FileIn& file) {
    state.focus.clear();
    state.announcement.clear();
    state.urgent = false;
    if (state.shelf.park == nullptr) state.shelf.park = std::make_shared<Park>();
    Park& park = *state.shelf.park;
    if (file.at <= 1) {
        park.done = 0;
        park.all = file.of;
        park.stopped = false;
        park.together.reset();
    }
    if (park.stopped) return;
    const std::string name = own_name(park, dossier::plain(file.name.empty() ? state.texts()("dossiers.pasted") : file.name,
                                                           dossier::longest_name, dossier::Lines::one));
    if (const auto why = why_not_read(file)) park.refused.emplace(name, *why);
    park.companies.push_back(dossier::company_of(*state.workspace, park.refused.contains(name) ? "" : file.text, name,
                                                 state.date,
                                                 {.id = {}, .name = name.substr(0, name.rfind('.')), .date = state.date}));
    if (++park.done == park.all) reckon_together(state);
}

std::vector<Effect> gather(State& state, const Gather& gather) {
    auto& park = state.shelf.park;
    switch (gather.deed) {
        case GatherDeed::pick: return {BringCompanies{}};
        case GatherDeed::from_shelf: {
            BringCompanies wanted;
            for (const Head& head : state.shelf.heads)
                if (head.track == "sme" && head.status == dossier::Status::open)
                    wanted.dossiers.emplace_back(head.id, head.name.empty() ? state.texts()("dossiers.no_name") : head.name);
            if (wanted.dossiers.empty()) return {};
            return {wanted};
        }
        case GatherDeed::stop:
            if (park == nullptr || park->together) return {};
            park->stopped = true;
            reckon_together(state);
            state.focus = "title";
            return {StopBringing{}};
        case GatherDeed::forget:
            park.reset();
            state.focus = "title";
            return {StopBringing{}};
        case GatherDeed::count: {
            if (park == nullptr || !park->together) return {};
            const auto member = std::ranges::find(park->together->members, gather.of, &dossier::Member::file);
            if (member == park->together->members.end()) return {};
            park->wanted[gather.of] = member->standing != dossier::Standing::counted;
            reckon_together(state);
            return {};
        }
        case GatherDeed::take_over: {
            const auto* estimate = estimate_for(state, gather.of);
            if (estimate == nullptr || state.track != "terrain") return {};
            const engine::Answer answer = estimate->low == estimate->high
                                              ? engine::Answer{engine::Number{estimate->low}}
                                              : engine::Answer{engine::Between{estimate->low, estimate->high}};
            auto effects = update(state, Reply{estimate->question, answer});
            state.announcement =
                state.texts()("companies.taken_over", {{"question", state.texts()("question." + gather.of + ".text")}});
            return effects;
        }
        case GatherDeed::save:
            if (park == nullptr || !park->together) return {};
            return {Download{state.texts()("companies.file"), "application/json",
                             dossier::aggregate_json(*park->together, false)}};
    }
    return {};
}

}  // namespace tk::present
