#include "support/hands.h"
#include "support/state.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>

using namespace tk;
using namespace tk::present;
using tests::each;

namespace {

State company(const std::string& language = "nl", const std::string& track = "sme") {
    State state = tests::shipped_state(language);
    if (track == "terrain") {
        state.track = track;
        reassess(state);
        update(state, Reply{{"t_n_companies"}, engine::Number{60}});
    } else {
        update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
        update(state, Reply{{"s_gas_m3"}, engine::Number{26000}});
        update(state, Reply{{"s_ownership"}, engine::Chosen{{{"tenant"}}}});
    }
    return state;
}

Screen page_of(State& state, const std::string& id, double width = 1366) {
    state.width = width;
    state.place = {Page::measure, id};
    return screen_of(state);
}

// Where the ids of the chain stand, in reading order.
std::vector<std::string> chain_of(const Screen& screen) {
    std::vector<std::string> ids;
    if (const Block* list = find(screen, "chain/list"))
        each({*list}, [&](const Block& block) {
            if (block.look == Look::chain_card || block.look == Look::chain_here || block.look == Look::chain_later)
                ids.push_back(block.key.substr(std::string("chain/").size()));
        });
    return ids;
}

}  // namespace

TEST_CASE("a step shows what it waits for before it and what waits for it behind it, each a way to that step") {
    int before = 0, after = 0, without = 0;
    for (const std::string track : {"sme", "terrain"}) {
        State state = company("nl", track);
        const auto steps = state.assessment.plan.steps;
        for (const auto& step : steps) {
            if (!step.duty.empty()) continue;
            INFO(track << " " << step.measure.value);
            state.unfolded = {"chain"};
            const Screen screen = page_of(state, step.measure.value);
            const auto chain = chain_of(screen);
            std::vector<std::string> waiting;
            for (const auto& other : steps)
                if (std::ranges::find(other.needs, step.measure) != other.needs.end())
                    waiting.push_back(other.measure.value);
            if (step.needs.empty() && waiting.empty()) {
                CHECK(find(screen, "chain") == nullptr);
                ++without;
                continue;
            }
            const auto here = std::ranges::find(chain, step.measure.value);
            REQUIRE(here != chain.end());
            CHECK(find(screen, "chain/" + *here)->role == Role::paragraph);
            for (const auto& need : step.needs) {
                const auto at = std::ranges::find(chain, need.value);
                REQUIRE(at != chain.end());
                CHECK(at < here);
                ++before;
            }
            CHECK(std::vector<std::string>(here + 1, chain.end()) == waiting);
            after += static_cast<int>(waiting.size());
            for (const std::string& id : chain) {
                const Block& card = *find(screen, "chain/" + id);
                const auto other = std::ranges::find(steps, engine::MeasureId{id}, &engine::Step::measure);
                REQUIRE(other != steps.end());
                CHECK(card.value == std::to_string(other->place));
                CHECK_FALSE(card.help.empty());
                if (id == step.measure.value) continue;
                CHECK(card.role == Role::link);
                CHECK(card.intent == Intent{GoTo{{Page::measure, id}}});
            }
        }
    }
    CHECK(before > 3);
    CHECK(after > 3);
    CHECK(without > 10);
}

TEST_CASE("where many steps wait, the first four show and a button brings the rest") {
    State state = company();
    const engine::MeasureId id{"landlord-agreement"};
    const auto& steps = state.assessment.plan.steps;
    const auto waiting = std::ranges::count_if(
        steps, [&](const auto& step) { return std::ranges::find(step.needs, id) != step.needs.end(); });
    REQUIRE(waiting > 4);
    Screen screen = page_of(state, id.value);
    CHECK(chain_of(screen).size() == 5);
    const Block* more = find(screen, "chain/all");
    REQUIRE(more != nullptr);
    CHECK(more->label.contains(std::to_string(waiting)));
    update(state, *more->intent);
    screen = screen_of(state);
    CHECK(chain_of(screen).size() == static_cast<std::size_t>(waiting) + 1);
    CHECK(find(screen, "chain/all")->unfolded == true);
}

TEST_CASE("a step that is put aside still shows what waits for it, and one that is done does not") {
    State state = company();
    const engine::MeasureId id{"landlord-agreement"};
    update(state, GoTo{{Page::measure, id.value}});
    update(state, Choose{MarkStep{id, Fate::done}});
    CHECK(find(screen_of(state), "chain") == nullptr);
}

TEST_CASE("the head of a step has its number, what it is and when") {
    for (const std::string language : {"nl", "en"})
        for (const std::string track : {"sme", "terrain"}) {
            State state = company(language, track);
            const auto steps = state.assessment.plan.steps;
            for (const auto& step : steps) {
                const std::string id = step.duty.value + step.measure.value;
                INFO(language << " " << id);
                const Screen screen = page_of(state, id);
                CHECK(find(screen, "step/place")->value == std::to_string(step.place));
                CHECK(find(screen, "step/place")->label.contains(std::to_string(steps.size())));
                CHECK(find(screen, "title")->level == 1);
                CHECK(find(screen, "step/status") != nullptr);
                if (step.duty.empty()) CHECK(find(screen, "step/when") != nullptr);
                for (const Block& block : screen.blocks)
                    each({block}, [](const Block& one) {
                        INFO(one.key);
                        CHECK_FALSE(one.label.starts_with("["));
                        CHECK_FALSE(one.help.starts_with("["));
                    });
            }
        }
}

TEST_CASE("the first step stands beside the rest where there is room, and right behind the reasons on a phone") {
    State state = company();
    const auto step = std::ranges::find(state.assessment.plan.steps, engine::Group::can, &engine::Step::group);
    REQUIRE(step != state.assessment.plan.steps.end());
    const std::string id = step->measure.value;
    const auto place_of = [](const std::vector<Block>& blocks, const std::string& key) {
        return std::ranges::find(blocks, key, &Block::key) - blocks.begin();
    };
    const Screen wide = page_of(state, id);
    const Block* side = find(wide, "step/side");
    REQUIRE(side != nullptr);
    CHECK(place_of(side->children, "first") == 0);
    const Screen phone = page_of(state, id, 390);
    CHECK(find(phone, "step/side") == nullptr);
    const auto& main = find(phone, "main")->children;
    CHECK(place_of(main, "first") == place_of(main, "why") + 1);
    CHECK(place_of(main, "effect") == place_of(main, "first") + 1);
}

TEST_CASE("each reason of a step leads to the answer that it rests on") {
    State state = company();
    int reasons = 0;
    for (const auto& step : state.assessment.plan.steps) {
        const Screen screen = page_of(state, step.duty.value + step.measure.value);
        const Block* list = find(screen, "why/list");
        if (list == nullptr) continue;
        for (const Block& item : list->children) {
            const Block& link = item.children.front();
            const auto* to = link.intent ? std::get_if<GoTo>(&*link.intent) : nullptr;
            REQUIRE(to != nullptr);
            CHECK(to->place.page == Page::question);
            CHECK(state.answers.find(engine::QuestionId{to->place.id}) != nullptr);
            ++reasons;
        }
    }
    CHECK(reasons > 10);
}
