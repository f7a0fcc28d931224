// Two tabs, or two devices, that changed one dossier.
#include "dossier/merge.h"

#include <catch2/catch_test_macros.hpp>

using namespace tk;
using namespace tk::dossier;

namespace {

Dossier start() {
    Dossier base;
    base.id = std::string(32, 'a');
    base.name = "Bakkerij";
    base.answers.set({"q1"}, engine::Number{1});
    base.answers.set({"q2"}, engine::Number{2});
    base.answers.set({"q3"}, engine::Unsure{});
    base.choices.done = {{"led"}};
    base.choices.plan.budget = 1000;
    base.postponed = {{"q4"}, {"q5"}};
    base.notes.questions[{"q1"}] = {"said", ""};
    base.follow_ups = {{"one", {}, "call"}, {"two", {}, "visit"}};
    return base;
}

}  // namespace

TEST_CASE("what only one of the two changed is as that one has it", "[merge]") {
    const Dossier base = start();
    Dossier mine = base, theirs = base;
    mine.answers.set({"q1"}, engine::Number{10});
    mine.answers.withdraw({"q3"});
    mine.name = "Bakkerij Jansen";
    mine.choices.aside = {{"solar"}};
    mine.postponed = {{"q5"}, {"q6"}};
    mine.follow_ups = {{"two", {}, "visit"}};
    theirs.answers.set({"q2"}, engine::Number{20});
    theirs.answers.set({"q9"}, engine::Number{9});
    theirs.choices.done.clear();
    theirs.choices.plan.budget = 2000;
    theirs.notes.questions[{"q2"}] = {"", "seen"};
    theirs.follow_ups.push_back({"three", {}, "write"});
    theirs.status = Status::archived;

    const Dossier merged = merge(base, mine, theirs);
    CHECK(*merged.answers.find({"q1"}) == engine::Answer{engine::Number{10}});
    CHECK(*merged.answers.find({"q2"}) == engine::Answer{engine::Number{20}});
    CHECK(merged.answers.find({"q3"}) == nullptr);
    CHECK(merged.answers.find({"q9"}) != nullptr);
    CHECK(merged.name == "Bakkerij Jansen");
    CHECK(merged.status == Status::archived);
    CHECK(merged.choices.done.empty());
    CHECK(merged.choices.aside == std::vector<engine::MeasureId>{{"solar"}});
    CHECK(merged.choices.plan.budget == 2000);
    CHECK(merged.postponed == std::vector<engine::QuestionId>{{"q5"}, {"q6"}});
    CHECK(merged.notes.questions.size() == 2);
    CHECK(merged.follow_ups == std::vector<FollowUp>{{"two", {}, "visit"}, {"three", {}, "write"}});
}

TEST_CASE("what both changed is as the one who merges has it", "[merge]") {
    const Dossier base = start();
    Dossier mine = base, theirs = base;
    mine.answers.set({"q1"}, engine::Number{10});
    theirs.answers.set({"q1"}, engine::Number{11});
    mine.answers.withdraw({"q2"});
    theirs.answers.set({"q2"}, engine::Number{22});
    mine.choices.done = {{"led"}, {"solar"}};
    theirs.choices.aside = {{"solar"}};
    mine.follow_ups[0].text = "call back";
    theirs.follow_ups.clear();
    const Dossier merged = merge(base, mine, theirs);
    CHECK(*merged.answers.find({"q1"}) == engine::Answer{engine::Number{10}});
    CHECK(merged.answers.find({"q2"}) == nullptr);
    CHECK(merged.choices.done == std::vector<engine::MeasureId>{{"led"}, {"solar"}});
    CHECK(merged.choices.aside.empty());
    CHECK(merged.follow_ups == std::vector<FollowUp>{{"one", {}, "call back"}});
}

TEST_CASE("merging with what did not change gives the other, whole", "[merge]") {
    const Dossier base = start();
    Dossier other = base;
    other.answers.set({"q7"}, engine::Unsure{});
    other.choices.tried.budget = 5;
    other.choices.others = {{}, {}};
    other.choices.place = 1;
    other.intake.place = "Breda";
    other.shareable_by_name = true;
    other.follow_ups.push_back({"three", {}, "write"});
    CHECK(merge(base, other, base) == other);
    CHECK(merge(base, base, other) == other);
    CHECK(merge(other, other, other) == other);
}
