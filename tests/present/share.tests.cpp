// The link of one's own answers, and the preview of one that is opened.
#include "present/screens/share.h"
#include "present/address.h"
#include "present/sharing.h"
#include "support/hands.h"
#include "support/packs.h"
#include "support/random.h"
#include "support/state.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>

using namespace tk;
using namespace tk::present;
using tests::press;
using namespace tk::tests;

namespace {

State state_with(const engine::Answers& answers, const std::string& language = "nl") {
    State state = shipped_state(language);
    state.answers = answers;
    reassess(state);
    return state;
}

engine::Answers some() {
    engine::Answers answers;
    answers.set({"s_sector"}, chosen({"bakery"}));
    answers.set({"s_province"}, engine::Unsure{});
    answers.set({"s_floor_m2"}, number(350));
    answers.set({"s_municipality"}, engine::Words{"Zwolle"});
    return answers;
}

engine::Answers others() {
    engine::Answers answers;
    answers.set({"s_sector"}, chosen({"office"}));
    answers.set({"s_elec_kwh"}, engine::Between{40000, 60000});
    return answers;
}

std::string link_of(const engine::Answers& answers, std::string_view track = "sme") {
    return share::write_link(*shipped_state().pack, track, answers).text;
}

Screen opened(State& state, std::string_view link) {
    state.place = place_of(state, "share/" + std::string(link));
    return screen_of(state);
}

std::string words_of(const Screen& screen) {
    std::string all;
    const std::function<void(const std::vector<Block>&)> visit = [&](const std::vector<Block>& blocks) {
        for (const Block& block : blocks) {
            all += block.label + "\n" + block.help + "\n" + block.value + "\n";
            visit(block.children);
        }
    };
    visit(screen.blocks);
    std::string plain;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all.compare(i, 2, "\u00AD") == 0) ++i;  // where a word may break
        else plain += all[i];
    }
    return plain;
}

bool says(const Screen& screen, std::string_view text) { return words_of(screen).find(text) != std::string::npos; }

}  // namespace

TEST_CASE("a link that is opened is shown first: nothing is replaced before the person says so") {
    State state = state_with(some());
    const Screen screen = opened(state, link_of(others()));
    CHECK(state.answers == some());
    CHECK(screen.fragment == "share/" + link_of(others()));
    CHECK(says(screen, "In deze link zitten 2 antwoorden over een bedrijf."));
    CHECK(says(screen, "Uw eigen 4 antwoorden over uw bedrijf blijven staan"));
    CHECK(says(screen, "40.000 tot 60.000"));
    CHECK(find(screen, "shared/use") != nullptr);
    press(state, "shared/keep");
    CHECK(state.answers == some());
    CHECK(state.place.page == Page::plan);
}

TEST_CASE("the answers of a link become a dossier of their own, and that can be undone") {
    const engine::Answers own = some();
    State state = state_with(own);
    state.choices.done = {state.pack->measures.front().id};
    const Choices marks = state.choices;
    const std::string mine = save(state).id;
    state.shelf.spare_id = std::string(32, 'b');
    opened(state, link_of(others()));
    const auto effects = press(state, "shared/use");
    CHECK(state.answers == others());
    CHECK(state.choices.done.empty());
    CHECK(state.dossier.id != mine);
    CHECK(state.place.page == Page::plan);
    CHECK(std::ranges::any_of(effects, [](const Effect& one) { return std::holds_alternative<Save>(one); }));
    // Going back does not lead to the link again.
    CHECK(std::ranges::any_of(effects, [](const Effect& one) {
        const auto* visit = std::get_if<Visit>(&one);
        return visit != nullptr && visit->replace && visit->fragment == "plan";
    }));
    CHECK(find(screen_of(state), "link_used/undo") != nullptr);
    const std::string theirs = state.dossier.id;
    const auto undone = press(state, "link_used/undo");
    CHECK(state.answers == own);
    CHECK(state.choices == marks);
    CHECK(state.dossier.id == mine);
    CHECK(std::ranges::any_of(undone, [&](const Effect& one) {
        const auto* gone = std::get_if<Remove>(&one);
        return gone != nullptr && gone->id == theirs;
    }));
    CHECK(find(screen_of(state), "link_used/undo") == nullptr);
}

TEST_CASE("once an answer has changed, the link can't be undone any more") {
    State state = state_with(some());
    opened(state, link_of(others()));
    press(state, "shared/use");
    update(state, Reply{{"s_province"}, chosen({"zeeland"})});
    CHECK(find(screen_of(state), "link_used/undo") == nullptr);
    update(state, Share{UndoLink{}});
    CHECK(*state.answers.find({"s_province"}) == chosen({"zeeland"}));
}

TEST_CASE("a link of the other track leads to that track and leaves this one alone") {
    engine::Answers park;
    park.set({"t_n_companies"}, number(120));
    State state = state_with(some());
    const Screen screen = opened(state, link_of(park, "terrain"));
    CHECK(says(screen, "In deze link zit 1 antwoord over een bedrijventerrein."));
    CHECK(says(screen, "Er gaat niets verloren."));
    press(state, "shared/use");
    CHECK(state.track == "terrain");
    CHECK(state.answers == park);
    press(state, "link_used/undo");
    CHECK(state.track == "sme");
    CHECK(state.answers == some());
}

TEST_CASE("a link that can't be used says why in both languages, and changes nothing") {
    const std::string good = link_of(others());
    for (const char* language : {"nl", "en"}) {
        State state = state_with(some(), language);
        const auto refused = [&](const std::string& link, const char* fault) {
            const Screen screen = opened(state, link);
            INFO(link.substr(0, 40) << ' ' << fault);
            CHECK(says(screen, state.texts()(std::string("shared.fault.") + fault)));
            CHECK(says(screen, state.texts()(std::string("shared.fault_do.") + fault)));
            CHECK(find(screen, "shared/use") == nullptr);
            CHECK(screen.title.find(state.texts()("shared.title")) != std::string::npos);
            update(state, Share{UseLink{link}});
            CHECK(state.answers == some());
        };
        refused("", "empty");
        refused("ZZZZZZZZZ", "version");
        refused(good.substr(0, good.size() - 3), "truncated");
        refused(good + "xyz", "too_long");
        refused("A" + std::string(100'000, 'A'), "too_long");
        std::string other = good;
        other[7] = other[7] == 'x' ? 'y' : 'x';
        refused(other, "changed");
        for (const auto fault : {share::Fault::track, share::Fault::newer, share::Fault::unreadable})
            for (const char* key : {"shared.fault.", "shared.fault_do."})
                CHECK(state.texts().has(key + std::string(share::name_of(fault))));
    }
}

TEST_CASE("what stands behind #share/ never breaks the page, whatever it is") {
    Random random("share fragments");
    State state = state_with(some());
    for (int i = 0; i < cases(2000, 200); ++i) {
        std::string link = random.chance(50) ? "A" : "";
        for (std::size_t left = random.pick(300); left > 0; --left) link += static_cast<char>(random.pick(255) + 1);
        const Screen screen = opened(state, link);
        CHECK(find(screen, "title") != nullptr);
        update(state, Share{UseLink{link}});
        REQUIRE(state.answers == some());
    }
}

TEST_CASE("the page with the link has it in a field that can't be changed, the code, and what is not in it") {
    State state = state_with(some());
    state.address = "https://kompas.example.nl/";
    update(state, GoTo{{Page::share, {}}});
    const Screen screen = screen_of(state);
    const Block* field = find(screen, "share/link/field");
    REQUIRE(field != nullptr);
    CHECK(field->value == "https://kompas.example.nl/#share/" + link_of(some()));
    CHECK(field->read_only);
    CHECK_FALSE(intent_for(screen, {Action::Kind::set_value, "share/link/field", "x"}).has_value());
    const Block* code = find(screen, "share/qr");
    REQUIRE(code != nullptr);
    REQUIRE(code->qr.has_value());
    CHECK(code->label.find("3") != std::string::npos);
    CHECK(says(screen, "3 antwoorden over uw bedrijf"));
    CHECK(find(screen, "share/out/s_municipality") != nullptr);
    CHECK_FALSE(says(screen, "Zwolle"));
    const auto effects = press(state, "share/link/copy");
    REQUIRE(effects.size() == 1);
    CHECK(std::get<Copy>(effects[0]).text == field->value);
    CHECK(find(screen_of(state), "share/link/copied") == nullptr);
    update(state, Share{Copied{true}});
    CHECK(state.announcement == "Gekopieerd.");
    CHECK(find(screen_of(state), "share/link/copied") != nullptr);
    update(state, Share{Copied{false}});
    CHECK(says(screen_of(state), "selecteer alles"));
    update(state, GoTo{{Page::plan, {}}});
    update(state, GoTo{{Page::share, {}}});
    CHECK(find(screen_of(state), "share/link/copied") == nullptr);
}

TEST_CASE("without a public address there is a part of a link and no code, and the page says so") {
    State state = state_with(some());
    update(state, GoTo{{Page::share, {}}});
    const Screen screen = screen_of(state);
    CHECK(find(screen, "share/qr") == nullptr);
    CHECK(find(screen, "share/no_address") != nullptr);
    CHECK(find(screen, "share/link/field")->value == "#share/" + link_of(some()));
    // Behind the address of another Terreinkompas it opens the same answers.
    State other = state_with({});
    other.place = place_of(other, find(screen, "share/link/field")->value.substr(1));
    press(other, "shared/use");
    engine::Answers expected = some();
    expected.withdraw({"s_municipality"});
    CHECK(other.answers == expected);
}

TEST_CASE("without answers there is nothing to share") {
    State state = state_with({});
    update(state, GoTo{{Page::share, {}}});
    const Screen screen = screen_of(state);
    CHECK(find(screen, "share/none") != nullptr);
    CHECK(find(screen, "share/link/field") == nullptr);
    engine::Answers words;
    words.set({"s_municipality"}, engine::Words{"Zwolle"});
    State only_words = state_with(words);
    update(only_words, GoTo{{Page::share, {}}});
    CHECK(find(screen_of(only_words), "share/link/field") == nullptr);
}

TEST_CASE("only an address on the web without a part behind # is a public address") {
    CHECK(public_address("https://kompas.example.nl/") == "https://kompas.example.nl/");
    CHECK(public_address("http://intranet.gemeente.nl/kompas/?overlay=zeeland") ==
          "http://intranet.gemeente.nl/kompas/?overlay=zeeland");
    for (const char* unfit : {"", "kompas.example.nl", "javascript:alert(1).x", "file:///home/a.html",
                              "http://localhost:8080/", "https://a.nl/#x", "https://a.nl/ x", "https://a.nl/\"><script>"})
        CHECK(public_address(unfit).empty());
    CHECK(public_address("https://a.nl/" + std::string(300, 'a')).empty());
}
