#include "share/link.h"

#include "engine/answers_json.h"
#include "engine/compiled.h"
#include "engine/link_order.h"
#include "share/bits.h"
#include "share/text_form.h"
#include "support/forged_link.h"
#include "support/packs.h"
#include "support/random.h"
#include "support/state.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

using namespace tk;
using namespace tk::tests;
using share::Fault;

namespace {

// Without what never goes into a link.
engine::Answers shared_of(const engine::ContentPack& pack, std::string_view track, const engine::Answers& answers) {
    engine::Answers left;
    for (const auto& [id, answer] : answers) {
        const engine::Question& question = *pack.find(id);
        if (question.track == track && question.kind != engine::AnswerKind::text) left.set(id, answer);
    }
    return left;
}

Fault fault_of(const engine::ContentPack& pack, std::string_view text) {
    const auto read = share::read_link(pack, text);
    REQUIRE_FALSE(read.has_value());
    return read.error();
}

// The answers that a text gives when it gives any, and nothing of it is out of place.
void must_be_whole(const engine::ContentPack& pack, std::string_view text) {
    const auto read = share::read_link(pack, text);
    if (!read) return;
    const auto again = share::write_link(pack, read->track, read->answers);
    const auto back = share::read_link(pack, again.text);
    REQUIRE(back.has_value());
    CHECK(back->answers == read->answers);
}

// A pack whose link order is still the one that it had first, or has become a longer one. The checksums are counted.
std::string edition_text(const engine::ContentPack& pack, std::size_t edition, std::string entries) {
    return R"({"checksum":")" + engine::link_order_checksum(pack, edition) + R"(","sme":[)" + std::move(entries) + "]}";
}

constexpr const char* first_edition = R"({"question":"use","kind":"number"},
    {"question":"heating","kind":"one","options":["gas_new","gas_old","pump"]},
    {"question":"rooms","kind":"many","options":["ovens","cold","none"]})";

engine::ContentPack with_order(Parts parts, const std::vector<std::string>& editions) {
    return pack_of(with_link_order(std::move(parts), editions));
}

}  // namespace

TEST_CASE("each example survives a link, and no link is long") {
    const auto& pack = *shipped_state().pack;
    std::map<std::size_t, std::string> lengths;
    for (const auto& file : std::filesystem::directory_iterator(TERREINKOMPAS_SOURCE_DIR "/assets/content/base/examples")) {
        const std::string name = file.path().filename().string();
        const auto loaded = engine::load_answers(pack, file_text("assets/content/base/examples/" + name), name);
        const auto wanted = shared_of(pack, loaded.track, loaded.answers);
        for (const auto form : {share::Form::link, share::Form::qr}) {
            const auto link = share::write_link(pack, loaded.track, loaded.answers, form);
            INFO(name << ' ' << link.text);
            CHECK(link.carried == wanted.size());
            CHECK(link.text.size() < 300);
            const auto back = share::read_link(pack, link.text);
            REQUIRE(back.has_value());
            CHECK(back->track == loaded.track);
            CHECK(back->answers == wanted);
            CHECK(back->issues.empty());
            if (form == share::Form::link) lengths.emplace(link.text.size(), name);
        }
    }
    REQUIRE(lengths.size() > 3);
    WARN("the longest link of an example is that of " << lengths.rbegin()->second << ": " << lengths.rbegin()->first
                                                      << " signs");
}

TEST_CASE("answers to every question still make a link of less than 300 signs") {
    const auto& pack = *shipped_state().pack;
    Random random("link length");
    std::size_t longest = 0;
    for (int i = 0; i < cases(2000, 200); ++i) {
        engine::Answers all;
        for (const auto& question : pack.questions)
            if (question.track == "sme" && question.kind != engine::AnswerKind::text)
                all.set(question.id, value_for(question, random));
        const auto link = share::write_link(pack, "sme", all);
        CHECK(link.carried == all.size());
        longest = std::max(longest, link.text.size());
    }
    WARN("the longest of links with all answers of a company: " << longest << " signs");
    CHECK(longest < 300);
}

TEST_CASE("answers come back from a link as they were: property") {
    const auto& pack = *shipped_state().pack;
    Random random("link round trip");
    for (int i = 0; i < cases(10000, 1000); ++i) {
        auto answers = random_answers(pack, random, 30 + static_cast<unsigned>(random.pick(70)));
        answers = fewer(pack, answers, random);
        const std::string_view track = engine::track_names[random.pick(2)];
        const auto form = random.chance(50) ? share::Form::link : share::Form::qr;
        const auto link = share::write_link(pack, track, answers, form);
        const auto back = share::read_link(pack, link.text);
        INFO(link.text);
        REQUIRE(back.has_value());
        REQUIRE(back->answers == shared_of(pack, track, answers));
        REQUIRE(back->track == track);
        // The same answers are the same link.
        REQUIRE(share::write_link(pack, track, back->answers, form).text == link.text);
    }
}

TEST_CASE("an answer that is not known, a range, decimals and what was skipped survive") {
    const auto& pack = *shipped_state().pack;
    engine::Answers answers;
    answers.set({"s_sector"}, chosen({"bakery"}));
    answers.set({"s_province"}, engine::Unsure{});
    answers.set({"s_elec_kwh"}, engine::Between{12000.5, 1.0 / 3 * 100000});
    answers.set({"s_gas_m3"}, engine::Unsure{});
    answers.set({"s_floor_m2"}, number(123.456));
    answers.set({"s_waste_eur"}, number(0));
    answers.set({"s_goal"}, engine::Unsure{});
    const auto back = share::read_link(pack, share::write_link(pack, "sme", answers).text);
    REQUIRE(back.has_value());
    CHECK(back->answers == answers);
    CHECK(back->answers.find({"s_heating"}) == nullptr);
    CHECK(share::read_link(pack, share::write_link(pack, "sme", {}).text)->answers.empty());
}

TEST_CASE("free words, what is private and what the link order does not name stay behind") {
    Parts parts;
    parts.questions += R"(,{"id":"town","track":"sme","theme":"energy","kind":"text","seconds":5},
        {"id":"street","track":"sme","theme":"energy","kind":"one","private":true,"options":[{"id":"main"},{"id":"side"}],
         "prior":{"weights":{"main":1,"side":1},"confidence":"low"},"seconds":5})";
    const auto pack = with_order(parts, {first_edition});
    engine::Answers answers;
    answers.set({"town"}, engine::Words{"Zwolle"});
    answers.set({"street"}, chosen({"main"}));
    answers.set({"gas"}, number(5));
    answers.set({"use"}, number(5000));
    const auto link = share::write_link(pack, "sme", answers);
    CHECK(link.carried == 1);
    CHECK(link.left_out == std::vector<engine::QuestionId>{{"gas"}, {"street"}, {"town"}});
    const auto back = share::read_link(pack, link.text);
    REQUIRE(back.has_value());
    CHECK(back->answers.size() == 1);

    // Nor can an author put them in.
    const auto complaint = [&](const char* question, const char* kind) {
        parts.link_order = std::string(R"({"checksum":"","sme":[{"question":")") + question + R"(","kind":")" + kind + "\"" +
                           (std::string_view(kind) == "one" ? R"(,"options":["main","side"]}]})" : "}]}");
        std::string text;
        for (const auto& issue : engine::load_content(documents_of(parts)).issues) text += issue.what + "\n";
        return text;
    };
    CHECK(complaint("town", "number").find("free words never go into a link") != std::string::npos);
    CHECK(complaint("street", "one").find("private") != std::string::npos);
}

TEST_CASE("no question of the shipped pack lets words or a place finer than the province into a link") {
    const auto& pack = *shipped_state().pack;
    engine::Answers answers;
    for (const auto& question : pack.questions)
        if (question.kind == engine::AnswerKind::text) answers.set(question.id, engine::Words{"Achterstraat 1"});
    REQUIRE_FALSE(answers.empty());
    for (const auto track : engine::track_names) {
        CHECK(share::write_link(pack, track, answers).carried == 0);
        for (const auto& entry : engine::link_entries(pack, track, pack.link_order.size())) {
            const auto* question = pack.find(entry.question);
            CHECK((question == nullptr || engine::may_be_shared(*question)));
        }
    }
}

TEST_CASE("each fault of a link has its own name") {
    const auto& pack = *shipped_state().pack;
    engine::Answers answers;
    answers.set({"s_sector"}, chosen({"bakery"}));
    answers.set({"s_elec_kwh"}, number(48000));
    answers.set({"s_waste_eur"}, number(1234));
    for (const auto form : {share::Form::link, share::Form::qr}) {
        const std::string good = share::write_link(pack, "sme", answers, form).text;
        CHECK(fault_of(pack, "") == Fault::empty);
        CHECK(fault_of(pack, "C" + good.substr(1)) == Fault::version);
        CHECK(fault_of(pack, "hello world") == Fault::version);
        for (std::size_t size = 1; size < good.size(); ++size)
            CHECK(fault_of(pack, good.substr(0, size)) == Fault::truncated);
        CHECK(fault_of(pack, good + "A") == Fault::too_long);
        CHECK(fault_of(pack, good + "%20and%20more") == Fault::too_long);
        CHECK(fault_of(pack, good + std::string(1'000'000, 'A')) == Fault::too_long);
        std::string other = good;
        other[8] = other[8] == 'K' ? 'L' : 'K';
        CHECK(fault_of(pack, other) == Fault::changed);
    }
    // Bytes that nothing of ours writes, with a check that is right.
    const auto forged = [&](unsigned track, unsigned edition, const std::string& body) {
        return forged_link(pack, track, edition, body);
    };
    CHECK(share::read_link(pack, forged(0, 1, "")).has_value());
    CHECK(fault_of(pack, forged(2, 1, "")) == Fault::track);
    CHECK(fault_of(pack, forged(3, 1, "")) == Fault::track);
    CHECK(fault_of(pack, forged(0, 2, "")) == Fault::newer);
    CHECK(fault_of(pack, forged(0, 4095, "")) == Fault::newer);
    CHECK(fault_of(pack, forged(0, 0, "")) == Fault::unreadable);
    CHECK(fault_of(pack, forged(0, 1, std::string(1, '\0'))) == Fault::unreadable);
    CHECK(fault_of(pack, forged(0, 1, std::string(700, '\xff'))) == Fault::unreadable);
}

TEST_CASE("a link with any one sign changed, and one that is cut off, is refused") {
    const auto& pack = *shipped_state().pack;
    Random random("link changes");
    constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_ %.\n";
    for (int i = 0; i < cases(20, 2); ++i) {
        const auto answers = fewer(pack, random_answers(pack, random, 80), random);
        const auto form = i % 2 == 0 ? share::Form::link : share::Form::qr;
        const std::string good = share::write_link(pack, "sme", answers, form).text;
        for (std::size_t at = 0; at < good.size(); ++at) {
            CHECK_FALSE(share::read_link(pack, good.substr(0, at)).has_value());
            for (const char sign : signs) {
                if (sign == good[at]) continue;
                std::string other = good;
                other[at] = sign;
                if (share::read_link(pack, other)) FAIL(good << " is read with " << sign << " at " << at);
            }
        }
    }
}

TEST_CASE("bytes by chance are refused or answers as a whole, also when their check is right: fuzz") {
    const auto& pack = *shipped_state().pack;
    Random random("link bytes");
    std::size_t read = 0;
    for (int i = 0; i < cases(100000, 5000); ++i) {
        std::string body;
        for (std::size_t left = random.pick(60); left > 0; --left) body += static_cast<char>(random.pick(256));
        const std::string text = forged_link(pack, static_cast<unsigned>(random.pick(2)), 1, body);
        read += share::read_link(pack, text).has_value() ? 1 : 0;
        must_be_whole(pack, text);
        must_be_whole(pack, "A" + share::base64_of(body));
        must_be_whole(pack, body);
    }
    CHECK(read > 0);
}

TEST_CASE("a link made before the questions changed is still read") {
    const auto old = with_order({}, {first_edition});
    engine::Answers answers;
    answers.set({"use"}, number(42000));
    answers.set({"heating"}, chosen({"gas_old"}));
    answers.set({"rooms"}, chosen({"ovens", "cold"}));
    const std::string link = share::write_link(old, "sme", answers).text;

    // "heating" is called otherwise and "ovens" is gone; an option and a question came, the order of asking is another.
    Parts parts;
    parts.questions =
        R"({"id":"fuel","track":"sme","theme":"energy","kind":"one","options":[{"id":"none"},{"id":"gas_old"},{"id":"gas_new"},{"id":"pump"}],
            "prior":{"weights":{"none":1,"gas_new":2,"gas_old":1,"pump":1},"confidence":"low"},"seconds":5},
           {"id":"rooms","track":"sme","theme":"energy","kind":"many","options":[{"id":"attic"},{"id":"cold"},{"id":"none","exclusive":true}],
            "prior":{"chances":{"attic":0.3,"cold":0.5},"confidence":"low"},"seconds":5},
           {"id":"use","track":"sme","theme":"energy","kind":"number","unit":"kWh/year","min":0,"max":100000,
            "prior":{"low":1000,"likely":20000,"high":60000,"confidence":"low"},"seconds":10},
           {"id":"goal","track":"sme","theme":"energy","kind":"many","options":[{"id":"cost"},{"id":"co2"}],
            "prior":{"chances":{"cost":0.5,"co2":0.5},"confidence":"low"},"seconds":5})";
    parts.migrations = R"({"question":"heating","to":"fuel"},{"question":"rooms","option":"ovens"})";
    const std::string later = R"({"question":"fuel","kind":"one","options":["gas_new","gas_old","pump","none"]},
        {"question":"rooms","kind":"many","options":["attic"]}, {"question":"goal","kind":"many","options":["cost","co2"]})";
    const auto now = with_order(parts, {first_edition, later});
    const auto read = share::read_link(now, link);
    REQUIRE(read.has_value());
    CHECK(*read->answers.find({"fuel"}) == chosen({"gas_old"}));
    CHECK(*read->answers.find({"use"}) == number(42000));
    CHECK(*read->answers.find({"rooms"}) == chosen({"cold"}));
    CHECK(read->issues.size() == 1);
    CHECK(read->unplaced == R"({"rooms":["ovens"]})");

    // A link of now is not for the program of then.
    engine::Answers new_ones;
    new_ones.set({"fuel"}, chosen({"none"}));
    new_ones.set({"rooms"}, chosen({"attic", "cold"}));
    const std::string new_link = share::write_link(now, "sme", new_ones).text;
    CHECK(share::read_link(now, new_link)->answers == new_ones);
    CHECK(fault_of(old, new_link) == Fault::newer);
}

TEST_CASE("a link order that was changed where it stood refuses its old links") {
    const auto before = with_order({}, {first_edition});
    const auto after = with_order({}, {R"({"question":"heating","kind":"one","options":["gas_new","gas_old","pump"]},
        {"question":"use","kind":"number"}, {"question":"rooms","kind":"many","options":["ovens","cold","none"]})"});
    engine::Answers answers;
    answers.set({"use"}, number(42000));
    CHECK(fault_of(after, share::write_link(before, "sme", answers).text) == Fault::changed);
    // And its checksum says so to the author.
    Parts parts;
    parts.link_order =
        edition_text(before, 1, R"({"question":"heating","kind":"one","options":["gas_old","gas_new","pump"]})");
    const auto loaded = engine::load_content(documents_of(parts));
    REQUIRE(loaded.issues.size() == 1);
    CHECK(loaded.issues[0].where == "/link_order/0/checksum");
}

TEST_CASE("a pack that was compiled makes and reads the same links") {
    const auto pack = with_order({}, {first_edition, R"({"question":"goal","kind":"many","options":["cost","co2"]})"});
    const auto compiled = engine::load_compiled(engine::compiled_content(pack));
    REQUIRE(compiled.has_value());
    engine::Answers answers;
    answers.set({"use"}, number(42000));
    answers.set({"goal"}, chosen({"co2"}));
    const std::string link = share::write_link(pack, "sme", answers).text;
    CHECK(share::write_link(*compiled, "sme", answers).text == link);
    CHECK(share::read_link(*compiled, link)->answers == answers);
}

TEST_CASE("a pack without a link order makes no links and reads none") {
    const auto pack = pack_of({});
    engine::Answers answers;
    answers.set({"use"}, number(1));
    CHECK(share::write_link(pack, "sme", answers).text.empty());
    CHECK(fault_of(pack, share::write_link(with_order({}, {first_edition}), "sme", answers).text) == Fault::newer);
}

TEST_CASE("numbers keep every bit, and those that people answer are short") {
    const auto back = [](double value) {
        share::BitWriter bits;
        share::put_number(bits, value);
        share::BitReader reader(bits.bytes());
        const double read = share::take_number(reader);
        CHECK(std::signbit(read) == std::signbit(value));
        CHECK(read == value);
        return bits.bytes().size();
    };
    CHECK(back(0) == 1);
    CHECK(back(45) == 2);
    CHECK(back(45000) == 3);
    CHECK(back(2.5) == 3);
    for (const double value : {-0.0, -1.0, 1.0 / 3, 1e-300, 1e300, 9007199254740993.0, 0.1, 5e-324, 123456789.125})
        back(value);
    Random random("link numbers");
    for (int i = 0; i < cases(100000, 5000); ++i) {
        back(std::floor(std::ldexp(static_cast<double>(random()), static_cast<int>(random.pick(30)) - 20)));
        back(std::ldexp(static_cast<double>(random()), static_cast<int>(random.pick(60)) - 40));
        back(static_cast<double>(random.pick(1000000)) / 100);
    }
}
