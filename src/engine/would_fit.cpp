#include "engine/would_fit.h"

#include "engine/dependents.h"
#include "engine/possible_answers.h"
#include "engine/verdicts.h"

#include <algorithm>

namespace tk::engine {

namespace {

constexpr int most_trials = 2000;  // per scheme

class Search {
public:
    Search(const ContentPack& pack, const Scheme& scheme, Bounds& bounds, const Answers& answers,
           const AssessOptions& options)
        : pack_(pack), scheme_(scheme), bounds_(bounds), answers_(answers), options_(options) {}

    std::vector<Change> run() {
        std::vector<Rule> failing;
        for (const Criterion& criterion : scheme_.criteria) {
            if (!criterion.track.empty() && criterion.track != options_.track) continue;
            const Rule rule = criterion.rules[options_.track];
            if (!rule.empty() && bounds_.truth(rule) == Truth::no) failing.push_back(rule);
        }
        if (failing.empty()) return {};
        const Reads reads = reads_of(pack_.program, failing);
        // What is open already makes nothing "no", so only a given answer can be in the way.
        for (const std::int32_t input : reads.inputs) {
            const Question& question = pack_.questions[static_cast<std::size_t>(input)];
            const Answer* present = answers_.find(question.id);
            if (question.fixed || question.track != options_.track || !is_known(present)) continue;
            std::vector<double> limits;
            for (const Reads::Limit& limit : reads.limits)
                if (limit.input == input) limits.push_back(limit.value);
            std::ranges::sort(limits);
            limits.erase(std::ranges::unique(limits).begin(), limits.end());
            movable_.push_back({&question, input, present, other_answers(question, limits, *present)});
        }
        for (const Movable& one : movable_) bounds_.put(one.input, nullptr);
        const bool helpless = fails();
        for (const Movable& one : movable_) bounds_.put(one.input, one.present);
        if (helpless) return {};
        for (std::size_t size = 1; size <= std::min(largest_change, movable_.size()); ++size)
            if (pick(0, size)) break;
        for (const Movable& one : movable_) bounds_.put(one.input, one.present);
        return changes_;
    }

private:
    struct Movable {
        const Question* question;
        std::int32_t input;
        const Answer* present;
        std::vector<Answer> others;
    };

    const ContentPack& pack_;
    const Scheme& scheme_;
    Bounds& bounds_;
    const Answers& answers_;
    const AssessOptions& options_;
    std::vector<Movable> movable_{};
    std::vector<const Movable*> picked_{};
    std::vector<Change> changes_{};
    int trials_ = 0;

    bool fails() {
        ++trials_;
        return verdict_of(scheme_, options_, bounds_) == Truth::no;
    }

    // Which questions: with all of them open the scheme must not fail any more, else no answers help.
    bool pick(std::size_t from, std::size_t more) {
        if (trials_ >= most_trials) return false;
        if (more == 0) return !fails() && answer(0);
        for (std::size_t i = from; i + more <= movable_.size(); ++i) {
            picked_.push_back(&movable_[i]);
            bounds_.put(movable_[i].input, nullptr);
            if (pick(i + 1, more - 1)) return true;
            bounds_.put(movable_[i].input, movable_[i].present);
            picked_.pop_back();
        }
        return false;
    }

    bool answer(std::size_t place) {
        if (place == picked_.size()) return true;
        const Movable& one = *picked_[place];
        for (const Answer& other : one.others) {
            if (trials_ >= most_trials) break;
            bounds_.put(one.input, &other);
            changes_.push_back({one.question->id, other});
            if (!fails() && answer(place + 1)) return true;
            changes_.pop_back();
        }
        bounds_.put(one.input, nullptr);
        return false;
    }
};

}  // namespace

std::vector<Change> would_fit(const ContentPack& pack, const Scheme& scheme, Bounds& bounds, const Answers& answers,
                              const AssessOptions& options) {
    return Search(pack, scheme, bounds, answers, options).run();
}

}  // namespace tk::engine
