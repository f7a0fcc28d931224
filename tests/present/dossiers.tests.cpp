// The dossiers of a device: what an adviser with a shelf of them, and a person with two tabs, rely on.
#include "dossier/dossier_json.h"
#include "present/format.h"
#include "present/keeping.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace tk;
using namespace tk::present;

namespace {

// Keeps what is asked, and answers.
struct Laptop {
    State state = tests::shipped_state();
    std::map<std::string, std::string> texts{}, heads{};
    int ids = 0;
    std::vector<Download> files{};

    void does(const Intent& intent) { performs(update(state, intent)); }
    void presses(const std::string& key, const std::string& value = {}) {
        const Screen screen = screen_of(state);
        INFO(key);
        REQUIRE(find(screen, key) != nullptr);
        const auto intent =
            intent_for(screen, {value.empty() ? Action::Kind::activate : Action::Kind::set_value, key, value});
        REQUIRE(intent.has_value());
        does(*intent);
    }
    void performs(const std::vector<Effect>& effects) {
        for (const Effect& effect : effects) {
            if (const auto* save = std::get_if<Save>(&effect)) {
                texts[save->id] = save->text;
                heads[save->id] = save->head;
            } else if (const auto* gone = std::get_if<Remove>(&effect)) {
                texts.erase(gone->id);
                heads.erase(gone->id);
            } else if (const auto* file = std::get_if<Download>(&effect)) {
                files.push_back(*file);
            }
        }
        if (state.shelf.spare_id.empty()) state.shelf.spare_id = std::string(30, 'b') + std::to_string(10 + ++ids);
        std::string list = "[";
        for (const auto& [id, head] : heads) list += (list.size() > 1 ? "," : "") + head;
        state.shelf.heads = heads_of(list + "]");
        for (const Effect& effect : effects)
            if (const auto* fetch = std::get_if<Fetch>(&effect)) {
                const auto text = texts.find(fetch->id);
                performs(dossier_arrived(state, fetch->id, fetch->purpose, text == texts.end() ? "" : text->second));
            }
    }
    std::string answers(const std::string& name, double kwh) {
        does(Keep{NewDossier{"sme"}});
        does(Reply{{"s_elec_kwh"}, engine::Number{kwh}});
        does(Keep{Write{Entry::name, name}});
        does(GoTo{{Page::dossiers, {}}});
        return state.dossier.id;
    }
};

}  // namespace

TEST_CASE("the first answer makes a dossier, and opening another one brings back its own answers", "[dossiers]") {
    Laptop device;
    CHECK(device.texts.empty());
    const std::string first = device.answers("Bakkerij", 85000), second = device.answers("Garage", 12000);
    CHECK(first != second);
    CHECK(device.texts.size() == 2);
    CHECK(*device.state.answers.find({"s_elec_kwh"}) == engine::Answer{engine::Number{12000}});
    device.presses("dossier/" + first + "/plan");
    CHECK(device.state.place == Place{Page::plan, {}});
    CHECK(*device.state.answers.find({"s_elec_kwh"}) == engine::Answer{engine::Number{85000}});
    CHECK(device.state.dossier.name == "Bakkerij");
    CHECK(device.state.announcement.contains("Bakkerij"));
    device.does(Reply{{"s_gas_m3"}, engine::Number{10}});
    device.does(GoTo{{Page::dossiers, {}}});
    device.presses("dossier/" + second + "/go-on");
    CHECK(device.state.place.page == Page::question);
    CHECK(device.state.answers.find({"s_gas_m3"}) == nullptr);
}

TEST_CASE("names are words of the person, and a list without names says what kind it is", "[dossiers]") {
    Laptop device;
    const std::string id = device.answers("<b>Bakkerij</b>", 85000);
    const Screen screen = screen_of(device.state);
    const Block* name = find(screen, "dossier/" + id + "/name");
    REQUIRE(name != nullptr);
    CHECK(name->label == "<b>Bakkerij</b>");
    CHECK(name->personal);
    device.presses("about-dossier/name", " ");
    CHECK(device.state.dossier.name.find_first_not_of(' ') == std::string::npos);
}

TEST_CASE("a dossier is duplicated, archived and taken back", "[dossiers]") {
    Laptop device;
    const std::string id = device.answers("Bakkerij", 85000);
    CHECK(find(screen_of(device.state), "dossier/" + id + "/copy") == nullptr);  // what is seldom done is folded
    device.presses("dossier/" + id + "/more");
    device.presses("dossier/" + id + "/copy");
    REQUIRE(device.texts.size() == 2);
    CHECK(device.state.dossier.id == id);
    std::string copy;
    for (const auto& [other, text] : device.texts)
        if (other != id) copy = other;
    const auto loaded = dossier::load_dossier(*device.state.pack, device.texts[copy], "copy");
    REQUIRE(loaded.dossier);
    CHECK(loaded.dossier->id == copy);
    CHECK(loaded.dossier->name == device.state.texts()("dossiers.copy_of", {{"name", "Bakkerij"}}));
    CHECK(loaded.dossier->answers == device.state.answers);

    device.presses("dossier/" + copy + "/more");
    device.presses("dossier/" + copy + "/archive");
    CHECK(find(screen_of(device.state), "dossier/" + copy) == nullptr);
    device.presses("dossiers/archive");
    device.presses("dossier/" + copy + "/reopen");
    CHECK(find(screen_of(device.state), "dossier/" + copy + "/archive") != nullptr);
}

TEST_CASE("a dossier that was removed can be put back, whole", "[dossiers]") {
    Laptop device;
    const std::string first = device.answers("Bakkerij", 85000), second = device.answers("Garage", 12000);
    const auto before = device.texts;
    device.presses("dossier/" + second + "/more");
    device.presses("dossier/" + second + "/remove");
    CHECK(device.texts.size() == 1);
    CHECK(device.state.answers.empty());  // it was the open one
    CHECK(device.state.focus == "dossiers/bring-back");
    device.presses("dossiers/bring-back");
    CHECK(device.texts == before);
    CHECK(find(screen_of(device.state), "dossiers/removed") == nullptr);
    CHECK(find(screen_of(device.state), "dossier/" + first) != nullptr);
}

TEST_CASE("the list says what each plan said when it was kept", "[dossiers]") {
    Laptop device;
    const std::string bakery = device.answers("Bakkerij", 85000);
    const auto gain = device.state.assessment.plan.totals.gain;
    REQUIRE(gain.p90 > 0);
    const std::string garage = device.answers("Garage", 12000);
    Screen screen = screen_of(device.state);
    const Block* said = find(screen, "dossier/" + bakery + "/gain");
    REQUIRE(said != nullptr);
    CHECK(said->label.contains(money_range(device.state.texts(), gain)));
    REQUIRE(find(screen, "dossier/" + bakery + "/count") != nullptr);
    CHECK(find(screen, "dossier/" + bakery + "/signs/renewed") == nullptr);
    // A copy has what its dossier has, and a dossier of before the list had it has none.
    auto& head = *std::ranges::find(device.state.shelf.heads, bakery, &Head::id);
    CHECK(heads_of("[" + head_json(head) + "]").front() == head);
    head.outcome->content = "2020.1.1";
    CHECK(find(screen_of(device.state), "dossier/" + bakery + "/signs/renewed") != nullptr);
    head.outcome.reset();
    screen = screen_of(device.state);
    CHECK(find(screen, "dossier/" + bakery + "/outcome") == nullptr);
    CHECK(find(screen, "dossier/" + garage + "/outcome") != nullptr);
}

TEST_CASE("an outcome that no plan can have is left out of the list", "[dossiers]") {
    const std::string rest =
        R"("id":"a123456789012345678901234567890b","track":"sme","created":"2026-11-01","changed":"2026-11-02")";
    for (const char* outcome :
         {R"({"duties":2,"gain":[1,2]})", R"({"gain":[1,"2",3]})", R"({"gain":[1,2,1e300]})", "7", R"({"duties":2})"}) {
        INFO(outcome);
        const auto heads = heads_of("[{" + rest + R"(,"outcome":)" + outcome + "}]");
        if (heads.empty()) FAIL("the dossier is not in the list");
        CHECK_FALSE(heads.front().outcome);
    }
}

TEST_CASE("the list is searched and ordered", "[dossiers]") {
    Laptop device;
    const std::string bakery = device.answers("Zonnebakker", 85000), garage = device.answers("garage Aalst", 12000);
    device.presses("dossiers/search", "BAKKER");
    CHECK(find(screen_of(device.state), "dossier/" + bakery) != nullptr);
    CHECK(find(screen_of(device.state), "dossier/" + garage) == nullptr);
    device.presses("dossiers/search", "nergens");
    CHECK(find(screen_of(device.state), "dossiers/nothing") != nullptr);
    device.presses("dossiers/search", " ");
    device.state.shelf.search.clear();
    device.presses("dossiers/order/name");
    const Screen screen = screen_of(device.state);
    CHECK(find(screen, "dossiers/list")->children.front().key == "dossier/" + garage);
}

TEST_CASE("a file of a dossier is what is kept of it", "[dossiers]") {
    Laptop device;
    const std::string id = device.answers("Bakkerij", 85000);
    device.presses("dossier/" + id + "/more");
    device.presses("dossier/" + id + "/file");
    REQUIRE(device.files.size() == 1);
    CHECK(device.files[0].text == device.texts[id]);
    CHECK(device.files[0].name.contains("Bakkerij"));
}

TEST_CASE("a file becomes a dossier of its own and is opened; the same again is a second one", "[dossiers]") {
    Laptop device;
    const std::string id = device.answers("Bakkerij", 85000);
    device.presses("dossier/" + id + "/more");
    device.presses("dossier/" + id + "/file");
    Laptop other;
    other.state.shelf.spare_id = std::string(32, 'c');
    other.answers("Garage", 12000);
    other.performs(file_arrived(other.state, "dossier Bakkerij.json", device.files[0].text, false));
    CHECK(other.texts.size() == 2);
    CHECK(other.state.dossier.id == id);
    CHECK(other.state.answers == device.state.answers);
    CHECK(other.state.place.page == Page::dossiers);
    other.performs(file_arrived(other.state, "dossier Bakkerij.json", device.files[0].text, false));
    CHECK(other.texts.size() == 3);
    CHECK(other.state.dossier.id != id);
    other.performs(
        file_arrived(other.state, "bakery.json", tests::file_text("assets/content/base/examples/bakery.json"), false));
    CHECK(other.texts.size() == 4);
    CHECK(other.state.dossier.name == "bakery");
}

TEST_CASE("a file that can't be used is named with the reason, and nothing changes", "[dossiers]") {
    Laptop device;
    device.answers("Bakkerij", 85000);
    const auto before = device.texts;
    const auto answers = device.state.answers;
    const std::string large(dossier::largest_file + 1, ' ');
    const std::vector<std::pair<std::string, std::string>> files{
        {"", "not_json"},
        {"GIF89a", "not_json"},
        {"{}", "other"},
        {"[1]", "damaged"},
        {R"({"format":"terreinkompas dossier","version":99})", "newer"},
        {R"({"format":"terreinkompas dossier","version":1,"answers":5})", "damaged"},
        {large, "too_large"}};
    for (const auto& [text, why] : files) {
        INFO(text.substr(0, 60));
        CHECK(file_arrived(device.state, "vakantie.json", text, false).empty());
        REQUIRE(device.state.shelf.refused);
        CHECK(device.state.shelf.refused->why == "dossiers.refused." + why);
        CHECK(device.state.urgent);
        CHECK(find(screen_of(device.state), "dossiers/refused/why") != nullptr);
        CHECK(device.state.answers == answers);
    }
    CHECK(device.texts == before);
}

TEST_CASE("a company and a business park have dossiers of their own", "[dossiers]") {
    Laptop device;
    const std::string company = device.answers("Bakkerij", 85000);
    device.does(GoTo{});
    device.presses("welcome/start-terrain");
    CHECK(device.state.track == "terrain");
    CHECK(device.state.answers.empty());
    device.does(Reply{{"t_n_companies"}, engine::Number{60}});
    CHECK(device.texts.size() == 2);
    device.does(GoTo{});
    device.presses("welcome/start");
    CHECK(device.state.dossier.id == company);
    CHECK(*device.state.answers.find({"s_elec_kwh"}) == engine::Answer{engine::Number{85000}});
}

TEST_CASE("a dossier that is gone or can't be read is said, and nothing changes", "[dossiers]") {
    Laptop device;
    device.answers("Bakkerij", 85000);
    const auto before = device.state.answers;
    for (const char* text : {"", "{", R"({"format":"terreinkompas dossier","version":99})"}) {
        CHECK(dossier_arrived(device.state, std::string(32, 'c'), Purpose::open, text).empty());
        CHECK(device.state.urgent);
        CHECK_FALSE(device.state.announcement.empty());
        CHECK(device.state.answers == before);
    }
}

TEST_CASE("what another tab answered comes together with what was answered here", "[dossiers]") {
    Laptop device;
    const std::string id = device.answers("Bakkerij", 85000);
    const std::string base = device.texts[id];
    State other = tests::shipped_state();
    REQUIRE(restore(other, base));
    update(other, Reply{{"s_gas_m3"}, engine::Number{4000}});
    const std::string theirs = tests::kept_text(other);
    device.does(Reply{{"s_heating"}, engine::Unsure{}});

    device.performs(changed_elsewhere(device.state, id, base, theirs));
    CHECK(device.state.answers.find({"s_gas_m3"}) != nullptr);
    CHECK(device.state.answers.find({"s_heating"}) != nullptr);
    CHECK(find(screen_of(device.state), "notice/tab") != nullptr);
    const auto kept = dossier::load_dossier(*device.state.pack, device.texts[id], "kept");
    REQUIRE(kept.dossier);
    CHECK(kept.dossier->answers == device.state.answers);
    device.presses("notice/tab/close");
    CHECK(find(screen_of(device.state), "notice/tab") == nullptr);
    CHECK(changed_elsewhere(device.state, std::string(32, 'd'), base, theirs).empty());
}

TEST_CASE("a tab without answers of its own takes over what the other one has, and saves nothing", "[dossiers]") {
    Laptop device;
    const std::string id = device.answers("Bakkerij", 85000);
    const std::string base = device.texts[id];
    State other = tests::shipped_state();
    REQUIRE(restore(other, base));
    update(other, Reply{{"s_gas_m3"}, engine::Number{4000}});
    const auto effects = changed_elsewhere(device.state, id, base, tests::kept_text(other));
    CHECK(effects.empty());
    CHECK(device.state.answers.find({"s_gas_m3"}) != nullptr);
}

TEST_CASE("what a newer program wrote in another tab is left alone and said", "[dossiers]") {
    Laptop device;
    const std::string id = device.answers("Bakkerij", 85000);
    const auto before = device.state.answers;
    CHECK(
        changed_elsewhere(device.state, id, device.texts[id], R"({"format":"terreinkompas dossier","version":99})").empty());
    CHECK(device.state.answers == before);
    CHECK(device.state.urgent);
    CHECK(find(screen_of(device.state), "notice/tab") != nullptr);
}

TEST_CASE("a day is typed as people do, and what is none is said beside the field", "[dossiers]") {
    for (const char* typed : {"1-12-2026", "01/12/2026", "1 12 2026", " 2026-12-01 ", "1.12.2026"}) {
        INFO(typed);
        CHECK(date_in(typed) == engine::date_of("2026-12-01"));
    }
    for (const char* typed : {"", "1", "1-12", "31-2-2026", "1-12-26", "1-12-2026-1", "1 december", "00000001-1-2026"}) {
        INFO(typed);
        CHECK_FALSE(date_in(typed));
    }
    Laptop device;
    device.answers("Bakkerij", 85000);
    device.presses("about-dossier/date", "31-2-2026");
    CHECK_FALSE(find(screen_of(device.state), "about-dossier/date")->error.empty());
    CHECK_FALSE(device.state.dossier.intake.date);
    device.presses("about-dossier/date", "1-12-2026");
    CHECK(find(screen_of(device.state), "about-dossier/date")->error.empty());
    CHECK(device.state.dossier.intake.date == engine::date_of("2026-12-01"));
}

TEST_CASE("heads that can't be read are left out of the list", "[dossiers]") {
    const std::string id(32, 'a');
    CHECK(heads_of("").empty());
    CHECK(heads_of("{}").empty());
    CHECK(heads_of(R"([1,{"id":"x"},{"id":")" + id + R"("}])").empty());
    const auto heads =
        heads_of(R"([{"id":")" + id + R"(","created":"2026-01-01","changed":"2026-02-01","answered":-5,"left":"many"}])");
    REQUIRE(heads.size() == 1);
    CHECK(heads[0].answered == 0);
    CHECK(heads_of("[" + head_json(heads[0]) + "]") == heads);
}
