// In a public place: nothing is kept, nothing leads away, and the end of a visit is always near.
#include "present/kiosk.h"
#include "present/screen_of.h"
#include "present/screens/kiosk_parts.h"
#include "support/hands.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace tk;
using namespace tk::present;
using tests::press;
using tests::there;

namespace {

State standing(bool print = false) {
    State state = tests::shipped_state();
    state.kiosk = Kiosk{.print = print};
    return state;
}

State with_plan(bool print = false) {
    State state = standing(print);
    update(state, Reply{{"s_sector"}, engine::Chosen{{{"bakery"}}}});
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    return state;
}

template <class Kind>
bool holds_any(const std::vector<Effect>& effects) {
    for (const Effect& effect : effects)
        if (std::holds_alternative<Kind>(effect)) return true;
    return false;
}

bool has_field(const std::vector<Block>& blocks) {
    return std::ranges::any_of(blocks, [](const Block& block) {
        return block.role == Role::text_field || block.role == Role::number_field || has_field(block.children);
    });
}

struct Route {
    int questions = 0, seconds = 0;
};

// From the first touch to the result: `answer` presses something on the page of each question.
template <class Answer>
Route walk_to_result(State& state, const char* start, const Answer& answer) {
    press(state, start);
    Route route;
    while (state.place.page == Page::question) {
        const auto& question = *state.pack->find(engine::QuestionId{state.place.id});
        INFO(question.id.value);
        CHECK_FALSE(has_field(screen_of(state).blocks));
        CHECK(find(screen_of(state), "kiosk/left") != nullptr);
        ++route.questions;
        route.seconds += question.seconds;
        REQUIRE(route.questions < 30);
        answer(state, question);
        press(state, "question/next");
    }
    return route;
}

void press_unsure(State& state, const engine::Question& question) {
    press(state, "question/" + question.id.value + "/unsure");
}

void press_first(State& state, const engine::Question& question) {
    press(state, there(screen_of(state), "question/" + question.id.value + "/options").children.front().key);
}

void check_closed(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
        INFO(block.key);
        CHECK(block.href.empty());
        if (block.intent) {
            const Kiosk kiosk;
            CHECK(allowed_in_kiosk(kiosk, *block.intent) == block.intent);
        }
        check_closed(block.children);
    }
}

}  // namespace

TEST_CASE("no page of a kiosk leads to another site, a file or a shelf") {
    State state = with_plan();
    for (int page = 0; page <= static_cast<int>(Page::display); ++page) {
        Place place{static_cast<Page>(page), {}};
        if (place.page == Page::question) place.id = "s_heating";
        if (place.page == Page::measure) place.id = state.assessment.plan.steps.front().measure.value;
        if (place.page == Page::measure && place.id.empty()) place.id = state.assessment.plan.steps.front().duty.value;
        if (place.page == Page::scheme) place.id = state.pack->schemes.front().id.value;
        state.place = place;
        INFO("page " << page);
        const Screen screen = screen_of(state);
        check_closed(screen.blocks);
        CHECK(find(screen, "main") != nullptr);
    }
}

TEST_CASE("an address elsewhere is there as words") {
    State state = with_plan();
    const auto& schemes = state.pack->schemes;
    const auto with_site = std::ranges::find_if(schemes, [](const auto& one) { return one.url.starts_with("https://"); });
    REQUIRE(with_site != schemes.end());
    state.place = {Page::scheme, with_site->id.value};
    std::string all;
    const auto gather = [&](const auto& self, const std::vector<Block>& blocks) -> void {
        for (const Block& block : blocks) {
            all += block.label + "\n";
            self(self, block.children);
        }
    };
    gather(gather, screen_of(state).blocks);
    const std::string address = with_site->url.substr(8, with_site->url.find('/', 8) - 8);
    CHECK(all.find(address) != std::string::npos);
}

TEST_CASE("what a visitor gives is not kept, and pages of files are not opened") {
    State state = standing();
    const auto effects = update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    CHECK(state.answers.find({"s_elec_kwh"}) != nullptr);
    CHECK_FALSE(holds_any<Save>(effects));
    CHECK_FALSE(holds_any<SaveSettings>(update(state, Speak{"en"})));
    for (const Page page : {Page::dossiers, Page::companies, Page::intake, Page::take_away, Page::share, Page::shared}) {
        update(state, GoTo{{page, {}}});
        CHECK(state.place.page == Page::welcome);
    }
    CHECK(update(state, Keep{OpenFile{}}).empty());
    CHECK(update(state, TakeAway{FileKind::csv}).empty());
    CHECK(update(state, MakeReport{}).empty());
}

TEST_CASE("the first screen has a touch for a company, for a park, for reading and for language") {
    State state = standing();
    const Screen screen = screen_of(state);
    for (const char* key : {"kiosk/start", "kiosk/start-terrain", "tools/display", "tools/language/en"}) {
        INFO(key);
        CHECK(find(screen, key) != nullptr);
    }
    press(state, "kiosk/start");
    CHECK(state.place.page == Page::question);
}

TEST_CASE("the result has the code where the site has an address, and says so where it has none") {
    State state = with_plan();
    update(state, GoTo{{Page::first_plan, {}}});
    CHECK(find(screen_of(state), "kiosk/qr") == nullptr);
    CHECK(find(screen_of(state), "kiosk/take/none") != nullptr);
    state.address = "https://kompas.example.nl/";
    const Screen screen = screen_of(state);
    CHECK(there(screen, "kiosk/qr").qr.has_value());
    CHECK(there(screen, "kiosk/steps").children.size() == 3);
    const auto effects = press(state, "kiosk/done");
    CHECK(holds_any<Wipe>(effects));
}

TEST_CASE("printing is for where a printer stands") {
    State state = with_plan();
    update(state, GoTo{{Page::first_plan, {}}});
    CHECK(find(screen_of(state), "kiosk/print") == nullptr);
    CHECK(update(state, PrintPage{}).empty());
    State printing = with_plan(true);
    update(printing, GoTo{{Page::first_plan, {}}});
    CHECK(holds_any<Print>(press(printing, "kiosk/print")));
}

TEST_CASE("from any page with answers the end is one press away") {
    State state = with_plan();
    for (const Page page : {Page::plan, Page::what_if, Page::review, Page::help}) {
        update(state, GoTo{{page, {}}});
        CHECK(find(screen_of(state), "tools/done") != nullptr);
    }
}

TEST_CASE("a visitor is at the result after a few choices, without typing") {
    for (const char* start : {"kiosk/start", "kiosk/start-terrain"})
        for (const auto answer : {press_unsure, press_first}) {
            INFO(start);
            State state = standing();
            const Route route = walk_to_result(state, start, answer);
            CHECK(state.place.page == Page::first_plan);
            CHECK(route.questions >= 6);
            CHECK(route.questions <= 8);
            CHECK(route.seconds <= 180);
        }
}

TEST_CASE("who goes past every question is at the result as well") {
    State state = standing();
    CHECK(walk_to_result(state, "kiosk/start", [](State&, const engine::Question&) {}).questions <= 8);
    CHECK(state.place.page == Page::first_plan);
}

TEST_CASE("the first questions of a kiosk have bands that a limit of the law does not cut") {
    const State state = standing();
    for (const auto& question : state.pack->questions) {
        if (!question.key || question.kind != engine::AnswerKind::number) continue;
        INFO(question.id.value);
        const auto bands = bands_of(question);
        REQUIRE(bands.size() >= 5);
        double before = question.min - 1;
        for (const Band& band : bands) {
            CHECK(band.low > before);
            CHECK(band.high >= band.low);
            CHECK(band.high <= question.max);
            before = band.high;
        }
        if (!bands.front().about) CHECK(bands.front().low == question.min);
    }
    for (const auto& [id, limit] : {std::pair{"s_elec_kwh", 50000.0}, std::pair{"s_gas_m3", 25000.0}}) {
        const auto bands = bands_of(*state.pack->find(engine::QuestionId{id}));
        CHECK(std::ranges::find(bands, limit, &Band::low) != bands.end());
    }
}

TEST_CASE("a band is an answer, a number can still be typed, and the result is there once something is known") {
    State state = standing();
    press(state, "kiosk/start");
    CHECK(find(screen_of(state), "kiosk/now") == nullptr);
    update(state, GoTo{{Page::question, "s_elec_kwh"}});
    press(state, "question/s_elec_kwh/band/2");
    CHECK(*state.answers.find({"s_elec_kwh"}) == engine::Answer{engine::Between{25000, 49999}});
    CHECK(there(screen_of(state), "question/s_elec_kwh/band/2").chosen);
    press(state, "kiosk/exact");
    tests::type(state, "question/s_elec_kwh/value", "1234567");
    CHECK(*state.answers.find({"s_elec_kwh"}) == engine::Answer{engine::Number{1234567}});
    press(state, "kiosk/now");
    CHECK(state.place.page == Page::first_plan);
}

TEST_CASE("the result has the duties first, then what brings money, each a touch away") {
    State state = with_plan();
    update(state, GoTo{{Page::first_plan, {}}});
    const Screen screen = screen_of(state);
    const Block& steps = there(screen, "kiosk/steps");
    REQUIRE(steps.children.size() == 3);
    const auto look = [&](std::size_t i) { return steps.children[i].children.front().look; };
    CHECK(look(0) == Look::node_must);
    CHECK(look(2) == Look::node_can);
    CHECK(steps.children[2].children.front().help.find("€") != std::string::npos);
    press(state, steps.children[2].children.front().key);
    CHECK(state.place.page == Page::measure);
}

TEST_CASE("an address has a code, one at a time, gone with the page") {
    State state = with_plan();
    update(state, GoTo{{Page::sources, {}}});
    std::vector<std::string> keys;
    const auto gather = [&](const auto& self, const std::vector<Block>& blocks) -> void {
        for (const Block& block : blocks) {
            if (block.key.starts_with("source/") && block.unfolded) keys.push_back(block.key);
            self(self, block.children);
        }
    };
    gather(gather, screen_of(state).blocks);
    REQUIRE(keys.size() >= 2);
    press(state, keys[0]);
    const Screen screen = screen_of(state);
    CHECK(there(screen, keys[0] + "/code").qr.has_value());
    CHECK_FALSE(there(screen, keys[0] + "/code").label.empty());
    press(state, keys[1]);
    CHECK(find(screen_of(state), keys[0] + "/code") == nullptr);
    CHECK(find(screen_of(state), keys[1] + "/code") != nullptr);
    press(state, keys[1] + "/code/close");
    CHECK(find(screen_of(state), keys[1] + "/code") == nullptr);
    CHECK(state.focus == keys[1]);
    press(state, keys[1]);
    update(state, GoTo{{Page::plan, {}}});
    update(state, GoTo{{Page::sources, {}}});
    CHECK(find(screen_of(state), keys[1] + "/code") == nullptr);
}
