// Effort and gain: the first steps of the plan that bring money, by how much trouble they are.
#include "present/screens/plan_parts.h"

#include <algorithm>
#include <cmath>

namespace tk::present {

namespace {

using engine::Group;
using engine::MeasureState;
using engine::Step;

constexpr std::size_t steps_shown = 10, steps_on_phone = 6;
constexpr double fewest_ticks = 4;

// What stands on the chart, in the order of the plan, and what comes before the last of it without an amount.
struct Picked {
    std::vector<const Step*> steps{}, without{};
    bool more = false;  // further steps with an amount
};

bool brings_money(const MeasureState& measure) { return rounded(measure.gain.p50) > 0; }

Picked picked_of(const State& state) {
    Picked picked;
    std::vector<const Step*> without;
    const std::size_t most = width_of(state) == Width::narrow ? steps_on_phone : steps_shown;
    for (const Step& step : state.assessment.plan.steps) {
        if (step.group != Group::can || step.blocked) continue;
        if (!brings_money(*state.assessment.find(step.measure))) {
            without.push_back(&step);
            continue;
        }
        if (picked.steps.size() == most) {
            picked.more = true;
            break;
        }
        picked.steps.push_back(&step);
        picked.without = without;
    }
    return picked;
}

// 1 easy to 5 hard, in three words.
int column_of(const State& state, const Step& step) {
    const int effort = state.pack->find(step.measure)->effort;
    return effort <= 2 ? 0 : effort == 3 ? 1 : 2;
}

std::string effort_name(const Texts& texts, int column) {
    return texts(column == 0 ? "effort.little" : column == 1 ? "effort.usual" : "effort.much");
}

// "8, 9 en 10"
std::string numbers_text(const Texts& texts, const std::vector<const Step*>& steps) {
    std::string all;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::string number = std::to_string(steps[i]->place);
        if (i == 0) all = number;
        else if (i + 1 == steps.size()) all = texts("effort.and", {{"first", all}, {"last", number}});
        else all += ", " + number;
    }
    return all;
}

std::string effort_message(const State& state, const Picked& picked) {
    const Texts& texts = state.texts();
    const auto gain = [&](const Step* step) { return state.assessment.find(step->measure)->gain.p50; };
    const Step* most = *std::ranges::max_element(picked.steps, {}, gain);
    std::vector<const Step*> easy;
    for (const Step* step : picked.steps)
        if (column_of(state, *step) == 0) easy.push_back(step);
    const std::string best = texts(
        "effort.most",
        {{"step", std::to_string(most->place)}, {"range", money_spoken(texts, state.assessment.find(most->measure)->gain)}});
    if (easy.empty()) return texts("effort.no_little", {{"most", best}});
    return texts(easy.size() == 1 ? "effort.little_one" : "effort.little_more",
                 {{"steps", numbers_text(texts, easy)}, {"most", best}});
}

// Round numbers, from 0 or what lies below it, to what lies above the highest.
std::vector<double> ticks_of(double lowest, double highest) {
    double step = 10;
    for (bool found = false; !found && step < 1e12;) {
        for (const double factor : {1.0, 2.0, 2.5, 5.0})
            if (!found && step * factor * fewest_ticks >= highest) {
                step *= factor;
                found = true;
            }
        if (!found) step *= 10;
    }
    std::vector<double> ticks;
    for (double at = std::floor(std::min(lowest, 0.0) / step) * step; ticks.size() < 12; at += step) {
        ticks.push_back(at);
        if (at >= highest) break;
    }
    return ticks;
}

Block scale_word(std::string key, Look look, std::string label, Point at = {}) {
    Block word = words(std::move(key), look, std::move(label));
    word.point = at;
    return word;
}

Block effort_chart(const State& state, const Picked& picked, const std::string& sentence) {
    const Texts& texts = state.texts();
    double lowest = 0, highest = 0, largest = 1;
    for (const Step* step : picked.steps) {
        const MeasureState& measure = *state.assessment.find(step->measure);
        lowest = std::min(lowest, measure.gain.p10);
        highest = std::max(highest, measure.gain.p90);
        largest = std::max(largest, measure.investment.p50);
    }
    const std::vector<double> ticks = ticks_of(lowest, highest);
    Block figure = block("effort/figure", Role::figure, Look::plain, sentence);
    figure.axis = Axis{ticks.front(), ticks.back()};
    for (std::size_t i = 0; i < ticks.size(); ++i)
        figure.children.push_back(
            scale_word("effort/tick/" + std::to_string(i), Look::chart_tick, money(texts, ticks[i]), {.at = ticks[i]}));
    Block list = block("effort/points", Role::list, Look::plain, texts("effort.points"));
    bool easy = false;
    for (const Step* step : picked.steps) {
        const MeasureState& measure = *state.assessment.find(step->measure);
        const std::string key = "effort/" + step->measure.value;
        // Painted is the number alone; the name is for those who hear the page.
        Block link = action(key, Role::link, Look::effort_point, std::to_string(step->place),
                            GoTo{{Page::measure, step->measure.value}});
        link.point = Point{measure.gain.p50,        measure.gain.p10,
                           measure.gain.p90,        std::clamp(measure.investment.p50 / largest, 0.0, 1.0),
                           column_of(state, *step), step->maybe};
        easy = easy || link.point->column == 0;
        Block name = words(key + "/name", Look::small, step_name(state, *step));
        name.mirror_only = true;
        link.children.push_back(std::move(name));
        list.children.push_back(box(key + "/item", Look::plain, {std::move(link)}, Role::item));
    }
    if (easy) figure.children.push_back(scale_word("effort/zone", Look::chart_zone, texts("effort.zone")));
    for (int column = 0; column < 3; ++column)
        figure.children.push_back(scale_word("effort/column/" + std::to_string(column), Look::chart_column,
                                             effort_name(texts, column), {.column = column}));
    figure.children.push_back(scale_word("effort/axis", Look::chart_axis, texts("effort.axis")));
    return box("effort/chart", Look::effort, {std::move(figure), std::move(list)});
}

// "€ 1.900 (€ 1.200 – 2.900)"
std::string amount_cell(const Texts& texts, const engine::Spread& amount) {
    const std::string likely = money(texts, amount.p50), range = money_range(texts, amount);
    return likely == range ? likely : texts("effort.amount", {{"likely", likely}, {"range", range}});
}

}  // namespace

std::optional<Block> effort_card(const State& state) {
    const Picked picked = picked_of(state);
    if (picked.steps.empty()) return std::nullopt;
    const Texts& texts = state.texts();
    const std::string sentence = effort_message(state, picked);
    std::vector<Block> body = {chart_head(state, "effort", texts("effort.title")),
                               words("effort/message", Look::body, sentence)};
    if (!picked.without.empty())
        body.push_back(words("effort/without", Look::small_soft,
                             texts(picked.without.size() == 1 ? "effort.without_one" : "effort.without",
                                   {{"steps", numbers_text(texts, picked.without)}})));
    std::vector<std::vector<std::string>> rows = {
        {texts("effort.step"), texts("effort.axis"), texts("effort.gain_column"), texts("effort.investment_column")}};
    for (const Step* step : picked.steps) {
        const MeasureState& measure = *state.assessment.find(step->measure);
        rows.push_back({texts("effort.row", {{"number", std::to_string(step->place)}, {"step", step_name(state, *step)}}),
                        effort_name(texts, column_of(state, *step)), amount_cell(texts, measure.gain),
                        amount_cell(texts, measure.investment)});
    }
    add_chart(state, body, "effort", effort_chart(state, picked, sentence),
              chart_table("effort", texts("effort.table"), rows));
    body.push_back(words("effort/read", Look::caption_soft, texts("effort.read")));
    if (picked.more)
        body.push_back(words("effort/more", Look::caption_soft,
                             texts("effort.more", {{"count", std::to_string(picked.steps.size())}})));
    return box("effort", Look::card, std::move(body));
}

}  // namespace tk::present
