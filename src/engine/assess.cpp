#include "engine/assess.h"

#include "engine/plan.h"
#include "engine/rank.h"
#include "engine/recognised.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace tk::engine {

namespace {

constexpr std::string_view engine_version = "0.1.0";

template <class State, class Id>
const State* find_state(const std::vector<State>& states, Id State::* id, const Id& wanted) {
    const auto place = std::ranges::find(states, wanted, id);
    return place == states.end() ? nullptr : &*place;
}

class Assessor {
public:
    Assessor(const ContentPack& pack, const Answers& answers, const AssessOptions& options)
        : pack_(pack),
          answers_(answers),
          options_(options),
          bounds_(pack.program, answers),
          draws_(pack.program, bounds_, std::bit_ceil(static_cast<std::size_t>(std::clamp(options.draws, 1, 1 << 16)))),
          effects_(pack.measures.size()) {}

    Assessment run() {
        for (const Question& question : pack_.questions) {
            if (question.track != options_.track) continue;
            out_.questions.push_back(
                {question.id, bounds_.truth(question.asked_if), answers_.find(question.id) != nullptr, question.changes});
        }
        for (std::size_t i = 0; i < pack_.measures.size(); ++i)
            if (pack_.measures[i].track == options_.track) measure(i);
        for (const Duty& one : pack_.duties)
            if (std::ranges::find(one.tracks, options_.track) != one.tracks.end()) duty(one);
        make_plan({pack_, options_, bounds_, draws_, effects_}, out_);
        for (const Scheme& one : pack_.schemes)
            if (one.shown[options_.track] && !one.background) scheme(one);
        find_recognised(pack_, bounds_, out_);
        out_.receipt = {std::string(engine_version), pack_.id, pack_.version, pack_.hash, text_of(options_.date)};
        return std::move(out_);
    }

private:
    const ContentPack& pack_;
    const Answers& answers_;
    const AssessOptions& options_;
    Bounds bounds_;
    Draws draws_;
    std::vector<Effect> effects_;
    Assessment out_{};

    void explain(Rule rule, std::vector<QuestionId>& because, std::vector<QuestionId>& waiting_on) {
        const auto reasons = bounds_.reasons(rule);
        const auto add = [&](const std::vector<std::int32_t>& inputs, std::vector<QuestionId>& list) {
            for (const std::int32_t input : inputs) {
                const QuestionId& id = pack_.questions[static_cast<std::size_t>(input)].id;
                if (std::ranges::find(list, id) == list.end()) list.push_back(id);
            }
        };
        add(reasons.because, because);
        add(reasons.waiting_on, waiting_on);
    }

    // Whether the company is one that the measure is for; `share` says in which draws.
    Truth role_fits(const Measure& measure, Column& share, MeasureState& state) {
        share = {1.0};
        const auto& roles = pack_.ranking->roles[options_.track];
        if (measure.roles.empty() || measure.roles.size() >= roles.size()) return Truth::yes;
        Truth fits = Truth::no;
        Column any{0.0};
        for (const std::string& role : measure.roles) {
            const auto found = roles.find(role);
            if (found == roles.end()) continue;
            fits = fits || bounds_.truth(found->second);
            explain(found->second, state.because, state.waiting_on);
            const Column one = draws_.condition(found->second);
            widen(any, one.size());
            for (std::size_t i = 0; i < any.size(); ++i) any[i] = std::max(any[i], at(one, i));
        }
        if (fits == Truth::unknown) share = std::move(any);
        return fits;
    }

    void measure(std::size_t place) {
        const Measure& measure = pack_.measures[place];
        MeasureState state;
        state.measure = measure.id;
        Column role_share;
        explain(measure.applies, state.because, state.waiting_on);
        const Truth rule = bounds_.truth(measure.applies), role = role_fits(measure, role_share, state);
        state.applies = rule && role;
        state.blocked = measure.blocked_if.empty() ? Truth::no : bounds_.truth(measure.blocked_if);
        if (state.applies != Truth::unknown) state.waiting_on.clear();
        if (state.applies != Truth::no) effect(measure, state, role_share, effects_[place]);
        out_.measures.push_back(std::move(state));
    }

    void effect(const Measure& measure, MeasureState& state, const Column& role_share, Effect& effect) {
        effect.counted = true;
        effect.applies = state.applies == Truth::yes ? Column{1.0} : draws_.condition(measure.applies);
        if (role_share.size() > 1) {
            widen(effect.applies, role_share.size());
            for (std::size_t i = 0; i < role_share.size(); ++i) effect.applies[i] *= role_share[i];
        }
        effect.electricity = draws_.amount(measure.electricity);
        effect.gas = draws_.amount(measure.gas);
        effect.heat = draws_.amount(measure.heat);
        effect.oil = draws_.amount(measure.oil);
        effect.fuel = draws_.amount(measure.fuel);
        effect.water = draws_.amount(measure.water);
        effect.gain = draws_.amount(measure.gain);
        effect.co2 = draws_.amount(measure.co2);
        effect.investment = draws_.amount(measure.investment);
        effect.yearly_cost = draws_.amount(measure.yearly_cost);
        const Column loss = draws_.amount(measure.avoided_loss), room = draws_.amount(measure.capacity_value);
        effect.soft.resize(std::max(loss.size(), room.size()));
        for (std::size_t i = 0; i < effect.soft.size(); ++i) effect.soft[i] = at(loss, i) + at(room, i);

        // What it brings where it applies; where it never does in the draws, what it would bring.
        std::vector<std::size_t> where;
        if (effect.applies.size() > 1)
            for (std::size_t i = 0; i < effect.applies.size(); ++i)
                if (effect.applies[i] != 0) where.push_back(i);
        const auto own = [&](const Column& column) {
            if (where.empty() || column.size() == 1) return spread_of(column);
            Column part;
            for (const std::size_t i : where) part.push_back(column[i]);
            return spread_of(std::move(part));
        };
        state.gain = own(effect.gain);
        state.electricity = own(effect.electricity);
        state.gas = own(effect.gas);
        state.co2 = own(effect.co2);
        state.investment = own(effect.investment);
        state.yearly_cost = own(effect.yearly_cost);
        const double longest = pack_.ranking->longest_payback_years;
        Column payback(std::max({effect.gain.size(), effect.investment.size(), effect.yearly_cost.size()}));
        for (std::size_t i = 0; i < payback.size(); ++i) {
            const double yearly = at(effect.gain, i) - at(effect.yearly_cost, i),
                         spent = std::max(0.0, at(effect.investment, i));
            payback[i] = yearly > 0 ? std::min(longest, spent / yearly) : longest;
        }
        const Spread years = own(payback);
        if (years.p50 < longest) state.payback = years;
    }

    void duty(const Duty& duty) {
        DutyState state;
        state.duty = duty.id;
        const Rule applies_here = duty.applies[options_.track];
        const Truth rule = bounds_.truth(applies_here);
        const bool to_do = duty.kind == "duty" || duty.kind == "condition" || duty.kind.empty();
        explain(applies_here, state.because, state.waiting_on);
        Truth now = Truth::no, later = Truth::no;
        bool any_now = false, any_later = false;
        const auto count = [&](Truth applies, bool force, bool ended) {
            if (ended) return;
            (force ? now : later) = (force ? now : later) || applies;
            (force ? any_now : any_later) = true;
        };
        for (const Phase& phase : duty.phases) {
            const Truth applies = rule && bounds_.truth(phase.condition);
            const bool begun = !phase.from || *phase.from <= options_.date,
                       ended = phase.until && *phase.until < options_.date;
            state.phases.push_back({phase.id, phase.status, applies, begun && !ended});
            // What was adopted is in force from its day on; what was only announced is not.
            const bool law = phase.status == PhaseStatus::in_force || (phase.status == PhaseStatus::adopted && phase.from);
            count(applies, law && begun && duty.kind != "expected", ended);
            if (rule != Truth::no && !ended) explain(phase.condition, state.because, state.waiting_on);
        }
        if (duty.phases.empty()) count(rule, duty.kind != "expected", false);
        state.applies = any_now ? now : any_later ? later : Truth::no;
        if (any_now && now == Truth::yes && to_do) state.group = Group::must;
        else if (any_later && later == Truth::yes && now != Truth::yes &&
                 (to_do || duty.kind == "expected" || duty.kind == "change"))
            state.group = Group::will;
        if (state.applies != Truth::unknown) state.waiting_on.clear();
        std::erase_if(state.because, [&](const QuestionId& id) { return answers_.find(id) == nullptr; });
        if (state.applies == Truth::unknown) {
            const Rule likely = duty.likely.empty() ? applies_here : Rule{duty.likely.root};
            state.likely = draws_.share(likely) > 0.5;
        }
        for (const Limit& limit : duty.limits) {
            const Interval range = bounds_.interval(limit.value);
            LimitState found{limit.of, limit.unit, limit.op, limit.limit, range.low, range.high, Truth::unknown};
            const auto certain = [](bool yes, bool no) { return yes ? Truth::yes : no ? Truth::no : Truth::unknown; };
            switch (limit.op) {
                case Comparison::less: found.met = certain(range.high < limit.limit, range.low >= limit.limit); break;
                case Comparison::at_most: found.met = certain(range.high <= limit.limit, range.low > limit.limit); break;
                case Comparison::more: found.met = certain(range.low > limit.limit, range.high <= limit.limit); break;
                case Comparison::at_least: found.met = certain(range.low >= limit.limit, range.high < limit.limit); break;
            }
            state.limits.push_back(std::move(found));
        }
        state.deadline = next_deadline(duty);
        const auto add = [&](const MeasureId& id) {
            const MeasureState* held = out_.find(id);
            if (held != nullptr && held->applies != Truth::no &&
                std::ranges::find(state.fulfilled_by, id) == state.fulfilled_by.end())
                state.fulfilled_by.push_back(id);
        };
        for (const MeasureId& id : duty.fulfilled_by) add(id);
        for (const Measure& one : pack_.measures)
            if (one.compliance && std::ranges::find(one.duties, duty.id) != one.duties.end()) add(one.id);
        out_.duties.push_back(std::move(state));
    }

    // A deadline that comes back every so many years moves on when it has passed.
    std::optional<Date> next_deadline(const Duty& duty) const {
        if (!duty.deadline || *duty.deadline >= options_.date) return duty.deadline;
        int years = 0;
        const std::string& every = duty.recurs;
        if (every.size() >= 3 && every.size() <= 5 && every.front() == 'P' && every.back() == 'Y')
            for (std::size_t i = 1; i + 1 < every.size(); ++i)
                years = every[i] >= '0' && every[i] <= '9' ? years * 10 + (every[i] - '0') : 0;
        if (years == 0) return duty.deadline;
        Date date = *duty.deadline;
        while (date < options_.date) date += std::chrono::years{years};
        if (!date.ok()) date = Date{date.year(), date.month(), std::chrono::day{28}};
        return date;
    }

    void scheme(const Scheme& scheme) {
        SchemeState state;
        state.scheme = scheme.id;
        state.fits = Truth::yes;
        for (const Criterion& criterion : scheme.criteria) {
            if (!criterion.track.empty() && criterion.track != options_.track) continue;
            const Rule rule = criterion.rules[options_.track];
            CriterionState held;
            held.criterion = criterion.id;
            held.ask = criterion.ask || rule.empty();
            held.met = rule.empty() ? Truth::unknown : bounds_.truth(rule);
            if (criterion.ask) held.met = held.met && Truth::unknown;
            explain(rule, held.because, held.waiting_on);
            state.fits = state.fits && held.met;
            state.criteria.push_back(std::move(held));
        }
        if (state.criteria.empty()) state.fits = Truth::unknown;
        state.window = window(scheme.window);
        for (const Step& step : out_.plan.steps) {
            const auto add = [&](const MeasureId& id) {
                const Measure* one = pack_.find(id);
                if (one != nullptr && std::ranges::find(one->schemes, scheme.id) != one->schemes.end() &&
                    std::ranges::find(state.for_measures, id) == state.for_measures.end())
                    state.for_measures.push_back(id);
            };
            if (!step.measure.empty()) add(step.measure);
            if (step.group == Group::must)
                for (const MeasureId& id : out_.find(step.duty)->fulfilled_by) add(id);
        }
        out_.schemes.push_back(std::move(state));
    }

    WindowState window(const Window& window) const {
        const Date date = options_.date;
        const auto days = [](Date from, Date to) {
            return static_cast<double>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
        };
        if ((window.closes && *window.closes < date) || window.status == "closed") return WindowState::ended;
        if (window.opens && *window.opens > date) return WindowState::not_yet;
        if (window.status == "unknown" || window.status == "announced" || window.status == "adopted" ||
            window.status.empty())
            return WindowState::uncertain;
        if (window.list_changes && *window.list_changes <= date) return WindowState::uncertain;
        // A window is said to run only on evidence that is recent enough.
        const Ranking& limits = *pack_.ranking;
        if (!window.as_of || std::abs(days(*window.as_of, date)) > limits.evidence_days) return WindowState::uncertain;
        if (window.closes && days(date, *window.closes) <= limits.soon_days) return WindowState::ends_soon;
        return WindowState::runs;
    }
};

}  // namespace

const QuestionState* Assessment::find(const QuestionId& id) const {
    return find_state(questions, &QuestionState::question, id);
}
const DutyState* Assessment::find(const DutyId& id) const { return find_state(duties, &DutyState::duty, id); }
const MeasureState* Assessment::find(const MeasureId& id) const { return find_state(measures, &MeasureState::measure, id); }
const SchemeState* Assessment::find(const SchemeId& id) const { return find_state(schemes, &SchemeState::scheme, id); }
const RecognisedState* Assessment::find(const RecognisedId& id) const {
    return find_state(recognised, &RecognisedState::recognised, id);
}

Assessment assess(const ContentPack& pack, const Answers& answers, const AssessOptions& options) {
    return Assessor(pack, answers, options).run();
}

}  // namespace tk::engine
