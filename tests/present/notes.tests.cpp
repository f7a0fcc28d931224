// What is noted beside an answer or a step: kept, printed, and never part of a link.
#include "present/notes.h"

#include "dossier/dossier_json.h"
#include "present/report/report.h"
#include "present/sharing.h"
#include "support/hands.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>
#include <functional>

using namespace tk;
using namespace tk::present;

namespace {

State at(Page page, const std::string& id) {
    State state = tests::shipped_state();
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    update(state, GoTo{{page, id}});
    return state;
}

// All that a screen says, holds and does.
std::string all_of(const Screen& screen) {
    std::string all;
    const std::function<void(const std::vector<Block>&)> visit = [&](const std::vector<Block>& blocks) {
        for (const Block& block : blocks) {
            all += block.label + block.help + block.value + block.href;
            visit(block.children);
        }
    };
    visit(screen.blocks);
    return all;
}

}  // namespace

TEST_CASE("a note at a question is written, kept at once, and gone when it is emptied", "[notes]") {
    State state = at(Page::question, "s_gas_m3");
    CHECK(find(screen_of(state), "note/s_gas_m3/said") == nullptr);
    tests::press(state, "note/s_gas_m3/open");
    CHECK(state.focus == "note/s_gas_m3/said");
    const auto effects = tests::type(state, "note/s_gas_m3/said", "belt donderdag");
    REQUIRE(effects.size() == 1);
    const auto* save = std::get_if<Save>(&effects.front());
    REQUIRE(save != nullptr);
    const auto kept = dossier::load_dossier(*state.pack, save->text, "kept");
    REQUIRE(kept.dossier);
    CHECK(kept.dossier->notes.questions.at({"s_gas_m3"}) == dossier::Note{"belt donderdag", ""});
    CHECK(tests::there(screen_of(state), "note/s_gas_m3/said").value == "belt donderdag");

    tests::type(state, "note/s_gas_m3/seen", "meter in de kelder");
    tests::type(state, "note/s_gas_m3/said", "");
    CHECK(*note_of(state, NoteOn::question, "s_gas_m3") == dossier::Note{"", "meter in de kelder"});
    tests::type(state, "note/s_gas_m3/seen", "  ");
    CHECK(note_of(state, NoteOn::question, "s_gas_m3") == nullptr);
    CHECK(state.dossier.notes.empty());
}

TEST_CASE("a note at a measure or a duty is of that step, and who closed the fold reads it", "[notes]") {
    State state = at(Page::measure, "led-lighting");
    tests::press(state, "note/led-lighting/open");
    tests::type(state, "note/led-lighting/seen", "al <b>led</b> in de winkel");
    CHECK(state.dossier.notes.measures.contains({"led-lighting"}));
    tests::press(state, "note/led-lighting/open");
    const Screen closed = screen_of(state);
    CHECK(find(closed, "note/led-lighting/said/text") == nullptr);
    const Block& words = tests::there(closed, "note/led-lighting/seen/text");
    CHECK(words.label == "al <b>led</b> in de winkel");
    CHECK(words.personal);

    update(state, GoTo{{Page::measure, "energiebesparingsplicht"}});
    tests::press(state, "note/energiebesparingsplicht/open");
    tests::type(state, "note/energiebesparingsplicht/said", "nog nooit gehoord");
    CHECK(state.dossier.notes.duties.at({"energiebesparingsplicht"}).said == "nog nooit gehoord");
}

TEST_CASE("a note has the limits of a dossier", "[notes]") {
    State state = at(Page::question, "s_gas_m3");
    const auto write = [&](const std::string& id, const std::string& text) {
        return update(state, Keep{WriteNote{NoteOn::question, id, NoteBy::said, text}});
    };
    write("s_gas_m3", std::string(3000, 'a'));
    CHECK(note_of(state, NoteOn::question, "s_gas_m3")->said.size() == dossier::longest_note);
    write("s_gas_m3", "een\ntwee\x07");
    CHECK(dossier::is_plain(note_of(state, NoteOn::question, "s_gas_m3")->said, dossier::longest_note, dossier::Lines::one));
    CHECK(write("s_no_such", "tekst").empty());
    CHECK(state.dossier.notes.size() == 1);

    for (std::size_t i = state.dossier.notes.size(); i < dossier::most_notes; ++i)
        state.dossier.notes.measures[{"old-" + std::to_string(i)}] = {"van vroeger", ""};
    CHECK(write("s_floor_m2", "te veel").empty());
    CHECK(state.urgent);
    CHECK(state.announcement == state.texts()("notes.full", {{"count", "1000"}}));
    CHECK(write("s_gas_m3", "dit mag").size() == 1);
}

TEST_CASE("a link never holds a note, and its preview shows none", "[notes]") {
    State state = at(Page::share, "");
    const auto before = share::write_link(*state.pack, state.track, state.answers);
    const std::string without = all_of(screen_of(state));
    update(state, Keep{WriteNote{NoteOn::question, "s_elec_kwh", NoteBy::said, "geheim van de bakker"}});
    update(state, Keep{WriteNote{NoteOn::measure, "led-lighting", NoteBy::seen, "geheim van de bakker"}});
    CHECK(share::write_link(*state.pack, state.track, state.answers).text == before.text);
    CHECK(all_of(screen_of(state)) == without);
    update(state, GoTo{{Page::shared, before.text}});
    CHECK_FALSE(all_of(screen_of(state)).contains("geheim"));
}

TEST_CASE("the hand-over sheet has the notes, each with what it is about and whose words they are", "[notes]") {
    State state = at(Page::question, "s_gas_m3");
    update(state, Keep{WriteNote{NoteOn::question, "s_gas_m3", NoteBy::said, "jaarnota bij de boekhouder"}});
    update(state, Keep{WriteNote{NoteOn::measure, "led-lighting", NoteBy::seen, "al led"}});
    const std::string sheet = report_html(state, ReportForm::handover, cover_of(state));
    CHECK(sheet.contains("jaarnota bij de boekhouder"));
    CHECK(sheet.contains("al led"));
    CHECK(sheet.contains("(de ondernemer zei)"));
    CHECK(sheet.contains("(de adviseur zag)"));
}
