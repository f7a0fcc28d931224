#include "present/follow_ups.h"

#include "present/format.h"
#include "present/keeping.h"

#include <algorithm>
#include <utility>

namespace tk::present {

namespace {

auto find_follow_up(State& state, const std::string& id) {
    return std::ranges::find(state.dossier.follow_ups, id, &dossier::FollowUp::id);
}

void sort_follow_ups(State& state) { std::ranges::stable_sort(state.dossier.follow_ups, {}, &dossier::FollowUp::date); }

// Random by the spare id, which is another in every visit.
std::string new_mark(State& state, const std::string& text) {
    auto& shelf = state.shelf;
    std::string id;
    do {
        id = dossier::id_of_text(shelf.spare_id + "/" + state.dossier.id + "/" + std::to_string(++shelf.planned_before) +
                                 "/" + engine::text_of(state.date) + "/" + text);
    } while (find_follow_up(state, id) != state.dossier.follow_ups.end());
    return id;
}

std::vector<Effect> keep_form(State& state) {
    auto& planned = state.shelf.planned;
    auto& all = state.dossier.follow_ups;
    const auto same = planned.id.empty() ? all.end() : find_follow_up(state, planned.id);
    const bool full = same == all.end() && all.size() >= dossier::most_follow_ups;
    planned.tried = true;
    if (full || wrong_day(planned) || without_words(planned)) {
        const char* why = full ? "follow_ups.full" : wrong_day(planned) ? "follow_ups.error.date" : "follow_ups.error.text";
        state.announcement = state.texts()(why);
        state.urgent = true;
        state.focus = full ? "" : wrong_day(planned) ? "follow-ups/date" : "follow-ups/text";
        return {};
    }
    const engine::Date day = *date_in(planned.date);
    if (same != all.end()) {
        same->date = day;
        same->text = planned.text;
    } else {
        // Removed in another tab while it was being changed: it comes back as the same one.
        all.push_back({planned.id.empty() ? new_mark(state, planned.text) : planned.id, day, planned.text});
    }
    sort_follow_ups(state);
    planned = {};
    state.announcement = state.texts()("follow_ups.say.kept", {{"date", date_text(state.texts(), day)}});
    state.focus = "follow-ups/date";
    return {save(state)};
}

}  // namespace

std::optional<engine::Date> first_follow_up(const std::vector<dossier::FollowUp>& all) {
    const auto first = std::ranges::min_element(all, {}, &dossier::FollowUp::date);
    return first == all.end() ? std::nullopt : std::optional(first->date);
}

bool wrong_day(const Shelf::Planned& planned) { return !date_in(planned.date); }
bool without_words(const Shelf::Planned& planned) { return planned.text.find_first_not_of(' ') == std::string::npos; }

std::vector<Effect> follow_up(State& state, const FollowUpDeed& deed) {
    auto& shelf = state.shelf;
    auto& all = state.dossier.follow_ups;
    const auto found = find_follow_up(state, deed.id);
    switch (deed.what) {
        case FollowUpDeed::What::keep: return keep_form(state);
        case FollowUpDeed::What::leave:
            shelf.planned = {};
            state.focus = "follow-ups/date";
            return {};
        case FollowUpDeed::What::change:
            if (found == all.end()) return {};
            shelf.planned = {found->id, date_typed(found->date), found->text, false};
            state.focus = "follow-ups/date";
            return {};
        case FollowUpDeed::What::remove:
            if (found == all.end()) return {};
            if (shelf.planned.id == deed.id) shelf.planned = {};
            shelf.follow_up_removed = std::move(*found);
            all.erase(found);
            state.announcement = state.texts()("follow_ups.say.removed");
            state.focus = "follow-ups/bring-back";
            return {save(state)};
        case FollowUpDeed::What::bring_back: break;
    }
    if (!shelf.follow_up_removed || all.size() >= dossier::most_follow_ups) return {};
    all.push_back(*std::exchange(shelf.follow_up_removed, {}));
    sort_follow_ups(state);
    state.announcement = state.texts()("follow_ups.say.back");
    state.focus = "follow-ups/date";
    return {save(state)};
}

}  // namespace tk::present
