#include "support/hands.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <functional>
#include <set>
#include <string>

using namespace tk;
using namespace tk::present;
using tests::there;

namespace {

const std::set<std::string> carriers{"electricity", "gas", "heat", "oil", "fuel", "water"};

State at_balance(const std::string& language = "nl", const std::string& track = "sme") {
    State state = tests::shipped_state(language);
    state.track = track;
    reassess(state);
    state.place = {Page::balance, {}};
    return state;
}

// The rows of the table of a carrier, without the one with the names of the columns; none when the page has no such card.
std::vector<Block> rows_of(const Screen& screen, const std::string& carrier) {
    const Block* table = find(screen, "balance/" + carrier + "/table");
    if (table == nullptr) return {};
    CHECK(table->role == Role::table);
    return {table->children.begin() + 1, table->children.end()};
}

std::string use_of(const Block& row) { return row.key.substr(row.key.rfind('/') + 1); }

// Every question that is asked, until none is left: numbers in the middle of what is allowed, else the first option.
void answer_all(State& state) {
    for (bool again = true; again;) {
        again = false;
        for (const auto& asked : state.assessment.questions) {
            const engine::Question& question = *state.pack->find(asked.question);
            if (asked.asked == engine::Truth::no || state.answers.find(asked.question) != nullptr) continue;
            if (question.kind == engine::AnswerKind::text) continue;
            if (question.kind == engine::AnswerKind::number)
                state.answers.set(asked.question,
                                  engine::Number{std::ceil(question.min + (question.max - question.min) / 100)});
            else state.answers.set(asked.question, engine::Chosen{{question.options.front().id}});
            again = true;
        }
        reassess(state);
    }
}

}  // namespace

TEST_CASE("the table and the chart of a carrier have the same numbers, largest use first, and shares of a whole") {
    for (const std::string language : {"nl", "en"})
        for (const std::string track : {"sme", "terrain"}) {
            State state = at_balance(language, track);
            if (track == "sme") update(state, Reply{{"s_gas_m3"}, engine::Number{12000}});
            const Screen screen = screen_of(state);
            int shown = 0;
            for (const std::string& carrier : carriers) {
                INFO(language << " " << track << " " << carrier);
                double shares = 0, last = INFINITY;
                const auto rows = rows_of(screen, carrier);
                bool shared = false;
                for (const Block& row : rows) {
                    const std::string key = "balance/" + carrier + "/" + use_of(row);
                    INFO(key);
                    REQUIRE(row.children.size() == 4);
                    for (const auto& [cell, part] : {std::pair(1, "/now"), std::pair(2, "/then")}) {
                        const std::string& number = row.children[static_cast<std::size_t>(cell)].label;
                        const std::string& amount = there(screen, key + part + "/amount").label;
                        CHECK(amount.starts_with(number + "\u00A0"));
                        CHECK(amount.size() > number.size() + 2);
                    }
                    const std::string& share = there(screen, key + "/share").label;
                    CHECK(row.children[3].label == share);
                    if (share.ends_with("%")) shares += std::stod(share), shared = true;
                    const Block& bar = there(screen, key + "/now/bar");
                    REQUIRE(bar.bar);
                    CHECK(bar.bar->likely <= last);
                    CHECK(bar.bar->high <= bar.bar->end);
                    CHECK_FALSE(bar.label.empty());
                    last = bar.bar->likely;
                    ++shown;
                }
                if (shared) CHECK(std::abs(shares - 100) <= static_cast<double>(rows.size()) / 2);
                if (!rows.empty())
                    CHECK(there(screen, "balance/" + carrier + "/chart").label ==
                          there(screen, "balance/" + carrier + "/message").label);
            }
            CHECK(shown >= (track == "sme" ? 10 : 2));
        }
}

TEST_CASE("every use of the balance stands on the page, but what is certainly not used") {
    State state = at_balance();
    update(state, Reply{{"s_heating"}, engine::Chosen{{{"gas_old"}}}});
    update(state, Reply{{"s_gas_m3"}, engine::Number{12000}});
    const Screen screen = screen_of(state);
    for (const auto& use : state.assessment.balance) {
        INFO(use.end_use.value);
        const Block* row = find(screen, "balance/" + use.carrier + "/table/" + use.end_use.value);
        CHECK((row != nullptr) == (use.before.p90 >= 0.5 || use.after.p90 >= 0.5));
        if (row == nullptr) continue;
        const Block& now = there(screen, "balance/" + use.carrier + "/" + use.end_use.value + "/now/bar");
        const Block& then = there(screen, "balance/" + use.carrier + "/" + use.end_use.value + "/then/bar");
        CHECK((now.bar->low == use.before.p10 && now.bar->likely == use.before.p50 && now.bar->high == use.before.p90));
        CHECK((then.bar->low == use.after.p10 && then.bar->likely == use.after.p50 && then.bar->high == use.after.p90));
        // A plan may move heat from gas to electricity, never the other way.
        if (use.carrier == "gas") CHECK(then.bar->likely <= now.bar->likely);
    }
    CHECK(find(screen, "balance/gas/table") != nullptr);
}

TEST_CASE("of a company that nothing is known of all is a range, marked as an estimate with a question that helps") {
    for (const std::string language : {"nl", "en"}) {
        State state = at_balance(language);
        const Screen screen = screen_of(state);
        const std::string estimated = state.texts()("balance.estimated");
        for (const std::string& carrier : carriers)
            for (const Block& row : rows_of(screen, carrier)) {
                const std::string key = "balance/" + carrier + "/" + use_of(row);
                INFO(key);
                CHECK(there(screen, key + "/estimated").label == estimated);
                const Block& bar = there(screen, key + "/now/bar");
                CHECK(bar.bar->low < bar.bar->high);
                CHECK(bar.bar->before_low == bar.bar->low);
                CHECK(bar.bar->before_high == bar.bar->high);
                CHECK(row.children[1].label.find(" – ") != std::string::npos);
                CHECK(row.children[0].label != there(screen, key + "/name").label);
            }
        CHECK(find(screen, "balance/few") != nullptr);
        const Block& ask = there(screen, "balance/gas/ask");
        REQUIRE(ask.intent);
        update(state, *ask.intent);
        CHECK(state.place.page == Page::question);
        CHECK(state.answers.find({state.place.id}) == nullptr);
    }
}

TEST_CASE("what hangs on no open question is no estimate") {
    State state = at_balance();
    answer_all(state);
    const Screen screen = screen_of(state);
    int shown = 0;
    for (const std::string& carrier : carriers) {
        INFO(carrier);
        CHECK(find(screen, "balance/" + carrier + "/ask") == nullptr);
        for (const Block& row : rows_of(screen, carrier)) {
            const std::string key = "balance/" + carrier + "/" + use_of(row);
            CHECK(find(screen, key + "/estimated") == nullptr);
            CHECK_FALSE(there(screen, key + "/now/bar").bar->before_low);
            ++shown;
        }
    }
    CHECK(shown > 0);
    CHECK(find(screen, "balance/few") == nullptr);
}

TEST_CASE("a chart is swapped for its table and back, and those who hear the page always have the table") {
    State state = at_balance();
    const auto press = [&](const std::string& key) { update(state, *there(screen_of(state), key).intent); };
    CHECK(there(screen_of(state), "balance/gas/numbers").mirror_only);
    const std::string sentence = there(screen_of(state), "balance/gas/message").label;
    const auto rows = rows_of(screen_of(state), "gas");
    press("balance/gas/swap");
    CHECK_FALSE(there(screen_of(state), "balance/gas/numbers").mirror_only);
    CHECK(find(screen_of(state), "balance/gas/chart") == nullptr);
    CHECK(there(screen_of(state), "balance/gas/message").label == sentence);
    CHECK(rows_of(screen_of(state), "gas") == rows);
    CHECK(find(screen_of(state), "balance/electricity/chart") != nullptr);
    press("balance/gas/swap");
    CHECK(find(screen_of(state), "balance/gas/chart") != nullptr);
}

TEST_CASE("the balance has a way in from the plan and a way back, and says so when there is none") {
    State state = at_balance();
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    update(state, GoTo{{Page::plan, {}}});
    update(state, *there(screen_of(state), "plan/balance/go").intent);
    CHECK(fragment_of(state.place) == "balance");
    CHECK(screen_of(state).title.starts_with(state.texts()("balance.title")));
    update(state, *there(screen_of(state), "balance/back").intent);
    CHECK(state.place.page == Page::plan);
    update(state, GoTo{{Page::balance, {}}});
    state.assessment.balance.clear();
    CHECK(there(screen_of(state), "balance/empty/text").label == state.texts()("balance.empty"));
    CHECK(find(screen_of(state), "balance/how") == nullptr);
}
