// More than all of an end use: by one measure, by measures that overlap, or by what a cap allows. Tried with the answers
// of the examples and with answers by chance.
#include "engine/draws.h"
#include "engine/possible_answers.h"
#include "engine/rank.h"
#include "engine/spread.h"
#include "lint/checks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace tk::lint {

using engine::Amount;
using engine::Column;
using engine::Measure;

namespace {

constexpr std::size_t draws_each = 64;
constexpr int cases_each = 8;         // answers by chance for each measure, with what makes it apply
constexpr double all_of_it = 1.0001;  // beyond what rounding does

constexpr std::array<std::string_view, 6> carriers{"electricity", "gas", "heat", "oil", "fuel", "water"};

std::array<Amount, carriers.size()> saves_of(const Measure& measure) {
    return {measure.electricity, measure.gas, measure.heat, measure.oil, measure.fuel, measure.water};
}

std::string percent(double share) { return std::to_string(std::lround(share * 100)) + " %"; }

struct Worst {
    double share = all_of_it;
    std::string what{};
    engine::Answers answers{};
};

class Effects {
public:
    Effects(Checked& c, std::string_view track)
        : c_(c), track_(track), bounds_(c.program), draws_(c.program, bounds_, draws_each) {
        for (const engine::EndUse& use : c.pack.end_uses) uses_[use.id.value] = &use;
        for (const engine::Cap& cap : c.pack.ranking->caps) capped_.insert(cap.overlap_group);
    }

    void look_at(const engine::Answers& answers) {
        bounds_.read(answers);
        draws_.read();
        std::map<std::string, std::map<std::string, std::vector<Share>>> groups;  // by group, by end use
        for (const Measure& measure : c_.pack.measures) {
            if (measure.track != track_ || !holds(goal_of(measure, c_.pack), bounds_)) continue;
            const auto saves = saves_of(measure);
            for (std::size_t i = 0; i < carriers.size(); ++i)
                if (!saves[i].empty()) one(measure, carriers[i], saves[i], answers, groups);
        }
        for (const auto& [group, by_use] : groups)
            for (const auto& [use, shares] : by_use) together(group, use, shares, answers);
    }

    void tell() {
        for (auto& [id, worst] : measures_) {
            if (worst.what.empty()) continue;
            Finding finding = c_.sheet.about("measures", id, "/saves", "effect-over-100", std::move(worst.what));
            finding.counter_example = std::move(worst.answers);
            c_.report.findings.push_back(std::move(finding));
        }
        for (auto& [id, worst] : groups_) {
            if (worst.what.empty()) continue;
            Finding finding = c_.sheet.about("measures", id, "/overlap_group", "overlap-over-100", std::move(worst.what));
            finding.counter_example = std::move(worst.answers);
            c_.report.findings.push_back(std::move(finding));
        }
    }

private:
    struct Share {
        const Measure* measure = nullptr;
        double share = 0;
    };

    void one(const Measure& measure, std::string_view carrier, Amount saved, const engine::Answers& answers,
             std::map<std::string, std::map<std::string, std::vector<Share>>>& groups) {
        Column base{0.0};
        std::vector<std::string> used;
        for (const engine::EndUseId& id : measure.acts_on) {
            const auto use = uses_.find(id.value);
            if (use == uses_.end() || use->second->carrier != carrier || use->second->track != track_) continue;
            used.push_back(id.value);
            const engine::ColumnView amount = draws_.amount(use->second->amount);
            if (amount.size() > 1) engine::widen(base, amount.size());
            for (std::size_t i = 0; i < base.size(); ++i) base[i] += std::max(0.0, engine::at(amount, i));
        }
        if (used.empty()) return;
        const engine::ColumnView amount = draws_.amount(saved);
        Column share(std::max(base.size(), amount.size()));
        for (std::size_t i = 0; i < share.size(); ++i)
            share[i] =
                engine::at(amount, i) <= 0 || engine::at(base, i) <= 0 ? 0 : engine::at(amount, i) / engine::at(base, i);
        const double median = engine::spread_of(std::move(share)).p50;
        Worst& worst = measures_.try_emplace(measure.id.value).first->second;
        if (median > worst.share)
            worst = {
                median,
                "this saves " + percent(median) + " of the " + std::string(carrier) + " of the end uses that it acts on",
                answers};
        if (measure.overlap_group.empty() || capped_.contains(measure.overlap_group)) return;
        for (const std::string& use : used) groups[measure.overlap_group][use].push_back({&measure, median});
    }

    // Those that may stand in one plan: of two that exclude each other the first counts.
    void together(const std::string& group, const std::string& use, const std::vector<Share>& shares,
                  const engine::Answers& answers) {
        std::vector<Share> chosen;
        double sum = 0;
        std::string names;
        for (const Share& share : shares) {
            if (share.share <= 0 || std::ranges::any_of(chosen, [&](const Share& other) {
                    return std::ranges::find(other.measure->conflicts, share.measure->id) != other.measure->conflicts.end();
                }))
                continue;
            chosen.push_back(share);
            sum += share.share;
            names += (names.empty() ? "" : ", ") + share.measure->id.value;
        }
        if (chosen.size() < 2) return;
        Worst& worst = groups_.try_emplace(chosen.front().measure->id.value).first->second;
        if (sum > worst.share)
            worst = {
                sum,
                "the group \"" + group + "\" has no cap, and takes " + percent(sum) + " of " + use + " together: " + names,
                answers};
    }

    Checked& c_;
    std::string track_;
    engine::Bounds bounds_;
    engine::Draws draws_;
    std::map<std::string, const engine::EndUse*> uses_{};
    std::set<std::string> capped_{};
    std::map<std::string, Worst> measures_{}, groups_{};  // by measure; a group by its first
};

// Choices alone: of numbers that do not go together anything would follow, and the priors know what does.
engine::Answers by_chance(const engine::ContentPack& pack, std::string_view track, std::mt19937& random) {
    engine::Answers answers;
    for (const engine::Question& question : pack.questions) {
        if (question.track != track || question.kind == engine::AnswerKind::number || random() % 10 < 3) continue;
        const auto possible = engine::possible_answers(question, {});
        if (!possible.empty()) answers.set(question.id, possible[random() % possible.size()].answer);
    }
    return answers;
}

}  // namespace

void check_effects(Checked& c) {
    engine::Bounds open(c.program);
    open.read({});
    for (const engine::Cap& cap : c.pack.ranking->caps)
        if (open.interval(cap.share).high > 1) {
            Finding finding;
            finding.kind = "cap-over-100";
            finding.subject = "caps/" + cap.overlap_group;
            finding.message = "the cap of \"" + cap.overlap_group + "\" may be more than all of an end use";
            finding.file = c.sheet.file_with("ranking");
            finding.pointer = "/ranking/caps/" + std::to_string(&cap - c.pack.ranking->caps.data()) + "/share";
            c.report.findings.push_back(std::move(finding));
        }
    for (const std::string_view track : engine::track_names) {
        Effects effects(c, track);
        for (const Example& example : c.examples)
            if (example.given.track == track) effects.look_at(example.given.answers);
        std::mt19937 random(c.options.seed);
        for (const Measure& measure : c.pack.measures) {
            if (measure.track != track || measure.acts_on.empty()) continue;
            const Found found = c.search.find(goal_of(measure, c.pack));
            for (int i = 0; i < std::min(cases_each, c.options.tries) && found.reached; ++i) {
                engine::Answers answers = by_chance(c.pack, track, random);
                for (const auto& [question, answer] : found.answers)
                    if (std::holds_alternative<engine::Chosen>(answer)) answers.set(question, answer);
                effects.look_at(answers);
            }
        }
        effects.tell();
    }
}

}  // namespace tk::lint
