// A workspace keeps what did not change; nobody may see it in the outcome.
#include "engine/assess.h"

#include "engine/result_json.h"
#include "support/packs.h"
#include "support/random.h"

#include <catch2/catch_test_macros.hpp>

using namespace tk;
using namespace tk::tests;

namespace {

std::string written(const engine::Answers& answers, const engine::AssessOptions& options,
                    const engine::Assessment& assessment) {
    return engine::result_json(shipped_pack(), answers, options, assessment);
}

// One answer more, other, or taken back.
void change(engine::Answers& answers, const std::string& track, Random& random) {
    const auto& questions = shipped_pack().questions;
    const engine::Question& question = questions[random.pick(questions.size())];
    if (question.track != track || question.kind == engine::AnswerKind::text) return;
    if (random.chance(25)) answers.withdraw(question.id);
    else if (random.chance(15)) answers.set(question.id, engine::Unsure{});
    else answers.set(question.id, value_for(question, random));
}

}  // namespace

TEST_CASE("what a workspace kept changes nothing in the outcome") {
    Random random("a workspace against a fresh start");
    INFO("seed " << random.seed());
    const int walks = cases(100, 2), steps = cases(50, 12);
    for (int walk = 0; walk < walks; ++walk) {
        const std::string track = walk % 2 == 0 ? "sme" : "terrain";
        engine::AssessOptions options{.date = some_day, .track = track, .draws = 64};
        engine::Workspace workspace(shipped_pack());
        auto answers = random_answers(shipped_pack(), random, 50);
        for (int step = 0; step < steps; ++step) {
            for (std::size_t i = random.pick(3) + 1; i > 0; --i) change(answers, track, random);
            options.choices.done.clear();
            if (random.chance(20)) options.choices.done = {shipped_pack().measures[random.pick(100)].id};
            const auto kept = workspace.assess(answers, options), fresh = engine::assess(shipped_pack(), answers, options);
            if (written(answers, options, kept) == written(answers, options, fresh)) continue;
            CHECK(written(answers, options, kept) == written(answers, options, fresh));
            return;
        }
    }
}

TEST_CASE("a workspace goes from one track to the other, and from draws to none") {
    engine::Workspace workspace(shipped_pack());
    const engine::Answers none;
    for (const auto& [track, draws] : {std::pair{"sme", 64}, {"terrain", 64}, {"terrain", 0}, {"sme", 64}, {"sme", 128}}) {
        const engine::AssessOptions options{.date = some_day, .track = track, .draws = draws};
        CHECK(written(none, options, workspace.assess(none, options)) ==
              written(none, options, engine::assess(shipped_pack(), none, options)));
    }
}
