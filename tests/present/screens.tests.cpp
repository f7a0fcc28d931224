#include "present/format.h"
#include "present/typing.h"
#include "support/hands.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <set>

using namespace tk;
using namespace tk::present;
using tests::each;
using tests::press;
using tests::there;
using tests::type;

namespace {

std::vector<Place> all_places(const State& state) {
    std::vector<Place> places{{Page::welcome, {}},    {Page::review, {}}, {Page::plan, {}},          {Page::recognised, {}},
                              {Page::about, {}},      {Page::help, {}},   {Page::accessibility, {}}, {Page::sources, {}},
                              {Page::first_plan, {}}, {Page::terms, {}},  {Page::programmes, {}}};
    places.push_back({Page::balance, {}});
    places.push_back({Page::schemes, {}});
    places.push_back({Page::what_if, {}});
    for (const auto& question : state.assessment.questions) places.push_back({Page::question, question.question.value});
    for (const auto& measure : state.assessment.measures) places.push_back({Page::measure, measure.measure.value});
    for (const auto& duty : state.assessment.duties) places.push_back({Page::measure, duty.duty.value});
    for (const auto& scheme : state.assessment.schemes) places.push_back({Page::scheme, scheme.scheme.value});
    return places;
}

}  // namespace

TEST_CASE("every screen has unique keys, words for everything and one main heading") {
    for (const std::string language : {"nl", "en"}) {
        // At 1000 wide as a business park.
        for (const double width : {390.0, 1000.0, 1366.0}) {
            State state = tests::shipped_state(language);
            state.width = width;
            if (width == 1000.0) state.track = "terrain";
            reassess(state);
            update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
            for (const Place& place : all_places(state)) {
                state.place = place;
                const Screen screen = screen_of(state);
                INFO(language << " " << fragment_of(place) << " " << width);
                std::set<std::string> keys;
                int titles = 0;
                int last_level = 0;
                each(screen.blocks, [&](const Block& block) {
                    INFO(block.key);
                    CHECK_FALSE(block.key.empty());
                    CHECK(keys.insert(block.key).second);
                    for (const std::string* text : {&block.label, &block.help, &block.error, &block.unit}) {
                        CHECK(text->find('[') == std::string::npos);
                        CHECK(text->find('{') == std::string::npos);
                    }
                    const bool named = block.role == Role::button || block.role == Role::link || block.role == Role::radio ||
                                       block.role == Role::checkbox || block.role == Role::heading ||
                                       block.role == Role::number_field || block.role == Role::text_field ||
                                       block.role == Role::figure;
                    if (named) CHECK_FALSE(block.label.empty());
                    if (block.role == Role::list) CHECK_FALSE(block.children.empty());
                    if (block.role == Role::heading) {
                        if (block.level == 1) ++titles;
                        CHECK(block.level <= last_level + 1);
                        last_level = std::max(block.level, 1);
                        last_level = block.level;
                    }
                });
                CHECK(titles == 1);
                CHECK(find(screen, "title") != nullptr);
            }
        }
    }
}

TEST_CASE("an answer is chosen, changed and erased again") {
    State state = tests::shipped_state();
    state.place = {Page::question, "s_heating"};
    const auto effects = press(state, "question/s_heating/gas_old");
    REQUIRE(effects.size() == 1);
    CHECK(std::holds_alternative<Save>(effects.front()));
    CHECK(find(screen_of(state), "question/s_heating/gas_old")->chosen);
    press(state, "question/s_heating/unsure");
    CHECK(find(screen_of(state), "question/s_heating/unsure")->chosen);
    CHECK_FALSE(find(screen_of(state), "question/s_heating/gas_old")->chosen);
    press(state, "question/clear");
    CHECK(state.answers.empty());
}

TEST_CASE("an option that excludes the others stands alone") {
    State state = tests::shipped_state();
    state.place = {Page::question, "s_installations"};
    press(state, "question/s_installations/ovens");
    press(state, "question/s_installations/cold_rooms");
    CHECK(find(screen_of(state), "question/s_installations/ovens")->chosen);
    press(state, "question/s_installations/none");
    CHECK_FALSE(find(screen_of(state), "question/s_installations/ovens")->chosen);
    CHECK(find(screen_of(state), "question/s_installations/none")->chosen);
    press(state, "question/s_installations/none");
    CHECK(state.answers.empty());
}

TEST_CASE("a number that can't be read is said beside the field and kept as typed") {
    State state = tests::shipped_state();
    state.place = {Page::question, "s_elec_kwh"};
    const std::string field = "question/s_elec_kwh/value";
    type(state, field, "2,6 mld");
    Screen screen = screen_of(state);
    CHECK(find(screen, field)->invalid);
    CHECK(find(screen, field)->value == "2,6 mld");
    CHECK_FALSE(find(screen, field)->error.empty());
    CHECK(screen.urgent);
    CHECK(state.answers.empty());
    type(state, field, "999999999999");
    CHECK(find(screen_of(state), field)->invalid);
    type(state, field, "85.000");
    screen = screen_of(state);
    CHECK_FALSE(find(screen, field)->invalid);
    CHECK(state.answers.find({"s_elec_kwh"}) != nullptr);
    type(state, field, "");
    CHECK(state.answers.empty());
}

TEST_CASE("a limit of the law is said once, with every duty that it belongs to") {
    State state = tests::shipped_state();
    state.place = {Page::question, "s_elec_kwh"};
    type(state, "question/s_elec_kwh/value", "85.000");
    const Screen screen = screen_of(state);
    const Texts& texts = state.texts();
    const std::string at_limit = there(screen, "question/limit/50000").label;
    CHECK(at_limit.contains("50.000"));
    std::size_t duties = 0;
    for (const auto& duty : state.assessment.duties)
        for (const auto& limit : duty.limits)
            if (limit.of == "s_elec_kwh" && limit.limit == 50000 && !duty.phases.empty()) {
                CHECK(at_limit.contains(texts("duty." + duty.duty.value + ".name")));
                ++duties;
            }
    CHECK(duties > 1);
    CHECK(there(screen, "question/limit/50000").icon == "scale");
    CHECK(there(screen, "question/limit/10000000").icon.empty());
}

TEST_CASE("a number may be a range, and the highest may not be the lowest") {
    State state = tests::shipped_state();
    state.place = {Page::question, "s_elec_kwh"};
    press(state, "question/s_elec_kwh/range");
    type(state, "question/s_elec_kwh/low", "60.000");
    CHECK(state.answers.empty());
    type(state, "question/s_elec_kwh/high", "50.000");  // or 50.000.000, to be
    settle(state);
    CHECK(find(screen_of(state), "question/s_elec_kwh/high")->invalid);
    type(state, "question/s_elec_kwh/high", "70.000");
    REQUIRE(state.answers.find({"s_elec_kwh"}) != nullptr);
    CHECK(*state.answers.find({"s_elec_kwh"}) == engine::Answer{engine::Between{60000, 70000}});
}

TEST_CASE("the language changes without losing an answer") {
    State state = tests::shipped_state();
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    const engine::Answers before = state.answers;
    press(state, "tools/language/en");
    CHECK(state.language == "en");
    CHECK(state.answers == before);
    CHECK(screen_of(state).language == "en");
}

TEST_CASE("a language whose words are not here is fetched, and stays away when it can't be had") {
    State state = tests::shipped_state();
    state.words.erase("en");
    const auto effects = update(state, Speak{"en"});
    REQUIRE(effects.size() == 1);
    CHECK(std::holds_alternative<FetchWords>(effects.front()));
    words_arrived(state, "en", "");
    CHECK(state.language == "nl");
    CHECK(state.urgent);
}

TEST_CASE("what is saved comes back, and text that is none is refused whole") {
    State state = tests::shipped_state();
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    update(state, Reply{{"s_heating"}, engine::Unsure{}});
    update(state, Reply{{"s_gas_m3"}, engine::Between{100, 200}});
    State other = tests::shipped_state();
    REQUIRE(restore(other, tests::kept_text(state)));
    CHECK(other.answers == state.answers);
    for (const char* bad : {"", "{}", "[]", "null", R"({"format": 2, "answers": {}})", R"({"format": 1, "answers": []})"}) {
        INFO(bad);
        CHECK_FALSE(restore(other, bad));
        CHECK(other.answers == state.answers);
    }
}

TEST_CASE("every place has an address that leads back to it, and a wrong one leads home") {
    const State state = tests::shipped_state();
    for (const Place& place : all_places(state)) CHECK(place_of(state, fragment_of(place)) == place);
    for (const char* wrong : {"question/", "question/nonsense", "step/", "scheme/x", "nowhere", "question/../x",
                              "question/t_n_companies", "step/park-gto", "scheme/cover"})
        CHECK(place_of(state, wrong) == Place{});
}

TEST_CASE("what a scheme takes off stands in the plan, at the scheme and at its step") {
    State state = tests::shipped_state();
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    state.unfolded.insert("schemes");
    const engine::Support support{{1240, 1900, 3420}, true};
    for (auto& scheme : state.assessment.schemes)
        scheme.support = scheme.scheme.value == "eia" ? std::optional(support) : std::nullopt;
    const auto said = [&](Place place, const std::string& key) {
        state.place = std::move(place);
        const Screen screen = screen_of(state);
        const Block* block = find(screen, key);
        return block == nullptr ? std::string() : block->label;
    };
    const std::string words = support_text(state.texts(), support);
    CHECK(said({Page::plan, {}}, "schemes/support/eia") == words);
    CHECK(said({Page::scheme, "eia"}, "scheme/eia/support") == words);
    CHECK(said({Page::measure, "solar-pv-roof"}, "scheme/eia/support") == words);
    CHECK(said({Page::plan, {}}, "schemes/support/mia").empty());
    CHECK(said({Page::scheme, "mia"}, "scheme/mia/support").empty());
}

TEST_CASE("starting over asks first, and then forgets everything") {
    State state = tests::shipped_state();
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    press(state, "footer/start-over");
    CHECK(find(screen_of(state), "dialog") != nullptr);
    CHECK(screen_of(state).focus == "dialog/keep");
    press(state, "dialog/keep");
    CHECK_FALSE(state.answers.empty());
    press(state, "footer/start-over");
    const auto effects = press(state, "dialog/forget");
    CHECK(state.answers.empty());
    bool forgets = false;
    for (const auto& effect : effects) forgets = forgets || std::holds_alternative<Remove>(effect);
    CHECK(forgets);
}

TEST_CASE("a key that is not on the screen means nothing") {
    const State state = tests::shipped_state();
    CHECK_FALSE(intent_for(screen_of(state), {Action::Kind::activate, "no/such/key", ""}).has_value());
    CHECK_FALSE(intent_for(screen_of(state), {Action::Kind::set_value, "welcome/start", "x"}).has_value());
}

TEST_CASE("answers that contradict each other are named in the plan and at their questions, with the way back") {
    State state = tests::shipped_state();
    update(state, Reply{{"s_gas_m3"}, engine::Number{0}});
    update(state, Reply{{"s_heating"}, engine::Chosen{{{"gas_old"}}}});
    update(state, GoTo{{Page::plan, {}}});
    const Screen plan = screen_of(state);
    REQUIRE(find(plan, "checks/gas-heating-without-gas/text") != nullptr);
    const Block* link = find(plan, "checks/gas-heating-without-gas/s_heating");
    REQUIRE(link != nullptr);
    REQUIRE(link->intent.has_value());
    update(state, *link->intent);
    CHECK(state.place == Place{Page::question, "s_heating"});
    CHECK(find(screen_of(state), "question/check/gas-heating-without-gas") != nullptr);
    update(state, Reply{{"s_heating"}, engine::Chosen{{{"heat_pump"}}}});
    CHECK(find(screen_of(state), "question/check/gas-heating-without-gas") == nullptr);
    update(state, GoTo{{Page::plan, {}}});
    CHECK(find(screen_of(state), "checks") == nullptr);
}

TEST_CASE("a stored answer that has no place any more is stored again") {
    State state = tests::shipped_state();
    REQUIRE(restore(state, R"({"format":1,"language":"nl","answers":{"s_build_year":"1992_2005","s_staff":12}})"));
    CHECK(tests::kept_text(state).contains(R"("s_build_year":"1992_2005")"));
    update(state, Reply{{"s_build_year"}, engine::Chosen{{{"1992_1993"}}}});
    CHECK_FALSE(tests::kept_text(state).contains("1992_2005"));
}

TEST_CASE("after the key questions a first plan is offered once, and the rest of the questions remains") {
    State state = tests::shipped_state();
    press(state, "welcome/start");
    int key = 0;
    while (state.place.page == Page::question) {
        REQUIRE(state.pack->find(engine::QuestionId{state.place.id})->key);
        REQUIRE(++key <= 7);
        update(state, Reply{{state.place.id}, engine::Unsure{}});
        press(state, "question/next");
    }
    CHECK(key == 7);
    CHECK(fragment_of(state.place) == "first-plan");
    CHECK(find(screen_of(state), "so-far/left")->label.find(std::to_string(state.questionnaire.open.size())) !=
          std::string::npos);
    press(state, "first/continue");
    REQUIRE(state.place.page == Page::question);
    CHECK_FALSE(state.pack->find(engine::QuestionId{state.place.id})->key);
    press(state, "question/back");
    press(state, "question/next");
    CHECK(state.place.page == Page::question);
}

TEST_CASE("a question that is gone past comes again only when asked for, and one that came up meanwhile is asked") {
    State state = tests::shipped_state();
    press(state, "welcome/start");
    const Place first = state.place;
    int turns = 0;
    press(state, "question/later");
    while (state.place.page == Page::question && ++turns < 100) {
        CHECK(state.place != first);
        update(state, Reply{{state.place.id}, engine::Unsure{}});
        press(state, "question/next");
    }
    CHECK(state.place.page == Page::plan);
    CHECK(state.questionnaire.open == std::vector<engine::QuestionId>{{first.id}});
    press(state, "plan/start");
    CHECK(state.place == first);
}

TEST_CASE("a question that would change little is listed with a way to it, and says so") {
    State state = tests::shipped_state();
    REQUIRE_FALSE(state.questionnaire.needless.empty());
    const std::string id = state.questionnaire.needless.front().value;
    press(state, "welcome/start");
    press(state, "so-far/needless");
    CHECK(state.place.page == Page::review);
    press(state, "review/" + id);
    CHECK(state.place == Place{Page::question, id});
    CHECK(find(screen_of(state), "question/needless") != nullptr);
    press(state, "question/next");
    CHECK(state.place != Place{Page::question, id});
}

TEST_CASE("a hard word of a question is explained when it is asked for, and all of them on a page") {
    for (const std::string language : {"nl", "en"}) {
        State state = tests::shipped_state(language);
        state.place = {Page::question, "s_refrigerant"};
        REQUIRE(find(screen_of(state), "question/words/f_gas") != nullptr);
        CHECK(find(screen_of(state), "question/words/f_gas/meaning") == nullptr);
        press(state, "question/words/f_gas");
        CHECK(find(screen_of(state), "question/words/f_gas/meaning")->label == state.texts()("term.f_gas.meaning"));
        CHECK(find(screen_of(state), "question/words/f_gas")->unfolded == true);
        press(state, "footer/words");
        CHECK(fragment_of(state.place) == "words");
        CHECK(find(screen_of(state), "words/list")->children.size() == 24);
    }
}

TEST_CASE("the programmes behind the schemes are named with the reason why they are no advice") {
    State state = tests::shipped_state();
    press(state, "footer/about");
    press(state, "about/programmes");
    CHECK(fragment_of(state.place) == "programmes");
    const Screen screen = screen_of(state);
    int background = 0;
    for (const auto& scheme : state.pack->schemes) {
        const std::string key = "programme/" + scheme.id.value;
        CHECK((find(screen, key) != nullptr) == scheme.background);
        if (!scheme.background) continue;
        ++background;
        CHECK(find(screen, key + "/why")->label.size() > 30);
        if (!scheme.url.empty()) CHECK(find(screen, key + "/site")->href == scheme.url);
    }
    CHECK(background == 10);
}

TEST_CASE("the terrain is drawn on the welcome screen and beside an empty plan, as decoration without words") {
    State state = tests::shipped_state();
    for (const auto& [page, key] :
         {std::pair{Page::welcome, "welcome/picture"}, std::pair{Page::plan, "plan/empty/picture"}}) {
        state.place = {page, {}};
        const Screen screen = screen_of(state);
        const Block* picture = find(screen, key);
        REQUIRE(picture != nullptr);
        CHECK(picture->painted_only);
        CHECK(picture->label.empty());
        CHECK_FALSE(picture->intent.has_value());
    }
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    state.place = {Page::plan, {}};
    CHECK(find(screen_of(state), "plan/empty/picture") == nullptr);
}
