// What is taken away: the plan for a spreadsheet, its days for a calendar, the whole result, and the page that offers them.
#include "present/export/take_away.h"
#include "engine/answers_json.h"
#include "engine/result_json.h"
#include "present/export/csv.h"
#include "present/export/plain.h"
#include "present/export/plan_csv.h"
#include "present/format.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <functional>
#include <set>

using namespace tk;
using namespace tk::present;

namespace {

State office(const std::string& language = "nl") {
    State state = tests::shipped_state(language);
    const auto say = [&](const char* question, engine::Answer answer) { state.answers.set({question}, std::move(answer)); };
    say("s_sector", engine::Chosen{{{"office"}}});
    say("s_elec_kwh", engine::Number{90000});
    say("s_gas_m3", engine::Number{17000});
    say("s_heating", engine::Chosen{{{"gas_old"}}});
    reassess(state);
    return state;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const auto to = text.find("\r\n", from);
        REQUIRE(to != text.npos);
        lines.push_back(text.substr(from, to - from));
        from = to + 2;
    }
    return lines;
}

std::string unfolded(std::string text) {
    for (auto at = text.find("\r\n "); at != text.npos; at = text.find("\r\n ", at)) text.erase(at, 3);
    return text;
}

const CalendarEvent* event(const Calendar& calendar, const std::string& start) {
    const auto found =
        std::ranges::find_if(calendar.events, [&](const auto& one) { return one.uid.starts_with(start + "@"); });
    return found == calendar.events.end() ? nullptr : &*found;
}

engine::Date day(const char* text) { return *engine::date_of(text); }

Block one(const State& state, const char* key) {
    const Screen screen = screen_of(state);
    const Block* found = find(screen, key);
    INFO(key);
    REQUIRE(found != nullptr);
    return *found;
}

}  // namespace

TEST_CASE("a cell is no formula, whatever stands in front of it, and a number is a number") {
    for (const char* text : {"=1+1", "+1", "-1", "@x", "\t=1", "\xE2\x80\xAE=1", "\xEF\xBB\xBF=1", "\r=1"}) {
        INFO(text);
        const std::string cell = text_cell(text);
        CHECK(std::string_view("=+-@\t\r").find(cell[1]) == std::string_view::npos);
    }
    CHECK(text_cell("a \"b\"; c\r\nd") == "\"a \"\"b\"\"; c d\"");
    CHECK(number_cell(1234.56, 1) == "1234,6");
    CHECK(number_cell(0.04, 1) == "0,0");
    CHECK(number_cell(-0.04, 1) == "0,0");
    CHECK(number_cell(-1200) == "-1200");
    CHECK(number_cell(1.0 / 0.0) == "");
    CHECK(plain("a\rb\r\nc\xC2\xAD") == "a\nb\nc");
}

TEST_CASE("the spreadsheet has a row for each step, in order, with the amounts of the page") {
    for (const std::string language : {"nl", "en"}) {
        const State state = office(language);
        const std::string csv = plan_csv(state);
        CHECK(csv.starts_with(language == "nl" ? "\xEF\xBB\xBF\"Plaats\";\"Groep\";" : "\xEF\xBB\xBF\"Place\";\"Group\";"));
        CHECK(csv.find('[') == csv.npos);
        const auto lines = lines_of(csv);
        REQUIRE(lines.size() == state.assessment.plan.steps.size() + 1);
        for (const auto& step : state.assessment.plan.steps) {
            const std::string& line = lines[static_cast<std::size_t>(step.place)];
            CHECK(line.starts_with(std::to_string(step.place) + ";"));
            if (step.duty.empty()) {
                const auto& gain = state.assessment.find(step.measure)->gain;
                CHECK(line.find("\";" + number_cell(rounded(gain.p10)) + ";" + number_cell(rounded(gain.p50)) + ";" +
                                number_cell(rounded(gain.p90)) + ";") != line.npos);
            } else {
                CHECK(line.find("\";;;;;;;") != line.npos);
            }
        }
    }
}

TEST_CASE("the row of a duty has its deadline, article and sources, that of a step its schemes with their check") {
    const auto lines = lines_of(plan_csv(office()));
    const auto row = [&](std::string_view part) {
        const auto found = std::ranges::find_if(lines, [&](const auto& line) { return line.find(part) != line.npos; });
        INFO(part);
        REQUIRE(found != lines.end());
        return *found;
    };
    const State state = office();
    CHECK(row(state.texts()("duty.informatieplicht-energiebesparing.name")).find(";2027-12-01;\"Bal 5.15d; Bbl 3.84b\";") !=
          std::string::npos);
    CHECK(row("(EIA)").find("Past misschien, loopt. Nagekeken op 23 november 2026.") != std::string::npos);
    const engine::Duty* report = state.pack->find(engine::DutyId{"informatieplicht-energiebesparing"});
    REQUIRE(report->sources.size() == 2);
    for (const auto& id : report->sources)
        CHECK(row(state.texts()("duty.informatieplicht-energiebesparing.name")).find(state.pack->find(id)->title) !=
              std::string::npos);
}

TEST_CASE("the calendar has the deadline of a duty, with its reason, and tells a month and a week before") {
    const State state = office();
    const Calendar calendar = agenda_of(state);
    CHECK(std::ranges::is_sorted(calendar.events, {}, &CalendarEvent::day));
    const auto* report = event(calendar, "duty.informatieplicht-energiebesparing");
    REQUIRE(report != nullptr);
    CHECK(report->day == day("2027-12-01"));
    CHECK(report->remind_days == std::vector<int>{30, 7});
    CHECK(report->title.starts_with("Uiterlijk vandaag: "));
    CHECK(report->text.find("Bron: Bal 5.15d; Bbl 3.84b.") != std::string::npos);
    CHECK(report->text.find("U antwoordde: ") != std::string::npos);
    for (const auto& one : calendar.events) {
        INFO(one.uid);
        CHECK(one.day >= state.date);
        CHECK(one.text.find('[') == std::string::npos);
        CHECK(one.title.find('[') == std::string::npos);
    }
}

TEST_CASE("what is announced is never said to be law") {
    State state = tests::shipped_state();
    const std::string factory = tests::file_text("assets/content/base/examples/metal-works.json");
    state.answers = engine::load_answers(*state.pack, factory, "metal-works.json").answers;
    reassess(state);
    const Calendar calendar = agenda_of(state);
    int expected = 0;
    for (const auto& step : state.assessment.plan.steps) {
        if (step.group != engine::Group::will) continue;
        const auto* found = event(calendar, "duty." + step.duty.value);
        if (found == nullptr) continue;
        const auto& phases = state.pack->find(step.duty)->phases;
        const auto phase =
            std::ranges::find(phases, found->day, [](const auto& one) { return one.from.value_or(engine::Date{}); });
        REQUIRE(phase != phases.end());
        const bool adopted = phase->status == engine::PhaseStatus::adopted;
        CHECK(found->title.starts_with(adopted ? "Geldt vanaf vandaag: " : "Verwacht, nog geen plicht: "));
        ++expected;
    }
    CHECK(expected > 0);
}

TEST_CASE("schemes of the plan are looked at again on the day that the content knows") {
    const State state = office();
    const Calendar calendar = agenda_of(state);
    const auto* eia = event(calendar, "scheme.eia");  // its list changes before its evidence gets old
    REQUIRE(eia != nullptr);
    CHECK(eia->day == day("2027-01-01"));
    CHECK(eia->title.starts_with("De lijst verandert: "));
    CHECK(eia->url == "https://www.rvo.nl/eia");
    const auto* others = event(calendar, "schemes");  // a year after the content was checked
    REQUIRE(others != nullptr);
    CHECK(others->day == day("2027-11-23"));
    for (const auto& scheme : state.assessment.schemes)
        if (scheme.fits == engine::Truth::no || scheme.for_measures.empty())
            CHECK(event(calendar, "scheme." + scheme.scheme.value) == nullptr);
}

TEST_CASE("an event has the same mark on every date and in every language, and the revision follows the content") {
    const auto marks = [](const State& state) {
        std::set<std::string> found;
        for (const auto& one : agenda_of(state).events) CHECK(found.insert(one.uid).second);
        return found;
    };
    State state = office();
    const auto first = marks(state);
    CHECK(first == marks(office("en")));
    CHECK(first.contains("scheme.eia@base.terreinkompas"));
    const int revision = agenda_of(state).revision;
    CHECK(revision == 2518);  // days from 1 January 2020 to 23 November 2026
    state.date = day("2026-12-20");
    reassess(state);
    CHECK(first == marks(state));
    CHECK(agenda_of(state).revision == revision);
}

TEST_CASE("follow-ups of a dossier come with a mark of their own, apart from those of another dossier") {
    const State state = office();
    const OfDossier one{"d1", {{"a", day("2026-01-05"), "Bel; de eigenaar, over \"led\"\nen het dak"}}};
    OfDossier other = one;
    other.id = "d2";
    const Calendar calendar = agenda_of(state, one);
    REQUIRE(event(calendar, "follow-up.a") != nullptr);
    CHECK(event(calendar, "follow-up.a")->uid == "follow-up.a@d1.base.terreinkompas");
    for (const auto& mine : calendar.events)
        for (const auto& theirs : agenda_of(state, other).events) CHECK(mine.uid != theirs.uid);
    CHECK(unfolded(ics_text(calendar)).find("SUMMARY:Bel\\; de eigenaar\\, over \"led\"\\nen het dak\r\n") !=
          std::string::npos);
}

TEST_CASE("a calendar file is what RFC 5545 asks") {
    Calendar calendar{
        "-//x//y//NL", day("2026-11-24"), 7, {{"u", day("2026-12-31"), "A\\B", "één\r\ntwee", "https://x", {30, 1, 0}}}};
    CHECK(ics_text(calendar) ==
          "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//NL\r\nCALSCALE:GREGORIAN\r\nBEGIN:VEVENT\r\nUID:u\r\n"
          "DTSTAMP:20261124T000000Z\r\nSEQUENCE:7\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"
          "SUMMARY:A\\\\B\r\nDESCRIPTION:één\\ntwee\r\nURL:https://x\r\nTRANSP:TRANSPARENT\r\n"
          "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:A\\\\B\r\nTRIGGER:-P29DT15H\r\nEND:VALARM\r\n"
          "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:A\\\\B\r\nTRIGGER:-PT15H\r\nEND:VALARM\r\n"
          "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:A\\\\B\r\nTRIGGER:PT9H\r\nEND:VALARM\r\n"
          "END:VEVENT\r\nEND:VCALENDAR\r\n");
    calendar.events.front().url = "https://x\r\nATTENDEE:mailto:a@b";
    CHECK(ics_text(calendar).find("ATTENDEE") == std::string::npos);
    CHECK(ics_text({}).empty());
    std::string letters;
    for (int i = 0; i < 90; ++i) letters += i % 3 == 0 ? "a" : i % 3 == 1 ? "é" : "€";
    for (std::size_t cut = 0; cut < 4; ++cut) {
        const std::string line = std::string(cut, 'x') + letters, folded = folded_line(line);
        CHECK(unfolded(folded) == line + "\r\n");
        for (const std::string& part : lines_of(folded)) {
            CHECK(part.size() <= 75);
            CHECK((static_cast<unsigned char>(part[part.starts_with(' ') ? 1 : 0]) & 0xC0U) != 0x80U);
        }
    }
}

TEST_CASE("each button of the page gives its file, and says so") {
    State state = office();
    state.place = {Page::take_away, {}};
    CHECK(place_of(state, "take-away") == state.place);
    for (const auto& [name, kind] :
         {std::pair{"csv", FileKind::csv}, std::pair{"ics", FileKind::ics}, std::pair{"json", FileKind::json}}) {
        const auto intent =
            intent_for(screen_of(state), {Action::Kind::activate, "take-away/" + std::string(name) + "/save", {}});
        REQUIRE(intent.has_value());
        const auto effects = update(state, *intent);
        REQUIRE(effects.size() == 1);
        const auto* file = std::get_if<Download>(&effects.front());
        REQUIRE(file != nullptr);
        CHECK(*file == file_of(state, kind));
        CHECK(file->name.ends_with("-2026-11-24." + std::string(name)));
        CHECK(state.announcement.find(file->name) != std::string::npos);
    }
    const engine::AssessOptions options{.date = state.date, .track = state.track};
    CHECK(file_of(state, FileKind::json)->text ==
          engine::result_json(*state.pack, state.answers, options, engine::assess(*state.pack, state.answers, options)) +
              "\n");
}

TEST_CASE("paper takes the plan, unfolded, and not the page that offers it") {
    State state = office();
    state.place = {Page::take_away, {}};
    CHECK(one(state, "take-away/paper/print").intent == Intent{PrintPage{}});
    const auto effects = update(state, PrintPage{});
    CHECK(state.place.page == Page::plan);
    CHECK(effects == std::vector<Effect>{Visit{"plan", false}, Print{}});
    CHECK(find(screen_of(state), "schemes/all")->unfolded == true);
}

TEST_CASE("the page is reached from the plan, and has nothing to give without answers") {
    State state = office();
    const Intent there = GoTo{{Page::take_away, {}}};
    state.place = {Page::plan, {}};
    CHECK(one(state, "plan/take-away").intent == there);
    CHECK(one(state, "plan/take-away/ics").intent == Intent{TakeAway{FileKind::ics}});
    State empty = tests::shipped_state();
    empty.place = {Page::take_away, {}};
    const Screen screen = screen_of(empty);
    CHECK(find(screen, "take-away/start") != nullptr);
    CHECK(find(screen, "take-away/csv/save") == nullptr);
}

TEST_CASE("the page has unique keys and words in both languages, for a company and a park") {
    for (const std::string language : {"nl", "en"})
        for (const std::string track : {"sme", "terrain"}) {
            State state = office(language);
            state.track = track;
            if (track == "terrain") state.answers.set({"t_n_companies"}, engine::Number{60});
            reassess(state);
            state.place = {Page::take_away, {}};
            std::set<std::string> keys;
            const std::function<void(const std::vector<Block>&)> each = [&](const std::vector<Block>& blocks) {
                for (const Block& block : blocks) {
                    INFO(block.key);
                    CHECK(keys.insert(block.key).second);
                    CHECK(block.label.find('[') == std::string::npos);
                    each(block.children);
                }
            };
            each(screen_of(state).blocks);
            CHECK(keys.contains("take-away/paper/title"));
        }
}
