// The intake: what an adviser relies on who fills in a company in one talk.
#include "present/intake.h"

#include "present/address.h"
#include "present/searching.h"
#include "support/hands.h"
#include "support/state.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

using namespace tk;
using namespace tk::present;
using tests::there;

namespace {

State talk(const std::string& language = "nl") {
    State state = tests::shipped_state(language);
    update(state, Keep{NewDossier{"sme", true}});
    return state;
}

const engine::Question& question_of(const State& state, const std::string& id) {
    return *state.pack->find(engine::QuestionId{id});
}

// Gives an answer on the page of the intake as it stands in a file of examples.
void fill_in(State& state, const std::string& id, const nlohmann::json& value) {
    update(state, GoTo{{Page::intake, id}});
    const std::string key = "question/" + id;
    if (value.is_number()) tests::type(state, key + "/value", std::to_string(value.get<long>()));
    else if (value.is_string()) tests::press(state, key + "/" + value.get<std::string>());
    else
        for (const auto& one : value) tests::press(state, key + "/" + one.get<std::string>());
}

}  // namespace

TEST_CASE("a new intake begins with all questions of the first theme, on the day of the talk", "[intake]") {
    State state = talk();
    CHECK(state.place == Place{Page::intake, {}});
    CHECK(state.dossier.intake.date == state.date);
    CHECK(state.focus == "title");
    const Screen screen = screen_of(state);
    const auto themes = intake_themes(state);
    const Block& rows = there(screen, "intake/rows");
    CHECK(rows.children.size() == themes.front().asked);
    update(state, Unfold{"intake/rest"});
    const Screen unfolded = screen_of(state);
    for (const auto& id : themes.front().questions) there(unfolded, "intake/row/" + id.value);
    CHECK(there(screen, "intake/theme/" + themes.front().theme.value).current);
    std::size_t all = 0;
    for (const IntakeTheme& theme : themes) all += theme.questions.size();
    CHECK(all == state.questionnaire.all.size());
}

TEST_CASE("each question can be reached by a link, and the focus lands where it is answered", "[intake]") {
    State state = talk();
    for (const auto& id : std::vector(state.questionnaire.all)) {
        INFO(id.value);
        CHECK(place_of(state, "intake/" + id.value) == Place{Page::intake, id.value});
        CHECK(fragment_of({Page::intake, id.value}) == "intake/" + id.value);
        update(state, GoTo{{Page::intake, id.value}});
        const Screen screen = screen_of(state);
        there(screen, "intake/row/" + id.value);
        CHECK(there(screen, screen.focus).key.starts_with("question/" + id.value + "/"));
        update(state, GoTo{{Page::intake, id.value}});  // also when it is asked for again
        CHECK(screen_of(state).focus == screen.focus);
    }
    CHECK(fragment_of({Page::intake, {}}) == "intake");
    CHECK(place_of(state, "intake") == Place{Page::intake, {}});
    CHECK(place_of(state, "intake/s_no_such") == Place{});
}

TEST_CASE("the bakery is filled in on the page, and the counts say how far it is", "[intake]") {
    State state = talk();
    const auto example = nlohmann::json::parse(tests::file_text("assets/content/base/examples/bakery.json"));
    for (const auto& [id, value] : example.at("answers").items()) {
        INFO(id);
        fill_in(state, id, value);
    }
    for (const auto& [id, value] : example.at("answers").items()) {
        INFO(id);
        const engine::Answer* given = state.answers.find({id});
        REQUIRE(given != nullptr);
        if (value.is_number()) CHECK(*given == engine::Answer{engine::Number{value.get<double>()}});
        else if (value.is_string()) CHECK(*given == engine::Answer{engine::Chosen{{{value.get<std::string>()}}}});
        else CHECK(std::get<engine::Chosen>(*given).options.size() == value.size());
    }
    std::size_t answered = 0;
    for (const IntakeTheme& theme : intake_themes(state)) {
        CHECK(theme.answered <= theme.asked);
        answered += theme.answered;
    }
    CHECK(answered == example.at("answers").size());
    const Screen screen = screen_of(state);
    CHECK(there(screen, "intake/count").label.contains(std::to_string(answered)));
    CHECK(there(screen, "intake/plan").intent == Intent{GoTo{{Page::plan, {}}}});
    CHECK(there(screen, "intake/handover").intent == Intent{MakeReport{ReportForm::handover}});
    CHECK(there(screen, "so-far/range").label == there(
                                                     [&] {
                                                         State other = state;
                                                         other.place = {Page::question, "s_elec_kwh"};
                                                         return screen_of(other);
                                                     }(),
                                                     "so-far/range")
                                                     .label);
}

TEST_CASE("not knowing is one press, and a number can be between two", "[intake]") {
    State state = talk();
    update(state, GoTo{{Page::intake, "s_gas_m3"}});
    CHECK(there(screen_of(state), "question/s_gas_m3/unsure").keys == "Alt+W");
    tests::press(state, "question/s_gas_m3/unsure");
    CHECK(std::holds_alternative<engine::Unsure>(*state.answers.find({"s_gas_m3"})));
    CHECK(there(screen_of(state), "question/s_gas_m3/unsure").pressed);
    tests::press(state, "question/s_gas_m3/unsure");
    CHECK(state.answers.find({"s_gas_m3"}) == nullptr);

    REQUIRE(question_of(state, "s_gas_m3").range);
    tests::press(state, "note/s_gas_m3/open");
    tests::press(state, "question/s_gas_m3/range");
    tests::type(state, "question/s_gas_m3/low", "20.000");
    tests::type(state, "question/s_gas_m3/high", "30.000");
    CHECK(*state.answers.find({"s_gas_m3"}) == engine::Answer{engine::Between{20000, 30000}});
}

TEST_CASE("a question that would change little is folded away, says so, and stays while it is emptied", "[intake]") {
    State state = talk();
    fill_in(state, "s_sector", "office");
    const auto& needless = state.questionnaire.needless;
    REQUIRE_FALSE(needless.empty());
    const std::string id = needless.front().value;
    const auto theme = question_of(state, id).theme;
    for (const IntakeTheme& one : intake_themes(state))
        if (one.theme == theme) update(state, GoTo{{Page::intake, one.next.value}});
    if (state.place.id != id) CHECK(find(screen_of(state), "intake/row/" + id) == nullptr);
    update(state, GoTo{{Page::intake, id}});
    there(screen_of(state), "intake/q/" + id + "/needless");
    // Whatever is answered in between, the line stays while the answer is given and taken away.
    update(state, GoTo{{Page::intake, {}}});
    update(state, Reply{{id}, engine::Unsure{}});
    update(state, Withdraw{{id}});
    there(screen_of(state), "intake/row/" + id);
}

TEST_CASE("typed words lead to every question that has them, whatever the capitals and accents", "[intake]") {
    State state = talk();
    CHECK(find(screen_of(state), "intake/found") == nullptr);
    tests::type(state, "intake/search", "GÁS jaar");
    const auto found = questions_with(state, state.shelf.question_search);
    REQUIRE(std::ranges::find(found, engine::QuestionId{"s_gas_m3"}) != found.end());
    CHECK(std::ranges::find(found, engine::QuestionId{"s_lighting"}) == found.end());
    CHECK(state.focus.empty());  // who types goes on typing
    tests::press(state, "intake/found/s_gas_m3");
    CHECK(state.place == Place{Page::intake, "s_gas_m3"});
    CHECK(state.focus == "question/s_gas_m3/value");
    CHECK(there(screen_of(state), "intake/search").value.empty());
    tests::type(state, "intake/search", "xyzzy");
    CHECK(there(screen_of(state), "intake/found").label == state.texts()("intake.found_none"));
    tests::type(state, "intake/search", "   ");
    CHECK(find(screen_of(state), "intake/found") == nullptr);
}

TEST_CASE("letters are compared bare", "[intake]") {
    CHECK(bare_letters("Geïsoleerd ÉÉN Žilina m²") == "geisoleerd een zilina m2");
    CHECK(bare_letters("ge\u0308i") == "gei");
    CHECK(bare_letters("東京 \xC3") == "東京 \xC3");
    CHECK(has_words("m2 hoe", "Hoe groot? 10 m²"));
    CHECK_FALSE(has_words("hoe klein", "Hoe groot?"));
    CHECK(has_words("", "alles"));
}

TEST_CASE("beside the questions stand what is best asked next, what was agreed and the keys", "[intake]") {
    State state = talk();
    state.dossier.follow_ups = {{"f2", *engine::date_of("2027-01-11"), "Is de klok ingesteld?"},
                                {"f1", *engine::date_of("2026-11-26"), "Bel over gas"}};
    fill_in(state, "s_elec_kwh", 85000);
    const Screen screen = screen_of(state);
    const std::string best = state.assessment.next_questions.front().question.value;
    CHECK(there(screen, "intake/best/go").intent == Intent{GoTo{{Page::intake, best}}});
    CHECK(there(screen, "intake/agreed/list").children.front().key == "intake/agreed/f1");
    CHECK(there(screen, "intake/agreed/f1/what").personal);
    there(screen, "intake/keys/unknown");
    there(screen, "so-far/schemes");
}

TEST_CASE("a key is of one thing on the page, or of one in each row", "[intake]") {
    State state = talk();
    update(state, GoTo{{Page::intake, "s_gas_m3"}});
    std::multiset<std::string> once;
    const std::function<void(const Block&, bool)> visit = [&](const Block& block, bool in_row) {
        if (!block.keys.empty() && !in_row) once.insert(block.keys);
        for (const Block& child : block.children) visit(child, in_row || block.look == Look::intake_row);
    };
    for (const Block& block : screen_of(state).blocks) visit(block, false);
    for (const char* keys : {"Alt+Z", "Alt+PageDown", "Alt+PageUp"}) CHECK(once.count(keys) == 1);
    CHECK(once.size() == 3);
}

TEST_CASE("the list of dossiers and the answers lead to the intake", "[intake]") {
    State state = talk();
    fill_in(state, "s_elec_kwh", 85000);
    state.shelf.heads = {head_of(state)};
    update(state, GoTo{{Page::dossiers, {}}});
    const Screen list = screen_of(state);
    CHECK(there(list, "dossiers/new/intake").intent == Intent{Keep{NewDossier{"sme", true}}});
    CHECK(there(list, "dossier/" + state.dossier.id + "/intake").intent ==
          Intent{GoTo{{Page::intake, next_open(state).value}}});
    update(state, GoTo{{Page::review, {}}});
    CHECK(there(screen_of(state), "review/intake").intent == Intent{GoTo{{Page::intake, {}}}});
}
