// What a person decides beside the answers: a budget, what is done or put aside, what weighs how much.
#include "support/packs.h"
#include "support/random.h"

#include "engine/answers_json.h"
#include "support/state.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

using namespace tk;
using namespace tk::tests;
using engine::Choices;
using engine::Group;
using engine::MeasureId;
using engine::Step;
using engine::Truth;

namespace {

engine::Assessment assess(const engine::ContentPack& pack, const engine::Answers& given, Choices choices) {
    return engine::assess(pack, given, {.date = some_day, .choices = std::move(choices), .what_if = false});
}

engine::Answers example(const std::string& name) {
    const auto loaded =
        engine::load_answers(shipped_pack(), file_text("assets/content/base/examples/" + name + ".json"), name);
    REQUIRE_FALSE(engine::has_errors(loaded.issues));
    return loaded.answers;
}

const Step* step_of(const engine::Assessment& assessment, std::string_view measure) {
    for (const Step& step : assessment.plan.steps)
        if (step.measure.value == measure) return &step;
    return nullptr;
}

std::set<std::string> in_budget(const engine::Assessment& assessment) {
    std::set<std::string> ids;
    for (const Step& step : assessment.plan.steps)
        if (step.in_budget) ids.insert(step.duty.empty() ? step.measure.value : step.duty.value);
    return ids;
}

// What the steps within the budget cost together, each measure once, by the median.
double spent(const engine::ContentPack& pack, const engine::Assessment& assessment) {
    std::set<std::string> paid;
    double sum = 0;
    const auto pay = [&](const MeasureId& id) {
        if (paid.insert(id.value).second) sum += std::max(0.0, assessment.find(id)->investment.p50);
    };
    for (const Step& step : assessment.plan.steps) {
        if (!step.in_budget) continue;
        if (!step.measure.empty()) pay(step.measure);
        if (step.group == Group::must)
            for (const MeasureId& id : assessment.find(step.duty)->fulfilled_by)
                if (pack.find(id)->compliance && !assessment.find(id)->done && !assessment.find(id)->aside) pay(id);
    }
    return sum;
}

// All amounts of the totals.
std::vector<engine::Spread> amounts(const engine::Assessment& assessment) {
    const auto& totals = assessment.plan.totals;
    return {totals.gain,       totals.electricity,    totals.gas,          totals.co2,
            totals.investment, totals.investment_now, totals.avoided_loss, totals.capacity_value};
}

std::string costs(const std::string& euro) {
    return R"("investment":{"low":)" + euro + R"(,"likely":)" + euro + R"(,"high":)" + euro +
           R"(,"unit":"EUR","quantity":"1","confidence":"high"})";
}

const std::string worth =
    R"("energy_cost":"use*c_price","co2_total":"use*0.3 kg/kWh","carriers":{"electricity":{"price":"c_price","co2":"0.3","kwh":1}})";
const std::string lights =
    R"({"id":"el_light","carrier":"electricity","unit":"kWh/year","amount":"0.4*use","building":true})";
std::string saving(const std::string& kwh) { return R"("saves":{"electricity":")" + kwh + R"("},"acts_on":["el_light"])"; }

const engine::Answers some_use = answers({{"use", number(50000)}});

}  // namespace

TEST_CASE("a budget takes the set that is worth most, not the best step first") {
    Parts parts;
    parts.ranking = worth;
    parts.measures = measure("large", "true", "900", costs("1000")) + "," + measure("one", "true", "700", costs("500")) +
                     "," + measure("two", "true", "650", costs("500"));
    const auto pack = pack_of(parts);
    const auto whole = assess(pack, some_use, Choices{});
    REQUIRE(step_of(whole, "large")->score < step_of(whole, "one")->score + step_of(whole, "two")->score);
    CHECK(in_budget(assess(pack, some_use, {.budget = 1000})) == std::set<std::string>{"one", "two"});
    CHECK(in_budget(assess(pack, some_use, {.budget = 2000})) == std::set<std::string>{"large", "one", "two"});
    CHECK(in_budget(assess(pack, some_use, {.budget = 499})).empty());
    CHECK(in_budget(assess(pack, some_use, {.budget = -5})).empty());
}

TEST_CASE("a budget keeps what belongs together whole") {
    Parts parts;
    parts.ranking = worth;
    parts.measures = measure("battery", "true", "900", R"("needs":["meter"],)" + costs("600")) + "," +
                     measure("meter", "true", "0", costs("600")) + "," + measure("lamp", "true", "300", costs("700"));
    const auto pack = pack_of(parts);
    CHECK(in_budget(assess(pack, some_use, {.budget = 1300})) == std::set<std::string>{"battery", "meter"});
    // Without room for both the battery alone is no use.
    const auto small = in_budget(assess(pack, some_use, {.budget = 1100}));
    CHECK_FALSE(small.contains("battery"));
}

TEST_CASE("what the law asks is paid first, and the totals are of what is paid") {
    Parts parts;
    parts.ranking = worth;
    parts.end_uses = lights;
    parts.duties = duty("law", "true");
    parts.measures = measure("report", "true", "0", R"("compliance":true,"duties":["law"],)" + costs("800")) + "," +
                     measure("lamp", "true", "10000 kWh/year*c_price", costs("500") + "," + saving("10000"));
    const auto pack = pack_of(parts);
    const auto first = assess(pack, some_use, {.budget = 1000});
    CHECK(in_budget(first) == std::set<std::string>{"law"});
    CHECK(first.plan.totals.investment.p50 == Catch::Approx(800));
    CHECK(first.plan.totals.electricity.p50 == 0);
    const auto both = assess(pack, some_use, {.budget = 1300});
    CHECK(in_budget(both) == std::set<std::string>{"law", "lamp"});
    CHECK(amounts(both) == amounts(assess(pack, some_use, Choices{})));
    // Too little for the law: its step stands outside the budget, and says so.
    CHECK(in_budget(assess(pack, some_use, {.budget = 700})) == std::set<std::string>{"lamp"});
}

TEST_CASE("a blocked step is in no budget and says whose answer blocks it") {
    Parts parts;
    parts.measures = measure("charger", "true", "900", R"("blocked_if":"heating == pump")");
    const auto pack = pack_of(parts);
    const auto blocked = assess(pack, answers({{"heating", chosen({"pump"})}}), {.budget = 1e6});
    REQUIRE(step_of(blocked, "charger") != nullptr);
    CHECK_FALSE(step_of(blocked, "charger")->in_budget);
    CHECK(step_of(blocked, "charger")->blocked_by == std::vector<engine::QuestionId>{{"heating"}});
    const auto free = assess(pack, answers({{"heating", chosen({"gas_old"})}}), Choices{});
    CHECK(step_of(free, "charger")->blocked_by.empty());
    CHECK(step_of(free, "charger")->in_budget);
}

TEST_CASE("what is done is no step, keeps its saving, and leaves less for others") {
    Parts parts;
    parts.ranking = worth;
    parts.end_uses = lights;  // 20,000 kWh
    parts.measures = measure("half", "true", "10000 kWh/year*c_price", saving("10000")) + "," +
                     measure("most", "true", "15000 kWh/year*c_price", saving("15000"));
    const auto pack = pack_of(parts);
    const auto before = assess(pack, some_use, Choices{}), after = assess(pack, some_use, {.done = {{"half"}}}),
               without = assess(pack, some_use, {.aside = {{"half"}}});
    CHECK(before.plan.totals.electricity.p50 == Catch::Approx(17500));
    // Three quarters of the half that is left; both together as much as ever.
    CHECK(step_of(after, "half") == nullptr);
    CHECK(after.find(MeasureId{"half"})->done);
    CHECK(after.plan.totals.electricity.p50 == Catch::Approx(7500));
    CHECK(after.plan.totals.investment.p50 == Catch::Approx(100));
    CHECK(after.balance.at(0).before == before.balance.at(0).before);
    CHECK(after.balance.at(0).after.p50 == Catch::Approx(before.balance.at(0).after.p50));
    // Put aside: no effect at all.
    CHECK(step_of(without, "half") == nullptr);
    CHECK(without.find(MeasureId{"half"})->aside);
    CHECK(without.plan.totals.electricity.p50 == Catch::Approx(15000));
}

TEST_CASE("nothing waits for what is done or put aside, and what excludes a done measure is no step") {
    Parts parts;
    parts.ranking = worth;
    parts.measures = measure("battery", "true", "900", R"("needs":["meter"])") + "," + measure("meter", "true", "0") + "," +
                     measure("hybrid", "true", "300", R"("conflicts":["pump"])") + "," +
                     measure("pump", "true", "900", R"("conflicts":["hybrid"])");
    const auto pack = pack_of(parts);
    CHECK(step_of(assess(pack, some_use, Choices{}), "battery")->needs == std::vector<MeasureId>{{"meter"}});
    CHECK(step_of(assess(pack, some_use, {.done = {{"meter"}}}), "battery")->needs.empty());
    CHECK(step_of(assess(pack, some_use, {.aside = {{"meter"}}}), "battery")->needs.empty());
    // The better of two stays, unless it is put aside or the other is done.
    CHECK(step_of(assess(pack, some_use, Choices{}), "hybrid") == nullptr);
    CHECK(step_of(assess(pack, some_use, {.aside = {{"pump"}}}), "hybrid") != nullptr);
    CHECK(step_of(assess(pack, some_use, {.done = {{"hybrid"}}}), "pump") == nullptr);
    // An id that the pack does not have counts for nothing; done counts before aside.
    CHECK(assess(pack, some_use, {.done = {{"nothing"}}}).plan.steps.size() == 3);
    const auto twice = assess(pack, some_use, {.done = {{"meter"}}, .aside = {{"meter"}}});
    CHECK(twice.find(MeasureId{"meter"})->done);
    CHECK_FALSE(twice.find(MeasureId{"meter"})->aside);
}

TEST_CASE("weights of the person change the order") {
    Parts parts;
    parts.ranking = worth;
    parts.measures =
        measure("cheap", "true", "900", R"("co2":"10")") + "," + measure("green", "true", "100", R"("co2":"1100")");
    const auto pack = pack_of(parts);
    const auto first = [&](Choices choices) { return assess(pack, some_use, std::move(choices)).plan.steps.at(0); };
    const Choices money{.weights = {{"payback", 0.5}, {"money", 0.5}, {"co2", 0}}};
    const Choices climate{.weights = {{"payback", 0}, {"money", 0}, {"co2", 1}}};
    CHECK(first(money).measure.value == "cheap");
    CHECK(first(climate).measure.value == "green");
    // What has no weight is neither a strength nor a weakness.
    const Step step = first(climate);
    CHECK(step.weakest != "payback");
    CHECK(step.weakest != "money");
    CHECK(std::ranges::find(step.strongest, step.weakest) == step.strongest.end());
    // Other names and impossible weights change nothing.
    CHECK(first({.weights = {{"beauty", 9}, {"co2", -1}}}).score == first(Choices{}).score);
    // No weight at all is no reason to fail.
    Choices none;
    for (const char* name : {"payback", "money", "co2", "benefits", "ease", "urgency"}) none.weights[name] = 0;
    CHECK(first(none).score == 0);
    CHECK(first(none).weakest.empty());
}

TEST_CASE("a step names the open question that moves its score, and none when nothing is open") {
    Parts parts;
    parts.ranking = worth;
    parts.measures = measure("by-gas", "true", "0.5 EUR/m3*gas") + "," + measure("steady", "true", "100");
    const auto pack = pack_of(parts);
    const auto open = assess(pack, some_use, Choices{});
    REQUIRE(step_of(open, "by-gas")->changes_most.has_value());
    CHECK(step_of(open, "by-gas")->changes_most->value == "gas");
    const auto known = assess(pack, answers({{"use", number(50000)}, {"gas", number(2000)}}), Choices{});
    CHECK_FALSE(step_of(known, "by-gas")->changes_most.has_value());
    // Nothing that it reads is open.
    CHECK_FALSE(step_of(open, "steady")->changes_most.has_value());
}

TEST_CASE("avoided loss and room on the grid are told apart from cash") {
    Parts parts;
    parts.ranking = worth;
    parts.measures = measure("wall", "true", "0", R"("avoided_loss":"300","capacity_value":"0")") + "," +
                     measure("battery", "true", "50", R"("capacity_value":"700")");
    const auto assessment = assess(pack_of(parts), some_use, Choices{});
    CHECK(assessment.find(MeasureId{"wall"})->avoided_loss.p50 == Catch::Approx(300));
    CHECK(assessment.find(MeasureId{"wall"})->capacity_value.p50 == 0);
    CHECK(assessment.find(MeasureId{"battery"})->capacity_value.p50 == Catch::Approx(700));
    CHECK(assessment.plan.totals.avoided_loss.p50 == Catch::Approx(300));
    CHECK(assessment.plan.totals.capacity_value.p50 == Catch::Approx(700));
    CHECK(assessment.plan.totals.gain.p50 == Catch::Approx(50));
}

TEST_CASE("whatever a person decides, the plan stays sound") {
    Random random("choices");
    const auto& pack = shipped_pack();
    const char* names[] = {"bakery", "office", "metal-works", "logistics-hall", "nothing-known"};
    const int rounds = tests::cases(200, 12);
    for (int round = 0; round < rounds; ++round) {
        const auto given = example(names[random.pick(5)]);
        Choices choices;
        if (random() % 4 != 0) choices.budget = static_cast<double>(random() % 300000);
        for (const auto& one : pack.measures) {
            if (random() % 12 == 0) choices.done.push_back(one.id);
            if (random() % 12 == 0) choices.aside.push_back(one.id);
        }
        const auto assessment = assess(pack, given, choices);
        if (choices.budget) CHECK(spent(pack, assessment) <= *choices.budget + 1e-6);
        const auto paid = in_budget(assessment);
        for (const Step& step : assessment.plan.steps) {
            INFO(step.measure.value << step.duty.value);
            CHECK(step.top_share >= 0);
            CHECK(step.top_share <= 1);
            CHECK(step.score >= 0);
            CHECK(step.score <= 100);
            if (step.measure.empty()) continue;
            CHECK(std::ranges::find(choices.done, step.measure) == choices.done.end());
            CHECK(std::ranges::find(choices.aside, step.measure) == choices.aside.end());
            CHECK(step.blocked_by.empty() == !step.blocked);
            for (const MeasureId& need : step.needs)
                if (step.in_budget && choices.budget && !step_of(assessment, need.value)->blocked)
                    CHECK(paid.contains(need.value));
        }
        double electricity = 0, gas = 0;
        for (const auto& use : assessment.balance) {
            INFO(use.end_use.value);
            CHECK(use.before.p10 >= -1e-6);
            CHECK(use.after.p10 >= -1e-6);
            electricity += use.carrier == "electricity" ? use.before.p90 : 0;
            gas += use.carrier == "gas" ? use.before.p90 : 0;
        }
        // What is saved on end uses was used; own generation is not an end use and may come on top.
        CHECK(assessment.plan.totals.gas.p50 <= gas + 1e-6);
        const bool makes_power = std::ranges::any_of(assessment.plan.steps, [&](const Step& step) {
            const auto* one = pack.find(step.measure);
            return one != nullptr && one->ladder == "renew";
        });
        if (!makes_power) CHECK(assessment.plan.totals.electricity.p50 <= electricity + 1e-6);
    }
}

TEST_CASE("a budget that is large enough changes no total, and a larger one is never worth less") {
    const auto given = example("bakery");
    const auto& pack = shipped_pack();
    const auto whole = assess(pack, given, Choices{});
    CHECK(amounts(assess(pack, given, {.budget = 1e9})) == amounts(whole));
    double last = 0;
    for (const double budget : {5000.0, 20000.0, 60000.0, 150000.0, 400000.0}) {
        const auto assessment = assess(pack, given, {.budget = budget});
        double score = 0;
        for (const Step& step : assessment.plan.steps)
            if (step.in_budget) score += step.score;
        CHECK(score >= last - 1e-6);
        last = score;
        CHECK(amounts(assess(pack, given, {.budget = budget})) == amounts(assessment));
    }
}

TEST_CASE("the order of the pack does not change what a budget buys") {
    auto documents = shipped_documents();
    auto& text = documents.front().text;
    const std::string one = "measures/energy-basics.json", two = "measures/energy-power.json";
    const auto a = text.find(one), b = text.find(two);
    REQUIRE(a != std::string::npos);
    REQUIRE(b > a);
    text.replace(b, two.size(), one);
    text.replace(a, one.size(), two);
    const auto other = engine::load_content(documents);
    REQUIRE(other.pack.has_value());
    const auto given = example("bakery");
    const Choices choices{.budget = 40000, .done = {{"heating-clock"}}};
    const auto first = assess(shipped_pack(), given, choices), second = assess(*other.pack, given, choices);
    CHECK(in_budget(first) == in_budget(second));
    CHECK(second.plan.totals.gain.p50 == Catch::Approx(first.plan.totals.gain.p50));
}
