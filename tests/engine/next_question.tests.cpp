#include "engine/next_question.h"

#include "engine/possible_answers.h"
#include "engine/verdicts.h"
#include "support/packs.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>

using namespace tk;
using namespace tk::tests;
using engine::Truth;

namespace {

std::vector<std::string> order(const engine::Assessment& assessment) {
    std::vector<std::string> ids;
    for (const auto& next : assessment.next_questions) ids.push_back(next.question.value);
    return ids;
}

const engine::NextQuestion* find(const engine::Assessment& assessment, const std::string& id) {
    const auto place = std::ranges::find(assessment.next_questions, engine::QuestionId{id}, &engine::NextQuestion::question);
    return place == assessment.next_questions.end() ? nullptr : &*place;
}

// Some of the questions of the track answered, at random, with answers that the engine itself tries.
engine::Answers some_answers(const engine::ContentPack& pack, const std::string& track, std::mt19937& random) {
    const auto dependents = engine::dependents_of(pack);
    engine::Answers given;
    const auto part = random() % 4;
    for (std::size_t i = 0; i < pack.questions.size(); ++i) {
        const auto& question = pack.questions[i];
        if (question.track != track || random() % 4 > part) continue;
        const auto possible = engine::possible_answers(question, dependents.of[i].limits);
        if (!possible.empty()) given.set(question.id, possible[random() % possible.size()].answer);
    }
    return given;
}

}  // namespace

TEST_CASE("the question that settles a duty comes first, and says which") {
    const auto pack = pack_of({.measures = measure("lamps", "heating == gas_old", "1 EUR/year"),
                               .duties = duty("saving", "use >= 50000 kWh/year")});
    const auto next = assess(pack, {}).next_questions;
    REQUIRE(next.size() == 2);
    CHECK(next[0].question.value == "use");
    CHECK(next[0].duties == std::vector<engine::DutyId>{{"saving"}});
    CHECK(next[0].worth == 10);
    CHECK(next[1].question.value == "heating");
    CHECK(next[1].measures == std::vector<engine::MeasureId>{{"lamps"}});
}

TEST_CASE("when nothing can change any more there is no next question") {
    const auto pack = pack_of({.duties = duty("saving", "use >= 50000 kWh/year")});
    CHECK(assess(pack, answers({{"use", number(60000)}})).next_questions.empty());
    CHECK(assess(pack, answers({{"use", engine::Unsure{}}})).next_questions.empty());
}

TEST_CASE("a question that every answer settles is worth more than one that few answers settle") {
    const auto pack = pack_of({.duties = duty("one", "heating == pump and rooms has cold")});
    const auto assessment = assess(pack, {});
    REQUIRE(find(assessment, "heating") != nullptr);
    REQUIRE(find(assessment, "rooms") != nullptr);
    // Not the pump (3 in 4 by the prior) settles it; of the rooms, 2 of the 3 options do.
    CHECK(find(assessment, "heating")->worth == 7.5);
    CHECK(order(assessment) == std::vector<std::string>{"heating", "rooms"});
}

TEST_CASE("a question that is not asked is no next question") {
    Parts parts;
    parts.questions += R"(,{"id":"age","track":"sme","theme":"energy","kind":"number","unit":"year","min":0,"max":50,
        "asked_if":"heating != pump","not_asked_value":0,"prior":{"low":1,"likely":9,"high":30,"confidence":"low"},"seconds":5})";
    parts.duties = duty("old", "age > 15 year");
    const auto pack = pack_of(parts);
    const auto open = assess(pack, {});
    CHECK(find(open, "age") != nullptr);
    // The pump settles it too: then nobody asks for the age.
    REQUIRE(find(open, "heating") != nullptr);
    CHECK(find(open, "heating")->duties.size() == 1);
    CHECK(assess(pack, answers({{"heating", chosen({"pump"})}})).next_questions.empty());
}

TEST_CASE("what is below the least worth is not asked, unless a duty hangs on it") {
    const Parts parts{.measures = measure("lamps", "heating == gas_old", "1 EUR/year"),
                      .ranking = R"("asking":{"least":2,"spread":0})"};
    CHECK(assess(pack_of(parts), {}).next_questions.empty());
    Parts with_duty = parts;
    with_duty.duties = duty("saving", "heating == gas_old");
    with_duty.ranking = R"("asking":{"least":1000})";
    CHECK(order(assess(pack_of(with_duty), {})) == std::vector<std::string>{"heating"});
    CHECK(issues_of({.ranking = R"("asking":{"duty":-1})"}).contains("/ranking/asking/duty"));
}

TEST_CASE("what the spread of the total hangs on counts as well") {
    const auto pack = pack_of({.measures = measure("lamps", "true", "use*c_price")});
    const auto next = assess(pack, {}).next_questions;
    REQUIRE(next.size() == 1);
    CHECK(next[0].question.value == "use");
    CHECK(next[0].share > 0.5);
    CHECK(next[0].duties.empty());
}

TEST_CASE("without what-if there is no next question and no change") {
    const auto pack = pack_of({.duties = duty("saving", "use >= 50000 kWh/year")});
    CHECK(engine::assess(pack, {}, {.date = some_day, .what_if = false}).next_questions.empty());
}

TEST_CASE("possible answers meet every part between the limits") {
    engine::Question question{.kind = engine::AnswerKind::number, .min = 0, .max = 100};
    const auto numbers = [&](std::vector<double> limits) {
        std::vector<double> found;
        for (const auto& one : engine::possible_answers(question, limits))
            found.push_back(std::get<engine::Number>(one.answer).value);
        return found;
    };
    CHECK(numbers({}) == std::vector<double>{0, 100});
    CHECK(numbers({50}) == std::vector<double>{0, 50, 51, 100});
    CHECK(numbers({0, 100, 700}) == std::vector<double>{0, 1, 100});
    CHECK(numbers({20, 20.5}) == std::vector<double>{0, 20, 20.25, 20.5, 21, 21.5, 100});
}

TEST_CASE("the verdict that is tried is the verdict of the assessment") {
    const auto& pack = shipped_pack();
    std::mt19937 random(7);
    for (int i = 0; i < 60; ++i) {
        const std::string track(engine::track_names[i % 2]);
        const auto given = some_answers(pack, track, random);
        const engine::AssessOptions options{.date = some_day, .track = track, .draws = 1, .what_if = false};
        const auto assessment = engine::assess(pack, given, options);
        engine::Bounds bounds(pack.program, given);
        for (const auto& state : assessment.duties) {
            INFO(state.duty.value);
            CHECK(engine::verdict_of(*pack.find(state.duty), options, bounds) == state.applies);
        }
        for (const auto& state : assessment.measures) {
            INFO(state.measure.value);
            CHECK(engine::verdict_of(*pack.find(state.measure), pack, options, bounds) == state.applies);
        }
        for (const auto& state : assessment.schemes) {
            INFO(state.scheme.value);
            const Truth tried = engine::verdict_of(*pack.find(state.scheme), options, bounds);
            CHECK((tried == Truth::no) == (state.fits == Truth::no));
        }
    }
}

TEST_CASE("a next question settles what it names under some answer, and the list is in order") {
    const auto& pack = shipped_pack();
    const auto dependents = engine::dependents_of(pack);
    std::mt19937 random(11);
    for (int i = 0; i < 6; ++i) {
        const std::string track(engine::track_names[i % 2]);
        auto given = i < 2 ? engine::Answers{} : some_answers(pack, track, random);
        const engine::AssessOptions options{.date = some_day, .track = track, .draws = 64};
        const auto assessment = engine::assess(pack, given, options);
        CHECK(std::ranges::is_sorted(assessment.next_questions, std::ranges::greater{}, &engine::NextQuestion::worth));
        for (const auto& next : assessment.next_questions) {
            INFO(next.question.value);
            CHECK(given.find(next.question) == nullptr);
            CHECK(assessment.find(next.question)->asked != Truth::no);
            if (next.duties.empty()) continue;
            const auto input = static_cast<std::size_t>(pack.program.input(next.question.value));
            const auto possible = engine::possible_answers(pack.questions[input], dependents.of[input].limits);
            CHECK(std::ranges::any_of(possible, [&](const engine::PossibleAnswer& one) {
                auto trial = given;
                trial.set(next.question, one.answer);
                engine::Bounds bounds(pack.program, trial);
                return engine::verdict_of(*pack.find(next.duties.front()), options, bounds) != Truth::unknown;
            }));
        }
        // Whoever answers the best question each time comes to an end.
        if (i >= 2) continue;
        int asked = 0;
        auto now = assessment;
        while (!now.next_questions.empty() && asked < 300) {
            given.set(now.next_questions.front().question, engine::Unsure{});
            now = engine::assess(pack, given, options);
            ++asked;
        }
        CHECK(now.next_questions.empty());
    }
}
