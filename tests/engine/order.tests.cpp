// In which order a pack lists its things changes nothing but the order in which they are shown.
#include "support/packs.h"
#include "support/random.h"
#include "support/state.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

using namespace tk;
using namespace tk::tests;
using nlohmann::json;

namespace {

// The documents in another order, and what each lists as well.
engine::ContentPack shuffled(Random& random) {
    auto documents = shipped_documents();
    for (auto& document : documents) {
        json value = json::parse(document.text);
        if (document.path == "pack.json") {
            std::shuffle(value["documents"].begin(), value["documents"].end(), random);
        } else {
            for (auto& list : value)
                if (list.is_array() && !list.empty() && list.front().is_object() && list.front().contains("id"))
                    std::shuffle(list.begin(), list.end(), random);
        }
        document.text = value.dump();
    }
    auto loaded = engine::load_content(documents);
    for (const auto& issue : loaded.issues) UNSCOPED_INFO(issue.file << " " << issue.where << " " << issue.what);
    REQUIRE(loaded.pack.has_value());
    return std::move(*loaded.pack);
}

std::set<std::string> set_of(const std::vector<engine::QuestionId>& list) {
    std::set<std::string> found;
    for (const auto& one : list) found.insert(one.value);
    return found;
}

bool near(double a, double b) { return std::abs(a - b) <= 1e-6 * std::max({1.0, std::abs(a), std::abs(b)}); }
bool near(const engine::Spread& a, const engine::Spread& b) {
    return near(a.p10, b.p10) && near(a.p50, b.p50) && near(a.p90, b.p90);
}

void same(const engine::Assessment& a, const engine::Assessment& b) {
    REQUIRE(a.duties.size() == b.duties.size());
    REQUIRE(a.measures.size() == b.measures.size());
    REQUIRE(a.schemes.size() == b.schemes.size());
    for (const auto& one : a.duties) {
        const auto* two = b.find(one.duty);
        if (two == nullptr || one.applies != two->applies || one.group != two->group || one.likely != two->likely ||
            set_of(one.because) != set_of(two->because) || set_of(one.waiting_on) != set_of(two->waiting_on))
            FAIL_CHECK("duty " << one.duty.value);
    }
    for (const auto& one : a.measures) {
        const auto* two = b.find(one.measure);
        if (two == nullptr || one.applies != two->applies || one.blocked != two->blocked || !near(one.gain, two->gain) ||
            !near(one.investment, two->investment) || !near(one.co2, two->co2))
            FAIL_CHECK("measure " << one.measure.value);
    }
    for (const auto& one : a.schemes) {
        const auto* two = b.find(one.scheme);
        if (two == nullptr || one.fits != two->fits || one.window != two->window) FAIL_CHECK("scheme " << one.scheme.value);
    }
    for (const auto& one : a.questions)
        if (b.find(one.question) == nullptr || b.find(one.question)->asked != one.asked)
            FAIL_CHECK("question " << one.question.value);
}

}  // namespace

TEST_CASE("the order of the pack changes no verdict and no amount") {
    Random random("the order of the pack");
    INFO("seed " << random.seed());
    const int packs = cases(200, 3), rounds = cases(500, 5);  // 100,000 or 15 cases
    for (int p = 0; p < packs; ++p) {
        const auto other = shuffled(random);
        for (int i = 0; i < rounds; ++i) {
            const auto given = random_answers(shipped_pack(), random, static_cast<unsigned>(random.pick(101)));
            // The draws cost the most: a few rounds have them.
            const engine::AssessOptions options{.date = some_day,
                                                .track = random.chance(50) ? "sme" : "terrain",
                                                .draws = i == 0 ? 64 : 0,
                                                .what_if = false};
            auto a = engine::assess(shipped_pack(), given, options), b = engine::assess(other, given, options);
            same(a, b);
            if (i > 0) continue;
            CHECK(near(a.plan.totals.gain, b.plan.totals.gain));
            CHECK(near(a.plan.totals.investment, b.plan.totals.investment));
            CHECK(a.plan.steps.size() == b.plan.steps.size());
        }
    }
}
