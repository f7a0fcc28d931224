#include "support/hands.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

#include <map>

using namespace tk;
using namespace tk::present;
using tests::there;

namespace {

State on_schemes(double width = 1366) {
    State state = tests::shipped_state();
    state.width = width;
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    update(state, Reply{{"s_ownership"}, engine::Chosen{{{"tenant"}}}});
    update(state, GoTo{{Page::schemes, {}}});
    return state;
}

std::map<std::string, std::size_t> rows(const Screen& screen) {
    std::map<std::string, std::size_t> counts;
    for (const char* group : {"fits", "in_plan", "apart", "fits_not"}) {
        const Block* list = find(screen, std::string("schemes/") + group + "/list");
        counts[group] = list == nullptr ? 0 : list->children.size();
    }
    return counts;
}

}  // namespace

TEST_CASE("every scheme stands once on the list of schemes, under its verdict, with the reason") {
    const State state = on_schemes();
    const Screen screen = screen_of(state);
    std::map<std::string, std::size_t> expected{{"fits", 0}, {"in_plan", 0}, {"apart", 0}, {"fits_not", 0}};
    for (const auto& scheme : state.assessment.schemes) {
        const char* group = scheme.fits == engine::Truth::yes  ? "fits"
                            : scheme.fits == engine::Truth::no ? "fits_not"
                            : scheme.for_measures.empty()      ? "apart"
                                                               : "in_plan";
        ++expected[group];
        const Block& link = there(screen, "schemes/" + scheme.scheme.value);
        CHECK(link.intent == Intent{GoTo{{Page::scheme, scheme.scheme.value}}});
        CHECK_FALSE(link.help.empty());
    }
    CHECK(rows(screen) == expected);
    CHECK(expected["in_plan"] > 0);
    CHECK(expected["fits_not"] > 0);
    CHECK(there(screen, "schemes/in_plan/title").label.contains(std::to_string(expected["in_plan"])));
    CHECK(find(screen, "schemes/unknown") == nullptr);
}

TEST_CASE("without answers the list of schemes says that little is known, and leads to the questions") {
    State state = tests::shipped_state();
    update(state, GoTo{{Page::schemes, {}}});
    CHECK_FALSE(there(screen_of(state), "schemes/unknown").label.empty());
    tests::press(state, "schemes/start");
    CHECK(state.place.page == Page::question);
}

TEST_CASE("the list of schemes is a page of the menu where it has room, and a part of the plan elsewhere") {
    const Screen wide = screen_of(on_schemes());
    CHECK(there(wide, "nav/schemes").current);
    CHECK_FALSE(there(wide, "nav/plan").current);
    const Screen medium = screen_of(on_schemes(1000));
    CHECK(find(medium, "nav/schemes") == nullptr);
    CHECK(there(medium, "nav/plan").current);
    State state = on_schemes(1000);
    update(state, GoTo{{Page::plan, {}}});
    tests::press(state, "schemes/page");
    CHECK(state.place.page == Page::schemes);
}
