// Replacing an unsure or absent answer by any value that it could have never turns yes into no or no into
// yes, only unknown into one of them, and never moves a bound outward.
#include "support/packs.h"
#include "support/random.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

using namespace tk;
using namespace tk::tests;
using engine::Truth;

namespace {

// Only the verdicts are looked at.
engine::Assessment verdicts(const engine::ContentPack& pack, const engine::Answers& given,
                            const std::string& track = "sme") {
    return engine::assess(pack, given, {.date = some_day, .track = track, .draws = 0, .what_if = false});
}

// A rule at random over the questions of the smallest pack.
class Rules {
public:
    explicit Rules(std::mt19937& random) : random_(random) {}

    std::string rule(int depth) {
        const auto which = depth <= 0 ? pick(4) : pick(9);
        switch (which) {
            case 0: return choice();
            case 1: return "rooms has " + std::string(pick(2) == 0 ? "ovens" : "cold");
            case 2:
            case 3:
                return amount(depth - 1) + " " + std::string(std::array{"<", "<=", ">", ">="}[pick(4)]) + " " + literal();
            case 4:
            case 5: return "(" + rule(depth - 1) + " and " + rule(depth - 1) + ")";
            case 6: return "(" + rule(depth - 1) + " or " + rule(depth - 1) + ")";
            case 7: return "not (" + rule(depth - 1) + ")";
            default: return "maybe(" + rule(depth - 1) + ")";
        }
    }

private:
    std::size_t pick(std::size_t count) { return random_() % count; }
    std::string literal() { return std::array{"0", "1", "3000", "20000", "50000", "0.5", "100000"}[pick(7)]; }
    std::string choice() {
        return std::array{"heating == pump", "heating != gas_old", "heating in (gas_new, pump)",
                          "heating == gas_new"}[pick(4)];
    }
    std::string amount(int depth) {
        const auto which = depth <= 0 ? pick(3) : pick(12);
        switch (which) {
            case 0: return "use";
            case 1: return "gas";
            case 2: return literal();
            case 3: return "(" + amount(depth - 1) + " + " + amount(depth - 1) + ")";
            case 4: return "(" + amount(depth - 1) + " - " + amount(depth - 1) + ")";
            case 5: return "(" + amount(depth - 1) + " * " + amount(depth - 1) + ")";
            case 6: return "(" + amount(depth - 1) + " / " + amount(depth - 1) + ")";
            case 7: return "min(" + amount(depth - 1) + ", " + amount(depth - 1) + ")";
            case 8: return "max(" + amount(depth - 1) + ", " + amount(depth - 1) + ")";
            case 9: return "if(" + rule(depth - 1) + ", " + amount(depth - 1) + ", " + amount(depth - 1) + ")";
            case 10: return "interp(" + amount(depth - 1) + ", 0, 5, 3000, 1, 20000, 9)";
            default: return pick(2) == 0 ? "sqrt(" + amount(depth - 1) + ")" : "clamp(" + amount(depth - 1) + ", 10, 40000)";
        }
    }
    std::mt19937& random_;
};

void compare(Truth before, Truth after, const std::string& what) {
    if (before == Truth::unknown || before == after) return;
    FAIL_CHECK(what << " was " << engine::name_of(before) << " and became " << engine::name_of(after));
}

void compare(const engine::Assessment& before, const engine::Assessment& after) {
    REQUIRE(before.duties.size() == after.duties.size());
    for (std::size_t i = 0; i < before.questions.size(); ++i)
        compare(before.questions[i].asked, after.questions[i].asked, "asking " + before.questions[i].question.value);
    for (std::size_t i = 0; i < before.duties.size(); ++i) {
        const auto &a = before.duties[i], &b = after.duties[i];
        compare(a.applies, b.applies, "duty " + a.duty.value);
        for (std::size_t k = 0; k < a.phases.size(); ++k)
            compare(a.phases[k].applies, b.phases[k].applies, "phase " + a.phases[k].id + " of " + a.duty.value);
        for (std::size_t k = 0; k < a.limits.size(); ++k) {
            INFO(a.limits[k].of);
            compare(a.limits[k].met, b.limits[k].met, "limit of " + a.duty.value);
            const double slack = 1e-6 * std::max(1.0, std::abs(a.limits[k].high));
            if (!(b.limits[k].low >= a.limits[k].low - slack && b.limits[k].high <= a.limits[k].high + slack))
                FAIL_CHECK("from " << a.limits[k].low << " to " << a.limits[k].high << " became from " << b.limits[k].low
                                   << " to " << b.limits[k].high);
        }
    }
    for (std::size_t i = 0; i < before.measures.size(); ++i) {
        compare(before.measures[i].applies, after.measures[i].applies, "measure " + before.measures[i].measure.value);
        compare(before.measures[i].blocked, after.measures[i].blocked, "block of " + before.measures[i].measure.value);
    }
    for (std::size_t i = 0; i < before.schemes.size(); ++i) {
        compare(before.schemes[i].fits, after.schemes[i].fits, "scheme " + before.schemes[i].scheme.value);
        for (std::size_t k = 0; k < before.schemes[i].criteria.size(); ++k)
            compare(before.schemes[i].criteria[k].met, after.schemes[i].criteria[k].met,
                    "criterion " + before.schemes[i].criteria[k].criterion.value);
    }
}

}  // namespace

TEST_CASE("knowing more never turns a verdict around: rules at random") {
    Random random("rules at random");
    INFO("seed " << random.seed());
    const int packs = cases(4000, 60), rules = 25, rounds = 4;  // 400,000 or 6,000 cases
    for (int p = 0; p < packs; ++p) {
        Parts parts = without_units();
        Rules make(random);
        std::vector<std::string> texts;
        for (int i = 0; i < rules; ++i) {
            texts.push_back(make.rule(4));
            if (texts.back().size() > 4000) texts.back() = "use > 5";
            parts.duties += (i > 0 ? "," : "") + duty("d" + std::to_string(i), texts.back());
        }
        const auto pack = pack_of(parts);
        for (int round = 0; round < rounds; ++round) {
            const auto whole = complete(pack, random);
            const auto after = verdicts(pack, whole), before = verdicts(pack, fewer(pack, whole, random));
            for (std::size_t i = 0; i < texts.size(); ++i)
                compare(before.duties[i].applies, after.duties[i].applies, texts[i]);
        }
    }
}

TEST_CASE("knowing more never turns a verdict around: the shipped pack") {
    Random random("the shipped pack");
    INFO("seed " << random.seed());
    const auto& pack = shipped_pack();
    for (const std::string track : {"sme", "terrain"}) {
        const auto nothing = verdicts(pack, {}, track);
        const int rounds = cases(50000, 20);  // each of some 300 verdicts
        for (int round = 0; round < rounds; ++round) {
            const auto whole = complete(pack, random);
            const auto some = verdicts(pack, fewer(pack, whole, random), track), all = verdicts(pack, whole, track);
            compare(nothing, some);
            compare(some, all);
        }
    }
}
