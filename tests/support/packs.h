// Small packs written in a test, as text, so that a test shows all that matters to it.
#pragma once

#include "engine/answers.h"
#include "engine/assess.h"
#include "engine/content.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tk::tests {

// Parts of a pack as JSON: lists without their brackets. What stays empty gets the smallest thing that loads.
struct Parts {
    std::string questions =
        R"({"id":"use","track":"sme","theme":"energy","kind":"number","unit":"kWh/year","min":0,"max":100000,
                                "prior":{"low":1000,"likely":20000,"high":60000,"confidence":"low"},"seconds":10},
                               {"id":"gas","track":"sme","theme":"energy","kind":"number","unit":"m3/year","min":0,"max":50000,
                                "prior":{"low":0,"likely":3000,"high":9000,"confidence":"low"},"seconds":10},
                               {"id":"heating","track":"sme","theme":"energy","kind":"one","options":[{"id":"gas_new"},{"id":"gas_old"},{"id":"pump"}],
                                "prior":{"weights":{"gas_new":2,"gas_old":1,"pump":1},"confidence":"low"},"seconds":5},
                               {"id":"rooms","track":"sme","theme":"energy","kind":"many","options":[{"id":"ovens"},{"id":"cold"},{"id":"none","exclusive":true}],
                                "prior":{"chances":{"ovens":0.3,"cold":0.5},"confidence":"low"},"seconds":5},
                               {"id":"goal","track":"sme","theme":"energy","kind":"many","options":[{"id":"cost"},{"id":"co2"}],
                                "prior":{"chances":{"cost":0.5,"co2":0.5},"confidence":"low"},"seconds":5})";
    std::string coefficients =
        R"({"id":"c_price","unit":"EUR/kWh","low":0.15,"likely":0.2,"high":0.3,"confidence":"low","sources":["src"]})";
    std::string quantities{}, end_uses{}, measures{}, duties{}, schemes{}, checks{}, migrations{}, link_order{};
    std::string ranking{};  // members besides the weights and factors
};

// The same with numbers that have no unit, so that a test may add and compare as it likes.
Parts without_units(Parts = {});

// With a link order for companies: each text the entries of an edition, the checksum as the loader wants it.
Parts with_link_order(Parts, const std::vector<std::string>& editions);

// A little of everything that a pack can have.
Parts rich();

std::vector<engine::Document> documents_of(const Parts&);

// Fails the test, with the issues, when the pack does not load.
engine::ContentPack pack_of(const Parts&);

// A duty that holds when the rule does; `rest` are further members.
std::string duty(std::string_view id, std::string_view rule, std::string_view rest = "");
// A measure with the smallest set of members; `rest` are further members.
std::string measure(std::string_view id, std::string_view applies, std::string_view gain, std::string_view rest = "");

engine::Answer chosen(std::vector<std::string> options);
engine::Answer number(double value);

// The answers of a map such as {{"use", number(3)}}.
engine::Answers answers(const std::map<std::string, engine::Answer>&);

inline const engine::Date some_day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{24}};

engine::Assessment assess(const engine::ContentPack&, const engine::Answers&, engine::Date date = some_day);

// What the rule is worth with these answers.
engine::Truth truth_of_rule(std::string_view rule, const std::map<std::string, engine::Answer>& given,
                            const Parts& parts = without_units());
// 10th, 50th and 90th percentile over the draws of the amount with these answers.
engine::Spread spread_of(std::string_view amount, const std::map<std::string, engine::Answer>& given,
                         const Parts& parts = without_units());
// All issues of a pack, one per line: "file where what".
std::string issues_of(const Parts&);

// The pack as it is shipped, loaded once.
const engine::ContentPack& shipped_pack();

}  // namespace tk::tests
