#include "engine/assess.h"

#include "engine/checks.h"
#include "engine/effects.h"
#include "engine/next_question.h"
#include "engine/plan.h"
#include "engine/rank.h"
#include "engine/recognised.h"
#include "engine/spread.h"
#include "engine/support.h"
#include "engine/would_fit.h"

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

bool contains(const std::vector<MeasureId>& list, const MeasureId& id) { return std::ranges::find(list, id) != list.end(); }

class Assessor {
public:
    Assessor(const ContentPack& pack, const Answers& answers, const AssessOptions& options, Bounds& bounds, Draws* draws,
             KeptGroups& groups, Effects& effects, const Dependents& dependents, const InputSet& changed)
        : pack_(pack),
          answers_(answers),
          options_(options),
          bounds_(bounds),
          draws_(draws),
          groups_(groups),
          effects_(effects),
          dependents_(dependents) {
        effects_.read(changed, out_.measures);
        for (MeasureState& state : out_.measures) {
            state.done = contains(options_.choices.done, state.measure);
            state.aside = !state.done && contains(options_.choices.aside, state.measure);
        }
    }

    Assessment run() {
        out_.questions.reserve(pack_.questions.size());
        out_.duties.reserve(pack_.duties.size());
        out_.schemes.reserve(pack_.schemes.size());
        for (const Question& question : pack_.questions) {
            if (question.track != options_.track) continue;
            out_.questions.push_back(
                {question.id, bounds_.truth(question.asked_if), answers_.find(question.id) != nullptr, question.changes});
        }
        for (const Duty& one : pack_.duties)
            if (std::ranges::find(one.tracks, options_.track) != one.tracks.end()) duty(one);
        if (draws_ != nullptr) make_plan({pack_, options_, bounds_, *draws_, groups_, effects_.all()}, out_);
        planned_ = planned_measures();
        for (const Scheme& one : pack_.schemes)
            if (one.shown[options_.track] && !one.background) scheme(one);
        if (draws_ != nullptr) find_support({pack_, options_, bounds_, *draws_, groups_, effects_.all()}, out_);
        find_recognised(pack_, bounds_, out_);
        out_.warnings = warnings_of(pack_, options_, bounds_);
        if (options_.what_if) {
            for (SchemeState& state : out_.schemes)
                if (options_.would_fit && state.fits == Truth::no)
                    state.would_fit = would_fit(pack_, *pack_.find(state.scheme), bounds_, answers_, options_);
            out_.next_questions = next_questions(pack_, dependents_, bounds_, options_, out_);
        }
        out_.receipt = {std::string(engine_version), pack_.id, pack_.version, pack_.hash, text_of(options_.date)};
        return std::move(out_);
    }

private:
    const ContentPack& pack_;
    const Answers& answers_;
    const AssessOptions& options_;
    Bounds& bounds_;
    Draws* draws_;  // null: truths alone
    KeptGroups& groups_;
    Effects& effects_;
    const Dependents& dependents_;
    Assessment out_{};
    std::vector<const Measure*> planned_{};

    void explain(Rule rule, std::vector<QuestionId>& because, std::vector<QuestionId>& waiting_on) {
        engine::explain(pack_, bounds_, rule, because, waiting_on);
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
        if (state.applies == Truth::unknown && draws_ != nullptr) {
            const Rule likely = duty.likely.empty() ? applies_here : Rule{duty.likely.root};
            state.likely = draws_->share(likely) > 0.5;
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

    // The measures of the plan in its order, each once.
    std::vector<const Measure*> planned_measures() const {
        std::vector<const Measure*> planned;
        const auto add = [&](const MeasureId& id) {
            const Measure* one = pack_.find(id);
            if (one != nullptr && std::ranges::find(planned, one) == planned.end()) planned.push_back(one);
        };
        for (const Step& step : out_.plan.steps) {
            if (!step.measure.empty()) add(step.measure);
            if (step.group == Group::must)
                for (const MeasureId& id : out_.find(step.duty)->fulfilled_by) add(id);
        }
        return planned;
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
        for (const Measure* one : planned_)
            if (std::ranges::find(one->schemes, scheme.id) != one->schemes.end()) state.for_measures.push_back(one->id);
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

// What is kept while only answers change: per track, with as many draws as before.
struct Workspace::Kept {
    Kept(const ContentPack& pack, std::string on, std::size_t count)
        : track(std::move(on)),
          bounds(pack.program),
          draws(count > 0 ? std::make_unique<Draws>(pack.program, bounds, count) : nullptr),
          groups(pack.program.inputs.size()),
          effects(pack, track, bounds, draws.get()),
          dependents(dependents_of(pack)) {}

    std::string track;
    Bounds bounds;
    std::unique_ptr<Draws> draws;
    KeptGroups groups;
    Effects effects;
    Dependents dependents;
};

Workspace::Workspace(const ContentPack& pack) : pack_(&pack) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

Assessment Workspace::assess(const Answers& answers, const AssessOptions& options) {
    const std::size_t count =
        options.draws > 0 ? std::bit_ceil(static_cast<std::size_t>(std::min(options.draws, 1 << 16))) : 0;
    if (kept_ == nullptr || kept_->track != options.track || (kept_->draws ? kept_->draws->count() : 0) != count)
        kept_ = std::make_unique<Kept>(*pack_, options.track, count);
    kept_->bounds.read(answers);
    const InputSet changed = kept_->draws ? kept_->draws->read() : InputSet{};
    return Assessor(*pack_, answers, options, kept_->bounds, kept_->draws.get(), kept_->groups, kept_->effects,
                    kept_->dependents, changed)
        .run();
}

Assessment assess(const ContentPack& pack, const Answers& answers, const AssessOptions& options) {
    return Workspace(pack).assess(answers, options);
}

}  // namespace tk::engine
