#include "present/importing.h"

#include "present/keeping.h"
#include "present/update.h"

#include <algorithm>
#include <utility>

namespace tk::present {

namespace {

using dossier::Dossier;

bool on_this_device(const State& state, const std::string& id) {
    const auto& came = state.shelf.arrivals->ids;
    return id == state.dossier.id || std::ranges::find(came, id) != came.end() ||
           std::ranges::find(state.shelf.heads, id, &Head::id) != state.shelf.heads.end();
}

// Whether they differ in more than when they were changed and looked at.
bool says_the_same(Dossier a, Dossier b) {
    a.changed = b.changed = {};
    a.seen.reset();
    b.seen.reset();
    return a == b;
}

Save save_unopened(const State& state, const Dossier& dossier) {
    Head head = head_of(dossier);
    const auto assessment =
        state.workspace->assess(dossier.answers, {.date = state.date,
                                                  .track = dossier.track,
                                                  .choices = dossier::plan_choices(*state.pack, dossier.choices),
                                                  .would_fit = false});
    const auto questions = engine::questionnaire_of(*state.pack, dossier.answers, assessment);
    add_outcome(head, state, dossier.answers, assessment, questions);
    return {dossier.id, dossier::dossier_json(*state.pack, dossier), head_json(head), false};
}

std::vector<Effect> arrived_anew(State& state, const Dossier& dossier) {
    state.shelf.arrivals->ids.push_back(dossier.id);
    return {save_unopened(state, dossier)};
}

// The file has the place of `mine`, which becomes a copy. The copy is kept first: a full disk then stops before anything
// is overwritten.
std::vector<Effect> in_its_place(State& state, Dossier mine, Dossier file) {
    const std::string name = mine.name.empty()
                                 ? state.texts()(mine.track == "terrain" ? "dossiers.no_name_terrain" : "dossiers.no_name")
                                 : mine.name;
    mine.id = std::exchange(state.shelf.spare_id, {});
    mine.name =
        dossier::plain(state.texts()("dossiers.copy_of", {{"name", name}}), dossier::longest_name, dossier::Lines::one);
    auto effects = arrived_anew(state, mine);
    if (file.id != state.dossier.id) {
        effects.push_back(save_unopened(state, file));
        return effects;
    }
    auto made = save_unopened(state, file);
    made.open = true;
    take(state, std::move(file));
    effects.push_back(std::move(made));
    return effects;
}

std::vector<Effect> met(State& state, std::string_view here, Dossier file, ArrivedFile& told) {
    std::optional<Dossier> mine;
    if (file.id == state.dossier.id) mine = dossier_of(state);
    else mine = dossier::load_dossier(*state.pack, here, "kept").dossier;
    if (mine && says_the_same(*mine, file)) {
        told.what = Arrival::same;
        return {};
    }
    if (mine && file.changed < mine->changed) {
        told.what = Arrival::older;
        return {};
    }
    if (mine && mine->changed < file.changed) {
        told.what = Arrival::newer;
        return in_its_place(state, std::move(*mine), std::move(file));
    }
    told.what = Arrival::beside;
    file.id = std::exchange(state.shelf.spare_id, {});
    return arrived_anew(state, file);
}

void count_moves(const dossier::LoadedDossier& loaded, ArrivedFile& told) {
    told.moved = loaded.moved.size();
    told.without_place = loaded.unplaced.size();
}

const char* words_of(FileTrouble trouble) {
    switch (trouble) {
        case FileTrouble::nothing: break;
        case FileTrouble::too_large: return "dossiers.refused.too_large";
        case FileTrouble::unreadable: return "dossiers.refused.unreadable";
        case FileTrouble::not_opened: return "dossiers.refused.not_opened";
        case FileTrouble::was_changed: return "dossiers.refused.was_changed";
        case FileTrouble::no_seal: return "dossiers.refused.no_seal";
        case FileTrouble::seal_newer: return "dossiers.refused.newer";
        case FileTrouble::cannot_open: return "dossiers.refused.cannot_open";
    }
    return nullptr;
}

std::vector<Effect> one_arrived(State& state, const FileIn& file, ArrivedFile& told) {
    const auto refuse = [&](std::string why) {
        told.what = Arrival::refused;
        told.why = std::move(why);
        return std::vector<Effect>{};
    };
    if (auto why = why_not_read(file)) return refuse(std::move(*why));
    auto loaded = dossier::load_dossier(*state.pack, file.text, told.name,
                                        {.id = {}, .name = told.name.substr(0, told.name.rfind('.')), .date = state.date});
    if (auto why = why_refused(loaded)) return refuse(std::move(*why));
    count_moves(loaded, told);
    const bool is_dossier = loaded.form == dossier::SourceForm::dossier;
    if (!on_this_device(state, loaded.dossier->id) && (file.here.empty() || !is_dossier)) {
        ++state.shelf.arrivals->came;
        return arrived_anew(state, *loaded.dossier);
    }
    if (is_dossier) return met(state, file.here, std::move(*loaded.dossier), told);
    told.what = Arrival::same;  // its id was taken from its text
    return {};
}

}  // namespace

std::optional<std::string> why_not_read(const FileIn& file) {
    if (const char* why = words_of(file.trouble)) return why;
    if (file.text.size() > dossier::largest_file) return "dossiers.refused.too_large";
    return {};
}

std::optional<std::string> why_refused(const dossier::LoadedDossier& loaded) {
    const std::string words = "dossiers.refused.";
    const bool no_answers = loaded.dossier && loaded.form == dossier::SourceForm::answers && loaded.dossier->answers.empty();
    if (loaded.dossier && !no_answers) return {};
    for (const auto& issue : loaded.issues) {
        if (issue.severity != engine::Severity::error) continue;
        if (issue.problem == dossier::Problem::not_json) return words + "not_json";
        if (issue.problem == dossier::Problem::newer_version) return words + "newer";
        if (issue.problem == dossier::Problem::too_large) return words + "too_large";
        if (issue.problem == dossier::Problem::other_format) return words + "other";
    }
    return words + (no_answers ? "other" : "damaged");
}

std::vector<Effect> file_among_others(State& state, const FileIn& file) {
    auto& shelf = state.shelf;
    std::vector<Effect> effects;
    state.focus.clear();
    state.announcement.clear();
    state.urgent = false;
    if (file.at <= 1 || !shelf.arrivals) {
        effects = update(state, GoTo{{Page::dossiers, {}}});
        shelf.refused.reset();
        shelf.arrivals = Arrivals{.all = file.of};
        state.focus = "title";
    }
    ArrivedFile told{.name = dossier::plain(file.name, dossier::longest_name, dossier::Lines::one)};
    for (Effect& effect : one_arrived(state, file, told)) effects.push_back(std::move(effect));
    auto& all = *shelf.arrivals;
    ++all.done;
    if (told.what != Arrival::came || told.moved + told.without_place > 0) all.told.push_back(std::move(told));
    if (all.done < all.all) return effects;
    // What needs a person stands first.
    std::ranges::stable_sort(all.told, {}, [](const ArrivedFile& one) { return one.what != Arrival::refused; });
    state.announcement =
        state.texts()("arrivals.said", {{"came", std::to_string(all.came)}, {"all", std::to_string(all.all)}});
    return effects;
}

}  // namespace tk::present
