#include "dossier/dossier_json.h"
#include "dossier/ladder.h"
#include "dossier/random_dossier.h"
#include "support/packs.h"

#include <catch2/catch_test_macros.hpp>

using namespace tk;
using namespace tk::tests;
using dossier::Dossier;
using dossier::LoadedDossier;
using dossier::Problem;

namespace {

const std::string head = R"("format":"terreinkompas dossier","version":1,"id":"0123456789abcdef0123456789abcdef",)"
                         R"("name":"Bakkerij","track":"sme","status":"open","created":"2026-11-01","changed":"2026-11-24")";

// A file with these members after the head, and no answers when they name none.
std::string file(const std::string& members = R"("answers":{})") { return "{" + head + "," + members + "}\n"; }

const engine::ContentPack& small() {
    static const engine::ContentPack pack = pack_of(rich());
    return pack;
}

LoadedDossier load(const std::string& text, const dossier::Fresh& fresh = {}) {
    return dossier::load_dossier(small(), text, "x.json", fresh);
}

std::string told(const LoadedDossier& loaded) {
    std::string all;
    for (const auto& issue : loaded.issues)
        all += std::string(issue.severity == engine::Severity::error ? "error " : "warning ") +
               std::string(key_of(issue.problem)) + " " + issue.where + "\n";
    return all;
}

void refused(const std::string& text, const std::string& issues) {
    CAPTURE(text.substr(0, 300));
    const auto loaded = load(text);
    CHECK_FALSE(loaded.dossier);
    CHECK(told(loaded) == issues);
    for (const auto& issue : loaded.issues) CHECK_FALSE(issue.what.empty());
}

}  // namespace

TEST_CASE("a dossier that is written and read is the same, and so are its bytes") {
    Random random("dossier round trip");
    for (int i = 0; i < cases(10000, 60); ++i) {
        const Dossier given = random_dossier(shipped_pack(), random);
        const std::string text = dossier::dossier_json(shipped_pack(), given);
        const auto loaded = dossier::load_dossier(shipped_pack(), text, "");
        CAPTURE(random.seed(), i, text, told(loaded));
        REQUIRE(loaded.dossier);
        REQUIRE(*loaded.dossier == given);
        REQUIRE(dossier::dossier_json(shipped_pack(), *loaded.dossier) == text);
        REQUIRE(text.find('\n') == text.size() - 1);
    }
}

TEST_CASE("the smallest file is read, and written as it was") {
    const auto loaded = load(file());
    CHECK(told(loaded).empty());
    REQUIRE(loaded.dossier);
    CHECK(loaded.dossier->name == "Bakkerij");
    CHECK(loaded.dossier->status == dossier::Status::open);
    CHECK_FALSE(loaded.dossier->seen);
    CHECK(dossier::dossier_json(small(), *loaded.dossier) == file());
}

TEST_CASE("answers that the pack has no place for are kept, also a number that no longer fits") {
    const std::string text = file(R"("answers":{"gas":99999999,"of_a_region":{"low":1,"high":2.5},"use":3000})");
    const auto loaded = load(text);
    REQUIRE(loaded.dossier);
    CHECK(told(loaded) == "warning answer_unplaced /answers/gas\nwarning answer_unplaced /answers/of_a_region\n");
    CHECK(loaded.unplaced == std::vector<engine::QuestionId>{{"gas"}, {"of_a_region"}});
    CHECK(loaded.dossier->answers == answers({{"use", number(3000)}}));
    CHECK(dossier::dossier_json(small(), *loaded.dossier) == text);
}

TEST_CASE("an answer in place of one without a place replaces it") {
    auto loaded = load(file(R"("answers":{"gas":99999999})"));
    REQUIRE(loaded.dossier);
    loaded.dossier->answers.set({"gas"}, number(10));
    CHECK(dossier::dossier_json(small(), *loaded.dossier) == file(R"("answers":{"gas":10})"));
}

TEST_CASE("answers, notes and what was postponed follow a question to its new name") {
    Parts parts;
    parts.migrations = R"({"question":"gas_old_name","to":"gas"},{"question":"heating","option":"wood","to":"pump"},
                           {"question":"fax"})";
    const auto pack = pack_of(parts);
    const auto loaded =
        dossier::load_dossier(pack,
                              file(R"("answers":{"fax":1,"gas_old_name":5,"heating":"wood"},"postponed":["gas_old_name"],)"
                                   R"("notes":{"questions":{"gas_old_name":{"said":"ask again"}}})"),
                              "");
    REQUIRE(loaded.dossier);
    CHECK(loaded.dossier->answers == answers({{"gas", number(5)}, {"heating", chosen({"pump"})}}));
    CHECK(loaded.moved == std::vector<dossier::MovedAnswer>{{{"gas_old_name"}, {"gas"}}, {{"heating"}, {"heating"}}});
    CHECK(loaded.unplaced == std::vector<engine::QuestionId>{{"fax"}});
    CHECK(loaded.dossier->postponed == std::vector<engine::QuestionId>{{"gas"}});
    CHECK(loaded.dossier->notes.questions.at({"gas"}).said == "ask again");
    CHECK(told(loaded) ==
          "warning answer_moved /answers/gas_old_name\nwarning answer_moved /answers/heating\n"
          "warning answer_unplaced /answers/fax\n");
}

TEST_CASE("a member of a later program is kept and told, inside a part it is refused") {
    const std::string text = file(R"("answers":{},"later":{"a":[1,null]},"z":2.5)");
    const auto loaded = load(text);
    REQUIRE(loaded.dossier);
    CHECK(told(loaded) == "warning unknown_member /later\nwarning unknown_member /z\n");
    CHECK(dossier::dossier_json(small(), *loaded.dossier) == text);
    refused(file(R"("answers":{},"intake":{"weather":"rain"})"), "error unknown_member /intake/weather\n");
}

TEST_CASE("what is wrong is told with its place, and nothing of the file is used") {
    refused("", "error not_json 1:1\n");
    refused("{\"format\":\n,}", "error not_json 2:1\n");
    refused("[]", "error wrong_kind \n");
    refused(R"({"format":"a drawing"})", "error other_format /format\n");
    refused(R"({"format":2})", "error other_format /format\n");
    refused(R"({"format":"terreinkompas dossier"})", "error missing /version\n");
    refused(R"({"format":"terreinkompas dossier","version":0})", "error no_such_version /version\n");
    refused(R"({"format":"terreinkompas dossier","version":2})", "error newer_version /version\n");
    refused(R"({"format":"terreinkompas dossier","version":"1"})", "error wrong_kind /version\n");
    refused(R"({"format":"terreinkompas dossier","version":1})",
            "error missing /id\nerror missing /name\nerror missing /status\nerror missing /created\nerror missing /changed\n"
            "error missing /track\nerror missing /answers\n");
    refused(file(R"("answers":[])"), "error wrong_kind /answers\n");
    refused(file(R"("answers":{"a b":1})"), "error not_an_id /answers/a b\n");
    refused(file(R"("answers":{"use":1,"use":2})"), "error twice /answers/use\n");
    refused(file(R"("answers":{},"name":"B")"), "error twice /name\n");
    const auto with = [](const std::string& member) { return file(R"("answers":{},)" + member); };
    refused(with(R"("choices":{"done":["a"],"aside":["a"]})"), "error twice /choices/aside\n");
    refused(with(R"("choices":{"done":["a","a"]})"), "error twice /choices/done/1\n");
    refused(with(R"("choices":{"plan":{"budget":-1}})"), "error out_of_bounds /choices/plan/budget\n");
    refused(with(R"("choices":{"plan":{"weights":{"money":5}}})"), "error out_of_bounds /choices/plan/weights/money\n");
    refused(with(R"("choices":{"plan":{"weights":{"luck":1}}})"), "error unknown_member /choices/plan/weights/luck\n");
    refused(with(R"("choices":{"others":[{},{},{}]})"), "error too_many /choices/others\n");
    refused(with(R"("choices":{"place":1})"), "error out_of_bounds /choices/place\n");
    refused(with(R"("postponed":["<b>"])"), "error not_an_id /postponed/0\n");
    refused(with(R"("notes":{"questions":{"use":{"said":"a\u0007b"}}})"), "error not_plain /notes/questions/use/said\n");
    refused(with(R"("notes":{"questions":{"use":{"seen":")" + std::string(2001, 'a') + R"("}}})"),
            "error not_plain /notes/questions/use/seen\n");
    refused(with(R"("intake":{"date":"2026-02-30"})"), "error not_a_day /intake/date\n");
    refused(with(R"("intake":{"place":"line\nbreak"})"), "error not_plain /intake/place\n");
    refused(with(R"("follow_ups":[{"id":"a","date":"2027-01-01"},{"id":"a","date":"2027-01-02"}])"),
            "error twice /follow_ups/1/id\n");
    refused(with(R"("shareable_by_name":"yes")"), "error wrong_kind /shareable_by_name\n");
    refused(with(R"("seen":{"pack":"base","pack_version":"1","pack_hash":"0","date":"2026-11-24","duties":{"d":"maybe"}})"),
            "error wrong_kind /seen/duties/d\n");
    refused(with(R"("deep":)" + std::string(40, '[') + std::string(40, ']')), "error too_deep \n");
    refused(std::string(dossier::largest_file + 1, ' '), "error too_large \n");
    refused(std::string(dossier::largest_file, '['), "error too_deep \n");
}

TEST_CASE("no text may turn the direction of what follows or break a line of its own") {
    using dossier::Lines;
    CHECK(dossier::is_plain("Café \"De Zon\" <b>", 40, Lines::one));
    CHECK_FALSE(dossier::is_plain("a\nb", 40, Lines::one));
    CHECK(dossier::is_plain("a\nb", 40, Lines::many));
    CHECK_FALSE(dossier::is_plain("a\xe2\x80\xae", 40, Lines::many));  // right-to-left override
    CHECK_FALSE(dossier::is_plain("\xc3", 40, Lines::many));           // half a character
    CHECK(dossier::is_plain("\xf0\x9f\x98\x80\xf0\x9f\x98\x80", 2, Lines::one));
    CHECK_FALSE(dossier::is_plain("\xf0\x9f\x98\x80\xf0\x9f\x98\x80", 1, Lines::one));
    CHECK(dossier::plain("a\x01\xc3\nb\xe2\x80\xae"
                         "cd",
                         3, Lines::one) == "abc");
}

TEST_CASE("words of the file that a complaint repeats are short and plain") {
    const auto loaded = load(file(R"("answers":{"heating":"\u001b[31m)" + std::string(5000, 'x') + R"("},"\u0007bell":1)"));
    REQUIRE(loaded.issues.size() == 2);
    for (const auto& issue : loaded.issues) {
        CHECK(dossier::is_plain(issue.what, 500, dossier::Lines::one));
        CHECK(dossier::is_plain(issue.where, 500, dossier::Lines::one));
    }
}

TEST_CASE("what the page stored before becomes a dossier, without how it looked") {
    const dossier::Fresh fresh{std::string(32, 'a'), "Mijn\nbedrijf", some_day};
    const auto loaded =
        load(R"({"format":1,"language":"nl","track":"sme","view":"text","answers":{"use":3000,"gone":1},"display":{"x":1},
                 "choices":{"done":["m"],"aside":["m","n"],"plan":{"budget":-5,"weights":{"money":4,"luck":2}},"tried":7}})",
             fresh);
    REQUIRE(loaded.dossier);
    CHECK(loaded.form == dossier::SourceForm::stored);
    CHECK(loaded.dossier->id == fresh.id);
    CHECK(loaded.dossier->name == "Mijnbedrijf");
    CHECK(loaded.dossier->created == some_day);
    CHECK(loaded.dossier->answers == answers({{"use", number(3000)}}));
    CHECK(loaded.dossier->unplaced == R"({"gone":1})");
    CHECK(loaded.dossier->choices.done == std::vector<engine::MeasureId>{{"m"}});
    CHECK(loaded.dossier->choices.aside == std::vector<engine::MeasureId>{{"n"}});
    CHECK(loaded.dossier->choices.plan == dossier::Wishes{{}, {{"money", 4}}});
    CHECK(loaded.dossier->unknown.empty());
}

TEST_CASE("a list of answers becomes a dossier, with an id of its own text") {
    const std::string text = R"({"answers":{"use":3000},"date":"2026-11-24","expect":{}})";
    const auto loaded = load(text), again = load(text), other = load(R"({"use":3001})");
    REQUIRE((loaded.dossier && again.dossier && other.dossier));
    CHECK(loaded.form == dossier::SourceForm::answers);
    CHECK(dossier::is_id(loaded.dossier->id));
    CHECK(loaded.dossier->id == again.dossier->id);
    CHECK(loaded.dossier->id != other.dossier->id);
    refused(R"({"usee":3000})", "error answers_of_a_list /usee\n");
}

TEST_CASE("an older file climbs one rung at a time") {
    const std::vector<dossier::Rung> rungs{[](nlohmann::json& root) { root["a"] = "from 0"; },
                                           [](nlohmann::json& root) { root["b"] = root.value("a", "from 1"); },
                                           [](nlohmann::json& root) { root["c"] = root["b"]; }};
    nlohmann::json from_0 = nlohmann::json::object(), from_1 = from_0, from_3 = from_0;
    dossier::climb(from_0, 0, rungs);
    dossier::climb(from_1, 1, rungs);
    dossier::climb(from_3, 3, rungs);
    CHECK(from_0.dump() == R"({"a":"from 0","b":"from 0","c":"from 0","version":3})");
    CHECK(from_1.dump() == R"({"b":"from 1","c":"from 1","version":3})");
    CHECK(from_3.dump() == "{}");
    CHECK(dossier::rungs().size() == dossier::present_version);
}

TEST_CASE("the choices of a dossier go to the engine as those of the page do") {
    const dossier::Choices choices{
        .done = {{"m"}}, .aside = {{"n"}}, .plan = {5000, {{"money", 4}, {"co2", 0}}}, .tried = {1, {}}};
    const auto made = dossier::plan_choices(shipped_pack(), choices);
    CHECK(made.budget == 5000);
    CHECK(made.done == choices.done);
    CHECK(made.aside == choices.aside);
    REQUIRE(made.weights.size() == 2);
    CHECK(made.weights.at("co2") == 0);
    CHECK(made.weights.at("money") > 0);
}

TEST_CASE("a damaged file is refused or read whole, and never crashes") {
    Random random("mutated dossiers");
    const auto& pack = shipped_pack();
    int read = 0;
    const int count = cases(1000, 100);
    for (int i = 0; i < count; ++i) {
        std::string text = dossier::dossier_json(pack, random_dossier(pack, random));
        for (std::size_t times = 1 + random.pick(6); times > 0 && !text.empty(); --times) {
            const std::size_t at = random.pick(text.size());
            switch (random.pick(6)) {
                case 0: text[at] = static_cast<char>(random.pick(256)); break;
                case 1: text.erase(at, 1 + random.pick(30)); break;
                case 2: text.insert(at, text.substr(random.pick(text.size()), random.pick(200))); break;
                case 3: text.resize(at); break;
                case 4: text.insert(at, 1, "{}[]\",:0-9e\\\n"[random.pick(13)]); break;
                case 5: {
                    const std::size_t digit = text.find_first_of("0123456789", at);
                    if (digit != text.npos) text.replace(digit, 1, random.chance(50) ? "-1" : "1e400");
                    break;
                }
            }
        }
        // Damage can turn a dossier into a bare list of answers, which has no day of its own.
        const auto loaded = dossier::load_dossier(pack, text, "", {.id = {}, .name = {}, .date = some_day});
        CAPTURE(random.seed(), i, text, told(loaded));
        REQUIRE(loaded.dossier.has_value() != dossier::has_errors(loaded.issues));
        REQUIRE(loaded.issues.size() <= dossier::most_issues);
        if (!loaded.dossier) continue;
        ++read;
        const std::string written = dossier::dossier_json(pack, *loaded.dossier);
        const auto again = dossier::load_dossier(pack, written, "");
        CAPTURE(told(again), written);
        REQUIRE(again.dossier);
        REQUIRE(dossier::dossier_json(pack, *again.dossier) == written);
    }
    CHECK(read < count);
}
