// The steps of the plan as tables: what must be done, what comes, what to begin with, what can be done.
#include "present/report/parts.h"

#include <algorithm>

namespace tk::present {

namespace {

using engine::Group;
using engine::Horizon;
using engine::Step;

constexpr std::size_t first_steps = 3;

std::vector<const Step*> steps_of(const Report& report, Group group) {
    std::vector<const Step*> found;
    for (const Step& step : report.state.assessment.plan.steps)
        if (step.group == group) found.push_back(&step);
    return found;
}

std::string row_key(const Step& step) { return "step/" + (step.duty.empty() ? step.measure.value : step.duty.value); }

// Cuts the list to what fits, and says what was cut.
std::string cut(const Report& report, std::vector<const Step*>& steps, std::size_t most, bool names) {
    if (!report.short_one() || steps.size() <= most) return {};
    std::vector<std::string> rest;
    for (std::size_t i = most; i < steps.size(); ++i) rest.push_back(step_name(report.state, *steps[i]));
    steps.resize(most);
    const std::string count = std::to_string(rest.size());
    return names ? report.texts("report.more_named", {{"count", count}, {"names", joined(report.texts, rest)}})
                 : report.texts("report.more", {{"count", count}});
}

// What must be done, or what comes.
void write_duties_of(Report& report, const Shown& plan, Group group) {
    const bool now = group == Group::must;
    auto steps = steps_of(report, group);
    if (steps.empty() && !now) return;
    const Texts& texts = report.texts;
    Html& html = report.html;
    const std::string name = now ? "must" : "will";
    const auto inside = section(report, name, texts("group." + name));
    if (steps.empty()) {
        html.element("p", texts("report.no_duties"));
        return;
    }
    const auto room = room_of(report.state);
    const std::string rest = cut(report, steps, now ? room.duties : room.coming, true);
    {
        Table table(html, texts("report." + name),
                    {{texts("report.column.number"), "number"},
                     {texts("report.column.duty"), "head"},
                     {texts("report.column.because"), "because"},
                     {texts("report.column.when"), "when"}});
        for (const Step* step : steps) {
            const std::string key = row_key(*step);
            const auto row = table.row();
            {
                const auto cell = table.cell(0);
                step_number(html, *step, now);
            }
            table.words(1, step_name(report.state, *step));
            {
                const auto cell = table.cell(2);
                html.text(plan.help(key)).text(" ").element("span", plan.label(key + "/article"), {{"class", "soft"}});
            }
            table.words(3, plan.label(key + "/when"));
        }
    }
    html.element("p", rest, {{"class", "rest"}});
}

// What stands in the way of a step, or goes before it.
std::string remarks(const Report& report, const Step& step) {
    const Texts& texts = report.texts;
    std::string text;
    const auto add = [&](const std::string& more) { text += (text.empty() ? "" : ". ") + more; };
    if (step.maybe) add(texts("plan.maybe"));
    if (step.blocked) add(texts("plan.blocked"));
    else if (!step.in_budget) add(texts("plan.not_in_budget"));
    if (!step.needs.empty()) add(texts("plan.first", {{"measure", texts("measure." + step.needs.front().value + ".name")}}));
    return text;
}

void write_chance(Report& report, Table& table, const Step& step, double end) {
    const Texts& texts = report.texts;
    Html& html = report.html;
    const auto& measure = *report.state.assessment.find(step.measure);
    const bool gains = rounded(measure.gain.p90) > 0;
    const auto row = table.row();
    {
        const auto cell = table.cell(0);
        step_number(html, step, true);
    }
    {
        const auto cell = table.cell(1);
        html.text(step_name(report.state, step));
        const std::string more =
            gains ? remarks(report, step)
                  : texts("plan.no_gain") + (remarks(report, step).empty() ? "" : ". ") + remarks(report, step);
        html.element("span", more, {{"class", "soft note"}});
    }
    {
        const auto cell = table.cell(2);
        if (gains) {
            draw_bar(html, bar_of(measure.gain, end), money_sentence(texts, measure.gain));
            html.element("span", money_range(texts, measure.gain));
        } else {
            html.text(texts("report.none"));
        }
    }
    table.words(3, rounded(measure.investment.p90) > 0 ? money_range(texts, measure.investment) : texts("plan.no_cost"));
    table.words(4, measure.payback ? years_range(texts, *measure.payback) : texts("report.none"));
}

}  // namespace

Room room_of(const State& state) {
    constexpr std::size_t most_duties = 7, most_coming = 3, fewest = 3, most = 12;
    // Heights on paper, in millimetres: a row of a duty, of a chance and of a scheme, and what all rows but those of the
    // schemes have together.
    constexpr double duty = 17, chance = 12.5, scheme = 17, all = 124;
    std::size_t must = 0, will = 0;
    for (const Step& step : state.assessment.plan.steps) {
        if (step.group == Group::must) ++must;
        if (step.group == Group::will) ++will;
    }
    const std::size_t rows = std::min(must, most_duties) + std::min(will, most_coming), schemes = rows > 6 ? 2 : 3;
    const double left = all - duty * static_cast<double>(rows) + (schemes == 2 ? scheme : 0);
    const auto chances = static_cast<std::size_t>(std::max(0.0, left) / chance);
    return {most_duties, most_coming, std::clamp(chances, fewest, most), schemes};
}

void write_duties(Report& report, const Shown& plan) {
    write_duties_of(report, plan, Group::must);
    write_duties_of(report, plan, Group::will);
}

void write_week(Report& report) {
    const Texts& texts = report.texts;
    std::vector<const Step*> first = steps_of(report, Group::can);
    std::erase_if(first, [](const Step* step) { return step->blocked || step->maybe || !step->in_budget; });
    std::ranges::stable_sort(first, {}, [](const Step* step) { return step->horizon; });
    if (first.size() > first_steps) first.resize(first_steps);
    if (first.empty()) return;
    const auto inside = section(report, "week", texts("report.week"));
    const auto list = report.html.in("ul");
    for (const Step* step : first) {
        const auto item = report.html.in("li");
        report.html.open("span", {{"class", "tick"}}).close();
        const auto words = report.html.in("span");
        report.html.text(texts("measure." + step->measure.value + ".first_step")).text(" ");
        report.html.element("span", texts("report.of_step", {{"number", std::to_string(step->place)}}), {{"class", "soft"}});
    }
}

void write_chances(Report& report) {
    auto steps = steps_of(report, Group::can);
    if (steps.empty()) return;
    const Texts& texts = report.texts;
    double largest = 1;
    for (const Step* step : steps) largest = std::max(largest, report.state.assessment.find(step->measure)->gain.p90);
    const auto inside = section(report, "can", texts("group.can"));
    // In the order of the plan, which is not that of the horizons: first what is first.
    const std::string rest = cut(report, steps, room_of(report.state).chances, false);
    {
        Table table(report.html, texts("report.can"),
                    {{texts("report.column.number"), "number"},
                     {texts("report.column.step"), "head"},
                     {texts("report.column.saving"), "saving"},
                     {texts("plan.investment"), "amount"},
                     {texts("what_if.table.payback"), "years"}});
        for (const Horizon horizon : {Horizon::now, Horizon::year, Horizon::later}) {
            const auto here = [&](const Step* step) { return step->horizon == horizon; };
            if (std::ranges::none_of(steps, here)) continue;
            table.group(texts(horizon == Horizon::now    ? "horizon.now"
                              : horizon == Horizon::year ? "horizon.year"
                                                         : "horizon.later"));
            for (const Step* step : steps)
                if (here(step)) write_chance(report, table, *step, bar_end(largest));
        }
    }
    report.html.element("p", rest, {{"class", "rest"}});
    report.html.element("p", texts("plan.note"), {{"class", "soft"}});
}

void write_maybe(Report& report, const Shown& plan) {
    const Block* list = plan.find("confirm/list");
    if (list == nullptr) return;
    const Texts& texts = report.texts;
    const auto inside = section(report, "maybe", texts("confirm.title"));
    Table table(report.html, texts("confirm.what"),
                {{texts("report.column.duty"), "head"}, {texts("report.column.because"), "because"}});
    for (const Block& item : list->children) {
        const Block& link = item.children.front();
        const auto row = table.row();
        table.words(0, link.label);
        table.words(1, link.help);
    }
}

}  // namespace tk::present
