#include "dossier/aggregate.h"
#include "dossier/random_dossier.h"
#include "dossier/small_groups.h"
#include "dossier/sums.h"
#include "support/packs.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

using namespace tk;
using namespace tk::tests;
using dossier::Cell;
using dossier::Company;
using dossier::Count;
using dossier::Dossier;
using dossier::Standing;

namespace {

const engine::ContentPack& small() {
    static const engine::ContentPack pack = [] {
        Parts parts = rich();
        parts.schemes.clear();  // of companies alone
        parts.measures.replace(parts.measures.find(R"(,"schemes":["tax"])"), 18, "");
        parts.questions +=
            R"(,{"id":"s_elec_kwh","track":"sme","theme":"energy","kind":"number","unit":"kWh/year","min":0,"max":100000,
            "range":true,"prior":{"low":1000,"likely":20000,"high":60000,"confidence":"low"},"seconds":10},
            {"id":"t_elec_kwh","track":"terrain","theme":"energy","kind":"number","unit":"kWh/year","min":0,"max":1000000,
            "prior":{"low":1000,"likely":20000,"high":60000,"confidence":"low"},"seconds":10})";
        return pack_of(parts);
    }();
    return pack;
}

Dossier company(int number) {
    Dossier made;
    made.id = dossier::id_of_text(std::to_string(number));
    made.name = "Company " + std::to_string(number);
    made.created = made.changed = some_day;
    made.answers = answers({{"use", tests::number(1000 * (number + 1))}, {"heating", chosen({"gas_old"})}});
    return made;
}

Company reckoned(const Dossier& one, const std::string& file) {
    engine::Workspace workspace(small());
    return dossier::company_of(workspace, dossier::dossier_json(small(), one), file, some_day);
}

std::vector<Company> companies(int count) {
    std::vector<Company> made;
    for (int i = 0; i < count; ++i) made.push_back(reckoned(company(i), std::to_string(i) + ".json"));
    return made;
}

std::string text_of(const std::vector<Company>& list, const dossier::Wanted& wanted = {}) {
    return aggregate_json(dossier::aggregate(small(), list, some_day, wanted), true);
}

}  // namespace

TEST_CASE("the aggregate is the same whatever the order of the files") {
    auto list = companies(7);
    list.push_back(reckoned(company(3), "again.json"));
    engine::Workspace workspace(small());
    list.push_back(dossier::company_of(workspace, "{", "broken.json", some_day));
    const std::string before = text_of(list);
    Random random("order of companies");
    for (int i = 0; i < cases(50, 5); ++i) {
        std::ranges::shuffle(list, random);
        REQUIRE(text_of(list) == before);
    }
}

TEST_CASE("a company that is left out leaves no trace in the figures") {
    auto list = companies(8);
    dossier::Aggregate with = aggregate(small(), list, some_day, {{"3.json", false}});
    list.erase(list.begin() + 3);
    const dossier::Aggregate without = aggregate(small(), list, some_day);
    CHECK(with.counted == 7);
    CHECK(aggregate_json(with, false) == aggregate_json(without, false));
}

TEST_CASE("of fewer than five companies nothing is shown, unless all may be shown by name") {
    auto list = companies(4);
    const auto hidden = aggregate(small(), list, some_day);
    CHECK(hidden.counted == 4);
    CHECK_FALSE(hidden.totals);
    CHECK(hidden.questions.empty());
    CHECK(hidden.measures.empty());
    CHECK(hidden.estimates.empty());
    for (Company& one : list) one.loaded.dossier->shareable_by_name = true;
    CHECK(aggregate(small(), list, some_day).totals);
    list.front().loaded.dossier->shareable_by_name = false;
    CHECK_FALSE(aggregate(small(), list, some_day).totals);
    CHECK(aggregate(small(), companies(5), some_day).totals);
}

TEST_CASE("no group of one to four can be seen or worked out") {
    CHECK(dossier::shown(Cell{0, 0}) == Count{0});
    CHECK_FALSE(dossier::shown(Cell{4, 3}));
    CHECK(dossier::shown(Cell{4, 4}) == Count{4});
    CHECK(dossier::shown(Cell{5, 0}) == Count{5});
    const auto parts = [](std::vector<Cell> cells) { return dossier::shown(cells); };
    // 12 less 11 would tell that it is one.
    CHECK(parts({{11, 0}, {1, 0}, {0, 0}}) == std::vector<Count>{{}, {}, 0});
    CHECK(parts({{20, 0}, {6, 0}, {2, 0}}) == std::vector<Count>{20, {}, {}});
    CHECK(parts({{20, 0}, {3, 0}, {2, 0}}) == std::vector<Count>{20, {}, {}});
    Random random("small groups");
    for (int i = 0; i < cases(10000, 500); ++i) {
        std::vector<Cell> cells(1 + random.pick(6));
        for (Cell& cell : cells) cell.count = random.pick(12);
        const auto counts = dossier::shown(cells);
        std::size_t kept = 0, all = 0;
        bool any = false;
        for (std::size_t j = 0; j < cells.size(); ++j) {
            all += cells[j].count;
            if (counts[j]) kept += *counts[j];
            any = any || !counts[j];
            REQUIRE((!counts[j] || *counts[j] == 0 || *counts[j] >= 5));
        }
        REQUIRE((!any || all - kept >= 5 || kept == 0));
    }
}

TEST_CASE("a rare answer is hidden with enough of the others") {
    auto list = companies(12);
    list[0].loaded.dossier->answers.set({"heating"}, chosen({"pump"}));
    const auto all = aggregate(small(), list, some_day);
    const auto found = std::ranges::find(all.questions, engine::QuestionId{"heating"}, &dossier::QuestionFigures::question);
    REQUIRE(found != all.questions.end());
    CHECK(found->answered == Count{12});
    for (const auto& option : found->options) CHECK(option.count == (option.option.value == "gas_new" ? Count{0} : Count{}));
    const auto numbers = std::ranges::find(all.questions, engine::QuestionId{"use"}, &dossier::QuestionFigures::question);
    REQUIRE((numbers != all.questions.end() && numbers->numbers));
    CHECK(numbers->numbers->middle == 6500);
    CHECK(numbers->numbers->first == 3750);
    CHECK(numbers->numbers->sum == 78000);
}

TEST_CASE("files of one dossier count once: the one that was changed last") {
    auto list = companies(6);
    Dossier newer = company(2);
    newer.changed = engine::Date(std::chrono::sys_days(some_day) + std::chrono::days(1));
    newer.answers.set({"use"}, tests::number(90000));
    list.push_back(reckoned(newer, "newer.json"));
    const auto all = aggregate(small(), list, some_day);
    CHECK(all.counted == 6);
    for (const auto& member : all.members)
        CHECK(member.standing == (member.file == "2.json" ? Standing::same_id : Standing::counted));
    REQUIRE_FALSE(all.doubts.empty());
    CHECK(all.doubts.front().likeness == dossier::Likeness::same_id);
    CHECK(all.doubts.front().files == std::vector<std::string>{"2.json", "newer.json"});
    CHECK(aggregate(small(), list, some_day, {{"2.json", true}}).counted == 7);
}

TEST_CASE("companies with the same answers or the same name are told, and count") {
    auto list = companies(6);
    Dossier twin = company(1);
    twin.id = dossier::id_of_text("twin");
    twin.name = "Another";
    list.push_back(reckoned(twin, "twin.json"));
    Dossier namesake = company(40);
    namesake.name = "company  1";
    list.push_back(reckoned(namesake, "namesake.json"));
    const auto all = aggregate(small(), list, some_day);
    CHECK(all.counted == 8);
    REQUIRE(all.doubts.size() == 2);
    CHECK(all.doubts[0].likeness == dossier::Likeness::same_answers);
    CHECK(all.doubts[0].files == std::vector<std::string>{"1.json", "twin.json"});
    CHECK(all.doubts[1].likeness == dossier::Likeness::same_name);
    CHECK(all.doubts[1].files == std::vector<std::string>{"1.json", "namesake.json"});
}

TEST_CASE("a terrain or a broken file is told and does not count") {
    auto list = companies(5);
    Dossier terrain = company(9);
    terrain.track = "terrain";
    terrain.answers = {};
    list.push_back(reckoned(terrain, "terrain.json"));
    engine::Workspace workspace(small());
    list.push_back(
        dossier::company_of(workspace, R"({"format":"terreinkompas dossier","version":9})", "later.json", some_day));
    const auto all = aggregate(small(), list, some_day);
    CHECK(all.counted == 5);
    for (const auto& member : all.members) {
        if (member.file == "terrain.json") CHECK(member.standing == Standing::terrain);
        if (member.file == "later.json") CHECK(member.standing == Standing::unusable);
        if (member.file == "later.json") CHECK(member.issues.front().problem == dossier::Problem::newer_version);
    }
}

TEST_CASE("one company alone gives back its own range, and many even out") {
    dossier::Summing one;
    one.add("a", {100, 200, 500});
    const auto alone = one.range();
    CHECK(std::abs(alone.apart.p10 - 100) < 2);
    CHECK(std::abs(alone.apart.p50 - 200) < 2);
    CHECK(std::abs(alone.apart.p90 - 500) < 2);
    CHECK(alone.together == engine::Spread{100, 200, 500});
    dossier::Summing many;
    for (int i = 0; i < 100; ++i) many.add(dossier::id_of_text(std::to_string(i)), {0, 100, 200});
    const auto sum = many.range();
    // A hundred independent normal amounts: ten times as wide as one, not a hundred times.
    CHECK(std::abs(sum.apart.p50 - 10000) < 250);
    CHECK(std::abs(sum.apart.p90 - sum.apart.p10 - 2000) < 300);
    CHECK(sum.together == engine::Spread{0, 10000, 20000});
}

TEST_CASE("a question of the terrain is estimated from those of companies, with a range for who does not say") {
    auto list = companies(6);
    for (std::size_t i = 0; i < 5; ++i)
        list[i].loaded.dossier->answers.set({"s_elec_kwh"}, tests::number(1000 * static_cast<double>(i + 1)));
    const auto all = aggregate(small(), list, some_day);
    REQUIRE(all.estimates.size() == 1);
    CHECK(all.estimates[0].question.value == "t_elec_kwh");
    CHECK(all.estimates[0].from == 5);
    CHECK(all.estimates[0].low == 17000);   // 15000, and one at the first quartile
    CHECK(all.estimates[0].high == 19000);  // and one at the third
    list[4].loaded.dossier->answers.withdraw({"s_elec_kwh"});
    CHECK(aggregate(small(), list, some_day).estimates.empty());  // four say so
}

TEST_CASE("the shipped content has each question that is estimated") {
    const auto& pack = shipped_pack();
    Random random("estimates");
    engine::Workspace workspace(pack);
    std::vector<Company> list;
    for (int i = 0; i < 5; ++i) {
        Dossier one = company(i);
        one.answers = {};
        one.shareable_by_name = true;
        for (const char* id : {"s_elec_kwh", "s_gas_m3", "s_contract_kw", "s_roof_m2", "s_staff"}) {
            REQUIRE(pack.find(engine::QuestionId{id}) != nullptr);
            one.answers.set({id}, tests::number(20));
        }
        one.answers.set({"s_conn"}, chosen({i < 3 ? "large" : "small"}));
        one.answers.set({"s_grid_problem"}, chosen({i < 1 ? "waiting" : "none"}));
        one.answers.set({"s_ownership"}, chosen({i < 2 ? "owner" : i < 3 ? "landlord" : "tenant"}));
        one.answers.set({"s_on_park"}, chosen({i < 4 ? "member" : "not_member"}));
        list.push_back(dossier::company_of(workspace, dossier::dossier_json(pack, one), std::to_string(i), some_day));
        REQUIRE(list.back().loaded.issues.empty());
    }
    const auto all = aggregate(pack, list, some_day);
    std::map<std::string, double> found;
    for (const auto& one : all.estimates) {
        CHECK(one.low == one.high);
        found[one.question.value] = one.low;
    }
    CHECK(found == std::map<std::string, double>{{"t_contract_kw", 100},
                                                 {"t_elec_kwh", 100},
                                                 {"t_employees", 100},
                                                 {"t_gas_m3", 100},
                                                 {"t_large_conn", 3},
                                                 {"t_members", 80},
                                                 {"t_owner_share", 60},
                                                 {"t_roof_m2", 100},
                                                 {"t_waiting", 1}});
    for (auto& one : list) one.loaded.dossier->shareable_by_name = false;
    CHECK(aggregate(pack, list, some_day).estimates.size() == 5);  // the sums: each of the others tells of one to four
}

TEST_CASE("the shared steps of the shipped content are told with their range") {
    const auto& pack = shipped_pack();
    Random random("shared steps");
    engine::Workspace workspace(pack);
    std::vector<Company> list;
    for (int i = 0; i < 8; ++i) {
        Dossier one = company(i);
        one.answers = complete(pack, random);
        list.push_back(dossier::company_of(workspace, dossier::dossier_json(pack, one), std::to_string(i), some_day));
        REQUIRE(list.back().loaded.dossier);
    }
    const auto all = aggregate(pack, list, some_day);
    CAPTURE(random.seed());
    REQUIRE(all.totals);
    CHECK_FALSE(all.measures.empty());
    for (const auto& measure : all.measures) {
        CHECK((!measure.companies || (*measure.companies >= 5 && *measure.companies <= 8)));
        CHECK(measure.companies.has_value() == measure.gain.has_value());
    }
    CHECK_FALSE(all.questions.empty());
    const auto json = nlohmann::json::parse(aggregate_json(all, false));
    CHECK(json["companies"] == 8);
    CHECK_FALSE(json.contains("members"));
}
