#include "engine/plan.h"

#include "engine/rank.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <set>

namespace tk::engine {

namespace {

double median(ColumnView column) { return spread_of(column).p50; }

int days_between(Date from, Date to) {
    return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

struct Chance {
    std::size_t measure = 0;  // place in the pack
    std::size_t state = 0;    // place in Assessment::measures
    double score = 0, final_score = 0, urgency = 0, floor = 0, ease = 0, benefits = 0, confidence = 1;
    double investment = 0;
    bool wait = false, blocked = false;
    Merits merits{};
    std::vector<MeasureId> needs{};
    std::size_t package = 0;  // number of its package; a measure without one is a package of its own
    double duty_urgency = 0;  // of the duty that it fulfils and that probably holds
    DutyId likely_duty{};
    int first = 0;
};

// A chance in the competition for the first places, in one draw or by what is likely.
struct Candidate {
    std::size_t chance = 0;  // place among the chances
    double score = 0, investment = 0;
};

class Planner {
public:
    Planner(Situation s, Assessment& out) : s_(s), out_(out), ranking_(*s.pack.ranking), n_(s.draws.count()) {}

    void make() {
        cost_ = s_.draws.amount(ranking_.energy_cost[s_.options.track]);
        footprint_ = s_.draws.amount(ranking_.co2_total[s_.options.track]);
        out_.plan.totals.energy_cost = median(cost_);
        out_.plan.totals.co2_before = median(footprint_);
        weighting_ = weighting_of(ranking_, s_.options.track, goals(ranking_.goals[s_.options.track]));
        duty_steps();
        gather();
        order();
        first_places();
        needs_first();
        chance_steps();
        shares();
        totals();
        narrow();
    }

private:
    Situation s_;
    Assessment& out_;
    const Ranking& ranking_;
    std::size_t n_;
    ColumnView cost_{}, footprint_{};
    Weighting weighting_{};
    std::vector<Chance> chances_{};
    std::set<std::string> by_duty_{};       // measures listed through a duty
    std::set<std::string> by_main_duty_{};  // and of these the ones of a duty that is urgent enough for a first place
    std::map<std::string, std::size_t> packages_{};  // to its number
    std::size_t package_places_ = 0;                 // of the first places, what duties leave to packages
    Column total_gain_{};

    bool likely(Rule rule) { return !rule.empty() && s_.draws.share(rule) >= 0.5; }

    std::vector<std::string> goals(std::string_view question) {
        std::vector<std::string> found;
        const std::int32_t slot = s_.pack.program.input(question);
        const Answer* answer = slot < 0 ? nullptr : s_.bounds.answer(slot);
        if (const auto* chosen = answer == nullptr ? nullptr : std::get_if<Chosen>(answer))
            for (const OptionId& option : chosen->options) found.push_back(option.value);
        return found;
    }

    std::optional<Date> starts(const Duty& duty, const DutyState& state) const {
        std::optional<Date> first;
        for (std::size_t i = 0; i < duty.phases.size(); ++i)
            if (state.phases[i].applies == Truth::yes && duty.phases[i].from && *duty.phases[i].from > s_.options.date &&
                (!first || *duty.phases[i].from < *first))
                first = duty.phases[i].from;
        return first;
    }

    void duty_steps() {
        struct Line {
            const Duty* duty;
            const DutyState* state;
            std::optional<Date> when;
        };
        for (const Group group : {Group::must, Group::will}) {
            std::vector<Line> lines;
            for (const DutyState& state : out_.duties) {
                if (state.group != group) continue;
                const Duty* duty = s_.pack.find(state.duty);
                lines.push_back({duty, &state, group == Group::must ? state.deadline : starts(*duty, state)});
            }
            std::ranges::stable_sort(lines, [](const Line& a, const Line& b) {
                if (a.when != b.when) return a.when && (!b.when || *a.when < *b.when);
                return a.duty->urgency > b.duty->urgency;
            });
            for (const Line& line : lines) {
                Step step;
                step.group = group;
                step.duty = line.state->duty;
                const int days = line.when ? days_between(s_.options.date, *line.when) : group == Group::must ? 0 : 1000;
                step.horizon = group == Group::must ? (days <= 366 ? Horizon::now : Horizon::year)
                               : days <= 366        ? Horizon::year
                                                    : Horizon::later;
                add(std::move(step));
                if (group == Group::must)
                    for (const MeasureId& id : line.state->fulfilled_by)
                        if (const Measure* measure = s_.pack.find(id); measure != nullptr && measure->compliance) {
                            by_duty_.insert(id.value);
                            if (is_main(*line.duty)) by_main_duty_.insert(id.value);
                        }
            }
        }
    }

    bool is_main(const Duty& duty) const { return duty.kind == "duty" && duty.urgency >= ranking_.duty_slot_min_urgency; }

    void add(Step step) {
        step.place = static_cast<int>(out_.plan.steps.size()) + 1;
        out_.plan.steps.push_back(std::move(step));
    }

    double score_of(const Chance& chance, const Merits& merits) const {
        double score = 0;
        for (std::size_t i = 0; i < engine::merits; ++i) score += weighting_.weights[i] * merits[i];
        score = std::max(100 * score, chance.floor);
        return chance.wait ? score * ranking_.wait_factor : score;
    }

    ScoreInput input_of(const Chance& chance) const {
        ScoreInput input;
        input.confidence = chance.confidence;
        input.benefits = chance.benefits;
        input.ease = chance.ease;
        input.urgency = chance.urgency;
        return input;
    }

    void gather() {
        std::vector<const ExtraNeed*> extra;
        for (const ExtraNeed& need : ranking_.extra_needs)
            if (likely(need.condition)) extra.push_back(&need);
        std::vector<std::pair<const RankRule*, bool>> urgent, lifted;
        for (const RankRule& rule : ranking_.urgency_rules)
            if (rule.track == s_.options.track) urgent.emplace_back(&rule, likely(rule.condition));
        for (const RankRule& rule : ranking_.lift_rules)
            if (rule.track == s_.options.track) lifted.emplace_back(&rule, likely(rule.condition));
        const auto fits = [](const RankRule& rule, const Measure& measure) {
            if (!rule.measures.empty() && std::ranges::find(rule.measures, measure.id) == rule.measures.end()) return false;
            for (const auto& [benefit, least] : rule.min_benefit)
                if (const auto own = measure.benefits.find(benefit); own == measure.benefits.end() || own->second < least)
                    return false;
            return true;
        };
        for (std::size_t state = 0; state < out_.measures.size(); ++state) {
            const MeasureState& held = out_.measures[state];
            if (held.applies == Truth::no || by_duty_.contains(held.measure.value)) continue;
            const Measure& measure = *s_.pack.find(held.measure);
            const auto place = static_cast<std::size_t>(&measure - s_.pack.measures.data());
            const Effect& effect = s_.effects[place];
            if (held.applies == Truth::unknown && std::accumulate(effect.applies.begin(), effect.applies.end(), 0.0) /
                                                          static_cast<double>(effect.applies.size()) <
                                                      0.5)
                continue;
            Chance chance;
            chance.measure = place;
            chance.state = state;
            chance.blocked = held.blocked == Truth::yes || (held.blocked == Truth::unknown && likely(measure.blocked_if));
            const auto factor = ranking_.confidence_factor.find(measure.confidence);
            chance.confidence = factor == ranking_.confidence_factor.end() ? 1 : factor->second;
            chance.ease = ease_of(ranking_, measure);
            chance.benefits = benefits_of(ranking_, weighting_, measure);
            for (const DutyId& id : measure.duties) {
                const Duty* duty = s_.pack.find(id);
                const DutyState* duty_state = out_.find(id);
                if (duty == nullptr || duty_state == nullptr) continue;
                double urgency = (duty->kind == "duty" || duty->kind == "condition") && duty_state->group != Group::will
                                     ? duty->urgency
                                     : std::min(ranking_.expected_urgency_ceiling, duty->urgency);
                if (duty_state->applies == Truth::no) urgency = 0;
                if (duty_state->applies == Truth::unknown)
                    urgency *= duty_state->likely ? ranking_.likely_duty_factor : ranking_.unknown_duty_factor;
                chance.urgency = std::max(chance.urgency, urgency);
                if (measure.compliance && is_main(*duty) && duty_state->group != Group::will &&
                    (duty_state->applies == Truth::yes || (duty_state->applies == Truth::unknown && duty_state->likely)) &&
                    urgency > chance.duty_urgency) {
                    chance.duty_urgency = urgency;
                    chance.likely_duty = id;
                }
            }
            const std::string package = measure.package.empty() ? "=" + measure.id.value : measure.package.value;
            chance.package = packages_.emplace(package, packages_.size()).first->second;
            for (const auto& [rule, holds] : urgent)
                if (holds && fits(*rule, measure)) chance.urgency = std::max(chance.urgency, rule->urgency);
            for (const auto& [rule, holds] : lifted)
                if (holds && fits(*rule, measure)) chance.floor = std::max(chance.floor, rule->floor);
            chance.needs = measure.needs;
            for (const ExtraNeed* need : extra)
                if (!need->building_bound || measure.building_bound)
                    for (const MeasureId& id : need->needs)
                        if (id != measure.id) chance.needs.push_back(id);
            for (const Timing& timing : measure.timing) {
                if (!likely(timing.condition)) continue;
                chance.wait = chance.wait || timing.wait;
                chance.needs.insert(chance.needs.end(), timing.with.begin(), timing.with.end());
            }
            ScoreInput input = input_of(chance);
            Column soft(std::max(effect.avoided_loss.size(), effect.capacity_value.size()));
            for (std::size_t i = 0; i < soft.size(); ++i)
                soft[i] = at(effect.avoided_loss, i) + at(effect.capacity_value, i);
            input.gain = held.gain.p50 - held.yearly_cost.p50;
            input.investment = chance.investment = std::max(0.0, held.investment.p50);
            input.soft = median(soft);
            input.co2 = held.co2.p50;
            input.energy_cost = std::max(ranking_.least_energy_cost, out_.plan.totals.energy_cost);
            input.co2_total = std::max(ranking_.least_co2, out_.plan.totals.co2_before);
            chance.merits = merits_of(ranking_, input);
            chance.score = score_of(chance, chance.merits);
            chances_.push_back(std::move(chance));
        }
        // What others wait for is worth almost as much as the best of them.
        for (int round = 0; round < 3; ++round)
            for (const Chance& chance : chances_) {
                if (chance.blocked) continue;
                for (const MeasureId& need : chance.needs)
                    if (Chance* other = find(need))
                        other->score = std::max(other->score, ranking_.enabler_factor * chance.score);
            }
    }

    Chance* find(const MeasureId& id) {
        for (Chance& chance : chances_)
            if (s_.pack.measures[chance.measure].id == id) return &chance;
        return nullptr;
    }

    // Best first; one more of a kind counts a little less; of two that exclude each other the best stays.
    void order() {
        std::map<std::string, int> of_kind;
        std::vector<Chance> ordered, pool = std::move(chances_);
        const auto rounded = [](double score) { return std::floor(score * 100 + 0.5) / 100; };
        const auto kind = [&](const Chance& chance) {
            const Measure& measure = s_.pack.measures[chance.measure];
            return measure.overlap_group.empty() ? "=" + measure.id.value : measure.overlap_group;
        };
        const auto worth = [&](const Chance& chance) {
            double score = chance.score;
            for (int i = of_kind[kind(chance)]; i > 0; --i) score *= ranking_.diversity_factor;
            return rounded(std::clamp(score, 0.0, 100.0));
        };
        const auto excludes = [&](const Chance& a, const Chance& b) {
            const Measure &one = s_.pack.measures[a.measure], &two = s_.pack.measures[b.measure];
            return std::ranges::find(one.conflicts, two.id) != one.conflicts.end() ||
                   std::ranges::find(two.conflicts, one.id) != two.conflicts.end();
        };
        for (const bool blocked : {false, true}) {
            of_kind.clear();
            while (true) {
                std::size_t best = pool.size();
                double highest = -1;
                for (std::size_t i = 0; i < pool.size(); ++i)
                    if (pool[i].blocked == blocked)
                        if (const double own = worth(pool[i]); own > highest) {
                            highest = own;
                            best = i;
                        }
                if (best == pool.size()) break;
                Chance chance = std::move(pool[best]);
                pool.erase(pool.begin() + static_cast<std::ptrdiff_t>(best));
                if (std::ranges::any_of(ordered, [&](const Chance& other) { return excludes(chance, other); })) continue;
                chance.final_score = highest;
                ++of_kind[kind(chance)];
                ordered.push_back(std::move(chance));
            }
        }
        chances_ = std::move(ordered);
    }

    // The packages for the first places, each with its best steps: the pinned ones, then by score. With none that has
    // a big step the last gives way to the best that has.
    std::vector<std::vector<std::size_t>> first_packages(std::vector<Candidate> candidates,
                                                         const std::vector<std::size_t>& pinned, double cost) const {
        struct Packed {
            std::vector<Candidate> steps{};
            double score = 0;
            bool big = false, taken = false;
        };
        std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
        std::vector<Packed> packages(packages_.size());
        for (const Candidate& one : candidates) packages[chances_[one.chance].package].steps.push_back(one);
        const auto shown = static_cast<std::size_t>(ranking_.package_steps);
        std::vector<std::size_t> ranked;  // best first
        for (std::size_t p = 0; p < packages.size(); ++p) {
            Packed& package = packages[p];
            for (std::size_t i = 0; i < package.steps.size(); ++i) {
                const Candidate& step = package.steps[i];
                if (i == 0) package.score = step.score;
                else if (i <= shown)
                    package.score += ranking_.package_share * std::max(0.0, step.score - ranking_.package_from);
                if (i < shown && step.score > ranking_.package_from &&
                    (step.investment > ranking_.big_cost_share * cost ||
                     s_.pack.measures[chances_[step.chance].measure].lead_months >= ranking_.big_months))
                    package.big = true;
            }
            if (!package.steps.empty()) ranked.push_back(p);
        }
        // Of equals the one whose best step comes first.
        std::ranges::stable_sort(ranked, [&](std::size_t a, std::size_t b) {
            const Packed &one = packages[a], &two = packages[b];
            return one.score != two.score ? one.score > two.score : one.steps[0].chance < two.steps[0].chance;
        });
        std::vector<std::size_t> chosen;
        const auto take = [&](std::size_t p) {
            if (chosen.size() >= package_places_ || packages[p].taken || packages[p].steps.empty()) return;
            packages[p].taken = true;
            chosen.push_back(p);
        };
        for (const std::size_t p : pinned) take(p);
        for (const std::size_t p : ranked) take(p);
        if (!chosen.empty() && std::ranges::none_of(chosen, [&](std::size_t p) { return packages[p].big; }))
            if (const auto big = std::ranges::find_if(ranked, [&](std::size_t p) { return packages[p].big; });
                big != ranked.end())
                chosen.back() = *big;
        std::vector<std::vector<std::size_t>> places;
        for (const std::size_t p : chosen) {
            places.emplace_back();
            for (const Candidate& step : packages[p].steps)
                if (places.back().size() < shown) places.back().push_back(step.chance);
        }
        return places;
    }

    // The packages that come first under their condition, where it holds.
    std::vector<std::size_t> pinned(const std::function<bool(const RankRule&)>& holds) const {
        std::vector<std::string_view> names;
        std::vector<std::size_t> found;
        for (const RankRule& pin : ranking_.pins) {
            if (names.size() >= static_cast<std::size_t>(ranking_.pinned_places)) break;
            if (pin.track != s_.options.track || !holds(pin) || std::ranges::find(names, pin.package.value) != names.end())
                continue;
            names.push_back(pin.package.value);
            if (const auto place = packages_.find(pin.package.value); place != packages_.end())
                found.push_back(place->second);
        }
        return found;
    }

    // Who has the first places: what fulfils a duty that probably holds, then packages. The rest keeps its order.
    void first_places() {
        std::vector<std::size_t> duties;
        for (std::size_t i = 0; i < chances_.size(); ++i)
            if (chances_[i].duty_urgency > 0 && !chances_[i].blocked) duties.push_back(i);
        std::ranges::stable_sort(
            duties, [&](std::size_t a, std::size_t b) { return chances_[a].duty_urgency > chances_[b].duty_urgency; });
        const auto all = static_cast<std::size_t>(ranking_.first_places);
        const std::size_t of_duties = std::min(static_cast<std::size_t>(ranking_.duty_places), all);
        const std::size_t certain = std::min(of_duties, by_main_duty_.size());
        duties.resize(std::min(duties.size(), of_duties - certain));
        package_places_ = all - certain - duties.size();
        for (Chance& chance : chances_) chance.first = 0;
        std::vector<std::size_t> order;
        int place = 0;
        for (const std::size_t i : duties) {
            chances_[i].first = ++place;
            order.push_back(i);
        }
        std::vector<Candidate> candidates;
        for (std::size_t i = 0; i < chances_.size(); ++i) {
            if (chances_[i].first == 0) chances_[i].likely_duty = {};
            if (chances_[i].first == 0 && !chances_[i].blocked)
                candidates.push_back({i, chances_[i].score, chances_[i].investment});
        }
        const double cost = std::max(ranking_.least_energy_cost, out_.plan.totals.energy_cost);
        const auto pins = pinned([&](const RankRule& pin) { return likely(pin.condition); });
        for (const auto& steps : first_packages(std::move(candidates), pins, cost)) {
            ++place;
            for (const std::size_t i : steps) {
                chances_[i].first = place;
                order.push_back(i);
            }
        }
        for (std::size_t i = 0; i < chances_.size(); ++i)
            if (chances_[i].first == 0) order.push_back(i);
        std::vector<Chance> ordered;
        for (const std::size_t i : order) ordered.push_back(std::move(chances_[i]));
        chances_ = std::move(ordered);
    }

    // Needs come before what needs them.
    void needs_first() {
        std::vector<Chance> sorted;
        std::vector<std::uint8_t> done(chances_.size());
        const auto place_of = [&](const MeasureId& id) {
            for (std::size_t i = 0; i < chances_.size(); ++i)
                if (s_.pack.measures[chances_[i].measure].id == id) return i;
            return chances_.size();
        };
        std::vector<std::size_t> output;
        const auto emit = [&](auto&& self, std::size_t i) -> void {
            if (done[i] != 0) return;
            done[i] = 1;
            std::vector<MeasureId> open;
            for (const MeasureId& need : chances_[i].needs) {
                const std::size_t other = place_of(need);
                if (other == chances_.size() || other == i || std::ranges::find(open, need) != open.end()) continue;
                self(self, other);
                open.push_back(need);
            }
            chances_[i].needs = std::move(open);
            output.push_back(i);
        };
        for (std::size_t i = 0; i < chances_.size(); ++i) emit(emit, i);
        for (const std::size_t i : output) sorted.push_back(std::move(chances_[i]));
        chances_ = std::move(sorted);
    }

    Horizon horizon_of(const Measure& measure, const Chance& chance, double yardstick) const {
        const bool small = chance.investment <= ranking_.now_cost_share * yardstick;
        if (chance.blocked || chance.wait || measure.lead_months > ranking_.year_months) return Horizon::later;
        if (measure.lead_months <= ranking_.now_months && measure.effort <= ranking_.now_effort && small)
            return Horizon::now;
        if (measure.lead_months > ranking_.year_months_costly && chance.investment > yardstick) return Horizon::later;
        return Horizon::year;
    }

    void chance_steps() {
        const double yardstick = std::max(ranking_.least_energy_cost, out_.plan.totals.energy_cost);
        for (const Chance& chance : chances_) {
            const Measure& measure = s_.pack.measures[chance.measure];
            Step step;
            step.group = Group::can;
            step.measure = measure.id;
            step.maybe = out_.measures[chance.state].applies != Truth::yes;
            step.score = chance.final_score;
            step.first = chance.first;
            step.likely_duty = chance.likely_duty;
            step.needs = chance.needs;
            step.blocked = chance.blocked;
            step.horizon = horizon_of(measure, chance, yardstick);
            std::array<std::size_t, merits> rank{0, 1, 2, 3, 4, 5};
            std::ranges::stable_sort(rank, [&](std::size_t a, std::size_t b) {
                return weighting_.weights[a] * chance.merits[a] > weighting_.weights[b] * chance.merits[b];
            });
            for (std::size_t i = 0; i < 2; ++i)
                if (chance.merits[rank[i]] > 0.1) step.strongest.emplace_back(criterion_names[rank[i]]);
            add(std::move(step));
        }
        // What must come first is not planned later than what waits for it.
        for (auto step = out_.plan.steps.rbegin(); step != out_.plan.steps.rend(); ++step)
            for (const MeasureId& need : step->needs)
                for (Step& other : out_.plan.steps)
                    if (other.measure == need && !other.blocked) other.horizon = std::min(other.horizon, step->horizon);
    }

    // In which part of the draws each chance has one of the first places.
    void shares() {
        static constexpr double nothing = 0;
        std::vector<int> counts(chances_.size());
        std::vector<ColumnView> pins;
        for (const RankRule& pin : ranking_.pins)
            pins.push_back(pin.track == s_.options.track ? s_.draws.condition(pin.condition) : ColumnView{&nothing, 1});
        std::vector<std::vector<std::size_t>> needs(chances_.size());
        for (std::size_t j = 0; j < chances_.size(); ++j)
            for (const MeasureId& need : chances_[j].needs)
                for (std::size_t k = 0; k < chances_.size(); ++k)
                    if (s_.pack.measures[chances_[k].measure].id == need) needs[j].push_back(k);
        std::vector<double> scores(chances_.size());
        for (std::size_t i = 0; i < n_; ++i) {
            std::vector<Candidate> candidates;
            std::ranges::fill(scores, -1.0);
            const double cost = std::max(ranking_.least_energy_cost, at(cost_, i));
            for (std::size_t j = 0; j < chances_.size(); ++j) {
                const Chance& chance = chances_[j];
                const Effect& effect = s_.effects[chance.measure];
                if (chance.blocked || at(effect.applies, i) == 0) continue;
                ScoreInput input = input_of(chance);
                input.gain = at(effect.gain, i) - at(effect.yearly_cost, i);
                input.investment = std::max(0.0, at(effect.investment, i));
                input.soft = at(effect.avoided_loss, i) + at(effect.capacity_value, i);
                input.co2 = at(effect.co2, i);
                input.energy_cost = cost;
                input.co2_total = std::max(ranking_.least_co2, at(footprint_, i));
                scores[j] = score_of(chance, merits_of(ranking_, input));
                if (!chance.likely_duty.empty()) ++counts[j];
                else candidates.push_back({j, 0, input.investment});
            }
            for (int round = 0; round < 3; ++round)
                for (std::size_t j = 0; j < chances_.size(); ++j)
                    for (const std::size_t need : needs[j])
                        if (scores[need] >= 0) scores[need] = std::max(scores[need], ranking_.enabler_factor * scores[j]);
            for (Candidate& one : candidates) one.score = scores[one.chance];
            const auto first = pinned([&](const RankRule& pin) {
                return at(pins[static_cast<std::size_t>(&pin - ranking_.pins.data())], i) != 0;
            });
            for (const auto& steps : first_packages(std::move(candidates), first, cost))
                for (const std::size_t j : steps) ++counts[j];
        }
        std::size_t j = 0;
        for (Step& step : out_.plan.steps)
            if (step.group == Group::can) step.top_share = counts[j++] / static_cast<double>(n_);
    }

    // Measures one after another, in the order of the ladder, each on what the ones before it left.
    void totals() {
        struct Part {
            const Measure* measure;
            const Effect* effect;
            bool now;
            std::array<const ColumnView*, 6> saves;
            std::array<std::vector<std::size_t>, 6> uses;
        };
        static constexpr std::array<std::string_view, 6> carriers{"electricity", "gas", "heat", "oil", "fuel", "water"};
        std::vector<std::size_t> uses;  // places in the pack
        for (std::size_t i = 0; i < s_.pack.end_uses.size(); ++i)
            if (s_.pack.end_uses[i].track == s_.options.track) uses.push_back(i);
        std::vector<ColumnView> before;
        std::vector<Column> after(uses.size(), Column(n_));
        for (const std::size_t use : uses) before.push_back(s_.draws.amount(s_.pack.end_uses[use].amount));

        std::vector<Part> parts;
        const auto take = [&](const MeasureId& id, bool now) {
            const Measure* measure = s_.pack.find(id);
            if (measure == nullptr || std::ranges::any_of(parts, [&](const Part& part) { return part.measure == measure; }))
                return;
            const Effect& effect = s_.effects[static_cast<std::size_t>(measure - s_.pack.measures.data())];
            if (!effect.counted) return;
            Part part{measure,
                      &effect,
                      now,
                      {&effect.electricity, &effect.gas, &effect.heat, &effect.oil, &effect.fuel, &effect.water},
                      {}};
            for (const EndUseId& acted : measure->acts_on)
                for (std::size_t u = 0; u < uses.size(); ++u)
                    if (s_.pack.end_uses[uses[u]].id == acted)
                        for (std::size_t c = 0; c < carriers.size(); ++c)
                            if (s_.pack.end_uses[uses[u]].carrier == carriers[c]) part.uses[c].push_back(u);
            for (auto& list : part.uses) {
                std::ranges::sort(list);
                list.erase(std::ranges::unique(list).begin(), list.end());
            }
            parts.push_back(std::move(part));
        };
        for (const Step& step : out_.plan.steps) {
            if (step.group == Group::must) {
                for (const MeasureId& id : out_.find(step.duty)->fulfilled_by)
                    if (by_duty_.contains(id.value)) take(id, step.horizon == Horizon::now);
            } else if (step.group == Group::can && !step.blocked) {
                take(step.measure, step.horizon == Horizon::now);
            }
        }
        const auto rung = [](const Measure& measure) {
            return measure.ladder == "reduce" ? 0 : measure.ladder == "reuse" ? 1 : measure.ladder == "renew" ? 3 : 2;
        };
        std::ranges::sort(parts, [&](const Part& a, const Part& b) {
            return std::pair(rung(*a.measure), a.measure->id.value) < std::pair(rung(*b.measure), b.measure->id.value);
        });

        // What a unit of each carrier is worth, for what measures lose to each other.
        std::array<ColumnView, 6> prices, emissions;
        std::array<double, 6> content{};
        const auto& carriers_worth = ranking_.carriers[s_.options.track];
        for (std::size_t c = 0; c < carriers.size(); ++c) {
            const auto given = carriers_worth.find(std::string(carriers[c]));
            const Worth worth = given == carriers_worth.end() ? Worth{} : given->second;
            prices[c] = s_.draws.amount(worth.price);
            emissions[c] = s_.draws.amount(worth.co2);
            content[c] = worth.kwh;
        }
        // For each cap: which end uses it holds for, and how much of them may go.
        std::vector<std::vector<bool>> capped(ranking_.caps.size(), std::vector<bool>(uses.size()));
        std::vector<ColumnView> shares_of_caps;
        for (std::size_t k = 0; k < ranking_.caps.size(); ++k) {
            for (std::size_t u = 0; u < uses.size(); ++u)
                capped[k][u] = std::ranges::find(ranking_.caps[k].end_uses, s_.pack.end_uses[uses[u]].id) !=
                               ranking_.caps[k].end_uses.end();
            shares_of_caps.push_back(s_.draws.amount(ranking_.caps[k].share));
        }
        const auto cap_of = [&](const Measure& measure) {
            std::size_t k = 0;
            while (k < ranking_.caps.size() && ranking_.caps[k].overlap_group != measure.overlap_group) ++k;
            return k;
        };

        Column gain(n_), electricity(n_), gas(n_), co2(n_), investment(n_), investment_now(n_);
        std::vector<double> original(uses.size()), left(uses.size());
        std::vector<std::vector<double>> under(ranking_.caps.size(),
                                               std::vector<double>(uses.size()));  // what a capped group leaves
        for (std::size_t i = 0; i < n_; ++i) {
            for (std::size_t u = 0; u < uses.size(); ++u) left[u] = original[u] = std::max(0.0, at(before[u], i));
            for (auto& one : under) std::ranges::fill(one, 1.0);
            for (const Part& part : parts) {
                if (at(part.effect->applies, i) == 0) continue;
                const std::size_t k = cap_of(*part.measure);
                double wanted = 0, reached = 0;  // in kWh content, over the carriers that it saves on end uses
                std::array<double, 6> realised{};
                for (std::size_t c = 0; c < carriers.size(); ++c) {
                    const double saved = at(*part.saves[c], i);
                    realised[c] = saved;
                    if (saved <= 0) continue;
                    double base = 0;
                    for (const std::size_t u : part.uses[c]) base += original[u];
                    if (part.uses[c].empty()) continue;
                    double here = 0;
                    if (base > 0) {
                        const double fraction = std::min(1.0, saved / base);
                        for (const std::size_t u : part.uses[c]) {
                            double own = fraction;
                            if (k < under.size() && capped[k][u]) {
                                double& rest = under[k][u];
                                const double next =
                                    std::max(1 - std::clamp(at(shares_of_caps[k], i), 0.0, 1.0), rest * (1 - fraction));
                                own = rest > 0 ? std::max(0.0, 1 - next / rest) : 0;
                                rest = std::min(rest, next);
                            }
                            here += left[u] * own;
                            left[u] *= 1 - own;
                        }
                    }
                    realised[c] = here;
                    wanted += saved * content[c];
                    reached += here * content[c];
                }
                const double ratio = wanted > 0 ? reached / wanted : 1;
                for (std::size_t c = 0; c < carriers.size(); ++c)
                    if (realised[c] < 0) {
                        // It takes from this carrier what it saves on another.
                        realised[c] *= ratio;
                        if (!part.uses[c].empty()) left[part.uses[c].front()] -= realised[c];
                    }
                double lost_gain = 0, lost_co2 = 0;
                for (std::size_t c = 0; c < carriers.size(); ++c) {
                    const double lost = at(*part.saves[c], i) - realised[c];
                    lost_gain += lost * at(prices[c], i);
                    lost_co2 += lost * at(emissions[c], i);
                }
                const bool priced = !carriers_worth.empty();
                gain[i] += (priced ? at(part.effect->gain, i) - lost_gain : at(part.effect->gain, i) * ratio) -
                           at(part.effect->yearly_cost, i);
                co2[i] += priced ? at(part.effect->co2, i) - lost_co2 : at(part.effect->co2, i) * ratio;
                electricity[i] += realised[0];
                gas[i] += realised[1];
                const double spent = std::max(0.0, at(part.effect->investment, i));
                investment[i] += spent;
                if (part.now) investment_now[i] += spent;
            }
            for (std::size_t u = 0; u < uses.size(); ++u) after[u][i] = left[u];
        }
        for (std::size_t u = 0; u < uses.size(); ++u) {
            const EndUse& use = s_.pack.end_uses[uses[u]];
            Column positive = before[u];
            for (double& value : positive) value = std::max(0.0, value);
            out_.balance.push_back({use.id, use.carrier, use.unit, spread_of(std::move(positive)), spread_of(after[u])});
        }
        Totals& totals = out_.plan.totals;
        totals.gain = spread_of(gain);
        totals.electricity = spread_of(std::move(electricity));
        totals.gas = spread_of(std::move(gas));
        totals.co2 = spread_of(std::move(co2));
        totals.investment = spread_of(std::move(investment));
        totals.investment_now = spread_of(std::move(investment_now));
        total_gain_ = std::move(gain);
    }

    // The part of the variance of the total that goes away within groups of equal (or nearly equal) draws of the answer.
    void narrow() {
        const double count = static_cast<double>(n_);
        const double mean = std::accumulate(total_gain_.begin(), total_gain_.end(), 0.0) / count;
        double variance = 0;
        for (const double gain : total_gain_) variance += (gain - mean) * (gain - mean);
        if (variance <= 1e-9 * std::max(1.0, mean * mean)) return;
        const Program& program = s_.pack.program;
        const auto& roles = ranking_.roles[s_.options.track];
        // Only what the total reads: by itself, or to guess what it reads.
        std::vector<bool> read(program.inputs.size());
        std::vector<std::int32_t> roots;
        for (const Step& step : out_.plan.steps)
            if (const Measure* measure = step.measure.empty() ? nullptr : s_.pack.find(step.measure)) {
                for (const Amount amount : {measure->electricity, measure->gas, measure->heat, measure->oil, measure->fuel,
                                            measure->water, measure->gain, measure->yearly_cost})
                    roots.push_back(amount.root);
                roots.push_back(measure->applies.root);
                if (measure->roles.size() < roles.size())
                    for (const auto& [role, condition] : roles) roots.push_back(condition.root);
            }
        for (const EndUse& use : s_.pack.end_uses)
            if (use.track == s_.options.track) roots.push_back(use.amount.root);
        while (!roots.empty()) {
            const std::int32_t root = roots.back();
            roots.pop_back();
            if (root < 0) continue;
            for (const std::int32_t input : program.inputs_of(root)) {
                if (read[static_cast<std::size_t>(input)]) continue;
                read[static_cast<std::size_t>(input)] = true;
                const Input& one = program.inputs[static_cast<std::size_t>(input)];
                if (s_.bounds.answer(input) != nullptr) continue;
                roots.insert(roots.end(), {one.prior.low.root, one.prior.likely.root, one.prior.high.root,
                                           one.prior.zero.root, one.asked_if.root});
                if (one.prior.by >= 0) read[static_cast<std::size_t>(one.prior.by)] = true;
            }
        }
        for (std::size_t q = 0; q < s_.pack.questions.size(); ++q) {
            const Question& question = s_.pack.questions[q];
            const auto slot = static_cast<std::int32_t>(q);
            if (question.track != s_.options.track || !read[q] || question.kind == AnswerKind::text ||
                s_.bounds.truth(program.inputs[q].asked_if) == Truth::no)
                continue;
            const Answer* answer = s_.bounds.answer(slot);
            if (answer != nullptr && !std::holds_alternative<Between>(*answer)) continue;
            std::vector<std::uint64_t> groups(n_);
            if (question.kind == AnswerKind::number) {
                const ColumnView drawn = s_.draws.number(slot);
                if (drawn.size() == 1) continue;
                std::vector<std::size_t> ranked(n_);
                std::iota(ranked.begin(), ranked.end(), std::size_t{0});
                std::ranges::stable_sort(ranked, [&](std::size_t a, std::size_t b) { return drawn[a] < drawn[b]; });
                std::uint64_t group = 0;
                for (std::size_t i = 0; i < n_; ++i) {
                    // Equal values stay in one group.
                    if (i == 0 || drawn[ranked[i]] != drawn[ranked[i - 1]]) group = i * 8 / n_;
                    groups[ranked[i]] = group;
                }
            } else {
                const auto drawn = s_.draws.chosen(slot);
                if (drawn.size() == 1) continue;
                groups.assign(drawn.begin(), drawn.end());
            }
            std::map<std::uint64_t, std::pair<double, double>> sums;
            for (std::size_t i = 0; i < n_; ++i) {
                auto& [sum, size] = sums[groups[i]];
                sum += total_gain_[i] - mean;
                size += 1;
            }
            if (sums.size() < 2) continue;
            double between = 0;
            for (const auto& [group, part] : sums) between += part.first * part.first / part.second;
            // Groups of chance alone explain (groups - 1) / (n - 1); that much is taken off.
            const double chance = static_cast<double>(sums.size() - 1) / std::max(1.0, count - 1);
            const double share = chance >= 1 ? 0 : (between / variance - chance) / (1 - chance);
            if (share > 0.005) out_.narrowing.push_back({question.id, std::min(1.0, share)});
        }
        std::ranges::stable_sort(out_.narrowing, [](const Narrowing& a, const Narrowing& b) { return a.share > b.share; });
    }
};

}  // namespace

Spread spread_of(Column column) {
    if (column.empty()) return {};
    if (column.size() == 1) return {column[0], column[0], column[0]};
    std::ranges::sort(column);
    const auto quantile = [&](double part) {
        const double place = part * static_cast<double>(column.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const double low = column[below], high = column[std::min(below + 1, column.size() - 1)];
        return low == high ? low : low + (high - low) * (place - static_cast<double>(below));
    };
    return {quantile(0.1), quantile(0.5), quantile(0.9)};
}

void make_plan(Situation situation, Assessment& assessment) { Planner(situation, assessment).make(); }

}  // namespace tk::engine
