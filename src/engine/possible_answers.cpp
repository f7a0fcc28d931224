#include "engine/possible_answers.h"

#include <algorithm>
#include <cmath>

namespace tk::engine {

namespace {

// What a person calls the next number: a whole one where there are many.
double step_of(const Question& question) {
    return question.max - question.min >= 10 ? 1 : (question.max - question.min) / 100;
}

// Sorted limits; both ends of each part between them, or one.
std::vector<double> points(const Question& question, const std::vector<double>& limits, bool both_ends) {
    std::vector<double> inside;
    for (const double limit : limits)
        if (limit >= question.min && limit <= question.max) inside.push_back(limit);
    std::vector<double> found{question.min};
    double below = question.min;
    const double step = step_of(question);
    for (const double limit : inside) {
        const double before = limit - step;
        if (before > below) {
            if (both_ends) found.push_back(before);
        } else if (limit > below) {
            found.push_back(below + (limit - below) / 2);
        }
        found.push_back(limit);
        const double after = limit + step;
        below = limit;
        if (after < question.max) found.push_back(after);
    }
    found.push_back(question.max);
    // A step beyond a limit may lie beyond the next one; the point between the two is there as well.
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

}  // namespace

std::vector<PossibleAnswer> possible_answers(const Question& question, const std::vector<double>& limits) {
    std::vector<PossibleAnswer> found;
    if (question.kind == AnswerKind::number) {
        for (const double point : points(question, limits, false)) found.push_back({Number{point}, 1});
        return found;
    }
    if (question.kind == AnswerKind::text) return found;
    const auto& weights = question.prior.weights;
    const bool weighed = question.kind == AnswerKind::one && question.prior.by < 0 &&
                         weights.size() == question.options.size() &&
                         std::ranges::any_of(weights, [](double one) { return one > 0; });
    for (std::size_t i = 0; i < question.options.size(); ++i)
        found.push_back({Chosen{{question.options[i].id}}, weighed ? weights[i] : 1});
    return found;
}

std::vector<Answer> other_answers(const Question& question, const std::vector<double>& limits, const Answer& present) {
    std::vector<Answer> found;
    if (question.kind == AnswerKind::number) {
        double now = question.min;
        if (const auto* number = std::get_if<Number>(&present)) now = number->value;
        if (const auto* range = std::get_if<Between>(&present)) now = range->low + (range->high - range->low) / 2;
        auto near = points(question, limits, true);
        std::ranges::stable_sort(near, {}, [&](double point) { return std::abs(point - now); });
        for (const double point : near)
            if (Answer answer = Number{point}; answer != present) found.push_back(std::move(answer));
        return found;
    }
    const auto* chosen = std::get_if<Chosen>(&present);
    if (chosen == nullptr || question.kind == AnswerKind::text) return found;
    const auto has = [&](const Option& option) {
        return std::ranges::find(chosen->options, option.id) != chosen->options.end();
    };
    for (const Option& option : question.options) {
        if (question.kind == AnswerKind::one) {
            if (!has(option)) found.push_back(Chosen{{option.id}});
            continue;
        }
        Chosen other;
        if (option.exclusive && !has(option)) {
            other.options.push_back(option.id);
        } else {
            for (const Option& one : question.options)
                if (&one == &option ? !has(option) : has(one) && (has(option) || !one.exclusive))
                    other.options.push_back(one.id);
        }
        if (!other.options.empty()) found.push_back(std::move(other));
    }
    return found;
}

}  // namespace tk::engine
