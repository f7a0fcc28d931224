#include "dossier/since.h"
#include "support/packs.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace tk;
using namespace tk::tests;
using dossier::DutyNews;
using dossier::SchemeNews;

namespace {

constexpr engine::Date later{std::chrono::year{2028}, std::chrono::month{2}, std::chrono::day{1}};

std::string phase(const std::string& from, const std::string& status, const std::string& rest = "") {
    return R"("phases":[{"id":"p","from":")" + from + R"(","status":")" + status + "\"" + rest + "}]";
}

Parts parts_of_then() {
    Parts parts;
    parts.measures = measure("lamp", "use >= 10", "50") + "," + measure("meter", "use >= 10", "40") + "," +
                     measure("pump", "heating == gas_old", "30");
    parts.duties = duty("coming", "use >= 10", phase("2027-01-01", "adopted")) + "," +
                   duty("going", "use >= 10", phase("2020-01-01", "in_force", R"(,"until":"2027-12-31")")) + "," +
                   duty("open", "gas >= 10") + "," + duty("gone", "use >= 10") + "," + duty("same", "use >= 10");
    parts.schemes = rich().schemes;
    return parts;
}

struct Visit {
    dossier::LoadedDossier loaded{.dossier = dossier::Dossier{}};
    void look(const engine::ContentPack& pack, engine::Date date) {
        loaded.dossier->seen = dossier::seen_of(assessed(pack, date), date);
    }
    engine::Assessment assessed(const engine::ContentPack& pack, engine::Date date) const {
        return engine::assess(pack, loaded.dossier->answers,
                              {.date = date, .choices = plan_choices(pack, loaded.dossier->choices), .what_if = false});
    }
    dossier::Since since(const engine::ContentPack& pack, engine::Date date) const {
        return dossier::since(pack, loaded, assessed(pack, date), date);
    }
};

Visit visit(const std::map<std::string, engine::Answer>& given) {
    Visit made;
    made.loaded.dossier->answers = answers(given);
    return made;
}

std::optional<DutyNews> news_of(const dossier::Since& since, const std::string& id) {
    for (const auto& one : since.duties)
        if (one.duty.value == id) return one.news;
    return std::nullopt;
}
std::optional<SchemeNews> scheme_of(const dossier::Since& since) {
    return since.schemes.empty() ? std::nullopt : std::optional(since.schemes.front().news);
}

}  // namespace

TEST_CASE("on the day that it was looked at nothing is new") {
    const auto pack = pack_of(parts_of_then());
    Visit one = visit({{"use", number(3000)}});
    one.look(pack, some_day);
    const auto since = one.since(pack, some_day);
    CHECK(since.empty());
    CHECK_FALSE(since.other_content);
    CHECK(since.then == some_day);
}

TEST_CASE("a dossier that was never looked at has no news but of its answers") {
    const auto pack = pack_of(parts_of_then());
    Visit one = visit({{"use", number(3000)}});
    one.loaded.unplaced.push_back({"fax"});
    const auto since = one.since(pack, some_day);
    CHECK(since.duties.empty());
    CHECK(since.steps_came.empty());
    CHECK(since.unplaced.size() == 1);
}

TEST_CASE("a year later duties came into force and ended, and a scheme closed") {
    const auto pack = pack_of(parts_of_then());
    Visit one = visit({{"use", number(3000)}});
    one.look(pack, some_day);
    const auto since = one.since(pack, later);
    CHECK(news_of(since, "coming") == DutyNews::in_force);
    CHECK(news_of(since, "going") == DutyNews::ended);
    CHECK_FALSE(news_of(since, "open"));
    CHECK_FALSE(news_of(since, "same"));
    CHECK(scheme_of(since) == SchemeNews::ended);
    CHECK(since.now == later);
}

TEST_CASE("other content adds and takes away duties, schemes, steps and questions") {
    const Parts then = parts_of_then();
    Parts now = then;
    now.measures = measure("lamp", "use >= 10", "50") + "," + measure("fan", "use >= 10", "20");
    now.duties = duty("same", "use >= 10") + "," + duty("fresh", "use >= 10") + "," + duty("perhaps", "gas >= 10");
    now.schemes.clear();
    now.questions += R"(,{"id":"new_one","track":"sme","theme":"energy","kind":"number","unit":"m2","min":0,"max":9,
                         "prior":{"low":1,"likely":2,"high":3,"confidence":"low"},"seconds":10})";
    const auto old_pack = pack_of(then), new_pack = pack_of(now);
    Visit one = visit({{"use", number(3000)}, {"heating", chosen({"gas_old"})}});
    one.look(old_pack, some_day);
    one.loaded.dossier->seen->asked.push_back({"fax"});
    const auto since = one.since(new_pack, some_day);
    CHECK(since.other_content);
    CHECK(news_of(since, "fresh") == DutyNews::came);
    CHECK(news_of(since, "perhaps") == DutyNews::may_come);
    CHECK(news_of(since, "gone") == DutyNews::ended);
    CHECK_FALSE(news_of(since, "same"));
    CHECK_FALSE(news_of(since, "open"));  // it was not certain
    CHECK(scheme_of(since) == SchemeNews::ended);
    CHECK_FALSE(since.schemes.front().known_now);
    CHECK(since.steps_came == std::vector<engine::MeasureId>{{"fan"}});
    std::vector<engine::MeasureId> went = since.steps_went;
    std::ranges::sort(went);
    CHECK(went == std::vector<engine::MeasureId>{{"meter"}, {"pump"}});
    CHECK(since.questions_came == std::vector<engine::QuestionId>{{"new_one"}});
    CHECK(since.questions_went == std::vector<engine::QuestionId>{{"fax"}});

    Visit back = visit({{"use", number(3000)}});
    back.look(new_pack, some_day);
    CHECK(scheme_of(back.since(old_pack, some_day)) == SchemeNews::came);
}

TEST_CASE("another answer changes verdicts, and a step that is done is no step that went") {
    const auto pack = pack_of(parts_of_then());
    Visit one = visit({{"use", number(3000)}});
    one.look(pack, some_day);
    one.loaded.dossier->answers = answers({{"use", number(5)}, {"gas", number(20)}});
    one.loaded.dossier->choices.done = {{"lamp"}};
    const auto since = one.since(pack, some_day);
    CHECK(news_of(since, "open") == DutyNews::came);
    CHECK(news_of(since, "same") == DutyNews::ended);
    CHECK(scheme_of(since) == SchemeNews::no_fit);
    CHECK(since.steps_done == std::vector<engine::MeasureId>{{"lamp"}});
    CHECK(std::ranges::find(since.steps_went, engine::MeasureId{"lamp"}) == since.steps_went.end());
}

TEST_CASE("news is written for programs") {
    const auto pack = pack_of(parts_of_then());
    Visit one = visit({{"use", number(3000)}});
    one.look(pack, some_day);
    const auto json = nlohmann::json::parse(since_json(one.since(pack, later)));
    CHECK(json["then"] == "2026-11-24");
    CHECK(json["duties"][0]["news"] == "in_force");
    CHECK(json["schemes"][0]["window_after"] == "ended");
}
