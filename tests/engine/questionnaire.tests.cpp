#include "engine/questionnaire.h"

#include "engine/answers_json.h"
#include "engine/dependents.h"
#include "engine/possible_answers.h"
#include "engine/verdicts.h"
#include "support/packs.h"
#include "support/random.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <map>

using namespace tk;
using namespace tk::tests;
using engine::Truth;

namespace {

struct Case {
    std::string name{};
    engine::LoadedAnswers answers{};
};

// The examples that answer what somebody who knows the company would: not those made for one rule.
std::vector<Case> full_examples(const engine::ContentPack& pack) {
    std::vector<std::filesystem::path> paths;
    const std::string folder = "assets/content/base/examples";
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(TERREINKOMPAS_SOURCE_DIR) / folder))
        paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<Case> cases;
    for (const auto& path : paths) {
        const std::string name = path.filename().string();
        if (name.starts_with("boundary") || name.starts_with("done")) continue;
        auto loaded = engine::load_answers(pack, file_text(folder + "/" + name), name);
        REQUIRE_FALSE(engine::has_errors(loaded.issues));
        if (loaded.answers.size() >= 35) cases.push_back({name, std::move(loaded)});
    }
    return cases;
}

}  // namespace

TEST_CASE("key questions come first, then theme by theme, and what changes nothing is named apart") {
    const auto& pack = shipped_pack();
    const engine::AssessOptions options{.date = some_day, .would_fit = false};
    const auto now = engine::questionnaire_of(pack, {}, engine::assess(pack, {}, options));
    REQUIRE(now.open.size() > 7);
    CHECK(now.open == now.shown);
    CHECK(now.all.size() == now.open.size() + now.needless.size());
    CHECK_FALSE(now.first_plan);
    for (std::size_t i = 0; i < now.open.size(); ++i) CHECK(pack.find(now.open[i])->key == (i < 7));
    int seconds = 0;
    for (const auto& id : now.open) seconds += pack.find(id)->seconds;
    CHECK(now.seconds == seconds);

    engine::Answers answers;
    for (int i = 0; i < 7; ++i) answers.set(now.open[static_cast<std::size_t>(i)], engine::Unsure{});
    const auto later = engine::questionnaire_of(pack, answers, engine::assess(pack, answers, options));
    CHECK(later.first_plan);
    CHECK(std::ranges::is_sorted(later.open, {}, [&](const engine::QuestionId& id) {
        return std::ranges::find(pack.themes, pack.find(id)->theme, &engine::Theme::id) - pack.themes.begin();
    }));
}

TEST_CASE(
    "a typical company answers at most 40 questions and a park at most 35, and no duty is left that one more would settle") {
    const auto& pack = shipped_pack();
    const auto dependents = engine::dependents_of(pack);
    engine::Workspace workspace(pack);
    const auto cases = full_examples(pack);
    std::map<std::string, std::vector<std::size_t>> counts;
    // Every third in the short run.
    for (std::size_t i = 0; i < cases.size(); i += full() ? 1 : 3) {
        const auto& [name, given] = cases[i];
        INFO(name);
        const engine::AssessOptions options{.date = *given.date, .track = given.track, .would_fit = false};
        const auto walk = engine::walk(workspace, given.answers, options);
        counts[given.track].push_back(walk.asked.size());
        CHECK(walk.key <= 7);
        CHECK(walk.seconds <= 10 * 60);
        const auto left = engine::questionnaire_of(pack, walk.answers, walk.end);
        CHECK(left.open.empty());

        engine::Answers all = given.answers;
        for (const auto& id : left.needless) {
            INFO(id.value);
            if (all.find(id) == nullptr) all.set(id, engine::Unsure{});
            const auto input = static_cast<std::size_t>(pack.program.input(id.value));
            for (const auto& one : engine::possible_answers(pack.questions[input], dependents.of[input].limits)) {
                auto trial = walk.answers;
                trial.set(id, one.answer);
                engine::Bounds bounds(pack.program, trial);
                for (const auto& duty : walk.end.duties)
                    if (duty.applies == Truth::unknown)
                        CHECK(engine::verdict_of(*pack.find(duty.duty), options, bounds) == Truth::unknown);
            }
        }
        // The answers that were never asked for leave every duty and every scheme where it was.
        for (const auto& question : pack.questions)
            if (question.track == given.track && all.find(question.id) == nullptr) all.set(question.id, engine::Unsure{});
        const auto everything = workspace.assess(all, options);
        for (const auto& duty : everything.duties) {
            INFO(duty.duty.value);
            CHECK(walk.end.find(duty.duty)->applies == duty.applies);
        }
    }
    auto& companies = counts["sme"];
    auto& parks = counts["terrain"];
    REQUIRE_FALSE(companies.empty());
    REQUIRE_FALSE(parks.empty());
    std::ranges::sort(companies);
    CHECK(companies[companies.size() / 2] <= 40);
    if (full()) CHECK(companies[companies.size() * 3 / 4] <= 40);
    CHECK(companies.back() <= 45);
    CHECK(std::ranges::max(parks) <= 35);
}
