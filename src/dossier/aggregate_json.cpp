#include "dossier/aggregate.h"
#include "dossier/spelling.h"
#include "engine/names.h"
#include "engine/result_writer.h"

#include <nlohmann/json.hpp>

#include <array>

namespace tk::dossier {

namespace {

using nlohmann::ordered_json;
namespace write = engine::write;

constexpr std::array<std::string_view, 6> standings{"counted", "unusable", "terrain", "same_id", "left_out", "too_many"};
constexpr std::array<std::string_view, 3> likenesses{"same_id", "same_answers", "same_name"};

ordered_json count(const Count& one) { return one ? ordered_json(*one) : ordered_json(); }
ordered_json range(const Range& one) {
    return {{"apart", write::spread(one.apart)}, {"together", write::spread(one.together)}};
}
ordered_json spread(const std::optional<engine::Spread>& one) { return one ? write::spread(*one) : ordered_json(); }

template <class List, class Make>
ordered_json each(const List& list, Make make) {
    ordered_json made = ordered_json::array();
    for (const auto& one : list) made.push_back(make(one));
    return made;
}

// With names and files; the list of files is for who has them.
ordered_json files_of(const Aggregate& all) {
    return {{"members", each(all.members,
                             [](const Member& one) {
                                 return ordered_json{{"file", one.file},
                                                     {"id", one.id},
                                                     {"name", one.name},
                                                     {"standing", spelled(standings, one.standing)},
                                                     {"issues", each(one.issues, [](const Issue& issue) {
                                                          return ordered_json{{"problem", key_of(issue.problem)},
                                                                              {"where", issue.where},
                                                                              {"what", issue.what}};
                                                      })}};
                             })},
            {"doubts", each(all.doubts,
                            [](const Doubt& one) {
                                return ordered_json{{"likeness", spelled(likenesses, one.likeness)}, {"files", one.files}};
                            })},
            {"contradictions", each(all.contradictions, [](const Contradiction& one) {
                 return ordered_json{{"file", one.file}, {"check", one.check}, {"questions", write::ids(one.questions)}};
             })}};
}

ordered_json written(const QuestionFigures& one) {
    ordered_json made{{"question", one.question.value}, {"answered", count(one.answered)},   {"unsure", count(one.unsure)},
                      {"open", count(one.open)},        {"options", ordered_json::object()}, {"numbers", nullptr}};
    for (const OptionCount& option : one.options) made["options"][option.option.value] = count(option.count);
    if (one.numbers)
        made["numbers"] = {{"first", write::number(one.numbers->first)},
                           {"middle", write::number(one.numbers->middle)},
                           {"third", write::number(one.numbers->third)},
                           {"sum", write::number(one.numbers->sum)}};
    return made;
}

ordered_json written(const DutyFigures& one) {
    return {{"duty", one.duty.value},
            {"must", count(one.must)},
            {"will", count(one.will)},
            {"unknown", count(one.unknown)},
            {"no", count(one.no)},
            {"limits", each(one.limits, [](const LimitFigures& limit) {
                 return ordered_json{{"of", limit.of},
                                     {"op", engine::name_of(limit.op)},
                                     {"limit", write::number(limit.limit, 6)},
                                     {"unit", limit.unit},
                                     {"met", count(limit.met)},
                                     {"unknown", count(limit.unknown)},
                                     {"not_met", count(limit.not_met)}};
             })}};
}

ordered_json written(const CollectiveDuty& one) {
    return {{"duty", one.duty.value},
            {"fate", spelled(fate_names, one.fate)},
            {"limits", each(one.limits,
                            [](const engine::LimitState& limit) {
                                return ordered_json{{"of", limit.of},
                                                    {"op", engine::name_of(limit.op)},
                                                    {"limit", write::number(limit.limit, 6)},
                                                    {"unit", limit.unit},
                                                    {"low", write::number(limit.low, 6)},
                                                    {"high", write::number(limit.high, 6)},
                                                    {"met", engine::name_of(limit.met)}};
                            })},
            {"because", write::ids(one.because)},
            {"waiting_on", write::ids(one.waiting_on)}};
}

}  // namespace

std::string aggregate_json(const Aggregate& all, bool with_files) {
    ordered_json root{{"format", "terreinkompas aggregate"},
                      {"version", 1},
                      {"date", engine::text_of(all.date)},
                      {"pack", all.receipt.pack},
                      {"pack_version", all.receipt.pack_version},
                      {"pack_hash", all.receipt.pack_hash},
                      {"companies", all.counted},
                      {"smallest_group", smallest_group},
                      {"totals", nullptr}};
    if (all.totals)
        root["totals"] = {{"saving_eur", range(all.totals->gain)},
                          {"saving_kwh", range(all.totals->electricity)},
                          {"saving_m3", range(all.totals->gas)},
                          {"saving_co2_kg", range(all.totals->co2)},
                          {"investment_eur", range(all.totals->investment)}};
    root["questions"] = each(all.questions, [](const auto& one) { return written(one); });
    root["measures"] = each(all.measures, [](const MeasureFigures& one) {
        return ordered_json{{"measure", one.measure.value},
                            {"companies", count(one.companies)},
                            {"saving_eur", spread(one.gain)},
                            {"investment_eur", spread(one.investment)}};
    });
    root["duties"] = each(all.duties, [](const auto& one) { return written(one); });
    root["schemes"] = each(all.schemes, [](const SchemeFigures& one) {
        return ordered_json{{"scheme", one.scheme.value},
                            {"fits", count(one.fits)},
                            {"may_fit", count(one.may_fit)},
                            {"no_fit", count(one.no_fit)},
                            {"window", engine::name_of(one.window)}};
    });
    root["estimates"] = each(all.estimates, [](const Estimate& one) {
        return ordered_json{{"question", one.question.value},
                            {"out_of", write::ids(one.out_of)},
                            {"low", write::number(one.low)},
                            {"high", write::number(one.high)},
                            {"from", one.from}};
    });
    root["collective_schemes"] = each(all.collective_schemes, [](const CollectiveScheme& one) {
        return ordered_json{{"scheme", one.scheme.value},
                            {"fits", engine::name_of(one.fits)},
                            {"window", engine::name_of(one.window)},
                            {"because", write::ids(one.because)},
                            {"waiting_on", write::ids(one.waiting_on)}};
    });
    root["collective_duties"] = each(all.collective_duties, [](const auto& one) { return written(one); });
    if (with_files) root.update(files_of(all));
    return root.dump(2, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace tk::dossier
