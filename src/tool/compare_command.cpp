#include "engine/compare.h"
#include "engine/names.h"
#include "present/format.h"
#include "tool/case.h"
#include "tool/commands.h"
#include "tool/say.h"

#include <cstdio>

namespace tk::tool {

namespace {

class Comparison {
public:
    Comparison(const present::Texts& texts, const engine::Difference& difference) : texts_(texts), difference_(difference) {}

    std::string report() {
        if (difference_.empty()) line(texts_("compare.same"));
        steps("compare.came", difference_.came);
        steps("compare.went", difference_.went);
        steps("compare.moved", difference_.moved);
        duties();
        schemes();
        line(texts_("compare.totals"));
        amount("compare.gain", difference_.before.gain, difference_.after.gain);
        amount("compare.investment", difference_.before.investment, difference_.after.investment);
        const auto tonnes = [&](const engine::Spread& co2) {
            return texts_("plan.tonnes", {{"range", present::number_range(texts_, co2.p10 / 1000, co2.p90 / 1000, 1)}});
        };
        change(texts_("plan.co2"), tonnes(difference_.before.co2), tonnes(difference_.after.co2));
        return text_;
    }

private:
    const present::Texts& texts_;
    const engine::Difference& difference_;
    std::string text_{};

    void line(const std::string& words) { text_ += words + "\n"; }
    void change(const std::string& name, const std::string& before, const std::string& after) {
        line("  - " + texts_("compare.change", {{"name", name}, {"before", before}, {"after", after}}));
    }
    void amount(const char* key, const engine::Spread& before, const engine::Spread& after) {
        change(texts_(key), present::money_range(texts_, before), present::money_range(texts_, after));
    }
    void steps(const char* key, const std::vector<engine::StepChange>& list) {
        if (list.empty()) return;
        line(texts_(key));
        for (const auto& step : list) {
            const std::string name =
                texts_(step.duty.empty() ? "measure." + step.measure.value + ".name" : "duty." + step.duty.value + ".name");
            if (step.before > 0 && step.after > 0) change(name, std::to_string(step.before), std::to_string(step.after));
            else line("  - " + name);
        }
        line("");
    }
    std::string words(engine::Truth truth) const { return texts_("compare.verdict." + std::string(engine::name_of(truth))); }
    std::string words(engine::WindowState window) const {
        return texts_("compare.window." + std::string(engine::name_of(window)));
    }
    void duties() {
        if (difference_.duties.empty()) return;
        line(texts_("compare.duties"));
        for (const auto& one : difference_.duties)
            change(texts_("duty." + one.duty.value + ".name"), words(one.before), words(one.after));
        line("");
    }
    void schemes() {
        if (difference_.schemes.empty()) return;
        line(texts_("compare.schemes"));
        for (const auto& one : difference_.schemes) {
            const std::string name = texts_("scheme." + one.scheme.value + ".name");
            if (one.before != one.after) change(name, words(one.before), words(one.after));
            if (one.window_before != one.window_after) change(name, words(one.window_before), words(one.window_after));
        }
        line("");
    }
};

}  // namespace

int compare(const Arguments& arguments) {
    const auto content = content_of(arguments.option("--content"), arguments.option("--overlay"));
    if (!content) {
        say(stderr, content.error());
        return findings;
    }
    // Without a second file the same answers are looked at on another day.
    const std::string& second = arguments.second.empty() ? arguments.file : arguments.second;
    if (second == "-") {
        say(stderr, "terreinkompas: standard input can be read once; name a file for the second answers\n");
        return misuse;
    }
    const auto a = answer_file(*content, arguments.file, arguments.option("--date-a"));
    const auto b = a ? answer_file(*content, second, arguments.option("--date-b")) : a;
    if (!b) {
        say(stderr, b.error());
        return findings;
    }
    if (a->loaded.track != b->loaded.track) {
        say(stderr, "terreinkompas: one file is of a company and the other of a business park\n");
        return findings;
    }
    const auto assessed = [&](const AnswerFile& file) {
        return engine::assess(content->pack, file.loaded.answers,
                              {.date = file.date, .track = file.loaded.track, .choices = file.choices, .what_if = false});
    };
    const auto difference = engine::difference_of(assessed(*a), assessed(*b));
    if (arguments.option("--format", "text") == "json") {
        say(stdout, engine::difference_json(difference) + "\n");
        return good;
    }
    const auto texts = texts_for(arguments, *content);
    if (!texts) return findings;
    say(stdout, Comparison(*texts, difference).report());
    return good;
}

}  // namespace tk::tool
