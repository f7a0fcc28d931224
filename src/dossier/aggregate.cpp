#include "dossier/aggregate.h"

#include "dossier/estimates.h"
#include "dossier/figures.h"
#include "dossier/small_groups.h"
#include "engine/answers_json.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace tk::dossier {

namespace {

using engine::Truth;

const Dossier* dossier_of(const Company& one) { return one.loaded.dossier ? &*one.loaded.dossier : nullptr; }

std::string folded(const std::string& name) {
    std::string made;
    for (const char c : name)
        if (c != ' ') made += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return made;
}

// Those of one key that are more than one, in the order of their first.
template <class Key>
std::vector<Doubt> alike(const std::vector<const Company*>& sorted, Likeness likeness, Key key) {
    std::map<std::string, std::vector<std::string>> by_key;
    std::vector<std::string> order;
    for (const Company* one : sorted) {
        if (dossier_of(*one) == nullptr) continue;
        const std::string found = key(*dossier_of(*one));
        if (found.empty()) continue;
        auto& files = by_key[found];
        if (files.empty()) order.push_back(found);
        files.push_back(one->file);
    }
    std::vector<Doubt> made;
    for (const std::string& found : order)
        if (auto& files = by_key[found]; files.size() > 1) {
            std::ranges::sort(files);
            made.push_back({likeness, std::move(files)});
        }
    return made;
}

std::vector<Doubt> doubts_of(const engine::ContentPack& pack, const std::vector<const Company*>& sorted) {
    auto made = alike(sorted, Likeness::same_id, [](const Dossier& one) { return one.id; });
    const auto add = [&](std::vector<Doubt> more) {
        for (Doubt& doubt : more)  // what is one dossier is told once
            if (std::ranges::none_of(made, [&](const Doubt& told) { return told.files == doubt.files; }))
                made.push_back(std::move(doubt));
    };
    add(alike(sorted, Likeness::same_answers, [&](const Dossier& one) {
        return one.answers.empty() ? std::string() : one.track + engine::answers_json(pack, one.answers);
    }));
    add(alike(sorted, Likeness::same_name, [](const Dossier& one) { return folded(one.name); }));
    return made;
}

// Of files of one dossier the one that was changed last; of equals that of the last name.
bool is_latest(const Company& one, const std::vector<const Company*>& sorted) {
    const auto rank = [](const Company& company) { return std::tuple(dossier_of(company)->changed, company.file); };
    return std::ranges::none_of(sorted, [&](const Company* other) {
        return dossier_of(*other) != nullptr && dossier_of(*other)->id == dossier_of(one)->id && rank(*other) > rank(one);
    });
}

Standing standing_of(const Company& one, const std::vector<const Company*>& sorted, const Wanted& wanted,
                     std::size_t counted) {
    const Dossier* dossier = dossier_of(one);
    if (dossier == nullptr) return Standing::unusable;
    if (dossier->track != engine::track_names[0]) return Standing::terrain;
    const auto said = wanted.find(one.file);
    if (said != wanted.end() && !said->second) return Standing::left_out;
    if (said == wanted.end() && !is_latest(one, sorted)) return Standing::same_id;
    return counted < most_companies ? Standing::counted : Standing::too_many;
}

void look_at_terrain(const engine::ContentPack& pack, Aggregate& out) {
    engine::Answers answers;
    std::set<engine::QuestionId> estimated;
    for (const Estimate& one : out.estimates) {
        answers.set(one.question, one.low == one.high ? engine::Answer{engine::Number{one.low}}
                                                      : engine::Answer{engine::Between{one.low, one.high}});
        estimated.insert(one.question);
    }
    if (answers.empty()) return;
    const auto assessment = engine::assess(
        pack, answers, {.date = out.date, .track = std::string(engine::track_names[1]), .draws = 0, .what_if = false});
    const auto both = [&](std::vector<engine::QuestionId>& into, const std::vector<engine::QuestionId>& from, bool known) {
        for (const engine::QuestionId& id : from)
            if (estimated.contains(id) == known && std::ranges::find(into, id) == into.end()) into.push_back(id);
    };
    for (const auto& scheme : assessment.schemes) {
        if (scheme.fits == Truth::no) continue;
        CollectiveScheme made{.scheme = scheme.scheme, .fits = scheme.fits, .window = scheme.window};
        for (const auto& criterion : scheme.criteria) {
            both(made.because, criterion.because, true);
            both(made.because, criterion.waiting_on, true);
            both(made.waiting_on, criterion.waiting_on, false);
        }
        if (!made.because.empty()) out.collective_schemes.push_back(std::move(made));
    }
    for (const auto& duty : assessment.duties) {
        if (fate_of(duty) == DutyFate::no) continue;
        CollectiveDuty made{.duty = duty.duty, .fate = fate_of(duty), .limits = duty.limits};
        both(made.because, duty.because, true);
        both(made.because, duty.waiting_on, true);
        both(made.waiting_on, duty.waiting_on, false);
        if (!made.because.empty()) out.collective_duties.push_back(std::move(made));
    }
}

}  // namespace

Company company_of(engine::Workspace& workspace, std::string_view text, std::string file, engine::Date date,
                   const Fresh& fresh) {
    Company made{.file = std::move(file)};
    made.loaded = load_dossier(workspace.pack(), text, made.file, fresh);
    const Dossier* dossier = dossier_of(made);
    if (dossier != nullptr && dossier->track == engine::track_names[0])
        made.assessment = workspace.assess(dossier->answers, {.date = date,
                                                              .track = dossier->track,
                                                              .choices = plan_choices(workspace.pack(), dossier->choices),
                                                              .what_if = false});
    return made;
}

Aggregate aggregate(const engine::ContentPack& pack, const std::vector<Company>& companies, engine::Date date,
                    const Wanted& wanted) {
    Aggregate out{.date = date};
    std::vector<const Company*> sorted;
    for (const Company& one : companies) sorted.push_back(&one);
    std::ranges::sort(sorted, {}, [](const Company* one) {
        const Dossier* dossier = dossier_of(*one);
        return std::pair(dossier == nullptr ? std::string() : dossier->id, one->file);
    });
    Companies counted;
    Cell all;
    for (const Company* one : sorted) {
        const Standing standing = standing_of(*one, sorted, wanted, counted.size());
        const Dossier* dossier = dossier_of(*one);
        out.members.push_back({.file = one->file,
                               .id = dossier == nullptr ? "" : dossier->id,
                               .name = dossier == nullptr ? "" : dossier->name,
                               .standing = standing,
                               .issues = one->loaded.issues});
        if (standing != Standing::counted) continue;
        counted.push_back(one);
        all.add(dossier->shareable_by_name);
        for (const auto& warning : one->assessment.warnings)
            out.contradictions.push_back({one->file, warning.check, warning.questions});
    }
    out.doubts = doubts_of(pack, sorted);
    out.counted = counted.size();
    if (counted.empty()) return out;
    out.receipt = counted.front()->assessment.receipt;
    if (!shown(all)) return out;
    out.totals = totals_of(counted);
    out.questions = questions_of(pack, counted);
    out.measures = measures_of(pack, counted);
    out.duties = duties_of(pack, counted);
    out.schemes = schemes_of(pack, counted);
    out.estimates = estimates_of(pack, counted);
    look_at_terrain(pack, out);
    return out;
}

}  // namespace tk::dossier
