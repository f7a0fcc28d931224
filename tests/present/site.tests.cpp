// What who runs the page sets for it: what counts, what is left out and said, and where a person meets it.
#include "present/site.h"
#include "present/keeping.h"
#include "present/report/report.h"
#include "present/screen_of.h"
#include "support/hands.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace tk;
using namespace tk::present;
using tests::there;

namespace {

constexpr const char* whole_site = R"({
  "$schema": "site.schema.json", "address": "https://kompas.example.nl/",
  "desk": {"name": {"nl": "Ondernemersloket Súdwest", "en": "Business desk"}, "email": "loket@example.nl",
           "phone": "14 030", "url": "https://www.example.nl/loket"},
  "errors": "fouten@example.nl", "overlay": "noord-holland", "theme": "utrecht,dark",
  "kiosk": {"idle": 60, "print": true, "pin": "2580"}})";

std::vector<std::string> site_places(const SiteRead& read) {
    std::vector<std::string> where;
    for (const auto& issue : read.issues) {
        CHECK(issue.file == "site.json");
        CHECK(issue.severity == engine::Severity::warning);  // the page goes on
        CHECK_FALSE(issue.what.empty());
        where.push_back(issue.where);
    }
    return where;
}

const Block* site_block(const std::vector<Block>& blocks, std::string_view key) {
    for (const Block& block : blocks) {
        if (block.key == key) return &block;
        if (const Block* inner = site_block(block.children, key)) return inner;
    }
    return nullptr;
}

State with_site(const char* json = whole_site, const std::string& language = "nl") {
    State state = tests::shipped_state(language);
    state.site = site_of(json).site;
    update(state, Reply{{"s_sector"}, engine::Chosen{{{"bakery"}}}});
    update(state, Reply{{"s_elec_kwh"}, engine::Number{85000}});
    return state;
}

Screen site_page(State& state, Page page, std::string id = {}) {
    state.place = {page, std::move(id)};
    return screen_of(state);
}

// A long id may be broken at the end of a line.
std::string without_hyphens(std::string text) {
    for (auto at = text.find("\u00AD"); at != text.npos; at = text.find("\u00AD", at)) text.erase(at, 2);
    return text;
}

std::string site_words(const std::vector<Block>& blocks) {
    std::string all;
    for (const Block& block : blocks) all += block.label + "\n" + site_words(block.children);
    return all;
}

}  // namespace

TEST_CASE("every setting of a whole file counts") {
    const auto read = site_of(whole_site);
    CHECK(site_places(read).empty());
    const SiteSettings& site = read.site;
    CHECK(site.address == "https://kompas.example.nl/");
    CHECK(name_in(site.desk, "nl") == "Ondernemersloket Súdwest");
    CHECK(name_in(site.desk, "en") == "Business desk");
    CHECK(site.desk.email == "loket@example.nl");
    CHECK(site.desk.phone == "14 030");
    CHECK(site.desk.url == "https://www.example.nl/loket");
    CHECK(site.errors == "fouten@example.nl");
    CHECK(site.overlay == "noord-holland");
    CHECK(site.theme == "utrecht,dark");
    CHECK(name_in(site_of(R"({"desk": {"name": "Loket"}})").site.desk, "en") == "Loket");
    CHECK(name_in(site_of(R"({"desk": {"name": {"en": "Desk"}}})").site.desk, "nl") == "Desk");
}

TEST_CASE("what is empty or not there is no mistake") {
    for (const char* text :
         {"", "{}", R"({"address": "", "errors": "", "overlay": "", "theme": "", "desk": {"name": "", "email": ""}})",
          R"({"desk": {}, "kiosk": {"pin": ""}})"}) {
        INFO(text);
        const auto read = site_of(text);
        CHECK(site_places(read).empty());
        CHECK(read.site == SiteSettings{});
    }
}

TEST_CASE("what is wrong is left out and named, and the rest counts") {
    const auto read = site_of(R"json({
      "address": "kompas.example.nl", "adress": 1, "errors": "http://example.nl", "overlay": "../content", "theme": "Utrecht",
      "desk": {"name": {"nl": "<b>Loket</b>", "fr": "Guichet"}, "email": "loket@example", "phone": "bel ons",
               "url": "javascript:alert(1)", "fax": "1"},
      "kiosk": {"idle": 5, "print": "yes", "pin": "12"}})json");
    auto where = site_places(read);
    std::ranges::sort(where);
    CHECK(where == std::vector<std::string>{"/address", "/adress", "/desk/email", "/desk/fax", "/desk/name/fr",
                                            "/desk/name/nl", "/desk/phone", "/desk/url", "/errors", "/kiosk/idle",
                                            "/kiosk/pin", "/kiosk/print", "/overlay", "/theme"});
    CHECK(read.site == SiteSettings{});
    const auto partly = site_of(R"({"desk": {"email": "x", "phone": "14 030"}, "errors": 3, "theme": "dark"})");
    CHECK(site_places(partly).size() == 2);
    CHECK(partly.site.desk.phone == "14 030");
    CHECK(partly.site.desk.email.empty());
    CHECK(partly.site.theme == "dark");
}

TEST_CASE("a file of another shape, that is broken, or that is far too large sets nothing") {
    const std::string deep = std::string(5000, '[') + std::string(5000, ']');
    const std::string large = R"({"errors": "fouten@example.nl", "x": ")" + std::string(largest_site_file, 'x') + "\"}";
    for (const std::string& text : {std::string("{\"errors\": \"fouten@example.nl\","), std::string("[]"),
                                    std::string("null"), std::string("\"text\""), std::string("\xFF\xFE{}"), deep, large}) {
        const auto read = site_of(text);
        CHECK_FALSE(site_places(read).empty());
        CHECK(read.site == SiteSettings{});
    }
    CHECK(site_places(site_of("{\n  \"errors\": }")).front().starts_with("2:"));
    for (const char* text : {R"({"desk": []})", R"({"desk": "Loket"})", R"({"kiosk": 1})", R"({"desk": {"name": ["x"]}})",
                             R"({"theme": {}})"}) {
        INFO(text);
        const auto read = site_of(text);
        CHECK(site_places(read).size() == 1);
        CHECK(read.site == SiteSettings{});
    }
    CHECK(site_places(site_of("\xEF\xBB\xBF{}")).empty());  // as editors on Windows write it
}

TEST_CASE("a name of the desk has no markup, no signs that turn or control, and eighty letters") {
    const auto name = [](const std::string& text) {
        return name_in(site_of(R"({"desk": {"name": ")" + text + "\"}}").site.desk, "nl");
    };
    CHECK(name("Loket & park 'De Ark' – 2026") == "Loket & park 'De Ark' – 2026");
    std::string eighty;
    for (int i = 0; i < 80; ++i) eighty += "é";
    CHECK(name(eighty) == eighty);
    for (const std::string& bad :
         {eighty + "é", std::string("a<b"), std::string("a\\u0007b"), std::string("a\\u202Eb"), std::string("   "),
          std::string("a\\nb"), std::string("{phone}"), std::string("\\uD83D\\uDE00"), std::string("\\u00AD")})
        CHECK(name(bad).empty());
}

TEST_CASE("the desk of the site stands on help, about, plan and step, with links that reach it") {
    State state = with_site();
    for (const auto& [page, id] :
         {std::pair{Page::help, ""}, {Page::about, ""}, {Page::plan, ""}, {Page::measure, "led-lighting"}}) {
        const Screen screen = site_page(state, page, id);
        CHECK(there(screen, "contact/title").label.find("Ondernemersloket Súdwest") != std::string::npos);
        CHECK(there(screen, "contact/site").href == "https://www.example.nl/loket");
        CHECK(there(screen, "contact/email").href == "mailto:loket@example.nl");
        CHECK(there(screen, "contact/phone").href == "tel:14030");
    }
    State english = with_site(whole_site, "en");
    CHECK(there(site_page(english, Page::help), "contact/title").label.find("Business desk") != std::string::npos);
}

TEST_CASE("of a desk only what was given is shown, and without one nothing") {
    State state = with_site(R"({"desk": {"phone": "14 030"}})");
    const Screen screen = site_page(state, Page::help);
    CHECK_FALSE(there(screen, "contact/title").label.empty());
    CHECK(site_block(screen.blocks, "contact/site") == nullptr);
    CHECK(site_block(screen.blocks, "contact/email") == nullptr);
    State none = with_site("{}");
    CHECK(site_block(site_page(none, Page::help).blocks, "contact") == nullptr);
    CHECK(site_block(site_page(none, Page::about).blocks, "mistake") == nullptr);
    CHECK(site_block(site_page(none, Page::measure, "led-lighting").blocks, "mistake") == nullptr);
}

TEST_CASE("beside the desk of a region both are on help, and that of the site on the plan") {
    State state = with_site();
    engine::ContentPack pack = *state.pack;
    pack.overlay = {"region", "1", {}, {"Regioloket", "https://example.org/", "14 000", "geen adres"}};
    state.pack = std::make_shared<const engine::ContentPack>(std::move(pack));
    state.workspace.reset();
    reassess(state);
    const Screen help = site_page(state, Page::help), plan = site_page(state, Page::plan);
    CHECK(site_block(help.blocks, "contact") != nullptr);
    CHECK(there(help, "desk/phone").href == "tel:14000");
    CHECK(there(help, "desk/email").href.empty());  // words, for it is none
    CHECK(site_block(plan.blocks, "contact") != nullptr);
    CHECK(site_block(plan.blocks, "desk") == nullptr);
    state.site.desk.names = {{"", "Regioloket"}};
    CHECK(site_block(site_page(state, Page::help).blocks, "desk") == nullptr);  // the same desk is not said twice
}

TEST_CASE("a mistake is told with what the page is about and which content it was") {
    State state = with_site();
    const std::string version = state.pack->version;
    REQUIRE_FALSE(version.empty());
    for (const auto& [page, id] :
         {std::pair{Page::measure, "led-lighting"}, {Page::measure, "energiebesparingsplicht"}, {Page::scheme, "eia"}}) {
        const Screen screen = site_page(state, page, id);
        const Block& link = there(screen, "mistake/tell");
        CHECK(link.href.starts_with("mailto:fouten@example.nl?subject="));
        CHECK(link.href.find(id) != std::string::npos);
        CHECK(link.href.find(version) != std::string::npos);
        CHECK(without_hyphens(there(screen, "mistake/name").label).find(id) != std::string::npos);
        CHECK(there(screen, "mistake/name").label.find(version) != std::string::npos);
    }
    CHECK(there(site_page(state, Page::about), "mistake/tell").href.find(version) != std::string::npos);
    state.site.errors = "https://example.nl/fouten";
    CHECK(there(site_page(state, Page::measure, "led-lighting"), "mistake/tell").href == "https://example.nl/fouten");
}

TEST_CASE("in a kiosk the desk and the way to tell a mistake are words, and a page has a code") {
    State state = with_site();
    state.kiosk = Kiosk{};
    const Screen help = site_page(state, Page::help), step = site_page(state, Page::measure, "led-lighting");
    for (const char* key : {"contact/site", "contact/email", "contact/phone"}) {
        INFO(key);
        CHECK(there(help, key).href.empty());
        CHECK(there(help, key).role == (std::string_view(key) == "contact/site" ? Role::button : Role::paragraph));
    }
    for (const char* text : {"14 030", "loket@example.nl", "www.example.nl/loket"})
        CHECK(site_words(help.blocks).find(text) != std::string::npos);
    CHECK(there(step, "mistake/tell").href.empty());
    CHECK(there(step, "mistake/tell").label.find("fouten@example.nl") != std::string::npos);
    CHECK(there(step, "mistake/name").label.find("led-lighting") != std::string::npos);
}

TEST_CASE("the report names the desk of the site") {
    State state = with_site();
    const std::string html = report_html(state, ReportForm::handover);
    for (const char* text : {"Ondernemersloket Súdwest", "loket@example.nl", "14 030", "https://www.example.nl/loket"})
        CHECK(html.find(text) != std::string::npos);
}

TEST_CASE("colours of the site hold until a person chooses, also those of the device") {
    State state = with_site();
    state.site_colours = Colours::dark;
    state.display.colours = Colours::dark;
    restore_settings(state, R"({"language": "nl"})");  // kept by a person who chose no colours
    CHECK(theme_of(state) == Theme::dark);
    update(state, Adjust{Display{}});
    CHECK(theme_of(state) == Theme::light);
    const std::string kept = save_settings(state).json;
    State later = with_site();
    later.site_colours = Colours::dark;
    restore_settings(later, kept);
    CHECK(theme_of(later) == Theme::light);
    later.asked_colours = Colours::contrast;  // by the address
    CHECK(theme_of(later) == Theme::contrast);
}
