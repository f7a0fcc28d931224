#include "present/keeping.h"

#include "dossier/dossier_json.h"
#include "dossier/merge.h"
#include "present/follow_ups.h"
#include "present/format.h"
#include "present/notes.h"
#include "present/update.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>

namespace tk::present {

namespace {

// Nothing when it can't be read.
std::optional<dossier::LoadedDossier> read(const State& state, std::string_view text, const std::string& fresh_id) {
    auto loaded = dossier::load_dossier(*state.pack, text, "kept", {.id = fresh_id, .name = {}, .date = state.date});
    // Some JSON is no dossier.
    if (!loaded.dossier || (loaded.form == dossier::SourceForm::answers && loaded.dossier->answers.empty())) return {};
    return loaded;
}

// Opens it and finds out what is new. With the same content no answer has moved since last time: those without a place had
// none then either.
void take_read(State& state, const dossier::LoadedDossier& loaded) {
    take(state, *loaded.dossier);
    if (!loaded.dossier->seen) return;
    auto since = dossier::since(*state.pack, loaded, state.assessment, state.date);
    if (!since.other_content) {
        since.moved.clear();
        since.unplaced.clear();
    }
    if (!since.empty()) state.shelf.since = std::move(since);
}

void say(State& state, const char* key, std::initializer_list<Filling> values = {}, bool urgent = false) {
    state.announcement = state.texts()(key, values);
    state.urgent = urgent;
}

dossier::Dossier empty_dossier(const State& state, std::string track) {
    dossier::Dossier made;
    made.track = std::move(track);
    made.created = made.changed = state.date;
    return made;
}

std::string written(const State& state, const dossier::Dossier& dossier) {
    return dossier::dossier_json(*state.pack, dossier);
}

// Of one that is not open; how many questions are left stays as the list says.
Save save_other(const State& state, const dossier::Dossier& dossier, const std::string& like) {
    Head head = head_of(dossier);
    for (const Head& one : state.shelf.heads)
        if (one.id == like) std::tie(head.answered, head.left, head.outcome) = std::tie(one.answered, one.left, one.outcome);
    return {dossier.id, written(state, dossier), head_json(head), dossier.id == state.dossier.id};
}

std::string name_or_none(const State& state, const std::string& name, const std::string& track) {
    if (!name.empty()) return name;
    return state.texts()(track == "terrain" ? "dossiers.no_name_terrain" : "dossiers.no_name");
}

std::vector<Effect> begin_empty(State& state, const NewDossier& wanted) {
    take(state, empty_dossier(state, wanted.track));
    if (!wanted.intake) return update(state, Continue{});
    state.dossier.intake.date = state.date;
    return update(state, GoTo{{Page::intake, {}}});
}

std::vector<Effect> wrote(State& state, const Write& write) {
    auto& dossier = state.dossier;
    switch (write.entry) {
        case Entry::search:
            state.shelf.search = dossier::plain(write.text, dossier::longest_name, dossier::Lines::one);
            return {};
        case Entry::question:
            state.shelf.question_search = dossier::plain(write.text, dossier::longest_name, dossier::Lines::one);
            return {};
        case Entry::name:
            dossier.name = dossier::plain(write.text, dossier::longest_name, dossier::Lines::one);
            return {save(state)};
        case Entry::intake_place:
            dossier.intake.place = dossier::plain(write.text, dossier::longest_place, dossier::Lines::one);
            return {save(state)};
        case Entry::intake_date: {
            const auto day = date_in(write.text);
            const bool empty = write.text.find_first_not_of(' ') == std::string::npos;
            state.shelf.wrong_date.reset();
            if (!day && !empty) {
                state.shelf.wrong_date = write.text;
                return {};
            }
            dossier.intake.date = day;
            return {save(state)};
        }
        case Entry::follow_up_date: state.shelf.planned.date = write.text; return {};
        case Entry::follow_up_text:
            state.shelf.planned.text = dossier::plain(write.text, dossier::longest_follow_up, dossier::Lines::one);
            return {};
    }
    return {};
}

}  // namespace

dossier::Dossier dossier_of(const State& state) {
    dossier::Dossier made = state.dossier;
    made.track = state.track;
    made.answers = state.answers;
    made.unplaced = state.unplaced;
    made.choices = state.choices;
    made.postponed.assign(state.postponed.begin(), state.postponed.end());
    return made;
}

Head head_of(const dossier::Dossier& dossier) {
    return {.id = dossier.id,
            .name = dossier.name,
            .track = dossier.track,
            .status = dossier.status,
            .created = dossier.created,
            .changed = dossier.changed,
            .follow_up = first_follow_up(dossier.follow_ups)};
}

void add_outcome(Head& head, const State& state, const engine::Answers& answers, const engine::Assessment& assessment,
                 const engine::Questionnaire& questions) {
    head.answered = static_cast<int>(
        std::ranges::count_if(questions.shown, [&](const auto& id) { return answers.find(id) != nullptr; }));
    head.left = static_cast<int>(questions.open.size());
    if (head.answered == 0) return;
    const auto holds = [](const auto& duty) { return duty.group == engine::Group::must; };
    head.outcome = Outcome{static_cast<int>(std::ranges::count_if(assessment.duties, holds)), assessment.plan.totals.gain,
                           state.pack->version};
}

Head head_of(const State& state) {
    Head head = head_of(state.dossier);
    head.track = state.track;
    add_outcome(head, state, state.answers, state.assessment, state.questionnaire);
    return head;
}

void take(State& state, dossier::Dossier dossier) {
    state.track = dossier.track;
    state.answers = std::exchange(dossier.answers, {});
    state.unplaced = std::exchange(dossier.unplaced, {});
    state.choices = std::exchange(dossier.choices, {});
    state.postponed = {dossier.postponed.begin(), dossier.postponed.end()};
    dossier.postponed.clear();
    state.dossier = std::move(dossier);
    state.drafts.clear();
    state.ranges.clear();
    state.filter = {};
    state.order = StepOrder::suggested;
    state.gain_before.reset();
    state.duties_before.clear();
    state.answered_just_now = false;
    state.first_plan_offered = false;
    state.told.reset();
    state.budget_draft.reset();
    state.replaced.reset();
    state.shelf.wrong_date.reset();
    state.shelf.planned = {};
    state.shelf.follow_up_removed.reset();
    state.shelf.since.reset();
    state.shelf.other_tab = OtherTab::nothing;
    reassess(state);
}

Save save(State& state) {
    auto& dossier = state.dossier;
    if (dossier.id.empty()) {
        dossier.id = std::exchange(state.shelf.spare_id, {});
        dossier.created = state.date;
    }
    dossier.changed = state.date;
    if (!state.shelf.since) dossier.seen = dossier::seen_of(state.assessment, state.date);
    return {dossier.id, written(state, dossier_of(state)), head_json(head_of(state))};
}

SaveSettings save_settings(const State& state) {
    nlohmann::json made{{"language", state.language}, {"view", state.view == View::text ? "text" : "canvas"}};
    // Where the site begins with other colours, those of the device are a choice too.
    if (state.display != Display{} || state.site_colours)
        made["display"] = nlohmann::json::parse(display_json(state.display), nullptr, false);
    return {made.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

bool restore(State& state, std::string_view text) {
    const auto loaded = read(state, text, state.shelf.spare_id);
    if (!loaded) return false;
    if (loaded->dossier->id == state.shelf.spare_id) state.shelf.spare_id.clear();
    take_read(state, *loaded);
    return true;
}

void restore_settings(State& state, std::string_view text) {
    state.display = display_of(text, state.site_colours.value_or(Colours::device));
}

std::vector<Effect> shelve(State& state, const Shelving& what) {
    auto& shelf = state.shelf;
    if (const auto* open = std::get_if<OpenDossier>(&what)) {
        if (open->id == state.dossier.id) return update(state, open->go_on ? Intent{Continue{}} : GoTo{{Page::plan, {}}});
        return {Fetch{open->id, open->go_on ? Purpose::go_on : Purpose::open}};
    }
    if (const auto* made = std::get_if<NewDossier>(&what)) return begin_empty(state, *made);
    if (const auto* with = std::get_if<DoWith>(&what)) return {Fetch{with->id, with->purpose}};
    if (const auto* write = std::get_if<Write>(&what)) return wrote(state, *write);
    if (const auto* note = std::get_if<WriteNote>(&what)) return write_note(state, *note);
    if (const auto* sort = std::get_if<SortShelf>(&what)) shelf.by_name = sort->by_name;
    if (const auto* show = std::get_if<ShowArchive>(&what)) shelf.archive = show->shown;
    if (const auto* share = std::get_if<ShareByName>(&what)) {
        state.dossier.shareable_by_name = share->by_name;
        return {save(state)};
    }
    if (std::holds_alternative<Persist>(what)) return {AskToPersist{}};
    if (std::holds_alternative<OpenFile>(what)) return {PickFile{}};
    if (std::holds_alternative<CloseArrivals>(what)) {
        shelf.arrivals.reset();
        state.focus = "title";
    }
    if (std::holds_alternative<Understood>(what)) shelf.other_tab = OtherTab::nothing;
    if (const auto* deed = std::get_if<FollowUpDeed>(&what)) return follow_up(state, *deed);
    if (std::holds_alternative<NewsRead>(what)) {
        shelf.since.reset();
        state.focus = "title";
        return {save(state)};
    }
    if (std::holds_alternative<BringBack>(what) && shelf.removed) {
        const auto back = *std::exchange(shelf.removed, {});
        say(state, "dossiers.say.back", {{"name", back.name}});
        state.focus = "title";
        return {Save{back.id, back.text, back.head, false}};
    }
    return {};
}

std::vector<Effect> dossier_arrived(State& state, const std::string& id, Purpose purpose, std::string_view text) {
    state.focus.clear();
    state.announcement.clear();
    state.urgent = false;
    auto loaded = text.empty() ? std::nullopt : read(state, text, id);
    if (!loaded) {
        say(state, text.empty() ? "dossiers.error.gone" : "dossiers.error.unreadable", {}, true);
        return {};
    }
    auto& dossier = loaded->dossier;
    const std::string name = name_or_none(state, dossier->name, dossier->track);
    switch (purpose) {
        case Purpose::open:
        case Purpose::go_on: {
            take_read(state, *loaded);
            say(state, "dossiers.say.opened", {{"name", name}});
            const std::string said = state.announcement;
            auto effects = update(state, purpose == Purpose::go_on ? Intent{Continue{}} : GoTo{{Page::plan, {}}});
            state.announcement = said;
            return effects;
        }
        case Purpose::duplicate: {
            dossier->id = std::exchange(state.shelf.spare_id, {});
            dossier->created = dossier->changed = state.date;
            dossier->status = dossier::Status::open;
            dossier->follow_ups.clear();  // a calendar must not hold them twice
            dossier->name = dossier::plain(state.texts()("dossiers.copy_of", {{"name", name}}), dossier::longest_name,
                                           dossier::Lines::one);
            say(state, "dossiers.say.copied", {{"name", dossier->name}});
            return {save_other(state, *dossier, id)};
        }
        case Purpose::archive:
        case Purpose::reopen: {
            dossier->status = purpose == Purpose::archive ? dossier::Status::archived : dossier::Status::open;
            if (id == state.dossier.id) state.dossier.status = dossier->status;
            say(state, purpose == Purpose::archive ? "dossiers.say.archived" : "dossiers.say.reopened", {{"name", name}});
            state.focus = "title";
            return {save_other(state, *dossier, id)};
        }
        case Purpose::remove: {
            state.shelf.removed = Shelf::Removed{id, name, std::string(text), save_other(state, *dossier, id).head};
            say(state, "dossiers.say.removed", {{"name", name}});
            state.focus = "dossiers/bring-back";
            if (id == state.dossier.id) take(state, empty_dossier(state, state.track));
            return {Remove{id}};
        }
        case Purpose::save_file:
        case Purpose::save_sealed: break;
    }
    const std::string file = state.texts()("dossiers.file", {{"name", dossier::plain(name, 40, dossier::Lines::one)}});
    if (purpose == Purpose::save_sealed) return {Seal{file, written(state, *dossier)}};
    return {Download{file, "application/json", written(state, *dossier)}};
}

std::vector<Effect> file_arrived(State& state, const std::string& name, std::string_view text, bool too_large) {
    state.focus.clear();
    state.announcement.clear();
    state.urgent = false;
    state.shelf.refused.reset();
    state.shelf.arrivals.reset();
    const std::string file =
        dossier::plain(name.empty() ? state.texts()("dossiers.pasted") : name, dossier::longest_name, dossier::Lines::one);
    const auto refuse = [&](std::string why) {
        auto effects = update(state, GoTo{{Page::dossiers, {}}});  // a file can be dropped on every page
        state.shelf.refused = Shelf::Refused{file, std::move(why)};
        say(state, state.shelf.refused->why.c_str(), {}, true);
        state.focus = "title";
        return effects;
    };
    if (too_large || text.size() > dossier::largest_file) return refuse("dossiers.refused.too_large");
    const std::string stem = file.substr(0, file.rfind('.'));
    auto loaded =
        dossier::load_dossier(*state.pack, text, file, {.id = state.shelf.spare_id, .name = stem, .date = state.date});
    if (const auto why = why_refused(loaded)) return refuse(*why);
    // What is on this device already stays as it is.
    const std::string id = loaded.dossier->id;
    const bool here =
        id == state.dossier.id || std::ranges::any_of(state.shelf.heads, [&](const Head& head) { return head.id == id; });
    if (here || id == state.shelf.spare_id) loaded.dossier->id = std::exchange(state.shelf.spare_id, {});
    const std::string called = name_or_none(state, loaded.dossier->name, loaded.dossier->track);
    take_read(state, loaded);
    auto effects = update(state, GoTo{{Page::dossiers, {}}});
    say(state, here ? "dossiers.say.file_copy" : "dossiers.say.opened", {{"name", called}});
    effects.push_back(save(state));
    return effects;
}

std::vector<Effect> changed_elsewhere(State& state, const std::string& id, std::string_view base, std::string_view theirs) {
    if (id != state.dossier.id) return {};
    state.focus.clear();
    auto other = read(state, theirs, id);
    auto both = read(state, base, id);
    if (!other) {
        // A newer version of the program wrote it: what is given here would be lost there.
        state.shelf.other_tab = OtherTab::newer;
        say(state, "dossiers.tab.newer", {}, true);
        return {};
    }
    const dossier::Dossier mine = dossier_of(state);
    auto merged = dossier::merge(both ? *both->dossier : *other->dossier, mine, *other->dossier);
    const bool mine_too = !(merged == *other->dossier);
    const auto drafts = state.drafts;  // what a person types at this moment stays
    const auto ranges = state.ranges;
    const bool offered = state.first_plan_offered;
    auto planned = state.shelf.planned;
    auto since = other->dossier->seen == mine.seen ? state.shelf.since : std::nullopt;  // read there is read here
    take(state, std::move(merged));
    state.drafts = drafts;
    state.ranges = ranges;
    state.first_plan_offered = offered;
    state.shelf.planned = std::move(planned);
    state.shelf.since = std::move(since);
    state.shelf.other_tab = OtherTab::changed;
    say(state, "dossiers.tab.changed");
    if (mine_too) return {save(state)};
    return {};
}

void removed_elsewhere(State& state, const std::string& id) {
    if (id != state.dossier.id) return;
    state.shelf.other_tab = OtherTab::removed;
    say(state, "dossiers.tab.removed", {}, true);
}

}  // namespace tk::present
