// The plan on paper: one document that anybody can read, with the words of the screens.
#include "present/report/report.h"
#include "present/format.h"
#include "present/report/html.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

using namespace tk;
using namespace tk::present;

namespace {

constexpr ReportForm forms[] = {ReportForm::summary, ReportForm::full, ReportForm::handover};

State office(const std::string& language = "nl") {
    State state = tests::shipped_state(language);
    const auto say = [&](const char* question, engine::Answer answer) { state.answers.set({question}, std::move(answer)); };
    say("s_sector", engine::Chosen{{{"office"}}});
    say("s_elec_kwh", engine::Number{90000});
    say("s_gas_m3", engine::Number{17000});
    say("s_heating", engine::Chosen{{{"gas_old"}}});
    say("s_ownership", engine::Unsure{});
    reassess(state);
    state.place = {Page::plan, {}};
    return state;
}

State park(const std::string& language = "nl") {
    State state = tests::shipped_state(language);
    state.track = "terrain";
    state.answers.set({"t_n_companies"}, engine::Number{60});
    reassess(state);
    state.place = {Page::plan, {}};
    return state;
}

struct Tag {
    std::string name{};
    std::map<std::string, std::string> attributes{};
    bool closes = false, alone = false;
};

// The tags of a document in order, and its text without them. What is no tag fails the test.
struct Read {
    std::vector<Tag> tags{};
    std::string text{};
};

Read read(const std::string& html) {
    Read result;
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] != '<') {
            result.text += html[at++];
            continue;
        }
        const auto end = html.find('>', at);
        REQUIRE(end != html.npos);
        std::string inner = html.substr(at + 1, end - at - 1);
        at = end + 1;
        if (inner.starts_with("!doctype")) continue;
        Tag tag;
        tag.closes = inner.starts_with('/');
        tag.alone = inner.ends_with('/');
        if (tag.closes) inner.erase(0, 1);
        if (tag.alone) inner.pop_back();
        const auto space = inner.find(' ');
        tag.name = inner.substr(0, space);
        for (std::size_t from = space; from != inner.npos && from < inner.size();) {
            const auto equals = inner.find("=\"", from);
            if (equals == inner.npos) break;
            const auto quote = inner.find('"', equals + 2);
            REQUIRE(quote != inner.npos);
            tag.attributes[inner.substr(from + 1, equals - from - 1)] = inner.substr(equals + 2, quote - equals - 2);
            from = quote + 1;
        }
        result.tags.push_back(std::move(tag));
    }
    return result;
}

std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (auto place = text.find(part); place != text.npos; place = text.find(part, place + part.size())) ++count;
    return count;
}

bool holds(const std::string& html, const std::string& words) { return html.find(escaped(words)) != html.npos; }

void each_report(const std::function<void(const State&, ReportForm, const std::string&)>& look) {
    for (const std::string language : {"nl", "en"})
        for (const State& state : {office(language), park(language)})
            for (const ReportForm form : forms) {
                INFO(language << " " << state.track << " " << name_of(form));
                look(state, form, report_html(state, form));
            }
}

}  // namespace

TEST_CASE("every element of a report is closed in its order, and every id stands once") {
    each_report([](const State& state, ReportForm, const std::string& html) {
        std::vector<std::string> open;
        std::set<std::string> ids;
        for (const Tag& tag : read(html).tags) {
            if (const auto id = tag.attributes.find("id"); id != tag.attributes.end()) CHECK(ids.insert(id->second).second);
            if (tag.alone) continue;
            if (!tag.closes) {
                open.push_back(tag.name);
                continue;
            }
            REQUIRE_FALSE(open.empty());
            REQUIRE(open.back() == tag.name);
            open.pop_back();
        }
        CHECK(open.empty());
        CHECK(html.starts_with("<!doctype html>"));
        CHECK(html.find("<html lang=\"" + state.language + "\">") != html.npos);
        CHECK(html.find("[report.") == html.npos);
    });
}

TEST_CASE("a report has landmarks, one h1, and headings that never skip a level") {
    each_report([](const State&, ReportForm, const std::string& html) {
        int before = 0, titles = 0;
        std::set<std::string> names;
        for (const Tag& tag : read(html).tags) {
            if (tag.closes) continue;
            names.insert(tag.name);
            if (tag.name.size() != 2 || tag.name[0] != 'h' || tag.name[1] < '1' || tag.name[1] > '6') continue;
            const int level = tag.name[1] - '0';
            if (level == 1) ++titles;
            CHECK(level <= before + 1);
            before = level;
        }
        CHECK(titles == 1);
        for (const char* needed : {"title", "header", "main", "section", "table"}) CHECK(names.contains(needed));
    });
}

TEST_CASE("every table of a report has a caption, and every head of it says what it is for") {
    each_report([](const State&, ReportForm, const std::string& html) {
        const auto tags = read(html).tags;
        for (std::size_t i = 0; i < tags.size(); ++i) {
            if (tags[i].closes) continue;
            if (tags[i].name == "table") CHECK(tags[i + 1].name == "caption");
            if (tags[i].name == "th") CHECK(tags[i].attributes.contains("scope"));
            if (tags[i].name == "svg")
                CHECK(tags[i].attributes.contains("aria-label") != tags[i].attributes.contains("aria-hidden"));
        }
    });
}

TEST_CASE("a report runs nothing, fetches nothing and has its style in one place") {
    each_report([](const State&, ReportForm, const std::string& html) {
        const std::set<std::string> fetching{"src", "srcset", "data", "xlink:href", "style", "action"};
        int styles = 0;
        for (const Tag& tag : read(html).tags) {
            CHECK((tag.name != "script" && tag.name != "link" && tag.name != "img" && tag.name != "iframe" &&
                   tag.name != "object"));
            if (tag.name == "style" && !tag.closes) ++styles;
            for (const auto& [name, value] : tag.attributes) {
                INFO(tag.name << " " << name);
                CHECK_FALSE(name.starts_with("on"));
                CHECK_FALSE(fetching.contains(name));
                if (name == "href") CHECK((tag.name == "a" && value.starts_with("http")));
            }
        }
        CHECK(styles == 1);
        CHECK(html.find("url(") == html.npos);
        CHECK(html.find("@import") == html.npos);
    });
}

TEST_CASE("what a person typed stays words") {
    const std::string hostile = "</style><script>alert('1')</script> & \"B\" \xFF\x01 {count} \\";
    State state = office();
    state.answers.set({"s_municipality"}, engine::Words{"<img src=x onerror=alert(2)>"});
    reassess(state);
    const Cover cover{.name = hostile, .place = "<b>Ede", .adviser = "A \"<i>\"", .day = {}, .notes = {{"<u>", "</main>"}}};
    for (const ReportForm form : forms) {
        const std::string html = report_html(state, form, cover);
        const Read seen = read(html);
        for (const Tag& tag : seen.tags)
            CHECK((tag.name != "script" && tag.name != "img" && tag.name != "b" && tag.name != "i" && tag.name != "u"));
        CHECK(count_of(html, "</style>") == 1);
        CHECK(count_of(html, "</main>") == 1);
        // In the title of the document and in that of the page, letter for letter; the foot of the pages is CSS.
        CHECK(count_of(
                  html,
                  "&lt;/style&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;B&quot; \uFFFD {count} \\") ==
              2);
        CHECK(html.find("\\00003c\\00002fstyle\\00003e") != html.npos);
        CHECK(html.find('\x01') == html.npos);
        CHECK(holds(html, "<b>Ede"));
        if (form != ReportForm::summary) {
            CHECK(holds(html, "<img src=x onerror=alert(2)>"));
            CHECK(holds(html, "</main>"));
        }
    }
}

TEST_CASE("escaping leaves letters of every language and takes what is no text") {
    CHECK(escaped("<a href='x'>\"&\"</a>") == "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;");
    CHECK(escaped("café € 日本 😀\n") == "café € 日本 😀\n");
    CHECK(escaped("a\x80z\xC3") == "a\uFFFDz\uFFFD");
    CHECK(escaped("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
    CHECK(escaped(std::string_view("a\0b\x1B\x7F", 5)) == "ab");
    CHECK(css_string("a\"b\\c\n<é") == "\"a\\000022b\\00005cc\\00000a\\00003c\\0000e9\"");
}

TEST_CASE("a report says of each step what the plan says of it") {
    for (const std::string language : {"nl", "en"})
        for (State state : {office(language), park(language)}) {
            state.unfolded = {"chances", "schemes"};
            const std::string html = report_html(state, ReportForm::full);
            const Screen screen = screen_of(state);
            for (const auto& step : state.assessment.plan.steps) {
                const std::string key = "step/" + (step.duty.empty() ? step.measure.value : step.duty.value);
                INFO(language << " " << key);
                const Block* row = find(screen, key);
                REQUIRE(row != nullptr);
                const auto plain = [](std::string text) {
                    for (auto at = text.find("\u00AD"); at != text.npos; at = text.find("\u00AD")) text.erase(at, 2);
                    return text;
                };
                CHECK(holds(html, plain(row->label)));
                CHECK(html.find(">" + row->value + "</span>") != html.npos);
                for (const char* part : {"/when", "/article", "/cost", "/budget", "/blocked"}) {
                    const Block* shown = find(screen, key + part);
                    if (shown == nullptr || std::string_view(part) == "/cost" ||
                        (std::string_view(part) == "/when" && step.duty.empty()))
                        continue;
                    INFO(part);
                    CHECK(holds(html, plain(shown->label)));
                }
                if (!step.duty.empty()) {
                    CHECK(holds(html, plain(row->help)));
                    continue;
                }
                const auto* measure = state.assessment.find(step.measure);
                if (rounded(measure->gain.p90) > 0) CHECK(holds(html, money_range(state.texts(), measure->gain)));
                if (rounded(measure->investment.p90) > 0)
                    CHECK(holds(html, money_range(state.texts(), measure->investment)));
                if (measure->payback) CHECK(holds(html, years_range(state.texts(), *measure->payback)));
            }
            for (const char* key :
                 {"result/range", "result/likely", "result/investment/value", "result/co2/value", "compass/message"}) {
                const Block* shown = find(screen, key);
                REQUIRE(shown != nullptr);
                CHECK(holds(html, shown->label));
            }
        }
}

TEST_CASE("a report names each scheme for a step with its verdict, its criteria and when it was checked") {
    const State state = office();
    const Texts& texts = state.texts();
    const std::string html = report_html(state, ReportForm::full);
    std::size_t schemes = 0;
    for (const auto& scheme : state.assessment.schemes) {
        CHECK(holds(html, texts("scheme." + scheme.scheme.value + ".name")));
        if (scheme.fits == engine::Truth::no || scheme.for_measures.empty()) continue;
        ++schemes;
        for (const auto& criterion : scheme.criteria)
            CHECK(holds(html, texts("scheme." + scheme.scheme.value + ".criterion." + criterion.criterion.value)));
        const auto* content = state.pack->find(scheme.scheme);
        if (content->checked_on)
            CHECK(holds(html, texts("scheme_page.checked", {{"date", date_text(texts, *content->checked_on)}})));
    }
    CHECK(schemes > 3);
}

TEST_CASE("a report says what is known, what was estimated, and with what the plan can be repeated") {
    const State state = office();
    const Texts& texts = state.texts();
    for (const ReportForm form : {ReportForm::full, ReportForm::handover}) {
        const std::string html = report_html(state, form);
        CHECK(holds(html, "90.000"));
        CHECK(holds(html, texts("question.s_ownership.text")));
        CHECK(holds(html, texts("question.s_ownership.unsure")));
        CHECK(holds(html, texts("about.receipt.hash", {{"hash", state.assessment.receipt.pack_hash}})));
    }
    const std::string sheet = report_html(state, ReportForm::handover);
    REQUIRE_FALSE(state.assessment.next_questions.empty());
    const auto& next = state.assessment.next_questions.front().question;
    const auto asks = sheet.find("part-asking");
    CHECK(sheet.find(escaped(texts("question." + next.value + ".text")), asks) < sheet.find("part-must"));
    CHECK(holds(sheet, texts("report.call")));
    const std::string full = report_html(state, ReportForm::full);
    for (const auto& source : state.pack->sources) CHECK(holds(full, source.title));
}

TEST_CASE("without answers a report says that there is no plan yet") {
    const State state = tests::shipped_state();
    for (const ReportForm form : forms) {
        const std::string html = report_html(state, form);
        CHECK(holds(html, state.texts()("plan.empty")));
        CHECK(html.find("<table") == html.npos);
    }
}

TEST_CASE("the plan offers the report, and making it changes nothing of the plan") {
    State state = office();
    const Screen screen = screen_of(state);
    const Block* button = find(screen, "plan/report");
    REQUIRE(button != nullptr);
    CHECK(button->role == Role::button);
    CHECK(button->intent == Intent{MakeReport{ReportForm::full, false}});
    state.place = {Page::take_away, {}};
    const Screen ways = screen_of(state);
    for (const ReportForm form : forms) {
        REQUIRE(find(ways, "report/" + name_of(form)) != nullptr);
        CHECK(find(ways, "report/" + name_of(form))->intent == Intent{MakeReport{form, false}});
        CHECK(find(ways, "report/" + name_of(form) + "/file")->intent == Intent{MakeReport{form, true}});
    }
    const std::string kept = tests::kept_text(state);
    auto effects = update(state, *button->intent);
    REQUIRE(effects.size() == 1);
    const auto* document = std::get_if<OpenDocument>(&effects.front());
    REQUIRE(document != nullptr);
    CHECK(document->html == report_html(state, ReportForm::full));
    CHECK(document->name == "actieplan-2026-11-24.html");
    CHECK_FALSE(state.announcement.empty());
    effects = update(state, MakeReport{ReportForm::summary, true});
    REQUIRE(effects.size() == 1);
    const auto* file = std::get_if<Download>(&effects.front());
    REQUIRE(file != nullptr);
    CHECK(file->name == "actieplan-samenvatting-2026-11-24.html");
    CHECK(tests::kept_text(state) == kept);
}
