#include "engine/rank.h"
#include "lint/checks.h"

#include <algorithm>

namespace tk::lint {

namespace {

// What the examples reach of one section.
class Section {
public:
    Section(Checked& c, std::string name, std::string kind, std::string missing)
        : c_(c), name_(std::move(name)), kind_(std::move(kind)), missing_(std::move(missing)) {}

    // Whether the thing is reached under the answers of an example.
    template <class Reaches>
    void one(const std::string& id, std::string_view track, Reaches reaches) {
        ++coverage_.all;
        for (const Example& example : c_.examples) {
            if (!track.empty() && example.given.track != track) continue;
            if (reaches(example)) {
                ++coverage_.reached;
                return;
            }
        }
        c_.report.findings.push_back(c_.sheet.about(name_, id, "", kind_, missing_, engine::Severity::warning));
    }

    ~Section() {
        coverage_.what = name_;
        c_.report.coverage.push_back(coverage_);
    }
    Section(const Section&) = delete;
    Section& operator=(const Section&) = delete;

private:
    Checked& c_;
    std::string name_, kind_, missing_;
    Coverage coverage_{};
};

}  // namespace

void check_coverage(Checked& c) {
    // One run of the bounds for each example, in turn by thing: the answers are read again only when they change.
    std::vector<engine::Bounds> bounds;
    bounds.reserve(c.examples.size());
    for (const Example& example : c.examples) bounds.emplace_back(c.program, example.given.answers);
    const auto of = [&](const Example& example) -> engine::Bounds& {
        return bounds[static_cast<std::size_t>(&example - c.examples.data())];
    };
    {
        Section questions(c, "questions", "question-not-covered", "no example answers this question");
        for (const engine::Question& question : c.pack.questions)
            if (question.kind != engine::AnswerKind::text)
                questions.one(question.id.value, question.track, [&](const Example& example) {
                    return engine::is_known(example.given.answers.find(question.id)) &&
                           of(example).truth(question.asked_if) != engine::Truth::no;
                });
    }
    {
        Section measures(c, "measures", "measure-not-covered", "this measure certainly applies in no example");
        for (const engine::Measure& measure : c.pack.measures)
            measures.one(measure.id.value, measure.track,
                         [&](const Example& example) { return holds(goal_of(measure, c.pack), of(example)); });
    }
    {
        Section duties(c, "duties", "duty-not-covered", "this duty certainly holds in no example");
        for (const engine::Duty& duty : c.pack.duties)
            duties.one(duty.id.value, "", [&](const Example& example) {
                const std::string& track = example.given.track;
                return std::ranges::find(duty.tracks, track) != duty.tracks.end() &&
                       holds(goal_of(duty, track), of(example));
            });
    }
    {
        Section schemes(c, "schemes", "scheme-not-covered",
                        "in no example the criteria of this scheme that answers can settle are all met");
        for (const engine::Scheme& scheme : c.pack.schemes)
            if (!scheme.background && (scheme.shown["sme"] || scheme.shown["terrain"]))
                schemes.one(scheme.id.value, "", [&](const Example& example) {
                    const std::string& track = example.given.track;
                    return scheme.shown[track] && holds(goal_of(scheme, track), of(example));
                });
    }
    {
        Section recognised(c, "recognised", "recognised-not-covered",
                           "in no example the conditions of this recognised measure that answers can settle are all met");
        const engine::Duty* duty = c.pack.find(c.pack.recognised.duty);
        for (const engine::Recognised& one : c.pack.recognised.measures)
            recognised.one(one.id.value, "", [&](const Example& example) {
                return duty != nullptr && std::ranges::find(duty->tracks, example.given.track) != duty->tracks.end() &&
                       of(example).truth(duty->applies[example.given.track]) != engine::Truth::no &&
                       holds(goal_of(one), of(example));
            });
    }
}

}  // namespace tk::lint
