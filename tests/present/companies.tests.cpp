// Companies of a park together: who counts and why not, that a small group stays hidden, and what becomes an answer.
#include "dossier/dossier_json.h"
#include "dossier/estimates.h"
#include "present/park.h"
#include "present/screen_of.h"
#include "support/hands.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

using namespace tk;
using namespace tk::present;
using tests::press;
using tests::there;

namespace {

struct Brought {
    std::string name{}, text{};
    FileTrouble trouble = FileTrouble::nothing;
};

std::string company_text(const State& state, int number, bool by_name = false, const std::string& track = "sme") {
    dossier::Dossier made;
    made.id = std::string(31, 'a') + std::to_string(number);
    made.name = "Bakkerij " + std::to_string(number);
    made.track = track;
    made.created = made.changed = state.date;
    made.shareable_by_name = by_name;
    if (track == "sme") {
        made.answers.set(engine::QuestionId{"s_elec_kwh"}, engine::Between{1000.0 * number, 1500.0 * number});
        made.answers.set(engine::QuestionId{"s_gas_m3"}, engine::Number{100.0 * number});
    }
    return dossier::dossier_json(*state.pack, made);
}

std::vector<Brought> companies(const State& state, int count, bool by_name = false) {
    std::vector<Brought> made;
    for (int i = 1; i <= count; ++i) made.push_back({std::to_string(i) + ".json", company_text(state, i, by_name)});
    return made;
}

void bring(State& state, const std::vector<Brought>& files) {
    for (std::size_t at = 0; at < files.size(); ++at)
        company_arrived(state, {.name = files[at].name,
                                .text = files[at].text,
                                .trouble = files[at].trouble,
                                .at = at + 1,
                                .of = files.size()});
}

State on_page(const std::string& track = "sme") {
    State state = tests::shipped_state();
    if (track == "terrain") update(state, Begin{"terrain"});
    update(state, GoTo{{Page::companies, {}}});
    return state;
}

bool has_key(const Screen& screen, const std::string& key) { return find(screen, key) != nullptr; }

// What is painted and said, without what the page alone shows.
std::string painted_words(const std::vector<Block>& blocks) {
    std::string all;
    for (const Block& block : blocks) {
        if (!block.personal) all += block.label + "\n" + block.help + "\n";
        all += painted_words(block.children);
    }
    return all;
}

}  // namespace

TEST_CASE("six companies are added up, and what is saved names none of them") {
    State state = on_page();
    bring(state, companies(state, 6));
    const Screen screen = screen_of(state);
    REQUIRE(state.shelf.park->together);
    CHECK(state.shelf.park->together->counted == 6);
    CHECK(there(screen, "companies/counted").label == "6 van 6 dossiers tellen mee.");
    CHECK(there(screen, "companies/totals/bar").bar.has_value());
    CHECK_FALSE(there(screen, "companies/totals/range").label.empty());
    CHECK(has_key(screen, "companies/measures/list"));
    CHECK(there(screen, "companies/answers/s_elec_kwh/numbers").label.find("kWh") != std::string::npos);
    CHECK(painted_words(screen.blocks).find("Bakkerij") == std::string::npos);
    const auto effects = press(state, "companies/save");
    REQUIRE(effects.size() == 1);
    const auto& file = std::get<Download>(effects.front());
    CHECK(file.mime == "application/json");
    CHECK(file.text.find("Bakkerij") == std::string::npos);
    CHECK(file.text.find("1.json") == std::string::npos);
    CHECK(nlohmann::json::parse(file.text)["companies"] == 6);
}

TEST_CASE("of fewer than five companies no figure shows, unless each may be named") {
    State state = on_page();
    bring(state, companies(state, 4));
    Screen screen = screen_of(state);
    CHECK(has_key(screen, "companies/few"));
    for (const char* key :
         {"companies/totals", "companies/measures", "companies/answers", "companies/estimates", "companies/save"}) {
        INFO(key);
        CHECK_FALSE(has_key(screen, key));
    }
    press(state, "companies/forget");
    CHECK(state.shelf.park == nullptr);
    bring(state, companies(state, 4, true));
    screen = screen_of(state);
    CHECK_FALSE(has_key(screen, "companies/few"));
    CHECK(has_key(screen, "companies/totals"));
}

TEST_CASE("who is left out does not count, and the figures go when too few are left") {
    State state = on_page();
    bring(state, companies(state, 5));
    REQUIRE(has_key(screen_of(state), "companies/totals"));
    press(state, "companies/members/0/counts");
    CHECK(state.shelf.park->together->counted == 4);
    Screen screen = screen_of(state);
    CHECK(has_key(screen, "companies/few"));
    CHECK(there(screen, "companies/members/0/why").label == state.texts()("companies.standing.left_out"));
    press(state, "companies/members/0/counts");
    CHECK(has_key(screen_of(state), "companies/totals"));
}

TEST_CASE("what does not count says why, and stands first") {
    State state = on_page();
    auto files = companies(state, 5);
    files.push_back({"foto.json", "GIF89a"});
    files.push_back({"groot.json", "", FileTrouble::too_large});
    files.push_back({"terrein.json", company_text(state, 7, false, "terrain")});
    files.push_back({"1.json", company_text(state, 1)});
    bring(state, files);
    const Screen screen = screen_of(state);
    CHECK(there(screen, "companies/counted").label == "5 van 9 dossiers tellen mee.");
    std::vector<std::string> why;
    for (int i = 0; i < 5; ++i)
        if (const Block* one = find(screen, "companies/members/" + std::to_string(i) + "/why")) why.push_back(one->label);
    std::ranges::sort(why);
    std::vector<std::string> expected{
        state.texts()("dossiers.refused.not_json"), state.texts()("dossiers.refused.too_large"),
        state.texts()("companies.standing.terrain"), state.texts()("companies.standing.same_id")};
    std::ranges::sort(expected);
    CHECK(why == expected);
    CHECK(there(screen, "companies/doubts/0/files").label == "1.json, 1.json (2)");
}

TEST_CASE("an estimate becomes an answer of the terrain, and only of a terrain") {
    State state = on_page();
    bring(state, companies(state, 6));
    CHECK_FALSE(has_key(screen_of(state), "companies/estimates/t_elec_kwh/take"));
    State park = on_page("terrain");
    bring(park, companies(park, 6));
    REQUIRE(has_key(screen_of(park), "companies/estimates/t_elec_kwh/take"));
    const auto effects = press(park, "companies/estimates/t_elec_kwh/take");
    CHECK(std::holds_alternative<Save>(effects.front()));
    const auto* given = park.answers.find(engine::QuestionId{"t_elec_kwh"});
    REQUIRE(given != nullptr);
    CHECK(std::get<engine::Between>(*given) == engine::Between{21000, 31500});
    CHECK(has_key(screen_of(park), "companies/estimates/t_elec_kwh/taken"));
    // What is kept can be read again.
    const auto kept = dossier::load_dossier(*park.pack, tests::kept_text(park), "kept");
    REQUIRE(kept.dossier);
    CHECK(kept.issues.empty());
    CHECK(*kept.dossier->answers.find(engine::QuestionId{"t_elec_kwh"}) == *given);
}

TEST_CASE("the question itself offers the estimate, or the way to it") {
    State state = on_page("terrain");
    update(state, GoTo{{Page::question, "t_elec_kwh"}});
    CHECK(has_key(screen_of(state), "question/estimate/companies"));
    bring(state, companies(state, 6));
    CHECK(has_key(screen_of(state), "question/estimate/range"));
    press(state, "question/estimate/take");
    CHECK(state.answers.find(engine::QuestionId{"t_elec_kwh"}) != nullptr);
    CHECK(state.place.id == "t_elec_kwh");
}

TEST_CASE("every question that can be estimated takes a range") {
    const State state = tests::shipped_state();
    int count = 0;
    for (const auto& question : state.pack->questions)
        if (dossier::can_be_estimated(question.id)) {
            INFO(question.id.value);
            CHECK(question.range);
            ++count;
        }
    CHECK(count > 5);
}

TEST_CASE("a person can stop what is still coming; what came counts") {
    State state = on_page();
    const auto files = companies(state, 9);
    for (std::size_t at = 0; at < 6; ++at)
        company_arrived(state, {.name = files[at].name, .text = files[at].text, .at = at + 1, .of = 9});
    CHECK(there(screen_of(state), "companies/coming/what").label == "Bestand 6 van 9 is doorgerekend.");
    const auto effects = press(state, "companies/stop");
    CHECK(std::holds_alternative<StopBringing>(effects.front()));
    company_arrived(state, {.name = "7.json", .text = files[6].text, .at = 7, .of = 9});
    CHECK(state.shelf.park->together->counted == 6);
}

TEST_CASE("companies come from this device as well") {
    State state = on_page();
    CHECK_FALSE(has_key(screen_of(state), "companies/shelf"));
    state.shelf.heads = {{.id = std::string(32, '1'), .name = "A"}, {.id = std::string(32, '2'), .track = "terrain"}};
    const auto effects = press(state, "companies/shelf");
    CHECK(std::get<BringCompanies>(effects.front()).dossiers ==
          std::vector<std::pair<std::string, std::string>>{{std::string(32, '1'), "A"}});
}
