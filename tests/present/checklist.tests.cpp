// The page of recognised measures, and the same list as a file.
#include "present/checklist.h"
#include "support/hands.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <functional>
#include <set>

using namespace tk;
using namespace tk::present;
using tests::each;

namespace {

State office(const std::string& language = "nl") {
    State state = tests::shipped_state(language);
    const auto say = [&](const char* question, engine::Answer answer) { state.answers.set({question}, std::move(answer)); };
    const auto one = [](const char* option) { return engine::Chosen{{{option}}}; };
    say("s_sector", one("office"));
    say("s_elec_kwh", engine::Number{90000});
    say("s_gas_m3", engine::Number{17000});
    say("s_heating", one("gas_old"));
    say("s_controls", one("clock"));
    say("s_ownership", one("tenant"));
    say("s_installations", engine::Chosen{{{"ventilation"}, {"server"}}});
    reassess(state);
    state.place = {Page::recognised, {}};
    return state;
}

const ChecklistLine& line(const std::vector<ChecklistLine>& lines, const char* id) {
    const auto found = std::ranges::find(lines, engine::RecognisedId{id}, &ChecklistLine::id);
    INFO(id);
    REQUIRE(found != lines.end());
    return *found;
}

std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (auto place = text.find(part); place != text.npos; place = text.find(part, place + part.size())) ++count;
    return count;
}

}  // namespace

TEST_CASE("the list says where each measure stands, and why") {
    const auto lines = checklist(office());
    CHECK(lines.size() == 148);  // the solar panels stand in the law twice
    CHECK(line(lines, "GH1").code == "GH1, FK1");
    CHECK(line(lines, "GC1").standing == Standing::done);
    CHECK(line(lines, "GC1").reason.find("Klok: lager in nacht en weekend") != std::string::npos);
    CHECK(line(lines, "GD1").applies == engine::Truth::yes);
    CHECK(line(lines, "GD1").standing == Standing::planned);
    CHECK(line(lines, "GD1").steps.front().measure.value == "ventilation-clock");
    CHECK_FALSE(line(lines, "GD1").owner.empty());
    CHECK(line(lines, "FI1").owner.empty());
    CHECK(line(lines, "FA1").standing == Standing::not_applicable);
    CHECK_FALSE(line(lines, "FA1").reason.empty());
    CHECK(line(lines, "FI2").standing == Standing::check);
    CHECK(line(lines, "GB7").moment == "Hoeft pas als u vervangt of verbouwt.");
}

TEST_CASE("the page has unique keys and shows first what applies, then what to check, then what is done") {
    for (const std::string language : {"nl", "en"}) {
        State state = office(language);
        for (const bool all : {false, true}) {
            if (all) state.unfolded.insert("recognised");
            const Screen screen = screen_of(state);
            std::set<std::string> keys;
            std::vector<std::string> sections;
            each(screen.blocks, [&](const Block& block) {
                INFO(block.key);
                CHECK(keys.insert(block.key).second);
                CHECK(block.label.find('[') == std::string::npos);
                if (block.role == Role::heading && block.level == 2) sections.push_back(block.key);
            });
            CHECK(sections == std::vector<std::string>{"recognised/applies/title", "recognised/check/title",
                                                       "recognised/done/title", "recognised/not/title"});
            CHECK(keys.contains("recognised/FA1") == all);
            CHECK(keys.contains("recognised/GD1/condition/1"));
        }
    }
}

TEST_CASE("the page is reached from the duty, in the plan and on its own page") {
    State state = office();
    CHECK(place_of(state, "recognised") == Place{Page::recognised, {}});
    CHECK(fragment_of({Page::recognised, {}}) == "recognised");
    const Intent there = GoTo{{Page::recognised, {}}};
    state.place = {Page::plan, {}};
    CHECK(intent_for(screen_of(state), {Action::Kind::activate, "step/energiebesparingsplicht/recognised", {}}) == there);
    state.place = {Page::measure, "energiebesparingsplicht"};
    CHECK(intent_for(screen_of(state), {Action::Kind::activate, "law/link", {}}) == there);
}

TEST_CASE("the plan marks a step that the law names, and says when that is not certain") {
    State state = office();
    state.place = {Page::plan, {}};
    state.unfolded.insert("chances");
    const Screen screen = screen_of(state);
    const Block* certain = find(screen, "step/ventilation-clock/law");
    REQUIRE(certain != nullptr);
    CHECK(certain->label == "Erkende maatregel GD1");
    CHECK(certain->look == Look::chip_must);
    const Block* perhaps = find(screen, "step/weather-control/law");
    REQUIRE(perhaps != nullptr);
    CHECK(perhaps->label == "Misschien erkende maatregel");
    CHECK(perhaps->look == Look::chip_plain);
}

TEST_CASE("without the duty the page says that the list is not for this company") {
    State state = office();
    state.answers.set({"s_elec_kwh"}, engine::Number{10000});
    state.answers.set({"s_gas_m3"}, engine::Number{1000});
    reassess(state);
    const Screen screen = screen_of(state);
    CHECK(find(screen, "recognised/none/text") != nullptr);
    CHECK(find(screen, "recognised/csv") == nullptr);
}

TEST_CASE("the button gives the list as a file, and printing unfolds it") {
    State state = office();
    const auto intent = intent_for(screen_of(state), {Action::Kind::activate, "recognised/csv", {}});
    REQUIRE(intent.has_value());
    const auto effects = update(state, *intent);
    REQUIRE(effects.size() == 1);
    const auto* file = std::get_if<Download>(&effects.front());
    REQUIRE(file != nullptr);
    CHECK(file->name == "erkende-maatregelen.csv");
    CHECK(file->text == checklist_csv(state));
    CHECK(update(state, PrintPage{}) == std::vector<Effect>{Print{}});
    CHECK(find(screen_of(state), "recognised/FA1") != nullptr);
}

TEST_CASE("the file is one that spreadsheets read, and no cell of it is a formula") {
    State state = office();
    const std::string csv = checklist_csv(state);
    CHECK(csv.starts_with("\xEF\xBB\xBF\"Code\";\"Categorie\";\"Maatregel\";"));
    CHECK(csv.ends_with("\r\n"));
    CHECK(count_of(csv, "\r\n") == 149);
    CHECK(count_of(csv, "\n") == 149);
    // A pack of someone else may have any words.
    Texts words;
    REQUIRE(words
                .add({"x", R"({"recognised":{"GA1":{"title":"=1+1"},"GB1":{"title":"a \"b\"; c\nd"},
                               "GB2":{"title":"-1"},"GB3":{"title":"@x"},"GB4":{"title":"+1"},"GB5":{"title":"\tx"}}})"})
                .empty());
    state.words.insert_or_assign("nl", std::move(words));
    const std::string odd = checklist_csv(state);
    for (const char* cell : {";\"'=1+1\";", ";\"a \"\"b\"\"; c d\";", ";\"'-1\";", ";\"'@x\";", ";\"'+1\";", ";\"'\tx\";"}) {
        INFO(cell);
        CHECK(odd.find(cell) != std::string::npos);
    }
}
