#include "present/sharing.h"

#include "present/keeping.h"
#include "present/update.h"

#include <algorithm>
#include <utility>

namespace tk::present {

namespace {

constexpr std::size_t longest_address = 200;

bool is_of(const State& state, const engine::QuestionId& id, std::string_view track) {
    const engine::Question* question = state.pack->find(id);
    return question != nullptr && question->track == track;
}

// The plan of the answers that are there now. The link goes out of the history: going back would offer it again.
std::vector<Effect> show_plan(State& state, std::string announcement) {
    auto effects = update(state, GoTo{{Page::plan, {}}});
    for (Effect& effect : effects)
        if (auto* visit = std::get_if<Visit>(&effect)) visit->replace = true;
    state.focus = "title";
    state.announcement = std::move(announcement);
    return effects;
}

std::vector<Effect> take_over(State& state, const std::string& text) {
    const auto link = share::read_link(*state.pack, text);
    if (!link) return {};  // the page says why
    Replaced replaced{dossier_of(state), {}};
    dossier::Dossier made{.track = link->track, .created = state.date, .changed = state.date};
    made.answers = link->answers;
    made.unplaced = link->unplaced;
    take(state, std::move(made));
    replaced.after = state.answers;
    state.replaced = std::move(replaced);
    auto effects = show_plan(state, state.texts()("shared.say.used"));
    effects.push_back(save(state));
    return effects;
}

std::vector<Effect> take_back(State& state) {
    if (!can_undo_link(state)) return {};
    Replaced before = *std::exchange(state.replaced, std::nullopt);
    const std::string id = state.dossier.id;
    take(state, std::move(before.before));
    auto effects = show_plan(state, state.texts()("shared.say.undone"));
    effects.push_back(Remove{id});
    if (!state.dossier.id.empty()) effects.push_back(save(state));  // the one that a later visit begins with
    return effects;
}

}  // namespace

std::string public_address(std::string_view given) {
    const bool on_the_web = given.starts_with("https://") || given.starts_with("http://");
    const bool clean = std::ranges::none_of(
        given, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '#' || c == '<' || c == '>' || c == '"'; });
    if (!on_the_web || !clean || given.size() > longest_address || given.find('.') == given.npos) return {};
    return std::string(given);
}

OwnLink own_link(const State& state) {
    OwnLink own;
    own.written = share::write_link(*state.pack, state.track, state.answers);
    if (own.written.text.empty() || own.written.carried == 0) return own;
    own.fragment = "#share/" + own.written.text;
    if (!state.address.empty()) own.url = state.address + own.fragment;
    return own;
}

std::size_t answers_of(const State& state, std::string_view track) {
    return static_cast<std::size_t>(
        std::ranges::count_if(state.answers, [&](const auto& one) { return is_of(state, one.first, track); }));
}

bool can_undo_link(const State& state) { return state.replaced && state.replaced->after == state.answers; }

std::vector<Effect> share(State& state, const ShareDeed& deed) {
    if (const auto* link = std::get_if<UseLink>(&deed)) return take_over(state, link->text);
    if (std::holds_alternative<UndoLink>(deed)) return take_back(state);
    if (std::holds_alternative<CopyLink>(deed)) {
        OwnLink own = own_link(state);
        if (own.fragment.empty()) return {};
        return {Copy{own.url.empty() ? std::move(own.fragment) : std::move(own.url)}};
    }
    state.copied = std::get<Copied>(deed);
    state.announcement = state.texts()(state.copied->worked ? "share.copied" : "share.not_copied");
    return {};
}

}  // namespace tk::present
