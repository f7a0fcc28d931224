// Files that come together: each is a dossier or is refused in words, and what the device has is never lost.
#include "dossier/dossier_json.h"
#include "present/keeping.h"
#include "present/screen_of.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>
#include <map>
#include <vector>

using namespace tk;
using namespace tk::present;

namespace {

// Keeps what is asked, in the order in which it is asked.
struct Tablet {
    State state = tests::shipped_state();
    std::map<std::string, std::string> texts{}, heads{};
    std::vector<std::string> saved{};  // ids, the first one first
    int ids = 0;

    Tablet() {
        state.shelf.spare_id.clear();  // that of the support is one of the companies here
        refill();
    }
    void refill() {
        if (state.shelf.spare_id.empty()) state.shelf.spare_id = std::string(29, 'f') + std::to_string(100 + ++ids);
    }
    void performs(const std::vector<Effect>& effects) {
        for (const Effect& effect : effects)
            if (const auto* save = std::get_if<Save>(&effect)) {
                texts[save->id] = save->text;
                heads[save->id] = save->head;
                saved.push_back(save->id);
            }
        refill();
    }
    void hears_of_list() {
        std::string list = "[";
        for (const auto& [id, head] : heads) list += (list.size() > 1 ? "," : "") + head;
        state.shelf.heads = heads_of(list + "]");
    }
    struct File {
        std::string name{}, text{}, id{};
        FileTrouble trouble = FileTrouble::nothing;
    };
    void gets(const std::vector<File>& files) {
        for (std::size_t at = 0; at < files.size(); ++at) {
            const auto here = texts.find(files[at].id);
            performs(file_among_others(state, {.name = files[at].name,
                                               .text = files[at].text,
                                               .trouble = files[at].trouble,
                                               .here = here == texts.end() ? std::string_view{} : here->second,
                                               .at = at + 1,
                                               .of = files.size()}));
        }
        hears_of_list();
    }
    dossier::Dossier kept(const std::string& id) const {
        const auto text = texts.find(id);
        REQUIRE(text != texts.end());
        auto loaded = dossier::load_dossier(*state.pack, text->second, "kept");
        REQUIRE(loaded.dossier);
        return *loaded.dossier;
    }
    const Arrivals& arrivals() const {
        REQUIRE(state.shelf.arrivals);
        return *state.shelf.arrivals;
    }
};

engine::Date day(unsigned day) { return {std::chrono::year{2026}, std::chrono::November, std::chrono::day{day}}; }

dossier::Dossier company(char letter, double kwh, unsigned changed = 10) {
    dossier::Dossier made;
    made.id = std::string(32, letter);
    made.name = std::string("Bedrijf ") + letter;
    made.created = day(1);
    made.changed = day(changed);
    made.answers.set({"s_elec_kwh"}, engine::Number{kwh});
    return made;
}

Tablet::File file_of(const Tablet& tablet, const dossier::Dossier& dossier) {
    return {.name = dossier.name + ".json", .text = dossier::dossier_json(*tablet.state.pack, dossier), .id = dossier.id};
}

engine::Answer kwh_of(const dossier::Dossier& dossier) { return *dossier.answers.find({"s_elec_kwh"}); }

}  // namespace

TEST_CASE("files that come together become dossiers, and none is opened", "[files]") {
    Tablet tablet;
    const auto a = company('a', 85000), b = company('b', 12000);
    tablet.gets({file_of(tablet, a), file_of(tablet, b)});
    CHECK(tablet.kept(a.id) == a);
    CHECK(tablet.kept(b.id) == b);
    CHECK(tablet.state.dossier.id.empty());
    CHECK(tablet.state.answers.empty());
    CHECK(tablet.state.place.page == Page::dossiers);
    CHECK(tablet.arrivals().came == 2);
    CHECK(tablet.arrivals().told.empty());
    const Screen screen = screen_of(tablet.state);
    REQUIRE(find(screen, "arrivals/came") != nullptr);
    CHECK(find(screen, "dossier/" + a.id + "/name")->label == a.name);
    CHECK(heads_of("[" + tablet.heads[a.id] + "]").at(0).answered == 1);
    CHECK(heads_of("[" + tablet.heads[a.id] + "]").at(0).left > 0);
    CHECK(tablet.state.announcement.contains("2"));
}

TEST_CASE("among many files those that can't be used are named with the reason, first of all", "[files]") {
    Tablet tablet;
    auto bad = file_of(tablet, company('c', 1));
    bad.text.resize(bad.text.size() / 2);
    bad.name = "half.json";
    tablet.gets({file_of(tablet, company('a', 85000)),
                 {.name = "foto.json", .text = "GIF89a"},
                 {.name = "groot.json", .trouble = FileTrouble::too_large},
                 {.name = "map", .trouble = FileTrouble::unreadable},
                 {.name = "later.json", .text = R"({"format":"terreinkompas dossier","version":99})"},
                 bad,
                 {.name = "<b>.json", .text = "{}"}});
    const auto& told = tablet.arrivals().told;
    REQUIRE(told.size() == 6);
    const std::vector<std::pair<std::string, std::string>> expected{{"foto.json", "not_json"}, {"groot.json", "too_large"},
                                                                    {"map", "unreadable"},     {"later.json", "newer"},
                                                                    {"half.json", "not_json"}, {"<b>.json", "other"}};
    for (std::size_t at = 0; at < expected.size(); ++at) {
        CHECK(told[at].name == expected[at].first);
        CHECK(told[at].why == "dossiers.refused." + expected[at].second);
    }
    CHECK(tablet.texts.size() == 1);
    const Screen screen = screen_of(tablet.state);
    const Block* name = find(screen, "arrivals/5/name");
    REQUIRE(name != nullptr);
    CHECK(name->personal);
}

TEST_CASE("a dossier that is here already stays, whatever file comes with its id", "[files]") {
    Tablet tablet;
    const auto mine = company('a', 85000, 10);
    tablet.gets({file_of(tablet, mine), file_of(tablet, company('b', 1))});
    const auto before = tablet.texts;

    SECTION("the same: nothing changes") {
        auto again = mine;
        again.changed = day(20);  // looked at since
        tablet.gets({file_of(tablet, again), file_of(tablet, again)});
        CHECK(tablet.texts == before);
        CHECK(tablet.arrivals().told.at(0).what == Arrival::same);
        CHECK(tablet.arrivals().came == 0);
    }
    SECTION("the file is older: nothing changes") {
        tablet.gets({file_of(tablet, company('a', 5, 9)), file_of(tablet, company('d', 5, 9))});
        CHECK(tablet.kept(mine.id) == mine);
        CHECK(tablet.arrivals().told.at(0).what == Arrival::older);
    }
    SECTION("of the same day: a second dossier") {
        const auto other = company('a', 5, 10);
        tablet.gets({file_of(tablet, other), file_of(tablet, company('b', 1))});
        CHECK(tablet.kept(mine.id) == mine);
        CHECK(tablet.arrivals().told.at(0).what == Arrival::beside);
        REQUIRE(tablet.texts.size() == before.size() + 1);
        CHECK(kwh_of(tablet.kept(tablet.saved.back())) == kwh_of(other));
    }
    SECTION("the file is newer: it has the place, and what was here is a copy that was kept first") {
        const auto later = company('a', 5, 11);
        tablet.saved.clear();
        tablet.gets({file_of(tablet, later), file_of(tablet, company('b', 1))});
        CHECK(tablet.arrivals().told.at(0).what == Arrival::newer);
        CHECK(tablet.kept(mine.id) == later);
        REQUIRE(tablet.saved.size() == 2);
        CHECK(tablet.saved[1] == mine.id);
        const auto copy = tablet.kept(tablet.saved[0]);
        CHECK(copy.answers == mine.answers);
        CHECK(copy.name == tablet.state.texts()("dossiers.copy_of", {{"name", mine.name}}));
    }
    SECTION("what is here can't be read: the file is a second dossier") {
        tablet.texts[mine.id] = "{";
        tablet.gets({file_of(tablet, company('a', 5, 11)), file_of(tablet, company('b', 1))});
        CHECK(tablet.texts[mine.id] == "{");
        CHECK(tablet.texts.size() == before.size() + 1);
    }
}

TEST_CASE("a newer file of the open dossier is what is open now, and its answers of before are a copy", "[files]") {
    Tablet tablet;
    tablet.performs(update(tablet.state, Reply{{"s_elec_kwh"}, engine::Number{85000}}));
    auto later = dossier_of(tablet.state);
    later.changed = day(28);
    later.answers.set({"s_elec_kwh"}, engine::Number{5});
    tablet.gets({file_of(tablet, later), file_of(tablet, company('b', 1))});
    CHECK(tablet.state.dossier.id == later.id);
    CHECK(*tablet.state.answers.find({"s_elec_kwh"}) == engine::Answer{engine::Number{5}});
    REQUIRE(tablet.texts.size() == 3);
    bool copied = false;
    for (const auto& [id, text] : tablet.texts)
        copied = copied || kwh_of(tablet.kept(id)) == engine::Answer{engine::Number{85000}};
    CHECK(copied);
}

TEST_CASE("a list of answers becomes a dossier once, also when it comes again", "[files]") {
    Tablet tablet;
    const Tablet::File file{.name = "bakery.json", .text = tests::file_text("assets/content/base/examples/bakery.json")};
    tablet.gets({file, file});
    REQUIRE(tablet.texts.size() == 1);
    CHECK(tablet.kept(tablet.saved[0]).name == "bakery");
    CHECK(tablet.arrivals().told.at(0).what == Arrival::same);
    tablet.gets({file, file});
    CHECK(tablet.texts.size() == 1);
}

TEST_CASE("answers without a place in the content are counted in words", "[files]") {
    Tablet tablet;
    auto file = file_of(tablet, company('a', 85000));
    const std::string known = "\"s_elec_kwh\":85000";
    const auto place = file.text.find(known);
    REQUIRE(place != std::string::npos);
    file.text.insert(place, "\"s_never_was\":\"x\",");
    tablet.gets({file, file_of(tablet, company('b', 1))});
    REQUIRE(tablet.arrivals().told.size() == 1);
    CHECK(tablet.arrivals().told[0].what == Arrival::came);
    CHECK(tablet.arrivals().told[0].without_place == 1);
    CHECK(find(screen_of(tablet.state), "arrivals/0/without") != nullptr);
}

TEST_CASE("while files come the page says how far it is, and the overview can be closed", "[files]") {
    Tablet tablet;
    const auto a = file_of(tablet, company('a', 85000));
    tablet.performs(file_among_others(tablet.state, {.name = a.name, .text = a.text, .at = 1, .of = 3}));
    CHECK(find(screen_of(tablet.state), "arrivals/reading") != nullptr);
    CHECK(find(screen_of(tablet.state), "arrivals/close") == nullptr);
    tablet.gets({a, a});
    const auto close = intent_for(screen_of(tablet.state), {Action::Kind::activate, "arrivals/close", {}});
    REQUIRE(close);
    tablet.performs(update(tablet.state, *close));
    CHECK(find(screen_of(tablet.state), "arrivals") == nullptr);
}

TEST_CASE("a file that is dropped on another page is refused where its reason is shown", "[files]") {
    Tablet tablet;
    CHECK(tablet.state.place.page == Page::welcome);
    tablet.performs(file_arrived(tablet.state, "", "geen dossier", false));
    CHECK(tablet.state.place.page == Page::dossiers);
    REQUIRE(tablet.state.shelf.refused);
    CHECK(tablet.state.shelf.refused->name == tablet.state.texts()("dossiers.pasted"));
}

TEST_CASE("a file with a passphrase is offered where the page can make one, and holds what a plain file holds", "[files]") {
    Tablet tablet;
    const auto a = company('a', 85000);
    tablet.gets({file_of(tablet, a), file_of(tablet, company('b', 1))});
    update(tablet.state, Unfold{"dossier/" + a.id});
    const std::string key = "dossier/" + a.id + "/seal";
    CHECK(find(screen_of(tablet.state), key) == nullptr);
    CHECK(find(screen_of(tablet.state), "dossiers/keeping/no-seal") == nullptr);
    tablet.state.shelf.seals = false;
    CHECK(find(screen_of(tablet.state), key) == nullptr);
    CHECK(find(screen_of(tablet.state), "dossiers/keeping/no-seal") != nullptr);
    tablet.state.shelf.seals = true;
    const auto press = intent_for(screen_of(tablet.state), {Action::Kind::activate, key, {}});
    REQUIRE(press);
    const auto fetched = update(tablet.state, *press);
    REQUIRE(fetched.size() == 1);
    REQUIRE(std::get<Fetch>(fetched[0]).purpose == Purpose::save_sealed);
    CHECK(purpose_named(name_of(Purpose::save_sealed)) == Purpose::save_sealed);
    const auto made = dossier_arrived(tablet.state, a.id, Purpose::save_sealed, tablet.texts[a.id]);
    REQUIRE(made.size() == 1);
    CHECK(std::get<Seal>(made[0]).text == tablet.texts[a.id]);
    CHECK(std::get<Seal>(made[0]).name.contains("Bedrijf a"));
}

TEST_CASE("whatever is wrong with a file, the page has a sentence for it in each language", "[files]") {
    for (const char* language : {"nl", "en"}) {
        Tablet tablet;
        tablet.state = tests::shipped_state(language);
        std::vector<Tablet::File> files;
        for (const FileTrouble trouble :
             {FileTrouble::too_large, FileTrouble::unreadable, FileTrouble::not_opened, FileTrouble::was_changed,
              FileTrouble::no_seal, FileTrouble::seal_newer, FileTrouble::cannot_open})
            files.push_back({.name = "geheim.json", .trouble = trouble});
        tablet.gets(files);
        REQUIRE(tablet.arrivals().told.size() == files.size());
        for (const ArrivedFile& file : tablet.arrivals().told) {
            INFO(file.why);
            CHECK(file.what == Arrival::refused);
            CHECK(tablet.state.texts().has(file.why));
        }
    }
}
