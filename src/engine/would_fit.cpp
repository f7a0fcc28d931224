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
    Search(const ContentPack& pack, const Scheme& scheme, const Answers& answers, const AssessOptions& options)
        : pack_(pack), scheme_(scheme), answers_(answers), options_(options), trial_(answers) {}

    std::vector<Change> run() {
        Bounds bounds(pack_.program, answers_);
        std::vector<Rule> failing;
        for (const Criterion& criterion : scheme_.criteria) {
            if (!criterion.track.empty() && criterion.track != options_.track) continue;
            const Rule rule = criterion.rules[options_.track];
            if (!rule.empty() && bounds.truth(rule) == Truth::no) failing.push_back(rule);
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
            movable_.push_back({&question, present, other_answers(question, limits, *present)});
        }
        for (const Movable& one : movable_) trial_.withdraw(one.question->id);
        if (fails()) return {};
        trial_ = answers_;
        for (std::size_t size = 1; size <= std::min(largest_change, movable_.size()); ++size)
            if (pick(0, size)) return changes_;
        return {};
    }

private:
    struct Movable {
        const Question* question;
        const Answer* present;
        std::vector<Answer> others;
    };

    const ContentPack& pack_;
    const Scheme& scheme_;
    const Answers& answers_;
    const AssessOptions& options_;
    Answers trial_;
    std::vector<Movable> movable_{};
    std::vector<const Movable*> picked_{};
    std::vector<Change> changes_{};
    int trials_ = 0;

    bool fails() {
        ++trials_;
        Bounds bounds(pack_.program, trial_);
        return verdict_of(scheme_, options_, bounds) == Truth::no;
    }

    // Which questions: with all of them open the scheme must not fail any more, else no answers help.
    bool pick(std::size_t from, std::size_t more) {
        if (trials_ >= most_trials) return false;
        if (more == 0) return !fails() && answer(0);
        for (std::size_t i = from; i + more <= movable_.size(); ++i) {
            picked_.push_back(&movable_[i]);
            trial_.withdraw(movable_[i].question->id);
            if (pick(i + 1, more - 1)) return true;
            trial_.set(movable_[i].question->id, *movable_[i].present);
            picked_.pop_back();
        }
        return false;
    }

    bool answer(std::size_t place) {
        if (place == picked_.size()) return true;
        const Movable& one = *picked_[place];
        for (const Answer& other : one.others) {
            if (trials_ >= most_trials) break;
            trial_.set(one.question->id, other);
            changes_.push_back({one.question->id, other});
            if (!fails() && answer(place + 1)) return true;
            changes_.pop_back();
        }
        trial_.withdraw(one.question->id);
        return false;
    }
};

}  // namespace

std::vector<Change> would_fit(const ContentPack& pack, const Scheme& scheme, const Answers& answers,
                              const AssessOptions& options) {
    return Search(pack, scheme, answers, options).run();
}

}  // namespace tk::engine
