#include "present/checklist.h"
#include "present/update.h"
#include "tool/case.h"
#include "tool/commands.h"
#include "tool/say.h"

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

namespace tk::tool {

namespace {

using nlohmann::ordered_json;

std::string as_text(const present::State& state) {
    const present::Texts& texts = state.texts();
    const auto lines = present::checklist(state);
    std::string text = texts("recognised_page.title") + "\n";
    if (lines.empty()) text += texts("recognised_page.none") + "\n";
    std::string category;
    for (const auto& line : lines) {
        if (std::exchange(category, line.category) != line.category)
            text += "\n" + texts("recognised_category." + line.category) + "\n";
        text += "  " + texts("recognised_page.line", {{"code", line.code}, {"title", line.title}}) + " [" + line.verdict +
                "; " + texts("recognised_page.standing." + name_of(line.standing)) + "]\n";
        if (!line.reason.empty()) text += "      " + line.reason + "\n";
        if (line.standing == present::Standing::done || line.standing == present::Standing::not_applicable) continue;
        text += "      " + line.moment + (line.owner.empty() ? "" : " " + line.owner) + "\n";
        if (!line.waits.empty()) text += "      - " + line.waits + "\n";
        for (const auto& one : line.conditions)
            text += "      - " + texts("criterion.line", {{"verdict", one.verdict}, {"text", one.text}}) + "\n";
        for (const auto& step : line.steps) text += "      " + texts("recognised_page.steps") + " " + step.name + "\n";
    }
    return text + "\n" + texts("recognised_page.source") + "\n";
}

std::string as_json(const present::State& state) {
    ordered_json lines = ordered_json::array();
    for (const auto& line : present::checklist(state)) {
        ordered_json conditions = ordered_json::array(), steps = ordered_json::array();
        for (const auto& one : line.conditions)
            conditions.push_back({{"id", one.id}, {"met", engine::name_of(one.met)}, {"text", one.text}});
        for (const auto& step : line.steps) steps.push_back(step.measure.value);
        lines.push_back({{"code", line.code},
                         {"category", line.category},
                         {"title", line.title},
                         {"applies", engine::name_of(line.applies)},
                         {"standing", name_of(line.standing)},
                         {"reason", line.reason},
                         {"moment", line.moment},
                         {"owner", line.owner},
                         {"conditions", std::move(conditions)},
                         {"steps", std::move(steps)}});
    }
    const auto* duty = state.assessment.find(state.pack->recognised.duty);
    const ordered_json root{{"duty", state.pack->recognised.duty.value},
                            {"duty_applies", engine::name_of(duty == nullptr ? engine::Truth::no : duty->applies)},
                            {"recognised", std::move(lines)}};
    return root.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

int checklist(const Arguments& arguments) {
    auto given = case_of(arguments);
    if (!given) return given.error();
    auto made = state_of(arguments, std::move(*given));
    if (!made) return findings;
    present::State& state = *made;
    const std::string format = arguments.option("--format", "text");
    say(stdout, format == "csv" ? present::checklist_csv(state) : format == "json" ? as_json(state) : as_text(state));
    return good;
}

}  // namespace tk::tool
