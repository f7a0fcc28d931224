// In a public place: nothing is kept, nothing leads away, and the end of a visit is always near.
#include "present/kiosk.h"
#include "present/screen_of.h"
#include "support/hands.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

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
